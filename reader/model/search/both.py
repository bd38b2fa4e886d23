"""Finding in two transcripts that stand side by side."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from itertools import islice
from typing import Final

from reader.model.pairing.pairing import Pairing, PairSide
from reader.model.search.find import Finder
from reader.model.search.switches import Switches
from reader.named_tuple import NamedTuple

_FORGIVING: Final = Switches()


class BothHit(NamedTuple):
    """A hit in one of two transcripts: in which row, on which side, where in the text of the side.

    ``start`` and ``end`` are code points.
    """

    row: int
    is_second: bool
    start: int
    end: int

    @property
    def side(self) -> PairSide:
        """The side that it stands on."""
        return PairSide.SECOND if self.is_second else PairSide.FIRST


class BothFinder:
    """Searches both sides of a pairing; each text is folded once.

    One that is ``known`` has searched the same two texts in other rows.
    """

    def __init__(self, pairing: Pairing, known: BothFinder | None = None) -> None:
        self._pairing = pairing
        self._finders: dict[PairSide, Finder] = (
            known._finders if known is not None else _finders(pairing)
        )

    def first(self, query: str, most: int, switches: Switches = _FORGIVING) -> list[BothHit]:
        """Return the hits up to so many; see :meth:`search`."""
        return list(islice(self.search(query, switches), most))

    def search(self, query: str, switches: Switches = _FORGIVING) -> Iterator[BothHit]:
        """Yield the hits of both sides in the order of the rows, those of the first side before.

        Raises QueryError as :meth:`Finder.search` does.
        """
        return merge(*(self._hits(side, query, switches) for side in PairSide))

    def _hits(self, side: PairSide, query: str, switches: Switches) -> Iterator[BothHit]:
        for start, end in self._finders[side].search(query, switches):
            row = self._pairing.row_at(side, start)
            yield BothHit(row, side is PairSide.SECOND, start, end)


def _finders(pairing: Pairing) -> dict[PairSide, Finder]:
    readings = {side: pairing.half(side).reading for side in PairSide}
    return {side: Finder(one.text, one.transcript.language) for side, one in readings.items()}
