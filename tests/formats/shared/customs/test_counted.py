"""Questions that are counted, by committees and in written interviews."""

from __future__ import annotations

import pytest
from read import read, said


def turns(text: str) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in read(text, "a.txt").cues]


def test_the_number_of_a_question_is_no_part_of_who_asks() -> None:
    text = (
        "Q41  Chair: Why is it wet?\nEva Lund: It rains.\nQ42  Max Birk: Since when?\n"
        "Eva Lund: May.\nChair: Thank you.\n"
    )
    assert turns(text) == [
        ("Chair", "Why is it wet?"),
        ("Eva Lund", "It rains."),
        ("Max Birk", "Since when?"),
        ("Eva Lund", "May."),
        ("Chair", "Thank you."),
    ]
    assert said(read(text, "a.txt")) == "The numbers of 2 lines were left out."


@pytest.mark.parametrize(
    ("asked", "answered"),
    [("Question", "Answer"), ("Q", "A"), ("Frage", "Antwort"), ("Question", "Réponse")],
)
@pytest.mark.parametrize("between", [": ", ". ", "\n", ":\n\n"])
def test_questions_and_answers_have_the_same_numbers(
    asked: str, answered: str, between: str
) -> None:
    words = ["Is it wet?", "It is.", "Since when?", "May."]
    marks = [f"{asked} 1", f"{answered} 1", f"{asked} 2", f"{answered} 2"]
    text = "\n\n".join(f"{mark}{between}{one}" for mark, one in zip(marks, words, strict=True))
    assert turns(text) == list(zip([asked, answered] * 2, words, strict=True))


def test_questions_of_a_list_have_no_answers() -> None:
    text = "Question 1: How wet is it?\n\nQuestion 2: Since when?\n\nQuestion 3: Why?\n"
    assert {speaker for speaker, _ in turns(text)} == {""}


def test_numbers_that_do_not_rise_stay() -> None:
    text = "Question 1: Wet?\n\nAnswer 4: Yes.\n\nQuestion 2: Why?\n\nAnswer 1: Rain.\n"
    assert {speaker for speaker, _ in turns(text)} == {""}
