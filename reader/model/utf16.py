"""Places in a text, counted the way of Python and the way of Qt.

Python counts code points, Qt counts UTF-16 units: each character beyond U+FFFF, an emoji say, is
two of these. Every place after one would be off by one more.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import accumulate
from typing import Final

from reader.patterns import lazy_pattern

_ASTRAL: Final = lazy_pattern("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Turns places in ``text`` from code points to UTF-16 units and back.

    Places are taken up to the end of the text and also beyond it.
    """

    def __init__(self, text: str) -> None:
        self.length = len(text)
        """The length of the text in code points."""
        self._astral = _astral(text)

    def to_utf16(self, place: int) -> int:
        """Return a place in code points counted in UTF-16 units."""
        return place + bisect_left(self._astral, place)

    def to_codepoint(self, place: int) -> int:
        """Return a place in UTF-16 units counted in code points.

        The middle of a surrogate pair is taken for the start of its character.
        """
        astral = self._astral
        return place - bisect_left(range(len(astral)), place, key=lambda nth: astral[nth] + nth)


def _astral(text: str) -> array[int]:
    """The places of the characters that are two units each, in code points."""
    if text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return array("I")
    # Counted from the lengths of what stands between them, which is quicker than one by one.
    lengths = accumulate(len(part) + 1 for part in _ASTRAL.split(text))
    places = array("I", (length - 1 for length in lengths))
    places.pop()
    return places
