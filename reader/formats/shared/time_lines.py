"""Captions whose times stand on lines of their own: ``00:01:02,500 --> 00:01:04,000``.

SubRip, WebVTT and SBV differ in little but the arrow and in what may stand above such a line. The
text is cut at them in large pieces by a regular expression, since a line at a time would take three
times as long; files that are not quite regular go through a second, forgiving pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from reader.errors import FormatError
from reader.model import timecode
from reader.model.transcript import Cue, ReportItem, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

Time = int | None

_EXACT_CLOCK: Final = r"((?:\d{2,6}+:)?+\d\d:\d\d[.,]\d\d\d)"
_CLOCK_LEFT: Final = r"(-?\d[^\n>:]{0,30}+:[^\n>]{0,20}?)"
_CLOCK_RIGHT: Final = r"-?\d[^\s>:]{0,30}+:[^\s>]{0,20}+"
_CLOCK_APART: Final = r"\d{1,2}(?: : ?|: )\d{1,2} ?: ?\d{1,2}(?: ?[.,] ?\d{1,3})?"
_BLANKS: Final = lazy_pattern(r" ?([:.,]) ?")
_ARROW: Final = "-->"
_PIECE: Final = 400_000

_TOO_MANY_TO_NAME: Final = 3
_SHORTEST_LAST: Final = 2_000


class CaptionFamily(NamedTuple):
    """The patterns of one family of captions; both begin with a line end and one group for what
    may stand right above the time line.
    """

    exact: re.Pattern[str]
    lenient: re.Pattern[str]


def kind(above: str) -> CaptionFamily:
    """Return the patterns of a family; ``above`` matches the line above a time, with one group."""
    arrow = r"[ \t]*+(?:[-–—=]{1,6}+>|→)[ \t]*+"
    right = rf"({_CLOCK_APART}|{_CLOCK_RIGHT})([^\n]*)"
    return CaptionFamily(
        lazy_pattern(rf"\n(?:{above}\n)?{_EXACT_CLOCK} --> {_EXACT_CLOCK}([^\n]*)"),
        lazy_pattern(
            rf"\n(?:{above}[ \t]*+\n)?[ \t]*+{_CLOCK_LEFT}{arrow}(?:{right}|(?=\n))",
        ),
    )


class Cut(NamedTuple):
    """A text cut at its time lines, column by column, one entry a caption.

    ``before`` is what stands above the first of them, ``above`` the line right above each ("" if
    there is none), ``rests`` what follows the times on their line, ``texts`` all up to the next.
    Times are milliseconds, negative ones included; ``unread`` are the positions of captions with
    a time that is none.
    """

    before: str
    above: list[str]
    starts: list[Time]
    ends: list[Time]
    rests: list[str]
    texts: list[str]
    unread: list[int]


def cut(text: str, kind: CaptionFamily) -> Cut:
    """Return the text cut at every time line of a kind."""
    text = f"\n{text}\n"
    parts = _split(kind.exact, text)
    if 0 < len(parts) // 5 == text.count(_ARROW):
        starts, ends = _times(parts[2::5]), _times(parts[3::5])
        return Cut(parts[0], _strings(parts[1::5]), starts, ends, parts[4::5], parts[5::5], [])
    return cut_columns(_split(kind.lenient, text), _parsed)


def _parsed(stamp: str) -> Time:
    """Return a time, also one into which recognition or translation set blanks: ``00 : 01 , 5``."""
    return timecode.parse(_BLANKS.sub(r"\1", stamp) if " " in stamp else stamp)


def _split(pattern: re.Pattern[str], text: str) -> list[str]:
    """Split a text as the pattern does, piece by piece, so that no other thread has to wait long.

    A piece ends before a blank line, in which no time line can lie.
    """
    parts: list[str] = []
    uncut: list[str] = []  # what the pieces hold since the last time line
    begin = 0
    while begin < len(text):
        end = text.find("\n\n", begin + _PIECE)
        end = len(text) if end < 0 else end
        first, *others = pattern.split(text[begin:end])
        uncut.append(first)
        if others:
            parts += ["".join(uncut), *others[:-1]]
            uncut = others[-1:]
        begin = end
    return [*parts, "".join(uncut)]


def cut_columns(parts: Sequence[str], parse: Callable[[str], Time]) -> Cut:
    """Return what a pattern with the groups above, start, end and rest has split."""
    starts, ends = _strings(parts[2::5]), _strings(parts[3::5])
    times = {stamp: parse(stamp.strip()) for stamp in {*starts, *ends} if stamp}
    unread = [
        index
        for index, (start, end) in enumerate(zip(starts, ends, strict=True))
        if times[start] is None or (end and times[end] is None)
    ]
    return Cut(
        parts[0],
        _strings(parts[1::5]),
        [times[stamp] for stamp in starts],
        [times.get(stamp) for stamp in ends],
        _strings(parts[4::5]),
        list(parts[5::5]),
        unread,
    )


def _strings(column: Sequence[str | None]) -> list[str]:
    return [text or "" for text in column]


class _Minutes(dict[str, int]):
    """Milliseconds of "01:02:" and "02:", worked out once each: an hour has only sixty of them."""

    def __missing__(self, clock: str) -> int:
        hours, _, minutes = clock[:-1].rpartition(":")
        self[clock] = milliseconds = (int(hours or 0) * 60 + int(minutes)) * 60_000
        return milliseconds


def _times(clocks: list[str]) -> list[Time]:
    """Return the milliseconds of clocks that all end in two digits, a mark and three digits."""
    of_minutes = _Minutes()
    return [of_minutes[clock[:-6]] + int(clock[-6:-4] + clock[-3:]) for clock in clocks]


def unread_times(captions: Cut) -> tuple[ReportItem, ...]:
    """Return what is to be said of times that could not be read."""
    count = len(captions.unread)
    if not count:
        return ()
    numbers = [str(index + 1) for index in captions.unread[:_TOO_MANY_TO_NAME]]
    if count > _TOO_MANY_TO_NAME:
        numbers.append("…")
    item = remarks(
        "1 time line could not be read as times (caption {numbers}); the words were kept.",
        "{n} time lines could not be read as times (caption {numbers}); the words were kept.",
        count,
        numbers=", ".join(numbers),
    )
    return (item,)


def timed(cues: Sequence[Cue]) -> list[tuple[int, int, Cue]]:
    """Return (start, end, cue) for a format in which every caption must have both.

    A missing end is where the next caption starts, a missing start where the one before ended.
    Raises FormatError if no caption has a time.
    """
    if all(cue.start is None for cue in cues):
        raise FormatError(
            tr(
                "These captions have no times, which this format needs."
                " Choose text, Markdown or JSON."
            )
        )
    following = None
    nexts: list[int | None] = []
    for cue in reversed(cues):
        nexts.append(following)
        following = cue.start if cue.start is not None else following
    timed_cues = []
    latest = 0
    for cue, following in zip(cues, reversed(nexts), strict=True):
        start = latest if cue.start is None else cue.start
        end = cue.end
        if end is None:
            end = start + _SHORTEST_LAST if following is None else max(following, start)
        latest = start if cue.start is None else max(end, start)
        timed_cues.append((start, max(end, start), cue))
    return timed_cues
