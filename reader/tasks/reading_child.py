"""A process that reads files for another one, as long as that one is there.

A stranger's file may keep it busy for ever, use up its memory or break it: then it is ended from
outside, and nothing else is lost. It bounds itself as well, for the case that nobody is left to.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import signal
from collections.abc import Callable
from itertools import count
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Final

from reader import wording
from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from reader.tasks.reading import Read, ReadRequest

MOST_MEMORY: Final = 2 << 30
"""Bytes of addresses that the process may have, where the system can say so."""

_NOBODY_MINDS: Final = 5.0  # seconds beyond those that a file may take


class ChildLines(NamedTuple):
    """What a process and the one that it works for tell each other, each in one direction.

    Over ``requests`` come five words and the contents for each file, over ``replies`` goes what
    :mod:`reader.tasks.passing` makes of it. ``marks`` has the number of the file that is begun,
    counted from 1, and 0 when it is done with: it says which file is to blame for an end.
    """

    requests: Connection
    replies: Connection
    marks: Connection


def serve(lines: ChildLines, language: str, read: Read) -> None:
    """Read what is asked for, one file after another, and say what came of each."""
    wording.use(language)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks decides what Ctrl+C ends
    logging.getLogger("reader").addHandler(logging.NullHandler())
    _bound_memory()
    # Late, since the language was to be chosen first; early enough to count against no file.
    from reader import formats  # noqa: F401 - what reads will ask for it
    from reader.tasks import passing
    from reader.tasks.reading import no_room

    asked: SimpleQueue[ReadRequest] = SimpleQueue()
    told: SimpleQueue[bytes] = SimpleQueue()
    _beside(lambda: _listen(lines.requests, asked))
    # Whoever asks may be busy writing to its library; the next file need not wait for that.
    _beside(lambda: _tell(lines.replies, told))
    with open(os.devnull, "w", encoding="utf-8") as nowhere, contextlib.suppress(OSError):
        for number in count(1):
            request = asked.get()
            lines.marks.send_bytes(str(number).encode())
            # Unlike a thread of Python's, this clock rings while code in C holds everything up.
            ends = request.most_seconds + _NOBODY_MINDS
            faulthandler.dump_traceback_later(ends, exit=True, file=nowhere)
            try:
                reply = passing.packed(read(request))
            except MemoryError:
                reply = passing.packed(no_room())
            faulthandler.cancel_dump_traceback_later()
            told.put(reply)
            lines.marks.send_bytes(b"0")


def ask(requests: Connection, request: ReadRequest) -> None:
    """Ask for a file over a line; raises OSError where nobody listens any more."""
    data, *words = request
    for word in words:
        requests.send_bytes(word.encode("utf-8", "surrogatepass"))
    requests.send_bytes(data)


def _listen(requests: Connection, asked: SimpleQueue[ReadRequest]) -> None:
    """Take in what is asked for; when nobody asks any more, end the process, whatever it is at."""
    from reader.tasks.reading import ReadRequest

    with contextlib.suppress(EOFError, OSError):
        while True:
            words = [requests.recv_bytes().decode("utf-8", "surrogatepass") for _ in range(5)]
            asked.put(ReadRequest(requests.recv_bytes(), *words))


def _tell(replies: Connection, told: SimpleQueue[bytes]) -> None:
    with contextlib.suppress(OSError):
        while True:
            replies.send_bytes(told.get())


def _beside(work: Callable[[], object]) -> None:
    """Do some work on a thread of its own; the process ends with it, in whichever way that does."""

    def to_the_end() -> None:
        try:
            work()
        finally:
            os._exit(0)

    Thread(target=to_the_end, daemon=True).start()


def _bound_memory() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # not on Windows

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        bound = MOST_MEMORY if most == resource.RLIM_INFINITY else min(MOST_MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (bound, most))
