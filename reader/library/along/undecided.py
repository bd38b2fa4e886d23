"""What is to be decided of what was noted twice: in a library, and in the archive of a copy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from reader.errors import ReaderError
from reader.library.along.meeting import meet
from reader.library.along.values import TakenFrom
from reader.library.library import Library
from reader.library.opening import open_at
from reader.library.refusals import NoteConflict
from reader.library.sqlite_library import SqliteLibrary
from reader.library.values import Conflict, Decision
from reader.named_tuple import NamedTuple


class Undecided(NamedTuple):
    """A conflict, the title of its transcript, and whether the archive of a copy has it."""

    conflict: Conflict
    title: str
    is_there: bool


class WhatIsUndecided(NamedTuple):
    """All there is to decide, and why the archive of a copy could not be asked, "" if it was."""

    all: tuple[Undecided, ...]
    why: str


def origin_of(library: Library) -> TakenFrom | None:
    """Return from which archive a library was taken along, None if it was not."""
    return library.origin() if isinstance(library, SqliteLibrary) else None


@contextmanager
def archive_of(origin: TakenFrom) -> Iterator[Library]:
    """Lend the archive of a copy; what is changed in it never waits. Raises as ``open_at``."""
    with closing(open_at(origin.address)) as archive:
        yield archive


def undecided(library: Library) -> WhatIsUndecided:
    """Return what a person has to decide who uses a library."""
    found, why = list(_undecided(library, is_there=False)), ""
    origin = origin_of(library)
    if origin is not None:
        try:
            with archive_of(origin) as archive:
                found += _undecided(archive, is_there=True)
        except ReaderError as error:
            why = str(error)
    return WhatIsUndecided(tuple(found), why)


def _undecided(library: Library, *, is_there: bool) -> Iterator[Undecided]:
    for conflict in library.conflicts():
        yield Undecided(conflict, library.entry(conflict.transcript).title, is_there)


def decide(library: Library, one: Undecided, decision: Decision) -> Undecided | None:
    """Decide a conflict; return it as it is now where the other text was changed once more.

    What was decided in the archive comes to the copy. Raises as ``Library.settle``.
    """
    try:
        origin = origin_of(library)
        if one.is_there and origin is not None and isinstance(library, SqliteLibrary):
            with archive_of(origin) as archive:
                archive.settle(one.conflict, decision)
                meet(archive, library)
        else:
            library.settle(one.conflict, decision)
    except NoteConflict as told:
        return one._replace(conflict=told.conflict)
    return None
