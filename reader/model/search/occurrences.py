"""Where a string occurs in a folded text, counted from the first and none over another.

A short word may occur half a million times. Nobody looks at all of them: they are counted at the
speed of ``str.count``, and only those asked for are ever found one by one.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Protocol

from reader.model.search.fold import Folded
from reader.named_tuple import NamedTuple

_BLOCKS = 256
# Going through so many characters takes no time that anybody notices.
_LEAST_BLOCK = 4_096
_MOST_BORDERS = 3


class Needle(NamedTuple):
    """What is looked for; its first ``lead`` and last ``tail`` characters only stand around it."""

    text: str
    lead: int = 0
    tail: int = 0

    @property
    def core(self) -> str:
        """The needle without what stands around it."""
        return self.text[self.lead : len(self.text) - self.tail]


class Occurrences(Protocol):
    """Places in ascending order, asked for one at a time."""

    def __len__(self) -> int: ...

    def nth(self, number: int) -> int:
        """Return one place; the first is number 0."""

    def count_before(self, place: int) -> int:
        """Return how many places lie before ``place``."""

    def next(self, place: int, stop: int | None = None) -> int | None:
        """Return the first place at or after ``place``; None if there is none before ``stop``."""

    def within(self, place: int, stop: int) -> list[int]:
        """Return all places from ``place`` up to ``stop``."""


class Counted:
    """The occurrences of a needle that never lies over itself, none of them kept.

    ``skipped`` are occurrences that do not count, in ascending order.
    """

    def __init__(self, text: str, needle: str, skipped: Sequence[int] = ()) -> None:
        self._text = text
        self._needle = needle
        self._skipped = skipped
        self._block = max(len(text) // _BLOCKS + 1, _LEAST_BLOCK)

    @cached_property
    def _totals(self) -> list[int]:
        """How many places lie before each block of the text, and in all of it."""
        starts = range(0, len(self._text), self._block)
        return list(accumulate((self._count(at, at + self._block) for at in starts), initial=0))

    @cached_property
    def _total(self) -> int:
        # Most that search many texts never ask where in one of them the places lie.
        return self._text.count(self._needle) - len(self._skipped)

    def __len__(self) -> int:
        return self._total

    def nth(self, number: int) -> int:
        """Find one place within the block it is counted in."""
        block = bisect_right(self._totals, number) - 1
        place = self._known_next(block * self._block)
        for _ in range(number - self._totals[block]):
            place = self._known_next(place + 1)
        return place

    def count_before(self, place: int) -> int:
        """Count the places in the last block only."""
        block = min(place, len(self._text)) // self._block
        return self._totals[block] + self._count(block * self._block, place)

    def next(self, place: int, stop: int | None = None) -> int | None:
        """Find the first place at or after ``place``, looking no further than ``stop``."""
        end = len(self._text) if stop is None else stop + len(self._needle) - 1
        found = self._text.find(self._needle, place, end)
        while self._skipped and found >= 0 and self._is_skipped(found):
            found = self._text.find(self._needle, found + 1, end)
        return found if found >= 0 else None

    def within(self, place: int, stop: int) -> list[int]:
        """Find the places one after the other."""
        places, end = [], stop + len(self._needle) - 1
        found = self._text.find(self._needle, place, end)
        while found >= 0:
            places.append(found)
            found = self._text.find(self._needle, found + 1, end)
        return [one for one in places if not self._is_skipped(one)] if self._skipped else places

    def _known_next(self, place: int) -> int:
        found = self.next(place)
        assert found is not None
        return found

    def _count(self, start: int, end: int) -> int:
        """How many places lie from ``start`` up to ``end``."""
        if end <= start:
            return 0
        count = self._text.count(self._needle, start, end + len(self._needle) - 1)
        skipped = self._skipped
        return count - bisect_left(skipped, end) + bisect_left(skipped, start)

    def _is_skipped(self, place: int) -> bool:
        nth = bisect_left(self._skipped, place)
        return nth < len(self._skipped) and self._skipped[nth] == place


class ListedOccurrences:
    """Occurrences that had to be gone through one by one."""

    def __init__(self, places: array[int]) -> None:
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def nth(self, number: int) -> int:
        """Return one place of the list."""
        return self._places[number]

    def count_before(self, place: int) -> int:
        """Look ``place`` up in the list."""
        return bisect_left(self._places, place)

    def next(self, place: int, stop: int | None = None) -> int | None:
        """Look the first place at or after ``place`` up in the list."""
        nth = bisect_left(self._places, place)
        if nth == len(self._places) or (stop is not None and self._places[nth] >= stop):
            return None
        return self._places[nth]

    def within(self, place: int, stop: int) -> list[int]:
        """Return a slice of the list."""
        first, last = bisect_left(self._places, place), bisect_left(self._places, stop)
        return self._places[first:last].tolist()


def occurrences(
    folded: Folded,
    needle: Needle,
    fits: Callable[[int], bool] | None = None,
    text: str | None = None,
) -> Occurrences:
    """Return where ``needle`` occurs; with ``fits``, only the places of which that is true.

    ``text`` is another form of the folded text to look in, in which every character has its place.
    """
    text = folded.text if text is None else text
    # Of what stands between spaces no two occurrences can be of one character.
    is_shared = len(needle.core) == len(needle.text) and _may_share(folded, needle.text)
    if fits is None and not _meets_itself(text, needle.text):
        if not is_shared:
            return Counted(text, needle.text)
        if len(needle.text) == 1:
            return Counted(text, needle.text, folded.repeats(needle.text))
    found = walk(text, needle, _apart(folded, needle, fits) if is_shared else fits)
    return ListedOccurrences(array("I", found))


def walk(text: str, needle: Needle, fits: Callable[[int], bool] | None = None) -> Iterator[int]:
    """Yield the places of ``needle``, each after the end of the one before."""
    step = len(needle.text) - needle.tail
    place = text.find(needle.text)
    while place >= 0:
        is_one = fits is None or fits(place)
        if is_one:
            yield place
        place = text.find(needle.text, place + (step if is_one else 1))


def _apart(
    folded: Folded, needle: Needle, fits: Callable[[int], bool] | None
) -> Callable[[int], bool]:
    """Return ``fits``, made false for what begins in the character that a place before ends in."""
    end = 0

    def is_apart(place: int) -> bool:
        nonlocal end
        if folded.to_source(place) < end or not (fits is None or fits(place)):
            return False
        end = folded.to_source(place + len(needle.text) - 1) + 1
        return True

    return is_apart


def _may_share(folded: Folded, needle: str) -> bool:
    """Whether one character of the source might be the end of one occurrence and begin the next."""
    first, last = needle[0], needle[-1]
    return any(
        last in kept and first in kept[kept.index(last) + 1 :] for kept in folded.longer.values()
    )


def _meets_itself(text: str, needle: str) -> bool:
    """Whether two occurrences of ``needle`` may lie over one another in ``text``."""
    borders = []
    for shift in range(1, len(needle)):
        if needle[0] == needle[shift] and needle.startswith(needle[shift:]):
            borders.append(len(needle) - shift)
            if len(borders) > _MOST_BORDERS:
                return True
    return any(needle + needle[border:] in text for border in borders)
