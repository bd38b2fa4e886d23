"""Texts with times in them: whether these are a system, and what stands between them."""

from __future__ import annotations

import pytest
from read import read

from reader.formats.shared.times.stamped import stamps_of, timed_cues
from reader.formats.shared.times.stamps import Stamp, StampForm
from reader.model.transcript import Cue, CueKind


def at(*clocks: str) -> list[str]:
    return [f"[{clock}] Words." for clock in clocks]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([], []),
        (["Words."], []),
        (at("0:01", "0:02"), [0, 1]),
        (["Words.", *at("0:05"), "Words."], []),
        ([*at("0:05"), "Words."], [0]),
        (["", *at("0:05"), "Words."], [1]),
        (["0:01 One", "0:02 Two", "0:03 Three"], [0, 1, 2]),
        (["0:01 One", "0:02 Two"], []),
        (["0:01 One", "0:02 Two", "0:03 Three", *["Words."] * 4], []),
        ([*at("0:01"), "0:02 Two", "0:03 Three", "0:04 Four"], [0]),
        (at("5:00", "3:00", "6:00", "2:30", "7:00"), []),
        (at("5:00", "4:00", "6:00", "7:00", "8:00"), [0, 1, 2, 3, 4]),
        (at("0:01", "0:50", "1:00", "0:00", "0:30", "0:59"), [0, 1, 2, 3, 4, 5]),
        (at("1:00", "0:00", "1:00", "0:00", "1:00"), [0, 1, 2, 3, 4]),
        (at("1:00", "0:00"), []),
    ],
)
def test_times_that_are_a_system(lines: list[str], found: list[int]) -> None:
    assert list(stamps_of(lines)) == found


def test_a_name_behind_each_time_is_who_speaks() -> None:
    found = stamps_of(["0:01 Ana Reyes", "Hello.", "0:05 Ben Ode:", "Hello."])
    assert found == {
        0: Stamp(StampForm.HEADER, 1_000, None, "Ana Reyes"),
        2: Stamp(StampForm.HEADER, 5_000, None, "Ben Ode"),
    }


@pytest.mark.parametrize("between", [[], [""], ["", ""]])
def test_single_words_behind_times_are_said(between: list[str]) -> None:
    lines = ["[0:01] Yes.", *between, "[0:05] No.", *between, "[0:09] Perhaps.", *between]
    assert [(cue.speaker, cue.text) for cue in timed_cues(lines, stamps_of(lines))] == [
        ("", "Yes."),
        ("", "No."),
        ("", "Perhaps."),
    ]


@pytest.mark.parametrize("between", [[], [""]])
def test_blank_lines_may_stand_below_a_name(between: list[str]) -> None:
    lines = ["0:01 Ana Reyes", *between, "Hello.", "", "0:05 Ben Ode", *between, "Hi."]
    assert [(cue.speaker, cue.text) for cue in timed_cues(lines, stamps_of(lines))] == [
        ("Ana Reyes", "Hello."),
        ("Ben Ode", "Hi."),
    ]


def test_a_name_below_each_time_is_who_speaks() -> None:
    lines = ["0:01", "Ana", "Hello.", "0:05", "Ben", "Hi.", "0:09", "Ana", "Yes."]
    found = stamps_of(lines)
    assert [(stamp.form, stamp.name, stamp.lines) for stamp in found.values()] == [
        (StampForm.HEADER, name, 2) for name in ("Ana", "Ben", "Ana")
    ]
    assert [(cue.speaker, cue.text, cue.start) for cue in timed_cues(lines, found)] == [
        ("Ana", "Hello.", 1_000),
        ("Ben", "Hi.", 5_000),
        ("Ana", "Yes.", 9_000),
    ]


def test_single_words_below_times_are_words_where_none_recurs() -> None:
    found = stamps_of(["0:01", "Tides", "come.", "0:05", "Ebbs", "go.", "0:09", "Floods", "rise."])
    assert {stamp.form for stamp in found.values()} == {StampForm.ALONE}


def test_cues_are_what_stands_between_times() -> None:
    lines = ["Title", "[0:01] One.", "more", "", "Later.", "Ana Reyes [0:05]", "Hello.", "", "Bye."]
    stamps = {
        1: Stamp(StampForm.LEADING, 1_000, 2_000, "", "One.", is_marked=True),
        5: Stamp(StampForm.HEADER, 5_000, None, "Ana Reyes"),
    }
    assert timed_cues(lines, stamps) == [
        Cue("One.\nmore", 1_000, 2_000),
        Cue("Later.", starts_paragraph=True),
        Cue("Hello.", 5_000, None, "Ana Reyes", starts_paragraph=True),
        Cue("Bye.", starts_paragraph=True),
    ]


def test_sounds_are_told_and_times_without_words_give_no_cue() -> None:
    stamps = {
        0: Stamp(StampForm.ALONE, 1_000),
        1: Stamp(StampForm.LEADING, 2_000, rest="[bell]"),
    }
    assert timed_cues(["0:01", "0:02 [bell]"], stamps) == [Cue("[bell]", 2_000, kind=CueKind.SOUND)]


def test_numbered_speakers_and_one_unknown_below_their_times() -> None:
    found = read(
        "".join(
            f"00:00:0{second}:00 - 00:00:0{second + 1}:00\n{name}\nWords.\n\n"
            for second, name in enumerate(("Speaker 1", "Speaker 2", "Speaker 3", "Unknown"))
        ),
        "a.txt",
    )
    assert [cue.speaker for cue in found.cues] == [
        *("Speaker 1", "Speaker 2", "Speaker 3", "Unknown"),
    ]
