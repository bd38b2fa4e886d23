"""Whether the signs and accents that a query asks for stand where its words were found.

Signs and accents are left out of the text in which words are looked for, and so are compared here,
in the text itself, one found place after the other. So are spaces of a query that a text may lack.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from reader.model.letters import is_accent, is_ignored, leaves_out, parts
from reader.model.search.borders import Edges, Stands
from reader.model.search.fold import Folded, Form, folded_char
from reader.model.search.hits import hit_range
from reader.model.search.occurrences import Needle
from reader.model.search.query import Forms, Pieces, Query
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_JOINER: Final = "\u200c"
_MOST_KEPT = 4_096
_LONGEST_KEPT = 8


class Gap(NamedTuple):
    """The signs and spaces between two words: folded, and where each of them stands."""

    text: str
    places: tuple[int, ...]


class _Stretch(NamedTuple):
    """Where in a folded text the words of a query begin and end, and which spaces it lacks there.

    ``missing`` are the places of these spaces in the words of the query, in ascending order.
    """

    start: int
    end: int
    missing: tuple[int, ...] = ()

    def of(self, nth: int) -> int:
        """Return where the character at ``nth`` of the query's words is in the text."""
        return self.start + nth - bisect_left(self.missing, nth)


class Matching:
    """Goes through the places of a query's words, for what else it asks for.

    ``folded`` is the text folded to its words; ``needle`` is what is looked for in it, with a space
    where an edge must be that of a word or signs must stand. ``stands`` tells of each place whether
    it counts; None if each does.
    """

    def __init__(
        self,
        folded: Folded,
        query: Query,
        edges: Edges,
        stands: Stands | None = None,
    ) -> None:
        self._folded = folded
        self._query = query
        self._stands = stands
        self._lead = 1 if edges.begin or query.before else 0
        tail = 1 if edges.end or query.after else 0
        self.needle = Needle(
            f"{' ' * self._lead}{query.words}{' ' * tail}", lead=self._lead, tail=tail
        )
        self._gaps: dict[str, Gap] = {}
        self._accents: dict[str, tuple[str, ...]] = {}

    @cached_property
    def has_loose(self) -> bool:
        """Whether the text may lack some spaces of the query."""
        query = self._query
        return bool(query.loose or (query.joined and _JOINER in self._folded.alphabet))

    def ranges(self) -> Iterator[tuple[int, int]]:
        """Yield the ranges in the source of all that fits, none over another."""
        return self._fitting_loose() if self.has_loose else self._fitting()

    def _fitting(self) -> Iterator[tuple[int, int]]:
        text, needle = self._folded.text, self.needle
        step = len(needle.text) - needle.tail
        end = 0
        at = text.find(needle.text)
        while at >= 0:
            start = at + self._lead
            found = self._range(_Stretch(start, start + len(self._query.words)))
            is_hit = found is not None and found[0] >= end
            if found is not None and is_hit:
                end = found[1]
                yield found
            at = text.find(needle.text, at + (step if is_hit else 1))

    def _fitting_loose(self) -> Iterator[tuple[int, int]]:
        text, query, needle = self._folded.text, self._query, self.needle
        spaces = sorted({*query.loose, *query.joined})
        core = "".join(
            "( ?)" if nth in spaces else re.escape(char) for nth, char in enumerate(query.words)
        )
        # The space behind a hit may be the one before the next.
        pattern = lazy_pattern(f"{' ' * needle.lead}{core}{'(?= )' * needle.tail}")
        end = 0
        match = pattern.search(text)
        while match:
            missing = tuple(nth for group, nth in enumerate(spaces, 1) if not match[group])
            place = _Stretch(match.start() + self._lead, match.end(), missing)
            found = self._range(place) if self._may_lack(place) else None
            is_hit = found is not None and found[0] >= end
            if found is not None and is_hit:
                end = found[1]
                yield found
            match = pattern.search(text, match.end() if is_hit else match.start() + 1)

    def _may_lack(self, place: _Stretch) -> bool:
        """Whether a joiner stands for each missing space that only a joiner can stand for."""
        joined = self._query.joined
        return all(self._has_joiner(place.of(nth)) for nth in place.missing if nth in joined)

    def _has_joiner(self, index: int) -> bool:
        """Whether a joiner that parts two letters was left out before a folded character."""
        folded = self._folded
        return _JOINER in folded.source[folded.to_source(index - 1) : folded.to_source(index)]

    def _range(self, place: _Stretch) -> tuple[int, int] | None:
        """The range of the query whose words stand at a place, if all fits."""
        query = self._query
        if not all(self._bears(place.of(nth), marks) for nth, marks in query.accents):
            return None
        if any(not _fits(forms, self._gap(place.of(nth)).text) for nth, forms in query.gaps):
            return None
        if self._stands and not self._stands(place.start, place.end):
            return None
        words = self._folded.text[place.start : place.end]
        start, end = hit_range(self._folded, place.start, words)
        if query.before:
            gap = self._gap(place.start - 1)
            begins = _begins(query.before, gap.text)
            if begins is None:
                return None
            start = gap.places[begins]
        if query.after:
            gap = self._gap(place.end)
            ends = _ends(query.after, gap.text)
            if ends is None:
                return None
            end = self._folded.end_in_source(gap.places[ends - 1])
        return start, end

    def _bears(self, index: int, typed: str) -> bool:
        """Whether the letter that was folded to the character at ``index`` bears what was typed."""
        accents = self._accents_at(index)
        if accents == typed or self._folded.match_case:
            return accents == typed
        return accents == leaves_out(self._folded.source[self._folded.to_source(index)], typed)

    def _accents_at(self, index: int) -> str:
        """The accents of the letter that was folded to the character at ``index``."""
        folded, source = self._folded, self._folded.source
        start = folded.to_source(index)
        end = start + 1
        while end < len(source) and (is_accent(source[end]) or is_ignored(source[end])):
            end += 1
        letter = source[start:end]
        accents = self._accents.get(letter)
        if accents is None:
            accents = tuple(part.accents for part in parts(letter, folded.match_case))
            if len(self._accents) < _MOST_KEPT and len(letter) <= _LONGEST_KEPT:
                self._accents[letter] = accents
        return accents[index - folded.from_source(start)] if len(accents) > 1 else accents[0]

    def _gap(self, index: int) -> Gap:
        """The signs that were folded to the space at ``index``."""
        folded = self._folded
        start = folded.to_source(index - 1) + 1 if index else 0
        is_last = index + 1 == len(folded.text)
        end = len(folded.source) if is_last else folded.to_source(index + 1)
        signs = folded.source[start:end]
        gap = self._gaps.get(signs)
        if gap is None:
            gap = _read_gap(signs)
            if len(self._gaps) < _MOST_KEPT and len(signs) <= _LONGEST_KEPT:
                self._gaps[signs] = gap
        return Gap(gap.text, tuple(start + place for place in gap.places))


def _read_gap(signs: str) -> Gap:
    text: list[str] = []
    places: list[int] = []
    for place, char in enumerate(signs):
        for sign in folded_char(char, Form.SIGNS, False):
            if sign != " " or text[-1:] != [" "]:
                text.append(sign)
                places.append(place)
    return Gap("".join(text), tuple(places))


def _fits(forms: Forms, gap: str) -> bool:
    return any(_fills(pieces, gap) for pieces in forms)


def _fills(pieces: Pieces, gap: str) -> bool:
    """Whether a gap is these pieces, with something between them."""
    if len(pieces) == 1:
        return gap == pieces[0]
    first, *others, last = pieces
    if not gap.startswith(first):
        return False
    at = _after(others, gap, len(first))
    return at is not None and len(gap) - len(last) > at and gap.endswith(last)


def _ends(forms: Forms, gap: str) -> int | None:
    """How far the first of these that fits reaches into a gap that follows the words, None if none
    does.
    """
    for first, *others in forms:
        if gap.startswith(first):
            reach = _after(others, gap, len(first))
            if reach is not None:
                return reach
    return None


def _begins(forms: Forms, gap: str) -> int | None:
    """Where the first of these that fits begins in a gap before the words, None if none does."""
    turned = tuple(tuple(piece[::-1] for piece in reversed(pieces)) for pieces in forms)
    reach = _ends(turned, gap[::-1])
    return None if reach is None else len(gap) - reach


def _after(pieces: Pieces | list[str], gap: str, at: int) -> int | None:
    """Where the last of ``pieces`` ends that follow one another from ``at`` on, as near as can be.

    At least one character stands before each of them.
    """
    for piece in pieces:
        found = gap.find(piece, at + 1)
        if found < 0:
            return None
        at = found + len(piece)
    return at
