"""Work that takes long, done beside the window; the one place with threads."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from reader.errors import ProgramError, ReaderError
from reader.ui.parts.collecting import collect_here

if TYPE_CHECKING:
    from PySide6.QtCore import QThread

T = TypeVar("T")
V = TypeVar("V")
Deliver: TypeAlias = Callable[[], object]
"""What is to be done on the window's thread with what work has brought."""
Refused: TypeAlias = Callable[[ReaderError], object]
"""What is told why something could not be done."""

_THREADS = 2
_CLOSING_MS = 2_000
_FINISHING_MS = 10_000


class Job:
    """One piece of work under way; what it brings is dropped once it is cancelled."""

    def __init__(self) -> None:
        self.is_cancelled = False

    def cancel(self) -> None:
        """Have nothing more to do with the work; neither callback is called."""
        self.is_cancelled = True


class WorkChannel(Generic[V]):
    """What work has to do with the window while it is under way; used on the work's thread."""

    def __init__(self, background: Background, job: Job, told: Callable[[V], object]) -> None:
        self._background, self._job, self._told = background, job, told

    def tell(self, value: V) -> None:
        """Bring something to the window before all is done."""
        self._background.tell(self._job, lambda: self._told(value))

    def is_cut(self) -> bool:
        """Whether nobody waits for the work any more."""
        return self._job.is_cancelled or self._background.is_closed


class _Errand:
    """A piece of work, and then what it brought: handed from thread to thread, and emptied here.

    Whoever lets go of something last destroys it, and what is Qt's must go on the window's thread.
    The other one therefore holds nothing but this when it is done.
    """

    __slots__ = ("brought", "job", "work")

    def __init__(self, job: Job, work: Callable[[], Deliver]) -> None:
        self.job = job
        self.work: Callable[[], Deliver] | None = work
        self.brought: Deliver | None = None

    def perform(self) -> None:
        """Do the work, unless nobody waits for it; called on its thread."""
        if self.work is not None and not self.job.is_cancelled:
            self.brought = self.work()

    def empty(self) -> Deliver | None:
        """Let go of everything, and return what was brought."""
        brought, self.work, self.brought = self.brought, None, None
        return brought


# What could not be ended in time lives as long as the program, with all that its work holds.
_LEFT = set["Background"]()


class Background(QObject):
    """Runs work on a few threads and brings what it yields back to the window's own.

    With ``threads`` 1 work is done in the order in which it was given. Work must not leave anything
    with its thread: to Python each piece of work is on a thread of its own.
    """

    _told = Signal(object)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None, *, threads: int = _THREADS) -> None:
        super().__init__(parent)
        collect_here()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(threads)
        self._is_closed = False
        self._settled: list[QThread] = []
        self._errands = set[_Errand]()
        # Emitted on another thread, a signal of an object of this one arrives through its queue.
        self._told.connect(self._deliver)
        self._ended.connect(self._take_over)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Refused,
    ) -> Job:
        """Do ``work`` beside the window; call ``done`` with its result, or ``failed``.

        Both are called on the window's thread. Any exception but a ReaderError, in the work or in
        ``done``, is a fault of the program: it goes to ``sys.excepthook``, and ``failed`` is told
        of a ProgramError, so that whatever shows that work is under way shows it no longer.
        """
        return self._start(Job(), work, done, failed)

    def do(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Refused,
        *,
        is_long: bool,
    ) -> Job:
        """Do what takes long as :meth:`run` does, and anything else at once."""
        if is_long:
            return self.run(work, done, failed)
        _outcome(work, done, failed)()
        return Job()

    def stream(
        self,
        work: Callable[[WorkChannel[V]], T],
        told: Callable[[V], object],
        done: Callable[[T], object],
        failed: Refused,
    ) -> Job:
        """Do work that tells the window of what it has so far; see :meth:`run`.

        ``told`` is called on the window's thread with each value that the work tells its line.
        """
        job = Job()
        line = WorkChannel(self, job, told)
        return self._start(job, lambda: work(line), done, failed)

    def settle(self, thing: QObject) -> None:
        """Let a thing of Qt that keeps others waiting live on a thread of its own, till the end.

        From then on it is led by signals that are connected to it.
        """
        if not self._is_closed:
            from PySide6.QtCore import QThread  # late: hardly a start has such a thing

            thread = QThread()
            self._settled.append(thread)
            thing.moveToThread(thread)
            thread.start()

    @property
    def is_closed(self) -> bool:
        """Whether nothing is begun and nothing delivered any more."""
        return self._is_closed

    def _start(
        self,
        job: Job,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Refused,
    ) -> Job:
        if not self._is_closed:
            errand = _Errand(job, partial(_outcome, work, done, failed))
            self._errands.add(errand)
            self._pool.start(partial(self._perform, errand))
        return job

    def _perform(self, errand: _Errand) -> None:
        errand.perform()
        if not self._is_closed:
            self._ended.emit(errand)

    def stop(self) -> None:
        """Begin nothing more, and deliver nothing any more; what has begun is left to end."""
        self._is_closed = True
        self._pool.clear()
        for thread in self._settled:
            thread.quit()

    def close(self) -> bool:
        """Stop, and wait a little for what has begun; return whether it has ended."""
        self.stop()
        have_ended = [thread.wait(_CLOSING_MS) for thread in self._settled]
        has_ended = self._pool.waitForDone(_CLOSING_MS) and all(have_ended)
        if has_ended:
            self._errands.clear()
            _LEFT.discard(self)
        else:
            _LEFT.add(self)
        return has_ended

    def finish(self) -> None:
        """Do all that was asked for, for some seconds at most; then as :meth:`stop`."""
        self._pool.waitForDone(_FINISHING_MS)
        self.stop()

    def tell(self, job: Job, deliver: Deliver) -> None:
        """Take over what a job brings before it ends; called on the job's thread."""
        if not self._is_closed and not job.is_cancelled:
            self._told.emit((job, deliver))

    # Marked, or PySide would add them to what Qt knows of the object, which threads look up.
    @Slot(object)
    def _deliver(self, told: tuple[Job, Deliver]) -> None:
        job, deliver = told
        if not self._is_closed and not job.is_cancelled:
            deliver()

    @Slot(object)
    def _take_over(self, errand: _Errand) -> None:
        self._errands.discard(errand)
        brought = errand.empty()
        if brought is not None and not self._is_closed and not errand.job.is_cancelled:
            brought()


def _outcome(
    work: Callable[[], T],
    done: Callable[[T], object],
    failed: Refused,
) -> Deliver:
    """Do some work, and return what is to be done on the window's thread now that it has ended."""
    try:
        result = work()
    except ReaderError as error:
        return partial(failed, error)
    except (Exception, SystemExit) as fault:  # what a library calls the end of it is none here
        return partial(_tell_fault, fault, failed)
    return partial(_finish, done, result, failed)


def _finish(done: Callable[[T], object], result: T, failed: Refused) -> None:
    try:
        done(result)
    except ReaderError as error:
        failed(error)
    except Exception as fault:
        _tell_fault(fault, failed)


def _tell_fault(fault: Exception | SystemExit, failed: Refused) -> None:
    sys.excepthook(type(fault), fault, fault.__traceback__)
    failed(ProgramError())
