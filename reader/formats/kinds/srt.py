"""SubRip captions (``.srt``), as no document prescribes them and everybody writes them.

A number, a line with two times and an arrow, the text, a blank line. Only the line of times is
needed; all else may be missing, doubled or wrong. Read in accordance with what the SubRip program
writes, with the loose forms that players let pass.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reader.errors import UnknownFormat
from reader.formats.format import Claim, Document
from reader.formats.shared import captions, time_lines
from reader.formats.shared.caption_markup import (
    by_colour,
    escape,
    has_markup,
    is_escaped,
    subrip_text,
    unescape,
)
from reader.formats.shared.columns import cues_of
from reader.formats.shared.lines import lines_of
from reader.model import timecode
from reader.model.transcript import Cue, ReportItem, Transcript, remark
from reader.patterns import lazy_pattern
from reader.wording import tr

if TYPE_CHECKING:
    from reader.formats.shared.customs.openings import TalkHead

_NUMBERED: Final = time_lines.kind(r"[ \t]*+(\d{1,9}+)")
_CLOCK: Final = r"-?\d{1,6} ?: ?\d{1,4}(?: ?: ?\d{1,4})?(?: ?[.,:] ?\d{1,9})?"
_TIME_LINE: Final = lazy_pattern(
    rf"^[ \t]*{_CLOCK}[ \t]*(?:[-–—=]{{1,6}}+>|→)[ \t]*{_CLOCK}", re.MULTILINE
)
_STYLE: Final = lazy_pattern(r"^STYLE[ \t]*\n(?:[^\n{}]+\{[^{}]{0,2000}\}\s*)+", re.MULTILINE)
_IDENTIFIER: Final = lazy_pattern(r"[0-9a-fA-F][0-9a-fA-F-]{7,39}")
_SHORTEST_ID: Final = 8
_SAMPLE: Final = 5
_FIRST: Final = "0:00:00"
"""Stands for the first time below the head of a program."""
_SETTING: Final = lazy_pattern(r"[A-Za-z][A-Za-z0-9]{0,15}:")
_SIGNATURE: Final = lazy_pattern(r"webvtt[^\n]{0,80}", re.IGNORECASE)


def score(document: Document) -> int:
    """Claim what has a line of two times with an arrow; surely if it is near the top."""
    found = _TIME_LINE.search(document.head)
    if found is None:
        return Claim.NONE
    return Claim.LIKELY + 10 if found.start() < 500 else Claim.POSSIBLE


def read(document: Document) -> Transcript:
    """Read SubRip captions; raises UnknownFormat where there is no line with two times."""
    cut = time_lines.cut(document.text, _NUMBERED)
    if not cut.texts:
        raise UnknownFormat(
            tr("This file has no lines with times, so it holds no SubRip captions.")
        )
    cut = _without_ids(cut)
    cut, names = _named_by_ids(cut) if '"' in cut.before else (cut, [])
    texts = _with_lost_numbers(cut)
    coloured = by_colour(texts)
    if coloured is None:
        cues = cues_of(_plain(texts), cut.starts, cut.ends)
    else:
        starts, ends = coloured.spread(cut.starts), coloured.spread(cut.ends)
        cues = cues_of(_plain(coloured.texts), starts, ends, begins=coloured.is_other)
    if len(names) == len(cues):
        cues = [cue.spoken_by(name) for cue, name in zip(cues, names, strict=True)]
    head = _head(cut)
    before, left_out = ([], ()) if head else _before(cut)
    finished = captions.finish([*before, *cues], parted=coloured is not None)
    report = time_lines.unread_times(cut) + left_out + finished.report
    if head is None:
        return Transcript(cues=finished.cues, report=report)
    return Transcript(
        title=head.title,
        standfirst="\n".join(head.facts),
        date=head.day,
        cues=finished.cues,
        report=report,
    )


def _head(cut: time_lines.Cut) -> TalkHead | None:
    """Return what a program set above the first time, if it is nothing but that."""
    if not cut.before.strip():
        return None
    from reader.formats.shared.customs.openings import split_opening  # captions have none

    head = split_opening([*lines_of(cut.before), _FIRST])
    return head if [*filter(None, head.lines)] == [_FIRST] else None


def _without_ids(cut: time_lines.Cut) -> time_lines.Cut:
    """Take off what stands above the number of each caption: the same number, or an identifier."""
    ends = [cut.before, *cut.texts[: _SAMPLE - 1]]
    sample = list(zip(ends[:_SAMPLE], cut.above[:_SAMPLE], strict=False))
    if sum(_is_id(text, above) for text, above in sample) < 2:
        return cut
    ends = [cut.before, *cut.texts[:-1]]
    bare = [
        text.rstrip()[: -len(_last_line(text))] if _is_id(text, above) else text
        for text, above in zip(ends, cut.above, strict=True)
    ]
    return cut._replace(before=bare[0], texts=[*bare[1:], cut.texts[-1]])


def _named_by_ids(cut: time_lines.Cut) -> tuple[time_lines.Cut, list[str]]:
    """Take off the lines above the times that name who speaks, as Webex has them, and tell whom."""
    from reader.formats.shared.coats.webex import named_by_ids  # few files have them

    ends = [cut.before, *cut.texts[:-1]]
    lasts = [_last_line(text) for text in ends]
    names = named_by_ids(lasts)
    if not names:
        return cut, []
    bare = [
        text.rstrip().removesuffix(last) if name else text
        for text, last, name in zip(ends, lasts, names, strict=True)
    ]
    return cut._replace(before=bare[0], texts=[*bare[1:], cut.texts[-1]]), names


def _last_line(text: str) -> str:
    return text.rstrip()[-100:].rpartition("\n")[2]


def _is_id(text: str, above: str) -> bool:
    """Return whether the last line before a caption's number is that number, or an identifier."""
    last = _last_line(text)
    if last.strip() == above.strip() != "":
        return True
    if not above or len(last) < _SHORTEST_ID:
        return False
    return _IDENTIFIER.fullmatch(last) is not None and not last.isalpha()


def _plain(pieces: Sequence[str]) -> list[str]:
    """Return the texts of captions without markup."""
    whole = "\n".join(pieces)
    if is_escaped(whole):
        pieces = [unescape(subrip_text(piece)) for piece in pieces]
    elif "<" in whole or "{" in whole:
        pieces = [subrip_text(piece) for piece in pieces]
    return captions.tidied(pieces)


def _with_lost_numbers(cut: time_lines.Cut) -> Sequence[str]:
    """Return the texts with what stands on the time line, and numbers that are no numbers.

    Where most time lines have no number above them, a number above one ends the text before it.
    """
    texts = cut.texts
    numbered = sum(map(bool, cut.above))
    if numbered and 2 * numbered < len(texts):
        above = [*cut.above[1:], ""]
        texts = [f"{text}\n{number}" for text, number in zip(texts, above, strict=True)]
    for index, rest in enumerate(cut.rests):
        if rest and not all(map(_SETTING.match, rest.split())):
            texts[index] = f"{rest}\n{texts[index]}"
    return texts


def _before(cut: time_lines.Cut) -> tuple[list[Cue], tuple[ReportItem, ...]]:
    """Return words that stand before the first time as a cue without one."""
    if not cut.before.strip():
        return [], ()
    text = _STYLE.sub("", cut.before)
    signature = _SIGNATURE.search(text)
    if signature:
        text = text[: signature.start()].rstrip() + text[signature.end() :].lstrip()
    text = captions.tidy(text)
    if not text:
        return [], ()
    item = remark("The words before the first time were kept as a caption without a time.")
    return [Cue(subrip_text(text))], (item,)


def write(transcript: Transcript) -> str:
    """Return SubRip captions, numbered from 1, with a name where the speaker changes.

    Raises FormatError if no caption has a time.
    """
    from reader.formats.shared.speaker_labels import labelled  # late: where we write

    timed = time_lines.timed(transcript.cues)
    texts = labelled([cue for _, _, cue in timed])
    if any(_needs_escapes(text) for text in texts) or is_escaped("\n".join(texts)):
        texts = [escape(text).replace("{", "&#123;") for text in texts]
    blocks = [
        f"{number}\n{timecode.srt(start)} --> {timecode.srt(end)}\n{text}\n"
        for number, ((start, end, _), text) in enumerate(zip(timed, texts, strict=True), start=1)
    ]
    return "\n".join(blocks)


def _needs_escapes(text: str) -> bool:
    """Return whether a text would not be read as it is: as markup, or as a line of times."""
    return has_markup(text) or _TIME_LINE.search(text) is not None
