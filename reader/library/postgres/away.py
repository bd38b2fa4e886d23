"""An archive as a window has it: what a person changes while it cannot be reached is not lost.

Notes, tags and places are kept in a file beside the program and brought to the archive as soon as
it can be reached, in their order. What was read of them before is there meanwhile.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from reader.library.noting.deciding import said
from reader.library.postgres.archive import PostgresLibrary
from reader.library.postgres.outbox import (
    Change,
    DroppedNote,
    KeptNote,
    MarkedRead,
    Outbox,
    Reached,
    Tagged,
)
from reader.library.refusals import LibraryAway, LibraryError, NoteConflict
from reader.library.sqlite_library import Clock, utc_now
from reader.library.values import Changes, Conflict, Entry, Note, ShelfPlace
from reader.wording import tr

_NAME_LENGTH: Final = 16


class DistantArchive(PostgresLibrary):
    """An archive whose changes wait, in a file of the folder ``waiting``, while it is away."""

    def __init__(self, address: str, waiting: Path, clock: Clock = utc_now) -> None:
        super().__init__(address, clock, waits=False)
        name = sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:_NAME_LENGTH]
        self._outbox = Outbox(waiting / f"{name}.json")
        # Changes are made one after another, those that wait before any other.
        self._changing = threading.RLock()
        self._refused: list[str] = []
        # Of what was kept here, number and version that it has there now: by the number and by the
        # version that it had here, both below 0. The last has those versions still waiting.
        self._by_id: dict[int, tuple[int, int]] = {}
        self._by_version: dict[int, tuple[int, int]] = {}
        self._passing: dict[int, int] = {}
        self._versions_given = 0
        self._conflicts_known: list[Conflict] = []
        self._entries_known: dict[int, Entry] = {}
        self._notes_known: dict[int, list[Note]] = {}

    # -- what is read ---------------------------------------------------------------------------

    def entries(self) -> list[Entry]:
        """Read all rows; while it is away, those that were read last."""
        try:
            found = super().entries()
        except LibraryAway:
            if not self._entries_known:
                raise
            found = list(self._entries_known.values())
        else:
            self._entries_known = {entry.id: entry for entry in found}
        told = [self._outbox.entry_over(entry) for entry in found]
        return sorted(told, key=lambda entry: (entry.read, entry.id), reverse=True)

    def entry(self, id_: int) -> Entry:
        """Return one of them; while it is away, as it was read last."""
        try:
            found = super().entry(id_)
        except LibraryAway:
            if id_ not in self._entries_known:
                raise
            found = self._entries_known[id_]
        return self._outbox.entry_over(found)

    def notes(self, transcript: int | None = None) -> list[Note]:
        """Read their rows; while it is away, those read last, with what was noted since."""
        try:
            found = super().notes(transcript)
        except LibraryAway:
            known = self._notes_known
            found = (
                known.get(transcript, [])
                if transcript is not None
                else [note for notes in known.values() for note in notes]
            )
        else:
            self._remember(found, transcript)
        return self._outbox.notes_over(found, transcript)

    def _remember(self, found: list[Note], transcript: int | None) -> None:
        if transcript is not None:
            self._notes_known[transcript] = found
            return
        self._notes_known = {}
        for note in found:
            self._notes_known.setdefault(note.transcript, []).append(note)

    def changes_since(self, revision: str) -> Changes:
        """Look what others have changed; while it is away, nothing is known to have changed."""
        try:
            return super().changes_since(revision)
        except LibraryAway:
            return Changes(revision, ())

    # -- what is changed ------------------------------------------------------------------------

    def keep_note(self, note: Note) -> Note:
        """Keep it there or, while that is away, here."""
        with self._changing:
            now = self._now()
            try:
                self._send()
                return super().keep_note(self._as_known(note))
            except LibraryAway:
                note = self._as_known(note)._replace(made=note.made or now, changed=now)
                note = note if note.id else note._replace(id=self._outbox.new_number())
                base = self._outbox.base_of(note.id)
                self._outbox.put(KeptNote(note if base is None else note._replace(version=base)))
                # Once it is kept there, whoever has it goes on from the version that it then is.
                self._versions_given -= 1
                self._passing[self._versions_given] = note.id
                return note._replace(version=self._versions_given)

    def drop_note(self, id_: int, version: int) -> None:
        """Let go of it there or, while that is away, say here that it is to go."""
        with self._changing:
            try:
                self._send()
                super().drop_note(*self._known(id_, version))
            except LibraryAway:
                id_, version = self._known(id_, version)
                base = self._outbox.base_of(id_)
                self._outbox.put(DroppedNote(id_, version if base is None else base))

    def conflicts(self) -> list[Conflict]:
        """Read this person's; while it is away, those that were read last."""
        with suppress(LibraryAway):
            self._conflicts_known = super().conflicts()
        return list(self._conflicts_known)

    def _as_known(self, note: Note) -> Note:
        id_, version = self._known(note.id, note.version)
        return note._replace(id=id_, version=version)

    def _known(self, id_: int, version: int) -> tuple[int, int]:
        """Return number and version by which the archive knows a note that was kept here."""
        if version < 0:
            return self._by_version.get(version, (id_, version))
        return self._by_id.get(id_, (id_, version)) if id_ < 0 else (id_, version)

    def set_tags(self, ids: Sequence[int], add: Sequence[str], remove: Sequence[str] = ()) -> None:
        """Give and take them there or, while that is away, say here what is to be done."""
        self._change(Tagged(tuple(ids), tuple(add), tuple(remove)))

    def mark(self, ids: Sequence[int], *, is_read: bool) -> None:
        """Mark them there or, while that is away, here."""
        self._change(MarkedRead(tuple(ids), is_read))

    def note_place(self, id_: int, place: ShelfPlace) -> None:
        """Keep the place there or, while that is away, here."""
        self._change(Reached(id_, place, self._now()))

    def _change(self, change: Change) -> None:
        with self._changing:
            try:
                self._send()
                self._make(change)
            except LibraryAway:
                self._outbox.put(change)

    # -- being reached --------------------------------------------------------------------------

    def waiting(self) -> int:
        """Count what is in the file."""
        return len(self._outbox.changes)

    def catch_up(self) -> list[str]:
        """Reach the server and make the changes that wait."""
        super().catch_up()
        with self._changing:
            self._send()
            refused, self._refused = self._refused, []
        return refused

    def _send(self) -> None:
        """Make the changes that wait; raises LibraryAway at the first that cannot be made now."""
        for change in list(self._outbox.changes):
            try:
                self._make(change)
            except (LibraryAway, NoteConflict) as told:
                if isinstance(told, LibraryAway):
                    raise
                # Both texts are in the archive, until it is decided which it is to be.
            except LibraryError as problem:
                self._refused.append(_told(change, problem))
            self._outbox.take(change)

    def _make(self, change: Change) -> None:
        if isinstance(change, KeptNote):
            self._make_note(change.note)
        elif isinstance(change, DroppedNote):
            super().drop_note(change.id, change.version)
        elif isinstance(change, Tagged):
            super().set_tags(change.ids, change.add, change.remove)
        elif isinstance(change, MarkedRead):
            super().mark(change.ids, is_read=change.is_read)
        else:
            super().note_place(change.id, change.place)

    def _make_note(self, note: Note) -> None:
        if note.id > 0:
            kept = super().keep_note(note)
        else:
            # The server may have kept it in the moment in which it went away.
            there = (one for one in super().notes(note.transcript) if _alike(one) == _alike(note))
            kept = next(there, None) or super().keep_note(note._replace(id=0, version=0))
        there_now = self._by_id[note.id] = kept.id, kept.version
        for version, id_ in list(self._passing.items()):
            if id_ == note.id:
                self._by_version[version] = there_now
                del self._passing[version]


def _alike(note: Note) -> Note:
    return said(note)._replace(transcript=note.transcript, made=note.made)


def _told(change: Change, problem: LibraryError) -> str:
    if isinstance(change, KeptNote):
        words = change.note.words or change.note.quote
        return tr("{sentence} The note was: {words}", sentence=problem, words=words)
    return str(problem)
