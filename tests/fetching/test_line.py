"""A connection that keeps to a deadline: what it reads and writes, and where it is given up."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from reader.fetching.deadline import Deadline
from reader.fetching.errors import FetchError, TooLate
from reader.fetching.line import BoundedConnection

HOME = ipaddress.ip_address("127.0.0.1")


@contextmanager
def other_side(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """Listen on a port of this computer, and let whoever comes be talked to."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                talk(connection)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            thread.join(60)


def opened(port: int, most: int = 1_000, seconds: float = 60) -> BoundedConnection:
    return BoundedConnection(HOME, port, Deadline(seconds), most)


def test_what_is_written_arrives_and_what_is_answered_is_read() -> None:
    heard: list[bytes] = []

    def talk(other: socket.socket) -> None:
        heard.append(other.recv(100))
        other.sendall(b"answer")

    with other_side(talk) as port, opened(port) as line:
        line.sendall(b"question")
        assert line.makefile().read() == b"answer"
        assert line.most == 1_000 - 6
        assert line.readable()
    assert heard == [b"question"]


def test_more_than_a_connection_holds_is_written_whole() -> None:
    heard: list[int] = []

    def talk(other: socket.socket) -> None:
        heard.append(sum(len(part) for part in iter(lambda: other.recv(65_536), b"")))

    with other_side(talk) as port, opened(port) as line:
        line.sendall(bytes(10_000_000))
        line.close()
        line.close()
    assert heard == [10_000_000]


@pytest.mark.parametrize(("most", "fits"), [(5, False), (6, True)])
def test_no_more_comes_in_than_is_allowed(most: int, fits: bool) -> None:
    with other_side(lambda other: other.sendall(b"answer")) as port, opened(port, most) as line:
        if fits:
            assert line.makefile().read() == b"answer"
        else:
            with pytest.raises(FetchError, match="larger than anything that is taken in"):
                line.makefile().read()


def test_one_that_says_nothing_is_given_up() -> None:
    over = threading.Event()
    with other_side(lambda other: over.wait(60) and None) as port:
        try:
            with opened(port, seconds=0.2) as line, pytest.raises(TooLate):
                line.makefile().read()
        finally:
            over.set()


def test_nobody_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(OSError, match="no connection"):
        opened(port)
