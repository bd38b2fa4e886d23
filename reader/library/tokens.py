"""The words by which texts are indexed: those of the forgiving search, and none of another kind.

A text is folded by :mod:`reader.model.search.fold`, so that the index and the search bar can never
differ about what is the same. A script that parts no words has each of its letters indexed as
a word.
"""

from __future__ import annotations

from typing import Final

from reader.model.breaks import is_unspaced
from reader.model.pieces import pieces
from reader.model.scripts import UNSPACED_LETTER
from reader.model.search.fold import folded

LONGEST: Final = 1_000
"""Of a longer word the index keeps so many letters, and its transcript is always looked at."""


def parted(words: str) -> str:
    """Return folded words with spaces around each letter of a script that has none."""
    if words.isascii():
        return words
    # No piece parts a word, so that they may be joined by what parts words.
    spaced = (" ".join(UNSPACED_LETTER.sub(r" \g<0> ", piece).split()) for piece in pieces(words))
    return " ".join(filter(None, spaced))


def spaced(text: str) -> str:
    """Return the words of a text, a space before and behind each: a row of them is in it as such.

    "" for a text without words.
    """
    words = parted(folded(text)).strip()
    return words and f" {words} "


def tokens(words: str) -> list[str]:
    """Return folded words one by one, as they stand in the index."""
    return [word[:LONGEST] for word in parted(words).split()]


def is_letter(token: str) -> bool:
    """Whether a token is a letter of a script that parts no words."""
    return len(token) == 1 and is_unspaced(token)
