"""Where in one text the things are that a query asks for; the engine is that of the search bar."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from reader.library.searches.query import Choice, Near, ShelfQuery, Term
from reader.model.search.find import Finder, Hits, Switches
from reader.named_tuple import NamedTuple

# How far apart, in characters, two places may be to be shown in one passage.
_TOGETHER = 120
# No word that counts for NEAR is longer; beyond, words need not be counted.
_LONGEST_WORD = 40


class FoundPlace(NamedTuple):
    """A stretch of the text that was looked for: in code points, ``group`` counts from 0.

    ``text`` is what finds it in the search bar.
    """

    start: int
    end: int
    group: int
    text: str


Filter = Callable[[int], bool]
"""Whether a place that begins at an offset counts."""


class Places:
    """What a query finds in one text: how many places, which are best, all of them.

    Places are in order and none lies over another. There are none where one group of the query has
    none. What must not be there is not asked about here, but with :func:`has_any`.
    """

    def __init__(
        self, finder: Finder, query: ShelfQuery, switches: Switches, counts: Filter | None = None
    ) -> None:
        self._finder = finder
        self._query = query
        self._switches = switches
        self._counts = counts
        self._simple: tuple[Hits, str] | None = None
        self._all: list[FoundPlace] | None = None
        self._look()

    def __len__(self) -> int:
        return len(self._simple[0]) if self._simple else len(self.all())

    def all(self) -> list[FoundPlace]:
        """Return every place."""
        if self._all is None:
            assert self._simple is not None
            hits, text = self._simple
            self._all = [FoundPlace(start, end, 0, text) for start, end in hits]
        return self._all

    def best(self, most: int) -> list[FoundPlace]:
        """Return up to ``most`` places: where most of what is looked for stands together."""
        if self._simple and self._all is None:
            hits, text = self._simple
            # The first of them: the text need not be counted through to find these.
            return [FoundPlace(start, end, 0, text) for start, end in islice(hits, most)]
        return _best(self.all(), most)

    def _look(self) -> None:
        query = self._query
        terms = query.terms
        if len(terms) == 1 and terms[0] == Term(terms[0].text) and self._counts is None:
            hits = self._finder.search(terms[0].text, self._switches)
            self._simple = (hits, terms[0].text)
            return
        self._all = self._of_groups()

    def _of_groups(self) -> list[FoundPlace]:
        found: list[FoundPlace] = []
        for number, group in enumerate(self._query.groups):
            here = [
                FoundPlace(start, end, number, text)
                for choice in group
                for start, end, text in self._choice(choice)
                if self._counts is None or self._counts(start)
            ]
            if not here:
                return []
            found += here
        return _apart(sorted(found))

    def _choice(self, choice: Choice) -> list[tuple[int, int, str]]:
        if isinstance(choice, Near):
            return self._near(choice)
        return [(start, end, choice.text) for start, end in self._places_of(choice)]

    def _places_of(self, term: Term) -> Iterator[tuple[int, int]]:
        return places_of(self._finder, term, self._switches)

    def _near(self, near: Near) -> list[tuple[int, int, str]]:
        """The places of some terms that have one of each next term near them."""
        of_terms = [
            [(start, end, term.text) for start, end in self._places_of(term)] for term in near.terms
        ]
        reached = of_terms[0]
        kept = [reached]
        for following in of_terms[1:]:
            reached = [place for place in following if self._has_near(place, reached, near.words)]
            kept.append(reached)
        # Back again: what has nothing near behind it is not part of any row.
        for nth in range(len(kept) - 2, -1, -1):
            kept[nth] = [
                place for place in kept[nth] if self._has_near(place, kept[nth + 1], near.words)
            ]
        return [place for places in kept for place in places]

    def _has_near(
        self, place: tuple[int, int, str], others: Sequence[tuple[int, int, str]], most: int
    ) -> bool:
        reach = (most + 1) * _LONGEST_WORD
        first = bisect_left(others, (place[0] - reach, 0, ""))
        for nth in range(first, len(others)):
            other = others[nth]
            if other[0] > place[1] + reach:
                return False
            if other[:2] != place[:2] and self._words_between(place, other) <= most:
                return True
        return False

    def _words_between(self, one: tuple[int, int, str], two: tuple[int, int, str]) -> int:
        left, right = sorted((one[:2], two[:2]))
        return self._finder.words_between(left[1], right[0])


def has_any(finder: Finder, terms: Iterable[Term], switches: Switches) -> bool:
    """Whether a text has one of some terms."""
    return any(True for term in terms for _ in places_of(finder, term, switches))


def places_of(finder: Finder, term: Term, switches: Switches) -> Iterator[tuple[int, int]]:
    """Yield where a term stands in a text."""
    if term.is_prefix:
        yield from finder.beginnings(term.text, switches)
    else:
        is_whole = switches.whole_words or term.is_whole
        yield from finder.search(term.text, switches._replace(whole_words=is_whole))


def _apart(places: list[FoundPlace]) -> list[FoundPlace]:
    """Leave out what lies over a place before."""
    kept: list[FoundPlace] = []
    for place in places:
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def _best(places: list[FoundPlace], most: int) -> list[FoundPlace]:
    """Return the places with which most groups stand together, in the order of the text."""
    if len(places) <= most:
        return places
    scores = []
    end = 0
    for nth, place in enumerate(places):
        end = max(end, nth)
        while end < len(places) and places[end].start < place.start + _TOGETHER:
            end += 1
        together = len({other.group for other in places[nth : min(end, nth + 50)]})
        scores.append((-together, nth))
    return [places[nth] for nth in sorted(nth for _, nth in sorted(scores)[:most])]
