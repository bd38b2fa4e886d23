"""Names of hosts to numbers, within a deadline.

The system's resolver cannot be told to hurry or to stop, and may take half a minute. So it is
asked on a thread that is left to itself when nobody waits any more: it touches nothing but its own
answer.
"""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Callable

from reader.fetching.addresses import Number, number_of
from reader.fetching.deadline import Deadline
from reader.fetching.errors import FetchError
from reader.wording import tr

Resolve = Callable[[str, int], list[str]]
"""Takes host and port and returns numbers as text; raises OSError."""


def by_system(host: str, port: int) -> list[str]:
    """Ask the resolver of the system."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def numbers(host: str, port: int, deadline: Deadline, resolve: Resolve = by_system) -> list[Number]:
    """Return the numbers of a host, at least one; raises FetchError."""
    own = number_of(host)
    if own is not None:
        return [own]
    answers: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(host, port))
        except (OSError, UnicodeError) as problem:  # UnicodeError: a label that is too long
            answers.put(problem)

    threading.Thread(target=ask, daemon=True, name="names").start()
    while True:
        try:
            answer = answers.get(timeout=deadline.slice())
        except queue.Empty:
            continue
        found = answer if isinstance(answer, list) else []
        known = [number for text in found if (number := number_of(text)) is not None]
        if not known:
            raise FetchError(
                tr(
                    "{host} cannot be found: there is no such host, or this computer is offline.",
                    host=host,
                )
            )
        return known
