"""The heights of paragraphs, guessed and known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.parts.block_heights import BlockHeights

HEIGHTS = st.lists(st.integers(1, 50), min_size=1, max_size=1_500)


def test_a_paragraph_is_found_by_its_height() -> None:
    heights = BlockHeights([10, 20, 30])
    assert [heights.top(n) for n in range(3)] == [0, 10, 30]
    assert [heights.at(y) for y in (-5, 0, 9, 10, 29, 30, 59, 60, 1_000)] == [
        *(0, 0, 0, 1, 1, 2, 2, 2, 2)
    ]
    assert heights.total == 60


def test_a_known_height_moves_what_is_below() -> None:
    heights = BlockHeights([10, 20, 30])
    assert heights.exact(1) is None
    assert heights.set_exact(1, 26) == 6
    assert heights.exact(1) == 26
    assert heights.set_exact(1, 26) == 0
    assert (heights.top(2), heights.total, heights.height(1)) == (36, 66, 26)


def test_a_page_without_paragraphs_has_no_height() -> None:
    heights = BlockHeights()
    assert (len(heights), heights.total, heights.at(10)) == (0, 0, 0)


@given(HEIGHTS, st.data())
def test_places_agree_with_plain_sums(given_heights: list[int], data: st.DataObject) -> None:
    heights = BlockHeights(given_heights)
    index = data.draw(st.integers(0, len(given_heights) - 1))
    given_heights[index] += 7
    heights.set_exact(index, given_heights[index])
    y = data.draw(st.integers(0, sum(given_heights) - 1))
    at = heights.at(y)
    assert sum(given_heights[:at]) <= y < sum(given_heights[: at + 1])
    assert heights.top(at) == sum(given_heights[:at])
