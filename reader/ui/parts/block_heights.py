"""Where each paragraph of a page, or row of a list, lies when only the seen part has been set.

Every one has a height in whole pixels: estimated until it is set, exact from then on. Sums are kept
a chunk at a time, so that a place is found, and a height corrected, in microseconds among a hundred
thousand.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

_CHUNK = 512


class BlockHeights:
    """The heights of the paragraphs of one page or the rows of one list, in order, in pixels."""

    def __init__(self, estimates: Iterable[int] = ()) -> None:
        self._heights = array("q", estimates)
        self._exact = bytearray(len(self._heights))
        self._chunks = [
            sum(self._heights[start : start + _CHUNK])
            for start in range(0, len(self._heights), _CHUNK)
        ]

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> int:
        """The height of all paragraphs together."""
        return sum(self._chunks)

    def height(self, index: int) -> int:
        """Return the height of one paragraph, as far as it is known."""
        return self._heights[index]

    def exact(self, index: int) -> int | None:
        """Return the height of one paragraph, None while it is only estimated."""
        return self._heights[index] if self._exact[index] else None

    def top(self, index: int) -> int:
        """Return how far below the first paragraph's top the paragraph begins."""
        chunk = index // _CHUNK
        return sum(self._chunks[:chunk]) + sum(self._heights[chunk * _CHUNK : index])

    def set_exact(self, index: int, height: int) -> int:
        """Note the true height of a paragraph; return by how much it differs from the old one."""
        change = height - self._heights[index]
        self._exact[index] = 1
        if change:
            self._heights[index] = height
            self._chunks[index // _CHUNK] += change
        return change

    def at(self, y: int) -> int:
        """Return the paragraph at that height; the first or last one where ``y`` lies outside."""
        if not self._heights or y <= 0:
            return 0
        ends = list(accumulate(self._chunks))
        chunk = bisect_right(ends, y)
        if chunk == len(ends):
            return len(self._heights) - 1
        start = chunk * _CHUNK
        within = list(accumulate(self._heights[start : start + _CHUNK]))
        return start + bisect_right(within, y - (ends[chunk] - self._chunks[chunk]))
