"""Where a cue of a transcript is once its file was read anew, with others before it perhaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reader.model.transcript import Cue

# A cue of so many letters is nowhere else by chance; a shorter one needs one beside it.
_UNMISTAKABLE: Final = 25
# So many cues away, before and after, a cue is looked for.
_FARTHEST: Final = 2_000
# Of a cue whose words were changed, the place is told by those nearest to it.
_BESIDE: Final = (0, 1, -1, 2, -2, 3, -3)


def followed(number: int, before: Sequence[Cue], after: Sequence[Cue]) -> int | None:
    """Return which cue of the new reading is the cue ``number`` of the one before, from 0.

    Its words decide, the nearest of those that are the same; where they were changed, the words
    beside it. None if neither is there any more, nor was.
    """
    for step in _BESIDE:
        beside = number + step
        if 0 <= beside < len(before):
            found = next(_places(beside, before, after), None)
            if found is not None:
                return min(max(found - step, 0), len(after) - 1)
    return None


def _places(number: int, before: Sequence[Cue], after: Sequence[Cue]) -> Iterator[int]:
    """Yield where the words of a cue are, the nearest first."""
    text = before[number].text
    for away in range(_FARTHEST + 1):
        for place in (number - away, number + away)[: 1 + (away > 0)]:
            is_there = 0 <= place < len(after) and after[place].text == text
            if is_there and (len(text) >= _UNMISTAKABLE or _meets(number, before, place, after)):
                yield place


def _meets(number: int, before: Sequence[Cue], place: int, after: Sequence[Cue]) -> bool:
    """Whether one of the two cues beside two others is the same; so is having none there."""
    return any(_text(before, number + step) == _text(after, place + step) for step in (1, -1))


def _text(cues: Sequence[Cue], number: int) -> str:
    return cues[number].text if 0 <= number < len(cues) else ""
