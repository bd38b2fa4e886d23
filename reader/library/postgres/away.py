"""An archive as a window has it: what a person changes while it cannot be reached is not lost.

Notes, tags and places are kept in a file beside the program and brought to the archive as soon as
it can be reached, in their order. What was read of them before is there meanwhile.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from reader.library.library import Arrival
from reader.library.noting.deciding import said
from reader.library.postgres.archive import PostgresLibrary
from reader.library.postgres.last_read import LastRead
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
from reader.library.values import (
    Added,
    Changes,
    Conflict,
    Entry,
    Note,
    Outstanding,
    ShelfPlace,
    in_order_of_reading,
)
from reader.model.amendments import Amendments
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
        self._known = LastRead()

    # -- what is read ---------------------------------------------------------------------------

    def entries(self) -> list[Entry]:
        """Read all rows; while it is away, those that were read last."""
        asked = self._known.asked()
        try:
            self._known.take_entries(super().entries(), asked)
        except LibraryAway:
            if not self._known.entries():
                raise
        return in_order_of_reading(map(self._outbox.entry_over, self._known.entries()))

    def entry(self, id_: int) -> Entry:
        """Return one of them; while it is away, as it was read last."""
        try:
            found = super().entry(id_)
        except LibraryAway:
            known = self._known.entry(id_)
            if known is None:
                raise
            found = known
        return self._outbox.entry_over(found)

    def notes(self, transcript: int | None = None) -> list[Note]:
        """Read their rows; while it is away, those read last, with what was noted since."""
        asked = self._known.asked()
        with suppress(LibraryAway):
            self._known.take_notes(super().notes(transcript), transcript, asked)
        return self._outbox.notes_over(self._known.notes(transcript), transcript)

    def notes_after(self, after: Note | None, most: int) -> list[Note]:
        """Read the rows of those alone; of :meth:`notes` while it is away or changes wait."""
        asked = self._known.asked()
        if not self._outbox.changes:
            with suppress(LibraryAway):
                found = super().notes_after(after, most)
                self._known.take_page(found, after, asked, is_last=len(found) < most)
                return found
        every = self.notes()
        first = bisect_right(every, after.place, key=lambda note: note.place) if after else 0
        return every[first : first + most]

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
                return self._keep(self._as_known(note))
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
                self._make(DroppedNote(*self._as_there(id_, version)))
            except LibraryAway:
                id_, version = self._as_there(id_, version)
                base = self._outbox.base_of(id_)
                self._outbox.put(DroppedNote(id_, version if base is None else base))

    def conflicts(self) -> list[Conflict]:
        """Read this person's; while it is away, those that were read last."""
        with suppress(LibraryAway):
            self._conflicts_known = super().conflicts()
        return list(self._conflicts_known)

    def _as_known(self, note: Note) -> Note:
        id_, version = self._as_there(note.id, note.version)
        return note._replace(id=id_, version=version)

    def _as_there(self, id_: int, version: int) -> tuple[int, int]:
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

    def add(self, arrivals: Sequence[Arrival]) -> list[Added]:
        """Keep them there; raises LibraryAway while it is away."""
        added = super().add(arrivals)
        self._look_at([one.id for one in added])
        return added

    def amend(self, id_: int, amendments: Amendments) -> None:
        """Amend it there; raises LibraryAway while it is away."""
        super().amend(id_, amendments)
        self._look_at([id_])

    def remove(self, ids: Sequence[int]) -> None:
        """Remove them there; raises LibraryAway while it is away."""
        super().remove(ids)
        self._look_at(ids)

    def bring_back(self, ids: Sequence[int]) -> None:
        """Bring them back there; raises LibraryAway while it is away."""
        super().bring_back(ids)
        self._look_at(ids)

    def _look_at(self, ids: Sequence[int]) -> None:
        """Read some again, should it go away before all are."""
        with suppress(LibraryAway):
            self._known.take_again(ids, self._entries(ids))

    # -- being reached --------------------------------------------------------------------------

    def waiting(self) -> Outstanding:
        """Count what is in the file."""
        changes = self._outbox.changes
        places = sum(isinstance(change, Reached) for change in changes)
        return Outstanding(len(changes) - places, places)

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
        if not isinstance(change, KeptNote):  # a note is known as the archive has it now
            self._known.made(change)

    def _keep(self, note: Note) -> Note:
        kept = super().keep_note(note)
        self._known.made(KeptNote(kept))
        return kept

    def _make_note(self, note: Note) -> None:
        if note.id > 0:
            kept = self._keep(note)
        else:
            # The server may have kept it in the moment in which it went away.
            there = (one for one in super().notes(note.transcript) if _alike(one) == _alike(note))
            kept = next(there, None) or self._keep(note._replace(id=0, version=0))
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
