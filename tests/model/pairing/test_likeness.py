"""What two languages share: which signs, how telling, and what they make sure."""

from __future__ import annotations

import math

import pytest

from reader.model.pairing.likeness import Signs, SurePair, anchors, shared


@pytest.mark.parametrize(
    ("first", "second", "sign"),
    [
        ("in 1949", "en 1949", "1949"),
        ("at 7", "a las 7", "7"),  # a number counts however short it is
        ("the transaction", "la transacción", "trans"),
        ("POLITICS", "político", "polit"),
        ("Ana Müller", "Anna Muller", "mulle"),
        ("bank", "banka", None),  # four letters are not five
        ("bank", "Bank", "bank"),
        ("the old sea", "the old sea", None),  # shorter words are not looked at
        ("", "", None),
        ("12", "1 2", None),
    ],
)
def test_which_signs_are_shared(first: str, second: str, sign: str | None) -> None:
    signs = frozenset([sign] if sign else [])
    one, other, weights = shared([first], [second])
    assert one == other == [signs]
    assert set(weights) == signs


def test_what_is_seldom_is_telling() -> None:
    first = ["treaty 1949", "treaty", "more"]
    second = ["treaty 1949", "treaty"]
    one, other, weights = shared(first, second)
    assert one == [{"treat", "1949"}, {"treat"}, frozenset()]
    assert other == [{"treat", "1949"}, {"treat"}]
    # Of five passages, two have the year and four the treaty.
    assert weights == {"1949": math.log(5 / 2), "treat": math.log(5 / 4)}


@pytest.mark.parametrize(("often", "is_shared"), [(1, True), (5, True), (6, False)])
def test_a_sign_that_one_side_has_far_more_often_is_another_word(
    often: int, is_shared: bool
) -> None:
    """Three times as often and two more are still alike."""
    for first, second in ((often, 1), (1, often)):
        _, _, weights = shared(["simple"] * first, ["simple"] * second)
        assert ("simpl" in weights) is is_shared


def signs(*passages: str) -> list[Signs]:
    return [frozenset(passage) for passage in passages]


@pytest.mark.parametrize(
    ("first", "second", "sure"),
    [
        (signs(), signs(), []),
        (signs("a"), signs("a"), []),  # nobody near by agrees
        (signs("a", "b"), signs("a", "b"), [(0, 0), (1, 1)]),
        (signs("a", "b"), signs("b", "a"), []),
        (signs("ab"), signs("ab"), [(0, 0)]),  # two signs in one passage agree with each other
        (signs("a", "b", "a"), signs("a", "b", "c"), []),  # a sign that stands twice is none
        (signs("a", "b", "c"), signs("a", "c", "b", "c"), [(0, 0), (1, 2)]),
        (signs("a", "", "b"), signs("", "a", "b"), [(0, 1), (2, 2)]),
        # One that crosses the others is left out.
        (signs("a", "x", "b", "c"), signs("a", "b", "c", "x"), [(0, 0), (2, 1), (3, 2)]),
        # Ten passages further on one side is near, eleven is not.
        (signs("a", "b"), signs("a", *[""] * 10, "b"), [(0, 0), (1, 11)]),
        (signs("a", "b"), signs("a", *[""] * 11, "b"), []),
    ],
)
def test_what_certainly_belongs_together(
    first: list[Signs], second: list[Signs], sure: list[tuple[int, int]]
) -> None:
    assert anchors(first, second) == [SurePair(*pair) for pair in sure]
