"""How loud a recording is, as another process decodes it: asked, listened to, ended."""

from __future__ import annotations

import logging
import multiprocessing
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer

from reader import wording
from reader.tasks.peaks import LONGEST
from reader.tasks.reader_process import without_interrupts
from reader.ui.state.sound.sound_decoding import END, TROUBLE, VALUES, serve
from reader.wording import tr

_log = logging.getLogger("reader.ui")
_LOOKS_EVERY_MS: Final = 100
_LONGEST_MESSAGE: Final = 1 << 26  # all of a week is a half of that
_ENDING_S: Final = 1.0
_spawn = multiprocessing.get_context("spawn")


class SoundReading(QObject):
    """Has one recording decoded. ``told`` is called with its loudness so far, now and then, and at
    the end either ``finished`` with all of it, or ``failed`` with why there is none.
    """

    def __init__(
        self,
        path: Path,
        told: Callable[[bytes], object],
        finished: Callable[[bytes], object],
        failed: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._told, self._finished, self._failed = told, finished, failed
        self._values, self._is_over = bytearray(), False
        alive, self._alive = _spawn.Pipe(duplex=False)
        self._line, line = _spawn.Pipe(duplex=False)
        asked = (alive, line), wording.language(), str(path), LONGEST
        self._process = _spawn.Process(target=serve, args=asked, daemon=True)
        with without_interrupts():
            self._process.start()
        for end in (alive, line):  # so that the end of the process is the end of its lines
            end.close()
        self._looks = QTimer(self, interval=_LOOKS_EVERY_MS)
        self._looks.timeout.connect(self._look)
        self._looks.start()

    def cancel(self) -> None:
        """Have nothing more to do with it; nothing is called any more."""
        if not self._is_over:
            self._is_over = True
            self._looks.stop()
            self._process.kill()
            self._process.join(_ENDING_S)
            for line in (self._alive, self._line):
                line.close()
            self.deleteLater()

    def _look(self) -> None:
        """Take in what the process has said."""
        known = len(self._values)
        try:
            while self._line.poll():
                if self._take(self._line.recv_bytes(_LONGEST_MESSAGE)):
                    return
        except (EOFError, OSError):  # it has broken down
            self._refuse(tr("It cannot be decoded"))
            return
        if len(self._values) > known:
            self._told(bytes(self._values))

    def _take(self, message: bytes) -> bool:
        """Take in one message; return whether it was the last."""
        kind, rest = message[:1], message[1:]
        if kind == VALUES:
            self._values += rest
            return False
        if kind == END:
            self.cancel()
            self._finished(bytes(self._values))
        else:
            assert kind == TROUBLE
            why, _, words = rest.decode().partition("\0")
            if words:
                _log.warning("A recording cannot be decoded: %s", words)
            self._refuse(why)
        return True

    def _refuse(self, trouble: str) -> None:
        self.cancel()
        self._failed(trouble)
