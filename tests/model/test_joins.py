"""What stands between two captions, and between two lines of one."""

from __future__ import annotations

import pytest

from reader.model.joins import join, join_lines, join_words
from reader.model.prose import prose
from reader.model.transcript import Cue, Transcript


@pytest.mark.parametrize(
    ("before", "after", "captions", "lines"),
    [
        ("one", "two", " ", " "),
        ("one ", "two", "", ""),
        ("well-", "known", " ", ""),  # a word parted at its hyphen
        ("港へ", "行きます", "", ""),
        ("안녕", "하세요", " ", " "),
        # Between clauses these scripts set a space; the lines of one caption are one clause.
        ("ไปครับ", "ผมมา", " ", ""),
        ("ໄປແລ້ວ", "ຂ້ອຍມາ", " ", ""),
        ("ខ្ញុំទៅ", "គាត់មក", " ", ""),
        ("သွားမယ်", "လာမယ်", " ", ""),
        ("ไป", "OK", " ", " "),
        ("ปี", "๒๕๖๗", " ", " "),  # a number stands by itself
    ],
)
def test_scripts_join_as_their_readers_do(
    before: str, after: str, captions: str, lines: str
) -> None:
    assert join(before, after) == captions
    assert join_lines(before, after) == lines


def test_words_of_one_clause_are_not_parted() -> None:
    assert join_words("ภาษา", "ไทย") == ""
    assert join_words("two", "words") == " "


def test_prose_keeps_clauses_apart_and_joins_their_lines() -> None:
    cues = (Cue("ไปไหน\nมาครับ", 0, 900), Cue("ผมไปตลาด", 1_000, 1_900))
    assert prose(Transcript(cues=cues)).text == "ไปไหนมาครับ ผมไปตลาด"
