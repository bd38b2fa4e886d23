"""The caption text of editors for broadcasts and discs: two timecodes on a line, and the words.

Avid sets the words below them, Adobe's Encore behind them and a number, Spruce (DVD Maestro's
``.stl``) behind commas, with ``|`` for the end of a line and settings above::

    @ This file written with the Avid Caption plugin, version 1
    <begin subtitles>
    00:00:01:00 00:00:03:12
    The tide is out.

    1 00:00:01:00 00:00:03:12 The tide is out.

    $FontName = Arial
    00:00:01:00 , 00:00:03:12 , The tide|is out.

The last part of a timecode counts frames; the file does not say how many make a second.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from reader.errors import FormatError
from reader.formats.decoding.frames import FrameRate, frame_rate, milliseconds, of_frames
from reader.formats.format import Claim, Document
from reader.formats.shared import captions
from reader.model.transcript import Cue, Transcript
from reader.patterns import lazy_pattern
from reader.wording import tr

_BEGIN: Final = "<begin subtitles>"
_END: Final = "<end subtitles>"
_CLOCK: Final = r"(\d{1,2}):(\d{2}):(\d{2})[:;](\d{2})"
_TIMES: Final = lazy_pattern(rf"^[ \t]*{_CLOCK}[ \t]+{_CLOCK}[ \t]*$", re.MULTILINE)
_OF_ENCORE: Final = lazy_pattern(
    rf"^(\d{{1,5}})[ \t]+{_CLOCK}[ \t]+{_CLOCK}[ \t]+(?=\S)", re.MULTILINE
)
_OF_SPRUCE: Final = lazy_pattern(
    rf"^[ \t]*{_CLOCK}[ \t]*,[ \t]*{_CLOCK}[ \t]*,[ \t]*", re.MULTILINE
)
_SETTING: Final = lazy_pattern(r"^(?://[^\n]*|\$\w{1,40}[ \t]*=[^\n]*)$", re.MULTILINE)
_STYLE: Final = lazy_pattern(r"\^[BIU]")
_USUAL: Final = 25


def score(document: Document) -> int:
    """Claim what holds the line that opens Avid's subtitles, or opens as a file of the others."""
    head = document.head
    if _BEGIN in head.lower():
        return Claim.CERTAIN - 5
    top = _SETTING.sub("", head).lstrip()
    is_other = _OF_SPRUCE.match(top) or (_OF_ENCORE.match(top) and _counts_up(top))
    return Claim.CERTAIN - 5 if is_other else Claim.NONE


def _counts_up(text: str) -> bool:
    """Return whether the captions are numbered: nothing else tells Encore's lines from a table."""
    numbers = [int(found[1]) for found in _OF_ENCORE.finditer(text)]
    return all(after - before == 1 for before, after in pairwise(numbers))


def read(document: Document) -> Transcript:
    """Read the words of each pair of times; raises FormatError where there are none."""
    text = document.text
    begin = text.lower().find(_BEGIN)
    is_of_spruce = begin < 0 and _OF_SPRUCE.search(text) is not None
    if is_of_spruce:
        text = _STYLE.sub("", _SETTING.sub("", text)).replace("|", "\n")
    form = _TIMES if begin >= 0 else _OF_SPRUCE if is_of_spruce else _OF_ENCORE
    stamps = list(form.finditer(text, max(begin, 0)))
    rate = frame_rate(text[max(begin, 0) :]) or FrameRate(_USUAL)
    cues = []
    for at, found in enumerate(stamps):
        until = stamps[at + 1].start() if at + 1 < len(stamps) else len(text)
        words = text[found.end() : until]
        ended = words.lower().find(_END)
        words = captions.tidy(words[:ended] if ended >= 0 else words)
        first = len(found.groups()) - 7  # a number may stand before the times
        cues.append(Cue(words, _time(found, first, rate), _time(found, first + 4, rate)))
    if not any(cue.text for cue in cues):
        raise FormatError(tr("This caption text holds no words below a pair of times."))
    finished = captions.finish(cues)
    return Transcript(cues=finished.cues, report=(*of_frames(rate), *finished.report))


def _time(found: re.Match[str], part: int, rate: FrameRate) -> int:
    hours, minutes, seconds, frames = (int(found[part + at]) for at in range(4))
    return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + milliseconds(frames, rate)
