"""Where a recording can be left out, because nobody speaks: gaps between captions that are silent.

All times are milliseconds of the recording.
"""

from __future__ import annotations

from typing import Final

from reader.model.hearing.loudness import STEP
from reader.model.hearing.playhead import LEAD_IN

SHORTEST: Final = 1_500
"""A gap that is shorter is how people speak, and is heard."""

_ECHO: Final = 300  # words may be heard a little longer than their caption says
_WORTH: Final = 500  # what is left of a gap; a jump is heard as well
_SILENT: Final = 0.16  # of a loud moment: 32 dB below it, since values are square roots
_LOUD: Final = 0.95  # so many of all moments are not louder than a loud one


def silent_below(values: bytes) -> int:
    """Return how loud moments of a recording may be, as :mod:`loudness` has it, to be silent."""
    wanted, passed = _LOUD * len(values), 0
    for value in range(256):
        passed += values.count(value)
        if passed >= wanted:
            return round(_SILENT * value)
    return 0


def jump(
    gap: tuple[int, int], position: int, values: bytes, silent: int, lead_in: int = LEAD_IN
) -> int | None:
    """Return where to go on from a position in a gap between captions; None for nowhere.

    ``values`` is how loud the recording is, as far as that is known, and what is not louder than
    ``silent`` is silence; beyond, words alone count. What comes next is heard from its beginning,
    and somewhat before.
    """
    start, end = gap
    if end - start < SHORTEST or position < start + _ECHO:
        return None
    first, last = position // STEP, end // STEP
    loud = next((at for at in range(first, min(last, len(values))) if values[at] > silent), last)
    goal = min(end, loud * STEP) - lead_in
    return goal if goal - position >= _WORTH else None
