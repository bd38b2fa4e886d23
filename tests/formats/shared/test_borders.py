"""Where a sequence begins as it, or another, ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.shared.borders import borders, overlap

FEW = st.lists(st.sampled_from("ab"), max_size=12)


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ("", [0]),
        ("a", [0, 0]),
        ("ab", [0, 0, 0]),
        ("aaa", [0, 0, 1, 2]),
        ("abab", [0, 0, 0, 1, 2]),
        ("abacab", [0, 0, 0, 1, 0, 1, 2]),
        ("aabaaab", [0, 0, 1, 0, 1, 2, 2, 3]),
    ],
)
def test_each_beginning_tells_how_much_of_itself_it_ends_on(items: str, found: list[int]) -> None:
    assert borders(items) == found


@pytest.mark.parametrize(
    ("before", "items", "length"),
    [
        ("", "ab", 0),
        ("ab", "", 0),
        ("xab", "abc", 2),
        ("ab", "ab", 2),
        ("xaa", "aaa", 2),
        ("aab", "aac", 0),
        ("abcab", "ab", 2),
        ("ababab", "abac", 2),
        ("aba", "abab", 3),
    ],
)
def test_the_longest_overlap_counts(before: str, items: str, length: int) -> None:
    assert overlap(before, items) == length


@given(FEW)
def test_a_border_is_the_longest_there_is(items: list[str]) -> None:
    for end, border in enumerate(borders(items)):
        head = items[:end]
        lengths = [n for n in range(end) if head[:n] == head[end - n :]]
        assert border == max(lengths, default=0)


@given(FEW, FEW)
def test_an_overlap_is_the_longest_there_is(before: list[str], items: list[str]) -> None:
    most = min(len(before), len(items))
    lengths = [n for n in range(most + 1) if before[len(before) - n :] == items[:n]]
    assert overlap(before, items) == max(lengths)
