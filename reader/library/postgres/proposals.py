"""What a transcript is found by in PostgreSQL: its words, and each two that stand side by side.

PostgreSQL's own search of phrases forgets words (after 256 places of one, and beyond place 16,383
of a text), and its parser splits and joins them its own way. So the words are those of
:mod:`reader.library.tokens`, and a phrase is asked for by its pairs: what has them all may have the
phrase, and the text tells. A vector of them needs no places and is stripped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from reader.library.asking import AllBut, AllOf, Asked, InARow
from reader.library.tokens import parted
from reader.model.pieces import pieces
from reader.model.search.fold import folded

LONGEST: Final = 1_000
"""Bytes: a pair of longer words would be beyond what a tsvector takes, 2,046."""

_MOST_BYTES: Final = 1_000_000
# Each lexeme of a vector begins at a place that is told in 20 bits.


class Proposal(NamedTuple):
    """A text as an index has it: its lexemes, its different words, and how many words it has.

    What ``is_wide`` is not told by its lexemes: it has longer words, or more of them than one
    vector takes. ``words`` then are those that can be told.
    """

    lexemes: list[str]
    words: list[str]
    length: int
    is_wide: bool


def proposal(text: str) -> Proposal:
    """Return what a text is found by."""
    said = parted(folded(text))
    own, pairs, length = set[str](), set[str](), 0
    last = ""
    for piece in pieces(said):
        words = piece.split()
        length += len(words)
        own.update(words)
        pairs.update(map(" ".join, pairwise([last, *words] if last else words)))
        last = words[-1] if words else last
    short = {word for word in own if len(word.encode()) <= LONGEST}
    is_wide = len(short) < len(own)
    lexemes = [] if is_wide else sorted(own | pairs)
    if sum(len(lexeme.encode()) + 1 for lexeme in lexemes) > _MOST_BYTES:
        is_wide, lexemes = True, []
    return Proposal(lexemes, sorted(short), length, is_wide)


def written(asked: Asked) -> str:
    """Return what is asked as a ``tsquery``; neither ANYTHING nor NOTHING can be written so."""
    if isinstance(asked, InARow):
        return _joined(" & ", _lexemes(asked))
    if isinstance(asked, AllBut):
        surely = [row for row in asked.unwanted if len(row.words) <= 2]
        without = "".join(f" & !({written(row)})" for row in surely)
        return f"({written(asked.wanted)}){without}"
    if isinstance(asked, AllOf):
        return _joined(" & ", map(written, asked.all))
    return _joined(" | ", map(written, asked.any))


def _joined(operator: str, parts: Iterable[str]) -> str:
    return operator.join(f"({part})" for part in parts)


def _lexemes(row: InARow) -> Iterator[str]:
    words = row.words
    if any(len(word.encode()) > LONGEST for word in words):
        # Only what is looked at whatever is asked has such a word; no other has this lexeme.
        yield "'  '"
        return
    if len(words) == 1:
        yield _lexeme(words[0], row.is_open)
    last = len(words) - 2
    for nth, pair in enumerate(pairwise(words)):
        yield _lexeme(" ".join(pair), row.is_open and nth == last)


def _lexeme(lexeme: str, is_open: bool) -> str:
    # Words are made of letters, digits, marks and the underscore: nothing in them ends a quotation.
    return f"'{lexeme}'{':*' * is_open}"
