"""Times written into lines of text: which part of a line is a time, and which is not.

Read are a time alone on its line, a time or a range before the words, and a header that joins a
name and a time. How a clock is written is the business of :mod:`reader.model.timecode`.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final

from reader.formats.shared.customs import MAY_HOLD_TIME
from reader.formats.shared.names import is_name, is_titled
from reader.model import timecode
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_CLOCK: Final = (
    r"(?:-?\d{1,4}:\d{2}(?::\d{2})?(?:[.,]\d{1,9})?|\d{1,2}:\d{1,2}:\d{1,2}\.\d{1,3})(?!\d|:\d)"
)
_RANGE: Final = lazy_pattern(
    rf"(?P<start>{_CLOCK})(?:\s{{0,4}}(?:-{{1,2}}>?|[–—→~]|to\b)\s{{0,4}}(?P<end>{_CLOCK}))?"
)
_BRACKETS: Final = {"[": "]", "(": ")", "{": "}", "<": ">"}
_SEPARATOR: Final = lazy_pattern(r"\s++(?:[-–—|:•]\s++)?|[-–—:]\s++|[|•]\s*+")
_DASHES: Final = ("-", "–", "—")
_HALF_OF_THE_DAY: Final = lazy_pattern(r"\s*+(?:[ap]\.?m\b|uhr\b|h\b|o['’]clock\b)", re.IGNORECASE)
_AROUND_NAMES: Final = " \t*_:,-–—|[•·@`>"
_MARKS: Final = "@`"
"""What opens a time as brackets do: ``@0:03``."""
_PARTED: Final = lazy_pattern(r"[@|•·–—][ \t]?\Z")
"""What parts a name from a time before words: ``Ana Reyes @ 0:03: Good morning``."""
_WHERE_A_HEADER_HAS_ITS_TIME: Final = 60


class StampForm(Enum):
    """How a line carries its time."""

    ALONE = auto()
    LEADING = auto()
    HEADER = auto()


class Stamp(NamedTuple):
    """The time of a line in milliseconds, the name beside it and the words after it.

    ``is_marked`` tells a time in brackets or a range, with which no sentence begins; ``lines`` how
    many lines the stamp takes, of which the second is a name; ``dash`` is one between time and
    words.
    """

    form: StampForm
    start: int
    end: int | None = None
    name: str = ""
    rest: str = ""
    is_marked: bool = False
    lines: int = 1
    dash: str = ""


def stamp_of(line: str) -> Stamp | None:
    """Return the stamp of a line; None for ``4:30 pm is late`` and ``10:15, as agreed``."""
    if not MAY_HOLD_TIME.search(line):
        return None
    found = _RANGE.search(line, 0, _WHERE_A_HEADER_HAS_ITS_TIME + 40)
    start = timecode.parse(found["start"]) if found else None
    if found is None or start is None or found.start() > _WHERE_A_HEADER_HAS_ITS_TIME:
        return None
    end = timecode.parse(found["end"]) if found["end"] else None
    before, after = line[: found.start()], line[found.end() :]
    opening = before[-1:]
    is_bracketed = opening in _BRACKETS and after.lstrip()[:1] == _BRACKETS[opening]
    if is_bracketed:
        before, after = before[:-1], after.lstrip()[1:]
    if before.strip("*_ \t") in _MARKS and before.strip():
        is_bracketed, after = True, after.removeprefix(before.strip("*_ \t@"))
        before = before.strip(f"{_MARKS} \t")
    mark = before.strip() if before.strip("*_ \t") == "" else ""
    if mark and is_bracketed and mark in after:
        # **[0:03] Ana:** Good morning
        before, after = "", f" {mark}{after.lstrip()}"
    if not before or before.isspace():
        return _leading(start, end, after, is_marked=is_bracketed or end is not None)
    return _header(start, end, before, after, is_marked=is_bracketed)


def _leading(start: int, end: int | None, after: str, *, is_marked: bool) -> Stamp | None:
    separator = _SEPARATOR.match(after)
    rest = after[separator.end() :] if separator else after
    if not rest.strip(" \t:-–—"):
        return Stamp(StampForm.ALONE, start, end, "", "", is_marked)
    if not is_marked and (separator is None or _HALF_OF_THE_DAY.match(after)):
        return None
    dash = separator[0].strip() if separator else ""
    rest, dash = rest.strip(), dash if dash in _DASHES else ""
    return Stamp(StampForm.LEADING, start, end, "", rest, is_marked, dash=dash)


def _header(
    start: int, end: int | None, before: str, after: str, *, is_marked: bool
) -> Stamp | None:
    name = before.strip(_AROUND_NAMES).rstrip("]").strip()
    is_parted = after[:1] == ":" and after[1:2].isspace() and _PARTED.search(before) is not None
    is_marked = is_marked or is_parted
    rest = after.lstrip("*_ \t:").strip() if is_marked else after.strip("*_ \t:`")
    first_last = name.replace(", ", " ", 1)  # "Reyes, Ana", as Teams has it
    if (rest and not is_marked) or before[-1:].isalnum() or not is_name(first_last):
        return None
    if is_titled(name) and name.endswith(")"):
        return None  # a seat in a parliament, where the time is that of the day
    return Stamp(StampForm.HEADER, start, end, name, rest, is_marked)
