"""Clock notations, read and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import timecode


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("0:09", 9_000),
        ("12:34", 754_000),
        ("1:02:03", 3_723_000),
        ("00:01:02.345", 62_345),
        ("00:01:02,3", 62_300),
        ("100:00:00", 360_000_000),
        ("59:58", 3_598_000),
        ("1:00.0005", 60_000),  # half a millisecond, rounded to even
        ("00:00:01.999999999", 2_000),
        ("-0:05", -5_000),
        ("1h02m03s", 3_723_000),
        ("75s", 75_000),
        ("12.5 s", 12_500),
        ("5 min", 300_000),
        (" 1:00 ", 60_000),
    ],
)
def test_a_time_is_read(text: str, ms: int) -> None:
    assert timecode.parse(text) == ms


@pytest.mark.parametrize("text", ["", "12", "1:2:3:4:5", "a:b", "١:٢٣", "1:234", ":30", "h", "-"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert timecode.parse(text) is None


def test_seconds_with_a_fraction_are_a_time_where_a_person_types_it() -> None:
    assert timecode.typed(" 42.54 ") == 42_540
    assert timecode.typed("1,997") == 1_997
    assert timecode.typed("12:34") == 754_000
    assert timecode.typed("90") is None
    assert timecode.typed("1.2.3") is None
    assert timecode.parse("42.54") is None  # in a file it may be anything


@given(st.text(max_size=30))
def test_nothing_that_is_written_stops_the_program(text: str) -> None:
    found = timecode.parse(text)
    assert found is None or isinstance(found, int)


@given(st.integers(min_value=0, max_value=400 * 3_600_000))
def test_what_is_written_is_read_again(ms: int) -> None:
    assert timecode.parse(timecode.vtt(ms)) == ms
    assert timecode.parse(timecode.srt(ms)) == ms
    assert timecode.parse(timecode.clock(ms)) == ms // 1000 * 1000


def test_people_are_shown_hours_when_there_are_any() -> None:
    assert timecode.clock(9_999) == "0:09"
    assert timecode.clock(3_599_999) == "59:59"
    assert timecode.clock(3_600_000) == "1:00:00"
    assert timecode.clock(9_000, hours=True) == "0:00:09"
    assert timecode.clock(-5_000) == "−0:05"


def test_files_hold_no_time_before_the_start() -> None:
    assert timecode.vtt(-1) == "00:00:00.000"
    assert timecode.srt(62_345) == "00:01:02,345"
