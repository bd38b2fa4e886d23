"""Work that takes long, done beside the window; the one place with threads."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from reader.errors import ReaderError

T = TypeVar("T")

_THREADS = 2
_CLOSING_MS = 2_000


class Job:
    """One piece of work under way; what it brings is dropped once it is cancelled."""

    def __init__(self) -> None:
        self.is_cancelled = False

    def cancel(self) -> None:
        """Have nothing more to do with the work; neither callback is called."""
        self.is_cancelled = True


class Background(QObject):
    """Runs work on a few threads and brings what it yields back to the window's own."""

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(_THREADS)
        self._is_closed = False
        # Emitted on another thread, a signal of an object of this one arrives through its queue.
        self._ended.connect(self._deliver)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[ReaderError], object],
    ) -> Job:
        """Do ``work`` beside the window; call ``done`` with its result, or ``failed``.

        Both are called on the window's thread. Any exception but a ReaderError is a fault of the
        program and goes to ``sys.excepthook``.
        """
        job = Job()
        if not self._is_closed:
            self._pool.start(_Task(self, job, work, done, failed))
        return job

    def close(self) -> None:
        """Drop what has not begun, wait a little for what has, and deliver nothing any more."""
        self._is_closed = True
        self._pool.clear()
        self._pool.waitForDone(_CLOSING_MS)

    def ended(self, job: Job, deliver: Callable[[], object]) -> None:
        """Take over what a job has brought; called on the job's thread."""
        if not self._is_closed and not job.is_cancelled:
            self._ended.emit((job, deliver))

    def _deliver(self, ended: tuple[Job, Callable[[], object]]) -> None:
        job, deliver = ended
        if not self._is_closed and not job.is_cancelled:
            deliver()


class _Task(QRunnable):
    def __init__(
        self,
        background: Background,
        job: Job,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[ReaderError], object],
    ) -> None:
        super().__init__()
        self._background, self._job = background, job
        self._work, self._done, self._failed = work, done, failed

    def run(self) -> None:
        if self._job.is_cancelled:
            return
        try:
            result = self._work()
        except ReaderError as error:
            refusal = error
            self._background.ended(self._job, lambda: self._failed(refusal))
        except Exception as error:
            fault = error
            self._background.ended(
                self._job, lambda: sys.excepthook(type(fault), fault, fault.__traceback__)
            )
        else:
            self._background.ended(self._job, lambda: self._done(result))
