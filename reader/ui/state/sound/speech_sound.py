"""The sound of a recording as speech recognisers take it, decoded by QtMultimedia.

A process of its own does this, which has no window: Qt hands over a buffer at a time and decodes no
further until that is taken, so a recording of any length needs as little memory as a short one.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, QUrl

# Loaded first: it says what FFmpeg may open, and what is missing where there is no QtMultimedia.
from reader.ui.state.sound import qt_player  # noqa: F401  # isort: skip
from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat

from reader import files
from reader.errors import FileError
from reader.tasks.speech import RATE, SoundPiece
from reader.ui.state.sound.troubles import trouble
from reader.wording import tr

_LONGEST_WAIT_MS: Final = 60_000
_AT_ONCE: Final = RATE  # samples: a second


def decoded(path: str) -> Iterator[SoundPiece]:
    """Yield the sound of a recording in order, a second or so at once.

    Raises FileError where it cannot be decoded. It makes an application of Qt if there is none.
    """
    app = QCoreApplication.instance() or QCoreApplication([])
    source = _Source(path)
    samples = array("f")
    for part in source.parts():
        samples.frombytes(part)
        if len(samples) >= _AT_ONCE:
            yield SoundPiece(samples, source.length)
            samples = array("f")
    if samples:
        yield SoundPiece(samples, source.length)
    elif not source.length:
        raise FileError(
            tr(
                "{file}: It cannot be played: {why}.",
                file=files.shown(path),
                why=tr("It has no sound"),
            )
        )
    del app


class _Source(QObject):
    """A decoder that is asked for its buffers in turn."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path, self._is_over, self._error = path, False, ""
        self.length = 0
        form = QAudioFormat()
        form.setSampleRate(RATE)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Float)
        self._waiting = QEventLoop(self)
        self._limit = QTimer(self, singleShot=True, interval=_LONGEST_WAIT_MS)
        self._limit.timeout.connect(self._waiting.quit)
        self._decoder = QAudioDecoder(self)
        self._decoder.setAudioFormat(form)
        self._decoder.bufferReady.connect(self._waiting.quit)
        self._decoder.durationChanged.connect(self._take_length)
        self._decoder.finished.connect(self._end)
        self._decoder.error.connect(self._fail)
        self._decoder.setSource(QUrl.fromLocalFile(path))

    def parts(self) -> Iterator[bytes]:
        """Yield what each buffer holds; raises FileError."""
        self._decoder.start()
        while True:
            while self._decoder.bufferAvailable():
                # It is held by its name: what it leads to goes with it, and was read when others
                # had written there.
                buffer = self._decoder.read()
                yield bytes(buffer.constData())
            if self._is_over:
                return
            self._limit.start()
            self._waiting.exec()
            is_late = not self._limit.isActive()
            self._limit.stop()
            # It may have been the picture of a video alone, while the sound is decoded.
            if is_late or not (
                self._is_over or self._decoder.bufferAvailable() or self._decoder.isDecoding()
            ):
                self._refuse()

    def _refuse(self) -> None:
        name, why = files.shown(self._path), trouble(self._error)
        problem = FileError(tr("{file}: It cannot be played: {why}.", file=name, why=why))
        raise problem from RuntimeError(f"{self._error}, {self._decoder.errorString()}")

    def _fail(self, error: QAudioDecoder.Error) -> None:
        self._error = error.name
        self._waiting.quit()

    def _take_length(self, length: int) -> None:
        self.length = max(length, self.length)  # at the end it says -1

    def _end(self) -> None:
        self._is_over = True
        self._waiting.quit()
