"""The notes of an archive: each is somebody's, seen by others where it is shared.

Many change them at once. A row is changed if it is still of the version that was seen; the server
decides that, and counts (``schema``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from reader.library.noting import deciding
from reader.library.noting.note_text import as_text, note_or_words
from reader.library.postgres import rows
from reader.library.postgres.server import Server
from reader.library.refusals import NoteConflict
from reader.library.values import Conflict, Decision, Note

if TYPE_CHECKING:
    from psycopg import Connection

_CONFLICT: Final = (
    "SELECT id, transcript, note, mine, made FROM conflict WHERE person = session_user"
    " AND transcript IN (SELECT id FROM transcript WHERE removed = '')"
)


class ArchiveNotes:
    """What one person notes in an archive, and sees of what others note."""

    _server: Server

    def _now(self) -> str:
        raise NotImplementedError

    def keep_note(self, note: Note) -> Note:
        """Keep it in a transaction of its own; raises NoteConflict for another version."""
        with self._server.asking() as db:
            kept = deciding.keep(_OpenNotes(db), note, self._now())
        if isinstance(kept, Conflict):
            raise NoteConflict(deciding.told(kept), kept)
        return kept

    def drop_note(self, id_: int, version: int) -> None:
        """Delete its row, if it is this person's; raises NoteConflict where it is of another
        version.
        """
        with self._server.asking() as db:
            conflict = deciding.drop(_OpenNotes(db), id_, version, self._now())
        if conflict is not None:
            raise NoteConflict(deciding.told(conflict), conflict)

    def notes(self, transcript: int | None = None) -> list[Note]:
        """Read their rows: this person's, and those that others share."""
        with self._server.reading() as db:
            return rows.notes(db, transcript)

    def notes_after(self, after: Note | None, most: int) -> list[Note]:
        """Read the rows of those alone."""
        with self._server.reading() as db:
            return rows.notes_after(db, after, most)

    def conflicts(self) -> list[Conflict]:
        """Read this person's, with the notes as they are now."""
        with self._server.reading() as db:
            found = db.execute(f"{_CONFLICT} ORDER BY id").fetchall()
            return _conflicts(db, found)

    def settle(self, conflict: Conflict, decision: Decision) -> Note | None:
        """Decide it in a transaction of its own."""
        with self._server.asking() as db:
            return deciding.settle(_OpenNotes(db), conflict, decision, self._now())


class _OpenNotes:
    """The notes within a transaction under way, while others may write in theirs."""

    def __init__(self, db: Connection[Any]) -> None:
        self._db = db

    def kept(self, id_: int) -> Note | None:
        return rows.notes_with(self._db, [id_]).get(id_)

    def has_transcript(self, id_: int) -> bool:
        known = "SELECT 1 FROM transcript WHERE id = %s AND removed = ''"
        return self._db.execute(known, (id_,)).fetchone() is not None

    def insert(self, note: Note) -> Note:
        return rows.insert_note(self._db, note)

    def update(self, note: Note, version: int) -> Note | None:
        return rows.update_note(self._db, note, version)

    def delete(self, id_: int, version: int) -> bool:
        done = self._db.execute(
            "DELETE FROM note WHERE id = %s AND version = %s AND author = session_user",
            (id_, version),
        )
        return done.rowcount > 0

    def put_aside(self, conflict: Conflict) -> Conflict:
        values = (conflict.transcript, conflict.note, as_text(conflict.mine))
        row = (
            self._db.execute(
                "SELECT id FROM conflict WHERE person = session_user"
                " AND transcript = %s AND note = %s AND mine = %s",
                values,
            ).fetchone()
            or self._db.execute(
                "INSERT INTO conflict (transcript, note, mine, made) VALUES (%s, %s, %s, %s)"
                " RETURNING id",
                (*values, conflict.made),
            ).fetchone()
        )
        assert row is not None
        return conflict._replace(id=row[0])

    def take_up(self, conflict: int) -> Conflict | None:
        found = self._db.execute(f"{_CONFLICT} AND id = %s", (conflict,)).fetchall()
        # Whoever deletes the row decides, of two windows that both try.
        done = self._db.execute("DELETE FROM conflict WHERE id = %s", (conflict,))
        return _conflicts(self._db, found)[0] if found and done.rowcount else None


def _conflicts(db: Connection[Any], found: Sequence[Any]) -> list[Conflict]:
    there = rows.notes_with(db, [note for _, _, note, _, _ in found])
    return [
        Conflict(id_, transcript, note, note_or_words(mine, transcript), there.get(note), made)
        for id_, transcript, note, mine, made in found
    ]
