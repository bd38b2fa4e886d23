"""How far an import is, told to the window."""

from __future__ import annotations

from reader.tasks.importing import Progress
from reader.ui.parts.background import WorkChannel

_EVERY = 0.1


class Telling:
    """Says how far an import is, some times a second: in words, and as a share from 0 to 1."""

    def __init__(self, line: WorkChannel[tuple[str, float]]) -> None:
        self._line = line
        self._told = 0.0

    def tell(self, progress: Progress) -> None:
        """Pass on how far it is, unless that was told just now."""
        if progress.seconds - self._told < _EVERY and progress.done != progress.total:
            return
        self._told = progress.seconds
        self._line.tell((progress.sentence(), progress.share))
