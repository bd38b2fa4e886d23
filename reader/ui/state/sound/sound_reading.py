"""The loudness of a recording, decoded by QtMultimedia, which is loaded with this module."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, QUrl

# Loaded first: it says what FFmpeg may open, and what is missing where there is no QtMultimedia.
from reader.ui.state.sound import qt_player  # noqa: F401  # isort: skip
from PySide6.QtMultimedia import QAudioBuffer, QAudioDecoder, QAudioFormat

from reader.model.hearing.loudness import STEP, Meter
from reader.tasks.peaks import LONGEST
from reader.wording import tr

_FORMATS: Final = {  # how a sample is stored, what it is at full scale, and in the middle
    QAudioFormat.SampleFormat.UInt8: ("B", 128, 128),
    QAudioFormat.SampleFormat.Int16: ("h", 1 << 15, 0),
    QAudioFormat.SampleFormat.Int32: ("i", 1 << 31, 0),
    QAudioFormat.SampleFormat.Float: ("f", 1.0, 0),
}
_TELL_EVERY_MS: Final = 500
_AT_ONCE: Final = 1 << 18  # bytes
_TOO_LONG: Final = tr("It is longer than a week")


class SoundReading(QObject):
    """Decodes one recording. ``told`` is called with its loudness so far, now and then, and at the
    end either ``finished`` with all of it, or ``failed`` with why there is none.

    Qt decodes on threads of its own, and tells this one, the window's: a decoder that belongs to
    another thread takes the program with it when it is stopped.
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
        self._samples, self._is_over = _Samples(), False
        self._since = QElapsedTimer()
        self._since.start()
        self._decoder = QAudioDecoder(self)
        self._decoder.bufferReady.connect(self._read)
        self._decoder.finished.connect(self._end)
        self._decoder.error.connect(self._fail)
        self._decoder.setSource(QUrl.fromLocalFile(str(path)))
        self._decoder.start()

    def cancel(self) -> None:
        """Have nothing more to do with it; nothing is called any more."""
        if not self._is_over:
            self._is_over = True
            self._decoder.stop()
            self.deleteLater()

    def _read(self) -> None:
        while not self._is_over and self._decoder.bufferAvailable():
            self._samples.take(self._decoder.read())
        if self._is_over:
            return
        if _is_too_long(self._samples.values):
            self._refuse(_TOO_LONG)
        elif self._since.elapsed() > _TELL_EVERY_MS:
            self._since.start()
            self._told(bytes(self._samples.values))

    def _end(self) -> None:
        self._read()  # buffers are left when the decoder says that it has finished
        if self._is_over:
            return
        values = self._samples.end()
        if not values:
            self._refuse(tr("It has no sound"))
        elif _is_too_long(values):
            self._refuse(_TOO_LONG)
        else:
            self.cancel()
            self._finished(values)

    def _fail(self, _: object) -> None:
        # Not from within what Qt is doing: it crashes (6.11) in a decoder that is stopped there.
        QTimer.singleShot(0, self, self._take_failure)

    def _take_failure(self) -> None:
        """Give up, unless it was the picture of a video alone, and the sound is decoded."""
        if not (self._is_over or self._decoder.isDecoding()):
            self._refuse(self._decoder.errorString().rstrip(".") or tr("It cannot be decoded"))

    def _refuse(self, trouble: str) -> None:
        self.cancel()
        self._failed(trouble)


def _is_too_long(values: bytes | bytearray) -> bool:
    return len(values) * STEP > LONGEST


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
