"""What stands between two pieces of text that a caption or line break has parted.

Chinese, Japanese and Thai are written without spaces between words, Korean with them.
"""

from __future__ import annotations

import re
from functools import cache

from reader.model.scripts import UNSPACED, WIDE_SIGNS
from reader.patterns import lazy_pattern

_HYPHENATED = lazy_pattern(r"[^\W\d_]-$")


@cache
def unspaced_letter() -> re.Pattern[str]:
    """Return a pattern of one letter or sign of those scripts; made when first asked for."""
    return lazy_pattern(f"[\u3000{UNSPACED}{WIDE_SIGNS}\uffa0-\uffdc]")


def join(before: str, after: str) -> str:
    """Return what to set between two pieces that a break parts: a space, or nothing."""
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return ""
    if after[0] < "\u0e00" or before[-1] < "\u0e00":
        return " "
    letter = unspaced_letter()
    return "" if letter.match(after[0]) and letter.match(before[-1]) else " "


def join_lines(before: str, after: str) -> str:
    """Return what to set between two lines of one cue: a word parted at its hyphen is joined."""
    if after[:1].islower() and _HYPHENATED.search(before[-2:]):
        return ""
    return join(before, after)
