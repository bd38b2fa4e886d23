"""Names before words that no colon parts from them, as some programs and typists write turns.

``Speaker 1  Words`` with two blanks, ``[Speaker:0] Words``, ``Enq. – Words``, and behind a time the
name alone: ``[0:01] Ana Reyes Words``, ``10:00:02 REYES (VO) Words``. All lines are so set, and the
names come again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from reader.formats.shared.lines import has_any
from reader.formats.shared.names import is_full_name
from reader.patterns import lazy_pattern

_LEAST: Final = 3
_SHARE: Final = 0.9
_MOST_NAMES: Final = 8
_NUMBERED: Final = lazy_pattern(
    r"((?:Speaker|SPEAKER|Sprecher|Locuteur|Hablante|Spreker) \d{1,2})(?: {2,}|\t+ *)(?=\S)"
)
_VOICED: Final = lazy_pattern(r"\[(?:Speaker|speaker):(\d{1,3})\][ \t]*(?=\S)")
_DASHED: Final = lazy_pattern(
    r"([^\W\d_a-z][^\s:–—.]{0,14}\.?(?: [^\W\d_a-z]\.){0,2}) [–—] (?=[^\W\d_a-z]|[«\"“(])"
)
_TIME: Final = r"(\[\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?\]|\d{1,2}:\d{2}:\d{2})[ \t]+"
_TIMED_NAME: Final = lazy_pattern(
    _TIME + r"([^\W\d_a-z][\w'’-]{1,20} [^\W\d_a-z][\w'’-]{1,24}) (?=[^\W\d_a-z]|[\"“«¿¡(])"
)
_TIMED_CAPITALS: Final = lazy_pattern(
    _TIME + r"([^\W\d_a-z]{2,20}(?: [^\W\d_a-z]{2,20}){0,2}) (?:\([A-Z/. ]{2,8}\) )?"
    r"(?=[^\W\d_a-z][^\W\d_A-Z]|[IA] |[\"“«])"
)
_OPENS_WITH_TIME: Final = lazy_pattern(_TIME)
_FOLLOWED: Final = lazy_pattern(
    r"Play video starting at [\d:]{0,9} ?and follow transcript ?(\d{1,2}:\d{2}(?::\d{2})?)"
)
"""What Coursera's buttons say beside each time."""
_O_CLOCK: Final = lazy_pattern(r"([\[(]?)[Kk]l(?:okken|\.)? ?([01]?\d|2[0-3])[:.]([0-5]\d)([\])]?)")
"""An hour in Danish, Norwegian and Swedish: ``kl. 10:02``; amid words it is said."""


def with_plain_names(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with labels for such names; the same where there are none."""
    if has_any(lines, ["kl.", "Kl.", "kl ", "Kl ", "klokken"]):
        lines = _with_hours(lines)
    if has_any(lines, ["and follow transcript"]):
        lines = [_FOLLOWED.sub(r"\1", line) for line in lines]
    if has_any(lines, ["peaker:"]):
        lines = [_VOICED.sub(r"[Speaker \1]: ", line) for line in lines]
    filled = [line for line in lines if line]
    if len(filled) < _LEAST:
        return lines
    for pattern in (_NUMBERED, _DASHED):
        if pattern.match(filled[-1]) or pattern.match(filled[0]):
            found = [pattern.match(line) if line else None for line in lines]
            first = next(at for at, one in enumerate(found) if one)  # below the head
            if _are_turns([one[1] for one in found if one], sum(map(bool, lines[first:]))):
                return [_labelled(line, one, 1) for line, one in zip(lines, found, strict=True)]
    return _behind_times(lines)


def _behind_times(lines: Sequence[str]) -> Sequence[str]:
    timed = sum(_OPENS_WITH_TIME.match(line) is not None for line in lines if line[:1] in "[012")
    if timed < _LEAST:
        return lines
    for pattern in (_TIMED_NAME, _TIMED_CAPITALS):
        found = [pattern.match(line) if line[:1] in "[012" else None for line in lines]
        names = [one[2] for one in found if one]
        is_called = pattern is _TIMED_CAPITALS or all(map(is_full_name, names))
        if is_called and len(names) == timed and _are_turns(names, timed):
            return [_labelled(line, one, 2) for line, one in zip(lines, found, strict=True)]
    return lines


def _are_turns(names: Sequence[str], lines: int) -> bool:
    """Return whether nearly all lines open with one of few names, most of which come again."""
    counts = Counter(names)
    again = sum(count for count in counts.values() if count > 1)
    is_few = 1 < len(counts) <= _MOST_NAMES and 2 * len(counts) <= len(names) + 1
    return is_few and len(names) >= max(_LEAST, _SHARE * lines) and 5 * again >= 3 * len(names)


def _labelled(line: str, found: re.Match[str] | None, group: int) -> str:
    if found is None:
        return line
    return f"{line[: found.start(group)]}[{found[group]}]: {line[found.end() :]}"


def _with_hours(lines: Sequence[str]) -> Sequence[str]:
    """Set hours and minutes with seconds, as they are no minutes of a recording."""
    return [
        f"{one[1]}{one[2]}:{one[3]}:00{one[4]}" if (one := _O_CLOCK.fullmatch(line)) else line
        for line in lines
    ]
