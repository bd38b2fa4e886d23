"""The notes of a library in a folder: of one person, who may have it open in two windows."""

from __future__ import annotations

from sqlite3 import Connection

from reader.library import rows, statements
from reader.library.database import Database
from reader.library.noting import deciding
from reader.library.noting.note_text import as_text, note_or_words
from reader.library.refusals import NoteConflict
from reader.library.values import Conflict, Decision, Note

_CONFLICT = (
    "SELECT id, transcript, note, mine, made FROM conflict"
    " WHERE transcript IN (SELECT id FROM transcript WHERE removed = '')"
)


class SqliteNotes:
    """What is noted in a library, kept in its file."""

    _database: Database

    def _now(self) -> str:
        raise NotImplementedError

    def keep_note(self, note: Note) -> Note:
        """Keep it in a transaction of its own; raises NoteConflict for another version."""
        with self._database.writing() as db:
            kept = deciding.keep(_FolderNotes(db), note, self._now())
            statements.count_change(db)
        return _kept(kept)

    def drop_note(self, id_: int, version: int) -> None:
        """Delete its row; raises NoteConflict where it is of another version."""
        with self._database.writing() as db:
            conflict = deciding.drop(_FolderNotes(db), id_, version, self._now())
            statements.count_change(db)
        if conflict is not None:
            raise NoteConflict(deciding.told(conflict), conflict)

    def notes(self, transcript: int | None = None) -> list[Note]:
        """Read their rows."""
        with self._database.reading() as db:
            return rows.notes(db, transcript)

    def notes_after(self, after: Note | None, most: int) -> list[Note]:
        """Read the rows of those alone."""
        with self._database.reading() as db:
            return rows.notes_after(db, after, most)

    def conflicts(self) -> list[Conflict]:
        """Read their rows, with the notes as they are now."""
        with self._database.reading() as db:
            found = db.execute(f"{_CONFLICT} ORDER BY id").fetchall()
            return [_conflict(db, row) for row in found]

    def settle(self, conflict: Conflict, decision: Decision) -> Note | None:
        """Decide it in a transaction of its own."""
        with self._database.writing() as db:
            settled = deciding.settle(_FolderNotes(db), conflict, decision, self._now())
            statements.count_change(db)
        return settled


class _FolderNotes:
    """The notes within a transaction under way: nobody else writes meanwhile."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def kept(self, id_: int) -> Note | None:
        return rows.note(self._db, id_)

    def has_transcript(self, id_: int) -> bool:
        return statements.is_on_shelf(self._db, id_)

    def insert(self, note: Note) -> Note:
        return rows.insert_note(self._db, note._replace(version=0, changed_by=""))

    def update(self, note: Note, version: int) -> Note | None:
        return rows.update_note(self._db, note._replace(changed_by=""), version)

    def delete(self, id_: int, version: int) -> bool:
        done = self._db.execute("DELETE FROM note WHERE id = ? AND version = ?", (id_, version))
        return done.rowcount > 0

    def put_aside(self, conflict: Conflict) -> Conflict:
        values = (conflict.transcript, conflict.note, as_text(conflict.mine))
        row = self._db.execute(
            "SELECT id FROM conflict WHERE transcript = ? AND note = ? AND mine = ?", values
        ).fetchone()
        if row is not None:
            return conflict._replace(id=row[0])
        cursor = self._db.execute(
            "INSERT INTO conflict (transcript, note, mine, made) VALUES (?, ?, ?, ?)",
            (*values, conflict.made),
        )
        assert cursor.lastrowid is not None
        return conflict._replace(id=cursor.lastrowid)

    def take_up(self, conflict: int) -> Conflict | None:
        row = self._db.execute(f"{_CONFLICT} AND id = ?", (conflict,)).fetchone()
        if row is None:
            return None
        self._db.execute("DELETE FROM conflict WHERE id = ?", (conflict,))
        return _conflict(self._db, row)


def _conflict(db: Connection, row: tuple[int, int, int, str, str]) -> Conflict:
    id_, transcript, note, mine, made = row
    return Conflict(
        id_, transcript, note, note_or_words(mine, transcript), rows.note(db, note), made
    )


def _kept(kept: Note | Conflict) -> Note:
    if isinstance(kept, Conflict):
        raise NoteConflict(deciding.told(kept), kept)
    return kept
