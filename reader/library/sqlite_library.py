"""A library in two files: what must not be lost, and the index, which can be made again.

Transcripts, places, tags and notes are in ``library.db`` of the data folder, with its backups
beside it; the index is in the cache folder. The library is always written first, and the index
says of which state of the library it is: whatever is interrupted between them is made up for the
next time.
"""

from __future__ import annotations

import contextlib
import datetime
import logging
import os
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from sqlite3 import Connection
from typing import Final

from reader.library import amending, moving, rows, statements
from reader.library.along.copy_of_archive import CopyOfArchive
from reader.library.backups import Backups
from reader.library.bodies import Asking, Body, IndexedText, Proposer
from reader.library.database import Database
from reader.library.health import examined
from reader.library.index import Index
from reader.library.library import Arrival, Progress
from reader.library.noting.sqlite_notes import SqliteNotes
from reader.library.proposed import behind, proposed
from reader.library.records import RecordError
from reader.library.refusals import LibraryDamaged, LibraryError, Stop
from reader.library.schema import VERSION, is_whole, upgrade, version
from reader.library.searches.finding import IndexedFinding, T
from reader.library.searches.query import ShelfQuery
from reader.library.searches.searching import IndexSearch
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

Clock = Callable[[], datetime.datetime]

FILE: Final = "library.db"
INDEX: Final = "index.db"

_log = logging.getLogger("reader.library")

_BATCH: Final = 100
_KEPT_DAYS: Final = 30


def utc_now() -> datetime.datetime:
    """Return what the clock says."""
    return datetime.datetime.now(datetime.UTC)


class SqliteLibrary(CopyOfArchive, SqliteNotes, IndexedFinding):
    """A :class:`~reader.library.library.Library` in a folder of its own, by SQLite."""

    def __init__(self, data: Path, cache: Path, clock: Clock = utc_now) -> None:
        self._clock = clock
        self._backups = Backups(data / "backups")
        self._path = data / FILE
        self._database = Database(self._path, is_lasting=True)
        with contextlib.suppress(OSError):
            cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._index = Index(cache / INDEX)
        self._index_lock = threading.RLock()
        self._search = IndexSearch(self._index, self._entries, self._listed)
        try:
            self._look_over()
            self._upgrade()
            self._indexing(self._index.open)
        except BaseException:
            self.close()
            raise

    # -- transcripts ----------------------------------------------------------------------------

    def add(self, arrivals: Sequence[Arrival]) -> list[Added]:
        """Keep them in one transaction; the index follows."""
        now = self._now()
        packed = [rows.ready(arrival, now) for arrival in arrivals]
        with self._changing() as (db, before, after):
            added = [statements.add(db, new) for new in packed]
            documents = {one.id: one for one in amending.documents(db, added, packed)}
        changed = [made.id for made in added if made.outcome is Outcome.CHANGED]
        self._follow(before, after, documents.values(), changed)
        return added

    def entries(self) -> list[Entry]:
        """Read all rows."""
        with self._database.reading() as db:
            found = rows.entries(db)
        return in_order_of_reading(found)

    def entries_after(self, after: Entry | None, most: int) -> list[Entry]:
        """Read the rows of those alone."""
        with self._database.reading() as db:
            found = rows.entries(db, statements.listed_after(db, after, most))
        return in_order_of_reading(found)

    def _kept(self, id_: int) -> tuple[bytes, str, str] | None:
        with self._database.reading() as db:
            row = db.execute(
                "SELECT record, digest, amended FROM content JOIN transcript ON id = transcript"
                " WHERE id = ? AND removed = ''",
                (id_,),
            ).fetchone()
        return None if row is None else (row[0], row[1], row[2])

    def amend(self, id_: int, amendments: Amendments) -> None:
        """Keep them in one transaction; the index follows."""
        said = self.as_said(id_)
        with self._changing() as (db, before, after):
            document = amending.amend(db, id_, amendments, said)
        self._follow(before, after, [document], [id_])

    def knows_file(self, sha256: str, path: str) -> bool:
        """Look the two up together."""
        with self._database.reading() as db:
            row = db.execute(
                "SELECT 1 FROM transcript WHERE path = ? AND sha256 = ? AND removed = ''",
                (os.fsencode(path), sha256),
            ).fetchone()
        return row is not None

    def note_place(self, id_: int, place: ShelfPlace) -> None:
        """Keep the place, and the time."""
        with self._database.writing() as db:
            db.execute(
                "UPDATE transcript SET read = ?, cue = ?, char = ?, reached = max(reached, ?)"
                " WHERE id = ?",
                (self._now(), place.cue, place.char, min(max(place.reached, 0.0), 1.0), id_),
            )

    def mark(self, ids: Sequence[int], *, is_read: bool) -> None:
        """Set the share that was read, to all or to nothing."""
        read, reached = (self._now(), 1) if is_read else ("", 0)
        with self._database.writing() as db:
            db.executemany(
                "UPDATE transcript SET read = ?, reached = ? WHERE id = ?",
                [(read, reached, id_) for id_ in ids],
            )

    def set_tags(self, ids: Sequence[int], add: Sequence[str], remove: Sequence[str] = ()) -> None:
        """Change the rows of the tags."""
        wanted = [tag for tag in (" ".join(tag.split()) for tag in add) if tag]
        with self._database.writing() as db:
            db.executemany(
                "DELETE FROM tag WHERE transcript = ? AND name = ?",
                [(id_, tag) for id_ in ids for tag in remove],
            )
            db.executemany(
                "INSERT OR IGNORE INTO tag SELECT id, ? FROM transcript WHERE id = ?",
                [(tag, id_) for id_ in ids for tag in wanted],
            )
            statements.count_change(db)

    def remove(self, ids: Sequence[int]) -> None:
        """Mark them as removed; the words go some weeks later, when the library is opened."""
        now = self._now()
        with self._changing() as (db, before, after):
            statements.remove(db, ids, now)
        self._follow(before, after, (), ids)

    def bring_back(self, ids: Sequence[int]) -> None:
        """Take the mark away."""
        with self._changing() as (db, _before, _after):
            db.executemany(
                "UPDATE transcript SET removed = '' WHERE id = ?", [(id_,) for id_ in ids]
            )
        self.index()

    # -- what others do -------------------------------------------------------------------------

    def changes_since(self, revision: str) -> Changes:
        """Compare how many changes were counted; which they were is not written down."""
        with self._database.reading() as db:
            now = statements.state(db, "changes")
        return Changes(now, () if revision in ("", now) else None)

    def listen(self) -> None:
        """Nothing tells: who else uses a file is not known."""

    # -- being reached --------------------------------------------------------------------------

    def waiting(self) -> Outstanding:
        """Nothing waits: a file is at hand."""
        return Outstanding()

    def catch_up(self) -> list[str]:
        """There is nothing to catch up with."""
        return []

    # -- keeping --------------------------------------------------------------------------------

    def is_indexed(self) -> bool:
        """Compare of which state the index is."""
        return not self._is_behind()

    def index(self, progress: Progress | None = None, should_stop: Stop | None = None) -> None:
        """Compare what is indexed with what is kept, and make up for the difference."""
        self._indexing(lambda: self._catch_up(progress, should_stop))

    def check(self, should_stop: Stop | None = None) -> Health:
        """Check the files, every record and every note, and that the index has all of them.

        Raises LibraryError if it is told to stop.
        """
        health = examined(self._database, self._path, self.get, should_stop)
        if not self._indexing(self._index.check):
            self._index.discard()
        self.index(should_stop=should_stop)
        return health._replace(indexed=self._index.count())

    def back_up(self, *, only_if_due: bool = False) -> Backup | None:
        """Copy the file as it stands; due once a day, if anything has changed."""
        return self._back_up(only_if_due=only_if_due)

    def _back_up(self, *, only_if_due: bool = False, spared: str = "") -> Backup | None:
        now = self._clock()
        with self._database.reading() as db:
            changes = statements.state(db, "changes")
            if only_if_due and not self._is_due(now, changes, statements.state(db, "backed_up")):
                return None
            made = self._backups.make(db, now, spared)
        with self._database.writing() as db:
            db.execute("INSERT OR REPLACE INTO state VALUES ('backed_up', ?)", (changes,))
        return made

    def _is_due(self, now: datetime.datetime, changes: str, backed_up: str) -> bool:
        newest = next(iter(self._backups.all()), None)
        if newest is None:
            return changes != "0"
        return newest.made.date() != now.date() and changes != backed_up

    def backups(self) -> list[Backup]:
        """List the files."""
        return self._backups.listed()

    def restore(self, name: str) -> None:
        """Put the copy in the place of the file."""
        self._backups.path_of(name)
        self._back_up(spared=name)
        self._database.close()
        try:
            self._backups.put_back(name, self._path)
        finally:
            self._database = Database(self._path, is_lasting=True)
        self._upgrade()
        self.index()

    def take_over(self, holdings: Sequence[Holding]) -> list[Added]:
        """Keep them in one transaction; the index follows."""
        packed = [
            rows.ready(Arrival(one.said, one.entry.folder), one.entry.added) for one in holdings
        ]
        with self._changing() as (db, before, after):
            added = [statements.add(db, new) for new in packed]
            for made, one in zip(added, holdings, strict=True):
                moving.take_over(db, made, one)
            documents = {one.id: one for one in amending.documents(db, added, packed)}
        changed = [made.id for made in added if made.outcome is Outcome.CHANGED]
        self._follow(before, after, documents.values(), changed)
        return added

    def close(self) -> None:
        """Close both files; each change that is under way is kept whole or not at all."""
        self._database.close(at_once=True)
        self._index.close()

    # -- within ---------------------------------------------------------------------------------

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")

    def _proposer(self) -> Proposer:
        return self._index

    def _searcher(self) -> IndexSearch:
        return self._search

    def _get_ready(self, should_stop: Stop | None) -> None:
        if self._is_behind():
            self.index(should_stop=should_stop)

    def _proposed(
        self, query: ShelfQuery, asking: Asking, should_stop: Stop | None
    ) -> Iterator[list[int]]:
        wanted = asking(self._index.words_known())
        return proposed(self._database, self._index, query, wanted, should_stop)

    def _entries(self, ids: Sequence[int]) -> dict[int, Entry]:
        with self._database.reading() as db:
            return {entry.id: entry for entry in rows.entries(db, ids)}

    def _listed(self, known: Mapping[int, str]) -> tuple[dict[int, Entry], dict[int, Body | None]]:
        return self._entries(list(known)), self._index.fresh(known)

    def _look_over(self) -> None:
        """Have SQLite look through the pages, once it has undone what a crash may have cut off."""
        with self._database.reading() as db:
            is_sound = db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            if not is_sound or (version(db) == VERSION and not is_whole(db)):
                sentence = tr(
                    "The library is damaged: parts of {file} are broken.", file=self._path
                )
                raise LibraryDamaged(sentence, self._path)

    def _upgrade(self) -> None:
        """Take the library to the layout of this program; a copy is made before a step is taken.

        What was removed long ago goes for good.
        """
        with self._database.reading() as db:
            found = version(db)
        if found < VERSION:
            self.back_up()
            with self._database.writing() as db:
                upgrade(db)
        limit = (self._clock() - datetime.timedelta(days=_KEPT_DAYS)).isoformat(timespec="seconds")
        long_ago = "FROM transcript WHERE removed != '' AND removed < ?"
        with self._database.reading() as db:
            if not db.execute(f"SELECT 1 {long_ago}", (limit,)).fetchone():
                return
        with self._database.writing() as db:
            db.execute(f"DELETE {long_ago}", (limit,))

    @contextlib.contextmanager
    def _changing(self) -> Iterator[tuple[Connection, str, str]]:
        """Give a transaction that changes what is on the shelf, with its state before and after."""
        after = secrets.token_hex(8)
        with self._database.writing() as db:
            before = statements.state(db, "revision")
            db.execute("UPDATE state SET value = ? WHERE name = 'revision'", (after,))
            statements.count_change(db)
            yield db, before, after

    def _follow(
        self, before: str, after: str, added: Iterable[IndexedText], gone: Sequence[int]
    ) -> None:
        """Let the index follow a change, if it was the index of the state before.

        The change is kept by now, so what goes wrong here is no failure of it: the index is made up
        for before it is asked the next time.
        """

        def follow() -> None:
            with self._index_lock:
                if self._index.revision != before:
                    self._catch_up(None, None)
                    return
                self._index.remove(gone)
                self._index.add(added)
                self._index.set_revision(after)

        try:
            self._indexing(follow)
        except LibraryError as problem:
            _log.warning("The index is behind: %s", problem)

    def _is_behind(self) -> bool:
        with self._database.reading() as db:
            revision = statements.state(db, "revision")
        return self._indexing(lambda: self._index.revision) != revision

    def _asking(self, ask: Callable[[], T]) -> T:
        """Ask the index once it is the one of the library as it stands."""
        if self._is_behind():
            self.index()
        return self._indexing(ask)

    def _indexing(self, work: Callable[[], T]) -> T:
        """Do something with the index; if that is damaged, make it anew and do it once more."""
        try:
            return work()
        except LibraryDamaged as problem:
            if problem.file == self._path:
                raise
        with self._index_lock:
            self._index.discard()
            self._index.open()
            self._catch_up(None, None)
        return work()

    def _catch_up(self, progress: Progress | None, should_stop: Stop | None) -> None:
        with self._index_lock:
            with self._database.reading() as db:
                revision = statements.state(db, "revision")
            gone, kept = behind(self._database, self._index)
            missing = list(kept)
            self._index.remove(gone)
            for at in range(0, len(missing), _BATCH):
                if should_stop is not None and should_stop():
                    return
                self._index.add(self._documents(missing[at : at + _BATCH], kept))
                if progress is not None:
                    progress(min(at + _BATCH, len(missing)), len(missing))
            self._index.set_revision(revision)

    def _documents(self, ids: Sequence[int], digests: dict[int, str]) -> list[IndexedText]:
        documents = []
        for id_ in ids:
            try:
                transcript = self.get(id_)
            except RecordError:
                # A check tells of it; one damaged record must not keep all others from being found.
                transcript = Transcript()
            documents.append(IndexedText(id_, digests[id_], prose(transcript)))
        return documents
