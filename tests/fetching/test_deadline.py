"""One limit of time: looked at often, and told in the seconds that it was given."""

from __future__ import annotations

import pytest

from reader.fetching.deadline import LOOKS_EVERY, Deadline
from reader.fetching.errors import TooLate


class Clock:
    now = 100.0

    def monotonic(self) -> float:
        return self.now


def test_it_is_looked_at_until_it_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr("reader.fetching.deadline.time", clock)
    deadline = Deadline(2.5)
    assert deadline.slice() == LOOKS_EVERY
    clock.now = 102.48
    assert deadline.slice() == pytest.approx(0.02)
    clock.now = 102.5
    with pytest.raises(TooLate, match=r"^There was no whole answer within 2\.5 seconds\.$"):
        deadline.slice()
    clock.now = 200.0
    with pytest.raises(TooLate):
        deadline.slice()


@pytest.mark.parametrize(("seconds", "told"), [(0, "0 seconds"), (-1.0, "-1 seconds")])
def test_no_time_is_over_at_once(seconds: float, told: str) -> None:
    with pytest.raises(TooLate, match=told):
        Deadline(seconds).slice()
