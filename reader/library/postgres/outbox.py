"""What a person changed while the archive could not be reached, in a file until it can be.

The file is written at each change, whole or not at all: what was typed outlives the program.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

from reader.errors import FileError
from reader.files import atomic_write, cause, read_untrusted
from reader.library.noting.note_text import as_values, note_from, whole, words_of
from reader.library.refusals import LibraryError
from reader.library.values import Entry, Note, ShelfPlace
from reader.named_tuple import NamedTuple
from reader.wording import tr

_VERSION: Final = 1


class KeptNote(NamedTuple):
    """A note that is to be kept, from the version of it that was seen; one that the archive never
    had has a number below 0.
    """

    note: Note


class DroppedNote(NamedTuple):
    """A note that is to go, as it was seen."""

    id: int
    version: int


class Tagged(NamedTuple):
    """Tags that transcripts are to get, and to lose."""

    ids: tuple[int, ...]
    add: tuple[str, ...]
    remove: tuple[str, ...]


class MarkedRead(NamedTuple):
    """Transcripts that are taken as read, or as never opened."""

    ids: tuple[int, ...]
    is_read: bool


class Reached(NamedTuple):
    """How far a transcript was read; ``read`` is when, UTC in ISO form."""

    id: int
    place: ShelfPlace
    read: str


Change: TypeAlias = KeptNote | DroppedNote | Tagged | MarkedRead | Reached
_KINDS: Final = {
    kind.__name__: kind for kind in (KeptNote, DroppedNote, Tagged, MarkedRead, Reached)
}


class Outbox:
    """The changes that wait, in their order; ``path`` is their file.

    A file that is none of this program's, or damaged, is put aside. Raises LibraryError where the
    file cannot be written: then the change was not taken over.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.changes: list[Change] = _read(path)

    def put(self, change: Change) -> None:
        """Add a change as the last; what it makes needless goes."""
        self._write([*(one for one in self.changes if not _is_over(one, change)), change])

    def take(self, change: Change) -> None:
        """Let go of a change that was made, or never will be."""
        self._write([one for one in self.changes if one is not change])

    def new_number(self) -> int:
        """Return a number for a note that the archive does not know."""
        taken = (one.note.id for one in self.changes if isinstance(one, KeptNote))
        return min((0, *taken)) - 1

    def base_of(self, id_: int) -> int | None:
        """Return from which version a note is to be kept, None where it does not wait."""
        waits = (one.note for one in self.changes if isinstance(one, KeptNote))
        return next((note.version for note in waits if note.id == id_), None)

    def notes_over(self, known: Iterable[Note], transcript: int | None) -> list[Note]:
        """Return the notes of a transcript, or all, as they are once the changes are made."""
        notes = {note.id: note for note in known}
        for change in self.changes:
            if isinstance(change, DroppedNote):
                notes.pop(change.id, None)
            elif isinstance(change, KeptNote) and transcript in (None, change.note.transcript):
                notes[change.note.id] = change.note
        return sorted(notes.values(), key=lambda note: note.place)

    def entry_over(self, entry: Entry) -> Entry:
        """Return what is known of a transcript as it is once the changes are made."""
        for change in self.changes:
            entry = entry_over(entry, change)
        return entry

    def _write(self, changes: list[Change]) -> None:
        told = {"version": _VERSION, "changes": [_as_json(one) for one in changes]}
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            atomic_write(self._path, (json.dumps(told, indent=1) + "\n").encode("ascii"))
        except (OSError, FileError) as problem:
            why = cause(problem) if isinstance(problem, OSError) else str(problem).rstrip(".")
            sentence = tr("What waits for the archive could not be kept: {why}.", why=why)
            raise LibraryError(sentence) from problem
        self.changes = changes


def entry_over(entry: Entry, change: Change) -> Entry:
    """Return what is known of a transcript as it is once a change is made."""
    if isinstance(change, Tagged) and entry.id in change.ids:
        tags = {*entry.tags, *change.add} - {*change.remove}
        return entry._replace(tags=tuple(sorted(tags)))
    if isinstance(change, MarkedRead) and entry.id in change.ids:
        entry = entry._replace(reached=float(change.is_read))
        return entry if change.is_read else entry._replace(read="")
    if isinstance(change, Reached) and change.id == entry.id:
        cue, char, reached = change.place
        reached = max(reached, entry.reached)
        return entry._replace(read=change.read, cue=cue, char=char, reached=reached)
    return entry


def _is_over(before: Change, change: Change) -> bool:
    """Whether a change is over with another one that was made after it."""
    if isinstance(before, KeptNote):
        if isinstance(change, KeptNote):
            return change.note.id == before.note.id
        return isinstance(change, DroppedNote) and change.id == before.note.id
    if isinstance(before, DroppedNote) and isinstance(change, DroppedNote):
        return before.id == change.id
    return isinstance(before, Reached) and isinstance(change, Reached) and before.id == change.id


def _as_json(change: Change) -> dict[str, Any]:
    if isinstance(change, KeptNote):
        values = as_values(change.note)
    else:
        values = change._asdict()
    return {"what": type(change).__name__, **values}


def _read(path: Path) -> list[Change]:
    if not os.path.lexists(path):
        return []
    try:
        told = json.loads(read_untrusted(path))
        return [_change(one) for one in told["changes"]]
    except (FileError, ValueError, RecursionError, TypeError, KeyError, AttributeError):
        # What a person wrote may still be read in it, though not by this program.
        with contextlib.suppress(OSError):
            path.replace(path.with_name(f"{path.name}.bad"))
        return []


def _change(told: dict[str, Any]) -> Change:
    """Return a change as it was written; raises ValueError, TypeError or KeyError for another."""
    values = {name: value for name, value in told.items() if name != "what"}
    kind = _KINDS[told["what"]]
    if kind is KeptNote:
        return KeptNote(note_from(values))
    if kind is DroppedNote:
        return DroppedNote(whole(values["id"]), whole(values.get("version", 0)))
    if kind is Tagged:
        return Tagged(_numbers(values["ids"]), words_of(values["add"]), words_of(values["remove"]))
    if kind is MarkedRead:
        return MarkedRead(_numbers(values["ids"]), bool(values["is_read"]))
    cue, char, reached = values["place"]
    place = ShelfPlace(whole(cue), whole(char), float(reached))
    return Reached(whole(values["id"]), place, str(values["read"]))


def _numbers(values: Sequence[object]) -> tuple[int, ...]:
    return tuple(map(whole, values))
