"""Names as Webex sets them: in quotation marks, with the number of a telephone behind them.

They stand above a time, beside it, or as what WebVTT and SubRip call the captions by.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.formats.shared.lines import has_any
from reader.patterns import lazy_pattern

_LEAST: Final = 2
_CLOCK: Final = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_CALLED: Final = (
    r"(?:[\"“](?P<quoted>[^\"“”\n]{2,80})[\"”] ?\(\d{1,14}\)"
    r"|(?P<bare>[^\W\d_][^\"“”()\d:\n]{1,79}?) ?\(\d{5,14}\))"
)
_HEAD: Final = lazy_pattern(
    rf"(?:(?P<before>{_CLOCK})[ \t]+)?(?:\d{{1,5}}[ \t]+)?{_CALLED}(?:[ \t]+(?P<behind>{_CLOCK}))?"
)
_TIMED: Final = lazy_pattern(rf"({_CLOCK})(?:[ \t]+(?=\S)|\Z)")
_ID: Final = lazy_pattern(rf"\d{{1,6}}[ \t]+{_CALLED}[ \t]*")


def out_of_webex(lines: Sequence[str]) -> Sequence[str]:
    """Set the names above times or beside them as ``Ana Reyes  00:00:04``, a line above words."""
    if not has_any(lines, '"“(') or not has_any(lines, ":"):
        return lines
    heads = {at: found for at, line in enumerate(lines) if line and (found := _head(lines, at))}
    if len(heads) < _LEAST:
        return lines
    plain: list[str] = []
    for at, line in enumerate(lines):
        timed = _TIMED.match(line) if at - 1 in heads and not _clock(heads[at - 1]) else None
        if at in heads:
            clock = _clock(heads[at])
            plain += [f"{_name(heads[at])}  {clock}"] if clock else []
        elif timed:
            name = _name(heads[at - 1])
            plain += [f"{name}  {timed[1]}", *filter(None, [line[timed.end() :]])]
        else:
            plain.append(line)
    return plain


def _head(lines: Sequence[str], at: int) -> re.Match[str] | None:
    found = _HEAD.fullmatch(lines[at]) if lines[at][-1] in ")0123456789" else None
    if found is None or _clock(found):
        return found
    return found if at + 1 < len(lines) and _TIMED.match(lines[at + 1]) else None


def _clock(found: re.Match[str]) -> str:
    return found["before"] or found["behind"] or ""


def _name(found: re.Match[str]) -> str:
    return (found["quoted"] or found["bare"]).strip()


def named_by_ids(ids: Sequence[str]) -> list[str]:
    """Return whom the names of captions name, ``12 "Ana Reyes" (3216549870)``, one a caption.

    Nothing where fewer than nearly all are so made.
    """
    found = [_ID.fullmatch(one) if one and one[-1] in ") \t" else None for one in ids]
    if sum(map(bool, found)) < max(1, 0.8 * len(ids)):
        return []
    return [_name(one) if one else "" for one in found]
