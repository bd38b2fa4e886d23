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

from collections.abc import Callable, Iterable
from functools import cache, cached_property, partial
from typing import Final

from reader.errors import MissingLibrary, QueryError
from reader.model.breaks import about, has_unspaced, is_border, is_unspaced
from reader.model.letters import FoldedLetter, char_parts, is_accent, leaves_out, own_letters
from reader.model.search.borders import Borders, Edges
from reader.model.search.fold import Folded, Form, folded_char, prepared
from reader.model.search.hits import FoldedHits, Hits, RangeHits
from reader.model.search.matching import Matching
from reader.model.search.occurrences import Needle, occurrences
from reader.model.search.passage import Passage, in_context
from reader.model.search.query import Query, read
from reader.model.search.switches import Switches
from reader.wording import trn

__all__ = ["LONGEST_QUERY", "Finder", "Hits", "Passage", "Switches", "in_context"]

LONGEST_QUERY: Final = 10_000
"""The most characters of a query."""

_FORGIVING: Final = Switches()
_SHORT: Final = 100

# Up to so many places are looked at one by one sooner than another folded text is made.
_FEW: Final = 1_000

_BREAKS: Final = "\n\r\x0b\x0c\x85\u2028\u2029"


class Finder:
    """Searches one text, which is folded when first searched and once for each way of folding.

    ``language`` is that of the text (BCP 47), "" if it is not known: what is a letter of its own
    there is none with an accent.
    """

    def __init__(self, text: str, language: str = "") -> None:
        self.text = text
        self.language = language
        self._own = own_letters(language)
        self._folded: dict[tuple[Form, bool], Folded] = {}
        self._borders: dict[bool, Borders] = {}

    def search(self, query: str, switches: Switches = _FORGIVING) -> Hits:
        """Return the hits of a query; a query of nothing that can be seen has none.

        Raises QueryError, with a sentence to show, if the query is too long, or a pattern that is
        at fault or takes too long. May be called beside the window.
        """
        if switches.regex:
            return self._search_pattern(query, switches)
        return self._search_words(query, switches, Edges(*[switches.whole_words] * 2))

    def beginnings(self, query: str, switches: Switches = _FORGIVING) -> Hits:
        """Return the hits of a query that begin where a word does, however that goes on.

        It is never taken as a pattern, nor as whole words. Raises QueryError if it is too long.
        """
        return self._search_words(query, switches, Edges(begin=True))

    def words_between(self, start: int, end: int) -> int:
        """Return how many words stand between two places of the text; signs are none.

        A letter of Chinese or Japanese counts as one, and other scripts that part no words are
        counted by their length: the same everywhere, with a dictionary or without.
        """
        folded = self._fold(Form.WORDS, match_case=False)
        return about(folded.text[folded.from_source(start) : folded.from_source(end)])

    def is_quick(self, query: str, switches: Switches = _FORGIVING) -> bool:
        """Whether hits are told at once in a text of any length: plain words, once it is folded.

        All else is looked at place by place.
        """
        if switches.regex or switches.exact or len(query) > _SHORT:
            return False
        wanted = read(self._typed(query), switches.match_case)
        folded = self._folded.get((Form.WORDS, switches.match_case))
        if folded is None or wanted.has_signs or wanted.accents or not wanted.words:
            return False
        asks_dictionary = switches.whole_words and folded.is_unspaced and has_unspaced(wanted.words)
        has_loose = Matching(folded, wanted, Edges()).has_loose
        return not (has_loose or asks_dictionary)

    @cached_property
    def _prepared(self) -> str:
        return prepared(self.text).translate(self._own) if self._own else prepared(self.text)

    def _typed(self, query: str) -> str:
        return prepared(query).translate(self._own) if self._own else query

    @cached_property
    def _on_one_line(self) -> str:
        text = self.text
        for char in _BREAKS:
            text = text.replace(char, " ")
        return text

    def _prepared_too(self, query: str) -> str:
        """Return a query as the text is prepared: once, for what that leaves is not for it."""
        return prepared(query).translate(self._own)

    def _fold(self, form: Form, match_case: bool) -> Folded:
        folded = self._folded.get((form, match_case))
        if folded is None:
            folded = self._folded[form, match_case] = Folded(self._prepared, form, match_case)
        return folded

    def _borders_of(self, folded: Folded) -> Borders:
        borders = self._borders.get(folded.match_case)
        if borders is None:
            borders = self._borders[folded.match_case] = Borders(folded, self.text)
        return borders

    def _search_words(self, query: str, switches: Switches, edges: Edges) -> Hits:
        if len(query) > LONGEST_QUERY:
            raise QueryError(
                trn(
                    "{n} character is the most that can be searched for.",
                    "{n} characters are the most that can be searched for.",
                    LONGEST_QUERY,
                )
            )
        if switches.exact:
            return self._search_exact(query, switches, edges)
        return self._search(query, switches, edges)

    def _search(self, query: str, switches: Switches, edges: Edges) -> Hits:
        wanted = read(self._typed(query), switches.match_case)
        is_one_piece = " " not in wanted.text and not wanted.accents and not any(edges)
        if not wanted.words or (wanted.has_signs and is_one_piece):
            folded = self._fold(Form.SIGNS, switches.match_case)
            return _hits(query, switches, folded, Needle(wanted.text))
        folded = self._fold(Form.WORDS, switches.match_case)
        if any(edges) and folded.is_unspaced:
            return self._search_edges(query, switches, edges, folded, wanted)
        matching = Matching(folded, wanted, edges)
        if wanted.has_signs or matching.has_loose:
            return self._ranges(query, switches, matching.ranges())
        if wanted.accents:
            quick = self._search_accents(query, switches, wanted, matching.needle)
            return quick if quick is not None else self._ranges(query, switches, matching.ranges())
        return _hits(query, switches, folded, matching.needle)

    def _search_edges(
        self, query: str, switches: Switches, edges: Edges, folded: Folded, wanted: Query
    ) -> Hits:
        """Search for words with such edges in a text whose words are not all parted by spaces."""
        borders = self._borders_of(folded)
        words, stands = wanted.words, borders.test(edges)
        matching = Matching(folded, wanted, Edges(), stands)
        if wanted.has_signs or wanted.accents or matching.has_loose:
            return self._ranges(query, switches, matching.ranges())
        if has_unspaced(words):
            return _hits(
                query,
                switches,
                folded,
                Needle(words),
                lambda place: stands(place, place + len(words)),
            )
        needle = Matching(folded, wanted, edges).needle
        # Where letters without spaces were taken out, a space within the words may be none.
        is_there = partial(_has_at, folded.text, words, needle.lead) if " " in words else None
        found = occurrences(folded, needle, is_there, borders.parted)
        return FoldedHits(query, switches, folded, needle, found)

    def _search_accents(
        self, query: str, switches: Switches, wanted: Query, needle: Needle
    ) -> Hits | None:
        """Search for letters with accents without a look at each place; None if that cannot be.

        It can be where the text folded with accents is as long as without: then what stands in one
        stands in the same place of the other.
        """
        case = switches.match_case
        plain = self._fold(Form.WORDS, case)
        typed = Folded(self._prepared_too(query), Form.ACCENTED, case).text.strip(" ")
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

    def _search_exact(self, query: str, switches: Switches, edges: Edges) -> Hits:
        folded = self._fold(Form.EXACT, switches.match_case)
        typed = Folded(self._prepared_too(query), Form.EXACT, switches.match_case).text
        fits = _stands_alone(folded, typed, edges, self.text)
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


def _has_at(text: str, words: str, lead: int, place: int) -> bool:
    return text.startswith(words, place + lead)


def _stands_alone(
    folded: Folded, typed: str, edges: Edges, text: str
) -> Callable[[int], bool] | None:
    """Return a test: whether what was typed stands, from a place on, whole; None if it always does.

    It must not end before an accent, nor end within a word or begin in one where ``edges`` say so.
    ``text`` is what was folded, in which a dictionary parts the words that nothing else does.
    """
    if not typed or not (any(edges) or any(map(is_accent, folded.alphabet))):
        return None
    within = folded.text
    parts = "".join(map(_part, typed))
    first = parts[:1] if edges.begin else " "
    last = parts[-1:] if edges.end else " "

    def is_inside(edge: str, neighbour: int, step: int, place: int) -> bool:
        while 0 <= neighbour < len(within):
            if beside := _part(within[neighbour]):
                break
            neighbour += step
        else:
            return False
        beside = beside[0] if step > 0 else beside[-1]
        if beside == " " or not folded.is_unspaced:
            return beside != " "
        is_letter = is_unspaced(edge)
        if is_unspaced(beside) != is_letter:
            return False
        return not (is_letter and is_border(text, folded.to_source(place)))

    def stands(start: int) -> bool:
        end = start + len(typed)
        if end < len(within) and is_accent(within[end]):
            return False
        if last.strip() and is_inside(last, end, 1, end):
            return False
        return not (first.strip() and is_inside(first, start - 1, -1, start))

    return stands


@cache
def _part(char: str) -> str:
    """Return what of a word a character is, " " for none of any, "" if it is passed over."""
    return folded_char(char, Form.WORDS, False)
