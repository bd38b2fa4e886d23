"""Long texts piece by piece: together they are the text, and no word is in two of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.tokens import tokens
from reader.model import pieces as module
from reader.model.breaks import count as words
from reader.model.pieces import SIZE, pieces, slices
from reader.model.search.fold import folded
from reader.model.visible import words as on_one_line

# Latin, Greek, Han, kana with a mark of its own, Thai with a vowel above, wide letters, breaks.
LETTERS = "ab Éω一二。かガกำ่ํ้าเＡＢ \n\r\u2028-’3.\u0301\u200d"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let texts be cut that a person can look at."""
    monkeypatch.setattr(module, "SIZE", 12)
    monkeypatch.setattr(module, "_NEAR", 6)
    monkeypatch.setattr(module, "_VERY_NEAR", 6)


def test_a_short_text_is_one_piece_and_nothing_is_none() -> None:
    assert list(pieces("They built the iron bridge.")) == ["They built the iron bridge."]
    assert list(pieces("")) == []
    assert list(slices("")) == [""]


@pytest.mark.parametrize("text", ["built " * 100_000, "鉄の橋" * 200_000, "a\n" * 300_000])
def test_a_long_text_is_cut_between_words(text: str) -> None:
    found = list(pieces(text))
    assert "".join(found) == text
    assert len(found) >= 5
    assert max(map(len, found)) <= SIZE + 10_000
    assert sum(map(words, found)) == words(text)


def test_letters_without_a_space_are_not_cut() -> None:
    word = "x" * (3 * SIZE)
    assert list(pieces(f"{word} and {word}")) == [f"{word} ", f"and {word}"]


@pytest.mark.usefixtures("small")
@given(st.text(alphabet=LETTERS, max_size=80))
def test_what_is_done_with_each_piece_is_what_is_done_with_all(text: str) -> None:
    found = list(pieces(text))
    assert "".join(found) == "".join(slices(text)) == text
    counted = [word for piece in found for word in tokens(folded(piece))]
    assert counted == tokens(folded(text))
    assert not any(one.endswith("\r") and other.startswith("\n") for one, other in pairwise(found))
    assert "".join(map(on_one_line, found)) == on_one_line(text)
