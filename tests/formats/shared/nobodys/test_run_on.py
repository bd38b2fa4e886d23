"""Turns that stand on one line."""

from __future__ import annotations

from read import read

from reader.formats.shared.nobodys.run_on import turns_apart


def told(text: str, name: str = "a.txt") -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in read(text, name).cues]


def test_two_turns_on_each_line_are_of_two() -> None:
    assert told("Ana: It is shut. Bo: Since when?\n\nAna: Since May. Bo: I see.") == [
        ("Ana", "It is shut."),
        ("Bo", "Since when?"),
        ("Ana", "Since May."),
        ("Bo", "I see."),
    ]


def test_in_a_caption_too() -> None:
    captions = (
        "1\n00:00:01,000 --> 00:00:03,000\nANA: It is shut. BO: Since when?\n\n"
        "2\n00:00:03,000 --> 00:00:05,000\nANA: Since May.\n\n"
        "3\n00:00:05,000 --> 00:00:07,000\nBO: I see.\n\n"
        "4\n00:00:07,000 --> 00:00:09,000\nBO: Well.\n"
    )
    assert told(captions, "a.srt") == [
        ("ANA", "It is shut."),
        ("BO", "Since when?"),
        ("ANA", "Since May."),
        ("BO", "I see."),
        ("BO", "Well."),
    ]


def test_who_opens_no_line_and_comes_once_is_spoken_of() -> None:
    text = "Ana: I met one. Bo: he was kind.\n\nCy: So?\n\nAna: Yes.\n\nCy: And now?"
    assert told(text)[0] == ("Ana", "I met one. Bo: he was kind.")


def test_a_text_without_any_is_the_same_one() -> None:
    texts = ["Ana: It is shut.", "At 10:02 it rained: much."]
    assert turns_apart(texts) is texts
