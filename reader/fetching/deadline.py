"""How long something may take."""

from __future__ import annotations

import time
from typing import Final

from reader.fetching.errors import TooLate

LOOKS_EVERY: Final = 0.05
"""Seconds between two looks at the time; between them a person's Ctrl+C is heard everywhere."""


class Deadline:
    """One limit over all that a request does, in seconds: names, connections, headers and body."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until = time.monotonic() + seconds

    def slice(self) -> float:
        """Return how long to wait until the next look, in seconds; raises TooLate."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise TooLate(f"There was no whole answer within {self._seconds:g} seconds.")
        return min(left, LOOKS_EVERY)
