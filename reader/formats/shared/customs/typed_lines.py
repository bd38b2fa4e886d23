"""Lines of printed records, which are as long as the page is wide: words parted at their ends, and
what the printer sets in brackets between the turns.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.patterns import lazy_pattern

_PARTED: Final = lazy_pattern(r"(?:^|[^\w-])([^\W\d_]{2,}|[A-Z]{1,4}|[A-Z]?\d{1,6})-\Z")
_FIRST: Final = lazy_pattern(r"([^\W\d_]+|\d{1,6})")
_HYPHENATED: Final = lazy_pattern(r"[^\W_]+-[^\W_]+")
_ENDS: Final = frozenset('.?!…"”»)]:-—')
_MOST_LINES: Final = 8
"""Lines of what stands in brackets between turns."""


def with_whole_words(lines: Sequence[str]) -> list[str]:
    """Return the lines with the words whole that line ends part; the rest goes up to its beginning.

    The hyphen stays where the same word has one elsewhere, and before a number or a capital.
    """
    hyphenated = frozenset(word.lower() for line in lines for word in _HYPHENATED.findall(line))
    whole: list[str] = []
    for line in lines:
        parted = _PARTED.search(whole[-1]) if whole and line and whole[-1].endswith("-") else None
        rest = _FIRST.match(line) if parted else None
        if parted is None or rest is None or rest[1].lower().startswith(parted[1].lower()):
            whole.append(line)
            continue
        begun, word = parted[1], rest[1]
        is_word = begun[-1].islower() and word[0].islower()
        is_code = not begun[-1].islower() and not word[0].islower()
        if not (is_word or is_code):
            whole.append(line)
            continue
        keeps = is_code or f"{begun}-{word}".lower() in hyphenated
        end, _, following = line.partition(" ")
        whole[-1] = f"{whole[-1] if keeps else whole[-1][:-1]}{end}"
        if following:
            whole.append(following)
    return whole


def with_notes_apart(lines: Sequence[str]) -> list[str]:
    """Return the lines with blank ones around what stands in brackets between sentences:
    ``[Whereupon, at 10 a.m., the committee was adjourned.]``
    """
    apart: list[str] = []
    end = -1
    for at, line in enumerate(lines):
        before = next((one for one in reversed(apart) if one), "")
        if line[:1] == "[" and at > end and (not before or before[-1] in _ENDS):
            closed = _closed(lines, at)
            if closed is not None:
                end = closed
                apart.append("")
        apart.append(line)
        if at == end:
            apart.append("")
    return apart


def _closed(lines: Sequence[str], at: int) -> int | None:
    """Return the line on which a bracket that opens a line closes, as its last sign."""
    for index in range(at, min(at + _MOST_LINES, len(lines))):
        line = lines[index]
        if not line:
            return None
        if "]" in line:
            return index if line.rstrip().endswith("]") and line.count("]") == 1 else None
    return None
