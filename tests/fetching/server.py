"""A web server on this computer, for as long as a test takes; it says whatever a test wants.

It listens on 127.0.0.1 and on a port that was free. What it was asked is kept in ``requests``, and
when, in seconds of a clock that only goes on, in ``times``.
"""

from __future__ import annotations

import contextlib
import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

CERTIFICATE = Path(__file__).parent / "certificates" / "localhost.pem"

Say = Callable[[socket.socket, threading.Event], object]
"""Says something to whoever asks; the event is set when the test is over."""


class Server:
    """Pages by their paths: bytes to be sent as they are, or what says them."""

    def __init__(self, *, secure: bool = False) -> None:
        self.pages: dict[str, bytes | Say] = {}
        self.requests: list[str] = []
        self.heads: list[str] = []
        self.times: list[float] = []
        self._over = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._scheme = "https" if secure else "http"
        self._tls: ssl.SSLContext | None = None
        if secure:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(CERTIFICATE, CERTIFICATE.with_suffix(".key"))
        self._threads = [threading.Thread(target=self._listen, daemon=True)]
        self._threads[0].start()

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{self._scheme}://{host}:{self.port}{path}"

    def put(self, path: str, text: str | bytes, kind: str = "text/html", *headers: str) -> str:
        """Put a page there and return its address."""
        self.pages[path] = response(text, kind, *headers)
        return self.at(path)

    def move(self, path: str, to: str, status: int = 302) -> str:
        """Let a path lead to somewhere else, and return its address."""
        self.pages[path] = f"HTTP/1.1 {status} Moved\r\nLocation: {to}\r\n\r\n".encode()
        return self.at(path)

    def close(self) -> None:
        self._over.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in list(self._threads):
            thread.join(10)

    def _listen(self) -> None:
        while not self._over.is_set():
            try:
                caller, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(caller,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, caller: socket.socket) -> None:
        with contextlib.suppress(OSError):
            caller.settimeout(20)
            with self._tls.wrap_socket(caller, server_side=True) if self._tls else caller as line:
                self._answer(line)

    def _answer(self, line: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = line.recv(4096)
            if not piece:
                return
            head += piece
        told = head.decode()
        path = told.split()[1]
        self.times.append(time.monotonic())
        self.requests.append(path)
        self.heads.append(told)
        page = self.pages.get(path.partition("?")[0], self.pages.get("*"))
        if page is None:
            page = b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone"
        if isinstance(page, bytes):
            line.sendall(page)
        else:
            page(line, self._over)


def response(body: str | bytes, kind: str = "text/html", *headers: str) -> bytes:
    data = body.encode() if isinstance(body, str) else body
    lines = ["HTTP/1.1 200 OK", f"Content-Type: {kind}", f"Content-Length: {len(data)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


def packed(body: bytes) -> bytes:
    return response(gzip.compress(body), "text/vtt", "Content-Encoding: gzip")


@contextmanager
def serving(*, secure: bool = False) -> Iterator[Server]:
    server = Server(secure=secure)
    try:
        yield server
    finally:
        server.close()
