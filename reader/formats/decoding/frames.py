"""Timecodes of editing programs, ``00:00:03:12``: hours, minutes, seconds and frames.

How many frames make a second stands beside them at best; else it is taken for 25, or for the next
usual rate at which all frames that occur can be. Drop-frame code (``00:01:05;02``, SMPTE ST 12-1)
keeps to the clock at 29.97 frames.
"""

from __future__ import annotations

import re
from typing import Final

from reader.model.transcript import ReportItem, remark
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_TIMECODE: Final = lazy_pattern(
    r"(?<![\d:;])(\d{1,2})[:;](\d{2})[:;](\d{2})([:;])(\d{2})(?![\d:;])"
)
_TOLD: Final = lazy_pattern(
    r"\b(\d{2,3}(?:[.,]\d{1,3})?)\s?(?:fps|frames per second|frames/s)\b"
    r"|\b(?:fps|frame ?rate|timebase)\s?[:=]\s?(\d{2,3}(?:[.,]\d{1,3})?)\b",
    re.IGNORECASE,
)
_USUAL: Final = (25.0, 30.0, 50.0, 60.0)
_MOST: Final = 100.0
_DROPPED: Final = 30_000 / 1_001
_LEAST: Final = 2
"""How often timecodes must come, so that they are no other numbers."""


class FrameRate(NamedTuple):
    """So many frames a second; ``is_told`` if the file says so."""

    per_second: float
    is_told: bool = False


def frame_rate(text: str, beside: str = "") -> FrameRate | None:
    """Return the rate at which the timecodes of a text count; None where there are none.

    The rate may be told in it or in the text ``beside`` it.
    """
    if text.count(":") + text.count(";") < 3 * _LEAST:
        return None
    found = _TIMECODE.findall(text)
    if len(found) < _LEAST:
        return None
    most = max(int(code[4]) for code in found)
    said = _TOLD.search(text) or _TOLD.search(beside)
    if said:
        told = float((said[1] or said[2]).replace(",", "."))
        if most < told <= _MOST:
            return FrameRate(told, True)
    if most < _USUAL[1] and any(code[3] == ";" for code in found):
        return FrameRate(_DROPPED)
    return FrameRate(next((rate for rate in _USUAL if most < rate), _MOST))


def with_frames_counted(text: str, rate: FrameRate) -> str:
    """Return a text with clocks for its timecodes: ``00:00:03.480`` for ``00:00:03:12``."""
    return _TIMECODE.sub(lambda code: _clock(code, rate), text)


def milliseconds(frames: int, rate: FrameRate) -> int:
    """Return how long after the second a frame begins, counted from 0."""
    return min(round(frames * 1_000 / rate.per_second), 999)


def _clock(code: re.Match[str], rate: FrameRate) -> str:
    return f"{code[1]}:{code[2]}:{code[3]}.{milliseconds(int(code[5]), rate):03}"


def of_frames(rate: FrameRate | None) -> tuple[ReportItem, ...]:
    """Return what is to be said of frames that were counted."""
    if rate is None:
        return ()
    count = f"{rate.per_second:.5g}"
    if rate.is_told:
        return (remark("The times are counted in frames, {rate} a second.", rate=count),)
    return (
        remark(
            "The file does not say how many frames make a second; {rate} were assumed.", rate=count
        ),
    )
