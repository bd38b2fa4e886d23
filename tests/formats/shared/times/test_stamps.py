"""Times written into lines of text."""

from __future__ import annotations

import pytest

from reader.formats.shared.times.stamps import Stamp, StampForm, stamp_of

ALONE, LEADING, HEADER = StampForm.ALONE, StampForm.LEADING, StampForm.HEADER


@pytest.mark.parametrize(
    ("line", "start", "end", "is_marked"),
    [
        ("12:34", 754_000, None, False),
        ("1:02:03.5", 3_723_500, None, False),
        ("  0:05  ", 5_000, None, False),
        ("0:05 -", 5_000, None, False),
        ("0:05:", 5_000, None, False),
        ("[0:05]", 5_000, None, True),
        ("(0:05)", 5_000, None, True),
        ("<0:05>", 5_000, None, True),
        ("{0:05 }", 5_000, None, True),
        ("0:01 --> 0:02,250", 1_000, 2_250, True),
        ("[0:01 – 0:02]", 1_000, 2_000, True),
    ],
)
def test_a_time_alone(line: str, start: int, end: int | None, is_marked: bool) -> None:
    assert stamp_of(line) == Stamp(ALONE, start, end, is_marked=is_marked)


@pytest.mark.parametrize(
    ("line", "start", "end", "is_marked"),
    [
        ("0:05 Hello.", 5_000, None, False),
        ("-0:05 Hello.", -5_000, None, False),
        ("0:05 | Hello.", 5_000, None, False),
        ("0:05|Hello.", 5_000, None, False),
        ("0:05: Hello.", 5_000, None, False),
        ("[0:05] Hello.", 5_000, None, True),
        ("[0:05]Hello.", 5_000, None, True),
        ("0:01 - 0:02 Hello.", 1_000, 2_000, True),
        ("0:01 to 0:02 Hello.", 1_000, 2_000, True),
        ("0:01 → 0:02 Hello.", 1_000, 2_000, True),
        ("00:00:01.500 --> 00:00:02,250 Hello.", 1_500, 2_250, True),
    ],
)
def test_a_time_before_words(line: str, start: int, end: int | None, is_marked: bool) -> None:
    assert stamp_of(line) == Stamp(LEADING, start, end, "", "Hello.", is_marked)


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_between_a_time_and_words_is_told(dash: str) -> None:
    expected = Stamp(LEADING, 5_000, None, "", "Hello.", is_marked=True, dash=dash)
    assert stamp_of(f"[0:05] {dash} Hello.") == expected


@pytest.mark.parametrize(
    ("line", "name", "rest", "is_marked"),
    [
        ("Ana Reyes 0:05", "Ana Reyes", "", False),
        ("Ana Reyes | 0:05", "Ana Reyes", "", False),
        ("Reyes, Ana   0:05", "Reyes, Ana", "", False),
        ("**Ana** 0:05", "Ana", "", False),
        ("Ana [0:05]", "Ana", "", True),
        ("**Ana** [0:05]:", "Ana", "", True),
        ("Ana (0:05): Hello.", "Ana", "Hello.", True),
        ("Speaker 2 0:05", "Speaker 2", "", False),
    ],
)
def test_a_name_and_its_time(line: str, name: str, rest: str, is_marked: bool) -> None:
    assert stamp_of(line) == Stamp(HEADER, 5_000, None, name, rest, is_marked)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Hello.",
        "1:2",
        "12345:00",
        "10:15, as agreed",
        "4:30 pm is late",
        "4:30 p.m. is late",
        "7:15 Uhr war es",
        "7:15 o’clock",
        "16:30 h",
        "0:05Hello.",
        "{ 0:05 }",
        "We met at 10:15",
        "Ana 10:15 and so on",
        "Note 10:15",
        "Ana" + " " * 60 + "0:05",
    ],
)
def test_what_is_said_is_no_time(line: str) -> None:
    assert stamp_of(line) is None
