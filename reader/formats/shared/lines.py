"""The lines of a text file, and those that are none to a reader: blanks of every kind, marks.

A line is its text without outer white space; one of spaces, no-break spaces or zero-width
characters is "". Blank lines are kept, so that the place of a line in a list tells its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reader.patterns import lazy_pattern

_EDGES: Final = (
    " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200e\u200f\u202f\u205f\u2060\u3000"
)

_LEAST_NUMBERED: Final = 5
_LEAST_TURNS: Final = 2
_OPENS_TURN: Final = lazy_pattern(
    r"[QA][.:]?\s|BY [A-Z]{2,4}\.? \S|\(|[A-Z][A-Z.'’ -]{1,60}:|[A-Z][A-Z -]{5,60}\Z"
)
_HEADS_PART: Final = lazy_pattern(r"[A-Z][A-Z -]{5,60}|BY [A-Z]{2,4}\.? \S[^:]{0,40}:")
_FURNITURE: Final = frozenset(["|", "-", "–", "—", "•", "·", "*", "_", "»", "›", "/", "…", "="])
_RULES: Final = "-–—_=*•· "
_MARKS: Final = _FURNITURE | frozenset(_RULES)


def lines_of(text: str) -> list[str]:
    """Return all lines of a clean text, blank ones included."""
    return [line.strip(_EDGES) for line in text.split("\n")]


def blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Return the runs of lines between blank ones."""
    block: list[str] = []
    for line in lines:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def without_furniture(lines: Iterable[str]) -> list[str]:
    """Return the lines with those made blank that are a mark that stands alone, or a rule.

    Such lines a saved page leaves between its parts.
    """
    return ["" if line[:1] in _MARKS and _is_furniture(line) else line for line in lines]


def without_numbers(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines of a hearing without their numbers, each turn set apart from the next.

    Courts number the lines of each page from 1. Numbered are nearly all lines, and some of them
    open a turn; the number of a page, which stands alone, goes too.
    """
    numbers = _numbers(lines)
    texts = sum(map(bool, lines))
    rests = {index: lines[index][len(number) :].strip() for index, number in numbers.items()}
    turns = sum(_OPENS_TURN.match(rest) is not None for rest in rests.values())
    if len(numbers) < _LEAST_NUMBERED or 5 * len(numbers) < 4 * texts or turns < _LEAST_TURNS:
        return lines
    kept = []
    for index, line in enumerate(lines):
        rest = rests.get(index, "" if line.isdecimal() else line)
        if rest and _OPENS_TURN.match(rest):
            kept.append("")
        if rest:
            kept.append(rest)
    return kept


def parts_hearing(before: str, line: str) -> bool:
    """Return whether something new begins between two lines of a hearing, numbers aside.

    So does a turn, a note in brackets and a heading, and what stands below a heading.
    """
    return _OPENS_TURN.match(line) is not None or _HEADS_PART.fullmatch(before) is not None


def _numbers(lines: Sequence[str]) -> dict[int, str]:
    """Return the numbers that open lines one after the other, beginning again with each page."""
    found: dict[int, str] = {}
    last = 0
    for index, line in enumerate(lines):
        number = line.partition(" ")[0].partition("\t")[0]
        if (
            len(number) < 3
            and number.isascii()
            and number.isdigit()
            and int(number) in (1, last + 1)
        ):
            found[index] = number
            last = int(number)
    return found


def _is_furniture(line: str) -> bool:
    return line in _FURNITURE or (len(line) > 2 and not line.strip(_RULES))
