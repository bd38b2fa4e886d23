"""Times as archives, laboratories and authoring programs print them."""

from __future__ import annotations

import pytest
from read import read

from reader.formats.shared.coats.archive_clocks import with_archive_clocks

Told = list[tuple[int | None, str, str]]


def told(text: str) -> Told:
    return [(cue.start, cue.speaker, cue.text) for cue in read(text, "a.txt").cues]


def test_the_number_of_a_tape_stands_before_the_time() -> None:
    text = (
        "Interview 1: May 4, 2019\n\n01-00:00:13\nLund:\tIt rains.\n\n"
        "01-00:01:02\nBirk:\tDoes it?\n\n"
        "Interview 2: May 11, 2019\n\n02-00:00:09\nLund:\tIt does.\n\n02-00:00:12\nBirk:\tSo.\n"
    )
    assert [turn for turn in told(text) if turn[0] is not None] == [
        (13_000, "Lund", "It rains."),
        (62_000, "Birk", "Does it?"),
        (9_000, "Lund", "It does."),
        (12_000, "Birk", "So."),
    ]
    assert {speaker for _, speaker, _ in told(text)} == {"", "Lund", "Birk"}


def test_hours_and_minutes_are_run_together() -> None:
    text = (
        "2103:05\nHOT-1          flaps five.\n\n2103:07\nHOT-2          set.\n\n"
        "2104:00\nHOT-1   So.\n"
    )
    assert told(text) == [
        ((21 * 3600 + 3 * 60 + 5) * 1000, "HOT-1", "flaps five."),
        ((21 * 3600 + 3 * 60 + 7) * 1000, "HOT-2", "set."),
        ((21 * 3600 + 4 * 60) * 1000, "HOT-1", "So."),
    ]


def test_days_hours_minutes_and_seconds_stand_in_columns() -> None:
    text = (
        "04 06 38 15   CDR    Easy.\n\n04 06 38 20   CC     Roger.\n\n04 06 39 02   CDR    Dust.\n"
    )
    four_days = (4 * 24 + 6) * 3600
    assert told(text) == [
        ((four_days + 38 * 60 + 15) * 1000, "CDR", "Easy."),
        ((four_days + 38 * 60 + 20) * 1000, "CC", "Roger."),
        ((four_days + 39 * 60 + 2) * 1000, "CDR", "Dust."),
    ]


def test_seconds_stand_before_a_name_or_the_name_above_holds() -> None:
    text = (
        "0.00 2.31\tLENA:    \tSo you did.\n2.31 3.02\tMARC:    \tMhm.\n"
        "3.02 6.50\t         \tAll.\n"
    )
    assert told(text) == [
        (0, "LENA", "So you did."),
        (2_310, "MARC", "Mhm."),
        (3_020, "MARC", "All."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1 00:00:01:00 00:00:03:00 It rains.\n2 00:00:04:00 00:00:05:00 Does it?\nIt does.\n",
        "//Font\n$FontName = Arial\n00:00:01:00 , 00:00:03:00 , It rains.\n"
        "00:00:04:00 , 00:00:05:00 , Does it?|It does.\n",
    ],
)
def test_two_timecodes_stand_before_the_words(text: str) -> None:
    assert told(text) == [(1_000, "", "It rains."), (4_000, "", "Does it?\nIt does.")]


@pytest.mark.parametrize(
    "lines",
    [
        ["1-2:00 in the match", "and 3-4:00 in the next"],
        ["2103: a year", "2104: another"],
        ["04 06 38 15 is a number", "01 02 03 04 is another"],
        ["0.5 to 1.5 metres", "1.5 to 2.5 metres"],
    ],
)
def test_other_numbers_are_words(lines: list[str]) -> None:
    assert with_archive_clocks(lines) == lines


def test_hours_with_their_letter_as_they_are_written_in_french() -> None:
    lines = ["0h02 Ana : C'est fermé.", "0h09 Bo : Depuis quand ?", "1h02 Ana : Depuis mai."]
    assert with_archive_clocks(lines) == [
        "[00:02:00] Ana : C'est fermé.",
        "[00:09:00] Bo : Depuis quand ?",
        "[01:02:00] Ana : Depuis mai.",
    ]


def test_hours_that_fall_are_those_of_a_programme() -> None:
    lines = ["20h30 Le journal", "18h00 Les infos"]
    assert with_archive_clocks(lines) == lines
