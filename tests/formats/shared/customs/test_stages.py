"""Plays and scripts: who speaks, and what between the turns nobody says."""

from __future__ import annotations

import pytest
from read import read

from reader.formats.shared.customs.stages import is_scene, with_labels


def told(text: str) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in read(text, "a.txt").cues]


TURNS = [
    ("NORA", "Who has been here?"),
    ("HELMER", "Nobody. I was out."),
    ("NORA", "Somebody has."),
    ("HELMER", "Come to bed."),
]


@pytest.mark.parametrize("form", ["{}: {}", "{}. {}", "{}\n{}", "{}\n\n{}", "    {}\n  {}"])
def test_names_stand_before_their_words_or_above_them(form: str) -> None:
    assert told("\n\n".join(form.format(*turn) for turn in TURNS)) == TURNS


def test_names_of_two_words_may_stand_above_paragraphs() -> None:
    text = "Ana Ruiz\n\nOne.\n\nTwo.\n\nBo Lind\n\nThree.\n\nAna Ruiz\n\nFour.\n\nBo Lind\n\nFive."
    assert told(text) == [
        *(("Ana Ruiz", "One."), ("Ana Ruiz", "Two."), ("Bo Lind", "Three.")),
        *(("Ana Ruiz", "Four."), ("Bo Lind", "Five.")),
    ]


def test_scenes_and_the_curtain_are_nobodys() -> None:
    text = (
        "ACT I\n\nSCENE 1\n\nA kitchen. Night.\n\nNORA: Who is there?\n\nHELMER: I am.\n\n"
        "CURTAIN\n\nSCENE 2\n\nThe same. Morning.\n\nNORA: Coffee?\n\nHELMER: Please."
    )
    assert told(text) == [
        *(("", "SCENE 1"), ("", "A kitchen. Night."), ("NORA", "Who is there?")),
        *(("HELMER", "I am."), ("", "CURTAIN"), ("", "SCENE 2"), ("", "The same. Morning.")),
        *(("NORA", "Coffee?"), ("HELMER", "Please.")),
    ]


def test_what_is_seen_in_a_script_is_nobodys() -> None:
    text = (
        "INT. KITCHEN - NIGHT\n\nNora sits.\n\n   NORA\n Who is there?\n\n   HELMER\n   (low)\n"
        " I am.\n\nShe laughs.\n\n   NORA\n You.\n\n   HELMER\n Me."
    )
    assert told(text) == [
        *(("", "Nora sits."), ("NORA", "Who is there?"), ("HELMER", "(low)\nI am.")),
        *(("", "She laughs."), ("NORA", "You."), ("HELMER", "Me.")),
    ]


@pytest.mark.parametrize(
    "line", ["SCENE 2", "CURTAIN.", "(CURTAIN)", "END OF INTERVIEW", "AD BREAK"]
)
def test_a_scene_is_in_capitals(line: str) -> None:
    assert is_scene(line)


@pytest.mark.parametrize(
    "line", ["Fine.", "End", "I SAID NO", "NORA", "ABSOLUTELY NOT", "Break it."]
)
def test_what_may_be_said_is_no_scene(line: str) -> None:
    assert not is_scene(line)


@pytest.mark.parametrize(
    "text",
    [
        "OSLO. It rained.\n\nBERGEN. It rained.\n\nThen we left.",
        "MR. FALK: One.\n\nMR. LIND: Two.\n\nMR. FALK: Three.\n\nMR. LIND: Four.",
        "Hallelujah\n\nWe sang all night.\n\nHallelujah\n\nAmen\n\nWe slept.\n\nAmen",
        "Chorus\nWe sailed\n\nVerse\nWe slept\n\nChorus\nWe sailed\n\nVerse\nWe rose",
        "One line.\nAnother.\n\nA third.\nA fourth.",
    ],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    lines = text.split("\n")
    assert with_labels(lines) == lines
