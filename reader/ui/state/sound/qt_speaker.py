"""Words said by QtTextToSpeech, which is loaded with this module and by nothing else."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QLocale, QObject, Signal

from reader.errors import ReaderError
from reader.model.utf16 import Utf16Map
from reader.ui.parts.background import Background
from reader.ui.state.sound.speaker import NoSpeaker, NoVoices, SpeakerState
from reader.wording import tr

try:
    from PySide6.QtTextToSpeech import QTextToSpeech, QVoice
except ImportError as problem:
    raise NoSpeaker from problem

_log = logging.getLogger("reader.ui")
_FOR_TESTS: Final = "mock"
# speech-dispatcher has 13,000 voices with espeak-ng, and lists them for seconds. What the other
# systems have is quick, and may want the window's thread.
_APART: Final = frozenset({"speechd", _FOR_TESTS})
# What is usual among the many English voices of espeak-ng, of which Qt would take the first.
_USUAL: Final = ("English (America)", "English (Great Britain)")
_MOST_LOCALES: Final = 24  # of a language: voices of so many countries can be chosen
_VARIANT: Final = "+"  # stands in the name where espeak-ng has the same voice from another throat


class QtSpeaker(QObject):
    """Says words by the engine that the system has, or by another of Qt's, by its name.

    One that keeps others waiting lives on a thread of its own: signals lead to it and back.
    """

    _load_wanted = Signal(str)
    _say_wanted = Signal(str)
    _stop_wanted = Signal()
    _rate_wanted = Signal(float)
    _voice_wanted = Signal(QVoice)

    def __init__(self, background: Background, engine: str = "") -> None:
        super().__init__()
        self._told: Callable[[], object] = lambda: None
        self._name = engine or _usual_engine()
        self._is_loaded = self._is_saying = self._is_busy = False
        self._trouble: ReaderError | None = None
        self._wanted, self._said = "", ""
        self._reached: int | None = None
        self._voices: dict[str, QVoice] = {}
        self._voice = ""
        self._speech = QTextToSpeech("none")  # no engine is loaded yet
        self._load_wanted.connect(self._speech.setEngine)
        self._say_wanted.connect(self._speech.say)
        self._stop_wanted.connect(self._speech.stop)
        self._rate_wanted.connect(self._speech.setRate)
        self._voice_wanted.connect(self._speech.setVoice)
        self._speech.engineChanged.connect(self._loaded)
        self._speech.stateChanged.connect(self._changed)
        self._speech.errorOccurred.connect(self._failed)
        self._speech.sayingWord.connect(self._came_to)
        if self._name in _APART:
            background.settle(self._speech)

    @property
    def state(self) -> SpeakerState:
        if self._trouble is not None:
            return SpeakerState.FAILED
        if not self._is_loaded:
            return SpeakerState.LOADING
        is_speaking = self._is_saying or bool(self._wanted)
        return SpeakerState.SPEAKING if is_speaking else SpeakerState.QUIET

    @property
    def reached(self) -> int | None:
        return self._reached

    @property
    def trouble(self) -> ReaderError | None:
        return self._trouble

    def open(self, told: Callable[[], object]) -> None:
        self._told = told
        if self._is_loaded:
            told()
        else:
            self._load_wanted.emit(self._name)

    @property
    def voices(self) -> tuple[str, ...]:
        return tuple(self._voices)

    @property
    def voice(self) -> str:
        return self._voice

    def set_voice(self, name: str) -> None:
        if name in self._voices:
            self._voice = name
            self._voice_wanted.emit(self._voices[name])

    def choose(self, language: str, voice: str = "") -> bool:
        wanted = QLocale(language)
        if "-" not in language and QLocale.system().language() == wanted.language():
            wanted = QLocale.system()  # without a country it is for the one the person lives in
        locales = self._speech.availableLocales()
        found = [one for one in locales if one.language() == wanted.language()]
        if not found:
            return False
        near = [one for one in found if one.territory() == wanted.territory()]
        first = (near or found)[0]
        others = [one for one in found if one != first][: _MOST_LOCALES - 1]
        self._voices = {}
        for locale in (*others, first):  # the last one stays
            self._speech.setLocale(locale)
            here = [one for one in self._speech.availableVoices() if _VARIANT not in one.name()]
            self._voices = {one.name(): one for one in here} | self._voices
        usual = [name for name in (voice, *_USUAL) if name in self._voices]
        local = [one.name() for one in here]
        chosen = next((name for name in usual if name == voice or name in local), "")
        self._voice = chosen or next(iter(local or self._voices), "")
        if self._voice:
            self._speech.setVoice(self._voices[self._voice])
        return True

    def set_speed(self, speed: float) -> None:
        # speech-dispatcher and espeak-ng: -1 is about half as fast as usual, 1 about three times.
        self._rate_wanted.emit((speed - 1) * 2 if speed < 1 else (speed - 1) / 2)

    def say(self, words: str) -> None:
        self._wanted, self._reached = words, None
        if self._is_busy:
            self._stop_wanted.emit()  # and what is wanted follows once that is over
        else:
            self._begin()

    def stop(self) -> None:
        self._wanted, self._is_saying = "", False
        if self._is_busy:
            self._stop_wanted.emit()

    def close(self) -> None:
        self._told = lambda: None
        self.stop()

    def _begin(self) -> None:
        self._said, self._wanted = self._wanted, ""
        self._is_saying = self._is_busy = True
        self._say_wanted.emit(self._said)

    def _loaded(self, _: str) -> None:
        self._is_loaded = True
        is_broken = self._speech.state() is QTextToSpeech.State.Error
        if is_broken or not self._speech.availableLocales():
            self._trouble = NoVoices()
        self._told()

    def _changed(self, state: QTextToSpeech.State) -> None:
        if state is not QTextToSpeech.State.Ready or not self._is_busy:
            return
        self._is_busy = False
        if self._wanted:
            self._begin()
        elif self._is_saying:
            self._is_saying, self._reached = False, None
            self._told()

    def _failed(self, reason: QTextToSpeech.ErrorReason, words: str) -> None:
        _log.warning("It cannot be read aloud: %s, %s", reason.name, words)
        if self._is_loaded and self._trouble is None:
            self._trouble = ReaderError(
                tr("It cannot be read aloud: the voice of this computer has failed.")
            )
            self._told()

    def _came_to(self, _word: str, _number: int, start: int, _length: int) -> None:
        if self._is_saying and not self._wanted:
            self._reached = Utf16Map(self._said).to_codepoint(start)
            self._told()


def _usual_engine() -> str:
    """Return the name of the engine that the system has."""
    found = [one for one in QTextToSpeech.availableEngines() if one != _FOR_TESTS]
    if not found:
        raise NoVoices
    return found[0]
