"""What services write below a transcript: who made it, when the meeting ended. No speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.model.transcript import ReportItem
from reader.patterns import lazy_pattern

_CREDIT: Final = lazy_pattern(
    r"(?:this (?:transcript|transcription) was )?(?:auto(?:matically)?[- ])?"
    r"(?:transcri(?:bed|ption|pt)|generated|created|subtitles|captions?|captioned)"
    r" (?:by|with|using) \S.{0,140}",
    re.IGNORECASE,
)
_ADDRESS: Final = lazy_pattern(r"https?://|www\.|\w\.(?:ai|com|io|org|net|app)\b", re.IGNORECASE)
_MACHINES: Final = lazy_pattern(
    r"otter\.ai|rev\.ai|whisper|descript|computer|trint|sonix|temi\b|happy ?scribe|auto",
    re.IGNORECASE,
)
_MEETING: Final = lazy_pattern(
    r"meeting ended (?:after|at) [\d:]+|this editable transcript was computer generated"
    r"|(?:the )?(?:recording|transcription) (?:has )?(?:ended|stopped)\.?\Z",
    re.IGNORECASE,
)
_LONGEST: Final = 200


class Credit(NamedTuple):
    """What a service writes of itself: the words, and the number of their line, from 1."""

    text: str
    line: int


def without_credit(lines: Sequence[str], *, first: int = 1) -> tuple[Sequence[str], Credit | None]:
    """Return the lines without those at the end that credit a service, and the last of these.

    ``first`` is the number that the first of the lines has in the file.
    """
    credit: Credit | None = None
    end = len(lines)
    for index in range(len(lines) - 1, 0, -1):
        if not lines[index]:
            continue
        if not _is_credit(lines[index]):
            break
        credit = credit or Credit(lines[index], first + index)
        end = index
    return lines[:end], credit


def _is_credit(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    return bool(_MEETING.match(text) or (_CREDIT.match(text) and _ADDRESS.search(text)))


def is_machine(credit: Credit | None) -> bool:
    """Return whether the service named turns speech into text by machine."""
    return credit is not None and _MACHINES.search(credit.text) is not None


def left_out(credit: Credit | None) -> tuple[ReportItem, ...]:
    """Return what is to be said of a credit that was left out."""
    if credit is None:
        return ()
    sentence = f"The end of the file, “{credit.text}”, is no speech and was left out."
    return (ReportItem(sentence, 1, credit.line),)
