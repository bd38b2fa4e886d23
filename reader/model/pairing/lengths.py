"""Passages of two languages paired by their lengths and by the words that both share.

The method is that of Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora"
(Computational Linguistics 19, 1993): long sentences have long translations; the best way through
the two texts is found by dynamic programming. Added are

- what both share (:mod:`reader.model.pairing.likeness`), which tells where a passage is missing;
- a run of passages without partner costs little more than one: whole paragraphs are left out;
- a band around the anchors, outside which nothing is tried, so that time grows with the length.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from reader.model.pairing.likeness import SurePair, anchors, shared
from reader.named_tuple import NamedTuple

# How many passages of each side make a row, and what that costs: minus the logarithm of how often
# Gale and Church (table 5) met it; three to one they did not allow.
_STEPS: Final = tuple(
    (first, second, -math.log(share))
    for first, second, share in (
        *((1, 1, 0.89), (2, 1, 0.045), (1, 2, 0.045)),
        *((2, 2, 0.01), (3, 1, 0.002), (1, 3, 0.002)),
    )
)
_VARIANCE: Final = 6.8  # of the length of a translation, per character (Gale and Church, 2.2)
_FAR: Final = 8.0  # deviations from the expected length; the tail behind it is no longer told apart
_FAR_COST: Final = 35.0
# Found by trial on English and Spanish talks.
_LIKENESS: Final = 3.0
_ENOUGH: Final = 8.0
_OPEN: Final = 3.5
_ALONE: Final = 1.0
_DOUBTFUL: Final = 3.0  # what a row costs that is as likely wrong as right
_BAND: Final = 40
_WIDER: Final = 80
_AROUND: Final = 10
_ENOUGH_ANCHORS: Final = 10
_MOST_RATIO: Final = 4.0  # English takes about three times the characters of Chinese


class Bead(NamedTuple):
    """Passages ``first`` up to ``first_end`` and ``second`` up to ``second_end`` are one row.

    ``confidence`` is from 0 to 1; 0 where one of the two sides has nothing.
    """

    first: int
    first_end: int
    second: int
    second_end: int
    confidence: float


_GAP: Final = len(_STEPS)
"""What stands in ``steps`` where the last passage stands alone."""
# How a gap was come to: with one more passage of which side, and whether it went on before.
_GAPS: Final = (((1, 0), False), ((1, 0), True), ((0, 1), False), ((0, 1), True))
_ROWS_NEEDED: Final = 3  # before the one under way: no step is longer


@dataclass(slots=True)
class _Row:
    """What is known behind so many passages of the first side, from passage ``low`` of the second.

    ``ways`` are the costs of the cheapest way to each place, ``gaps`` of those whose last passage
    stands alone; ``steps`` and ``gap_steps`` say how each was come to, a byte each.
    """

    low: int
    ways: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    steps: bytearray = field(default_factory=bytearray)
    gap_steps: bytearray = field(default_factory=bytearray)

    def way(self, at: int) -> float:
        """Return what the cheapest way to a place costs."""
        at -= self.low
        return self.ways[at] if 0 <= at < len(self.ways) else math.inf

    def gap(self, at: int) -> float:
        """Return what the cheapest way costs whose last passage stands alone."""
        at -= self.low
        return self.gaps[at] if 0 <= at < len(self.gaps) else math.inf

    def forget_costs(self) -> None:
        """Keep only what the way back needs."""
        self.ways, self.gaps = [], []


def by_length(first: Sequence[str], second: Sequence[str]) -> list[Bead]:
    """Return the rows of two texts, each given as its passages in order; none is left out."""
    return _Aligner(first, second).matches()


class _Aligner:
    """Two texts under way."""

    def __init__(self, first: Sequence[str], second: Sequence[str]) -> None:
        self._first, self._second, self._weights = shared(first, second)
        self._first_weight = [self._weight(signs) for signs in self._first]
        self._second_weight = [self._weight(signs) for signs in self._second]
        self._first_to = [0, *accumulate(map(len, first))]
        self._second_to = [0, *accumulate(map(len, second))]
        self._anchors = anchors(self._first, self._second)
        self._ratio = self._known_ratio(first, second)

    def _known_ratio(self, first: Sequence[str], second: Sequence[str]) -> float:
        """Return how long the second language is, as a multiple of the first.

        Where enough is anchored it goes by that: of the rest half may be missing on one side.
        """
        if len(self._anchors) >= _ENOUGH_ANCHORS:
            first = [first[anchor.first] for anchor in self._anchors]
            second = [second[anchor.second] for anchor in self._anchors]
        ratio = max(sum(map(len, second)), 1) / max(sum(map(len, first)), 1)
        return max(1 / _MOST_RATIO, min(_MOST_RATIO, ratio))

    def matches(self) -> list[Bead]:
        """Return the rows, from the first to the last."""
        rows: list[_Row] = []
        for at, (low, high) in enumerate(self._band()):
            rows.append(_Row(low))
            for other in range(low, high + 1):
                self._arrive(rows, at, other)
            if at >= _ROWS_NEEDED:
                rows[at - _ROWS_NEEDED].forget_costs()
        return [self._match(*edges) for edges in _back(rows, len(self._second))]

    def _band(self) -> list[tuple[int, int]]:
        """Return, for each place of the first side, the places of the second that are tried."""
        count, others = len(self._first), len(self._second)
        knots = [SurePair(0, 0), *self._anchors, SurePair(count, others)]
        centres: list[int] = []
        wider: list[int] = []
        number = 0
        for at in range(count + 1):
            while number + 2 < len(knots) and knots[number + 1].first <= at:
                number += 1
            centres.append(self._centre(knots[number], knots[number + 1], at))
            apart = knots[number + 1].first - knots[number].first
            wider.append(_BAND + min(_WIDER, apart // 8))
        band = []
        for at, half in enumerate(wider):
            low = max(0, centres[max(0, at - _AROUND)] - half)
            high = min(others, centres[min(count, at + _AROUND)] + half)
            band.append((0 if at == 0 else low, others if at == count else high))
        return band

    def _centre(self, before: SurePair, after: SurePair, at: int) -> int:
        """Return the place of the second side that, by length, is as far between two anchors."""
        start, end = self._first_to[before.first], self._first_to[after.first]
        share = (self._first_to[at] - start) / max(1, end - start)
        low, high = self._second_to[before.second], self._second_to[after.second]
        return bisect_left(self._second_to, low + share * (high - low))

    def _arrive(self, rows: list[_Row], at: int, other: int) -> None:
        """Find the cheapest way to a place."""
        row, above = rows[at], rows[at - 1] if at else _Row(0)
        gap, gap_step = min(
            (above.way(other) + _OPEN + _ALONE, 0),
            (above.gap(other) + _ALONE, 1),
            (row.way(other - 1) + _OPEN + _ALONE, 2),
            (row.gap(other - 1) + _ALONE, 3),
        )
        best, step = (0.0 if at == other == 0 else gap), _GAP
        for number, (first, second, cost) in enumerate(_STEPS):
            if first > at or second > other:
                continue
            cost += rows[at - first].way(other - second)
            if cost < best:
                cost += self._strangeness(at - first, at, other - second, other)
                if cost < best:
                    best, step = cost, number
        row.ways.append(best)
        row.gaps.append(gap)
        row.steps.append(step)
        row.gap_steps.append(gap_step)

    def _strangeness(self, first: int, first_end: int, second: int, second_end: int) -> float:
        """Return what it costs that these passages are one row: less than 0 for those alike."""
        away = self._deviation(first, first_end, second, second_end)
        cost = -math.log(math.erfc(away / math.sqrt(2))) if away < _FAR else _FAR_COST + away
        like, evidence = self._likeness(first, first_end, second, second_end)
        return cost + _LIKENESS * (0.5 - like) * evidence

    def _deviation(self, first: int, first_end: int, second: int, second_end: int) -> float:
        """Return how far the lengths are from each other, in standard deviations."""
        length = self._first_to[first_end] - self._first_to[first]
        other = self._second_to[second_end] - self._second_to[second]
        mean = (length + other / self._ratio) / 2
        return abs(other - length * self._ratio) / math.sqrt(_VARIANCE * max(mean, 1))

    def _likeness(
        self, first: int, first_end: int, second: int, second_end: int
    ) -> tuple[float, float]:
        """Return the share of the signs that both have, and what that is worth, from 0 to 1."""
        if first_end - first == second_end - second == 1:
            one, other = self._first[first], self._second[second]
            total = self._first_weight[first] + self._second_weight[second]
        else:
            one = frozenset().union(*self._first[first:first_end])
            other = frozenset().union(*self._second[second:second_end])
            total = sum(self._first_weight[first:first_end])
            total += sum(self._second_weight[second:second_end])
        common = one & other
        like = 2 * self._weight(common) / (total + 1) if common else 0.0
        return min(1.0, like), min(1.0, total / _ENOUGH)

    def _weight(self, signs: frozenset[str]) -> float:
        return sum(map(self._weights.__getitem__, signs))

    def _match(self, first: int, first_end: int, second: int, second_end: int) -> Bead:
        """Return a row with how sure it is: the less strange, the surer."""
        edges = (first, first_end, second, second_end)
        if first == first_end or second == second_end:
            return Bead(*edges, 0.0)
        return Bead(*edges, round(1 / (1 + math.exp(self._strangeness(*edges) - _DOUBTFUL)), 2))


def _back(rows: Sequence[_Row], other: int) -> list[tuple[int, int, int, int]]:
    """Return the edges of the rows on the cheapest way through all places."""
    at, found, in_gap = len(rows) - 1, [], False
    while at or other:
        row = rows[at]
        step = row.steps[other - row.low]
        if in_gap or step == _GAP:
            (first, second), in_gap = _GAPS[row.gap_steps[other - row.low]]
        else:
            first, second, _ = _STEPS[step]
        found.append((at - first, at, other - second, other))
        at, other = at - first, other - second
    return found[::-1]
