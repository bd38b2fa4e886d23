"""SubViewer subtitles, versions 1 and 2 (``.sub``).

Version 2 has a head between ``[INFORMATION]`` and the first times and lines such as
``00:00:01.00,00:00:03.50`` above the words; version 1 has ``[00:00:01]`` above the words and again
where they end. ``[br]`` and ``|`` break lines.
"""

from __future__ import annotations

import re
from typing import Final

from reader.errors import UnknownFormat
from reader.formats.format import Claim, Document
from reader.formats.shared import captions
from reader.model import timecode
from reader.model.transcript import Cue, Transcript
from reader.patterns import lazy_pattern
from reader.wording import tr

_HEAD: Final = lazy_pattern(r"^[ \t]*\[(?:INFORMATION|BEGIN|TITLE)\]", re.MULTILINE | re.IGNORECASE)
_FACT: Final = lazy_pattern(
    r"^[ \t]*\[(TITLE|AUTHOR)\][ \t]*([^\n]*)", re.MULTILINE | re.IGNORECASE
)
_SECOND: Final = lazy_pattern(
    r"^[ \t]*(\d{1,3}:\d{2}:\d{2}[.:]\d{1,3})[ \t]*,[ \t]*(\d{1,3}:\d{2}:\d{2}[.:]\d{1,3})[ \t]*$",
    re.MULTILINE,
)
_FIRST: Final = lazy_pattern(r"^[ \t]*\[(\d{1,3}:\d{2}:\d{2})\][ \t]*$", re.MULTILINE)


def score(document: Document) -> int:
    """Claim what has the head of SubViewer and times of either version."""
    if not _HEAD.search(document.head):
        return Claim.NONE
    has_times = _SECOND.search(document.head) or _FIRST.search(document.head)
    return Claim.CERTAIN - 10 if has_times else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the captions of either version; raises UnknownFormat where there are no times."""
    text = document.text
    parts = _SECOND.split(text)
    if len(parts) > 1:
        cues = [
            Cue(_words(words), timecode.parse(start), timecode.parse(end))
            for start, end, words in zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
        ]
    else:
        cues = _of_first_version(_FIRST.split(text))
        if not cues:
            raise UnknownFormat(tr("This file has no lines with times, so it holds no subtitles."))
    finished = captions.finish(cues)
    facts = {key.upper(): value.strip() for key, value in _FACT.findall(text[:4_000])}
    return Transcript(
        title=facts.get("TITLE", ""),
        author=facts.get("AUTHOR", ""),
        cues=finished.cues,
        report=finished.report,
    )


def _words(text: str) -> str:
    return captions.tidy(text.replace("[br]", "\n").replace("[BR]", "\n").replace("|", "\n"))


def _of_first_version(parts: list[str]) -> list[Cue]:
    """Return the cues of times that stand alone: one without words ends the caption before it."""
    cues: list[Cue] = []
    for stamp, words in zip(parts[1::2], parts[2::2], strict=True):
        start = timecode.parse(stamp)
        if cues and cues[-1].end is None:
            cues[-1] = cues[-1]._replace(end=start)
        text = _words(words)
        if text:
            cues.append(Cue(text, start))
    return cues
