"""How long something may take, and whether the person still wants it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from reader.fetching.errors import FetchStopped, TooLate

LOOKS_EVERY: Final = 0.05
"""Seconds between two looks at whether it was stopped."""


class Deadline:
    """One limit over all that a request does: names, connections, headers and body.

    ``seconds`` is None where there is no limit but the person's patience.
    """

    def __init__(
        self, seconds: float | None, should_stop: Callable[[], bool] = lambda: False
    ) -> None:
        self._seconds = seconds
        self._until = None if seconds is None else time.monotonic() + seconds
        self._should_stop = should_stop

    def slice(self) -> float:
        """Return how long to wait until the next look, in seconds.

        Raises TooLate when the time is over, FetchStopped when the person no longer wants it.
        """
        if self._should_stop():
            raise FetchStopped
        if self._until is None:
            return LOOKS_EVERY
        left = self._until - time.monotonic()
        if left <= 0:
            raise TooLate(f"There was no whole answer within {self._seconds:g} seconds.")
        return min(left, LOOKS_EVERY)

    def wait(self, seconds: float) -> None:
        """Let time pass, unless it is stopped; raises as :meth:`slice` does."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            time.sleep(min(left, self.slice()))
