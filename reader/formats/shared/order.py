"""Reading order: by start time, and as the file has it where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.model.transcript import Cue, ReportItem, remarks


def in_order(cues: Sequence[Cue]) -> tuple[tuple[Cue, ...], tuple[ReportItem, ...]]:
    """Return the cues sorted by start time, stably, and a report item if any had to move.

    A cue without a start time stays behind the one that it follows.
    """
    given = [cue.start for cue in cues if cue.start is not None]
    if given == sorted(given):
        return tuple(cues), ()
    moved = sum(later < earlier for earlier, later in pairwise(given))
    starts: list[int] = []
    latest = 0
    for cue in cues:
        latest = latest if cue.start is None else cue.start
        starts.append(latest)
    order = sorted(range(len(starts)), key=starts.__getitem__)
    item = remarks(
        "The captions were out of order of time in 1 place and have been sorted.",
        "The captions were out of order of time in {n} places and have been sorted.",
        moved,
    )
    return tuple(cues[index] for index in order), (item,)
