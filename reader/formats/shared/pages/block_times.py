"""The times that pages give to their paragraphs and words in attributes, where they print none.

``<p begin="00:00:02.11">``, ``<span data-start="2.1">``, ``<a name="ts_2500_4000_S01">``: the
cues that were read of the blocks are given them, in the order of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from reader.formats.shared.html_blocks import HtmlBlock
from reader.model import timecode
from reader.model.transcript import Cue

_LEAST: Final = 2
_LOOKED_AT: Final = 40
"""Blocks behind the last one that may hold the words of a cue."""
_COMPARED: Final = 60
_NEAR: Final = 1_000
"""Milliseconds by which a printed time may be cut."""
_SLOWEST: Final = 0.1
"""Words in a unit of time; where they are fewer, the unit is no second."""


def with_block_times(cues: Sequence[Cue], blocks: Sequence[HtmlBlock]) -> list[Cue]:
    """Return the cues with the times of the blocks in which they stand.

    A time that is printed stays, unless an attribute only tells it closer.
    """
    said = [block for block in blocks if block.time]
    if len(said) < _LEAST:
        return list(cues)
    times = _milliseconds([block.time for block in said], said)
    if not times or any(before > after for before, after in pairwise(times)):
        return list(cues)
    by_block = iter(times)
    starts = [next(by_block) if block.time else None for block in blocks]
    return list(_timed(cues, blocks, starts))


def _milliseconds(values: Sequence[str], blocks: Sequence[HtmlBlock]) -> list[int]:
    """Return the times that attributes tell; none where one of them is no time."""
    clocks = [timecode.parse(value) if ":" in value else None for value in values]
    if all(clock is not None for clock in clocks):
        return [clock for clock in clocks if clock is not None]
    if all(value.endswith("ms") and value[:-2].isdecimal() for value in values):
        return [int(value[:-2]) for value in values]
    numbers = [value.removesuffix("s") for value in values]
    if not all(number.replace(".", "", 1).isdecimal() and number.isascii() for number in numbers):
        return []
    words = sum(len(block.text.split()) for block in blocks[:-1])
    units = float(numbers[-1]) - float(numbers[0])
    is_whole = all(map(str.isdecimal, numbers))
    unit = 1 if is_whole and units and words / units < _SLOWEST else 1_000
    return [round(float(number) * unit) for number in numbers]


def _timed(
    cues: Sequence[Cue], blocks: Sequence[HtmlBlock], starts: Sequence[int | None]
) -> Iterator[Cue]:
    begin = 0
    for cue in cues:
        words = cue.text.partition("\n")[0][:_COMPARED]
        ahead = range(begin, min(begin + _LOOKED_AT, len(blocks)))
        at = next((at for at in ahead if words and words in blocks[at].text), None)
        if at is None:
            yield cue
            continue
        found = next(
            (start for start in reversed(starts[begin : at + 1]) if start is not None), None
        )
        begin = at + 1
        is_closer = found is not None and (cue.start is None or 0 < found - cue.start < _NEAR)
        yield cue._replace(start=found) if is_closer else cue
