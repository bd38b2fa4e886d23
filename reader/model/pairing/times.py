"""Captions of two languages paired by when they are said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from reader.model.pairing.lengths import Bead
from reader.named_tuple import NamedTuple

_SHARE: Final = 2  # partners last at once for one half, at least, of the shorter of the two
# Looked at for each caption: no more stand on a screen at once, and in a file that says so the
# time would otherwise grow with the square of its length.
_MOST: Final = 16


class Stretch(NamedTuple):
    """From when to when something is said, in milliseconds; never empty."""

    start: int
    end: int

    def shared(self, other: Stretch) -> int:
        """Return for how long both last at once."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def is_partner(self, other: Stretch) -> bool:
        """Whether both last at once for half of the shorter one, or longer."""
        shorter = min(self.end - self.start, other.end - other.start)
        return self.shared(other) * _SHARE >= shorter


class _Group(NamedTuple):
    """Captions that partners hold together: from, up to and not with, of each side."""

    first: int
    first_end: int
    second: int
    second_end: int


def by_time(first: Sequence[Stretch], second: Sequence[Stretch]) -> list[Bead]:
    """Return the rows of two sides, each in the order of its start times; none is left out.

    All that partners hold together is one row. Its confidence is the share of its time in which
    both sides speak.
    """
    found: list[Bead] = []
    at = other = 0
    ends = _Group(len(first), len(first), len(second), len(second))
    for group in (*_groups(first, second), ends):
        found += _alone(first, second, range(at, group.first), range(other, group.second))
        if group is not ends:
            found.append(Bead(*group, _confidence(first, second, group)))
        at, other = group.first_end, group.second_end
    return found


def _groups(first: Sequence[Stretch], second: Sequence[Stretch]) -> Iterator[_Group]:
    """Yield what partners hold together, in order.

    Two groups can be told apart where all partners of what stands before stand before as well.
    """
    partners = _partners(first, second)
    least = [min(some, default=len(second)) for some in partners]
    following = [*accumulate(reversed(least), min, initial=len(second))][::-1]
    start, low, high = 0, len(second), -1
    for at, some in enumerate(partners):
        if high < 0:
            start = at
        low, high = min(low, *some, low), max(high, *some, high)
        if 0 <= high < following[at + 1]:
            yield _Group(start, at + 1, low, high + 1)
            low, high = len(second), -1


def _partners(first: Sequence[Stretch], second: Sequence[Stretch]) -> list[list[int]]:
    """Return which of the second side are partners of each of the first."""
    starts = [stretch.start for stretch in second]
    found = []
    for stretch in first:
        behind = bisect_left(starts, stretch.end)
        near = range(max(0, behind - _MOST), behind)
        found.append([other for other in near if stretch.is_partner(second[other])])
    return found


def _alone(
    first: Sequence[Stretch], second: Sequence[Stretch], firsts: range, seconds: range
) -> Iterator[Bead]:
    """Yield a row for each caption without a partner, in the order of their times."""
    at, other = firsts.start, seconds.start
    while at < firsts.stop or other < seconds.stop:
        is_first = at < firsts.stop and (
            other == seconds.stop or first[at].start <= second[other].start
        )
        if is_first:
            yield Bead(at, at + 1, other, other, 0.0)
            at += 1
        else:
            yield Bead(at, at, other, other + 1, 0.0)
            other += 1


def _confidence(first: Sequence[Stretch], second: Sequence[Stretch], group: _Group) -> float:
    one = first[group.first : group.first_end]
    two = second[group.second : group.second_end]
    spans = [Stretch(side[0].start, max(each.end for each in side)) for side in (one, two)]
    both = max(spans[0].end, spans[1].end) - min(spans[0].start, spans[1].start)
    return round(spans[0].shared(spans[1]) / both, 2)
