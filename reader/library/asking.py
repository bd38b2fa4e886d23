"""What an index is asked for, however it is kept: words in a row, and what must be there.

Each kind of index writes this its own way. :data:`ANYTHING` is what cannot be narrowed down: every
transcript is to be looked at. :data:`NOTHING` is what no transcript has that is indexed by all its
words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class InARow:
    """Words of the index one after another; of the last only the beginning if it ``is_open``."""

    words: tuple[str, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part must be there."""

    all: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One part at least must be there."""

    any: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class AllBut:
    """What is wanted, without what has any of the unwanted."""

    wanted: Asked
    unwanted: tuple[InARow, ...]


Asked = InARow | AllOf | AnyOf | AllBut

ANYTHING: Final = AllOf(())
NOTHING: Final = AnyOf(())


def all_of(parts: Iterable[Asked]) -> Asked:
    """Return what asks for all parts, NOTHING if one of them cannot be there."""
    narrowing = [part for part in parts if part != ANYTHING]
    if NOTHING in narrowing:
        return NOTHING
    return narrowing[0] if len(narrowing) == 1 else AllOf(tuple(narrowing))


def any_of(parts: Iterable[Asked]) -> Asked:
    """Return what asks for one of some parts at least, NOTHING if none of them can be there."""
    possible = [part for part in parts if part != NOTHING]
    if ANYTHING in possible:
        return ANYTHING
    return possible[0] if len(possible) == 1 else AnyOf(tuple(possible))
