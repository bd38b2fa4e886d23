"""A long text piece by piece, so that other work comes in between.

Python does one thing at a time: while one call goes through ten million letters, the window waits,
whatever thread the call is made on.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from reader.model.scripts import UNSPACED
from reader.patterns import lazy_pattern

SIZE: Final = 100_000
"""About how many characters a piece has; going through them takes a millisecond or two."""

_NEAR: Final = 10_000
_VERY_NEAR: Final = 40
# Two letters that are two words.
_TWO_LETTERS: Final = lazy_pattern(f"[{UNSPACED}]{{2}}")
# A Thai or Lao vowel that may be typed in two (see ``fold.prepared``).
_VOWEL: Final = lazy_pattern("[\u0e48-\u0e4d\u0ec8-\u0ecd][\u0e32\u0eb2]|\u0e40\u0e40|\u0ec0\u0ec0")
# A break between ideographs, or kana, is none to a search: what follows must be of another kind.
_GAP: Final = lazy_pattern("[ \n](?=[^\\s\u200b-\u206f\u2e80-\U0010ffff])")


def pieces(text: str) -> Iterator[str]:
    """Yield pieces that together are the text and part no word.

    Each but the last ends in a space or a line feed, or in a letter of a script without spaces that
    is a word of its own. Letters that have neither among them are in one piece, however many.
    """
    start = 0
    while len(text) - start > SIZE + _NEAR:
        end = _end(text, start + SIZE)
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:] if start else text


def slices(text: str) -> Iterator[str]:
    """Yield slices that together are the text, cut wherever: for what is done letter by letter."""
    if len(text) <= SIZE:
        yield text
        return
    for start in range(0, len(text), SIZE):
        yield text[start : start + SIZE]


def _end(text: str, near: int) -> int:
    """Return where a piece ends that is to end at about ``near``."""
    gap = _GAP.search(text, near - _NEAR, near)
    if gap is not None:
        return gap.end()
    for at in range(near, near - _VERY_NEAR, -1):
        if _TWO_LETTERS.match(text, at - 1) and not _goes_on(text, at):
            return at
    following = _GAP.search(text, near)
    return following.end() if following is not None else len(text)


def _goes_on(text: str, at: int) -> bool:
    """Whether a letter goes on at a place: with a mark, or the rest of a Thai or Lao vowel."""
    return unicodedata.category(text[at])[0] == "M" or _VOWEL.match(text, at - 1) is not None
