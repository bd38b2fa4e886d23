"""A text as the document of a page holds it: in blocks, none of them too long to be set at once.

Qt sets a block as a whole, at a hundred bytes a letter. Nearly always a paragraph is a block; one
that is longer than a few thousand letters is cut into several, which are set one below the other as
if they were one. The text is not touched: what is selected, copied and found is what was read.

For who hears the page, or wants it so, each turn may begin with who speaks and when. That stands in
the document alone: no place of the reading is in it.
"""

from __future__ import annotations

import operator
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

from reader.model.prose import Reading
from reader.model.utf16 import Utf16Map
from reader.patterns import lazy_pattern

LONGEST: Final = 6_000
"""The most characters of a block; of a script whose letters take Qt long, half of it."""

_LONGEST_OF_OTHERS: Final = LONGEST // 2
# Latin, Greek and Cyrillic letters, and the signs between them, are set in no time.
_OTHER_LETTER: Final = lazy_pattern("[^\0-\u058f\u1e00-\u206f]")
_SAMPLE: Final = 400
_SHARE: Final = 10
# For the sake of a space to cut at a block is made shorter by a third at most.
_AT_A_SPACE: Final = 3
_WITHIN_WORDS: Final = 200
# So much is put into a document at once: about ten milliseconds.
_BLOCKS_AT_ONCE: Final = 2_000
_CHARACTERS_AT_ONCE: Final = 300_000
_LINE: Final = "\u2028"
# A block's end stands for one of these, which are one unit of UTF-16 as it is.
_SPACES: Final = f"{_LINE} \t\u3000"
# Qt begins a block at these, or takes two of them for one end of a line.
_BREAKS: Final = lazy_pattern("[\r\u2029\ufdd0\ufdd1]")
_JOINER: Final = "\u200d"


class PageBlocks:
    """The blocks of a reading, and what its places are in a document that holds them.

    Places in the reading are code points of its text; in the document they are units of UTF-16.
    Where a paragraph is cut at a space, the block's end stands for it; where there is none to cut
    at, the end of the block is a unit of its own.
    """

    def __init__(
        self, reading: Reading, shown: str | None = None, *, with_turns: bool = False
    ) -> None:
        """``shown`` is what is seen in place of the text, letter for letter as long as that;
        ``with_turns`` has who speaks, and when, at the beginning of each turn.
        """
        self.reading = reading
        self._shown = reading.text if shown is None else shown
        self._units = Utf16Map(reading.text)
        self._starts: Sequence[int] = reading.paragraph_starts
        self._added: array[int] = array("q")
        lengths = _lengths(self._starts, len(reading.text))
        if max(lengths, default=0) > _LONGEST_OF_OTHERS:
            lengths = self._cut(lengths)
        self.is_cut = len(lengths) > reading.paragraph_count
        """Whether any paragraph is more than one block."""
        self._said_lengths: Sequence[int] = lengths
        self._heads = _heads(reading) if with_turns else {}
        self.lengths: Sequence[int] = lengths
        """How long each block is as it is seen, in code points."""
        if self._heads:
            heads = (len(self._heads.get(start, "")) for start in self._starts)
            self.lengths = array("q", map(operator.add, lengths, heads))
        self._lay_added()
        # As of nearly every text.
        end = len(reading.text)
        self._is_one_to_one = not self._added and self._units.to_utf16(end) == end

    def __len__(self) -> int:
        return len(self._starts)

    # -- blocks and paragraphs ------------------------------------------------------------------

    def paragraph(self, block: int) -> int:
        """Return the number of the paragraph that a block belongs to."""
        return self.reading.paragraph_at(self._starts[block]) if self.is_cut else block

    def begins_paragraph(self, block: int) -> bool:
        """Whether a block is the first of its paragraph."""
        if not self.is_cut:
            return True
        return self.reading.paragraph_range(self.paragraph(block))[0] == self._starts[block]

    def ends_paragraph(self, block: int) -> bool:
        """Whether a block is the last of its paragraph."""
        return block + 1 >= len(self._starts) or self.begins_paragraph(block + 1)

    def tells_turn(self, paragraph: int) -> bool:
        """Whether a paragraph begins with who speaks, or when."""
        return bool(self._heads) and self.reading.paragraph_range(paragraph)[0] in self._heads

    # -- places ---------------------------------------------------------------------------------

    def to_unit(self, offset: int) -> int:
        """Return where a place of the reading is in the document."""
        if self._is_one_to_one:
            return offset
        unit = self._units.to_utf16(offset)
        return unit + self._sizes[bisect_right(self._added, offset)] if self._added else unit

    def to_units(self, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return where stretches of the reading are in the document, given and returned by their
        ends.
        """
        if self._is_one_to_one:
            return ranges
        return [(self.to_unit(start), self.to_unit(end)) for start, end in ranges]

    def to_offset(self, unit: int) -> int:
        """Return where a place of the document is in the reading; in what was added, behind it."""
        if self._is_one_to_one:
            return unit
        if self._added:
            before = bisect_left(self._added_units, unit)
            size = self._sizes[before]
            if before and unit - self._added_units[before - 1] < size - self._sizes[before - 1]:
                return self._added[before - 1]
            unit -= size
        return self._units.to_codepoint(unit)

    # -- the text -------------------------------------------------------------------------------

    def stretches(self) -> Iterator[str]:
        """Yield the text of the document piece by piece, each begun where a block begins.

        All but the last end in the ``"\\n"`` that parts blocks.
        """
        first, size = 0, 0
        for block, length in enumerate(self.lengths, 1):
            size += length
            if block - first >= _BLOCKS_AT_ONCE or size >= _CHARACTERS_AT_ONCE:
                yield self._text(first, block)
                first, size = block, 0
        if first < len(self._starts):
            yield self._text(first, len(self._starts))

    def _text(self, first: int, stop: int) -> str:
        """The text of some blocks, from ``first`` up to ``stop``."""
        text, starts = self._shown, self._starts
        is_last = stop == len(starts)
        if not self.is_cut and not self._heads:
            said = text[starts[first] : len(text) if is_last else starts[stop]]
        else:
            ends = map(operator.add, starts[first:stop], self._said_lengths[first:stop])
            blocks = map(text.__getitem__, map(slice, starts[first:stop], ends))
            if heads := self._heads:
                blocks = map(operator.add, (heads.get(at, "") for at in starts[first:stop]), blocks)
            said = "\n".join(blocks) + ("" if is_last else "\n")
        return _BREAKS.sub(" ", said)

    # -- within ---------------------------------------------------------------------------------

    def _lay_added(self) -> None:
        """Work out where in the document all stands that is not of the reading, and its size."""
        sizes = [(at, 1) for at in self._added]
        sizes += [(at, len(head.encode("utf-16-le")) // 2) for at, head in self._heads.items()]
        sizes.sort()
        self._added = array("q", (at for at, _ in sizes))
        self._sizes = array("q", accumulate((size for _, size in sizes), initial=0))
        self._added_units = array(
            "q", (self._units.to_utf16(at) + self._sizes[nth] for nth, at in enumerate(self._added))
        )

    def _cut(self, lengths: Sequence[int]) -> array[int]:
        """Cut the paragraphs that are too long; return the lengths of all blocks."""
        text, paragraphs = self.reading.text, self._starts
        starts, shorter = array("q"), array("q")
        for start, length in zip(paragraphs, lengths, strict=True):
            end = start + length
            longest = length if length <= _LONGEST_OF_OTHERS else _longest(text, start)
            while end - start > longest:
                cut, is_space = _place_to_cut(text, start, start + longest)
                starts.append(start)
                shorter.append(cut - start)
                if not is_space:
                    self._added.append(cut)
                start = cut + is_space
            starts.append(start)
            shorter.append(end - start)
        self._starts = starts
        return shorter


def _heads(reading: Reading) -> dict[int, str]:
    from reader.ui.state.turn_heads import turn_heads  # late: few want them

    return dict(turn_heads(reading))


def _lengths(starts: Sequence[int], end: int) -> array[int]:
    """Return how long the paragraphs of a text are, without the break behind each."""
    edges = [*starts, end + 1]
    return array("q", (stop - start - 1 for start, stop in pairwise(edges)))


def _longest(text: str, start: int) -> int:
    """Return how long a block of the text from ``start`` on may be."""
    sample = text[start : start + _LONGEST_OF_OTHERS]
    sample = sample[:: max(1, len(sample) // _SAMPLE)]
    others = len(_OTHER_LETTER.findall(sample))
    return _LONGEST_OF_OTHERS if others * _SHARE > len(sample) else LONGEST


def _place_to_cut(text: str, start: int, end: int) -> tuple[int, bool]:
    """Return where a block from ``start`` is to end, ``end`` at the latest, and whether at a space.

    A line's end goes before a space, a space before any other place; and a letter is never parted
    from its accents.
    """
    least = end - (end - start) // _AT_A_SPACE
    for space in _SPACES:
        at = text.rfind(space, least, end)
        if at >= 0:
            return at, True
    for at in range(end, end - _WITHIN_WORDS, -1):
        if _can_part(text[at - 1], text[at]):
            return at, False
    return end, False


def _can_part(before: str, after: str) -> bool:
    """Whether two characters are two letters, and not one that is made of both."""
    category = unicodedata.category(after)
    return _JOINER not in (before, after) and category[0] != "M" and category != "Sk"
