"""Short quotations of which one word was changed, left out or put in: where all others are said.

Of a long one the first words or the last stand as they were said, and lead to the rest. Of five to
twelve words neither need do so: each word in turn is taken for the one that was changed, and the
others are looked for close together. They count where they stand in their order in one stretch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from reader.library import Entry, Hit, Library
from reader.library.tokens import is_letter, tokens
from reader.model.prose import prose
from reader.model.search.fold import folded
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_SHORTEST: Final = 5
_LONGEST: Final = 12
# Four words in a row are said by many: of five words the first and the last must stand.
_SHORTEST_AT_EDGE: Final = 6
# A word may have been changed to two.
_BETWEEN: Final = 2
# What more than so many say is no quotation of any of them, but how people speak.
_MOST_SAY_IT: Final = 3
_MOST_HITS: Final = 50
# How many characters around a hit are looked at, for each word of the quotation.
_ROOM: Final = 16
_SIGNS: Final = " .,;:?!"
_WORD: Final = lazy_pattern(r"\S+")


class Altered(NamedTuple):
    """Where a quotation stands with another word, and what is said there."""

    entry: Entry
    hit: Hit
    words: str


class _WordsSaid(NamedTuple):
    """The words of a stretch of a text, folded, and from where to where each stands in it."""

    words: list[str]
    spans: list[tuple[int, int]]


def altered(library: Library, quote: str) -> Altered | None:
    """Return the one place where all words but one of a quotation are said in their order.

    None where there is none, where many transcripts have such a place, and for quotations of other
    lengths or in scripts that part no words.
    """
    wanted = _words(quote, 0, len(quote)).words
    if not _SHORTEST <= len(wanted) <= _LONGEST or any(map(is_letter, wanted)):
        return None
    best: dict[int, tuple[tuple[int, int], Altered]] = {}
    texts: dict[int, str] = {}  # one transcript is found by many of the queries
    for query in _queries(wanted):
        for found in islice(library.search(query), _MOST_SAY_IT + 1):
            text = texts.get(found.entry.id)
            if text is None:
                text = texts[found.entry.id] = prose(library.get(found.entry.id)).text
            for hit in islice(found.hits(), _MOST_HITS):
                place = _place(text, hit, wanted)
                if place is None:
                    continue
                rank, words = place
                if found.entry.id not in best or rank > best[found.entry.id][0]:
                    best[found.entry.id] = (rank, Altered(found.entry, hit, words))
        if len(best) > _MOST_SAY_IT:
            return None
    return max(best.values(), key=lambda one: one[0])[1] if best else None


def _queries(wanted: Sequence[str]) -> Iterator[str]:
    """Yield what finds the words before one and those behind it, close together, for each word."""
    for number in range(len(wanted)):
        before, behind = " ".join(wanted[:number]), " ".join(wanted[number + 1 :])
        if before and behind:
            yield f'"{before}" NEAR/{_BETWEEN} "{behind}"'
        elif len(wanted) >= _SHORTEST_AT_EDGE:
            yield f'"{before or behind}"'


def _place(text: str, hit: Hit, wanted: Sequence[str]) -> tuple[tuple[int, int], str] | None:
    """Return what is said around a hit in place of a quotation, and how near that comes to it."""
    room = _ROOM * len(wanted)
    start, end = max(0, hit.passage.start - room), min(len(text), hit.passage.end + room)
    said = _words(text, start, end)
    found = _in_order(wanted, said.words)
    if len(found) < len(wanted) - 1:
        return None
    (first, at), (last, to) = found[0], found[-1]
    strange = to - at + 1 - len(found)
    if strange > _BETWEEN:
        return None
    # What stands in the place of a word that was changed at an edge is shown too.
    at, to = max(0, at - first), min(len(said.words) - 1, to + len(wanted) - 1 - last)
    words = " ".join(text[said.spans[at][0] : said.spans[to][1]].split())
    return (len(found), -strange), words.strip(_SIGNS)


def _words(text: str, start: int, end: int) -> _WordsSaid:
    """Return the words of a stretch of a text; what is cut at its edges is left out."""
    words, spans = list[str](), list[tuple[int, int]]()
    for one in _WORD.finditer(text, start, end):
        is_cut = (one.start() == start > 0 and not text[start - 1].isspace()) or (
            one.end() == end < len(text) and not text[end].isspace()
        )
        for word in () if is_cut else tokens(folded(one[0])):
            words.append(word)
            spans.append(one.span())
    return _WordsSaid(words, spans)


def _in_order(wanted: Sequence[str], said: Sequence[str]) -> list[tuple[int, int]]:
    """Return the most words that both have in one order, as places in both; of several ways the
    one that is closest together there.
    """
    best: list[tuple[int, int]] = []
    for start, word in enumerate(said):
        # All but one are there, so that one of the first two begins.
        for first in range(min(2, len(wanted))):
            if word == wanted[first]:
                way = _way(wanted, said, first, start)
                if (len(way), -_length(way)) > (len(best), -_length(best)):
                    best = way
    return best


def _way(
    wanted: Sequence[str], said: Sequence[str], first: int, start: int
) -> list[tuple[int, int]]:
    """Return the words that follow in order from a place on, each a few words behind the last."""
    way, at = [(first, start)], start
    for number in range(first + 1, len(wanted)):
        behind = range(at + 1, min(len(said), at + 2 + _BETWEEN))
        nearest = next((place for place in behind if said[place] == wanted[number]), None)
        if nearest is not None:
            at = nearest
            way.append((number, at))
    return way


def _length(way: Sequence[tuple[int, int]]) -> int:
    return way[-1][1] - way[0][1] if way else 0
