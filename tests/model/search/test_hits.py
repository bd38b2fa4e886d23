"""The hits of a search: counted, stepped through and laid over slices of the text."""

from __future__ import annotations

import pytest

from reader.model.search.find import Finder
from reader.model.search.fold import Folded, Form, prepared
from reader.model.search.hits import Hits, RangeHits, hit_range
from reader.model.search.switches import Switches

#       0123456789
TEXT = "ab..ab.aab"
RANGES = [(0, 2), (4, 6), (8, 10)]


@pytest.fixture(params=["known", "folded", "pattern"])
def hits(request: pytest.FixtureRequest) -> Hits:
    """The same hits in each way in which they are kept."""
    if request.param == "known":
        return RangeHits("ab", Switches(), len(TEXT), RANGES)
    return Finder(TEXT).search("ab", Switches(regex=request.param == "pattern"))


def test_they_are_counted_and_come_in_order(hits: Hits) -> None:
    assert len(hits) == 3
    assert list(hits) == RANGES
    assert [hits.at(number) for number in range(3)] == RANGES


@pytest.mark.parametrize("number", [-1, 3, 99])
def test_there_are_no_others(hits: Hits, number: int) -> None:
    with pytest.raises(IndexError, match=f"no hit {number} among 3"):
        hits.at(number)


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 10, RANGES),
        (2, 4, []),
        (1, 2, RANGES[:1]),
        (1, 5, RANGES[:2]),
        (5, 8, RANGES[1:2]),
        (5, 9, RANGES[1:]),
        (4, 4, []),
        (10, 20, []),
    ],
)
def test_those_that_touch_a_stretch(
    hits: Hits, start: int, end: int, found: list[tuple[int, int]]
) -> None:
    assert hits.between(start, end) == found


@pytest.mark.parametrize(
    ("offset", "number"), [(0, 0), (1, 1), (4, 1), (5, 2), (8, 2), (9, None), (99, None)]
)
def test_the_next_from_a_place(hits: Hits, offset: int, number: int | None) -> None:
    assert hits.first_from(offset) == number


@pytest.mark.parametrize(
    ("count", "rows"),
    [
        (0, []),
        (1, [1]),
        (2, [1, 1]),  # up to 5, and from there
        (3, [1, 1, 1]),  # the slices begin at 0, 3⅓ and 6⅔
        (5, [1, 0, 1, 0, 1]),
        (10, [1, 0, 0, 0, 1, 0, 0, 0, 1, 0]),
    ],
)
def test_the_slices_in_which_hits_begin(hits: Hits, count: int, rows: list[int]) -> None:
    assert list(hits.rows(count)) == rows


@pytest.mark.parametrize("none", [RangeHits("x", Switches(), 0, ()), Finder("").search("x")])
def test_no_hits(none: Hits) -> None:
    assert (len(none), list(none), none.between(0, 9), none.first_from(0)) == (0, [], [], None)
    assert list(none.rows(3)) == [0, 0, 0]


@pytest.mark.parametrize(
    ("text", "needle", "range_"),
    [
        ("Cafe\u0301 x", "cafe", (0, 5)),  # the accent of its last letter belongs to it
        ("x Cafe\u0301", "cafe", (2, 7)),
        ("so\u00adlo\u00ad", "solo", (0, 5)),  # what is not seen at its end does not
        ("ﬁn", "fin", (0, 2)),
        ("aﬁ", "f", (1, 2)),
    ],
)
def test_a_hit_has_the_marks_of_its_last_letter(
    text: str, needle: str, range_: tuple[int, int]
) -> None:
    folded = Folded(prepared(text), Form.WORDS, False)
    assert hit_range(folded, folded.text.index(needle), needle) == range_
