"""The words by which texts are indexed."""

from __future__ import annotations

import pytest

from reader.library.tokens import LONGEST, is_letter, parted, spaced, tokens
from reader.model.search.fold import folded


@pytest.mark.parametrize(
    ("text", "words", "row"),
    [
        ("", [], ""),
        ("...", [], ""),
        ("Hello,  World!", ["hello", "world"], " hello world "),
        ("Café", ["cafe"], " cafe "),
        ("東京 tower", ["東", "京", "tower"], " 東 京 tower "),
        ("3月", ["3", "月"], " 3 月 "),
        ("ไทย", ["ไ", "ท", "ย"], " ไ ท ย "),
        ("한국어", ["한국어"], " 한국어 "),
        ("it's", ["it", "s"], " it s "),
    ],
)
def test_words_of_a_text(text: str, words: list[str], row: str) -> None:
    assert tokens(folded(text)) == words
    assert spaced(text) == row


def test_a_row_of_words_is_in_another_as_such() -> None:
    assert spaced("Ana") in spaced("Dr. ANA Lima")
    assert spaced("Ana") not in spaced("Diana Lima")
    assert spaced("ana lima") in spaced("Dr. Ana  Lima")


@pytest.mark.parametrize("length", [LONGEST - 1, LONGEST, LONGEST + 1])
def test_of_a_long_word_the_index_has_its_beginning(length: int) -> None:
    assert tokens("x" * length) == ["x" * min(length, LONGEST)]


def test_what_is_ascii_is_not_parted() -> None:
    assert parted(" a  b ") == " a  b "


@pytest.mark.parametrize(
    ("token", "letter"), [("東", True), ("a", False), ("東京", False), ("", False)]
)
def test_letters_that_are_words(token: str, letter: bool) -> None:
    assert is_letter(token) is letter
