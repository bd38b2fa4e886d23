"""Finding what was said, however the captions cut it and however it was typed.

By default a search is forgiving. Breaks between lines, captions and paragraphs are spaces (nothing
at all between Han and kana); case makes no difference, nor do the forms of quotation marks, dashes,
spaces and letters; what is invisible is passed over. A letter typed without accents is found with
any; one typed with accents only with these. A space passes over any signs (``act which`` finds
``act, which``), while signs that are typed must be there. Signs alone are searched for as they are.

The switches make it stricter, or take the query as a regular expression. Hits begin as early as
they can and never lie over one another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, partial
from typing import Final

from reader.errors import MissingLibrary, QueryError
from reader.model.breaks import is_border
from reader.model.letters import FoldedLetter, char_parts, is_accent, is_word, leaves_out
from reader.model.search.fold import Folded, Form, folded_char, prepared
from reader.model.search.hits import FoldedHits, Hits, RangeHits, hit_range
from reader.model.search.matching import Matching
from reader.model.search.occurrences import Needle, occurrences
from reader.model.search.passage import Passage, in_context
from reader.model.search.query import Query, read
from reader.model.search.switches import Switches

__all__ = ["LONGEST_QUERY", "Finder", "Hits", "Passage", "Switches", "in_context"]

LONGEST_QUERY: Final = 10_000
"""The most characters of a query."""

_FORGIVING: Final = Switches()
_SHORT: Final = 100

# Up to so many places are looked at one by one sooner than another folded text is made.
_FEW: Final = 1_000

_JOINER: Final = "\u200c"
_BREAKS: Final = "\n\r\x0b\x0c\x85\u2028\u2029"


class Finder:
    """Searches one text, which is folded when first searched and once for each way of folding."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded: dict[tuple[Form, bool], Folded] = {}

    def search(self, query: str, switches: Switches = _FORGIVING) -> Hits:
        """Return the hits of a query; a query of nothing that can be seen has none.

        Raises QueryError, with a sentence to show, if the query is too long, or a pattern that is
        at fault or takes too long. May be called beside the window.
        """
        if switches.regex:
            return self._search_pattern(query, switches)
        if len(query) > LONGEST_QUERY:
            raise QueryError(f"{LONGEST_QUERY:,} characters are the most that can be searched for.")
        if switches.exact:
            return self._search_exact(query, switches)
        return self._search(query, switches)

    def is_quick(self, query: str, switches: Switches = _FORGIVING) -> bool:
        """Whether hits are told at once in a text of any length: plain words, once it is folded.

        All else is looked at place by place.
        """
        if switches.regex or switches.exact or len(query) > _SHORT:
            return False
        wanted = read(query, switches.match_case)
        folded = self._folded.get((Form.WORDS, switches.match_case))
        if folded is None or wanted.has_signs or wanted.accents or not wanted.words:
            return False
        return not (_has_loose(folded, wanted) or (switches.whole_words and folded.is_unspaced))

    @cached_property
    def _prepared(self) -> str:
        return prepared(self.text)

    @cached_property
    def _on_one_line(self) -> str:
        text = self.text
        for char in _BREAKS:
            text = text.replace(char, " ")
        return text

    def _fold(self, form: Form, match_case: bool) -> Folded:
        folded = self._folded.get((form, match_case))
        if folded is None:
            folded = self._folded[form, match_case] = Folded(self._prepared, form, match_case)
        return folded

    def _search(self, query: str, switches: Switches) -> Hits:
        wanted = read(query, switches.match_case)
        is_one_piece = " " not in wanted.text and not wanted.accents and not switches.whole_words
        if not wanted.words or (wanted.has_signs and is_one_piece):
            folded = self._fold(Form.SIGNS, switches.match_case)
            return _hits(query, switches, folded, Needle(wanted.text))
        folded = self._fold(Form.WORDS, switches.match_case)
        if switches.whole_words and folded.is_unspaced:
            return self._ranges(query, switches, self._whole(folded, wanted))
        matching = Matching(folded, wanted, switches.whole_words)
        if wanted.has_signs:
            return self._ranges(query, switches, matching.ranges())
        if wanted.accents:
            quick = self._search_accents(query, switches, wanted, matching.needle)
            return quick if quick is not None else self._ranges(query, switches, matching.ranges())
        if _has_loose(folded, wanted):
            return self._ranges(query, switches, _loose(folded, wanted, matching.needle))
        return _hits(query, switches, folded, matching.needle)

    def _whole(self, folded: Folded, wanted: Query) -> Iterator[tuple[int, int]]:
        """Yield the ranges of whole words in a text whose words are not all parted by spaces."""
        borders = partial(is_border, self.text)
        if wanted.has_signs or wanted.accents or not _has_loose(folded, wanted):
            return Matching(folded, wanted, False, borders).ranges()
        found = _loose(folded, wanted, Needle(wanted.words))
        return ((start, end) for start, end in found if borders(start) and borders(end))

    def _search_accents(
        self, query: str, switches: Switches, wanted: Query, needle: Needle
    ) -> Hits | None:
        """Search for letters with accents without a look at each place; None if that cannot be.

        It can be where the text folded with accents is as long as without: then what stands in one
        stands in the same place of the other.
        """
        case = switches.match_case
        plain = self._fold(Form.WORDS, case)
        typed = Folded(prepared(query), Form.ACCENTED, case).text.strip(" ")
        if len(typed) != len(wanted.words) or plain.text.count(needle.text) <= _FEW:
            return None
        if not all(_is_aligned(char, case) for char in plain.alphabet):
            return None
        accented = self._fold(Form.ACCENTED, case)
        places = {place for place, _ in wanted.accents}
        bare = {char for place, char in enumerate(wanted.words) if place not in places}
        capitals = {} if case else _capitals(plain, wanted)
        if capitals or any(_is_accented(char, case, bare) for char in plain.alphabet):
            fits = _same_at(accented, typed, places, needle.lead, capitals)
            return _hits(query, switches, plain, needle, fits)
        around = " " * needle.lead
        return _hits(query, switches, accented, needle._replace(text=f"{around}{typed}{around}"))

    def _search_exact(self, query: str, switches: Switches) -> Hits:
        folded = self._fold(Form.EXACT, switches.match_case)
        typed = Folded(prepared(query), Form.EXACT, switches.match_case).text
        fits = _stands_alone(folded, typed, switches.whole_words)
        return _hits(query, switches, folded, Needle(typed), fits)

    def _search_pattern(self, query: str, switches: Switches) -> Hits:
        # The engine is loaded when the first pattern is searched for, not at the start.
        try:
            from reader.model.search import pattern
        except ImportError as problem:
            raise QueryError(str(MissingLibrary(problem))) from problem
        found = pattern.find(
            self._on_one_line,
            query,
            match_case=switches.match_case,
            whole_words=switches.whole_words,
        )
        return self._ranges(query, switches, found)

    def _ranges(
        self, query: str, switches: Switches, ranges: Iterable[tuple[int, int]]
    ) -> RangeHits:
        return RangeHits(query, switches, len(self.text), ranges)


def _hits(
    query: str,
    switches: Switches,
    folded: Folded,
    needle: Needle,
    fits: Callable[[int], bool] | None = None,
) -> Hits:
    if not needle.text:
        return RangeHits(query, switches, len(folded.source), ())
    return FoldedHits(query, switches, folded, needle, occurrences(folded, needle, fits))


def _has_loose(folded: Folded, wanted: Query) -> bool:
    """Whether some spaces of a query may be missing in a text."""
    return bool(wanted.loose or (wanted.joined and _JOINER in folded.alphabet))


def _loose(folded: Folded, wanted: Query, needle: Needle) -> Iterator[tuple[int, int]]:
    """Yield the ranges of words between which some spaces may be missing."""
    loose = {place + needle.lead for place in wanted.loose}
    joined = {place + needle.lead for place in wanted.joined}
    pattern = "".join(
        " ?" if place in loose else "( ?)" if place in joined else re.escape(char)
        for place, char in enumerate(needle.core, needle.lead)
    )
    # The space behind a hit may be the one before the next.
    pattern = f"{' ' * needle.lead}{pattern}{'(?= )' * needle.tail}"
    for found in re.finditer(pattern, folded.text):
        missing = (found.start(nth) for nth in range(1, len(joined) + 1) if not found[nth])
        if all(_has_joiner(folded, place) for place in missing):
            yield hit_range(folded, found.start() + needle.lead, found[0].strip(" "))


def _has_joiner(folded: Folded, index: int) -> bool:
    """Whether a joiner that parts two letters was left out before a folded character."""
    start, end = folded.to_source(index - 1), folded.to_source(index)
    return _JOINER in folded.source[start:end]


@cache
def _is_aligned(char: str, match_case: bool) -> bool:
    """Whether a character is folded to as many characters with accents as without."""
    with_accents = folded_char(char, Form.ACCENTED, match_case)
    return len(with_accents) == len(folded_char(char, Form.WORDS, match_case))


def _is_accented(char: str, match_case: bool, letters: set[str]) -> bool:
    """Whether a character is one of some letters with an accent."""
    return any(part.accents and part.char in letters for part in char_parts(char, match_case))


def _capitals(folded: Folded, wanted: Query) -> dict[int, set[str]]:
    """Return which capitals of a text may stand for the letters typed with accents, by place."""
    found: dict[int, set[str]] = {}
    for place, marks in wanted.accents:
        for char in folded.alphabet:
            left = leaves_out(char, marks)
            if left != marks and char_parts(char, False) == (
                FoldedLetter(wanted.words[place], left),
            ):
                found.setdefault(place, set()).add(char)
    return found


def _same_at(
    folded: Folded, typed: str, places: set[int], lead: int, capitals: dict[int, set[str]]
) -> Callable[[int], bool]:
    """Return a test: whether a text has, from a place on, what was typed at ``places``.

    Some ``capitals`` of the text are as good there as the letter that was typed.
    """
    text, source = folded.text, folded.source
    none = set[str]()
    letters = [(place + lead, typed[place], capitals.get(place, none)) for place in places]

    def is_same(start: int) -> bool:
        return all(
            text[start + place] == letter
            or (others and source[folded.to_source(start + place)] in others)
            for place, letter, others in letters
        )

    return is_same


def _stands_alone(folded: Folded, typed: str, whole_words: bool) -> Callable[[int], bool] | None:
    """Return a test: whether what was typed stands, from a place on, whole; None if it always does.

    It must not end before an accent, nor, of ``whole_words``, within a word or begin in one.
    """
    text = folded.text
    if not typed or not (whole_words or any(map(is_accent, folded.alphabet))):
        return None
    opens_word = whole_words and is_word(typed[0])
    ends_word = whole_words and is_word(typed[-1])

    def is_inside(neighbour: int, place: int) -> bool:
        return is_word(text[neighbour]) and not (folded.is_unspaced and is_border(text, place))

    def stands(start: int) -> bool:
        end = start + len(typed)
        if end < len(text) and (is_accent(text[end]) or (ends_word and is_inside(end, end))):
            return False
        return not (opens_word and start > 0 and is_inside(start - 1, start))

    return stands
