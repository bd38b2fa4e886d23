"""How a process behaves that works for another one: it says nothing, and ends with that one."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
from threading import Thread
from typing import TYPE_CHECKING, Final

from reader import wording

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_LEFT_TO_OTHERS: Final = ("SIGINT", "SIGHUP")


def behave(alive: Connection, language: str) -> None:
    """Speak a language, print nothing, and end when the line ``alive`` does, on which nothing is
    said.
    """
    wording.use(language)
    # Whoever asks decides what Ctrl+C and a terminal that is closed end; it then tells what it has.
    for name in _LEFT_TO_OTHERS:
        if (number := getattr(signal, name, None)) is not None:  # Windows knows no closed terminals
            signal.signal(number, signal.SIG_IGN)
    logging.getLogger("reader").addHandler(logging.NullHandler())
    _silence()
    _end_with(alive)


def _silence() -> None:
    """Let whatever is printed lead nowhere: what this process says goes over its own line."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    # Where there is no console Python has none of these, and libraries ask them for their number.
    out, errors = (open(number, "w", encoding="utf-8") for number in (1, 2))  # noqa: SIM115 - they stay
    sys.stdout, sys.stderr = out, errors


def _end_with(alive: Connection) -> None:
    """End the process when the one that it works for has gone, whatever it is at."""

    def wait() -> None:
        with contextlib.suppress(EOFError, OSError):
            alive.recv_bytes()
        os._exit(0)

    Thread(target=wait, daemon=True).start()
