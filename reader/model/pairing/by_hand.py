"""What a person changed of a pairing, done again.

Joining and parting leave the outer edges of the rows that they touch where they were. So rows made
by hand stand between two places at which rows end in what is worked out, too; where that is so no
more, for a file was changed or the rules were, they are given up rather than put in wrongly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from reader.model.pairing.pairing import BY_HAND, Pairing, Row
from reader.named_tuple import NamedTuple


class RowEdges(NamedTuple):
    """Passages ``first`` up to ``first_end`` and ``second`` up to ``second_end`` are one row."""

    first: int
    first_end: int
    second: int
    second_end: int


def edges(row: Row) -> RowEdges:
    """Return what a row holds, however sure it is."""
    return RowEdges(*row[:4])


def again(worked_out: Pairing, by_hand: Sequence[RowEdges]) -> Pairing:
    """Return a pairing with the rows that a person made put in, as far as they still fit."""
    starts = {(row.first, row.second): at for at, row in enumerate(worked_out.rows)}
    ends = {(row.first_end, row.second_end): at for at, row in enumerate(worked_out.rows, 1)}
    rows, taken = list[Row](), 0
    for run in _runs(by_hand):
        start = starts.get((run[0].first, run[0].second), -1)
        end = ends.get((run[-1].first_end, run[-1].second_end), -1)
        if taken <= start < end:
            rows += worked_out.rows[taken:start]
            rows += (Row(*row, BY_HAND) for row in run)
            taken = end
    return replace(worked_out, rows=(*rows, *worked_out.rows[taken:]))


def is_fit(rows: Collection[RowEdges]) -> bool:
    """Whether these can be rows: none is empty or turned round, and they follow each other."""
    first = second = 0
    for row in rows:
        is_turned = row.first > row.first_end or row.second > row.second_end
        is_empty = row[::2] == row[1::2]
        if is_turned or is_empty or row.first < first or row.second < second:
            return False
        first, second = row.first_end, row.second_end
    return True


def _runs(rows: Sequence[RowEdges]) -> Iterator[list[RowEdges]]:
    """Yield the rows that follow each other without a gap."""
    run: list[RowEdges] = []
    for row in rows:
        if run and (run[-1].first_end, run[-1].second_end) != (row.first, row.second):
            yield run
            run = []
        run.append(row)
    if run:
        yield run
