"""What a later start says to the first window, taken as what it is: bytes of a stranger's.

Any program of the same person can speak to the window. So what is said is bounded in length and in
time, and only what can be the absolute path of a file comes through; the rest is dropped, and the
log says so.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from reader.files import absolute, path_in

# Each bound is more than a command line can hold, or a start needs.
LONGEST: Final = 5_000_000
MOST_FILES: Final = 10_000
MOST_SPEAKERS: Final = 100
PATIENCE_MS: Final = 5_000

THANKS: Final = b"ok\n"
"""What the window answers once it has a message whole."""

Opened = Callable[[list[Path]], object]

_END: Final = b"\n"

_log = logging.getLogger("reader.ui")


def message(files: Sequence[Path]) -> bytes:
    """Return what a start says to have files opened."""
    # A path may be bytes that are no text: hexadecimal digits carry all of them.
    return json.dumps([os.fsencode(absolute(path)).hex() for path in files]).encode() + _END


def files_in(said: bytes) -> list[Path] | None:
    """Return the files that a message names, each once; None for what is no message."""
    try:
        items = json.loads(said)
    except (ValueError, RecursionError):
        return None
    if not isinstance(items, list):
        return None
    paths = {path: None for item in items[:MOST_FILES] if (path := _path(item)) is not None}
    if len(paths) < len(items):
        _log.warning("A start named %d files; %d can be opened", len(items), len(paths))
    return list(paths)


def _path(item: object) -> Path | None:
    try:
        words = os.fsdecode(bytes.fromhex(item)) if isinstance(item, str) else ""
    except ValueError:
        return None
    path = path_in(words)
    return Path(path) if os.path.isabs(path) else None


class Speakers(QObject):
    """Those who speak to the window now; ``opened`` is given the files that each of them names."""

    def __init__(self, server: QLocalServer, opened: Opened) -> None:
        super().__init__(server)
        self._server, self._opened = server, opened
        self._speaking = 0
        server.newConnection.connect(self._accept)

    def _accept(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if self._speaking == MOST_SPEAKERS:
                _log.warning("A start was turned away: %d others still speak", MOST_SPEAKERS)
                socket.abort()
                socket.deleteLater()
                continue
            self._speaking += 1
            speaker = _Speaker(socket, self._opened)
            speaker.destroyed.connect(self._gone)
            speaker.read()

    def _gone(self) -> None:
        self._speaking -= 1


class _Speaker(QObject):
    """One start that speaks; it goes when it has said all, or is cut off."""

    def __init__(self, socket: QLocalSocket, opened: Opened) -> None:
        super().__init__(socket)
        self._socket, self._opened = socket, opened
        self._said = bytearray()
        self._has_ended = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._drop("it did not come to its end"))
        self._patience.start()
        socket.setReadBufferSize(LONGEST + 1)
        socket.readyRead.connect(self.read)
        socket.disconnected.connect(self._broke_off)

    def read(self) -> None:
        """Take what has come by now."""
        if self._has_ended:
            return
        self._said.extend(self._socket.read(LONGEST + 1 - len(self._said)).data())
        if len(self._said) > LONGEST:
            self._drop(f"it is longer than {LONGEST:,} bytes")
        elif self._said.endswith(_END):
            files = files_in(bytes(self._said))
            if files is None:
                self._drop("it is no list of files")
                return
            self._end()
            self._socket.write(THANKS)
            self._socket.flush()
            self._opened(files)

    def _broke_off(self) -> None:
        self.read()
        self._drop("it broke off")

    def _drop(self, reason: str) -> None:
        if not self._has_ended:
            _log.warning("What a start said was dropped: %s", reason)
            self._end()
            self._socket.abort()

    def _end(self) -> None:
        self._has_ended = True
        self._patience.stop()
        self._socket.deleteLater()
