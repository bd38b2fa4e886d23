"""The loudness of a recording, decoded by QtMultimedia in a process of its own.

Qt hands over one buffer at a time, from thread to thread: 180,000 for an hour of Opus. In the
window's process each would be a moment in which the window does nothing else, and that threads on
several cores wake each other takes longer than to decode.
"""

from __future__ import annotations

import contextlib
import os
import sys
from array import array
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QCoreApplication,
    QElapsedTimer,
    QFile,
    QIODevice,
    QObject,
    QTimer,
    QUrl,
)

# Loaded first: it says what FFmpeg may open, and what is missing where there is no QtMultimedia.
from reader.ui.state.sound import qt_player  # noqa: F401  # isort: skip
from PySide6.QtMultimedia import QAudioBuffer, QAudioDecoder, QAudioFormat

from reader.model.hearing.loudness import STEP, Meter
from reader.tasks import child_manners
from reader.tasks.ogg_opus import with_longer_packets
from reader.ui.state.sound.troubles import trouble
from reader.wording import tr

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

VALUES: Final = b"v"
"""How a message begins that has more of the loudness."""

END: Final = b"e"
"""The message that this was all."""

TROUBLE: Final = b"t"
"""How a message begins that says why there is none, in the language of the person, and behind a
NUL what the decoder says of it."""

_FORMATS: Final = {  # how a sample is stored, what it is at full scale, and in the middle
    QAudioFormat.SampleFormat.UInt8: ("B", 128, 128),
    QAudioFormat.SampleFormat.Int16: ("h", 1 << 15, 0),
    QAudioFormat.SampleFormat.Int32: ("i", 1 << 31, 0),
    QAudioFormat.SampleFormat.Float: ("f", 1.0, 0),
}
_READ_ONLY: Final = QIODevice.OpenModeFlag.ReadOnly
_TELL_EVERY_MS: Final = 500
_AT_ONCE: Final = 1 << 18  # bytes
_MOST_MEMORY: Final = 4 << 30  # bytes of addresses
_TOO_LONG: Final = tr("It is longer than a week")
# In what Linux tells of a process, behind its name: the core that it is on.
_CORE_AT: Final = 36


def serve(lines: tuple[Connection, Connection], language: str, path: str, longest: int) -> None:
    """Tell how loud a recording is that is no longer than so many milliseconds.

    ``lines`` are that on which nothing is said, which ends when nobody waits any more, and that to
    tell on.
    """
    alive, told = lines
    child_manners.behave(alive, language)
    sys.excepthook = lambda *_: os._exit(1)  # Qt would go on behind what a method raises
    _bound_memory()
    _stay_on_one_core()
    app = QCoreApplication([])
    with contextlib.suppress(OSError):
        decoding = Decoding(told, longest)
        QTimer.singleShot(0, decoding, lambda: decoding.start(path))
        app.exec()
    # Nothing is taken down in order: it crashes in Qt (6.11) now and then.
    os._exit(0)


class Decoding(QObject):
    """Decodes one recording, and tells of it over a line: how loud it is, now and then, and at the
    end that this was all, or why there is nothing.
    """

    def __init__(self, told: Connection, longest: int) -> None:
        super().__init__()
        self._line, self._longest, self._told = told, longest, 0
        self._samples = _Samples()
        self._since = QElapsedTimer()
        self._since.start()
        self._decoder = QAudioDecoder(self)
        self._decoder.bufferReady.connect(self._read)
        self._decoder.finished.connect(self._end)
        self._decoder.error.connect(self._fail)

    def start(self, path: str) -> None:
        """Begin with it."""
        self._made = with_longer_packets(Path(path))
        device = QFile(self)
        if self._made is not None and device.open(self._made.fileno(), _READ_ONLY):
            self._decoder.setSourceDevice(device)
        else:
            self._decoder.setSource(QUrl.fromLocalFile(path))
        self._decoder.start()

    def _read(self) -> None:
        while self._decoder.bufferAvailable():
            self._samples.take(self._decoder.read())
        if self._since.elapsed() > _TELL_EVERY_MS:
            self._since.start()
            self._tell()

    def _end(self) -> None:
        self._read()  # buffers are left when the decoder says that it has finished
        if not self._samples.end():
            self._refuse(tr("It has no sound"))
        self._tell()
        self._say(END)

    def _tell(self) -> None:
        values = self._samples.values
        if len(values) * STEP > self._longest:
            self._refuse(_TOO_LONG)
        if len(values) > self._told:
            self._say(VALUES + values[self._told :])
            self._told = len(values)

    def _fail(self, error: QAudioDecoder.Error) -> None:
        # Not from within what Qt is doing, when it does not know yet whether it goes on.
        QTimer.singleShot(0, self, lambda: self._take_failure(error.name))

    def _take_failure(self, error: str) -> None:
        """Give up, unless it was the picture of a video alone, and the sound is decoded.

        Of a recording that is damaged further on, what is before that is told.
        """
        if self._decoder.isDecoding():
            return
        self._read()
        if self._samples.end():
            self._end()
        else:
            self._refuse(trouble(error), f"{error}, {self._decoder.errorString()}")

    def _refuse(self, why: str, words: str = "") -> None:
        self._say(TROUBLE + f"{why}\0{words}".encode("utf-8", "replace"))
        os._exit(0)

    def _say(self, message: bytes | bytearray) -> None:
        try:
            self._line.send_bytes(message)
        except OSError:  # nobody waits any more
            os._exit(0)
        if message == END:
            os._exit(0)


class _Samples:
    """What is decoded, a second or so at once: one by one, buffers cost more than what is in them.

    All of a recording is in the format of its first buffer.
    """

    def __init__(self) -> None:
        self._code, self._waiting = "", bytearray()
        self._meter: Meter | None = None

    @property
    def values(self) -> bytearray:
        return self._meter.values if self._meter is not None else bytearray()

    def take(self, buffer: QAudioBuffer) -> None:
        if self._meter is None:
            form = buffer.format()
            kind = _FORMATS.get(form.sampleFormat())
            if kind is None or not buffer.isValid():
                return
            self._code, full, middle = kind
            self._meter = Meter(form.sampleRate(), form.channelCount(), full, middle)
        self._waiting += buffer.constData()
        if len(self._waiting) > _AT_ONCE:
            self._measure()

    def end(self) -> bytes:
        self._measure()
        return self._meter.end() if self._meter is not None else b""

    def _measure(self) -> None:
        if self._meter is not None:
            samples = array(self._code)
            samples.frombytes(self._waiting)
            self._waiting.clear()
            self._meter.add(samples)


def _stay_on_one_core() -> None:
    """Have all threads of this process on the core that it was given, where a system can do so.

    Each waits for the others most of the time: on two cores they take twice as long.
    """
    with contextlib.suppress(AttributeError, OSError, ValueError, IndexError):
        with open("/proc/self/stat", encoding="ascii", errors="replace") as file:
            core = int(file.read().rpartition(")")[2].split()[_CORE_AT])
        os.sched_setaffinity(0, {core})


def _bound_memory() -> None:
    """Take no more memory than any recording needs: what a stranger's file says may ask for it."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # not on Windows

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        bound = _MOST_MEMORY if most == resource.RLIM_INFINITY else min(_MOST_MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (bound, most))
