"""The cells of Excel workbooks as the text that a CSV of them holds (ECMA-376 part 1, 18.8.30).

Times and dates are numbers of days; only the number format of a cell says that it is one.
"""

from __future__ import annotations

import datetime
from enum import Enum
from typing import Final

from reader.patterns import lazy_pattern

_BUILT_IN_DATES: Final = frozenset((14, 15, 16, 17, *range(27, 32), 36, *range(50, 59)))
_BUILT_IN_TIMES: Final = {18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 45: "mm:ss"}
_LATER_BUILT_IN: Final = {32: "h:mm", 33: "h:mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0"}
_DATE_AND_TIME: Final = 22
_NO_LETTERS: Final = lazy_pattern(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', 16)
_DAY: Final = 86_400_000
_MOST_DAYS: Final = 2_958_465
"""The last day that Excel knows, 31 December 9999."""
_AN_ESCAPE: Final = lazy_pattern(r"_x([0-9A-Fa-f]{4})_")


class CellKind(Enum):
    """What the number of a cell is shown as."""

    NUMBER = "number"
    DATE = "date"
    DATE_AND_TIME = "date and time"
    MINUTES = "hours and minutes"
    SECONDS = "hours, minutes and seconds"


def shown_as(number_format: int, code: str = "") -> CellKind:
    """Return what a number is shown as by the number of its format, and its code if it has one."""
    if not code:
        if number_format in _BUILT_IN_DATES:
            return CellKind.DATE
        if number_format == _DATE_AND_TIME:
            return CellKind.DATE_AND_TIME
        code = _BUILT_IN_TIMES.get(number_format) or _LATER_BUILT_IN.get(number_format, "")
    letters = _NO_LETTERS.sub("", code.partition(";")[0]).lower().replace("general", "")
    is_time, has_seconds = "h" in letters or "s" in letters, "s" in letters
    if "y" in letters or "d" in letters:
        return CellKind.DATE_AND_TIME if is_time else CellKind.DATE
    if is_time or "[m" in letters:
        return CellKind.SECONDS if has_seconds else CellKind.MINUTES
    return CellKind.DATE if "mmm" in letters else CellKind.NUMBER


def number_text(value: str, shown: CellKind, *, since_1904: bool = False) -> str:
    """Return the number of a cell as text: ``0.5`` shown with seconds is ``12:00:00``.

    Hours go on beyond a day. What is no number stays as it is.
    """
    try:
        number = float(value)
    except ValueError:
        return value
    if shown is CellKind.NUMBER or not 0 <= number <= _MOST_DAYS:
        return f"{number:.15g}" if "e" in value.lower() or "." in value else value
    days, left = divmod(round(number * _DAY), _DAY)
    if shown in (CellKind.MINUTES, CellKind.SECONDS):
        return _clock(days * _DAY + left, has_seconds=shown is CellKind.SECONDS)
    first = datetime.date(1904, 1, 1) if since_1904 else datetime.date(1899, 12, 30)
    if not since_1904 and days < 61:
        first = datetime.date(1899, 12, 31)  # Excel counts a 29 February 1900, which never was
    try:
        date = (first + datetime.timedelta(days)).isoformat()
    except OverflowError:
        return value
    return date if shown is CellKind.DATE else f"{date} {_clock(left, has_seconds=True)}"


def _clock(time: int, *, has_seconds: bool) -> str:
    minutes, rest = divmod(time, 60_000)
    clock = f"{minutes // 60}:{minutes % 60:02}"
    if not has_seconds:
        return clock
    seconds, thousandths = divmod(rest, 1_000)
    return f"{clock}:{seconds:02}" + (f".{thousandths:03}" if thousandths else "")


def unescaped(text: str) -> str:
    """Return the text of a cell with its escaped characters, ``_x000D_``, as themselves."""
    return _AN_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
