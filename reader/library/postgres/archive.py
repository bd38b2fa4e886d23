"""A library in a PostgreSQL database, for many people at once.

What is kept and what it is found by change in one transaction. Places and notes are each person's
own, by the name under which they log in; the server itself sees to that (``schema``).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from reader.library.bodies import Asking, Body, IndexedText, Proposer
from reader.library.health import faults_in
from reader.library.library import Arrival, Progress
from reader.library.postgres import rows
from reader.library.postgres.changes import changes_since
from reader.library.postgres.facts import asked_of
from reader.library.postgres.index import ArchiveIndex
from reader.library.postgres.notes import ArchiveNotes
from reader.library.postgres.schema import SCHEMA, VERSION, missing, version
from reader.library.postgres.server import Server
from reader.library.postgres.setting_up import damaged
from reader.library.postgres.telling import ArchiveEar
from reader.library.postgres.texts import stored, told
from reader.library.records import RecordError, unpacked
from reader.library.refusals import LibraryError, LibraryNewer, Stop
from reader.library.rows import Packed, amendments_in, ready
from reader.library.searches.finding import IndexedFinding, T
from reader.library.searches.query import ShelfQuery
from reader.library.searches.searching import IndexSearch
from reader.library.sqlite_library import Clock, utc_now
from reader.library.values import (
    Added,
    Backup,
    Changes,
    Entry,
    Health,
    Holding,
    Outcome,
    Outstanding,
    ShelfPlace,
    in_order_of_reading,
)
from reader.model.amendments import Amendments
from reader.model.prose import prose
from reader.model.transcript import Transcript
from reader.wording import tr

_BATCH: Final = 20
_KEPT_DAYS: Final = 30
_BACKED_UP: Final = tr(
    "An archive is backed up on its server, by whoever looks after it: "
    "PostgreSQL's pg_dump does it."
)


class PostgresLibrary(ArchiveNotes, IndexedFinding):
    """A :class:`~reader.library.library.Library` in the database of an address.

    Raises LibraryError where there is none, LibraryAway where it cannot be reached, LibraryNewer
    for one that this program is too old for. One that ``waits`` lets a change wait for the server.
    """

    def __init__(self, address: str, clock: Clock = utc_now, *, waits: bool = True) -> None:
        self._clock = clock
        self._server = Server(address, SCHEMA, waits=waits)
        with self._server.alone() as db:
            found = version(db)
            lacks = missing(db) if found == VERSION else []
        if found > VERSION:
            raise LibraryNewer(
                tr(
                    "The archive ({archive}) was made by a newer version of Transcript Reader; "
                    "install that to use it.",
                    archive=self._server.name,
                )
            )
        if found < VERSION:
            raise LibraryError(_unready(self._server.name, is_old=bool(found)))
        if lacks:
            raise damaged(self._server.name, lacks)
        self._server.reach()
        self._index = ArchiveIndex(self._server)
        self._search = IndexSearch(self._index, self._entries, self._listed)

    # -- transcripts ----------------------------------------------------------------------------

    def add(self, arrivals: Sequence[Arrival]) -> list[Added]:
        """Keep and index them in one transaction."""
        now = self._now()
        packed = [ready(arrival, now) for arrival in arrivals]
        with self._server.asking() as db:
            added = rows.add(db, packed)
            self._follow(db, added, packed)
        return added

    def _follow(self, db: Any, added: Sequence[Added], packed: Sequence[Packed]) -> None:
        documents = {}
        for made, new in zip(added, packed, strict=True):
            if made.outcome is Outcome.KNOWN:
                continue
            # One that was amended before, in another version or before it was removed, is so again.
            if amendments := rows.amendments_of(db, made.id):
                document = rows.amend(db, made.id, amendments, new.reading.transcript)
            else:
                document = IndexedText(made.id, new.digest, new.reading)
            documents[made.id] = document
        self._index.add(db, documents.values())

    def entries(self) -> list[Entry]:
        """Read all rows."""
        with self._server.reading() as db:
            found = rows.entries(db)
        return in_order_of_reading(found)

    def entries_after(self, after: Entry | None, most: int) -> list[Entry]:
        """Read the rows of those alone."""
        with self._server.reading() as db:
            found = rows.entries(db, rows.listed_after(db, after, most))
        return in_order_of_reading(found)

    def _kept(self, id_: int) -> tuple[bytes, str, str] | None:
        with self._server.reading() as db:
            row = db.execute(
                "SELECT record, digest, amended FROM content JOIN transcript ON id = transcript"
                " WHERE id = %s AND removed = ''",
                (id_,),
            ).fetchone()
        return None if row is None else (row[0], row[1], told(row[2]))

    def amend(self, id_: int, amendments: Amendments) -> None:
        """Keep and index them in one transaction."""
        said = self.as_said(id_)
        with self._server.asking() as db:
            self._index.add(db, [rows.amend(db, id_, amendments, said)])

    def knows_file(self, sha256: str, path: str) -> bool:
        """Look the two up together."""
        with self._server.reading() as db:
            row = db.execute(
                "SELECT 1 FROM transcript WHERE md5(path) = md5(%(path)s) AND path = %(path)s"
                " AND sha256 = %(sha256)s AND removed = ''",
                {"path": os.fsencode(path), "sha256": stored(sha256)},
            ).fetchone()
        return row is not None

    def note_place(self, id_: int, place: ShelfPlace) -> None:
        """Keep the place of this person, and the time."""
        reached = min(max(place.reached, 0.0), 1.0)
        with self._server.asking() as db:
            db.execute(
                "INSERT INTO reading (transcript, read, cue, char, reached)"
                " SELECT id, %s, %s, %s, %s FROM transcript WHERE id = %s"
                " ON CONFLICT (transcript, person) DO UPDATE SET read = excluded.read,"
                " cue = excluded.cue, char = excluded.char,"
                " reached = greatest(reading.reached, excluded.reached)",
                (self._now(), place.cue, place.char, reached, id_),
            )

    def mark(self, ids: Sequence[int], *, is_read: bool) -> None:
        """Set the share that this person has read, to all or to nothing."""
        with self._server.asking() as db:
            db.execute(
                "INSERT INTO reading (transcript, read, reached)"
                " SELECT id, %s, %s FROM transcript WHERE id = ANY(%s)"
                " ON CONFLICT (transcript, person) DO UPDATE SET read = excluded.read,"
                " reached = excluded.reached",
                (self._now() if is_read else "", float(is_read), list(ids)),
            )

    def set_tags(self, ids: Sequence[int], add: Sequence[str], remove: Sequence[str] = ()) -> None:
        """Change the rows of the tags, which everybody sees."""
        wanted = [stored(tag) for tag in (" ".join(tag.split()) for tag in add) if tag]
        with self._server.asking() as db:
            if remove:
                db.execute(
                    "DELETE FROM tag WHERE transcript = ANY(%s) AND name = ANY(%s)",
                    (list(ids), list(map(stored, remove))),
                )
            db.execute(
                "INSERT INTO tag SELECT id, name FROM transcript, unnest(%s::text[]) AS name"
                " WHERE id = ANY(%s) ON CONFLICT DO NOTHING",
                (wanted, list(ids)),
            )

    def remove(self, ids: Sequence[int]) -> None:
        """Mark them as removed, and let go for good of what was removed long ago.

        When that was is told by the server's clock: one of many computers may be years behind.
        """
        with self._server.asking() as db:
            db.execute(
                f"UPDATE transcript SET removed = {_moment('now()')} WHERE id = ANY(%s)",
                (list(ids),),
            )
            self._index.remove(db, ids)
            long_ago = _moment(f"now() - interval '{_KEPT_DAYS} days'")
            db.execute(f"DELETE FROM transcript WHERE removed != '' AND removed < {long_ago}")

    def bring_back(self, ids: Sequence[int]) -> None:
        """Take the mark away, and index them."""
        with self._server.asking() as db:
            db.execute("UPDATE transcript SET removed = '' WHERE id = ANY(%s)", (list(ids),))
        self._index_anew(ids)

    # -- what others do -------------------------------------------------------------------------

    def changes_since(self, revision: str) -> Changes:
        """Look which transactions were not done by then; see ``schema``."""
        with self._server.reading() as db:
            return changes_since(db, revision)

    def listen(self) -> ArchiveEar:
        """Have the server tell, over a connection of its own."""
        return ArchiveEar(self._server)

    # -- keeping --------------------------------------------------------------------------------

    def is_indexed(self) -> bool:
        """Look for what is indexed by other rules, or not at all."""
        return not self._index.outdated_after(0, 1)

    def index(self, progress: Progress | None = None, should_stop: Stop | None = None) -> None:
        """Index it anew, some at a time."""
        total, done, after = self._index.outdated(), 0, 0
        while ids := self._index.outdated_after(after, _BATCH):
            if should_stop is not None and should_stop():
                return
            self._index_anew(ids)
            done, after = done + len(ids), ids[-1]
            if progress is not None:
                progress(done, max(done, total))

    def check(self, should_stop: Stop | None = None) -> Health:
        """Check every record and every note that may be seen, and index what is not.

        Raises LibraryError if it is told to stop.
        """
        with self._server.asking() as db:
            altered = rows.altered_notes(db)
            entries = rows.entries(db)
            notes = len(rows.notes(db, None))
        faults = tuple(faults_in(entries, altered, self.get, should_stop))
        self.index(should_stop=should_stop)
        return Health(len(entries), notes, self._index.count(), faults)

    def back_up(self, *, only_if_due: bool = False) -> Backup | None:
        """Leave it to the server's own backups; raises LibraryError if one is asked for."""
        if only_if_due:
            return None
        raise LibraryError(_BACKED_UP)

    def backups(self) -> list[Backup]:
        """There are none of the program's own: raises LibraryError."""
        raise LibraryError(_BACKED_UP)

    def restore(self, name: str) -> None:
        """There is nothing of the program's own to go back to; raises LibraryError."""
        raise LibraryError(_BACKED_UP)

    def take_over(self, holdings: Sequence[Holding]) -> list[Added]:
        """Keep and index them, with all that belongs to them, in one transaction."""
        packed = [ready(Arrival(one.said, one.entry.folder), one.entry.added) for one in holdings]
        with self._server.asking() as db:
            added = rows.add(db, packed)
            for made, one in zip(added, holdings, strict=True):
                rows.take_over(db, made, one)
            self._follow(db, added, packed)
        return added

    def waiting(self) -> Outstanding:
        """Nothing is kept elsewhere: what cannot be kept here is refused."""
        return Outstanding()

    def catch_up(self) -> list[str]:
        """Reach the server."""
        self._server.reach()
        with self._server.asking() as db:
            db.execute("SELECT 1")
        return []

    def close(self) -> None:
        """Let go of the connections; each change that is under way is kept whole or not at all."""
        self._server.close()

    # -- within ---------------------------------------------------------------------------------

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")

    def _entries(self, ids: Sequence[int]) -> dict[int, Entry]:
        with self._server.reading() as db:
            return {entry.id: entry for entry in rows.entries(db, ids)}

    def _listed(self, known: Mapping[int, str]) -> tuple[dict[int, Entry], dict[int, Body | None]]:
        with self._server.reading() as db:
            return rows.listed(db, known)

    def _index_anew(self, ids: Sequence[int]) -> None:
        with self._server.asking() as db:
            found = db.execute(
                "SELECT id, record, digest, amended FROM content"
                " JOIN transcript ON id = transcript WHERE id = ANY(%s) AND removed = ''"
                " ORDER BY id FOR UPDATE OF content",
                (list(ids),),
            ).fetchall()
            self._index.add(db, [_document(*row) for row in found])

    def _proposer(self) -> Proposer:
        return self._index

    def _searcher(self) -> IndexSearch:
        return self._search

    def _asking(self, ask: Callable[[], T]) -> T:
        return ask()

    def _get_ready(self, should_stop: Stop | None) -> None:
        """There is nothing to wait for: what is not indexed by these rules is proposed always."""

    def _proposed(
        self, query: ShelfQuery, asking: Asking, should_stop: Stop | None
    ) -> Iterator[list[int]]:
        with self._server.reading() as db:
            facts = asked_of(db, query)
        return self._index.matching(asking, facts, should_stop)


def _moment(when: str) -> str:
    """Return how a time of the server is written as all times of an archive are."""
    return f"""to_char(({when}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"')"""


def _unready(archive: str, *, is_old: bool) -> str:
    if is_old:
        return tr(
            "The archive ({archive}) is of an older version: “transcript-reader library serve-init "
            "ADDRESS”, done by whoever looks after it, makes it ready.",
            archive=archive,
        )
    return tr(
        "The archive ({archive}) is not set up yet: “transcript-reader library serve-init "
        "ADDRESS”, done by whoever looks after it, makes it ready.",
        archive=archive,
    )


def _document(id_: int, record: bytes, digest: str, amended: str) -> IndexedText:
    text = told(amended)
    try:
        said = unpacked(record, digest)
    except RecordError:
        # A check tells of it; one damaged record must not keep all others from being found.
        said = Transcript()
    amendments = amendments_in(text)
    return IndexedText(id_, digest + text, prose(amendments.made_to(said) if amendments else said))
