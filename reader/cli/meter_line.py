"""How far work has come, told on a terminal."""

from __future__ import annotations

from typing import Final

from reader.cli.console import Console

_TOLD_EVERY: Final = 0.2  # seconds


class MeterLine:
    """How far it is, on one line of the screen, while somebody looks on."""

    def __init__(self, console: Console) -> None:
        self._errors = console.errors
        self._is_on = self._errors is not None and self._errors.isatty()
        self._told = 0.0
        self._shown = ""

    def tell(self, sentence: str, seconds: float) -> None:
        """Say how far it is after so many seconds, if it was not said a moment ago."""
        if seconds - self._told >= _TOLD_EVERY:
            self._told = seconds
            self.show(sentence)

    def show(self, sentence: str) -> None:
        """Say how far it is, if that is anything else than what stands there."""
        if self._is_on and sentence != self._shown:
            self._put(f"\r\x1b[K{sentence}")
            self._shown = sentence

    def clear(self) -> None:
        """Leave the line empty."""
        if self._is_on:
            self._put("\r\x1b[K")
            self._shown = ""

    def _put(self, text: str) -> None:
        if self._errors is not None:
            self._errors.write(text.encode())
            self._errors.flush()
