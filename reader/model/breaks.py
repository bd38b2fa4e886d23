"""Where one word ends and the next begins, in the scripts that set no space between them too.

Between letters of most scripts there is no border, and between a letter and anything else there is
one. Chinese, Japanese, Thai, Lao, Burmese and Khmer need a dictionary (UAX #29, 4 and 6.3): that of
ICU, by either of two doors, icu4py for pip and PyICU, which is Debian's. Where there is neither,
each of their letters is taken for a word.

A line may end between such words too; the lines of Chinese and Japanese, and of all other scripts,
need no dictionary (UAX #14).

Nothing but such letters, and what lines they stand in, is ever given to ICU. Whoever asks about
another text pays for one search for them, and about a text of ASCII for nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Final

from reader.model.letters import is_ignored, is_mark, is_word
from reader.model.pieces import pieces
from reader.model.scripts import (
    BOPOMOFO,
    CLAUSE_LETTER,
    HAN,
    KANA,
    MAY_BE_UNSPACED,
    SOUTH_EAST_ASIAN,
    UNSPACED_LETTER,
    UNSPACED_LETTERS,
)
from reader.model.utf16 import Utf16Map
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

Ends = Callable[[str], list[int]]
"""Return where the pieces of a text end, in UTF-16 units, the last at its own end."""


class Dictionary(NamedTuple):
    """What parts a text into words, and into what may not be parted at the end of a line."""

    words: Ends
    lines: Ends


_IDEOGRAPH: Final = lazy_pattern(f"[{HAN}{KANA}{BOPOMOFO}]")
_KANA: Final = lazy_pattern(f"[{KANA}]")
_CLAUSE: Final = lazy_pattern(f"[{SOUTH_EAST_ASIAN}]+")
# A word stands well within so many letters around a place: the longest of the dictionaries have 20.
_AROUND: Final = 200
_RUNS_KEPT: Final = 4_096
# What a word of these scripts is long, marks included, where no dictionary counts them.
_USUAL_LENGTH: Final = 5
# The marks by which Thai, Lao and Khmer say a word twice, and that by which Thai cuts one short.
_GO_WITH_A_WORD: Final = "ๆໆៗฯ"
_WITHIN_WORDS: Final = "'’·״׳"
_WITHIN_NUMBERS: Final = ".,'’٫٬"


def icu4py() -> Dictionary:
    """Return ICU as icu4py brings it along; raises ImportError where that is missing."""
    # Late: only a text of these scripts needs it.
    from icu4py.breakers import BaseBreaker, LineBreaker, WordBreaker

    def by(breaker: type[BaseBreaker]) -> Ends:
        return lambda text: [end for _, end in breaker(text, "").segments()]

    return Dictionary(by(WordBreaker), by(LineBreaker))


def pyicu() -> Dictionary:
    """Return the system's ICU; raises ImportError where PyICU is missing."""
    from icu import BreakIterator, Locale

    def by(breaker: Callable[[object], BreakIterator]) -> Ends:
        def ends(text: str) -> list[int]:
            # One that is shared would be set to another text by another thread meanwhile.
            pieces = breaker(Locale.getRoot())
            pieces.setText(text)
            return list(pieces)

        return ends

    return Dictionary(by(BreakIterator.createWordInstance), by(BreakIterator.createLineInstance))


DOORS: Final = (icu4py, pyicu)


@cache
def _dictionary() -> Dictionary | None:
    for door in DOORS:
        try:
            return door()
        except ImportError:
            continue
    import logging  # late: a search in a language with spaces needs none

    logging.getLogger("reader.model").info(
        "neither icu4py nor PyICU is here; each letter of an unspaced script is a word"
    )
    return None


@cache
def is_unspaced(char: str) -> bool:
    """Whether a character is a letter, or a mark, of a script that parts no words."""
    return UNSPACED_LETTER.match(char) is not None


def has_unspaced(text: str) -> bool:
    """Whether a text has a letter of a script that parts no words."""
    return _may_have_unspaced(text) and UNSPACED_LETTER.search(text) is not None


def _may_have_unspaced(text: str) -> bool:
    return not text.isascii() and MAY_BE_UNSPACED.search(text) is not None


def is_border(text: str, at: int) -> bool:
    """Whether a word may begin or end at a place of a text: its ends are borders too."""
    before = at - 1
    while before >= 0 and is_ignored(text[before]):
        before -= 1
    while at < len(text) and is_ignored(text[at]):
        at += 1
    if before < 0 or at >= len(text):
        return True
    if is_mark(text[at]):  # which belongs to the letter before it
        return not is_word(text[before])
    if not (is_word(text[before]) and is_word(text[at])):
        return True
    if not (is_unspaced(text[before]) and is_unspaced(text[at])):
        return is_unspaced(text[before]) or is_unspaced(text[at])
    start, end = _run(text, at)
    return at == start or at - start in _borders(text[start:end])


def word_at(text: str, at: int) -> tuple[int, int]:
    """Return where the word at a place of a text begins and ends; of a sign or a space, it alone.

    An apostrophe within a word belongs to it (UAX #29, WB6 and WB7), as do a stop and a comma
    between digits (WB11 and WB12).
    """
    if not 0 <= at < len(text):
        return at, at
    if is_unspaced(text[at]):
        start, end = _run(text, at)
        borders = _borders(text[start:end])
        nth = bisect_right(borders, at - start)
        return start + (borders[nth - 1] if nth else 0), start + borders[nth]
    if not _is_part(text, at):
        return at, at + 1
    start, end = at, at + 1
    while start and _is_part(text, start - 1):
        start -= 1
    while end < len(text) and _is_part(text, end):
        end += 1
    return start, end


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch of a text with the words that it cuts through whole, up to 200 letters of
    each, and without spaces at its ends; one of nothing but spaces stays as it is.
    """
    first, last = start, end
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    if first == last:
        return start, end
    return _word_around(text, first)[0], _word_around(text, last - 1)[1]


def _word_around(text: str, at: int) -> tuple[int, int]:
    begin = max(0, at - _AROUND)
    start, end = word_at(text[begin : at + _AROUND], at - begin)
    return begin + start, begin + end


def line_breaks(text: str) -> list[int]:
    """Return where a line of a text may end, its own end too, if only a dictionary can tell.

    That is where it has letters of Thai, Lao, Burmese or Khmer (UAX #14, class SA). Of any other
    text none are returned, nor where there is no dictionary: whatever sets lines knows by itself.
    """
    if not _may_have_unspaced(text) or CLAUSE_LETTER.search(text) is None:
        return []
    dictionary = _dictionary()
    if dictionary is None:
        return []
    places = Utf16Map(text)
    ends = map(places.to_codepoint, dictionary.lines(text))
    return [end for end in ends if text[end : end + 1] not in _GO_WITH_A_WORD or end == len(text)]


def count(text: str) -> int:
    """Return how many words a text has; each letter of Chinese and Japanese counts as one."""
    return sum(_count(piece, _count_by_dictionary) for piece in pieces(text))


def letters(text: str) -> tuple[int, int]:
    """Return how many letters of Chinese and Japanese a text has, and how many of them are kana.

    Ideographs are letters here; :func:`count` takes each for a word.
    """
    if text.isascii():
        return 0, 0
    found = kana = 0
    for piece in pieces(text):
        if has_unspaced(piece):  # by a pattern that is there already
            found += len(_IDEOGRAPH.findall(piece))
            kana += len(_KANA.findall(piece))
    return found, kana


def about(text: str) -> int:
    """Return about how many words a text has: the same everywhere, with a dictionary or without."""
    return sum(_count(piece, _count_by_length) for piece in pieces(text))


def _count(piece: str, of_clauses: Callable[[list[str]], int]) -> int:
    if not has_unspaced(piece):
        return len(piece.split())
    piece, letters = _IDEOGRAPH.subn(" ", piece)
    words = piece.split()
    # Of Japanese little is left to be looked through.
    rest = " ".join(words)
    clauses = _CLAUSE.findall(rest)
    if clauses:
        words = _CLAUSE.sub(" ", rest).split()
    return len(words) + letters + of_clauses(clauses)


def _count_by_dictionary(clauses: list[str]) -> int:
    dictionary = _dictionary()
    if dictionary is None:
        return _count_by_length(clauses)
    # All at once: a breaker takes as long to be made as to part a sentence.
    return len(dictionary.words("\n".join(clauses))) - max(0, len(clauses) - 1)


def _count_by_length(clauses: list[str]) -> int:
    return sum(max(1, round(len(clause) / _USUAL_LENGTH)) for clause in clauses)


def _run(text: str, at: int) -> tuple[int, int]:
    """Return where the letters around ``at`` that only a dictionary parts begin and end."""
    before = UNSPACED_LETTERS.match(text[max(0, at - _AROUND) : at][::-1])
    after = UNSPACED_LETTERS.match(text, at, at + _AROUND)
    return at - (before.end() if before else 0), after.end() if after else at


@lru_cache(maxsize=_RUNS_KEPT)
def _borders(run: str) -> tuple[int, ...]:
    """Return where the words of a run of letters end, in code points."""
    dictionary = _dictionary()
    if dictionary is None:
        return tuple(_each_letter(run))
    places = Utf16Map(run)
    return tuple(places.to_codepoint(end) for end in dictionary.words(run))


def _each_letter(run: str) -> Iterator[int]:
    """Yield where each letter of a run ends, its marks included."""
    for at in range(1, len(run)):
        if not is_mark(run[at]):
            yield at
    yield len(run)


def _is_part(text: str, at: int) -> bool:
    """Whether a character is part of a word of a script that parts its words."""
    char = text[at]
    if is_unspaced(char):
        return False
    if is_word(char) or is_ignored(char):
        return True
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    if len(around) < 2:
        return False
    if char in _WITHIN_WORDS:
        return around.isalpha()
    return char in _WITHIN_NUMBERS and around.isdecimal()
