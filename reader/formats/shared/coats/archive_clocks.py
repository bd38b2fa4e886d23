"""Times as archives, laboratories and authoring programs print them, set as clocks in brackets.

The number of a tape before a clock (``02-00:00:13``), hours and minutes run together (``2103:05``),
hours with their letter (``1h02``), days, hours, minutes and seconds in columns
(``04 06 38 15   CDR``), two numbers of seconds before a name (``0.00 2.31⇥LENA:``), two timecodes
before words (``1 00:00:01:00 00:00:03:12 Words``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.model import timecode
from reader.patterns import lazy_pattern

_LEAST: Final = 2
_SHORTEST: Final = len("1h02 A")
_TAPED: Final = lazy_pattern(r"[\[(]?\d{1,2}[-–/](\d{1,2}:\d{2}:\d{2})[\])]?(?=[ \t]|\Z)")
_RUN_TOGETHER: Final = lazy_pattern(r"([01]\d|2[0-3])([0-5]\d):([0-5]\d(?:\.\d)?)(?=[ \t]|\Z)")
_DAYS: Final = lazy_pattern(
    r"(\d{2}) ([01]\d|2[0-3]) ([0-5]\d) ([0-5]\d)(?: {2,}|\t+ *)"
    r"(?:([A-Z][\w/ -]{0,20}?)(?: {2,}|\t+ *))?(?=\S)"
)
_SOURCE: Final = lazy_pattern(r"([A-Z][A-Z0-9]{1,7}(?:[-/][A-Z0-9]{1,4})?)(?: {2,}|\t+ *)(?=\S)")
_SECONDS: Final = lazy_pattern(
    r"(\d{1,6}\.\d{1,3})[ \t]++(\d{1,6}\.\d{1,3})\t *(?:([^\W\d_a-z][\w' .-]{0,30}):)?\s*+(?=\S)"
)
_TIMECODE: Final = r"\d{2}[:;]\d{2}[:;]\d{2}[:;]\d{2}"
_TIMECODES: Final = lazy_pattern(
    rf"(?:\d{{1,5}}[ \t]+)?({_TIMECODE})[ \t]*(?:,[ \t]*)?"
    rf"({_TIMECODE})[ \t]*(?:,[ \t]*)?(?=[^\s\d])"
)
_FRENCH: Final = lazy_pattern(r"(\d{1,2})h(\d{2})(?:m(?:in)?(\d{2})s?)?[ \t]+(?=\S)")
_SETTING: Final = lazy_pattern(r"\$\w{1,40}\s*=.*|//.*")
_BREAK: Final = "|"


def with_archive_clocks(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with such times as clocks in brackets; the same where there are none."""
    for undress in (_of_tapes, _in_french, _of_hours, _of_days, _of_seconds, _of_timecodes):
        plain = undress(lines)
        if plain:
            return plain
    return lines


def _found(lines: Sequence[str], pattern: re.Pattern[str]) -> dict[int, re.Match[str]]:
    found = {
        at: one
        for at, line in enumerate(lines)
        if len(line) >= _SHORTEST
        if line[:2].strip("[(")[:1].isdecimal() and (one := pattern.match(line))
    }
    return found if len(found) >= _LEAST else {}


def _of_tapes(lines: Sequence[str]) -> Sequence[str]:
    found = _found(lines, _TAPED)
    return (
        [
            f"[{one[1]}]{line[one.end() :]}" if (one := found.get(at)) else line
            for at, line in enumerate(lines)
        ]
        if found
        else []
    )


def _in_french(lines: Sequence[str]) -> Sequence[str]:
    """Set ``01:02:00`` for ``1h02``, hours and minutes as they are written in French."""
    found = {
        at: one
        for at, line in enumerate(lines)
        if line[:1].isdecimal() and "h" in line[1:3] and (one := _FRENCH.match(line))
    }
    times = [tuple(int(part or 0) for part in one.groups()) for one in found.values()]
    if len(found) < _LEAST or times != sorted(times) or times[0] == times[-1]:
        return []
    plain = list(lines)
    for (at, one), (hours, minutes, seconds) in zip(found.items(), times, strict=True):
        plain[at] = f"[{hours:02}:{minutes:02}:{seconds:02}] {lines[at][one.end() :]}"
    return plain


def _of_hours(lines: Sequence[str]) -> Sequence[str]:
    """Set ``21:03:05`` for ``2103:05``; what stands in a column below is who is heard."""
    found = _found(lines, _RUN_TOGETHER)
    times = [((int(one[1]) * 60) + int(one[2])) * 60 + float(one[3]) for one in found.values()]
    if not found or times != sorted(times) or times[-1] == times[0]:
        return []
    plain = list(lines)
    for at, one in found.items():
        rest = lines[at][one.end() :].lstrip()
        plain[at] = f"[{one[1]}:{one[2]}:{one[3]}] {_named(rest)}".rstrip()
        if not rest and at + 1 < len(lines):
            plain[at + 1] = _named(lines[at + 1])
    return plain


def _named(line: str) -> str:
    """Return a line with a label for the name in the column before its words."""
    found = _SOURCE.match(line)
    return f"[{found[1]}]: {line[found.end() :]}" if found else line


def _of_days(lines: Sequence[str]) -> Sequence[str]:
    found = _found(lines, _DAYS)
    times = [tuple(map(int, one.groups()[:4])) for one in found.values()]
    if not found or times != sorted(times) or times[0] == times[-1]:
        return []
    plain = list(lines)
    for at, one in found.items():
        days, hours, minutes, seconds = map(int, one.groups()[:4])
        label = f"[{one[5]}]: " if one[5] else ""
        clock = f"{days * 24 + hours:02}:{minutes:02}:{seconds:02}"
        plain[at] = f"[{clock}] {label}{lines[at][one.end() :]}"
    return plain


def _of_seconds(lines: Sequence[str]) -> Sequence[str]:
    """Set clocks for two numbers of seconds; a line without a name is of the one above it."""
    found = _found(lines, _SECONDS)
    if 5 * len(found) < 4 * sum(map(bool, lines)) or not any(one[3] for one in found.values()):
        return []
    if any(float(later[1]) < float(one[1]) for one, later in pairwise(found.values())):
        return []
    plain = []
    name = ""
    for at, line in enumerate(lines):
        one = found.get(at)
        if one is None:
            plain.append(line)
            continue
        name = one[3] or name
        start, end = (timecode.vtt(round(float(time) * 1_000)) for time in (one[1], one[2]))
        label = f"[{name}]: " if name else ""
        plain.append(f"[{start} --> {end}] {label}{line[one.end() :]}")
    return plain


def _of_timecodes(lines: Sequence[str]) -> Sequence[str]:
    """Set ranges for two timecodes before words, as programs for discs have them.

    Their settings and comments are left out, and a bar breaks the line.
    """
    found = _found(lines, _TIMECODES)
    if not found:
        return []
    has_settings = any(line[:1] == "$" and _SETTING.fullmatch(line) for line in lines)
    plain = []
    for at, line in enumerate(lines):
        one = found.get(at)
        if one is None:
            plain.append("" if has_settings and _SETTING.fullmatch(line) else line)
            continue
        words = line[one.end() :]
        plain.append(f"{one[1]} - {one[2]}")
        plain += words.split(_BREAK) if has_settings else [words]
    return plain
