"""A note as text: it comes back as it was, and what is no note is refused."""

from __future__ import annotations

import pytest

from reader.library.noting.note_text import as_text, note_in, note_or_words
from reader.library.values import Note
from reader.model.transcript import Span


@pytest.mark.parametrize(
    "note",
    [
        None,
        Note(1, Span(0, 1, 2, 3), "a\0b \ud800 é", "東京\n\u2028", tags=("a", "ü, b"), id=7),
        Note(1, Span(0, 0, 0, 1), "a", author="ana", is_shared=True, is_open=True, version=9),
    ],
)
def test_a_note_comes_back_as_it_was(note: Note | None) -> None:
    assert as_text(note).isascii()
    assert note_in(as_text(note)) == note


@pytest.mark.parametrize(
    "text",
    ["[", "[]", "{}", '{"span": [0, 1], "tags": []}', '{"span": [0, "1", 2, 3]}', "[" * 9000],
)
def test_what_is_no_note_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        note_in(text)
    # Where it was kept it is shown all the same: somebody wrote it.
    assert note_or_words(text, 3) == Note(3, Span(0, 0, 0, 0), "", text)
