"""What is written down is kept meanwhile, every few seconds; what fails is told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import FileError
from reader.tasks import kept_meanwhile
from reader.tasks.kept_meanwhile import KeptMeanwhile
from reader.tasks.speech import SpeechRequest, Written


class Clock:
    """Seconds that pass when they are told to; keeping takes ``each`` of them."""

    def __init__(self) -> None:
        self.now, self.each = 100.0, 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(kept_meanwhile, "time", made)
    return made


def test_it_is_kept_where_there_is_more_and_not_too_often(clock: Clock) -> None:
    kept: list[int] = []

    def keep(written: Written) -> None:
        clock.now += clock.each
        kept.append(len(written.cues))

    meanwhile = KeptMeanwhile(keep)
    written = Written(SpeechRequest(Path("a.mp3"), Path("a.bin")))
    assert meanwhile.look(written) is None
    assert not meanwhile.has_any
    written.add(0, 900, "The water is high.")
    meanwhile.look(written)
    assert (kept, meanwhile.has_any) == ([1], True)
    written.add(900, 1_800, "Nobody crosses.")
    clock.now += 4.0
    meanwhile.look(written)
    assert kept == [1]
    clock.now += 1.0
    clock.each = 2.0
    meanwhile.look(written)
    assert kept == [1, 2]
    # Keeping took two seconds: the next time is forty later, but for the last.
    written.add(1_800, 2_700, "Today.")
    clock.now += 39.0
    meanwhile.look(written)
    assert kept == [1, 2]
    meanwhile.look(written, is_last=True)
    assert kept == [1, 2, 3]
    meanwhile.look(written, is_last=True)
    assert kept == [1, 2, 3]


def test_what_cannot_be_kept_is_told_once(clock: Clock) -> None:
    def keep(written: Written) -> None:
        raise FileError("The disk is full.")

    meanwhile = KeptMeanwhile(keep)
    written = Written(SpeechRequest(Path("a.mp3"), Path("a.bin")))
    written.add(0, 900, "The water is high.")
    assert str(meanwhile.look(written)) == "The disk is full."
    clock.now += 5.0
    assert meanwhile.look(written) is None
    assert not meanwhile.has_any
