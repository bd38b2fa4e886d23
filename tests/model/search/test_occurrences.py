"""Occurrences: counted without a list, found one by one, never over one another."""

from __future__ import annotations

from array import array

import pytest

from reader.model.search.fold import Folded, Form
from reader.model.search.occurrences import (
    Counted,
    ListedOccurrences,
    Needle,
    Occurrences,
    occurrences,
    walk,
)


def places(found: Occurrences) -> list[int]:
    return [found.nth(number) for number in range(len(found))]


@pytest.mark.parametrize(
    ("needle", "core"),
    [
        (Needle("act"), "act"),
        (Needle(" act", lead=1), "act"),
        (Needle(" act ", lead=1, tail=1), "act"),
        (Needle("", 0, 0), ""),
    ],
)
def test_the_core_has_nothing_of_what_stands_around(needle: Needle, core: str) -> None:
    assert needle.core == core


@pytest.mark.parametrize(
    ("text", "needle", "skipped", "found"),
    [
        ("", "a", (), []),
        ("abcabc", "abc", (), [0, 3]),
        ("abcab", "abc", (), [0]),
        ("xabc", "abc", (), [1]),
        ("xxxx", "x", (1, 3), [0, 2]),
        ("xx", "x", (0,), [1]),
    ],
)
def test_counted(text: str, needle: str, skipped: tuple[int, ...], found: list[int]) -> None:
    counted = Counted(text, needle, skipped)
    assert (len(counted), places(counted)) == (len(found), found)
    for place in range(len(text) + 1):
        before = [one for one in found if one < place]
        assert counted.count_before(place) == len(before)
        assert counted.next(place) == next((one for one in found if one >= place), None)


def test_counted_in_a_long_text() -> None:
    counted = Counted("ab" * 10_000, "ab")
    assert len(counted) == 10_000
    numbers = (0, 1, 2_047, 2_048, 5_000, 9_999)  # a block of 4,096 letters has 2,048
    assert [counted.nth(number) for number in numbers] == [2 * number for number in numbers]
    assert [counted.count_before(2 * number) for number in numbers] == list(numbers)
    assert [counted.count_before(place) for place in (0, 1, 1_998, 1_999, 5_000, 30_000)] == [
        *(0, 1, 999, 1_000, 2_500, 10_000),
    ]


@pytest.mark.parametrize(
    ("found", "place", "stop", "next_"),
    [
        (Counted("..ab.ab", "ab"), 0, 2, None),
        (Counted("..ab.ab", "ab"), 0, 3, 2),
        (Counted("..ab.ab", "ab"), 3, 5, None),
        (Counted("..ab.ab", "ab"), 3, 6, 5),
        (Counted("..ab.ab", "ab"), 6, None, None),
        (ListedOccurrences(array("I", [2, 5])), 0, 2, None),
        (ListedOccurrences(array("I", [2, 5])), 0, 3, 2),
        (ListedOccurrences(array("I", [2, 5])), 3, 5, None),
        (ListedOccurrences(array("I", [2, 5])), 3, 6, 5),
        (ListedOccurrences(array("I", [2, 5])), 6, None, None),
    ],
)
def test_the_next_is_looked_for_no_further_than_wanted(
    found: Occurrences, place: int, stop: int | None, next_: int | None
) -> None:
    assert found.next(place, stop) == next_


@pytest.mark.parametrize(
    "found",
    [
        Counted("ab.ab.ab.ab", "ab"),
        Counted("ababab.ab.ab", "ab", (2, 4)),
        ListedOccurrences(array("I", [0, 3, 6, 9])),
    ],
)
def test_all_of_a_stretch_begin_in_it(found: Occurrences) -> None:
    there = places(found)
    for place in range(12):
        for stop in range(12):
            assert found.within(place, stop) == [one for one in there if place <= one < stop]


def test_listed() -> None:
    listed = ListedOccurrences(array("I", [2, 5, 9]))
    assert (len(listed), places(listed)) == (3, [2, 5, 9])
    assert [listed.count_before(place) for place in (0, 2, 3, 9, 10)] == [0, 0, 1, 2, 3]


@pytest.mark.parametrize(
    ("text", "needle", "found"),
    [
        ("aaaa", Needle("aa"), [0, 2]),
        ("aaaaa", Needle("aa"), [0, 2]),
        ("abab", Needle("aba"), [0]),
        (" a a a ", Needle(" a ", 1, 1), [0, 2, 4]),  # the space behind is that before the next
        ("bbb", Needle("a"), []),
    ],
)
def test_none_lies_over_another(text: str, needle: Needle, found: list[int]) -> None:
    assert list(walk(text, needle)) == found
    assert places(occurrences(Folded(text, Form.EXACT, False), needle)) == found


def test_what_does_not_fit_hides_nothing_behind_it() -> None:
    assert list(walk("aaaa", Needle("aa"), lambda place: place != 0)) == [1]
    folded = Folded("aaaa", Form.EXACT, False)
    assert places(occurrences(folded, Needle("aa"), lambda place: place != 0)) == [1]


@pytest.mark.parametrize(
    ("text", "needle", "found"),
    [
        # One character of the text is one place, however often it holds what is looked for.
        ("ﬀ", "f", [0]),
        ("ﬀf", "f", [0, 2]),
        ("ﬀﬀ", "f", [0, 2]),
        ("oﬀ", "of", [0]),
        ("fﬀ", "ff", [0]),
    ],
)
def test_a_character_that_is_spelled_out_is_found_once(
    text: str, needle: str, found: list[int]
) -> None:
    assert places(occurrences(Folded(text, Form.SIGNS, False), Needle(needle))) == found
