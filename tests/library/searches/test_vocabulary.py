"""The words of the index: which hold, end with or begin with a part."""

from __future__ import annotations

import pytest

from reader.library.searches.vocabulary import Vocabulary


@pytest.fixture
def words() -> Vocabulary:
    made = Vocabulary()
    made.add(["act", "fact", "action"], 3)
    made.add([], 3)
    made.add(["pact", "東"], 5)
    return made


@pytest.mark.parametrize(
    ("part", "containing", "ending", "beginning"),
    [
        ("act", ["act", "fact", "action", "pact"], ["act", "fact", "pact"], ["act", "action"]),
        ("actio", ["action"], [], ["action"]),
        ("action", ["action"], ["action"], ["action"]),
        ("f", ["fact"], [], ["fact"]),
        ("n", ["action"], ["action"], []),
        ("東", ["東"], ["東"], ["東"]),
        ("x", [], [], []),
        ("tfa", [], [], []),  # words stand apart
    ],
)
def test_words_by_a_part(
    words: Vocabulary, part: str, containing: list[str], ending: list[str], beginning: list[str]
) -> None:
    assert words.containing(part, 9) == containing
    assert words.ending(part, 9) == ending
    assert words.beginning(part, 9) == beginning
    assert words.count_beginning(part) == len(beginning)


def test_a_word_that_has_the_part_twice_is_one_word() -> None:
    made = Vocabulary()
    made.add(["banana", "an"], 2)
    assert made.containing("an", 9) == ["banana", "an"]


@pytest.mark.parametrize(("most", "is_told"), [(3, False), (4, True)])
def test_too_many_are_not_told(words: Vocabulary, most: int, is_told: bool) -> None:
    assert (words.containing("act", most) is not None) is is_told


def test_the_last_is_known_and_an_empty_one_has_nothing(words: Vocabulary) -> None:
    assert words.last == 5
    empty = Vocabulary()
    assert (empty.containing("a", 9), empty.ending("a", 9), empty.count_beginning("a")) == (
        [],
        [],
        0,
    )
