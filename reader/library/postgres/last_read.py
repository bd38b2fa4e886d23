"""What was read of an archive last, for the while in which it cannot be reached.

What this program has changed there since is in it: a note that was kept a moment before the server
went away is not forgotten because nothing has been read since.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from reader.library.postgres.outbox import Change, DroppedNote, KeptNote, Reached, entry_over
from reader.library.values import Entry, Note

# More changes than are made while one question is answered.
_MOST_CHANGES: Final = 1000


class LastRead:
    """Entries and notes as they were read last, with the changes that were made there since.

    A question that was asked before a change may be answered without it: whoever asks says with
    ``asked`` when, and the changes from then on are made in the answer too.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: dict[int, Entry] = {}
        self._notes: dict[int, dict[int, Note]] = {}
        self._made: deque[Change] = deque(maxlen=_MOST_CHANGES)
        self._count = 0

    def asked(self) -> int:
        """Return the time at which a question is asked, by the changes made before it."""
        with self._lock:
            return self._count

    def entry(self, id_: int) -> Entry | None:
        """Return an entry as it is known, None if it is not."""
        with self._lock:
            return self._entries.get(id_)

    def entries(self) -> list[Entry]:
        """Return all that are known."""
        with self._lock:
            return list(self._entries.values())

    def notes(self, transcript: int | None) -> list[Note]:
        """Return the notes known of a transcript, or of all for None."""
        with self._lock:
            if transcript is not None:
                return list(self._notes.get(transcript, {}).values())
            return [note for notes in self._notes.values() for note in notes.values()]

    def take_entries(self, found: Iterable[Entry], asked: int) -> None:
        """Take all entries as they were read."""
        with self._lock:
            self._entries = {entry.id: entry for entry in found}
            self._make_since(asked)

    def take_notes(self, found: Sequence[Note], transcript: int | None, asked: int) -> None:
        """Take the notes of a transcript, or all for None, as they were read."""
        with self._lock:
            if transcript is None:
                self._notes = {}
            else:
                self._notes[transcript] = {}
            for note in found:
                self._notes.setdefault(note.transcript, {})[note.id] = note
            self._make_since(asked)

    def take_page(
        self, found: Sequence[Note], after: Note | None, asked: int, *, is_last: bool
    ) -> None:
        """Take some notes after one of them as they were read, all that there are for one that
        ``is_last``: what is known between the first and the last of them, and is not among them,
        is there no more.
        """
        first = after.place if after else None
        last = None if is_last else found[-1].place
        with self._lock:
            for transcript, notes in self._notes.items():
                if (first and transcript < first[0]) or (last and transcript > last[0]):
                    continue
                for note in list(notes.values()):
                    is_before = first is not None and note.place <= first
                    if not is_before and (last is None or note.place <= last):
                        del notes[note.id]
            for note in found:
                self._notes.setdefault(note.transcript, {})[note.id] = note
            self._make_since(asked)

    def take_again(self, ids: Iterable[int], found: Mapping[int, Entry]) -> None:
        """Take some entries as they were read; those that were not found are there no more."""
        with self._lock:
            for id_ in ids:
                self._entries.pop(id_, None)
            self._entries |= found

    def made(self, change: Change) -> None:
        """Take what was changed in the archive; a kept note is as the archive has it now."""
        with self._lock:
            self._made.append(change)
            self._count += 1
            self._make(change)

    def _make_since(self, asked: int) -> None:
        first = max(len(self._made) - (self._count - asked), 0)
        for change in list(self._made)[first:]:
            self._make(change)

    def _make(self, change: Change) -> None:
        if isinstance(change, KeptNote):
            note = change.note
            notes = self._notes.setdefault(note.transcript, {})
            known = notes.get(note.id)
            if known is None or known.version <= note.version:  # others may have changed it since
                notes[note.id] = note
        elif isinstance(change, DroppedNote):
            for notes in self._notes.values():
                notes.pop(change.id, None)
        else:
            for id_ in (change.id,) if isinstance(change, Reached) else change.ids:
                if id_ in self._entries:
                    self._entries[id_] = entry_over(self._entries[id_], change)
