"""The hits of one search: how many, where, which come next; in places of the text searched."""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from reader.model.letters import is_mark
from reader.model.search.fold import Folded
from reader.model.search.occurrences import Needle, Occurrences
from reader.model.search.switches import Switches


class Hits(ABC):
    """The hits of a query, in order, none over another.

    A range is ``(start, end)`` in code points of the text, ``end`` not included. ``len()`` is the
    number of hits; iterating yields their ranges.
    """

    def __init__(self, query: str, switches: Switches) -> None:
        self.query = query
        self.switches = switches

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def __iter__(self) -> Iterator[tuple[int, int]]: ...

    @abstractmethod
    def at(self, number: int) -> tuple[int, int]:
        """Return the range of a hit, the first is number 0; IndexError if there is no such hit."""

    @abstractmethod
    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the ranges of the hits that touch the text from ``start`` up to ``end``."""

    @abstractmethod
    def first_from(self, offset: int) -> int | None:
        """Return the number of the first hit that starts at ``offset`` or after it, or None."""

    @abstractmethod
    def rows(self, count: int) -> bytes:
        """Return for each of ``count`` equal slices of the text 1 if a hit starts in it, else 0."""

    def _check(self, number: int) -> None:
        if not 0 <= number < len(self):
            raise IndexError(f"there is no hit {number} among {len(self)}")


class FoldedHits(Hits):
    """Hits that are occurrences of one needle in a folded text; each is mapped when asked for."""

    def __init__(
        self,
        query: str,
        switches: Switches,
        folded: Folded,
        needle: Needle,
        occurrences: Occurrences,
    ) -> None:
        super().__init__(query, switches)
        self._folded = folded
        self._needle = needle
        self._core = needle.core
        self._occurrences = occurrences

    def __len__(self) -> int:
        return len(self._occurrences)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return map(self._range, self._places())

    def at(self, number: int) -> tuple[int, int]:
        """Find the hit, from the nearest place up to which hits are counted."""
        self._check(number)
        return self._range(self._occurrences.nth(number))

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """Find the hits of this stretch alone."""
        # A hit that starts further before ends before: but for its marks, which are not folded.
        first = max(0, self._place_at(start) - len(self._needle.text))
        # Bounded, since a scroll step must not look through the text for the next of rare hits.
        places = self._occurrences.within(first, self._folded.from_source(end) + 1)
        lead = self._needle.lead
        hits = hit_ranges(self._folded, [place + lead for place in places], self._core)
        return [hit for hit in hits if hit[0] < end and hit[1] > start]

    def first_from(self, offset: int) -> int | None:
        """Count the hits before, from the nearest place up to which they are counted."""
        number = self._occurrences.count_before(self._place_at(offset))
        return number if number < len(self) else None

    def rows(self, count: int) -> bytes:
        """Look for one hit in each slice, and for none in those that the next one lies beyond."""
        marks = bytearray(count)
        if count:
            borders = self._folded.borders(count)
            place = self._occurrences.next(0)
            while place is not None:
                row = bisect_right(borders, place + self._needle.lead, hi=count) - 1
                marks[row] = 1
                place = self._occurrences.next(max(0, borders[row + 1] - self._needle.lead))
        return bytes(marks)

    def _place_at(self, offset: int) -> int:
        """The first place of an occurrence whose hit would start at or after ``offset``."""
        return max(0, self._folded.from_source(offset) - self._needle.lead)

    def _places(self) -> Iterator[int]:
        following = self._occurrences.next(0)
        while following is not None:
            yield following
            following = self._occurrences.next(following + 1)

    def _range(self, place: int) -> tuple[int, int]:
        return hit_range(self._folded, place + self._needle.lead, self._core)


class RangeHits(Hits):
    """Hits whose ranges are all known."""

    def __init__(
        self, query: str, switches: Switches, length: int, ranges: Iterable[tuple[int, int]]
    ) -> None:
        super().__init__(query, switches)
        self._length = length
        self._starts = array("I")
        self._ends = array("I")
        for start, end in ranges:
            self._starts.append(start)
            self._ends.append(end)

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self._starts, self._ends, strict=True)

    def at(self, number: int) -> tuple[int, int]:
        """Return a range from the list."""
        self._check(number)
        return self._starts[number], self._ends[number]

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return a slice of the list."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        return list(zip(self._starts[first:last], self._ends[first:last], strict=True))

    def first_from(self, offset: int) -> int | None:
        """Look the offset up in the list."""
        number = bisect_left(self._starts, offset)
        return number if number < len(self) else None

    def rows(self, count: int) -> bytes:
        """Look the first hit of each slice up in the list."""
        marks = bytearray(count)
        number = self.first_from(0) if count else None
        while number is not None:
            row = self._starts[number] * count // self._length
            marks[row] = 1
            number = self.first_from(-(-(row + 1) * self._length // count))
        return bytes(marks)


def hit_range(folded: Folded, index: int, needle: str) -> tuple[int, int]:
    """Return the range in the source of a ``needle`` that stands at ``index`` of a folded text.

    The marks of its last letter belong to it, what is invisible at its ends does not.
    """
    start = folded.to_source(index)
    last = folded.to_source(index + len(needle) - 1)
    return start, _end(folded, last, needle)


def hit_ranges(folded: Folded, indexes: list[int], needle: str) -> list[tuple[int, int]]:
    """Return the range of each of several hits, as :func:`hit_range` returns that of one."""
    starts = folded.to_sources(indexes)
    lasts = folded.to_sources([index + len(needle) - 1 for index in indexes])
    return [(start, _end(folded, last, needle)) for start, last in zip(starts, lasts, strict=True)]


def _end(folded: Folded, last: int, needle: str) -> int:
    # A query that begins with a mark looks for marks: what follows may be the next hit.
    return last + 1 if is_mark(needle[0]) else folded.end_in_source(last)
