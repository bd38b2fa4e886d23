"""What stands between two pieces of text that a caption or line break has parted.

Chinese and Japanese are written without spaces, Korean with them. Thai, Lao, Burmese and Khmer set
none between words but one between clauses, where others set a comma: captions are clauses, and the
lines of one caption are not.
"""

from __future__ import annotations

from typing import Final

from reader.model.scripts import CLAUSE_LETTER, UNSPACED, WIDE_SIGNS
from reader.patterns import lazy_pattern

_HYPHENATED: Final = lazy_pattern(r"[^\W\d_]-$")
# One letter or sign of those scripts, half-width ones too.
_UNSPACED: Final = lazy_pattern(f"[\u3000{UNSPACED}{WIDE_SIGNS}\uffa0-\uffdc]")


def join(before: str, after: str) -> str:
    """Return what to set between two captions: a space, or nothing."""
    between = join_words(before, after)
    if between or not before or not after or before[-1].isspace() or after[0].isspace():
        return between
    return " " if CLAUSE_LETTER.match(before[-1]) and CLAUSE_LETTER.match(after[0]) else ""


def join_words(before: str, after: str) -> str:
    """Return what to set between two pieces of one clause: a space, or nothing."""
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return ""
    if after[0] < "\u0e00" or before[-1] < "\u0e00":
        return " "
    return "" if _UNSPACED.match(after[0]) and _UNSPACED.match(before[-1]) else " "


def join_lines(before: str, after: str) -> str:
    """Return what to set between two lines of one cue: a word parted at its hyphen is joined."""
    if after[:1].islower() and _HYPHENATED.search(before[-2:]):
        return ""
    return join_words(before, after)
