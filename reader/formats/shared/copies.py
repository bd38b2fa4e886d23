"""A transcript that its page holds twice, told from words that were truly said twice.

Only the sequence as a whole decides: everything after a certain line repeats everything before it.
Single lines that recur are left alone however often they do.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from reader.formats.shared.borders import borders
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_WORD: Final = lazy_pattern(r"\w+")

_LEAST_LINES: Final = 3
_LEAST_WORDS: Final = 8
"""What is shorter may have been said twice: "Yes. – Yes."."""

_LEAST_OF_A_PART: Final = 150
"""A copy that is cut short counts from so many words on: songs end on their first verse again."""


class Copies(NamedTuple):
    """How many lines are the transcript itself, and how often it stands there (a part counts)."""

    lines: int
    times: int


def find_copies(lines: Sequence[str]) -> Copies:
    """Return where in the lines the first copy ends; ``times`` is 1 if there is no other.

    Words are compared, not lines, so that a copy may be cut into lines differently. Takes time
    proportional to the number of words.
    """
    words = _WORD.findall("\n".join(lines).casefold())
    periods = [period for period in _periods(words) if period >= _LEAST_WORDS]
    ends = _ends_of(lines) if periods else {}
    periods = [period for period in periods if ends.get(period, 0) >= _LEAST_LINES]
    whole = [period for period in periods if len(words) % period == 0]
    broken_off = [period for period in periods if len(words) - period >= _LEAST_OF_A_PART]
    if not whole and not broken_off:
        return Copies(len(lines), 1)
    # The longest period takes the least away: of "A A A A" it leaves "A A".
    period = max(whole) if whole else min(broken_off)
    return Copies(ends[period], -(-len(words) // period))


def _ends_of(lines: Sequence[str]) -> dict[int, int]:
    """Return after how many words a line ends, each with how many lines there are up to it."""
    counts = (len(_WORD.findall(line.casefold())) for line in lines)
    return {end: index for index, end in enumerate(accumulate(counts), start=1) if end}


def _periods(words: Sequence[str]) -> list[int]:
    """Return every period of the words: shifted by it, the sequence agrees with itself.

    A period is the length less that of a border, and of each border the next shorter is a border.
    """
    found = borders(words)
    periods = []
    border = found[-1]
    while border:
        periods.append(len(words) - border)
        border = found[border]
    return periods
