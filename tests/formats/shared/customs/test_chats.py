"""Chats as programs save them: whose messages they are, when, and what nobody wrote."""

from __future__ import annotations

import pytest
from read import read, said

from reader.model.transcript import CueKind

HOUR = 3_600_000
MINUTE = 60_000


def told(text: str) -> list[tuple[int | None, str, str]]:
    """Return times, speakers and words of the messages, without dates and notes."""
    cues = read(text, "a.txt").cues
    return [(cue.start, cue.speaker, cue.text) for cue in cues if cue.kind is CueKind.SPEECH]


MESSAGES = [
    (9 * HOUR + 15 * MINUTE, "Ana Ruiz", "did you get the tape?"),
    (21 * HOUR + 16 * MINUTE, "Bo", "yes: all three"),
    (21 * HOUR + 17 * MINUTE, "Ana Ruiz", "at 10:30 then"),
]


@pytest.mark.parametrize(
    ("form", "times"),
    [
        ("12/03/2024, {} - {}: {}", ["09:15", "21:16", "21:17"]),
        ("[12.03.24, {}] {}: {}", ["09:15:00", "21:16:00", "21:17:00"]),
        ("3/12/24, {} - {}: {}", ["9:15 AM", "9:16 PM", "9:17\u202fPM"]),
        ("{}\t From  {}  to  Everyone:\n\t{}", ["09:15:00", "21:16:00", "21:17:00"]),
        ("{1}, [12.03.2024 {0}]\n{2}\n", ["09:15", "21:16", "21:17"]),
    ],
)
def test_messages_are_theirs_who_sent_them(form: str, times: list[str]) -> None:
    lines = [
        form.format(time, name, words)
        for time, (_, name, words) in zip(times, MESSAGES, strict=True)
    ]
    assert told("\n".join(lines)) == MESSAGES


def test_a_message_may_have_paragraphs_and_the_program_is_nobody() -> None:
    text = (
        "12/03/2024, 23:58 - Messages are end-to-end encrypted.\n"
        "12/03/2024, 23:59 - Bo: two are wet\nvery wet\n\none is dry\n"
        "13/03/2024, 00:01 - +44 7700 900123: <Media omitted>\n"
        "13/03/2024, 00:02 - Ana: good\n"
    )
    transcript = read(text, "a.txt")
    assert transcript.title == ""
    assert [(cue.kind.name, cue.speaker, cue.text) for cue in transcript.cues] == [
        ("HEADING", "", "12/03/2024"),
        ("SOUND", "", "Messages are end-to-end encrypted."),
        ("SPEECH", "Bo", "two are wet\nvery wet"),
        ("SPEECH", "Bo", "one is dry"),
        ("HEADING", "", "13/03/2024"),
        ("SOUND", "", "<Media omitted>"),
        ("SPEECH", "Ana", "good"),
    ]


def test_nicknames_are_written_as_they_are() -> None:
    text = (
        "[09:15] <ana> hi\n[09:16] <@bo_2> hi ana: now?\n[09:16] -!- cy has joined\n"
        "[09:17] <ana> yes"
    )
    assert [(speaker, words) for _, speaker, words in told(text)] == [
        ("ana", "hi"),
        ("bo_2", "hi ana: now?"),
        ("ana", "yes"),
    ]
    text = "<ana> hello\n<bo> hi\n<ana> shall we?\n<bo> yes: now"
    assert [speaker for _, speaker, _ in told(text)] == ["ana", "bo", "ana", "bo"]


def test_whom_a_message_went_to_is_told() -> None:
    form = "14:03:10 From {} to {}(Direct Message):\n\tHi.\n"
    text = form.format("Ana", "Bo") + form.format("Bo", "Ana")
    assert said(read(text, "a.txt")) == "To whom 2 messages were sent was left out."


@pytest.mark.parametrize(
    "text",
    [
        "12/03/2024, 09:15 - the tape is lost: we looked.\n\nNobody knows.\n\nIt rained.",
        "We met on 12/03/2024, 09:15 - and left.\n\nAna: why?",
        "[09:15] Ana: Hello.\n[09:16] Bo: Hello.",
    ],
)
def test_other_texts_are_no_chats(text: str) -> None:
    assert not any(cue.kind is CueKind.HEADING for cue in read(text, "a.txt").cues)


def test_what_the_program_tells_with_a_colon_in_it_is_nobodys() -> None:
    text = (
        "12/03/21, 18:02 - Ana: hello\n12/03/21, 18:03 - Ben: ok\n"
        '12/03/21, 18:04 - Ben changed the subject from "Boats: old" to "Boats"\n'
        '12/03/21, 18:05 - Cy created group "Boats: sea"\n'
        "12/03/21, 18:06 - Ben pinned a message: hello\n"
        "12/03/21, 18:07 - Ben de Hall: bye\n"
        '12/03/21, 18:07 - Cy "Red" Lee: bye\n'
        "12/03/21, 18:07 - Ben's security code changed. Tap to learn more: here\n"
        "12/03/21, 18:08 - Ben Hall: bye\n"
    )
    cues = read(text, "a.txt").cues
    assert [(cue.kind.name, cue.speaker, cue.text) for cue in cues[1:]] == [
        ("SPEECH", "Ana", "hello"),
        ("SPEECH", "Ben", "ok"),
        ("SOUND", "", 'Ben changed the subject from "Boats: old" to "Boats"'),
        ("SOUND", "", 'Cy created group "Boats: sea"'),
        ("SOUND", "", "Ben pinned a message: hello"),
        ("SPEECH", "Ben de Hall", "bye"),
        ("SPEECH", 'Cy "Red" Lee', "bye"),
        ("SOUND", "", "Ben's security code changed. Tap to learn more: here"),
        ("SPEECH", "Ben Hall", "bye"),
    ]


def test_a_chat_of_zoom_may_hold_both_its_forms() -> None:
    text = (
        "10:02:11\t From  Ana Lund : It rains\n10:02:40\t From  Bo Birk  to  Everyone:\n"
        "\tSince when?\n\tAnd why?\n"
    )
    assert told(text) == [
        (10 * HOUR + 2 * MINUTE + 11_000, "Ana Lund", "It rains"),
        (10 * HOUR + 2 * MINUTE + 40_000, "Bo Birk", "Since when?\nAnd why?"),
    ]
    assert read(text, "a.txt").title == ""


def test_names_with_the_hour_stand_above_what_was_copied_of_a_chat() -> None:
    text = (
        "Ana Reyes  10:02 AM\nGood morning.\nShall we?\nBo Birk  1:03 PM\nYes.\n"
        "Ana Reyes  1:04 PM\nGood.\n"
    )
    cues = read(text, "a.txt").cues
    assert [(cue.start, cue.speaker, cue.text) for cue in cues] == [
        (36_120_000, "Ana Reyes", "Good morning.\nShall we?"),
        (46_980_000, "Bo Birk", "Yes."),
        (47_040_000, "Ana Reyes", "Good."),
    ]


def test_an_hour_behind_words_is_said() -> None:
    text = "We met at 10:02 AM\nIt rained.\nWe left at 1:03 PM\nIt rained."
    assert {cue.start for cue in read(text, "a.txt").cues} == {None}
