"""A process that reads files beside this one, as this one has it: given files, watched and ended.

It is one of :mod:`multiprocessing`, which starts them alike on every system, from the sources and
from a folder without Python. Its pools are not used, nor those of ``concurrent.futures``: they
cannot end one process without the others, and know no time for a piece of work. What comes back is
JSON, never a pickle.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from multiprocessing import connection
from typing import TYPE_CHECKING, Final

from reader import wording
from reader.tasks.reading import Read
from reader.tasks.reading_child import ChildLines, ask, serve

if TYPE_CHECKING:
    from reader.tasks.readers import FileReading

# What a process is given ahead: enough until whoever asks looks at it again.
_AHEAD: Final = 32
_AHEAD_BYTES: Final = 1_000_000

_spawn = multiprocessing.get_context("spawn")


def wait(processes: Sequence[ReaderProcess], seconds: float) -> None:
    """Wait until one of them says what came of a file, or ends, for some seconds at most."""
    connection.wait([process.sign for process in processes], seconds)


class ReaderProcess:
    """One process, and what it has been given; raises OSError where none can be started."""

    def __init__(self, read: Read) -> None:
        requests, self._requests = _spawn.Pipe(duplex=False)
        self.sign, replies = _spawn.Pipe(duplex=False)
        self._marks, marks = _spawn.Pipe(duplex=False)
        lines = ChildLines(requests, replies, marks)
        self._process = _spawn.Process(
            target=serve, args=(lines, wording.language(), read), daemon=True
        )
        with without_interrupts():
            self._process.start()
        for line in lines:  # so that the end of the process is the end of its lines
            line.close()
        self.unread: dict[int, FileReading] = {}
        self.is_listening = True
        self.status: int | None = None
        self.at = 0
        self._since = 0.0
        self._given = 0

    @property
    def load(self) -> int:
        """How many bytes it has before it."""
        return sum(len(given.request.data) for given in self.unread.values())

    @property
    def is_at_work(self) -> bool:
        """Whether it has anything to do."""
        return bool(self.unread)

    @property
    def has_room(self) -> bool:
        """Whether it may be given another file ahead."""
        return not self.unread or (len(self.unread) < _AHEAD and self.load < _AHEAD_BYTES)

    @property
    def is_overdue(self) -> bool:
        """Whether it takes longer over a file than it may."""
        given = self.unread.get(self.at)
        return given is not None and time.monotonic() - self._since > given.request.most_seconds

    def give(self, given: FileReading) -> None:
        """Have a file read."""
        self._given += 1
        self.unread[self._given] = given
        try:
            ask(self._requests, given.request)
        except OSError:
            self.is_listening = False

    def take_in(self) -> None:
        """Take what it has said, without waiting for anything."""
        for mark in self._said(self._marks):
            self.at, self._since = int(mark), time.monotonic()
        for reply in self._said(self.sign):
            self.unread.pop(next(iter(self.unread))).outcome = reply

    def end(self, seconds: float = 0) -> None:
        """End the process at once, or let it end by itself first; what it has said counts."""
        self._process.join(seconds)
        self._process.kill()
        self._process.join()
        self.status = self._process.exitcode
        self.take_in()
        for line in (self._requests, self.sign, self._marks):
            line.close()
        self._process.close()

    def _said(self, line: connection.Connection) -> Iterator[bytes]:
        try:
            while line.poll():
                yield line.recv_bytes()
        except (EOFError, OSError):  # it has ended, perhaps in the middle of a word
            self.is_listening = False


@contextlib.contextmanager
def without_interrupts() -> Iterator[None]:
    """Start processes that Ctrl+C does not reach, from the first moment on: it is for this one."""
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # which would let the signals in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
