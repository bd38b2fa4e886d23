"""Starts that died: noticed at the next one, so that what killed them is not restored for ever.

Each start leaves a mark, which is taken away when the program has run for a minute or has ended as
it should. Marks that are still there tell of starts that did neither.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from reader.errors import FileError
from reader.files import atomic_write, read_untrusted

STEADY_SECONDS = 60
_MOST_DEATHS = 2


class StartGuard:
    """The marks of the starts in one data folder; ``is_safe_start`` after two deaths in a row."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "starts"
        self._deaths = self._count()
        self._write(self._deaths + 1)

    @property
    def is_safe_start(self) -> bool:
        """Whether nothing of the last time is to be restored."""
        return self._deaths >= _MOST_DEATHS

    def steady(self) -> None:
        """Take the mark away: the program runs, or has ended, as it should."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _count(self) -> int:
        try:
            data = read_untrusted(self._path)
        except FileError:
            return 0
        return len(data) if len(data) < 100 and not data.strip(b"x") else 0

    def _write(self, count: int) -> None:
        with contextlib.suppress(FileError):
            atomic_write(self._path, b"x" * count)
