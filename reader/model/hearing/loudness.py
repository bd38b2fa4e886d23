"""How loud a recording is from moment to moment, to be seen as a picture and to find its pauses."""

from __future__ import annotations

from array import array
from itertools import pairwise
from typing import Final

STEP: Final = 20
"""Of so many milliseconds each value is the loudest."""

LOUDEST: Final = 255
"""What stands for full scale. Values are square roots of the share of it, so that quiet voices can
still be seen: a tenth of full scale is 81.
"""

# Enough for the outline of voices; looking at every sample would take longer than to decode them.
_LOOKED_AT: Final = 3_000


class Meter:
    """Takes in samples as they are decoded, and has the loudness of what was taken in.

    ``rate`` is samples a second of each of ``channels``, which alternate; ``full`` is what a sample
    is at full scale, above or below ``middle``.
    """

    def __init__(self, rate: int, channels: int, full: float, middle: int = 0) -> None:
        self._rate, self._channels, self._full, self._middle = rate, channels, full, middle
        # One more than a number of whole moments, so that each channel has its turn.
        self._stride = max(1, rate // _LOOKED_AT) * channels + (channels > 1)
        self._frame, self._loudest = 0, 0.0
        self.values = bytearray()

    def add(self, samples: array[int] | array[float]) -> None:
        """Take in samples that follow those before."""
        at, count = 0, len(samples) // self._channels
        while at < count:
            border = (len(self.values) + 1) * self._rate * STEP // 1_000
            stop = min(count, at + border - self._frame)
            part = samples[at * self._channels : stop * self._channels : self._stride]
            if part:
                high, low = max(part) - self._middle, self._middle - min(part)
                self._loudest = max(self._loudest, high, low)
            self._frame += stop - at
            at = stop
            if self._frame >= border:
                self._end_step()

    def end(self) -> bytes:
        """Return all values; what is left of a step counts as one."""
        if self._frame * 1_000 > len(self.values) * self._rate * STEP:
            self._end_step()
        return bytes(self.values)

    def _end_step(self) -> None:
        share, self._loudest = self._loudest / self._full, 0.0
        self.values.append(LOUDEST if share >= 1 else round(LOUDEST * share**0.5))


def columns(values: bytes, start: int, end: int, count: int) -> bytes:
    """Return the loudest value in each of ``count`` equal parts of a stretch, in milliseconds.

    Where nothing is known it is 0.
    """
    length = end - start
    borders = [start + length * number // count for number in range(count + 1)]
    found = bytearray(count)
    for number, (first, last) in enumerate(pairwise(borders)):
        at = max(0, first) // STEP
        found[number] = max(values[at : max(at + 1, max(0, last) // STEP)], default=0)
    return bytes(found)
