"""Who speaks where words hold colons and clocks, and who is nobody though it looks like a label."""

from __future__ import annotations

import pytest
from read import read

from reader.model.transcript import Transcript


def text(*paragraphs: str) -> Transcript:
    return read("\n\n".join(paragraphs) + "\n", "talk.txt")


def turns(*paragraphs: str) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in text(*paragraphs).cues]


def test_a_question_holds_whatever_stands_behind_its_letter() -> None:
    assert turns(
        "Q. When did you leave the yard?",
        "A. About 10:30 at night.",
        "Q. And your brother?",
        "A. My brother: he always did.",
        "Q. So at 11:15 you were home?",
        "A. I was.",
    ) == [
        ("Q", "When did you leave the yard?"),
        ("A", "About 10:30 at night."),
        ("Q", "And your brother?"),
        ("A", "My brother: he always did."),
        ("Q", "So at 11:15 you were home?"),
        ("A", "I was."),
    ]


def test_a_member_before_a_dash_holds_a_colon_too() -> None:
    assert turns(
        "HON. A. REED.- One thing: the tap.",
        "HON. B. HALL.- It drips.",
        "HON. A. REED.- It does.",
        "HON. B. HALL.- I say this: mend it.",
    ) == [
        ("HON. A. REED", "One thing: the tap."),
        ("HON. B. HALL", "It drips."),
        ("HON. A. REED", "It does."),
        ("HON. B. HALL", "I say this: mend it."),
    ]


def test_clocks_in_the_midst_of_sentences_are_no_times_and_cost_no_word() -> None:
    said = [
        "I woke at 7:15 and made tea.",
        "Nothing happened.",
        "I woke at 6:40 and was ill.",
        "I woke at 9:05 with a start.",
    ]
    found = text(*said)
    assert [(cue.start, cue.text) for cue in found.cues] == [(None, words) for words in said]


def test_handles_may_have_low_lines_and_numbers() -> None:
    assert turns("@Ana: hello", "@Bo_L: hello there", "@Ana: so?", "@Bo_L: yes") == [
        ("Ana", "hello"),
        ("Bo_L", "hello there"),
        ("Ana", "so?"),
        ("Bo_L", "yes"),
    ]


def test_a_paragraph_that_opens_with_a_phrase_is_not_that_of_the_speaker_before() -> None:
    assert turns(
        "Ana: We sailed at dawn.",
        "Bo: In fog?",
        "One more thing: the bell had gone.",
        "Ana: Yes.",
        "Bo: So.",
    )[2] == ("", "One more thing: the bell had gone.")
    # Whoever goes on with a sentence of his own goes on.
    assert turns("Ana: Hm.", "Bo: So.", "I told him this: go.", "Ana: Yes.", "Bo: No.")[2] == (
        "Bo",
        "I told him this: go.",
    )


@pytest.mark.parametrize(
    "label",
    ["Monday", "Lundi", "Action", "Apologies", "Anmerkung", "注意", "ध्यान दें", "CURTAIN", "P.S."],
)
def test_what_opens_line_after_line_in_notes_is_nobody(label: str) -> None:
    found = text(f"{label}: one.", "Ana: Hm.", f"{label}: two.", "Bo: So.", "Ana: Yes.", "Bo: No.")
    assert found.speakers == ("Ana", "Bo")
    assert {cue.speaker for cue in found.cues if "one." in cue.text or "two." in cue.text} == {""}


@pytest.mark.parametrize(("opens", "closes"), [("[", "]"), ("<", ">")])
def test_names_in_brackets_may_stand_alone_on_their_line(opens: str, closes: str) -> None:
    lines = [("Tom", "We walked all night."), ("Ida", "Who is we?"), ("Tom", "The dog and I.")]
    paragraphs = [f"{opens}{name}{closes}\n{words}" for name, words in [*lines, ("Ida", "Oh.")]]
    assert turns(*paragraphs) == [*lines, ("Ida", "Oh.")]


def test_letters_with_blanks_alone_are_questions_and_answers() -> None:
    assert turns("Q    You own boats?", "A    Three.", "Q    Where?", "A    At sea.") == [
        ("Q", "You own boats?"),
        ("A", "Three."),
        ("Q", "Where?"),
        ("A", "At sea."),
    ]
