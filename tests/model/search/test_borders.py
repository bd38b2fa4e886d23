"""Where words begin and end in a folded text."""

from __future__ import annotations

import pytest

from reader.model.search.borders import Borders, Edges
from reader.model.search.fold import Folded, Form, prepared


def borders(text: str) -> Borders:
    return Borders(Folded(prepared(text), Form.WORDS, False), text)


@pytest.mark.parametrize(
    ("text", "folded", "places"),
    [
        ("ab cd", " ab cd ", [1, 3, 4, 6]),
        ("ab, cd", " ab cd ", [1, 3, 4, 6]),
        ("5㎏", " 5kg ", [1, 4]),  # no word of its own begins within a character
        ("a東b", " a東b ", [1, 2, 3, 4]),
        ("3月", " 3月 ", [1, 2, 3]),
    ],
)
def test_borders(text: str, folded: str, places: list[int]) -> None:
    found = borders(text)
    assert Folded(prepared(text), Form.WORDS, False).text == folded
    assert [index for index in range(1, len(folded)) if found.is_border(index)] == places


@pytest.mark.parametrize(("text", "parted"), [("ab 東京c", " ab   c "), ("ab c", " ab c ")])
def test_letters_of_scripts_without_spaces_are_spaces_to_the_others(text: str, parted: str) -> None:
    assert borders(text).parted == parted


@pytest.mark.parametrize(
    ("edges", "start", "stop", "stands"),
    [
        (Edges(), 2, 3, True),
        (Edges(begin=True), 1, 2, True),
        (Edges(begin=True), 2, 3, False),
        (Edges(end=True), 2, 4, True),
        (Edges(end=True), 1, 3, False),
        (Edges(True, True), 1, 4, True),
        (Edges(True, True), 1, 3, False),
        (Edges(True, True), 2, 4, False),
    ],
)
def test_edges_that_are_asked_for_are_borders(
    edges: Edges, start: int, stop: int, stands: bool
) -> None:
    assert borders("abc").test(edges)(start, stop) is stands
