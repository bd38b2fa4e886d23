"""Lines that end between words where only a dictionary can tell: Thai, Lao, Burmese, Khmer.

Qt has the rules of UAX #14 without dictionaries, but for Thai on some systems; left alone it ends a
line of Khmer within a word as often as not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QTextLine

from reader.model.breaks import line_breaks
from reader.model.utf16 import Utf16Map


def line_setter(text: str) -> Callable[[QTextLine, float], None] | None:
    """Return what sets each line of a text whose words a dictionary parts; None for any other."""
    ends = line_breaks(text)
    if not ends:
        return None
    return partial(set_line, ends=list(map(Utf16Map(text).to_utf16, ends)))


def set_line(line: QTextLine, width: float, ends: Sequence[int]) -> None:
    """Set a line that was just begun, as long as has room in a width and ends at one of ``ends``.

    They are in order, in units of UTF-16. The layout has to wrap anywhere: so does a word that is
    longer than a line.
    """
    line.setLineWidth(width)
    start, end = line.textStart(), line.textStart() + line.textLength()
    nth = bisect_right(ends, end)
    wanted = ends[nth - 1] if nth else 0
    if start < wanted < end:
        _shorten(line, wanted - start, width)


def _shorten(line: QTextLine, length: int, width: float) -> None:
    """Set a line of so many units: Qt counts its letters, of which each may be several of them."""
    low, high = 1, length
    while low < high:
        letters = (low + high) // 2
        line.setNumColumns(letters, width)
        if line.textLength() < length:
            low = letters + 1
        else:
            high = letters
    line.setNumColumns(low, width)
