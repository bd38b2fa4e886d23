"""Speakers written before their words, so that reading finds them again."""

from __future__ import annotations

import pytest

from reader.formats.shared.speaker_labels import labelled
from reader.formats.shared.turns import with_turns
from reader.model.transcript import Cue


def said(*turns: tuple[str, str]) -> list[Cue]:
    return [Cue(text, number, number + 1, name) for number, (name, text) in enumerate(turns)]


def test_a_name_opens_the_caption_in_which_its_speaker_takes_the_word() -> None:
    cues = said(("Ana", "One."), ("Ana", "Two."), ("Ben", "Three."), ("Ben", "Four."))
    assert labelled(cues) == ["Ana: One.", "Two.", "Ben: Three.", "Four."]


def test_without_speakers_the_texts_stay() -> None:
    assert labelled(said(("", "One."), ("", "It is 9:15."))) == ["One.", "It is 9:15."]
    assert labelled([]) == []


def test_blank_lines_go() -> None:
    assert labelled(said(("", "One.\n\n \nTwo."))) == ["One.\nTwo."]


def test_who_would_not_be_found_stands_in_brackets() -> None:
    cues = said(("Ana", "One."), ("", "Two."), ("Ana", "Three."))
    assert labelled(cues) == ["[Ana]: One.", "[Unnamed]: Two.", "[Ana]: Three."]


def test_a_text_that_looks_like_a_label_is_kept_from_being_one() -> None:
    cues = said(("", "Ana: One."), ("", "Ana: Two."), ("", "Ana: Three."))
    texts = labelled(cues)
    assert texts == [f"[Unnamed]: {cue.text}" for cue in cues]
    assert [cue.speaker for cue in with_turns([Cue(text) for text in texts])] == ["", "", ""]


@pytest.mark.parametrize(
    "turns",
    [
        [("Ana", "One.")],
        [("Ana", "One."), ("Ben", "Two.")],
        [("", "One."), ("Ana", "Two."), ("", "Three.")],
        [("the people of the town", "One."), ("Ana", "Two.")],
        [("Note", "One."), ("Step 3", "Two."), ("Note", "Three.")],
    ],
)
def test_reading_finds_who_was_written(turns: list[tuple[str, str]]) -> None:
    cues = said(*turns)
    read = with_turns(
        [
            cue._replace(text=text, speaker="")
            for cue, text in zip(cues, labelled(cues), strict=True)
        ]
    )
    assert [(cue.speaker, cue.text) for cue in read] == turns


@pytest.mark.parametrize("name", ["Ana: at sea", "[x]", "#4", "— Bo", "Unnamed"])
def test_a_name_of_odd_signs_comes_back_from_captions(name: str) -> None:
    cues = [
        Cue("One.", 0, 1_000, name),
        Cue("Two: three.", 1_000, 2_000),
        Cue("Four.", 2_000, 3_000, name),
    ]
    read = [
        cue._replace(speaker="", text=text) for cue, text in zip(cues, labelled(cues), strict=True)
    ]
    assert [(cue.speaker, cue.text) for cue in with_turns(read)] == [
        (cue.speaker, cue.text) for cue in cues
    ]
