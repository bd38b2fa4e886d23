"""Times that say when in the world something was said: dates with a clock, and clocks of the day.

Services write them as ISO 8601 has them (``2026-03-01T10:00:03.250Z``), chats and spreadsheets as
people do (``01.03.2026 10:00:03``, ``3/1/2026, 10:00:03 AM``, ``10:00:03 AM``). They are no places
in a recording, but become such once they are counted from the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_CLOCK: Final = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"(?:\s?(?P<half>[ap])\.?m\.?)?"
)
_ZONE: Final = r"(?:\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}))?(?:\[[\w/+-]{1,40}\])?"
_BETWEEN: Final = r"(?:T|,?\s{1,2}|\s?[-–]\s?)"
_YEAR_FIRST: Final = lazy_pattern(
    rf"(?P<year>\d{{4}})[-/.](?P<one>\d{{1,2}})[-/.](?P<two>\d{{1,2}}){_BETWEEN}{_CLOCK}{_ZONE}",
    re.IGNORECASE,
)
_YEAR_LAST: Final = lazy_pattern(
    rf"(?P<one>\d{{1,2}})(?P<mark>[-/.])(?P<two>\d{{1,2}})[-/.](?P<year>\d{{4}}|\d{{2}})"
    rf"{_BETWEEN}{_CLOCK}{_ZONE}",
    re.IGNORECASE,
)
_CLOCK_ALONE: Final = lazy_pattern(
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"\s?(?P<half>[ap])\.?m\.?",
    re.IGNORECASE,
)
_BASIC: Final = lazy_pattern(
    r"(?P<year>\d{4})(?P<one>\d{2})(?P<two>\d{2})T(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})"
    r"(?:[.,](?P<fraction>\d{1,9}))?(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)
_LONGEST: Final = 60
_NOON: Final = 12
_DAY: Final = 86_400_000
_EPOCH: Final = datetime(1970, 1, 1)


class DayTime(NamedTuple):
    """When something was said: milliseconds since 1970, and the day as the file writes it.

    Without a zone they count as if the clock were that of Greenwich; a clock without a day counts
    from midnight. ``day`` is in ISO form, "" where none is told, or where day and month could
    change places.
    """

    at: int
    day: str = ""


def day_time(text: str, *, month_first: bool | None = None) -> DayTime | None:
    """Return the time of a day that a text is, or None.

    Whether the month is written first in ``3/1/2026`` is told by ``month_first``; where it is None,
    by a number above 12, by dots (which part days first), or by a clock that says "AM".
    """
    text = text.strip()
    if len(text) > _LONGEST or (":" not in text and "T" not in text):
        return None
    found = _YEAR_FIRST.fullmatch(text) or _BASIC.fullmatch(text)
    if found:
        return _of(found, (int(found["year"]), int(found["one"]), int(found["two"])), sure=True)
    found = _CLOCK_ALONE.fullmatch(text)
    if found:
        return _of(found, None, sure=False)
    found = _YEAR_LAST.fullmatch(text)
    if found is None:
        return None
    one, two = int(found["one"]), int(found["two"])
    sure = month_first is not None or max(one, two) > _NOON or found["mark"] == "." or one == two
    first = _is_month_first(found) if month_first is None else month_first
    year = int(found["year"]) + (2_000 if len(found["year"]) == 2 else 0)
    return _of(found, (year, *((one, two) if first else (two, one))), sure=sure)


def _is_month_first(found: re.Match[str]) -> bool:
    if found["mark"] == ".":
        return False
    if max(int(found["one"]), int(found["two"])) > _NOON:
        return int(found["two"]) > _NOON
    return found["half"] is not None


def _of(found: re.Match[str], date: tuple[int, int, int] | None, *, sure: bool) -> DayTime | None:
    said = found.groupdict()
    hour = int(said["hour"])
    half = (said.get("half") or "").lower()
    if half and not 1 <= hour <= _NOON:
        return None
    hour = hour % _NOON + (_NOON if half == "p" else 0) if half else hour
    try:
        moment = datetime(
            *(date or (1970, 1, 1)), hour, int(said["minute"]), int(said["second"] or 0)
        )
    except ValueError:  # a month of 13, an hour of 25
        return None
    fraction = said["fraction"] or ""
    at = _milliseconds(moment) + round(int(fraction or 0) * 1_000 / 10 ** len(fraction))
    day = f"{moment:%Y-%m-%d}" if date and sure else ""
    return DayTime(at - _zone(said.get("zone") or ""), day)


def _milliseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def _zone(zone: str) -> int:
    """Return the milliseconds by which a zone is before Greenwich."""
    if zone[:1] not in ("+", "-"):
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    return minutes * 60_000 * (-1 if zone[0] == "-" else 1)


def day_times(cells: Iterable[str]) -> Sequence[DayTime | None]:
    """Return the times of day in a column, whose cells all write the day in one way.

    Clocks without a day go on after midnight.
    """
    cells = [cell.strip() for cell in cells]
    written = [found for cell in cells if (found := _YEAR_LAST.fullmatch(cell[:_LONGEST]))]
    month_first = None
    if any(int(found["one"]) > _NOON for found in written):
        month_first = False
    elif any(int(found["two"]) > _NOON for found in written):
        month_first = True
    times = [day_time(cell, month_first=month_first) if cell else None for cell in cells]
    return _past_midnight(times) if not written else times


def _past_midnight(times: Sequence[DayTime | None]) -> Sequence[DayTime | None]:
    passed: list[DayTime | None] = []
    last, days = 0, 0
    for time in times:
        if time is not None and not time.day and time.at < _DAY:
            days += _DAY if last - time.at > _DAY // 2 else 0
            last = time.at
            time = DayTime(time.at + days)
        passed.append(time)
    return passed


def day_of(milliseconds: float) -> str:
    """Return the day (in Greenwich) of a time since 1970; "" where no calendar has it."""
    try:
        return f"{datetime.fromtimestamp(milliseconds / 1_000, UTC):%Y-%m-%d}"
    except (OverflowError, ValueError, OSError):
        return ""
