"""Where characters stood before a text was changed, there and back."""

from __future__ import annotations

import pytest

from reader.model.search.alignment import Addition, Step, added, without


@pytest.mark.parametrize(
    ("text", "kept", "sources"),
    [
        ("", "", []),
        ("abc", "abc", [0, 1, 2]),
        ("a-b--c", "abc", [0, 2, 5]),
        ("--ab", "ab", [2, 3]),
        ("ab--", "ab", [0, 1]),
        ("--", "", []),
        ("-😀-e\u0301", "😀e\u0301", [1, 3, 4]),
    ],
)
def test_what_is_left_out_moves_what_follows(text: str, kept: str, sources: list[int]) -> None:
    found, step = without(text, "-")
    assert found == kept
    assert [step.to_source(index) for index in range(len(kept))] == sources


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # The place of the first character kept that stood there or later; the last is the end.
        ("a-b--c", [0, 1, 1, 2, 2, 2, 3]),
        ("--ab", [0, 0, 0, 1, 2]),
        ("ab--", [0, 1, 2, 2, 2]),
        ("abc", [0, 1, 2, 3]),
    ],
)
def test_what_was_left_out_stands_where_the_next_is_kept(text: str, places: list[int]) -> None:
    _, step = without(text, "-")
    assert [step.from_source(offset) for offset in range(len(text) + 1)] == places


@pytest.mark.parametrize(
    ("places", "sources", "back"),
    [
        # "ab" became "axb", "axyb", "abx" and "axbx".
        ([1], [0, 0, 1], [0, 2, 3]),
        ([1, 2], [0, 0, 0, 1], [0, 3, 4]),
        ([2], [0, 1, 1], [0, 1, 3]),
        ([1, 3], [0, 0, 1, 1], [0, 2, 4]),
        ([], [0, 1], [0, 1, 2]),
    ],
)
def test_what_is_put_in_comes_from_where_the_one_before_did(
    places: list[int], sources: list[int], back: list[int]
) -> None:
    step = added(places)
    assert [step.to_source(index) for index in range(len(sources))] == sources
    assert [step.from_source(offset) for offset in range(3)] == back


@pytest.mark.parametrize("step", [without("a-b--c-", "-")[1], added([1, 4, 5])])
def test_there_and_back_is_the_same_place_or_the_first_of_those_alike(step: Step) -> None:
    for index in range(9):
        back = step.from_source(step.to_source(index))
        assert step.to_source(back) == step.to_source(index)
        assert back <= index
        assert back == index or isinstance(step, Addition)
