"""Timecodes that count in frames."""

from __future__ import annotations

import pytest

from reader.formats.decoding.frames import FrameRate, frame_rate, of_frames, with_frames_counted


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("00:00:03:12 Hello.\n00:01:05:24 Yes.", FrameRate(25)),
        ("00:00:03:12 Hello.\n00:01:05:25 Yes.", FrameRate(30)),
        ("00:00:03:12 Hello.\n00:01:05:30 Yes.", FrameRate(50)),
        ("00:00:03:12 Hello.\n00:01:05:50 Yes.", FrameRate(60)),
        ("00:00:03:12 Hello.\n00:01:05:60 Yes.", FrameRate(100)),
        ("00;00;03;12 Hello.\n00;01;05;02 Yes.", FrameRate(30_000 / 1_001)),
        ("24 fps\n00:00:03:12 Hello.\n00:01:05:02 Yes.", FrameRate(24, True)),
        ("Frame rate: 29,97\n00:00:03:12 Hello.\n00:01:05:02 Yes.", FrameRate(29.97, True)),
        ("24 fps\n00:00:03:12 Hello.\n00:01:05:24 Yes.", FrameRate(25)),  # it cannot be 24
        ("00:00:03:12 Hello.", None),
        ("00:00:03 Hello. 00:01:05 Yes.", None),
        ("1:00:00:03:12 and 1:00:00:03:13", None),
        ("", None),
    ],
)
def test_how_many_frames_make_a_second(text: str, rate: FrameRate | None) -> None:
    assert frame_rate(text) == rate


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("00:00:03:12", "00:00:03.480"),
        ("from 00:00:03:00 on", "from 00:00:03.000 on"),
        ("00:00:03", "00:00:03"),
        ("1:00:00:03:12", "1:00:00:03:12"),
    ],
)
def test_frames_become_thousandths(text: str, clock: str) -> None:
    assert with_frames_counted(text, FrameRate(25)) == clock


def test_what_is_said_of_frames() -> None:
    assert of_frames(None) == ()
    assert of_frames(FrameRate(30_000 / 1_001))[0].sentence == (
        "The file does not say how many frames make a second; 29.97 were assumed."
    )
    assert of_frames(FrameRate(24, True))[0].sentence == (
        "The times are counted in frames, 24 a second."
    )
