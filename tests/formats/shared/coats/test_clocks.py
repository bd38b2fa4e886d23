"""Times in the coats of a few programs and scripts."""

from __future__ import annotations

import pytest
from read import read


def told(text: str) -> list[tuple[int | None, str, str]]:
    return [(cue.start, cue.speaker, cue.text) for cue in read(text, "a.txt").cues]


ANA_AND_BO = [(4_000, "Ana", "It rains."), (9_000, "Bo", "Does it?"), (75_000, "Ana", "It does.")]


@pytest.mark.parametrize(
    "times",
    [
        ("[٠٠:٠٠:٠٤]", "[٠٠:٠٠:٠٩]", "[٠٠:٠١:١٥]"),  # Arabic
        ("۰:۰۴", "۰:۰۹", "۱:۱۵"),  # Persian
        ("[०:०४]", "[०:०९]", "[१:१५]"),  # Devanagari
        ("๐๐:๐๐:๐๔", "๐๐:๐๐:๐๙", "๐๐:๐๑:๑๕"),  # Thai
        ("[0h 00m 04s]", "[0h 00m 09s]", "[0h 01m 15s]"),
        ("[0m04s]", "[0m09s]", "[1m15s]"),
        ("¤<4000>", "¤<9000>", "¤<75000>"),  # Transana, milliseconds
    ],
)
def test_times_are_read_in_every_coat(times: tuple[str, str, str]) -> None:
    words = ["Ana: It rains.", "Bo: Does it?", "Ana: It does."]
    text = "\n".join(f"{time} {one}" for time, one in zip(times, words, strict=True))
    assert told(text) == ANA_AND_BO


def test_columns_set_with_blanks_name_who_speaks() -> None:
    text = (
        "00:00:04    Ana    It rains.\n00:00:09    Bo     Does it? My mother\n"
        "                   has seen none.\n00:01:15    Ana    It does.\n"
    )
    assert told(text) == [
        (4_000, "Ana", "It rains."),
        (9_000, "Bo", "Does it? My mother\nhas seen none."),
        (75_000, "Ana", "It does."),
    ]


def test_a_column_of_words_names_nobody() -> None:
    text = "00:00:04    Rain    all day\n00:00:09    Wind    at night\n00:01:15    Hail    once\n"
    assert {speaker for _, speaker, _ in told(text)} == {""}


def test_webex_sets_names_and_telephones_above_times() -> None:
    text = (
        'Board of tides\n\n"Ana Lund" (3216549870)\n00:00:04 It rains.\n\n'
        '"Bo Birk" (11)\n00:00:09 Does it?\n\n"Ana Lund" (3216549870)\n00:01:15 It does.\n'
    )
    assert read(text, "a.txt").title == "Board of tides"
    assert told(text) == [
        (4_000, "Ana Lund", "It rains."),
        (9_000, "Bo Birk", "Does it?"),
        (75_000, "Ana Lund", "It does."),
    ]


def test_times_at_the_ends_begin_anew_on_each_tape() -> None:
    text = (
        "Tape 1\n\nANA: It rains. 0:03\n\nBO: Does it? 0:11\n\n"
        "Tape 2\n\nANA: We go on. 0:02\n\nBO: It stopped. 0:08\n"
    )
    assert told(text) == [
        (None, "", "Tape 1"),
        (None, "ANA", "It rains."),
        (3_000, "BO", "Does it?"),
        (None, "", "Tape 2"),
        (None, "ANA", "We go on."),
        (2_000, "BO", "It stopped."),
    ]
