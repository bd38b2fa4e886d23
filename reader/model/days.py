"""The day of a video, as files write it, in one form that can be compared and sorted.

The form is ISO 8601 as far as the day is known: ``2021-03-04``, ``2021-03`` or ``2021``. What can
be read in two ways (``03/04/2021``) is known by its year alone: nothing is guessed.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from reader.patterns import lazy_pattern

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro січень січня يناير",
            "february feb februar février fevrier febrero febbraio fevereiro лютий лютого فبراير",
            "march mar märz maerz mars marzo março березень березня مارس",
            "april apr avril abril aprile квітень квітня أبريل",
            "may mai mayo maggio maio травень травня مايو",
            "june jun juni juin junio giugno junho червень червня يونيو",
            "july jul juli juillet julio luglio julho липень липня يوليو",
            "august aug août aout agosto серпень серпня أغسطس",
            "september sep sept septembre septiembre settembre setembro вересень вересня سبتمبر",
            "october oct oktober okt octobre octubre ottobre outubro жовтень жовтня أكتوبر",
            "november nov novembre noviembre novembro листопад листопада نوفمبر",
            "december dec dezember dez décembre decembre diciembre dicembre dezembro "
            "грудень грудня ديسمبر",
        ),
        1,
    )
    for name in names.split()
}

_YEAR: Final = r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d)"
_NUMERIC: Final = (
    # 2021-03-04, 2021/3/4, 2021.03.04, also with a time behind it; 20210304; 2021-03; 2021
    lazy_pattern(rf"{_YEAR}([-/.])(?P<month>\d\d?)\2(?P<day>\d\d?)(?!\d)"),
    lazy_pattern(rf"(?<!\d){_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?!\d)"),
    lazy_pattern(rf"(?<!\d){_YEAR}-(?P<month>\d\d)(?!\d)"),
    # 2021年3月4日; 2021年3月
    lazy_pattern(rf"{_YEAR} ?年 ?(?P<month>\d\d?) ?月(?: ?(?P<day>\d\d?) ?日)?"),
    # 04.03.2021 is written so only where the day comes first.
    lazy_pattern(rf"(?<!\d)(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?{_YEAR}(?!\d)"),
)
_EITHER_WAY: Final = lazy_pattern(rf"(?<!\d)(\d\d?)([-/])(\d\d?)\2{_YEAR}(?!\d)")
_WORDS: Final = (
    # 4 March 2021, 4. März 2021, 4th of March, 2021; March 4, 2021; March 2021
    lazy_pattern(
        rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th|er|º|\.)?(?: of| de)? (?P<name>[^\W\d_]+)\.?,?"
        rf"(?: de)? {_YEAR}(?!\d)"
    ),
    lazy_pattern(rf"(?P<name>[^\W\d_]+)\.? (?P<day>\d\d?)(?:st|nd|rd|th)?,? {_YEAR}(?!\d)"),
    lazy_pattern(rf"(?P<name>[^\W\d_]+)\.?,?(?: de)? {_YEAR}(?!\d)"),
)
_LONE_YEAR: Final = lazy_pattern(rf"(?<!\d){_YEAR}(?!\d)")
_LONGEST: Final = 200

_TYPED: Final = lazy_pattern(r"\d{4}(?:-\d\d?(?:-\d\d?)?)?")


def day_of(text: str) -> str:
    """Return the day that a text names, in ISO form as far as it is known; "" if it names none."""
    text = " ".join(text[:_LONGEST].split()).casefold()
    for pattern in _NUMERIC:
        if found := pattern.search(text):
            groups = found.groupdict()
            if day := _iso(groups["year"], int(groups["month"]), int(groups.get("day") or 0)):
                return day
    for pattern in _WORDS:
        for found in pattern.finditer(text):
            groups = found.groupdict()
            month = _MONTHS.get(groups["name"], 0)
            if month and (day := _iso(groups["year"], month, int(groups.get("day") or 0))):
                return day
    if found := _EITHER_WAY.search(text):
        return _of_two(int(found[1]), int(found[3]), found["year"])
    years = {found["year"] for found in _LONE_YEAR.finditer(text)}
    return years.pop() if len(years) == 1 else ""


def is_ambiguous(text: str) -> bool:
    """Whether a day is written so that day and month could be either way round."""
    found = _EITHER_WAY.search(text[:_LONGEST])
    if found is None or found[1] == found[3]:
        return False
    first, second = int(found[1]), int(found[3])
    return bool(_iso(found["year"], first, second) and _iso(found["year"], second, first))


def typed_day(text: str) -> str:
    """Return what a person typed as a year, month or day in ISO form; "" if it is none of these."""
    if not _TYPED.fullmatch(text):
        return ""
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    return _iso(f"{year:04}", month, day) or ("" if month else f"{year:04}")


def _of_two(first: int, second: int, year: str) -> str:
    """Read day and month in whichever order only one of them can be read."""
    readings = {_iso(year, second, first), _iso(year, first, second)} - {""}
    return readings.pop() if len(readings) == 1 else year


def _iso(year: str, month: int, day: int) -> str:
    """Return the ISO form of what the calendar knows, "" for a day that it does not."""
    try:
        date(int(year), month, day or 1)
    except ValueError:
        return ""
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"
