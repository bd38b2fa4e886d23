"""Time expressions of TTML (TTML1, section 10.3.1): clocks, frames, ticks and offsets."""

from __future__ import annotations

from typing import Final

from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_CLOCK: Final = lazy_pattern(
    r"(?P<h>\d{1,6}):(?P<m>\d{1,2}):(?P<s>\d{1,2})"
    r"(?:[.,](?P<fraction>\d{1,12})|:(?P<frames>\d{1,6})(?:\.(?P<sub>\d{1,6}))?)?"
)
_PLAIN_CLOCK: Final = lazy_pattern(r"(\d\d):(\d\d):(\d\d)\.(\d\d\d)")
_OFFSET: Final = lazy_pattern(r"(?P<count>\d{1,15}(?:\.\d{1,12})?)(?P<metric>h|ms|m|s|f|t)")
_LOOSE: Final = lazy_pattern(r"(?:\d{1,4}:)?\d{1,6}(?:\.\d{1,9})?")
_MULTIPLIER: Final = lazy_pattern(r"(\d{1,6})[\s:]+(\d{1,6})")
_NUMBER: Final = lazy_pattern(r"\d{1,9}")
_USUAL_FRAMES: Final = 30  # TTML1, section 6.2.3


class Rates(NamedTuple):
    """How long a frame and a tick last: so many of them in a second."""

    frames: float = _USUAL_FRAMES
    sub_frames: float = 1
    ticks: float = 1

    @classmethod
    def of(cls, parameters: dict[str, str]) -> Rates:
        """Return the rates that the parameters of a document set (TTML1, 6.2.4, 6.2.9, 6.2.10).

        What is missing or no number has its default; without a tick rate a tick is a sub-frame
        where there is a frame rate and else a second.
        """
        given = _number(parameters.get("frameRate"))
        frames = float(given or _USUAL_FRAMES)
        multiplier = _MULTIPLIER.fullmatch(parameters.get("frameRateMultiplier", "").strip())
        if multiplier and int(multiplier[1]) and int(multiplier[2]):
            frames *= int(multiplier[1]) / int(multiplier[2])
        sub_frames = float(_number(parameters.get("subFrameRate")) or 1)
        ticks = _number(parameters.get("tickRate")) or (frames * sub_frames if given else 1)
        return cls(frames, sub_frames, float(ticks))


def _number(text: str | None) -> int | None:
    found = _NUMBER.fullmatch((text or "").strip())
    return int(found[0]) or None if found else None


def parse(expression: str, rates: Rates) -> int | None:
    """Return the milliseconds of a time expression, or None if it is none (or a wall clock)."""
    plain = _PLAIN_CLOCK.fullmatch(expression)
    if plain:
        hours, minutes, whole_seconds, thousandths = map(int, plain.groups())
        return ((hours * 60 + minutes) * 60 + whole_seconds) * 1000 + thousandths
    expression = expression.strip()
    clock = _CLOCK.fullmatch(expression)
    if clock:
        seconds = (int(clock["h"]) * 60 + int(clock["m"])) * 60 + int(clock["s"])
        rest = float(f"0.{clock['fraction']}") if clock["fraction"] else 0.0
        if clock["frames"]:
            rest = (int(clock["frames"]) + int(clock["sub"] or 0) / rates.sub_frames) / rates.frames
        return seconds * 1000 + round(rest * 1000)
    if _LOOSE.fullmatch(expression):  # as SMIL has it and Apple Podcasts writes it, not TTML
        before, _, bare_seconds = expression.rpartition(":")
        return int(before or 0) * 60_000 + round(float(bare_seconds) * 1000)
    offset = _OFFSET.fullmatch(expression)
    return _offset(float(offset["count"]), offset["metric"], rates) if offset else None


def is_bare(expression: str) -> bool:
    """Return whether a time is written as TTML does not have it: ``0.500``, ``1:04``, ``70``."""
    return _LOOSE.fullmatch(expression.strip()) is not None


def _offset(count: float, metric: str, rates: Rates) -> int:
    milliseconds = {
        "h": 3_600_000.0,
        "m": 60_000.0,
        "s": 1_000.0,
        "ms": 1.0,
        "f": 1_000 / rates.frames,
        "t": 1_000 / rates.ticks,
    }
    return round(count * milliseconds[metric])
