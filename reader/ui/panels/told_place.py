"""When a screen reader is told of a place in a recording, which moves by itself as it is heard."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

_JUMP: Final = 4_000


class ToldPlace:
    """Whether a control has to tell its place anew.

    A screen reader says whatever changes of what has the keyboard: each second of a recording,
    over the recording itself. So a place is told there where somebody has moved it, and as soon as
    nothing is heard; everywhere else it is kept up to date.
    """

    def __init__(self) -> None:
        self._last = 0

    def is_news(self, control: QWidget, position: int, *, is_playing: bool) -> bool:
        """Return whether to tell of a position in milliseconds, to be asked of each in its turn."""
        went_on = 0 <= position - self._last < _JUMP
        self._last = position
        return not (went_on and is_playing and control.hasFocus())
