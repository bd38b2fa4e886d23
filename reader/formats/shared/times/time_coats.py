"""Times as people and programs dress them, put into the one form that :mod:`stamps` reads.

Frames of editing programs, dots for colons, seconds with a fraction, marks of transcription
programs, a phrase that recurs before every time, times read out for those who cannot see them, the
cells of a table. Each is undressed only where it recurs as times do; elsewhere it is what was said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from reader.formats.shared.customs import MAY_HOLD_TIME
from reader.formats.shared.labels.grammar import label_of
from reader.formats.shared.lines import has_any
from reader.formats.shared.names import is_name
from reader.formats.shared.times.stamps import stamp_of
from reader.model import timecode
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

if TYPE_CHECKING:
    from reader.formats.decoding.frames import FrameRate

_CLOCK: Final = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
# A timecode at the head of a line or in brackets is a stamp; elsewhere one may be said.
_FRAMES_STAMP: Final = lazy_pattern(
    r"^\W{0,4}\d{1,2}(?:[:;]\d{2}){3}(?![\d:;])|[\[(]\d{1,2}(?:[:;]\d{2}){3}[\])]"
)
_TWO_CLOCKS: Final = lazy_pattern(rf"({_CLOCK})[ \t,]++({_CLOCK})")
_DOTTED: Final = lazy_pattern(r"[\[(](\d{1,2})\.(\d{2})\.(\d{2})[\])]")
_CALLED: Final = lazy_pattern(
    rf"\[(?:time|timestamp|time ?code|tc):?[ \t]++({_CLOCK})\]", re.IGNORECASE
)
_OF_F4: Final = lazy_pattern(
    r"#(\d{1,2}:\d{2}(?::\d{2})?)(?:[-.,](\d{1,3}))?#"
    r"|[\[({](\d{1,2}:\d{2}:\d{2})-(\d)[\])}]"
)
"""Marks of f4 with tenths behind a dash; other programs have a point, or other brackets."""
_RANGE_OF_SECONDS: Final = lazy_pattern(
    r"\[(\d{1,6}\.\d{1,3})s?\s?(?:[-–]|-{1,2}>)\s?(\d{1,6}\.\d{1,3})s?\]"
)
_TRACK_LABEL: Final = lazy_pattern(
    r"(-?\d{1,7}([.,]\d{1,12})?)\t(-?\d{1,7}(?:[.,]\d{1,12})?)(?:\t(.*))?"
)
_PHRASE: Final = lazy_pattern(rf"([^\d\n\[(]{{3,40}})(?=\d{{1,3}}:\d{{2}})({_CLOCK})(?=\s|$)")
_INLINE: Final = lazy_pattern(rf"[ \t]*+(\[{_CLOCK}\])[ \t]*+")
_AT_END: Final = lazy_pattern(
    rf"(?<=\S)[ \t]+[\[({{]({_CLOCK})[\])}}]\Z|(?<=[.?!…”\"»)\]])[ \t]+({_CLOCK})\Z"
)
_LONGEST_AT_END: Final = 20
_NUMBERS: Final = lazy_pattern(r"\d{1,4}")
_SPOKEN: Final = lazy_pattern(
    r"\d{1,4}\s?[^\W\d_]{1,12}\.?(?:,?\s(?:[^\W\d_]{1,4}\s)?\d{1,4}\s?[^\W\d_]{1,12}\.?){0,2}"
)
_DURATION: Final = lazy_pattern(
    r"(?:(\d{1,3})\s?(?:hours?|hrs?|h)\b[,.]?\s?(?:and\s)?)?"
    r"(?:(\d{1,3})\s?(?:minutes?|mins?|m)\b[,.]?\s?(?:and\s)?)?"
    r"(?:(\d{1,4})\s?(?:seconds?|secs?|s)\b\.?)?",
    re.IGNORECASE,
)
_BUTTON: Final = lazy_pattern(
    r"search (?:in )?(?:transcript|video)|sync to video time"
    r"|[^\W\d_]{3,20}(?: \([^\W\d_]{2,20}\))? \(auto-generated\)",
    re.IGNORECASE,
)
_TAPE_WORDS: Final = (
    "tape|side|session|cassette|reel|disc|disk|part|kassette|seite|teil|band"
    "|cinta|bande|partie|parte"
)
_OPENS_TAPE: Final = tuple(f"{word} " for word in _TAPE_WORDS.split("|"))
_TAPE: Final = lazy_pattern(
    rf"(?:#{{1,6}} )?[\[(]?(?:{_TAPE_WORDS})"
    r" (?:\d{1,3}|[a-d]|[ivx]{1,4}|one|two|three|four)[\])]?[.:]?",
    re.IGNORECASE,
)
_CELLS: Final = lazy_pattern(r"\s*+\|\s*+")
_RULE: Final = lazy_pattern(r"[|:\-\s]+")

CHAPTER: Final = "### "
"""Opens the title of a chapter that was found between times."""
_LEAST: Final = 2
"""How often a coat must recur."""
_LONGEST_OPENING: Final = 200
"""How much of what stands before a time is asked for a label."""


class TrackLabel(NamedTuple):
    """A line of a label track: its times in milliseconds, its words.

    ``is_exact`` says whether its start has a fraction of a second, as programs write it.
    """

    start: int
    end: int
    words: str
    is_exact: bool


def track_label(line: str) -> TrackLabel | None:
    """Return what a line of a label track says: start, end and words parted by tabs, or None."""
    found = _TRACK_LABEL.fullmatch(line) if "\t" in line else None
    if found is None:
        return None
    start, end = _milliseconds(found[1]), _milliseconds(found[3])
    return TrackLabel(start, end, found[4] or "", found[2] is not None)


class PlainTimes(NamedTuple):
    """Lines with clocks for their times; the rate if those counted in frames, None if not."""

    lines: Sequence[str]
    rate: FrameRate | None = None

    @property
    def has_chapters(self) -> bool:
        """Whether titles of chapters are among the lines, set as headings of Markdown."""
        return any(line.startswith(CHAPTER) for line in self.lines)


def with_plain_times(lines: Sequence[str]) -> PlainTimes:
    """Return the lines with their times as clocks; the same lines where none is dressed up.

    A line may become several, where times stand inside it.
    """
    whole = "\n".join(lines)
    if not _NUMBERS.search(whole):
        return PlainTimes(lines)
    lines = _out_of_cells(lines)
    lines = _out_of_tracks(lines)
    rate = None
    if stamped := [line for line in lines if _FRAMES_STAMP.search(line)]:
        from reader.formats.decoding.frames import frame_rate  # late: few count in frames

        rate = frame_rate("\n".join(stamped), whole)
    lines = _with_frames_counted(lines, rate)
    if ":" not in whole:
        lines = _from_durations(lines)
    lines = _bracketed(lines)
    if MAY_HOLD_TIME.search(whole):
        lines = _without_phrase(lines)
        lines = _without_spoken(lines)
        lines = _from_ends(lines)
        lines = _parted(lines)
    return PlainTimes(lines, rate)


def _most(count: int, lines: Sequence[str]) -> bool:
    """Return whether so many lines are nearly all that are not blank."""
    return count >= _LEAST and 5 * count >= 4 * sum(map(bool, lines))


def _out_of_cells(lines: Sequence[str]) -> Sequence[str]:
    """Make lines of the rows of a table drawn with bars, ``| 0:23.2 | Ana | Words |``.

    The bar at the end may be left out.
    """
    rows = sum(line[:1] == "|" and line.count("|") > 1 for line in lines)
    if not _most(rows, lines):
        return lines
    return [_row(line) if line[:1] == "|" else line for line in lines]


def _row(line: str) -> str:
    if _RULE.fullmatch(line):
        return ""
    cells = [cell for cell in _CELLS.split(line.strip("| \t")) if cell]
    clocks = [cell for cell in cells if timecode.parse(cell) is not None and ":" in cell][:2]
    if not clocks:
        return "\t".join(cells)
    others = [cell for cell in cells if cell not in clocks]
    label = f"{others.pop(0)}: " if len(others) > 1 and is_name(others[0]) else ""
    return f"[{' --> '.join(clocks)}] {label}{' '.join(others)}"


def _out_of_tracks(lines: Sequence[str]) -> Sequence[str]:
    """Make clocks of the seconds of a label track; whole numbers may be anything in a table."""
    found = [track_label(line) for line in lines]
    labels = [
        label if label and label.is_exact and min(label.start, label.end) >= 0 else None
        for label in found
    ]
    if not _most(sum(map(bool, labels)), lines):
        return lines
    return [
        f"[{_range(label.start, label.end)}] {label.words}" if label else line
        for line, label in zip(lines, labels, strict=True)
    ]


def _range(start: int, end: int) -> str:
    return f"{timecode.vtt(start)} --> {timecode.vtt(end)}"


def _milliseconds(seconds: str) -> int:
    return round(float(seconds.replace(",", ".")) * 1_000)


def _from_durations(lines: Sequence[str]) -> Sequence[str]:
    """Make clocks of times that are written out on lines of their own: ``1 minute 5 seconds``."""
    found = [_duration(line) for line in lines]
    count = sum(time is not None for time in found)
    if count <= _LEAST or 4 * count < sum(map(bool, lines)):
        return lines
    return [
        line if time is None else f"[{timecode.vtt(time)}]"
        for line, time in zip(lines, found, strict=True)
    ]


def _duration(line: str) -> int | None:
    may_be = line[:1].isdecimal() and not line[-1].isdecimal() and line.isascii()
    found = _DURATION.fullmatch(line) if may_be else None
    if found is None or not any(found.groups()):
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000


def _with_frames_counted(lines: Sequence[str], rate: FrameRate | None) -> Sequence[str]:
    """Make clocks of timecodes that count in frames, and ranges of two clocks on a line."""
    if rate is not None:
        from reader.formats.decoding.frames import with_frames_counted  # late, as above

        lines = [
            with_frames_counted(line, rate) if _FRAMES_STAMP.search(line) else line
            for line in lines
        ]
    pairs = [
        _TWO_CLOCKS.fullmatch(line) if ":" in line and line[-1].isdecimal() else None
        for line in lines
    ]
    if sum(map(bool, pairs)) < _LEAST:
        return lines
    return [
        f"{pair[1]} - {pair[2]}" if pair else line for line, pair in zip(lines, pairs, strict=True)
    ]


def _bracketed(lines: Sequence[str]) -> Sequence[str]:
    """Set clocks for marks: ``[00.00.12]``, ``#00:00:12-3#``, ``[Time 0:00:12]``, seconds."""
    if not has_any(lines, "]#)}"):
        return lines
    plain = []
    for line in lines:
        if "#" in line or "-" in line:
            line = _OF_F4.sub(_plain_mark, line)
        if "[" in line:
            line = _CALLED.sub(r"[\1]", line)
        if line[:1] in "[(":
            line = _DOTTED.sub(r"[\1:\2:\3]", line, count=1)
            seconds = _RANGE_OF_SECONDS.match(line)
            if seconds:
                times = _range(_milliseconds(seconds[1]), _milliseconds(seconds[2]))
                line = f"[{times}]{line[seconds.end() :]}"
        plain.append(line)
    return plain


def _plain_mark(mark: re.Match[str]) -> str:
    return f"[{mark[1] or mark[3]}.{mark[2] or mark[4] or 0}]"


def _without_phrase(lines: Sequence[str]) -> Sequence[str]:
    """Leave out a phrase that stands before every time: ``Starting point is 00:00:38 …``.

    The times must rise, and what follows them begin anew; else they stand in the midst of
    sentences, of which no word goes.
    """
    found = [_PHRASE.match(line) if ":" in line else None for line in lines]
    phrases = Counter(one[1] for one in found if one)
    if not phrases or 5 * phrases.total() < 2 * sum(map(bool, lines)):
        return lines
    times = [timecode.parse(one[2]) or 0 for one in found if one]
    rests = [line[one.end() :].lstrip() for line, one in zip(lines, found, strict=True) if one]
    if times != sorted(times) or 10 * sum(rest[:1].islower() for rest in rests) > len(rests):
        return lines
    phrase, count = phrases.most_common(1)[0]
    words = phrase.strip("*_ \t").split()
    recurs = count > _LEAST and 5 * count >= 4 * phrases.total()
    if not recurs or ":" in phrase or is_name(" ".join(words)) or not any(map(str.islower, words)):
        return lines
    return [
        f"[{one[2]}]{line[one.end() :]}" if one and one[1] == phrase else line
        for line, one in zip(lines, found, strict=True)
    ]


def _without_spoken(lines: Sequence[str]) -> Sequence[str]:
    """Leave out the times in words that stand below clocks that say the same: ``1 minute``.

    So YouTube's panel has them, whose buttons go with them.
    """
    spoken = [
        index
        for index, (clock, words) in enumerate(pairwise(lines), start=1)
        if ":" in clock and words[:1].isdecimal() and _says(words, clock)
    ]
    if len(spoken) < _LEAST:
        return lines
    dropped = set(spoken)
    clocks = {index - 1 for index in spoken}
    kept = ["" if _BUTTON.fullmatch(line) else line for line in lines]
    chapters = set(_chapters(kept, sorted(clocks), dropped))
    parted = (
        ("", f"{CHAPTER}{line}", "") if index in chapters else (line,)
        for index, line in enumerate(kept)
        if index not in dropped
    )
    return list(chain.from_iterable(parted))


def _chapters(
    lines: Sequence[str], clocks: Sequence[int], spoken: Collection[int]
) -> Iterable[int]:
    """Return where the titles of chapters stand: below the one line of words, above a clock.

    That is only told where nearly all clocks have one line of words.
    """
    below = [
        [at for at in range(first + 1, end) if lines[at] and at not in spoken]
        for first, end in pairwise([*clocks, clocks[-1] + 1])
    ][:-1]
    single = sum(len(words) == 1 for words in below)
    if 2 * single < len(below):
        return []
    return [words[1] for words in below if len(words) == 2 and lines[words[1]][:1].isupper()]


def _says(words: str, clock: str) -> bool:
    """Return whether some words are the time of a clock, whatever their language."""
    if timecode.parse(clock) is None or not _SPOKEN.fullmatch(words):
        return False
    fields = [int(field) for field in _NUMBERS.findall(clock.partition(".")[0])]
    said = [int(number) for number in _NUMBERS.findall(words)]
    return [number for number in said if number] == [field for field in fields if field]


def _from_ends(lines: Sequence[str]) -> Sequence[str]:
    """Set times in square brackets that end nearly all paragraphs: ``Which cellar? (0:07)``.

    They rise, on each tape anew. One without brackets follows a sentence; a name and its time are
    another thing.
    """
    parted = [*lines, ""]
    parts = {index for index, line in enumerate(lines) if line and _is_part(line)}
    has_blanks = 3 * sum(not line for line in lines) > len(lines)
    ends = [
        index
        for index, line in enumerate(lines)
        if line and index not in parts and not (has_blanks and parted[index + 1])
    ]
    found = {
        index: one
        for index in ends
        if ":" in lines[index][-_LONGEST_AT_END:] and (one := _AT_END.search(lines[index]))
    }
    are_most = len(found) >= _LEAST and 5 * len(found) >= 4 * len(ends)
    if not are_most or any(stamp_of(lines[index]) for index in found):
        return lines
    bounds = [-1, *sorted(parts), len(lines)]
    lasts = set()  # where a tape ends, nothing begins
    for begin, end in pairwise(bounds):
        of_part = {index: one for index, one in found.items() if begin < index < end}
        times = [timecode.parse(one[1] or one[2]) or 0 for one in of_part.values()]
        lasts |= {max(of_part)} if of_part and end < len(lines) else set()
        if times != sorted(times) or (len(times) > 1 and times[0] == times[-1]):
            return lines
    return [
        f"{line[: one.start()]}{'' if index in lasts else f' [{one[1] or one[2]}]'}"
        if (one := found.get(index))
        else line
        for index, line in enumerate(lines)
    ]


def _is_part(line: str) -> bool:
    """Return whether a line heads another tape, where times begin anew."""
    may_be = line.lstrip("# [(").casefold().startswith(_OPENS_TAPE)
    return may_be and _TAPE.fullmatch(line) is not None


def _parted(lines: Sequence[str]) -> Sequence[str]:
    """Break lines at the times in brackets inside them, so that each opens a line.

    A line that opens with a label is set off from the one before.
    """
    count = sum(len(_INLINE.findall(line)) for line in lines if "[" in line)
    if count < _LEAST:
        return lines
    parted: list[str] = []
    for line in lines:
        times = list(_INLINE.finditer(line)) if "[" in line else []
        begin = last = spaces = 0
        label = label_of(line) if parted and parted[-1] else None
        if label and not (times and times[0].start() <= label.length):
            parted.append("")
        for time in times:
            # A label and its time, or a time and its label, are one thing.
            spaces += line.count(" ", last, time.start())
            last = time.start()
            opening = line[begin : min(last, begin + _LONGEST_OPENING)]
            is_said = time.end() == len(line) or spaces > 2 or label_of(opening)
            if is_said and (before := line[begin:last]).rstrip()[-1:] not in ("", ":", "*"):
                parted.append(before)
                begin = last = time.start(1)
                spaces = 0
        parted.append(line[begin:])
    return parted
