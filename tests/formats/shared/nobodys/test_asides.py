"""Paragraphs between turns and behind them that nobody says."""

from __future__ import annotations

import pytest
from read import read

from reader.formats.shared.nobodys.asides import is_aside

TURNS = ["Ana: It is shut, you say.", "Bo: Since May.", "Ana: And nobody asked?", "Bo: Not us."]


def told(*paragraphs: str) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in read("\n\n".join(paragraphs), "a.txt").cues]


@pytest.mark.parametrize(
    "aside",
    [
        "--- pause ---",
        "===== END =====",
        "(They walk to the quay.)",
        "*They walk to the quay.*",
        "Page 2 of 3",
        "Ref: X12    © 2024 Lock Museum    Page 2 of 4",
        "The letter",
        "THE LETTER",
        "2. The letter",
        "II.",
        "Photo: Bo Birk at the lock, 1981. (Jan Orr)",
        "https://quay.example/lock",
        "Correction, 4 June: An earlier version misspelled Lindau.",
    ],
)
def test_what_stands_between_turns_is_nobodys(aside: str) -> None:
    assert told(*TURNS[:2], aside, *TURNS[2:]) == [
        ("Ana", "It is shut, you say."),
        ("Bo", "Since May."),
        ("", aside),
        ("Ana", "And nobody asked?"),
        ("Bo", "Not us."),
    ]


@pytest.mark.parametrize(
    "note",
    [
        "https://quay.example/lock",
        "Transcript prepared by Quay Transcripts Ltd.",
        "Transcribed 20 May 2024 by J. Orr, checked by H. Sund",
        "With thanks to the Lindau Town Archive.",
        "Subscribe to our podcast wherever you listen.",
        "Have a question for us? Write to desk@quay.example.",
        "[1] See the letter of 4 May 2023.",
        "* Name changed at the speaker's wish.",
        "1. See the letter of 4 May 2023.",
        "Signed: ____________",
        "###",
        "END AUDIO",
    ],
)
def test_what_stands_behind_the_last_turn_is_nobodys(note: str) -> None:
    assert [turn for turn in told(*TURNS, note)[4:] if turn[0]] == []


@pytest.mark.parametrize("heading", ["ABOUT THE SPEAKER", "Appendix A", "Interviewer’s notes"])
def test_a_heading_behind_the_last_turn_ends_it(heading: str) -> None:
    assert told(*TURNS, heading, "Bo kept the lock.")[4:] == [
        ("", heading),
        ("", "Bo kept the lock."),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "I wrote a letter.",
        "(I should not say this.)",
        "The letter came in May.",
        "Who asked?",
        "“No.”",
    ],
)
def test_what_somebody_goes_on_to_say_stays_theirs(paragraph: str) -> None:
    assert told(*TURNS[:2], paragraph, *TURNS[2:])[2] == ("Bo", paragraph)


def test_where_sentences_have_no_ends_short_ones_are_said() -> None:
    turns = ["Ana: It is shut", "Bo: Since May", "Yes it is", "Ana: And nobody asked", "Bo: Not us"]
    assert told(*turns)[2] == ("Bo", "Yes it is")


@pytest.mark.parametrize("text", ["1961", "No.", "- I did.", "What?", "(laughs)", "Bo@sea"])
def test_words_are_no_asides(text: str) -> None:
    assert not is_aside(text)


def test_words_drawn_out_of_a_turn_are_not_said_twice() -> None:
    assert told(*TURNS[:2], "“And nobody asked?”", *TURNS[2:])[2] == ("", "“And nobody asked?”")
    assert told(*TURNS[:2], "“And who paid?”", *TURNS[2:])[2] == ("Bo", "“And who paid?”")


@pytest.mark.parametrize("note", ["(Sidebar.)", "(Recess.)", "(Jury enters.)"])
def test_behind_a_note_that_the_talk_broke_off_nobody_is_known_to_speak(note: str) -> None:
    turns = ["THE COURT: Be seated.", "Q. And you?", "A. I did.", note, "We are back.", "Q. So?"]
    assert told(*turns, "A. Yes.", "THE COURT: Well.")[3:5] == [("", note), ("", "We are back.")]


def test_below_a_heading_nobody_goes_on_where_turns_are_of_one_paragraph() -> None:
    text = "# Talk\n\n" + "\n\n".join([*TURNS[:2], "## Part two", "It was built then.", *TURNS[2:]])
    cues = read(text, "a.md").cues
    assert [(cue.speaker, cue.text) for cue in cues][2:4] == [
        ("", "Part two"),
        ("", "It was built then."),
    ]
    more = text.replace("## Part two", "Long ago.\n\n## Part two")
    said = [(cue.speaker, cue.text) for cue in read(more, "a.md").cues]
    assert ("Bo", "It was built then.") in said
