"""Whose the paragraphs behind the last turn are, as the turns before them are set."""

from __future__ import annotations

import pytest
from packages import docx, paragraph
from read import read

from reader import formats

TURNS = [
    "Ana Reyes: Good morning, everybody.",
    "Ben Hall: Good morning, it is cold.",
    "Ana Reyes: How was the boat?",
    "Ben Hall: It was old but it floats.",
    "Ana Reyes: And the harbour?",
    "Ben Hall: The harbour was rebuilt last year.",
]
RADIO = "Tide Radio is heard on Monday mornings."
LAST = ("Ben Hall", "The harbour was rebuilt last year.")


def told(*paragraphs: str, name: str = "a.txt") -> list[tuple[str, str]]:
    text = "\n\n".join(paragraphs)
    if name.endswith(".html"):
        text = "<html><body>" + "".join(f"<p>{words}</p>" for words in paragraphs)
    return [(cue.speaker, cue.text) for cue in read(text, name).cues]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_behind_turns_of_one_paragraph_each_nobody_speaks(name: str) -> None:
    more = "It has done so for ten years."
    assert told(*TURNS, RADIO, more, name=name)[-3:] == [LAST, ("", RADIO), ("", more)]


def test_so_it_is_where_each_turn_has_a_time() -> None:
    timed = [f"[00:0{minute}:00] {turn}" for minute, turn in enumerate(TURNS)]
    assert told(*timed, RADIO)[-2:] == [LAST, ("", RADIO)]
    assert told(*timed, f"[00:07:00] {RADIO}")[-1] == ("Ben Hall", RADIO)


def test_so_it_is_in_documents() -> None:
    assert [
        cue.speaker
        for cue in formats.read_bytes(docx(*map(paragraph, (*TURNS, RADIO))), "a.docx").cues[-2:]
    ] == ["Ben Hall", ""]


def test_who_speaks_in_several_paragraphs_goes_on_at_the_end() -> None:
    for at in (1, 2, 3, 4, 5):
        turns = [*TURNS[:at], "It was late.", *TURNS[at:], RADIO]
        assert told(*turns)[-1] == ("Ben Hall", RADIO)
    assert told(*TURNS[:5], RADIO)[-1] == ("Ana Reyes", RADIO)  # four turns show too little
    assert told(*TURNS, f"and {RADIO}")[-1] == ("Ben Hall", f"and {RADIO}")


def test_who_never_did_does_not_begin_to_at_the_end() -> None:
    answered = [*TURNS[:4], "It is blue.", TURNS[4], TURNS[5], "It was late."]
    asked = ["Ana Reyes: Is it?", "Ben Hall: It is.", "It was.", "Ana Reyes: Thank you."]
    assert told(*answered, *asked, RADIO)[-1] == ("", RADIO)
    assert told(*answered, *asked[:3], RADIO)[-1] == ("Ben Hall", RADIO)


@pytest.mark.parametrize(
    "note",
    [
        "Interview by Tom Lens.",
        "*Interview by Tom Lens.*",
        "(This interview was edited.)",
        "_Tide Radio is heard on Mondays._",
    ],
)
def test_what_tells_of_the_talk_ends_it_however_it_is_set(note: str) -> None:
    turns = [TURNS[0], "It was late.", *TURNS[1:], "It is high."]
    *_, last, noted, after = told(*turns, note, RADIO, name="a.md")
    assert last == ("Ben Hall", "It is high.")
    assert (noted[0], after) == ("", ("", RADIO))


@pytest.mark.parametrize("over", ["THE END", "*** End ***", "[End of interview]", "FIN"])
def test_behind_the_end_of_a_talk_nobody_speaks(over: str) -> None:
    turns = [TURNS[0], "It was late.", *TURNS[1:], "It is high."]
    shown = told(*turns, over, RADIO)
    assert ("Ben Hall", "It is high.") in shown
    assert shown[-1] == ("", RADIO)
