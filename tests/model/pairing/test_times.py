"""Captions of two languages by their times; the partners were worked out by hand."""

from __future__ import annotations

import pytest

from reader.model.pairing.times import Stretch, by_time


def rows(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> list[tuple[int, ...]]:
    found = by_time([Stretch(*one) for one in first], [Stretch(*one) for one in second])
    return [row[:4] for row in found]


def test_captions_of_the_same_times_are_partners() -> None:
    found = by_time(
        [Stretch(0, 1000), Stretch(1000, 3000)], [Stretch(0, 1000), Stretch(1000, 3000)]
    )
    assert found == [(0, 1, 0, 1, 1.0), (1, 2, 1, 2, 1.0)]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ((500, 1500), [(0, 1, 0, 1)]),  # 500 of 1,000 ms: half
        ((501, 1501), [(0, 1, 0, 0), (1, 1, 0, 1)]),  # 499 of 1,000 ms
        ((900, 1100), [(0, 1, 0, 1)]),  # 100 of the 200 ms of the shorter
    ],
)
def test_half_of_the_shorter_makes_partners(
    second: tuple[int, int], expected: list[tuple[int, ...]]
) -> None:
    assert rows([(0, 1000)], [second]) == expected


def test_one_caption_that_is_two_in_the_other_language_is_one_row() -> None:
    assert rows([(0, 4000), (4000, 6000)], [(0, 2000), (2000, 4000), (4000, 6000)]) == [
        (0, 1, 0, 2),
        (1, 2, 2, 3),
    ]
    assert rows([(0, 2000), (2000, 4000)], [(0, 4000)]) == [(0, 2, 0, 1)]


def test_what_has_no_partner_stands_alone_in_the_order_of_time() -> None:
    first = [(0, 1000), (5000, 6000), (9000, 9500)]
    second = [(2000, 3000), (5000, 6000), (7000, 8000)]
    assert rows(first, second) == [
        (0, 1, 0, 0),
        (1, 1, 0, 1),
        (1, 2, 1, 2),
        (2, 2, 2, 3),
        (2, 3, 3, 3),
    ]
    assert rows([], [(0, 1)]) == [(0, 0, 0, 1)]
    assert rows([], []) == []


def test_confidence_is_the_share_of_time_that_both_speak() -> None:
    # From 0 to 2,500 ms at least one speaks, from 500 to 2,000 both: 1,500 of 2,500.
    (row,) = by_time([Stretch(0, 2000)], [Stretch(500, 2500)])
    assert row.confidence == 0.6


def test_captions_that_all_last_as_long_as_the_film_are_still_looked_at_in_time() -> None:
    count = 20_000
    found = by_time([Stretch(0, 1000)] * count, [Stretch(0, 1000)] * count)
    assert found[0].first == found[0].second == 0
    assert found[-1].second_end == count
