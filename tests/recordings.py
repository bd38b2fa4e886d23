"""Recordings for tests: a tone of their own making, a player without a clock, a talk to hear."""

from __future__ import annotations

import math
import struct
import wave
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

from driver import Reader
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from reader.errors import ReaderError
from reader.model.timecode import clock
from reader.ui.panels.transport import Transport
from reader.ui.state.listening import Listening
from reader.ui.state.sound.player import PlayerState
from reader.ui.state.sound.playing import Playing
from reader.ui.state.sound.speaker import SpeakerState

RATE = 8_000


def tone(path: Path, milliseconds: int, pitch: float = 440.0) -> Path:
    """Write a tone as a WAV file."""
    count = RATE * milliseconds // 1_000
    samples = (round(8_000 * math.sin(2 * math.pi * pitch * n / RATE)) for n in range(count))
    return sound(path, list(samples))


def sound(path: Path, samples: Sequence[int]) -> Path:
    """Write samples of 16 bits as a WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return path


class ClocklessPlayer:
    """Plays a recording of a given length as far as a test lets it."""

    def __init__(
        self, length: int = 60_000, *, keeps_pitch: bool = True, has_picture: bool = False
    ) -> None:
        self.state, self.position, self.length = PlayerState.LOADING, 0, 0
        self.trouble, self.keeps_pitch, self.speed = "", keeps_pitch, 1.0
        self.has_device = True
        self.has_picture, self._is_video, self.is_dark = False, has_picture, False
        self.is_torn = False
        self.looks: Callable[[QImage], object] | None = None
        self.path: Path | None = None
        self._whole = length
        self._told: Callable[[], object] = lambda: None

    def open(self, path: Path, told: Callable[[], object], made: IO[bytes] | None = None) -> None:
        self.path, self._told, self.made = path, told, made
        self.position = 0  # where one went before is forgotten, as Qt does

    def look(self, shown: Callable[[QImage], object] | None) -> None:
        self.looks = shown

    def play(self) -> None:
        if self.state is PlayerState.ENDED:
            self.position = 0
        self._become(PlayerState.PLAYING)

    def pause(self) -> None:
        self._become(PlayerState.PAUSED)

    def seek(self, position: int) -> None:
        self.position = position
        if self.state is PlayerState.ENDED:
            self.state = PlayerState.PAUSED
        self._told()

    def set_speed(self, speed: float) -> None:
        self.speed = speed

    def close(self) -> None:
        self.path, self._told = None, lambda: None

    # -- what a test does ------------------------------------------------------------------------

    def load(self) -> None:
        """Have the recording loaded."""
        self.length, self.has_picture = self._whole, self._is_video
        self._become(PlayerState.PAUSED)

    def show(self, colour: str) -> None:
        """Have come to a picture of one colour, if anybody looks."""
        if self.looks is not None:
            picture = QImage(160, 90, QImage.Format.Format_RGB32)
            picture.fill(QColor(colour))
            self.looks(picture)

    def fail(self, trouble: str) -> None:
        """Be unable to play it."""
        self.trouble = trouble
        self._become(PlayerState.FAILED)

    def tear(self) -> None:
        """Have come to what cannot be decoded."""
        self.is_torn = True
        self._told()

    def play_on(self, to: int, step: int = 20) -> None:
        """Play on until a position, until it is played no more, or somewhere else."""
        reached = self.position
        while self.state is PlayerState.PLAYING and reached == self.position < to:
            reached = self.position = min(self.position + step, to)
            if self.position >= self.length:
                self.position = self.length
                self._become(PlayerState.ENDED)
            else:
                self._told()

    def _become(self, state: PlayerState) -> None:
        self.state = state
        self._told()


class ClocklessSpeaker:
    """Says words as far as a test lets it, in some languages."""

    def __init__(self, *languages: str) -> None:
        self.state = SpeakerState.LOADING
        self.trouble: ReaderError | None = None
        self.said: list[str] = []
        self.speed, self.language, self.voice = 1.0, "", ""
        self.voices = "Alba", "Bruno"
        self.reached: int | None = None
        self._languages = languages or ("en",)
        self._told: Callable[[], object] = lambda: None

    def open(self, told: Callable[[], object]) -> None:
        self._told = told
        if self.state is not SpeakerState.LOADING:
            told()

    def choose(self, language: str, voice: str = "") -> bool:
        self.language = language
        self.voice = voice if voice in self.voices else self.voices[0]
        return language in self._languages

    def set_voice(self, name: str) -> None:
        self.voice = name

    def set_speed(self, speed: float) -> None:
        self.speed = speed

    def say(self, words: str) -> None:
        self.said.append(words)
        self.state, self.reached = SpeakerState.SPEAKING, None

    def stop(self) -> None:
        self.state = SpeakerState.QUIET

    def close(self) -> None:
        self.stop()
        self._told = lambda: None

    # -- what a test does ------------------------------------------------------------------------

    def load(self) -> None:
        """Have found its voices."""
        self.state = SpeakerState.QUIET
        self._told()

    def come_to(self, word: str) -> None:
        """Begin to say a word of what it says."""
        self.reached = self.said[-1].index(word)
        self._told()

    def end(self) -> None:
        """Have said all of it."""
        self.state, self.reached = SpeakerState.QUIET, None
        self._told()

    def fail(self, trouble: str) -> None:
        """Be unable to say anything."""
        self.state, self.trouble = SpeakerState.FAILED, ReaderError(trouble)
        self._told()


class Decoder:
    """Stands for the module that decodes, which no test loads into its own process.

    It finds 20 seconds, of which the first ten are silent.
    """

    values = bytes(500) + bytes([128]) * 500

    def __init__(self) -> None:
        self.trouble = ""
        self.count = 0

    def SoundReading(
        self,
        path: Path,
        told: object,
        finished: Callable[[bytes], object],
        failed: Callable[[str], object],
    ) -> None:
        self.count += 1
        if self.trouble:
            failed(self.trouble)
        else:
            finished(self.values)


SENTENCES = (
    ("The water is high under the old bridge.", 1_000, 4_000),
    ("Nobody crosses the water today.", 4_000, 7_000),
    ("Not even by boat.", 10_000, 12_000),
)
MANY = 120


def stamp(time: int) -> str:
    return f"{clock(time // 1_000 * 1_000, hours=True)}.{time % 1_000:03}"


def write(path: Path, *cues: tuple[str, int, int]) -> Path:
    rows = [f"{stamp(start)} --> {stamp(end)}\n{text}\n" for text, start, end in cues]
    path.write_text("\n".join(["WEBVTT\n", *rows]), encoding="utf-8")
    return path


class Heard:
    """A window with the recording of a talk, and the player that a test lets play."""

    def __init__(self, window: Reader, player: ClocklessPlayer) -> None:
        self.window, self.player = window, player

    @property
    def listening(self) -> Listening:
        return self.window.window.desk.listening

    @property
    def bar(self) -> Transport:
        return self.window.window.commands.listening.bar

    @property
    def playing(self) -> Playing:
        assert self.listening.here is not None
        return self.listening.here

    @property
    def sentence(self) -> str:
        """What is set off on the page as spoken now."""
        spoken, here = self.window.window.pane.spoken, self.window.session.transcript
        return here.prose.text[slice(*spoken.sentence)] if spoken and here else ""

    @property
    def notice(self) -> str:
        return self.window.window.notices.sentence.text()

    @property
    def top(self) -> int:
        return self.window.window.pane.verticalScrollBar().value()

    def play_on(self, to: int) -> None:
        self.player.play_on(to)
        self.window.settle()

    def turn_wheel(self, by: int, view: QWidget | None = None) -> None:
        view = view or self.window.window.pane.viewport()
        at = QPointF(view.rect().center())
        event = QWheelEvent(
            *(at, QPointF(view.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, by)),
            *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier),
            *(Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(view, event)
        self.window.settle()
