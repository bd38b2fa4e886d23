"""Scenarist closed captions (``.scc``): the bytes of line-21 captions as hexadecimal digits.

No document of its own prescribes the file; what it holds is CEA-608. A line has a timecode and
pairs of bytes, one for each frame from there on. Timecodes count 29.97 frames a second, with a
semicolon before the frames where numbers are dropped (SMPTE 12M).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.errors import FormatError
from reader.formats.format import Claim, Document
from reader.formats.kinds.broadcast.cea608 import TimedScreen, decode
from reader.formats.shared import captions
from reader.model.transcript import Cue, ReportItem, Transcript, remarks
from reader.patterns import lazy_pattern
from reader.wording import tr

_HEAD: Final = "scenarist_scc"
_LINE: Final = lazy_pattern(
    r"[ \t]*(\d{1,2}):(\d{2}):(\d{2})([:;.,])(\d{2})[ \t]+(?=[0-9a-fA-F]{4})"
)
_SPACES: Final = lazy_pattern(" {2,}")
_BARE: Final = lazy_pattern(
    r"^\d\d:\d\d:\d\d[:;]\d\d[ \t]+[0-9a-f]{4} [0-9a-f]{4}(?: [0-9a-f]{4})*[ \t]*$", re.MULTILINE
)


def score(document: Document) -> int:
    """Claim what opens as Scenarist's files do, or has lines of timecodes and bytes."""
    head = document.head
    if head.lstrip()[: len(_HEAD)].lower() == _HEAD:
        return Claim.CERTAIN
    return Claim.LIKELY + 10 if _BARE.search(head) else Claim.NONE


def read(document: Document) -> Transcript:
    """Read what the captions showed; of two channels the first, if it has words.

    Raises FormatError where nothing was ever shown.
    """
    lines = [
        (found, line[found.end() :].split(), at)
        for at, line in enumerate(document.text.split("\n"), 1)
        if (found := _LINE.match(line))
    ]
    bad: list[int] = []
    first, second = decode(_pairs(lines, bad))
    shown = first or second
    if not shown:
        raise FormatError(tr("These closed captions show no words."))
    finished = captions.finish([_cue(one) for one in shown], rolls=False)
    report: tuple[ReportItem, ...] = ()
    if bad:
        report += (
            remarks(
                "1 code is no four hexadecimal digits and was passed over, first in line {number}.",
                "{n} codes are no four hexadecimal digits and were passed over,"
                " first in line {number}.",
                len(bad),
                line=bad[0],
                number=bad[0],
            ),
        )
    if first and second:
        report += (
            remarks(
                "{n} caption of the second channel was left out.",
                "{n} captions of the second channel were left out.",
                len(second),
            ),
        )
    return Transcript(cues=finished.cues, report=report + finished.report)


def _pairs(
    lines: list[tuple[re.Match[str], list[str], int]], bad: list[int]
) -> Iterator[tuple[int, int, int]]:
    """Yield the pairs of bytes with their frames; ``bad`` takes the lines of what is none."""
    for found, words, line in lines:
        frame = _frame(found)
        for word in words:
            try:
                code = int(word, 16) if len(word) == 4 else -1
            except ValueError:
                code = -1
            if code < 0:
                bad.append(line)
                continue
            yield code >> 8, code & 0xFF, frame
            frame += 1


def _frame(found: re.Match[str]) -> int:
    """Return the frame that a timecode names, counted from 0."""
    hours, minutes, seconds = int(found[1]), int(found[2]), int(found[3])
    minutes += hours * 60
    frame = (minutes * 60 + seconds) * 30 + int(found[5])
    # Two numbers are dropped at each minute but every tenth.
    return frame if found[4] in ":." else frame - 2 * (minutes - minutes // 10)


def _cue(shown: TimedScreen) -> Cue:
    end = None if shown.end is None else _milliseconds(shown.end)
    return Cue(captions.tidy(_SPACES.sub(" ", shown.text)), _milliseconds(shown.start), end)


def _milliseconds(frame: int) -> int:
    return round(frame * 1001 / 30)
