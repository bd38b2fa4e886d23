"""What a transcript is found by in PostgreSQL: its words, each two that stand side by side, and the
word after two short ones.

PostgreSQL's own search of phrases forgets words (after 256 places of one, and beyond place 16,383
of a text), and its parser splits and joins them its own way. So the words are those of
:mod:`reader.library.tokens`, and a phrase is asked for by its pairs: what has them all may have the
phrase, and the text tells. A vector of them needs no places and is stripped.

Of ``of the and`` nearly every text has both pairs and few have the phrase: words so common are
short, whatever the language, so three words are told together where the first two are short.

What is more than one word begins with a space: a word of which the beginning is asked for is looked
for among the words alone, not among all that stands behind each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Final

from reader.library.asking import NOTHING, AllBut, AllOf, Asked, InARow, all_of, any_of
from reader.library.searches.vocabulary import Vocabulary
from reader.library.tokens import is_letter, parted
from reader.model.pieces import pieces
from reader.model.search.fold import folded
from reader.named_tuple import NamedTuple

EDITION: Final = "3"
"""Another one for each change of what is proposed: what has an older one is looked at always."""

LONGEST: Final = 1_000
"""Bytes: a pair of longer words would be beyond what a tsvector takes, 2,046."""

_MOST_BYTES: Final = 1_000_000
# Each lexeme of a vector begins at a place that is told in 20 bits.
_SHORT: Final = 3  # letters
_MOST_SPELLED_OUT: Final = 64


class Proposal(NamedTuple):
    """A text as an index has it: its lexemes, its different words, and how many words it has.

    What ``is_wide`` is not told by all of its lexemes: it has more of them than one vector takes,
    and ``lexemes`` are its words alone; or these are too many, or some too long, and there are no
    ``lexemes``. ``words`` are those that can be told.
    """

    lexemes: list[str]
    words: list[str]
    length: int
    is_wide: bool


def proposal(text: str) -> Proposal:
    """Return what a text is found by."""
    said = parted(folded(text))
    own, rows, length = set[str](), set[str](), 0
    last: list[str] = []
    for piece in pieces(said):
        new = piece.split()
        length += len(new)
        own.update(new)
        words = [*last, *new]
        rows.update(f" {first} {second}" for first, second in pairwise(words))
        short = set(filter(_is_short, set(words)))
        rows.update(
            f" {first} {second} {third}"
            for first, second, third in zip(words, words[1:], words[2:], strict=False)
            if first in short and second in short
        )
        last = words[-2:]
    short_enough = {word for word in own if len(word.encode()) <= LONGEST}
    words = sorted(short_enough)
    is_wide = len(short_enough) < len(own)
    lexemes = [] if is_wide else sorted(own | rows)
    if _has_too_many(lexemes):
        is_wide, lexemes = True, [] if _has_too_many(words) else words
    return Proposal(lexemes, words, length, is_wide)


def _is_short(word: str) -> bool:
    return len(word) <= _SHORT and not is_letter(word)


def _has_too_many(lexemes: list[str]) -> bool:
    return sum(len(lexeme.encode()) + 1 for lexeme in lexemes) > _MOST_BYTES


def spelled_out(asked: Asked, vocabulary: Vocabulary) -> Asked:
    """Return what is asked with words in place of the beginning of a word, where these are few.

    A row of words is looked up as far as it is wanted, a beginning as far as it goes.
    """
    if isinstance(asked, InARow):
        words = None
        if asked.is_open and len(asked.words) == 1:
            words = vocabulary.beginning(asked.words[0], _MOST_SPELLED_OUT)
        return asked if words is None else any_of(InARow((word,)) for word in words)
    if isinstance(asked, AllBut):
        wanted = spelled_out(asked.wanted, vocabulary)
        return wanted if wanted == NOTHING else AllBut(wanted, asked.unwanted)
    if isinstance(asked, AllOf):
        return all_of(spelled_out(part, vocabulary) for part in asked.all)
    return any_of(spelled_out(part, vocabulary) for part in asked.any)


def written(asked: Asked) -> str:
    """Return what is asked as a ``tsquery``; neither ANYTHING nor NOTHING can be written so."""
    return _written(asked, _lexemes)


def written_of_words(asked: Asked) -> str:
    """Return what is asked as a ``tsquery`` for those of which the words alone are told."""
    return _written(asked, _words)


_Lexemes = Callable[[InARow], list[str]]


def _written(asked: Asked, lexemes: _Lexemes) -> str:
    if isinstance(asked, InARow):
        return _joined(" & ", lexemes(asked))
    if isinstance(asked, AllBut):
        # What is not told by one lexeme may be elsewhere in a text that has all of them.
        surely = [told[0] for row in asked.unwanted if len(told := lexemes(row)) == 1]
        without = "".join(f" & !({lexeme})" for lexeme in surely)
        return f"({_written(asked.wanted, lexemes)}){without}"
    if isinstance(asked, AllOf):
        return _joined(" & ", (_written(part, lexemes) for part in asked.all))
    return _joined(" | ", (_written(part, lexemes) for part in asked.any))


def _joined(operator: str, parts: Iterable[str]) -> str:
    return operator.join(f"({part})" for part in parts)


def _words(row: InARow) -> list[str]:
    if _has_too_long(row):
        return [_NONE]
    last = len(row.words) - 1
    return [_lexeme(word, row.is_open and nth == last) for nth, word in enumerate(row.words)]


def _lexemes(row: InARow) -> list[str]:
    """Return the lexemes that what has these words one after another must have."""
    words = row.words
    if _has_too_long(row):
        return [_NONE]
    if len(words) == 1:
        return [_lexeme(words[0], row.is_open)]
    last = len(words) - 1
    threes = [
        nth for nth in range(len(words) - 2) if _is_short(words[nth]) and _is_short(words[nth + 1])
    ]
    within = {nth + more for nth in threes for more in (0, 1)}
    ends = [(nth, nth + 2) for nth in threes]
    ends += [(nth, nth + 1) for nth in range(last) if nth not in within]
    return [
        _lexeme(f" {' '.join(words[first : end + 1])}", row.is_open and end == last)
        for first, end in sorted(ends)
    ]


def _has_too_long(row: InARow) -> bool:
    """Whether only what is looked at whatever is asked can have these words."""
    return any(len(word.encode()) > LONGEST for word in row.words)


# No text has this lexeme.
_NONE: Final = "'  '"


def _lexeme(lexeme: str, is_open: bool) -> str:
    # Words are made of letters, digits, marks and the underscore: nothing in them ends a quotation.
    return f"'{lexeme}'{':*' * is_open}"
