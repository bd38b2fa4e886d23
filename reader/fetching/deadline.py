"""How long something may take, and whether the person still wants it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from reader.fetching.errors import FetchStopped, TooLate
from reader.wording import trn

LOOKS_EVERY: Final = 0.05
"""Seconds between two looks at the time; between them a person's Ctrl+C is heard everywhere."""

Stop = Callable[[], bool]
"""Asks whether the person wants no more of it."""


def go_on() -> bool:
    """Stop nothing: where the person has other means, such as Ctrl+C."""
    return False


class Deadline:
    """One limit over all that a request does, in seconds: names, connections, headers and body."""

    def __init__(self, seconds: float, should_stop: Stop = go_on) -> None:
        self._seconds = seconds
        self._should_stop = should_stop
        self._until = time.monotonic() + seconds

    def slice(self) -> float:
        """Return how long to wait until the next look, in seconds.

        Raises TooLate when the time is over, FetchStopped when the person no longer wants it.
        """
        if self._should_stop():
            raise FetchStopped
        left = self._until - time.monotonic()
        if left <= 0:
            seconds = f"{self._seconds:g}"
            told = trn(
                "There was no whole answer within {n} seconds.",
                "There was no whole answer within {n} seconds.",
                round(self._seconds),
                n=seconds,
            )
            raise TooLate(told)
        return min(left, LOOKS_EVERY)
