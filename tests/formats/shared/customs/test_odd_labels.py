"""Labels that have not the shape of a name."""

from __future__ import annotations

import pytest
from read import read

from reader.formats.shared.customs.odd_labels import handles

TURNS = ["Ana Lund: It is shut.", "Bo Birk: Since May.", "Ana Lund: So?", "Bo Birk: Yes."]


def told(*paragraphs: str, between: str = "\n\n") -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in read(between.join(paragraphs), "a.txt").cues]


@pytest.mark.parametrize(
    "name",
    [
        "2nd caller",
        "??",
        "M?",
        "pat@quay.example",
        "Pat/Kim",
        "Pat “Salty” Orr",
        "🎤 Pat",
        "Pat 🚢",
    ],
)
def test_where_all_is_labelled_one_that_comes_once_is_somebody(name: str) -> None:
    said = told(*TURNS[:2], f"{name}: I know why.", *TURNS[2:])
    assert said[2] == (name, "I know why.")
    assert said[3:] == [("Ana Lund", "So?"), ("Bo Birk", "Yes.")]


def test_in_a_block_of_lines_too() -> None:
    lines = ["MOD: What is it?", "F1: Smell.", "M1: Gulls.", "MOD: And?", "F1: No.", "M?: Nobody."]
    assert told(*lines, between="\n")[-1] == ("M?", "Nobody.")


@pytest.mark.parametrize("label", ["♪ BO", "“Why”", "12"])
def test_songs_quotations_and_numbers_are_nobody(label: str) -> None:
    words = f"{label}: I know why."
    assert told(*TURNS[:2], words, *TURNS[2:])[2][0] == ""


def test_what_people_call_themselves_in_a_chat() -> None:
    lines = ["DJ K-9: It is shut.", "$andra: Since when?", "DJ K-9: Since May.", "xX_Xx: lol"]
    assert told(*lines, "$andra: Right.", between="\n") == [
        ("DJ K-9", "It is shut."),
        ("$andra", "Since when?"),
        ("DJ K-9", "Since May."),
        ("xX_Xx", "lol"),
        ("$andra", "Right."),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["A4: 210 mm", "A5: 148 mm", "A6: 105 mm"],
        ["B2: one", "B2: two", "B3: three", "so it goes", "B3: four"],
        ["it was so: yes", "it was so: no", "and then: so", "and then: well"],
    ],
)
def test_lists_and_sentences_are_no_chat(texts: list[str]) -> None:
    assert handles(texts) == []
