"""Files read side by side, in processes of their own that can be ended."""

from __future__ import annotations

import logging
import os
import sys
from collections import deque
from typing import TYPE_CHECKING, Final

from reader.library import Stop
from reader.tasks import reading
from reader.tasks.passing import unpacked
from reader.tasks.reading import Read, ReadRequest, Unread
from reader.wording import tr, trn

if TYPE_CHECKING:
    from reader.model.transcript import Transcript
    from reader.tasks.reader_process import ReaderProcess

_log = logging.getLogger("reader.parse")

# A process takes as long to start as some dozen files to read, or a few hundred kilobytes.
_MANY: Final = 64
_LONG: Final = 1_000_000
_PACKED: Final = (b"PK\x03\x04", b"%PDF-")  # of which a small one may be long
# Whoever asks for files also writes them to its library, which keeps up with so many.
_MOST: Final = 4
_LOOKS_EVERY: Final = 0.1  # seconds
_DYING: Final = 1.0  # seconds, after which one that has closed its lines is ended
_MOST_FAILURES: Final = 3


def processors() -> int:
    """Return how many processors this process may use."""
    if sys.platform != "linux":
        return os.cpu_count() or 1
    return len(os.sched_getaffinity(0))


class FileReading:
    """A file that is being read; what came of it stays packed until it is asked for."""

    def __init__(self, request: ReadRequest) -> None:
        self.request = request
        self.outcome: bytes | Unread | Transcript | None = None

    @property
    def is_done(self) -> bool:
        """Whether it is known what came of it."""
        return self.outcome is not None


class Readers:
    """Reads files in the order in which they are given, several at a time where that is worth it.

    A file whose reading does not end in time, or ends its process, is given up; its digest is
    remembered, and it is not read again. Few and short files are read here, when they are asked
    for. ``read`` is what reads them, a function of a module.
    """

    def __init__(self, read: Read = reading.read, most: int = 0) -> None:
        self._read = read
        self._most = most or min(_MOST, processors())
        self._children: list[ReaderProcess] = []
        self._waiting = deque[FileReading]()
        self._given_up: dict[str, Unread] = {}
        self._failures = 0

    def give(self, request: ReadRequest) -> FileReading:
        """Take a file that is to be read in its turn; see :meth:`outcome`."""
        given = FileReading(request)
        self._waiting.append(given)
        if self._children or self._is_worth_it():
            self._tend(0)
        return given

    def outcome(
        self, given: FileReading, should_stop: Stop | None = None
    ) -> Transcript | Unread | None:
        """Wait for what comes of a file, and return it; None if it is told to stop before."""
        while given.outcome is None:
            if should_stop is not None and should_stop():
                return None
            if self._children:
                self._tend(_LOOKS_EVERY)
            else:
                self._waiting.remove(given)
                given.outcome = self._read(given.request)
        outcome = given.outcome
        return unpacked(outcome) if isinstance(outcome, bytes) else outcome

    def close(self) -> None:
        """End all processes, whatever they are at."""
        for child in self._children:
            child.end()
        self._children.clear()

    def _is_worth_it(self) -> bool:
        data = [waiting.request.data for waiting in self._waiting]
        return self._failures < _MOST_FAILURES and (
            len(data) >= _MANY or sum(map(len, data)) >= _LONG or data[-1].startswith(_PACKED)
        )

    def _tend(self, seconds: float) -> None:
        """Take in what has been read, end what takes too long, and give out what waits.

        Waits for the first of these for some seconds at most.
        """
        from reader.tasks import reader_process  # late: for few and short files there is none

        reader_process.wait(self._children, seconds)
        for child in tuple(self._children):
            child.take_in()
            if child.is_overdue or not child.is_listening:
                self._bury(child)
        self._give_out()

    def _give_out(self) -> None:
        while self._waiting:
            freest = min(self._children, key=lambda child: child.load, default=None)
            if (freest is None or freest.is_at_work) and len(self._children) < self._most:
                freest = self._another() or freest
            if freest is None or not freest.has_room:
                return
            given = self._waiting.popleft()
            given.outcome = self._given_up.get(given.request.sha256)
            if not given.is_done:
                freest.give(given)

    def _another(self) -> ReaderProcess | None:
        if self._failures >= _MOST_FAILURES:
            return None
        from reader.tasks import reader_process

        try:
            child = reader_process.ReaderProcess(self._read)
        except OSError as problem:
            _log.warning("A process for reading could not be started: %s", problem)
            self._failures = _MOST_FAILURES
            return None
        self._children.append(child)
        return child

    def _bury(self, child: ReaderProcess) -> None:
        """End a process; the file that it was at is given up, the others that it has go on."""
        was_late = child.is_overdue
        self._children.remove(child)
        child.end(0 if was_late else _DYING)
        at_fault = child.unread.pop(child.at, None)
        self._waiting.extendleft(reversed(child.unread.values()))
        if at_fault is None:
            self._failures += 1
            _log.warning("A process for reading ended, at no file (%s)", child.status)
            return
        request = at_fault.request
        told = (
            trn(
                "Reading this file was given up after {n} second.",
                "Reading this file was given up after {n} seconds.",
                round(request.most_seconds),
            )
            if was_late
            else tr("Reading this file broke the process that did it, so it was left out.")
        )
        _log.warning("%s: a process for reading was ended (%s)", request.name, child.status)
        at_fault.outcome = self._given_up[request.sha256] = Unread(told)
