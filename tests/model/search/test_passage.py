"""A hit in its context: whole words where there is a space to cut at, all on one line."""

from __future__ import annotations

import pytest

from reader.model.search.passage import Passage, in_context, in_whole_words

TEXT = "one two three four five"


@pytest.mark.parametrize(
    ("width", "before", "after"),
    [
        (0, "", ""),
        (3, "", ""),  # "wo " and " fo" are halves of words
        (4, "two ", ""),
        (5, "two ", " four"),
        (8, "one two ", " four"),
        (10, "one two ", " four five"),
        (60, "one two ", " four five"),
    ],
)
def test_words_around_are_whole(width: int, before: str, after: str) -> None:
    assert in_context(TEXT, 8, 13, width) == Passage(before, "three", after, 8, 13)


@pytest.mark.parametrize(
    ("text", "start", "end", "width", "parts"),
    [
        ("", 0, 0, 5, ("", "", "")),
        ("one", 0, 3, 5, ("", "one", "")),
        ("a\nb\u2028c", 2, 3, 5, ("a ", "b", " c")),
        ("a\r\u2029b c", 3, 6, 5, ("a  ", "b c", "")),
        ("a\nb", 0, 3, 5, ("", "a b", "")),
        # Without a space within reach it is cut where it is, but never before a mark.
        ("aaaaabbbbb", 5, 6, 2, ("aa", "b", "bb")),
        ("我们建造铁桥", 2, 4, 1, ("们", "建造", "铁")),
        ("ae\u0301\u0301x", 4, 5, 1, ("", "x", "")),
        ("ae\u0301\u0301x", 4, 5, 3, ("e\u0301\u0301", "x", "")),
    ],
)
def test_edges(text: str, start: int, end: int, width: int, parts: tuple[str, str, str]) -> None:
    found = in_context(text, start, end, width)
    assert (found.before, found.hit, found.after) == parts
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (("rivers and ", "bridge", "s. A needle"), ("rivers and ", "bridges", ". A needle")),
        (("the “foot", "bridge", "” of"), ("the “", "footbridge", "” of")),
        (("over ", "the bridge", " of"), ("over ", "the bridge", " of")),
        (("", "bridge", ""), ("", "bridge", "")),
        (("we ", "don", "’t—no"), ("we ", "don’t", "—no")),
        (("the ‘", "bridge", "’ of"), ("the ‘", "bridge", "’ of")),
        (("x" * 30, "bridge", "s"), ("x" * 30, "bridge", "s")),  # no word of anybody's
        (("我们", "桥", "上"), ("我们", "桥", "上")),  # no space tells where its word begins
    ],
)
def test_a_hit_apart_from_its_context_has_the_rest_of_its_words(
    parts: tuple[str, str, str], shown: tuple[str, str, str]
) -> None:
    assert in_whole_words(*parts) == shown
