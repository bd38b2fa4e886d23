"""The lines of a text file, and those that are none to a reader: blanks of every kind, marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

_EDGES: Final = (
    " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200e\u200f\u202f\u205f\u2060\u3000"
)

_FURNITURE: Final = frozenset(["|", "-", "–", "—", "•", "·", "*", "_", "»", "›", "/", "…", "="])


class Line(NamedTuple):
    """A line of a file: its number from 1, its text without outer white space, its indentation.

    A line of spaces, no-break spaces or zero-width characters has the text "".
    """

    number: int
    text: str
    indent: int = 0

    @property
    def is_furniture(self) -> bool:
        """Whether it is a mark that stands alone, as a saved page leaves between its parts."""
        return self.text in _FURNITURE or (len(self.text) > 2 and not self.text.strip("-–—_=*•· "))


def lines_of(text: str) -> list[Line]:
    """Return all lines of a clean text, blank ones included."""
    return [
        Line(number, stripped := raw.strip(_EDGES), raw.find(stripped[:1]) if stripped else 0)
        for number, raw in enumerate(text.split("\n"), start=1)
    ]


def blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Return the runs of lines between blank ones."""
    for is_text, block in groupby(lines, key=lambda line: bool(line.text)):
        if is_text:
            yield list(block)


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with those that are furniture made blank."""
    return [line._replace(text="") if line.is_furniture else line for line in lines]
