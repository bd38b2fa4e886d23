"""Where the characters of a changed text stood in the text it was made from.

A text is folded in a few steps, each of which leaves characters out or puts some in. A step is a
sorted array of the places where it did so, four bytes each: nothing is kept for what stayed.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Removal:
    """A step that left characters out; ``at`` are the places, after it, of what followed each."""

    def __init__(self, at: array[int]) -> None:
        self._at = at

    def to_source(self, index: int) -> int:
        """Return where the character at ``index`` stood before this step."""
        return index + bisect_right(self._at, index)

    def to_sources(self, indexes: Iterable[int]) -> list[int]:
        """Return where each of some characters stood before this step."""
        at = self._at
        return [index + bisect_right(at, index) for index in indexes]

    def from_source(self, offset: int) -> int:
        """Return the place of the first kept character that stood at or after ``offset``."""
        at = self._at
        return offset - bisect_left(range(len(at)), offset, key=lambda nth: at[nth] + nth)


class Addition:
    """A step that put characters in; ``at`` are their places after it.

    An added character is taken to come from where the one before it came from.
    """

    def __init__(self, at: array[int]) -> None:
        self.at = at

    def to_source(self, index: int) -> int:
        """Return where the character at ``index`` came from."""
        return index - bisect_right(self.at, index)

    def to_sources(self, indexes: Iterable[int]) -> list[int]:
        """Return where each of some characters came from."""
        at = self.at
        return [index - bisect_right(at, index) for index in indexes]

    def from_source(self, offset: int) -> int:
        """Return the place of the first character that came from ``offset`` or later."""
        at = self.at
        return offset + bisect_left(range(len(at)), offset, key=lambda nth: at[nth] - nth - 1)


Step = Removal | Addition


def without(text: str, char: str) -> tuple[str, Removal]:
    """Return ``text`` without any ``char``, and the step that this was."""
    kept = text.split(char)
    at = array("I", accumulate(map(len, kept)))
    at.pop()
    return "".join(kept), Removal(at)


def added(places: Iterable[int]) -> Addition:
    """Return the step that put characters in at these places, in ascending order."""
    return Addition(array("I", places))
