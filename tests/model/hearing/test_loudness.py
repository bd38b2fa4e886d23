"""How loud a recording is, from samples worked out by hand."""

from __future__ import annotations

from array import array

import pytest

from reader.model.hearing.loudness import LOUDEST, STEP, Meter, columns


def test_each_step_has_its_loudest_sample() -> None:
    meter = Meter(rate=1_000, channels=1, full=100)  # 20 samples a step
    meter.add(array("h", [0] * 20 + [25] * 5 + [-25] * 15 + [100] * 20))
    # The root of a quarter is a half; half of 255 is 127.5, rounded to even.
    assert list(meter.end()) == [0, 128, 255]


def test_steps_are_the_same_however_samples_arrive() -> None:
    samples = array("h", [(n * 37) % 101 - 50 for n in range(1_000)])
    whole, pieces = Meter(1_000, 1, 100), Meter(1_000, 1, 100)
    whole.add(samples)
    for at in range(0, 1_000, 7):
        pieces.add(samples[at : at + 7])
    assert whole.end() == pieces.end()
    assert len(whole.end()) == 50


def test_what_is_left_at_the_end_is_a_step() -> None:
    meter = Meter(1_000, 1, 100)
    meter.add(array("h", [100] * 21))
    assert list(meter.end()) == [255, 255]


def test_rates_that_no_step_fits_do_not_drift() -> None:
    meter = Meter(11_025, 1, 1)  # 220.5 samples a step
    meter.add(array("h", [0] * 11_025 * 60))
    assert len(meter.end()) == 60_000 // STEP


@pytest.mark.parametrize("channel", [0, 1, 4, 5])
def test_every_channel_is_heard(channel: int) -> None:
    channels = 6 if channel > 1 else 2
    frame = [0] * channels
    frame[channel] = 100
    meter = Meter(48_000, channels, 100)
    meter.add(array("h", frame * 4_800))
    assert set(meter.end()) == {LOUDEST}


def test_samples_around_a_middle() -> None:
    meter = Meter(1_000, 1, 128, middle=128)
    meter.add(array("B", [128] * 20 + [0] * 20 + [160] * 20))
    assert list(meter.end()) == [0, 255, 128]


def test_what_is_no_number_is_quiet_and_more_than_full_is_full() -> None:
    meter = Meter(1_000, 1, 1.0)
    meter.add(array("f", [float("nan")] * 20 + [float("inf")] * 20 + [-3.0] * 20))
    assert list(meter.end()) == [0, 255, 255]


def test_columns_have_the_loudest_of_their_stretch() -> None:
    values = bytes([1, 9, 2, 3, 7, 0])
    assert columns(values, 0, 120, 3) == bytes([9, 3, 7])
    assert columns(values, 40, 80, 2) == bytes([2, 3])


def test_more_columns_than_steps_repeat_them_and_nothing_is_known_of_the_rest() -> None:
    assert columns(bytes([5, 6]), 0, 80, 8) == bytes([5, 5, 6, 6, 0, 0, 0, 0])
    assert columns(b"", 0, 0, 2) == bytes(2)
