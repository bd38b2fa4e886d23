"""Marks that turn the direction of writing are spelled out; all else stays."""

from __future__ import annotations

import pytest

from reader.direction import turns_shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("report\u202efdp.exe", "report⟨RLO⟩fdp.exe"),
        ("\u202a\u202b\u202c\u202d", "⟨LRE⟩⟨RLE⟩⟨PDF⟩⟨LRO⟩"),
        ("\u2066\u2067\u2068\u2069", "⟨LRI⟩⟨RLI⟩⟨FSI⟩⟨PDI⟩"),
        # The marks of Arabic and Hebrew texts turn nothing that stands around them.
        ("\u200eשלום\u200f\u061c", "\u200eשלום\u200f\u061c"),
        ("", ""),
    ],
)
def test_a_mark_that_turns_the_words_is_spelled_out(text: str, shown: str) -> None:
    assert turns_shown(text) == shown
