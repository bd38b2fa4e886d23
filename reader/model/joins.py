"""What stands between two pieces of text that a caption or line break has parted.

Chinese, Japanese and Thai are written without spaces between words, Korean with them.
"""

from __future__ import annotations

import re
from functools import cache

# Han, Kana, Bopomofo, their punctuation and full-width forms; Thai, Lao, Myanmar, Khmer.
UNSPACED = (
    "\u3000-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff01-\uffef\U00020000-\U0003134f\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
_HYPHENATED = re.compile(r"[^\W\d_]-$")


@cache
def unspaced_letter() -> re.Pattern[str]:
    """Return a pattern of one letter of those scripts; made when it is first asked for."""
    return re.compile(f"[{UNSPACED}]")


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
