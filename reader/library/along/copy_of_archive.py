"""What a library in a folder knows of the archive from which it was taken along.

What is brought in and what is known of it change in one transaction, so that whatever is cut off
can be done once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from sqlite3 import Connection
from typing import Final

from reader.library import amending, moving, rows, statements
from reader.library.along.values import Base, Companion, NotePair, TakenFrom, base_in, base_text
from reader.library.bodies import IndexedText
from reader.library.database import Database
from reader.library.library import Arrival
from reader.library.rows import Packed
from reader.library.values import Added, Holding, Note, Outcome, ShelfPlace
from reader.model.transcript import Transcript

_ORIGIN: Final = ("along_address", "along_query", "along_revision")

Changing = AbstractContextManager[tuple[Connection, str, str]]


class CopyOfArchive:
    """The part of a library in a folder by which it meets the archive that it was taken from."""

    _database: Database

    def _now(self) -> str:
        raise NotImplementedError

    def _changing(self) -> Changing:
        raise NotImplementedError

    def _follow(
        self, before: str, after: str, added: Iterable[IndexedText], gone: Sequence[int]
    ) -> None:
        raise NotImplementedError

    def origin(self) -> TakenFrom | None:
        """Return from which archive it was taken, None if it is no copy of one."""
        with self._database.reading() as db:
            address, query, revision = (statements.state(db, name) for name in _ORIGIN)
        return TakenFrom(address, query, revision) if address else None

    def set_origin(self, origin: TakenFrom) -> None:
        """Take note of it; what was found out of another archive is forgotten."""
        with self._database.writing() as db:
            if statements.state(db, _ORIGIN[0]) not in ("", origin.address):
                for table in ("along", "note_along"):
                    db.execute(f"DELETE FROM {table}")
            db.executemany(
                "INSERT OR REPLACE INTO state VALUES (?, ?)", zip(_ORIGIN, origin, strict=True)
            )

    def companions(self) -> list[Companion]:
        """Return the transcripts that were taken along and are on the shelf, by their numbers."""
        with self._database.reading() as db:
            found = db.execute(
                "SELECT transcript, there, base FROM along JOIN transcript ON id = transcript"
                " WHERE removed = '' ORDER BY transcript"
            ).fetchall()
        return [Companion(here, there, base_in(base)) for here, there, base in found]

    def known_there(self) -> set[int]:
        """Return the numbers in the archive of all that was taken along, of what was removed here
        too.
        """
        with self._database.reading() as db:
            return {there for (there,) in db.execute("SELECT there FROM along")}

    def take_along(self, holdings: Sequence[tuple[Holding, Base]]) -> list[Added]:
        """Take in transcripts of the archive, their notes and all; all of them, or none."""
        packed = [
            rows.ready(Arrival(one.said, one.entry.folder), one.entry.added) for one, _ in holdings
        ]
        with self._changing() as (db, before, after):
            added = [statements.add(db, new) for new in packed]
            for made, (one, base) in zip(added, holdings, strict=True):
                moving.take_over(db, made, one._replace(notes=()))
                db.execute(
                    "INSERT OR REPLACE INTO along VALUES (?, ?, ?)",
                    (made.id, one.entry.id, base_text(base)),
                )
                for note in one.notes:
                    _pair(db, rows.insert_note(db, _here(note, made.id)), note)
            documents = {one.id: one for one in amending.documents(db, added, packed)}
        changed = [made.id for made in added if made.outcome is Outcome.CHANGED]
        self._follow(before, after, documents.values(), changed)
        return added

    def leave(self, here: int) -> None:
        """Know no more of a transcript that the archive has no more, nor of its notes."""
        with self._changing() as (db, before, after):
            for table in ("note", "note_along", "along"):
                db.execute(f"DELETE FROM {table} WHERE transcript = ?", (here,))
            statements.remove(db, [here], self._now())
        self._follow(before, after, (), [here])

    def say_otherwise(self, here: int, said: Transcript, folder: str) -> None:
        """Let a transcript say what the archive has it say now; what it is called stays."""
        new: Packed = rows.ready(Arrival(said, folder), "")
        with self._changing() as (db, before, after):
            rows.replace(db, here, new)
            amended = db.execute("SELECT amended FROM transcript WHERE id = ?", (here,)).fetchone()[
                0
            ]
            amendments = rows.amendments_in(amended)
            if amendments:
                document = amending.amend(db, here, amendments, said)
            else:
                document = IndexedText(here, new.digest, new.reading)
        self._follow(before, after, [document], [here])

    def set_base(self, here: int, base: Base) -> None:
        """Take note of what a transcript is like in both."""
        with self._database.writing() as db:
            db.execute("UPDATE along SET base = ? WHERE transcript = ?", (base_text(base), here))

    def set_place(self, here: int, place: ShelfPlace, read: str) -> None:
        """Have read a transcript so far, at a time."""
        with self._database.writing() as db:
            db.execute(
                "UPDATE transcript SET read = ?, cue = ?, char = ?, reached = ? WHERE id = ?",
                (read, *place, here),
            )

    # -- notes ----------------------------------------------------------------------------------

    def pairs(self, here: int) -> list[NotePair]:
        """Return the notes of a transcript that were in both."""
        with self._database.reading() as db:
            found = db.execute(
                "SELECT note, there, version, version_there FROM note_along WHERE transcript = ?"
                " ORDER BY note",
                (here,),
            ).fetchall()
        return [NotePair(*row) for row in found]

    def changed_notes(self) -> set[int]:
        """Return the transcripts of which a note came, went or was changed here since both were
        the same.
        """
        with self._database.reading() as db:
            found = db.execute(
                "SELECT note.transcript FROM note LEFT JOIN note_along ON note_along.note = note.id"
                " WHERE note_along.version IS NOT note.version"
                " UNION SELECT transcript FROM note_along"
                " WHERE note NOT IN (SELECT id FROM note)"
            )
            return {row[0] for row in found}

    def bring_in(self, transcript: int, there: Note, here: Note | None) -> None:
        """Let a note be as the archive has it: a new one, or one that is as it was seen.

        One that was changed here in this moment stays, and is met the next time.
        """
        with self._database.writing() as db:
            wanted = _here(there, transcript)
            if here is None:
                kept: Note | None = rows.insert_note(db, wanted)
            elif _is_alike(here, wanted):
                kept = here
            else:
                kept = rows.update_note(db, wanted._replace(id=here.id), here.version)
            _pair(db, kept or here or wanted, there)
            statements.count_change(db)

    def let_go(self, pair: NotePair, *, also_here: bool) -> None:
        """Know no more of a note in both; with ``also_here`` it goes here too."""
        with self._database.writing() as db:
            db.execute("DELETE FROM note_along WHERE there = ?", (pair.there,))
            if also_here:
                db.execute("DELETE FROM note WHERE id = ?", (pair.here,))
                statements.count_change(db)


def _pair(db: Connection, here: Note, there: Note) -> None:
    db.execute("DELETE FROM note_along WHERE note = ? OR there = ?", (here.id, there.id))
    db.execute(
        "INSERT INTO note_along VALUES (?, ?, ?, ?, ?)",
        (here.id, here.transcript, there.id, here.version, there.version),
    )


def _here(note: Note, transcript: int) -> Note:
    return note._replace(id=0, transcript=transcript, version=0)


def _is_alike(here: Note, wanted: Note) -> bool:
    return here._replace(id=0, version=0) == wanted
