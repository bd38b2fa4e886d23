"""Times of the day, as machines and people write them."""

from __future__ import annotations

import pytest

from reader.formats.decoding.day_times import DayTime, day_of, day_time, day_times

# 1 March 2026 is 20,513 days after 1 January 1970; ten o'clock is 36,000 seconds into it.
TEN = 20_513 * 86_400_000 + 36_000_000
DAY = "2026-03-01"


@pytest.mark.parametrize(
    ("text", "at", "day"),
    [
        ("2026-03-01T10:00:03.250Z", TEN + 3_250, DAY),
        ("2026-03-01T10:00:03.2500000Z", TEN + 3_250, DAY),
        ("2026-03-01T12:00:03+02:00", TEN + 3_000, DAY),
        ("2026-02-28T23:30:00-10:30", TEN, "2026-02-28"),
        ("2026-03-01 10:00", TEN, DAY),
        ("2026/3/1 10:00:03", TEN + 3_000, DAY),
        ("20260301T100003Z", TEN + 3_000, DAY),
        ("01.03.2026 10:00:03", TEN + 3_000, DAY),
        ("01.03.26, 10:00", TEN, DAY),
        ("3/1/2026, 10:00:03 AM", TEN + 3_000, ""),
        ("3/13/2026 10:00:00 PM", TEN + 12 * 86_400_000 + 43_200_000, "2026-03-13"),
        ("13/3/2026 10:00", TEN + 12 * 86_400_000, "2026-03-13"),
        ("10:00:03 AM", 36_003_000, ""),
        ("12:05 a.m.", 300_000, ""),
        ("1:00 pm", 46_800_000, ""),
    ],
)
def test_a_time_of_the_day(text: str, at: int, day: str) -> None:
    assert day_time(text) == DayTime(at, day)


@pytest.mark.parametrize(
    "text",
    [
        "0:03",
        "10:00:03",
        "2026-03-01",
        "13:00 AM",
        "2026-13-01 10:00",
        "2026-03-01 25:00",
        "Tuesday",
    ],
)
def test_what_is_no_time_of_the_day(text: str) -> None:
    assert day_time(text) is None


def test_a_column_writes_the_day_in_one_way() -> None:
    first, second = day_times(["1/3/2026 10:00", "13/3/2026 10:00"])
    assert first == DayTime(TEN, DAY)
    assert second == DayTime(TEN + 12 * 86_400_000, "2026-03-13")


def test_clocks_go_on_after_midnight() -> None:
    assert day_times(["11:59:00 PM", "", "12:01:00 AM"]) == [
        DayTime(86_340_000),
        None,
        DayTime(86_460_000),
    ]


def test_the_day_of_a_number() -> None:
    assert day_of(TEN) == DAY
    assert day_of(1e300) == ""
