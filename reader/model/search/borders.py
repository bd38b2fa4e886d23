"""Where words begin and end in a folded text: at the borders by which the library's index has them.

A space is a border, and so is a place between a letter of a script that parts no words and one of
another script. Between two such letters a dictionary is asked. All is decided on the folded text,
in which a letter may be part of a character of the source: ``kg`` is no word of its own in ``5㎏``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from reader.model import breaks
from reader.model.scripts import UNSPACED_LETTERS
from reader.model.search.fold import Folded
from reader.named_tuple import NamedTuple

Stands = Callable[[int, int], bool]
"""Whether what stands from one place of a folded text up to another stands as it should."""


class Edges(NamedTuple):
    """Which ends of what is looked for must be those of words."""

    begin: bool = False
    end: bool = False


class Borders:
    """The borders of words in a text folded to its words; ``text`` is what it was folded from."""

    def __init__(self, folded: Folded, text: str) -> None:
        self._folded = folded
        self._text = text

    @cached_property
    def parted(self) -> str:
        """The folded text with a space for each letter of a script that parts no words.

        Words of other scripts stand between spaces here, in their places.
        """
        return UNSPACED_LETTERS.sub(lambda run: " " * len(run[0]), self._folded.text)

    def is_border(self, index: int) -> bool:
        """Whether a word may begin or end before the folded character at ``index``."""
        before, after = self._folded.text[index - 1], self._folded.text[index]
        if before == " " or after == " ":
            return True
        is_letter = breaks.is_unspaced(after)
        if breaks.is_unspaced(before) != is_letter:
            return True
        if not is_letter:
            return False
        place = self._folded.to_source(index)
        is_one = place == self._folded.to_source(index - 1)
        return not is_one and breaks.is_border(self._text, place)

    def test(self, edges: Edges) -> Stands:
        """Return whether the edges of a stretch that are asked for are borders."""
        begin, end = edges

        def stands(start: int, stop: int) -> bool:
            return not (begin and not self.is_border(start)) and not (
                end and not self.is_border(stop)
            )

        return stands
