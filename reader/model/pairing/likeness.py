"""What two languages share: numbers, names and the beginnings of related words.

A sign is a number, or the first letters of a word without accents and capitals. Translators keep
numbers and names, and many words of related languages begin alike (transaction, transacción).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from reader.model.letters import parts
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

Signs = frozenset[str]

_WORD: Final = lazy_pattern(r"\w+")
_LETTERS: Final = 5
_SHORTEST: Final = 4
_TIMES_AS_OFTEN: Final = 3
_NEAR: Final = 10
_KEPT: Final = 16_384


class SurePair(NamedTuple):
    """A passage of each side that must belong together, by number."""

    first: int
    second: int


def shared(
    first: Sequence[str], second: Sequence[str]
) -> tuple[list[Signs], list[Signs], dict[str, float]]:
    """Return the signs of each passage that both sides have, and how telling each of them is.

    A sign that one side has far more often than the other is another word that begins alike.
    """
    signs = [[_signs(text) for text in side] for side in (first, second)]
    counts = [Counter(sign for passage in side for sign in passage) for side in signs]
    total = len(first) + len(second)
    weights = {
        sign: math.log(total / (often + counts[1][sign]))
        for sign, often in counts[0].items()
        if sign in counts[1] and _alike(often, counts[1][sign])
    }
    known = frozenset(weights)
    one, other = ([passage & known for passage in side] for side in signs)
    return one, other, weights


def _alike(often: int, other: int) -> bool:
    return max(often, other) <= _TIMES_AS_OFTEN * min(often, other) + 2


def _signs(text: str) -> Signs:
    return frozenset(sign for piece in text.split() for sign in _signs_of(piece))


@lru_cache(_KEPT)
def _signs_of(piece: str) -> tuple[str, ...]:
    """Return the signs of what stands between two spaces, its letters folded as for a search."""
    letters = "".join(part.char for part in parts(piece, match_case=False))
    return tuple(
        word[:_LETTERS] if not word.isdigit() else word
        for word in _WORD.findall(letters)
        if len(word) >= _SHORTEST or word.isdigit()
    )


def anchors(first: Sequence[Signs], second: Sequence[Signs]) -> list[SurePair]:
    """Return what certainly belongs together, ascending on both sides.

    Those are passages with a sign that each side has once, as far as they follow each other in one
    order and another anchor near by agrees: a name that each side has once may still be two people.
    """
    places = [_once(side) for side in (first, second)]
    both = sorted(
        SurePair(at, places[1][sign]) for sign, at in places[0].items() if sign in places[1]
    )
    chain = _ascending(both)
    agreed: set[SurePair] = set()
    for one, other in pairwise(chain):
        drift = (other.second - one.second) - (other.first - one.first)
        if abs(drift) <= _NEAR:
            agreed |= {one, other}
    return sorted(agreed)


def _once(side: Sequence[Signs]) -> dict[str, int]:
    """Return where the signs are that stand in one passage alone."""
    counts = Counter(sign for passage in side for sign in passage)
    return {sign: at for at, passage in enumerate(side) for sign in passage if counts[sign] == 1}


def _ascending(both: Sequence[SurePair]) -> list[SurePair]:
    """Return the longest run of pairs, sorted by the first side, that ascends on the second."""
    lasts: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, at) in enumerate(both):
        place = bisect_right(lasts, at)
        before.append(ends[place - 1] if place else -1)
        lasts[place : place + 1] = [at]
        ends[place : place + 1] = [number]
    run, number = [], ends[-1] if ends else -1
    while number >= 0:
        run.append(both[number])
        number = before[number]
    return run[::-1]
