"""What recognises speech in tests: it needs no model and no sound, and can go wrong in every way.

A process of its own loads this by its name, so it is a module of its own. What it does is asked for
by the name of the model's file, which only has to look like one.
"""

from __future__ import annotations

import os
import signal
import struct
import sys
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

from reader.errors import FileError
from reader.tasks.speech import RATE, Engine, SoundPiece

WORDS = ("The water is high.", "Nobody crosses it today.", "[applause]", "Not even by boat.")
NOTHING = "nothing"


def model(folder: Path, does: str = "well", *, tokens: int = 51_865) -> Path:
    """Write what looks like a model, which makes the engine do something."""
    path = folder / f"ggml-{does}.bin"
    path.write_bytes(struct.pack("<4s11i", b"lmgg", tokens, 1500, 8, 1, 1, 448, 8, 1, 1, 80, 1))
    return path


def quiet(path: str) -> Iterator[SoundPiece]:
    """Yield twenty seconds of silence, whatever the recording is."""
    yield SoundPiece(array("f", bytes(4 * 20 * RATE)), 20_000)


def loud(path: str) -> Iterator[SoundPiece]:
    """Yield four stretches of ten seconds, none of them silent."""
    for _ in range(4):
        yield SoundPiece(array("f", [0.5] * (10 * RATE)), 40_000)


def torn(path: str) -> Iterator[SoundPiece]:
    """Yield enough to be heard, and then be unable to go on."""
    yield SoundPiece(array("f", [0.5] * (160 * RATE)), 600_000)
    raise FileError(f"{os.path.basename(path)}: It cannot be played: it is torn.")


class StrangeRecogniser:
    """Says the same words of whatever it hears, five seconds each, or does what it is asked to."""

    name = "stand-in 1"

    def __init__(self, does: str) -> None:
        self._does = does

    def language_of(self, samples: array[float]) -> str:
        """Take it for Dutch."""
        return "nl"

    def hear(
        self, samples: array[float], language: str, said: Callable[[int, int, str], object]
    ) -> None:
        """Say the words, or do what is asked for."""
        if self._does == "prints":
            print("WEBVTT\n\n00:00.000 --> 00:01.000\nGarbage", flush=True)
            os.write(1, b"garbage\n")
        for number, words in enumerate(WORDS if self._does != NOTHING else ()):
            if self._does == "breaks" and number == 2:
                _die()
            if self._does == "interrupts" and number == 3:
                os.kill(os.getppid(), signal.SIGINT)  # as Ctrl+C would, of which this hears nothing
            if self._does in ("hangs", "interrupts") and number == 3:
                signal.pause()
            said(number * 5_000, number * 5_000 + 5_000, words)


def load(path: str) -> StrangeRecogniser:
    """Load what the name of a file asks for."""
    does = Path(path).stem.removeprefix("ggml-")
    if does == "dies":
        _die()
    return StrangeRecogniser(does)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGTERM if sys.platform == "win32" else signal.SIGSEGV)


STAND_IN = Engine(load)
MISSING = Engine(load, "no_such_module_anywhere")
