"""Which way a text is read; marks that turn it are spelled out; all else stays."""

from __future__ import annotations

import pytest

from reader import wording
from reader.direction import (
    in_a_row,
    in_own_direction,
    isolated,
    mostly_leftward,
    reads_leftward,
    turns_shown,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("report\u202efdp.exe", "report⟨RLO⟩fdp.exe"),
        ("\u202a\u202b\u202c\u202d", "⟨LRE⟩⟨RLE⟩⟨PDF⟩⟨LRO⟩"),
        ("\u2066\u2067\u2068\u2069", "⟨LRI⟩⟨RLI⟩⟨FSI⟩⟨PDI⟩"),
        # A fact that is isolated keeps its pair: the letters within it are seen.
        ("\u2068שלום\u2069 · 1", "\u2068שלום\u2069 · 1"),
        ("\u2068a\u202eb\u2069", "⟨FSI⟩a⟨RLO⟩b⟨PDI⟩"),
        ("\u2068never closed", "⟨FSI⟩never closed"),
        # The marks of Arabic and Hebrew texts turn nothing that stands around them.
        ("\u200eשלום\u200f\u061c", "\u200eשלום\u200f\u061c"),
        ("", ""),
    ],
)
def test_a_mark_that_turns_the_words_is_spelled_out(text: str, shown: str) -> None:
    assert turns_shown(text) == shown


@pytest.mark.parametrize(
    ("text", "leftward"),
    [
        ("", False),
        ("12:30", False),
        ("plain", False),
        ("été à 12", False),
        ("שלום", True),
        ("مرحبا NATO", True),
        ("NATO مرحبا", False),
        ("12 «مرحبا»", True),  # digits and signs have no direction of their own
        ("東京 שלום", False),
        ("\u2068שלום\u2069 said he", False),  # UAX #9, P2: what is isolated does not count
        ("\u2067a\u2069 שלום", True),
        ("\u200eשלום", False),
        ("\U0001e900", True),  # Adlam
    ],
)
def test_a_text_is_read_as_its_first_letter_is(text: str, leftward: bool) -> None:
    assert reads_leftward(text) is leftward


def test_a_piece_of_a_text_is_read_as_most_of_its_letters_are() -> None:
    assert mostly_leftward("NATO قال الوزير")  # 10 letters to 4
    assert not mostly_leftward("the transition (الطاقة) needs time")
    assert not mostly_leftward("12 – 30")
    assert not mostly_leftward("")


def test_facts_keep_their_directions_to_themselves() -> None:
    assert isolated("Ana") == "Ana"
    assert isolated("東京") == "東京"
    assert isolated("قناة") == "\u2068قناة\u2069"
    assert in_a_row(("Ana", "", "0:12")) == "Ana  ·  0:12"
    # LRM first: the row is read from the left, whatever the first fact is.
    assert in_a_row(("قناة", "2024-05-01")) == "\u200e\u2068قناة\u2069  ·  2024-05-01"
    assert in_a_row(()) == ""


def test_in_a_language_from_the_right_what_runs_the_other_way_is_isolated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wording._Spoken, "language", "ar")
    assert isolated("قناة") == "قناة"
    assert isolated("0:12") == "0:12"
    assert isolated("Ana") == "\u2068Ana\u2069"
    assert in_a_row(("Ana", "", "قناة")) == "\u200f\u2068Ana\u2069  ·  قناة"
    assert in_a_row(("قناة", "0:12")) == "قناة  ·  0:12"


def test_a_row_of_facts_is_read_as_its_first_fact_is() -> None:
    assert in_own_direction(("Harbour", "2013-05-01"), " · ") == "Harbour · 2013-05-01"
    assert in_own_direction((), " · ") == ""
    assert in_own_direction(("A · B", "C"), " · ") == "\u2068A · B\u2069 · \u2068C\u2069"
    told = in_own_direction(("قناة", "2024-05-01"), " · ")
    assert told == "\u200f\u2068قناة\u2069 · \u20682024-05-01\u2069"
    assert reads_leftward(told)
    assert not reads_leftward(in_own_direction(("Harbour", "قناة"), " · "))
