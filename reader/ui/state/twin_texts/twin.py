"""A pair of texts as it was worked out and as it is now, with what is asked of all rows at once.

All of that is worked out beside the window, and kept in step as rows are mended: to go through a
hundred thousand of them would be felt at each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reader.model.pairing.by_hand import RowEdges, again, edges
from reader.model.pairing.pairing import Half, Pairing, Row, pair
from reader.model.transcript import Transcript
from reader.named_tuple import NamedTuple

UNSURE: Final = 0.5
"""Below this a row is as likely wrong as right."""


class Tally(NamedTuple):
    """Of how many rows both sides say something, and of how many of these that is not sure."""

    both: int
    unsure: int


@dataclass(frozen=True)
class Twin:
    """The rows as they are now; ``fresh`` is the same as it was worked out, itself where it is.

    ``lengths`` are about how many characters each row has on both sides.
    """

    now: Pairing
    known: frozenset[RowEdges]
    by_hand: frozenset[RowEdges]
    lengths: Sequence[tuple[int, int]]
    tally: Tally
    was: Twin | None = None

    @property
    def fresh(self) -> Twin:
        """The pair without anything made by hand."""
        return self.was or self

    def is_by_hand(self, row: int) -> bool:
        """Whether a person made a row."""
        return bool(self.by_hand) and edges(self.now.rows[row]) in self.by_hand

    def mended(self, now: Pairing, row: int, were: int, are: int) -> Twin:
        """Return the pair with so many rows, from one on, as so many others."""
        old, new = self.now.rows[row : row + were], now.rows[row : row + are]
        by_hand = self.by_hand.difference(map(edges, old))
        by_hand |= frozenset(map(edges, new)) - self.known
        gone, come = _tally(old), _tally(new)
        lengths = list(self.lengths)
        lengths[row : row + were] = _lengths(now.first, now.second, new)
        tally = Tally(
            self.tally.both - gone.both + come.both, self.tally.unsure - gone.unsure + come.unsure
        )
        return Twin(now, self.known, by_hand, lengths, tally, self.fresh)


def twin_of(first: Transcript, second: Transcript, by_hand: Sequence[RowEdges]) -> Twin:
    """Work out a pair, with the rows that a person made; it takes seconds for long texts."""
    made = pair(first, second)
    known = frozenset(map(edges, made.rows))
    fresh = Twin(made, known, frozenset(), _of_all(made), _tally(made.rows))
    now = again(made, by_hand)
    if now.rows == made.rows:
        return fresh
    hand = frozenset(map(edges, now.rows)) - known
    return replace(
        fresh,
        now=now,
        by_hand=hand,
        lengths=_of_all(now),
        tally=_tally(now.rows),
        was=fresh,
    )


def is_alone(row: Row) -> bool:
    """Whether only one side says something in a row."""
    return row.first == row.first_end or row.second == row.second_end


def _tally(rows: Iterable[Row]) -> Tally:
    both = [row for row in rows if not is_alone(row)]
    return Tally(len(both), sum(row.confidence < UNSURE for row in both))


def _of_all(pairing: Pairing) -> list[tuple[int, int]]:
    return _lengths(pairing.first, pairing.second, pairing.rows)


def _lengths(first: Half, second: Half, rows: Iterable[Row]) -> list[tuple[int, int]]:
    return [
        (_length(first, row.first, row.first_end), _length(second, row.second, row.second_end))
        for row in rows
    ]


def _length(half: Half, first: int, end: int) -> int:
    return half.passages[end - 1].end - half.passages[first].start if first < end else 0
