"""A window that plays, a person at its keyboard, and a microphone before it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from microphone import CYCLE, WORD, Kind, Microphone, encode, going, marked, microphone

_LISTENER = Path(__file__).with_name("listener.py")

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class Booth:
    """Asks the window to do something, and hears it."""

    def __init__(self, window: subprocess.Popen[bytes], ear: Microphone, folder: Path) -> None:
        self._window, self._ear, self._folder = window, ear, folder
        self._takes = 0
        self.server = ear.server
        self._read()

    def ask(self, name: str, *given: object) -> Any:
        """Do a thing that ``listener.py`` or ``driver.Reader`` knows; return its answer."""
        assert self._window.stdin is not None
        self._window.stdin.write(f"{json.dumps([name, *given])}\n".encode())
        self._window.stdin.flush()
        return json.loads(self._read())

    @contextmanager
    def recording(self) -> Iterator[Any]:
        """Record; what is given returns the samples once it is quiet."""
        self._takes += 1
        with self._ear.recording(self._folder / f"take {self._takes}.raw") as samples:
            yield samples

    def _read(self) -> bytes:
        assert self._window.stdout is not None
        line = self._window.stdout.readline()
        assert line, "The window has gone."
        return line


@contextmanager
def booth(folder: Path) -> Iterator[Booth]:
    """Have a window with a microphone, in a folder."""
    folder.mkdir(exist_ok=True)
    with microphone(folder / "pulse") as ear:
        here = {**os.environ, "PULSE_SERVER": ear.server, "QT_QPA_PLATFORM": "offscreen"}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        command = (sys.executable, "-P", str(_LISTENER), str(folder / "base"))
        with going(*command, env=here, **pipes) as window:
            yield Booth(window, ear, folder)


def talk(folder: Path, seconds: int, kind: Kind | None = None) -> Path:
    """Make a talk with a word a second, and its recording beside it; return its transcript."""
    folder.mkdir(exist_ok=True)
    source = marked(folder / "talk.wav", seconds)
    if kind is not None:
        encode(source, kind)
        source.unlink()
    rows = ["WEBVTT\n"]
    for number in range(seconds):
        end = number * 1_000 + WORD
        rows.append(f"{_stamp(number * 1_000)} --> {_stamp(end)}\n{words_of(number)}\n")
    transcript = folder / "talk.vtt"
    transcript.write_text("\n".join(rows), encoding="utf-8")
    return transcript


def words_of(number: int) -> str:
    """Return what is said in a second of the talk."""
    return f"Number {number} is {WORDS[number % CYCLE]}."


def _stamp(time: int) -> str:
    minutes, rest = divmod(time, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1_000:02}.{rest % 1_000:03}"
