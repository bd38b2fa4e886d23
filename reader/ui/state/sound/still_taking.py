"""Still frames of a video, taken by QtMultimedia, which is loaded with this module."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, QTimer, QUrl

# Loaded first: it says what FFmpeg may open, and what is missing where there is no QtMultimedia.
from reader.ui.state.sound import qt_player  # noqa: F401  # isort: skip
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

from reader.model.still import LONGEST_EDGE, MOST_BYTES, Still, still_of
from reader.ui.state.sound.player import Picture

_PATIENCE_MS: Final = 4_000
_NEAR_MS: Final = 100  # so near a frame must be to be taken for the one that was asked for
_MOST_FURTHER: Final = 3
_QUALITIES: Final = (88, 70, 45)  # of a JPEG; the later where it would be too large


class StillTaking(QObject):
    """Takes the frames of a video at some times, one after the other, as quickly as may be.

    It is read a second time, so that what is heard and seen meanwhile goes on. ``taken`` is called
    once, with a still for each time, None where there is none.
    """

    def __init__(
        self,
        path: Path,
        times: list[int],
        taken: Callable[[list[Still | None]], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._times, self._taken, self._found = times, taken, list[Still | None]()
        self._is_over = self._is_sought = False
        self._further = 0
        self._player, self._sink = QMediaPlayer(self), QVideoSink(self)
        self._player.setVideoSink(self._sink)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)
        self._sink.videoFrameChanged.connect(self._take)
        self._player.mediaStatusChanged.connect(self._loaded)
        self._player.errorOccurred.connect(lambda *_: self._give_up())
        self._patience.start()
        self._player.setSource(QUrl.fromLocalFile(str(path)))

    def _loaded(self, status: QMediaPlayer.MediaStatus) -> None:
        if status is QMediaPlayer.MediaStatus.LoadedMedia and not self._is_sought:
            if self._player.hasVideo():
                self._seek()
            else:
                self._give_up()

    def _seek(self) -> None:
        """Go to the next time; Qt shows the frame there when it pauses."""
        if len(self._found) == len(self._times):
            self._end()
            return
        self._is_sought = True
        self._patience.start()
        self._player.setPosition(self._times[len(self._found)] + self._further)
        self._player.pause()

    def _take(self, frame: QVideoFrame) -> None:
        if self._is_over or not self._is_sought or not frame.isValid():
            return
        at = self._times[len(self._found)]
        # One from before the seek may still be on its way. Times of frames are in microseconds.
        starts, ends = frame.startTime() // 1_000 - _NEAR_MS, frame.endTime() // 1_000 + _NEAR_MS
        if frame.endTime() >= 0 and not starts <= at <= ends:
            return
        if 0 <= frame.endTime() <= at * 1_000 and self._further < _MOST_FURTHER:
            self._further += 1  # asked for the border of two frames, Qt may land in the one before
            self._seek()
            return
        self._further = 0
        self._found.append(_encoded(frame, at))
        self._seek()

    def _give_up(self) -> None:
        self._found += [None] * (len(self._times) - len(self._found))
        self._end()

    def _end(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._patience.stop()
        # Not from within what the player tells: it would be gone before it has told it.
        QTimer.singleShot(0, self, self._close)

    def _close(self) -> None:
        self._player.stop()
        self._player.setSource(QUrl())
        self.deleteLater()
        self._taken(self._found)


def _encoded(frame: QVideoFrame, time: int) -> Still | None:
    """Return a frame as a still of at most so many pixels and bytes."""
    image: Picture = frame.toImage()
    if image.isNull():
        return None
    if max(image.width(), image.height()) > LONGEST_EDGE:
        image = image.scaled(
            *(LONGEST_EDGE, LONGEST_EDGE),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    for quality in _QUALITIES:
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        if not image.save(buffer, "JPEG", quality):
            return None
        if data.size() <= MOST_BYTES:
            return still_of(bytes(data.data()), image.width(), image.height(), time)
    return None
