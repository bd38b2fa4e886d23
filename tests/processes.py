"""The program started for real: told what to do, and watched for signs of how far it has come.

Nothing waits for a time to pass. A sign is looked for until it shows; a process that has ended by
then, or shows none within minutes, fails the test with what it wrote.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from source import ROOT

from reader.ui.parts.desktop.single_instance import SingleInstance

COMMAND = [sys.executable, "-m", "reader"]
LONGEST = 120
"""Seconds. What takes that long will never come, on the slowest machine."""

_BETWEEN_LOOKS = 0.01

Home = dict[str, str]
"""The environment of a process with a home of its own."""


def run(home: Home, *words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Start the program and wait for its end."""
    return subprocess.run(
        [*COMMAND, *words], env=home, cwd=cwd, capture_output=True, text=True, timeout=LONGEST
    )


class Started:
    """The program, running; used in a ``with`` statement, at whose end it is gone."""

    def __init__(self, home: Home, *words: str) -> None:
        at = words.index("--basedir") + 1 if "--basedir" in words else 0
        self._instance = SingleInstance(Path(words[at]) / "data" if at else data(home))
        self._socket = Path(tempfile.gettempdir()) / self._instance._name
        self.process = subprocess.Popen(
            [*COMMAND, *words], env=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Started:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self._socket.unlink(missing_ok=True)  # of one that was killed, it would stay for ever

    def wait_for(self, sign: Callable[[], object]) -> None:
        """Wait until a sign shows."""
        patience = time.monotonic() + LONGEST
        while not sign():
            try:
                status = self.process.wait(_BETWEEN_LOOKS)
            except subprocess.TimeoutExpired:
                assert time.monotonic() < patience, "There was no sign."
            else:
                raise AssertionError(f"It ended, with {status}: {self.process.communicate()[1]}")

    def wait_for_window(self) -> None:
        """Wait until the window is there, its files are open and it listens to later starts."""
        self.wait_for(lambda: self.listens)
        self.wait_for(lambda: self._instance.hand_over([]))

    @property
    def listens(self) -> bool:
        """Whether a first window listens to later starts, or has done so before it was killed."""
        return self._socket.exists()

    @property
    def ticks(self) -> int:
        """How long the process has worked, in hundredths of a second."""
        fields = self._proc("stat").rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def handles(self, number: int) -> bool:
        """Whether the process has a handler for a signal."""
        # A mask of all that are caught, the first signal being the lowest bit.
        caught = self._proc("status").partition("SigCgt:")[2].split()[0]
        return bool(int(caught, 16) >> (number - 1) & 1)

    def has_loaded(self, library: str) -> bool:
        """Whether a shared library is in the memory of the process."""
        return library in self._proc("maps")

    def end(self, number: int = signal.SIGTERM) -> tuple[int, str]:
        """Tell it to end; return its exit status and what it wrote to standard error."""
        self.process.send_signal(number)
        errors = self.process.communicate(timeout=LONGEST)[1]
        return self.process.returncode, errors

    def kill(self) -> None:
        """End it by force."""
        self.process.kill()
        self.process.communicate()

    def _proc(self, name: str) -> str:
        return Path(f"/proc/{self.process.pid}/{name}").read_text(encoding="utf-8")


def data(home: Home) -> Path:
    """The folder in which the program keeps what a person has made with it."""
    return Path(home["HOME"]) / ".local" / "share" / "transcript-reader"


def of_ones_own(folder: Path) -> Home:
    """Return the environment of a person whose home is a new folder; no screen is drawn on."""
    folder.mkdir()
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "QT_", "WAYLAND"))}
    kept.pop("DISPLAY", None)
    return {**kept, "HOME": str(folder), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
