"""The line at the end of a transcript that names the service which made it: no speech."""

from __future__ import annotations

import re
from typing import Final

from reader.formats.lines import Line
from reader.model.transcript import ReportItem

_CREDIT: Final = re.compile(
    r"(?:this (?:transcript|transcription) was )?(?:auto(?:matically)?[- ])?"
    r"(?:transcri(?:bed|ption|pt)|generated|created|subtitles|captions?|captioned)"
    r" (?:by|with|using) \S.{0,140}",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"https?://|www\.|\w\.(?:ai|com|io|org|net|app)\b", re.IGNORECASE)
_MACHINES: Final = re.compile(
    r"otter\.ai|rev\.ai|whisper|descript|trint|sonix|temi\b|happy ?scribe|auto", re.IGNORECASE
)
_LONGEST: Final = 160


def without_credit(lines: list[Line]) -> tuple[list[Line], Line | None]:
    """Return the lines without a last one that credits a service by its address, and that line."""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.text:
            is_credit = len(line.text) <= _LONGEST and _CREDIT.match(line.text)
            if is_credit and _ADDRESS.search(line.text) and index:
                return lines[:index], line
            break
    return lines, None


def is_machine(credit: Line | None) -> bool:
    """Return whether the service named turns speech into text by machine."""
    return credit is not None and _MACHINES.search(credit.text) is not None


def left_out(credit: Line | None) -> tuple[ReportItem, ...]:
    """Return what is to be said of a credit that was left out."""
    if credit is None:
        return ()
    sentence = f"The last line, “{credit.text}”, names a service and was left out."
    return (ReportItem(sentence, 1, credit.number),)
