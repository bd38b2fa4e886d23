"""Time expressions of TTML (TTML1, section 10.3.1)."""

from __future__ import annotations

import pytest

from reader.formats.kinds.ttml_time import Rates, is_bare, parse

FILM = Rates.of({"frameRate": "24", "frameRateMultiplier": "1000 1001"})


@pytest.mark.parametrize(
    ("parameters", "frames", "sub_frames", "ticks"),
    [
        ({}, 30, 1, 1),
        ({"frameRate": "25"}, 25, 1, 25),
        ({"frameRate": "25", "subFrameRate": "2"}, 25, 2, 50),
        ({"tickRate": "10000000"}, 30, 1, 10_000_000),
        ({"frameRate": "30", "frameRateMultiplier": "1000 1001"}, 30_000 / 1001, 1, 30_000 / 1001),
        ({"frameRate": "30", "frameRateMultiplier": "1:1"}, 30, 1, 30),
        ({"frameRate": "0", "tickRate": "x", "frameRateMultiplier": "1 0"}, 30, 1, 1),
    ],
)
def test_rates(parameters: dict[str, str], frames: float, sub_frames: float, ticks: float) -> None:
    assert tuple(Rates.of(parameters)) == pytest.approx((frames, sub_frames, ticks))


@pytest.mark.parametrize(
    ("expression", "rates", "time"),
    [
        ("00:00:01.500", Rates(), 1_500),
        ("01:02:03", Rates(), 3_723_000),
        ("100:00:00.5", Rates(), 360_000_500),
        (" 00:00:01,25 ", Rates(), 1_250),
        ("00:00:01:15", Rates(), 1_500),
        ("00:00:01:10", Rates(frames=25), 1_400),
        ("00:00:01:10.1", Rates(frames=25, sub_frames=2), 1_420),
        ("00:00:00:23", FILM, 959),  # 23 frames of 1001/24000 s
        ("1.5s", Rates(), 1_500),
        ("1500ms", Rates(), 1_500),
        ("2m", Rates(), 120_000),
        ("1.5h", Rates(), 5_400_000),
        ("50f", Rates(frames=25), 2_000),
        ("15000000t", Rates(ticks=10_000_000), 1_500),
        ("3t", Rates(), 3_000),
        ("0.500", Rates(), 500),
        ("1:02.250", Rates(), 62_250),
        ("1:04", Rates(), 64_000),  # SMIL 3.0, section 5.4.4: a partial clock is of minutes
        ("00:01", Rates(), 1_000),
        ("70", Rates(), 70_000),  # and a bare number of seconds
    ],
)
def test_an_expression(expression: str, rates: Rates, time: int) -> None:
    assert parse(expression, rates) == time


@pytest.mark.parametrize(
    "expression", ["", "1234567", "1 s", "-1s", "1x", "wallclock(2024-05-01)", "00:00:01:1:1"]
)
def test_what_is_no_time(expression: str) -> None:
    assert parse(expression, Rates()) is None


@pytest.mark.parametrize(
    ("expression", "bare"),
    [
        ("0.500", True),
        (" 1:02.250 ", True),
        ("1.5s", False),
        ("00:00:01.5", False),
        ("5", True),
        ("5t", False),
    ],
)
def test_times_as_no_specification_has_them(expression: str, bare: bool) -> None:
    assert is_bare(expression) is bare
