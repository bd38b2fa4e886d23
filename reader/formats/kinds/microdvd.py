"""MicroDVD subtitles (``{100}{150}words``) and their cousin MPL2 (``[10][15]words``).

MicroDVD counts frames. How long a frame lasts the first line may say (``{1}{1}23.976``); where it
does not, the times cannot be known and none are given. MPL2 counts tenths of a second. ``|`` breaks
lines, ``{y:i}`` and a ``/`` before a line set italics.
"""

from __future__ import annotations

import re
from typing import Final

from reader.errors import UnknownFormat
from reader.formats.format import Claim, Document
from reader.formats.shared import captions
from reader.formats.shared.columns import cues_of
from reader.model.transcript import Cue, ReportItem, Transcript, remark, remarks
from reader.patterns import lazy_pattern
from reader.wording import tr

_LINE: Final = lazy_pattern(r"[ \t]*+([{\[])(\d{1,9})[}\]][{\[](\d{0,9})[}\]](.*)")
_HEAD_LINE: Final = lazy_pattern(
    r"^[ \t]*(?:\{\d{1,9}\}\{\d{0,9}\}|\[\d{1,9}\]\[\d{0,9}\])", re.MULTILINE
)
_CODE: Final = lazy_pattern(r"\{[A-Za-z]:[^{}]{0,200}\}|\{/?[biuBIU]\}")
_RATE: Final = lazy_pattern(r"\d{1,3}(?:[.,]\d{1,6})?")


def score(document: Document) -> int:
    """Claim what consists of lines with two numbers in braces or brackets."""
    lines = sum(bool(line.strip()) for line in document.head.split("\n"))
    numbered = len(_HEAD_LINE.findall(document.head))
    return Claim.LIKELY + 10 if numbered and 3 * numbered >= 2 * lines else Claim.NONE


def read(document: Document) -> Transcript:
    """Read subtitles in frames or in tenths of a second.

    Raises UnknownFormat where no line has two numbers.
    """
    rate = 0.0
    rows: list[tuple[str, int | None, int | None]] = []
    strays = 0
    for line in document.text.split("\n"):
        found = _LINE.match(line)
        if found is None:
            if line and not line.isspace():
                strays += 1
                rows.append((line, None, None))
            continue
        brace, start, end, words = found.groups()
        frames = brace == "{"
        if frames and not rate and start in "01" and _RATE.fullmatch(words.strip()):
            rate = float(words.strip().replace(",", "."))
            continue
        unit = 100.0 if not frames else 1000 / rate if rate else None
        rows.append((words, _time(start, unit), _time(end, unit)))
    if len(rows) == strays:
        raise UnknownFormat(
            tr("This file has no lines with two numbers, so it holds no subtitles.")
        )
    texts, starts, ends = zip(*rows, strict=True)
    cues = cues_of(captions.tidied(map(_words, texts)), starts, ends)
    finished = captions.finish(cues)
    return Transcript(cues=finished.cues, report=_report(finished.cues, strays) + finished.report)


def _time(number: str, unit: float | None) -> int | None:
    return None if unit is None or not number else round(int(number) * unit)


def _words(text: str) -> str:
    """Return the lines of a subtitle without codes, which are not yet tidy."""
    if "{" in text:
        text = _CODE.sub("", text)
    if "|" in text:
        return "\n".join(line.strip().removeprefix("/") for line in text.split("|"))
    return text.strip().removeprefix("/")


def _report(cues: tuple[Cue, ...], strays: int) -> tuple[ReportItem, ...]:
    report: tuple[ReportItem, ...] = ()
    if all(cue.start is None for cue in cues):
        report += (
            remark(
                "The file counts its times in frames and does not say how many there are in a"
                " second, so the captions have no times.",
                count=len(cues),
            ),
        )
    if strays:
        report += (
            remarks(
                "1 line has no numbers; the words were kept without a time.",
                "{n} lines have no numbers; the words were kept without a time.",
                strays,
            ),
        )
    return report
