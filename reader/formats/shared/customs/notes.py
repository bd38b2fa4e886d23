"""Notes of who writes a record down, in brackets: ``(Zuruf von der SPD: Doch!)``, ``[Recess]``."""

from __future__ import annotations

import re
from typing import Final

from reader.formats.shared.names import is_titled
from reader.patterns import lazy_pattern

_CLOSED: Final = lazy_pattern(r"\([^()\n]{1,400}(?:\([^()\n]{1,100}\)[^()\n]{0,400}){0,4}\)")
"""A paragraph in round brackets: what is called out, or seen, not who says it."""
_LONGEST_CELL: Final = 40
_OF_ONESELF: Final = lazy_pattern(
    r"\b(?:I|we|you|my|our|your|me|us|ich|wir|mein\w*|unser\w*|je|j['’]|nous|vous|mon|ma|mes|notre"
    r"|nos|yo|nosotros|mi|mis|nuestr\w*|io|noi|eu|nós|ik|wij)\b",
    re.IGNORECASE,
)
_PRESIDES: Final = lazy_pattern(
    r"^(?:\w+ )?pr[eéä]sident\w*\b|\b(?:pr[eéä]sident\w*|speaker|chair\w*|vorsitzende\w*|court"
    r"|clerk|voorzitter|talmann\w*)\Z|議長|委員長|의장|위원장",
    re.IGNORECASE,
)
"""Who leads a house, whose record tells in brackets what is done."""


def is_note(text: str, *, in_house: bool) -> bool:
    """Return whether a paragraph is in brackets as a whole: a note, which nobody says.

    In round ones it tells of somebody else with a colon: ``(Zuruf von der SPD: Doch!)``; where
    people are addressed as ``in_house`` they are, also without, unless somebody tells of oneself.
    """
    if text[:1] == "(":
        is_of_others = ":" in text or (in_house and not _OF_ONESELF.search(text))
        return is_of_others and is_closed(text)
    return text[:1] == "[" and text[-1:] == "]" and "[" not in text[1:]


def is_row(text: str) -> bool:
    """Return whether a paragraph is a row of a table that holds no turn: cells, no sentence."""
    if "\t" not in text or ":" in text or "\n" in text:
        return False
    cells = text.split("\t")
    return all(0 < len(cell) <= _LONGEST_CELL and cell[-1] not in ".?!" for cell in cells)


def is_closed(text: str) -> bool:
    """Return whether all of a text is in round brackets."""
    return text[:1] == "(" and _CLOSED.fullmatch(text) is not None


def presides(name: str) -> bool:
    """Return whether somebody is addressed as in a house, or leads it."""
    return is_titled(name) or _PRESIDES.search(name) is not None
