"""QuickTime text: a head of settings in braces, then stamps in brackets and the words below each.

Apple's documents of text tracks describe it. The part of a stamp behind the point counts in the
head's ``timeScale``; a stamp without words ends the caption before.
"""

from __future__ import annotations

import re
from typing import Final

from reader.errors import FormatError, UnknownFormat
from reader.formats.format import Claim, Document
from reader.formats.shared import captions
from reader.model.transcript import Cue, Transcript
from reader.patterns import lazy_pattern
from reader.wording import tr

_SETTING: Final = lazy_pattern(r"\{[^{}\n]*\}")
_SCALE: Final = lazy_pattern(r"\{\s*timescale\s*:\s*(\d{1,7})\s*\}", re.IGNORECASE)
_RELATIVE: Final = lazy_pattern(r"\{\s*timestamps\s*:\s*relative\s*\}", re.IGNORECASE)
_STAMP: Final = lazy_pattern(
    r"^[ \t]*\[(\d{1,4}):(\d{1,2}):(\d{1,2})(?:[.:](\d{1,9}))?\]", re.MULTILINE
)
_USUAL_SCALE: Final = 600


def score(document: Document) -> int:
    """Claim what opens with ``{QTtext}``."""
    is_named = document.head.lstrip()[:8].lower() == "{qttext}"
    return Claim.CERTAIN if is_named else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the words between one stamp and the next.

    Raises UnknownFormat where the text does not open as it must, FormatError without words.
    """
    if score(document) == Claim.NONE:
        raise UnknownFormat(tr("This text does not open with {QTtext}, as QuickTime’s does."))
    stamps = list(_STAMP.finditer(document.text))
    head = document.text[: stamps[0].start()] if stamps else document.text
    scale = _SCALE.search(head)
    per_second = int(scale[1]) if scale and int(scale[1]) else _USUAL_SCALE
    is_relative = _RELATIVE.search(head) is not None
    cues: list[Cue] = []
    time = 0
    open_cue = False
    for at, stamp in enumerate(stamps):
        found = _milliseconds(stamp, per_second)
        time = time + found if is_relative else found
        if open_cue:
            cues[-1] = cues[-1]._replace(end=time)
        until = stamps[at + 1].start() if at + 1 < len(stamps) else len(document.text)
        text = captions.tidy(_SETTING.sub("", document.text[stamp.end() : until]))
        open_cue = bool(text)
        if open_cue:
            cues.append(Cue(text, time))
    if not cues:
        raise FormatError(tr("This QuickTime text holds no words behind a time in brackets."))
    finished = captions.finish(cues)
    return Transcript(cues=finished.cues, report=finished.report)


def _milliseconds(stamp: re.Match[str], per_second: int) -> int:
    seconds = (int(stamp[1]) * 60 + int(stamp[2])) * 60 + int(stamp[3])
    return seconds * 1_000 + round(int(stamp[4] or 0) * 1_000 / per_second)
