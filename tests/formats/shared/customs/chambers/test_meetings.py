"""Initials that stand for the picture of who speaks."""

from __future__ import annotations

from read import read

from reader.formats.shared.customs.chambers.meetings import without_initials


def test_initials_above_names_with_times_are_no_words_of_whoever_spoke_before() -> None:
    found = read(
        "AR\nAna Reyes   0:03\nGood morning.\n\nBH\nBen Hall (Guest)   0:09\nIt rains.\n\n"
        "AR\nAna Reyes   0:15\nAgain.\n",
        "meeting.txt",
    )
    assert [(cue.speaker, cue.text) for cue in found.cues] == [
        ("Ana Reyes", "Good morning."),
        ("Ben Hall (Guest)", "It rains."),
        ("Ana Reyes", "Again."),
    ]


def test_short_words_in_capitals_stay_where_they_are_nobodys_initials() -> None:
    lines = ["Ana Reyes   0:03", "NO", "Ben Hall   0:09", "OK", "Ana Reyes   0:15", "Well."]
    assert without_initials(lines) == lines
