"""SBV captions (``.sbv``), the plain form in which YouTube took and gave captions.

``0:00:01.000,0:00:03.250`` on a line, the text below, a blank line. The mark ``[br]`` breaks lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.errors import UnknownFormat
from reader.formats.format import Claim, Document
from reader.formats.shared import captions, time_lines
from reader.formats.shared.caption_markup import (
    escape,
    has_markup,
    is_escaped,
    subrip_text,
    unescape,
)
from reader.formats.shared.columns import cues_of
from reader.model import timecode
from reader.model.transcript import Transcript, remark
from reader.patterns import lazy_pattern
from reader.wording import tr

_CLOCK: Final = r"-?\d{1,6}+:\d{1,4}+:\d{1,4}+\.\d{1,9}+"
_EXACT: Final = lazy_pattern(rf"^[ \t]*{_CLOCK},{_CLOCK}[ \t]*$", re.MULTILINE)
# Groups as in every kind of time line: above (never), start, end, the rest of the line.
_TIME_LINE: Final = lazy_pattern(
    r"\n((?!))?[ \t]*+(-?\d[^\n,:]{0,8}+:[^\n,]{0,20}+),"
    r"(?:(-?\d[^\s,:]{0,8}+:[^\s,]{0,20}+)[ \t]*+()(?=\n)|[ \t]*+(?=\n))"
)


def score(document: Document) -> int:
    """Claim what has a line of nothing but two times and a comma."""
    found = _EXACT.search(document.head)
    if found is None:
        return Claim.NONE
    return Claim.LIKELY + 5 if found.start() < 500 else Claim.POSSIBLE - 5


def read(document: Document) -> Transcript:
    """Read SBV captions; raises UnknownFormat where there is no line with two times."""
    if _EXACT.search(document.text) is None:
        raise UnknownFormat(
            tr("This file has no lines with two times, so it holds no SBV captions.")
        )
    parts = _TIME_LINE.split(f"\n{document.text}\n")
    cut = time_lines.cut_columns(parts, timecode.parse)
    texts = [captions.tidy(text) for text in _plain(cut.texts)]
    before = captions.tidy(cut.before)
    report = time_lines.unread_times(cut)
    if before:
        report += (
            remark("The words before the first time were kept as a caption without a time."),
        )
    cues = cues_of([before, *texts], [None, *cut.starts], [None, *cut.ends])
    finished = captions.finish(cues if before else cues[1:])
    return Transcript(cues=finished.cues, report=report + finished.report)


def _plain(texts: Sequence[str]) -> list[str]:
    """Return texts without marks: breaks, and the tags and references that some editors leave."""
    texts = [text.replace("[br]", "\n") for text in texts]
    whole = "".join(texts)
    if is_escaped(whole):
        return [unescape(subrip_text(text)) for text in texts]
    return [subrip_text(text) for text in texts] if "<" in whole else texts


def write(transcript: Transcript) -> str:
    """Return SBV captions, with a name where the speaker changes.

    Raises FormatError if no caption has a time.
    """
    from reader.formats.shared.speaker_labels import labelled  # late: where we write

    timed = time_lines.timed(transcript.cues)
    texts = labelled([cue for _, _, cue in timed])
    if any(map(has_markup, texts)) or is_escaped("".join(texts)):
        texts = [escape(text).replace("{", "&#123;") for text in texts]
    blocks = [
        f"{_clock(start)},{_clock(end)}\n{text}\n"
        for (start, end, _), text in zip(timed, texts, strict=True)
    ]
    return "\n".join(blocks)


def _clock(milliseconds: int) -> str:
    clock = timecode.vtt(milliseconds)
    return clock[1:] if clock.startswith("0") else clock
