"""The loudness of a recording, decoded by QtMultimedia, which is loaded with this module."""

from __future__ import annotations

import time
from array import array
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer, QUrl

# Loaded first: it says what FFmpeg may open, and what is missing where there is no QtMultimedia.
from reader.ui.state import qt_player  # noqa: F401  # isort: skip
from PySide6.QtMultimedia import QAudioBuffer, QAudioDecoder, QAudioFormat

from reader.errors import ReaderError
from reader.model.loudness import STEP, Meter
from reader.tasks.peaks import LONGEST
from reader.ui.parts.background import WorkChannel

_FORMATS: Final = {  # how a sample is stored, what it is at full scale, and in the middle
    QAudioFormat.SampleFormat.UInt8: ("B", 128, 128),
    QAudioFormat.SampleFormat.Int16: ("h", 1 << 15, 0),
    QAudioFormat.SampleFormat.Int32: ("i", 1 << 31, 0),
    QAudioFormat.SampleFormat.Float: ("f", 1.0, 0),
}
_LOOK_EVERY_MS: Final = 50
_TELL_EVERY_S: Final = 0.5
_AT_ONCE: Final = 1 << 18  # bytes


def loudness(path: Path, channel: WorkChannel[bytes]) -> bytes:
    """Decode a recording, and return its loudness; the channel is told what there is so far.

    Returns nothing once nobody waits for it. Raises ReaderError where nothing can be decoded.
    """
    decoder, loop, clock = QAudioDecoder(), QEventLoop(), QTimer(interval=_LOOK_EVERY_MS)
    clock.start()  # it wakes the loop, so that it is seen when nobody waits any more
    decoder.setSource(QUrl.fromLocalFile(str(path)))
    decoder.start()
    samples, told = _Samples(), time.monotonic()
    while True:
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if channel.is_cut():
            decoder.stop()
            return b""
        # Buffers are left when the decoder says that it has finished.
        is_over = not decoder.isDecoding()
        while decoder.bufferAvailable():
            samples.take(decoder.read())
        if is_over or len(samples.values) * STEP > LONGEST:
            break
        if time.monotonic() - told > _TELL_EVERY_S:
            told = time.monotonic()
            channel.tell(bytes(samples.values))
    trouble = decoder.errorString()
    decoder.stop()
    values = samples.end()
    if not values:
        raise ReaderError(trouble.rstrip(".") or "It has no sound")
    return values


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
