"""One window for one person: a second start hands its files to the first.

A lock on a file tells who is first; the system lets go of it when a process ends, however it ends.
What is handed over is a list of paths to open and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable, Sequence
from io import BufferedRandom
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_CONNECT_MS = 900
# The first window may be starting, which takes some seconds from a cold disk, or be busy.
_START_SECONDS = 5.0
_ANSWER_MS = 10_000
_TRY_AGAIN_SECONDS = 0.05


class SingleInstance:
    """The claim of one start to be the only one that works on a data folder."""

    def __init__(self, folder: Path) -> None:
        user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
        # Of a folder that has two names, through a link, both starts lock the same file.
        digest = hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:16]
        self._name = f"transcript-reader-{user}-{digest}"
        self._path = folder / "window.lock"
        self._lock: BufferedRandom | None = None
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Return whether this start is the first; True also where no lock can be had at all."""
        try:
            self._lock = self._path.open("a+b")
        except OSError:
            return True
        return _lock(self._lock)

    def hand_over(self, files: Sequence[Path]) -> bool:
        """Give the first window these files to open; return whether it has taken them.

        One that is still starting is waited for. If it is gone by then, this start is the first.
        """
        from PySide6.QtNetwork import QLocalSocket

        from reader.ui.parts.desktop.handed_over import message

        socket = QLocalSocket()
        if not self._reach(socket):
            return False
        socket.write(message(files))
        sent = socket.waitForBytesWritten(_ANSWER_MS) and socket.waitForReadyRead(_ANSWER_MS)
        socket.disconnectFromServer()
        return sent

    def listen(self, opened: Callable[[list[Path]], object]) -> None:
        """Take over what later starts hand over."""
        from PySide6.QtNetwork import QLocalServer

        from reader.ui.parts.desktop.handed_over import Speakers

        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._name):
            # Left behind by a first window that was killed: the lock says that there is none now.
            QLocalServer.removeServer(self._name)
            server.listen(self._name)
        Speakers(server, opened)
        self._server = server

    def close(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
        if self._lock is not None:
            self._lock.close()

    def _reach(self, socket: QLocalSocket) -> bool:
        patience = time.monotonic() + _START_SECONDS
        while True:
            socket.connectToServer(self._name)
            if socket.waitForConnected(_CONNECT_MS):
                return True
            is_first = self._lock is not None and _lock(self._lock)
            if is_first or time.monotonic() > patience:
                return False
            time.sleep(_TRY_AGAIN_SECONDS)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BufferedRandom) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(file: BufferedRandom) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a file system without locks: better two windows than none
        return True
