"""What is written down of a recording, kept meanwhile: often enough that little is lost, and not so
often that keeping it takes the time of the work.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from reader.errors import ReaderError
from reader.tasks.speech import Written

_KEEPS_EVERY: Final = 5.0  # seconds
# Keeping a long one takes its time: so many times as long passes before it is kept again.
_MUCH_LONGER: Final = 20


class KeptMeanwhile:
    """Has ``keep`` keep what there is, every few seconds, where there is more of it."""

    def __init__(self, keep: Callable[[Written], object]) -> None:
        self._keep, self._cues, self._after = keep, 0, 0.0
        self._has_failed = False

    @property
    def has_any(self) -> bool:
        """Whether anything of it is kept."""
        return self._cues > 0

    def look(self, written: Written, *, is_last: bool = False) -> ReaderError | None:
        """Keep what there is by now, if that is time; return why not, the first time it fails."""
        began = time.monotonic()
        if len(written.cues) == self._cues or not (is_last or began >= self._after):
            return None
        try:
            self._keep(written)
        except ReaderError as error:
            is_news, self._has_failed = not self._has_failed, True
            return error if is_news else None
        else:
            self._cues = len(written.cues)
            return None
        finally:
            ended = time.monotonic()
            self._after = ended + max(_KEEPS_EVERY, _MUCH_LONGER * (ended - began))
