"""The caption text of Avid's editors: two timecodes on a line, and the words below it.

::

    @ This file written with the Avid Caption plugin, version 1
    <begin subtitles>
    00:00:01:00 00:00:03:12
    The tide is out.

The last part of a timecode counts frames; the file does not say how many make a second.
"""

from __future__ import annotations

import re
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
_USUAL: Final = 25


def score(document: Document) -> int:
    """Claim what holds the line that opens the subtitles."""
    return Claim.CERTAIN - 5 if _BEGIN in document.head.lower() else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the words below each pair of times; raises FormatError where there are none."""
    text = document.text
    begin = max(text.lower().find(_BEGIN), 0)
    stamps = list(_TIMES.finditer(text, begin))
    rate = frame_rate(text[begin:]) or FrameRate(_USUAL)
    cues = []
    for at, found in enumerate(stamps):
        until = stamps[at + 1].start() if at + 1 < len(stamps) else len(text)
        words = text[found.end() : until]
        ended = words.lower().find(_END)
        words = captions.tidy(words[:ended] if ended >= 0 else words)
        cues.append(Cue(words, _time(found, 1, rate), _time(found, 5, rate)))
    if not any(cue.text for cue in cues):
        raise FormatError(tr("This caption text holds no words below a pair of times."))
    finished = captions.finish(cues)
    return Transcript(cues=finished.cues, report=(*of_frames(rate), *finished.report))


def _time(found: re.Match[str], part: int, rate: FrameRate) -> int:
    hours, minutes, seconds, frames = (int(found[part + at]) for at in range(4))
    return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + milliseconds(frames, rate)
