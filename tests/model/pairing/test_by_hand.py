"""Rows made by hand: kept apart from what is worked out, and put in again."""

from __future__ import annotations

from dataclasses import replace

from reader.model.pairing.by_hand import RowEdges, again, edges, is_fit
from reader.model.pairing.pairing import BY_HAND, Pairing, Row, pair
from reader.model.transcript import Cue, Transcript

SECONDS = range(0, 6_000, 1_000)


def pairing() -> Pairing:
    """Six captions of a second each, and their six partners."""
    first, second = (
        Transcript(cues=tuple(Cue(f"{word} {at}.", at, at + 1_000) for at in SECONDS))
        for word in ("Word", "Mot")
    )
    return pair(first, second)


def test_rows_are_joined_and_parted_again() -> None:
    made = pairing()
    now = made.joined(1).joined(1).parted(2, 4, 5)
    # Captions 1 to 3 are one row; the partner of caption 4 stands before it, alone as it is.
    by_hand = (RowEdges(1, 4, 1, 4), RowEdges(4, 4, 4, 5), RowEdges(4, 5, 5, 5))
    assert [edges(row) for row in now.rows[1:4]] == list(by_hand)
    assert again(made, by_hand).rows == now.rows
    assert again(made, ()).rows == made.rows


def test_what_does_not_fit_any_more_is_given_up_by_itself() -> None:
    made = pairing()
    one, other = RowEdges(0, 2, 0, 2), RowEdges(3, 5, 3, 5)
    moved = replace(made, rows=(*made.rows[:3], Row(3, 4, 3, 5, 0.5), Row(4, 6, 5, 6, 0.5)))
    assert again(moved, (one, other)).rows == (Row(0, 2, 0, 2, BY_HAND), *moved.rows[2:])


def test_rows_that_lie_in_others_are_given_up() -> None:
    made = pairing()
    assert again(made, (RowEdges(0, 3, 0, 3), RowEdges(1, 2, 1, 2))).rows[1:] == made.rows[3:]


def test_rows_from_a_file_must_be_rows() -> None:
    assert is_fit([])
    assert is_fit([RowEdges(0, 1, 0, 0), RowEdges(4, 6, 2, 3)])
    assert not is_fit([RowEdges(0, 0, 0, 0)])
    assert not is_fit([RowEdges(2, 1, 0, 1)])
    assert not is_fit([RowEdges(2, 3, 0, 1), RowEdges(1, 2, 1, 2)])
