"""How often words are said, year by year, in many transcripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from reader.named_tuple import NamedTuple

_YEAR: Final = 4


class YearRate(NamedTuple):
    """What was said in a year, "" where no year is known: how many transcripts and words there are
    of it, and of each term how many hits.
    """

    year: str
    transcripts: int
    words: int
    hits: tuple[int, ...]

    def rate(self, term: int) -> float:
        """How often a term, counted from 0, is said in 10,000 words."""
        return 10_000 * self.hits[term] / self.words if self.words else 0.0


def by_year(
    kept: Iterable[tuple[str, int]], found: Sequence[Iterable[tuple[str, int]]]
) -> tuple[YearRate, ...]:
    """Return the years of some transcripts in their order, what has no year last.

    ``kept`` has the day of every transcript, in ISO form as far as it is known, and how many words
    it has; ``found`` for each term the days of those that have it, and how many hits.
    """
    transcripts, words = Counter[str](), Counter[str]()
    for day, count in kept:
        transcripts[day[:_YEAR]] += 1
        words[day[:_YEAR]] += count
    hits = [Counter[str]() for _ in found]
    for counts, days in zip(hits, found, strict=True):
        for day, count in days:
            counts[day[:_YEAR]] += count
    years = sorted(transcripts, key=lambda year: (not year, year))
    return tuple(
        YearRate(year, transcripts[year], words[year], tuple(counts[year] for counts in hits))
        for year in years
    )
