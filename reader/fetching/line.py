"""A connection that keeps to a deadline, and that can be given up at any moment.

Nothing in it waits longer than a twentieth of a second without looking: not the connection, not
the handshake, not a header that arrives a byte a second. ``http.client`` reads from it as from a
socket.
"""

from __future__ import annotations

import errno
import io
import selectors
import socket
import ssl
from typing import TYPE_CHECKING, Any

from reader.fetching.addresses import Number
from reader.fetching.deadline import Deadline
from reader.fetching.errors import FetchError
from reader.wording import tr

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

_UNDER_WAY = (errno.EINPROGRESS, errno.EWOULDBLOCK, getattr(errno, "WSAEWOULDBLOCK", 0))


class BoundedConnection(io.RawIOBase):
    """A connection to one port of one number; ``most`` is how many bytes may still come in."""

    def __init__(self, number: Number, port: int, deadline: Deadline, most: int) -> None:
        """Connect; raises OSError and TooLate."""
        super().__init__()
        self.most = most
        self._deadline = deadline
        family = socket.AF_INET if number.version == 4 else socket.AF_INET6
        self._socket: socket.socket = socket.socket(family, socket.SOCK_STREAM)
        self._selector = selectors.DefaultSelector()
        try:
            self._socket.setblocking(False)
            self._connect((str(number), port))
        except BaseException:
            self.close()
            raise

    def _connect(self, place: tuple[str, int]) -> None:
        code = self._socket.connect_ex(place)
        if code in _UNDER_WAY:
            self._until(writing=True)
            code = self._socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code:
            raise OSError(code, "no connection")

    def secure(self, context: ssl.SSLContext, host: str) -> None:
        """Speak TLS from here on, with a host whose certificate is checked; raises OSError."""
        self._socket = context.wrap_socket(
            self._socket, server_hostname=host, do_handshake_on_connect=False
        )
        self._whenever_ready(self._socket.do_handshake)

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read what has arrived; raises FetchError once more came than was allowed."""
        count: int = self._whenever_ready(lambda: self._socket.recv_into(buffer))
        self.most -= count
        if self.most < 0:
            raise FetchError(tr("The answer is larger than anything that is taken in."))
        return count

    def sendall(self, data: ReadableBuffer) -> None:
        """Write all of it, as http.client wants it."""
        rest = memoryview(data)
        while rest:
            sent: int = self._whenever_ready(lambda rest=rest: self._socket.send(rest), writes=True)
            rest = rest[sent:]

    def makefile(self, *_: object) -> io.BufferedReader:
        """Return it as a file, as http.client wants it."""
        return io.BufferedReader(self)

    def close(self) -> None:
        """Hang up."""
        if not self.closed:
            self._selector.close()
            self._socket.close()
            super().close()

    def _whenever_ready(self, do: Any, *, writes: bool = False) -> Any:
        while True:
            try:
                return do()
            except ssl.SSLWantReadError:
                self._until(writing=False)
            except ssl.SSLWantWriteError:
                self._until(writing=True)
            except BlockingIOError:
                self._until(writing=writes)

    def _until(self, *, writing: bool) -> None:
        awaited = selectors.EVENT_WRITE if writing else selectors.EVENT_READ
        # By its number: TLS puts another object in the place of the socket.
        key = self._selector.register(self._socket.fileno(), awaited)
        try:
            while not self._selector.select(self._deadline.slice()):
                pass
        finally:
            self._selector.unregister(key.fd)
