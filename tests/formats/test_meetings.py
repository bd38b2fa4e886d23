"""Meetings as their programs export them, each in its own way."""

from __future__ import annotations

import pytest
from read import read, said

from reader.model.transcript import CueKind, Provenance

MEET = """Weekly sync (2024-05-06) - Transcript
Attendees
Ana Reyes, Ben Okoro

Transcript

00:00:00

Ana Reyes: Good morning. Shall we start?
Ben Okoro: Please do.

00:05:00

Ana Reyes: So we agree.

Meeting ended after 00:06:10
This editable transcript was computer generated and might contain errors.
"""
ZOOM = "[Ana Reyes] 10:02:11\nGood morning.\n\n[Ben Okoro] 10:02:15\nHi Ana.\n"
TEAMS = (
    "0:0:0.0 --> 0:0:2.500\nAna Reyes\nGood morning.\n\n"
    "0:0:2.500 --> 0:0:4.0\nBen Okoro\nHi Ana.\n\n"
    "0:0:4.0 --> 0:0:7.0\nAna Reyes\nLet us begin.\n"
)
REV = "Ana Reyes (00:01):\nGood morning.\n\nBen Okoro (01:02:33):\nHi Ana.\n"
DESCRIPT = (
    "# Harbour tour\n\n**Ana Reyes:** [00:00:01] Good morning.\n\n**Ben Okoro:** [00:00:12] Hi.\n"
)


@pytest.mark.parametrize(
    ("text", "name", "spoken"),
    [
        (
            MEET,
            "meet.txt",
            [
                ("Ana Reyes", 0, "Good morning. Shall we start?"),
                ("Ben Okoro", None, "Please do."),
                ("Ana Reyes", 300_000, "So we agree."),
            ],
        ),
        (
            ZOOM,
            "zoom.txt",
            [("Ana Reyes", 36_131_000, "Good morning."), ("Ben Okoro", 36_135_000, "Hi Ana.")],
        ),
        (
            TEAMS,
            "teams.vtt",
            [
                ("Ana Reyes", 0, "Good morning."),
                ("Ben Okoro", 2_500, "Hi Ana."),
                ("Ana Reyes", 4_000, "Let us begin."),
            ],
        ),
        (
            REV,
            "rev.txt",
            [("Ana Reyes", 1_000, "Good morning."), ("Ben Okoro", 3_753_000, "Hi Ana.")],
        ),
        (
            DESCRIPT,
            "tour.md",
            [("Ana Reyes", 1_000, "Good morning."), ("Ben Okoro", 12_000, "Hi.")],
        ),
    ],
)
def test_who_said_what_and_when(
    text: str, name: str, spoken: list[tuple[str, int | None, str]]
) -> None:
    transcript = read(text, name)
    assert [(cue.speaker, cue.start, cue.text) for cue in transcript.cues] == spoken


def test_what_stands_around_a_meeting_is_no_speech() -> None:
    transcript = read(MEET, "meet.txt")
    assert transcript.title == "Weekly sync (2024-05-06) - Transcript"
    assert transcript.provenance is Provenance.AUTOMATIC
    assert "is no speech and was left out" in said(transcript)


def test_the_heading_of_a_text_is_its_title() -> None:
    assert read(DESCRIPT, "tour.md").title == "Harbour tour"


@pytest.mark.parametrize(
    "name",
    [
        "Tape 2",
        "TAPE TWO",
        "[End of Tape 1]",
        "Tape 2, Side B",
        "Session IV",
        "(Side A)",
        "Part 3.",
    ],
)
def test_the_name_of_a_part_of_the_recording_is_nobodys(name: str) -> None:
    transcript = read(
        "[00:00:05]\nREYES: Busy.\n\n[00:02:06]\nOKORO: It is.\n\n"
        f"{name}\n\n[00:00:05]\nOKORO: Let us.\n\n[00:02:06]\nREYES: Yes.\n",
        "a.txt",
    )
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("REYES", "Busy."),
        ("OKORO", "It is."),
        ("", name),
        ("OKORO", "Let us."),
        ("REYES", "Yes."),
    ]
    assert transcript.cues[2].kind is CueKind.HEADING


@pytest.mark.parametrize("words", ["Tape two of them.", "Part of it.", "Side effects", "Session"])
def test_what_only_begins_as_one_is_speech(words: str) -> None:
    transcript = read(f"Ana: Busy.\n\nBen: It is.\n\nAna: {words}\n\nBen: Yes.\n", "a.txt")
    assert (transcript.cues[2].speaker, transcript.cues[2].text) == ("Ana", words)
