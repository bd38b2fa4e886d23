"""Recordings played by QtMultimedia, which is loaded with this module and by nothing else."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

from PySide6.QtCore import QElapsedTimer, QFile, QIODevice, QObject, Qt, QTimer, QUrl

from reader.ui.state.sound.player import NoPlayer, Picture, PlayerState
from reader.ui.state.sound.troubles import trouble

# What FFmpeg may open, should a file lead it anywhere in spite of all that is refused before.
os.environ.setdefault("QT_FFMPEG_PROTOCOL_WHITELIST", "file,crypto,data")

try:
    from PySide6.QtMultimedia import (
        QAudioOutput,
        QMediaDevices,
        QMediaPlayer,
        QVideoFrame,
        QVideoSink,
    )
except ImportError as problem:
    raise NoPlayer(problem) from problem

_log = logging.getLogger("reader.ui")
# Qt itself tells every 50 to 100 ms where it is.
_TOLD_EVERY_MS = 20
_TRUSTED_MS = 120
# The first reports after a seek are of what is not played yet. Later ones that are behind what was
# expected were late, most of them: the clock counts, unless it goes on for long.
_UNSTEADY, _KEPT, _STALLED_MS = 2, 0.9, 150
# What Qt has come to is heard so much later. At another speed what keeps the pitch holds back some
# of the recording, and more is under way, by the clock. Measured from a sink, as in tests/sounding.
_LATER_MS, _HELD_BACK_MS, _UNDER_WAY_MS = 50, 60, 110
# Making an image of a frame is done on the window's thread: so many times as long as it took, that
# is let be.
_REST = 2


class QtPlayer(QObject):
    """Plays through the usual device for sound of the system; shows pictures to who looks."""

    def __init__(self) -> None:
        super().__init__()
        self._told: Callable[[], object] = lambda: None
        self._speed, self._trouble, self._seeking, self._from = 1.0, "", -1, 0
        self._player, self._sound = QMediaPlayer(self), QAudioOutput(self)
        self._made: tuple[QFile, IO[bytes]] | None = None
        self._player.setAudioOutput(self._sound)
        # Those that came before 6.10 have no such switch, and shift the pitch.
        keep = getattr(self._player, "setPitchCompensation", None)
        self._keeps_pitch = keep is not None
        if keep is not None:
            keep(True)
        self._looks: Callable[[Picture], object] | None = None
        self.is_dark = self.is_torn = self._has_played = False
        # There from the beginning, whoever looks: given to what plays already, on some systems it
        # gets no picture (Qt 6.11, xcb without a graphics card). Unseen ones become no image.
        self._sink, self._frame = QVideoSink(self), QVideoFrame()
        self._player.setVideoOutput(self._sink)
        self._sink.videoFrameChanged.connect(self._take)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._show)
        self._at, self._since, self._reports = 0.0, QElapsedTimer(), 0
        self._timer = QTimer(self, interval=_TOLD_EVERY_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(lambda: self._told())
        self._player.positionChanged.connect(self._moved)
        self._player.durationChanged.connect(lambda _: self._told())
        self._player.mediaStatusChanged.connect(lambda _: self._loaded())
        self._player.playbackStateChanged.connect(self._changed)
        self._player.errorOccurred.connect(self._failed)

    @property
    def state(self) -> PlayerState:
        status = self._player.mediaStatus()
        if self._trouble:
            return PlayerState.FAILED
        if self._player.playbackState() is QMediaPlayer.PlaybackState.PlayingState:
            return PlayerState.PLAYING
        if status is QMediaPlayer.MediaStatus.EndOfMedia:
            return PlayerState.ENDED
        if status in (QMediaPlayer.MediaStatus.NoMedia, QMediaPlayer.MediaStatus.LoadingMedia):
            return PlayerState.LOADING
        return PlayerState.PAUSED

    @property
    def position(self) -> int:
        if self._seeking >= 0:
            return self._seeking
        state = self.state
        is_seen = state is PlayerState.PAUSED and self.has_picture  # the frame shown is what counts
        if is_seen or state in (PlayerState.LOADING, PlayerState.ENDED):
            return self._reached
        later = _HELD_BACK_MS + _UNDER_WAY_MS * self._speed if self._speed != 1 else _LATER_MS
        return max(min(self._from, self._reached), self._reached - round(later))

    @property
    def _reached(self) -> int:
        """What Qt has come to, which is not all heard yet."""
        if self.state is not PlayerState.PLAYING or not self._since.isValid():
            return int(self._player.position())
        return round(self._expected)

    @property
    def _expected(self) -> float:
        return self._at + min(self._since.elapsed(), _TRUSTED_MS) * self._speed

    @property
    def length(self) -> int:
        return int(self._player.duration())

    @property
    def trouble(self) -> str:
        return self._trouble

    @property
    def keeps_pitch(self) -> bool:
        return self._keeps_pitch

    @property
    def has_device(self) -> bool:
        return bool(QMediaDevices.audioOutputs())

    @property
    def has_picture(self) -> bool:
        return bool(self._player.hasVideo())

    def look(self, shown: Callable[[Picture], object] | None) -> None:
        self._looks = shown
        self._show_first()

    def open(self, path: Path, told: Callable[[], object], made: IO[bytes] | None = None) -> None:
        self._told, self._trouble, self._seeking, self._from = told, "", -1, 0
        self.is_dark = self.is_torn = self._has_played = False
        where, device = QUrl.fromLocalFile(str(path)), QFile(self)
        if made is not None and device.open(made.fileno(), QIODevice.OpenModeFlag.ReadOnly):
            self._player.setSourceDevice(device, where)
        else:
            self._player.setSource(where)
        self._leave_made()
        self._made = None if made is None else (device, made)

    def play(self) -> None:
        if self.state is PlayerState.ENDED:
            self._from = 0
        self._player.play()

    def pause(self) -> None:
        self._player.pause()

    def seek(self, position: int) -> None:
        self._forget()
        self._from = position
        if self.state is PlayerState.LOADING:  # Qt forgets it until the recording is loaded
            self._seeking = position
        else:
            self._player.setPosition(position)
        self._told()

    def set_speed(self, speed: float) -> None:
        self._at, self._speed, self._reports = self._reached, speed, 0
        self._since.restart()
        self._player.setPlaybackRate(speed)

    def close(self) -> None:
        self._told, self._looks = lambda: None, None
        self._timer.stop()
        self._rest.stop()
        self._player.stop()
        self._player.setSource(QUrl())
        self._leave_made()

    def _leave_made(self) -> None:
        if self._made is not None:
            device, made = self._made
            self._made = None
            device.close()
            made.close()

    def _moved(self, position: int) -> None:
        """Take a report, made when what is decoded is handed on: late by chance, early never."""
        ahead = self._expected - position if self._reports >= _UNSTEADY else 0
        is_late = 0 < ahead < _STALLED_MS * self._speed
        self._at = position + ahead * _KEPT if is_late else position
        self._reports += 1
        is_on = self._player.playbackState() is QMediaPlayer.PlaybackState.PlayingState
        self._has_played |= is_on and position > self._from
        self._since.restart()

    def _forget(self) -> None:
        self._reports = 0
        self._since.invalidate()

    def _loaded(self) -> None:
        if self._seeking >= 0 and self.state is not PlayerState.LOADING:
            position, self._seeking = self._seeking, -1
            self._player.setPosition(position)
        self._show_first()
        self._told()

    def _show_first(self) -> None:
        """Have a picture there before it is played: Qt makes one when it pauses."""
        if self._looks is None or self.state is not PlayerState.PAUSED or not self.has_picture:
            return
        if self._player.playbackState() is QMediaPlayer.PlaybackState.StoppedState:
            self._player.pause()
        else:
            self._player.setPosition(self._player.position())

    def _take(self, frame: QVideoFrame) -> None:
        self._frame = frame
        if not self._rest.isActive():
            self._show()

    def _show(self) -> None:
        """Show the newest frame, if there is one that was not shown."""
        frame, self._frame = self._frame, QVideoFrame()
        if self._looks is None or not frame.isValid():
            return
        since = QElapsedTimer()
        since.start()
        image = frame.toImage()
        if not image.isNull():
            self._looks(image)
            self._rest.start(since.elapsed() * _REST)

    def _changed(self) -> None:
        if self.state is PlayerState.PLAYING:
            self._forget()
            self._timer.start()
        else:
            self._timer.stop()
        self._told()

    def _failed(self, error: QMediaPlayer.Error, words: str) -> None:
        # Not from within what Qt is doing, which would go on in what is closed meanwhile.
        is_decoded = self._player.mediaStatus() is QMediaPlayer.MediaStatus.BufferedMedia
        self._has_played |= is_decoded
        _log.warning("A recording cannot be played: %s, %s", error.name, words)
        QTimer.singleShot(0, self, lambda: self._take_failure(error))

    def _take_failure(self, error: QMediaPlayer.Error) -> None:
        """Go on with the sound, where there is one beside a picture, and with what is sound of a
        recording that is damaged further on; else with nothing.

        Qt plays it on its own. With the track of the picture switched off it crashed (6.11).
        """
        if self._player.source().isEmpty():
            return
        if self.has_picture and self._player.hasAudio() and not self.is_dark:
            self.is_dark, self._looks = True, None
        elif self._has_played:
            # Cut off or damaged there: Qt comes to the end, and plays what is sound again.
            self.is_torn = True
        else:
            self._trouble = trouble(error.name)
            self._timer.stop()
        self._told()
