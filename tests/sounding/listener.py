"""A window that plays recordings for real, and a person who does in it what a line says.

A line is the name of a method, here or of ``Reader``, and what it takes, as JSON; each is answered
by a line with what the method returns.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from driver import Reader, until
from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication
from shelves import shelf

from reader.errors import ReaderError
from reader.ui.state.listening import Listening
from reader.ui.state.sound.player import PlayerState
from reader.ui.state.sound.playing import Playing


class Listener:
    """Does what a line says in a window."""

    def __init__(self, window: Reader, app: QApplication) -> None:
        self._window, self._app = window, app
        self._notices: list[str] = []
        self._lines = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._lines.activated.connect(self._read)

    def _read(self) -> None:
        self._lines.setEnabled(False)
        line = sys.stdin.readline()
        if not line:
            self._app.quit()
            return
        name, *given = json.loads(line)
        told = (getattr(self, name, None) or getattr(self._window, name))(*given)
        print(json.dumps(told), flush=True)
        self._lines.setEnabled(True)

    @property
    def _listening(self) -> Listening:
        return self._window.window.desk.listening

    @property
    def _here(self) -> Playing:
        here = self._listening.here
        assert here is not None
        return here

    def lacks(self) -> str:
        """Return what is missing to play anything, "" where nothing is."""
        try:
            from reader.ui.state.sound.qt_player import QtPlayer
        except ReaderError as error:
            return str(error)
        return "" if QtPlayer().has_device else "Qt finds no device for sound"

    def open(self, transcript: str) -> None:
        """Open a transcript, and the recording beside it, which is loaded and plays nothing."""
        self._window.open(Path(transcript))
        if self._listening.here is None:
            until(lambda: self._listening.offered)
            self._window.do("play")
            until(lambda: self._listening.here is not None)
            until(lambda: self._here.player.state is PlayerState.PLAYING)
        self.pause()

    def pause(self) -> int:
        """Press Space where it plays; return the position."""
        if self._here.is_playing:
            self._window.press("Space", self._window.window.pane)
        until(lambda: self._here.player.state is not PlayerState.PLAYING)
        return self._here.position

    def play_from(self, words: str) -> None:
        """Find words and press Return on them, as a person does."""
        here = self._window.session.transcript
        assert here is not None
        start = here.prose.text.index(words)
        self._window.session.go_to(here.prose.span(start, start + len(words)))
        self._window.press("Return", self._window.window.pane)

    def play_to(self, position: int) -> None:
        """Wait until the recording is heard at a position or behind it, or plays no more."""
        until(lambda: self._here.position >= position or not self._here.is_playing)

    def until_paused(self) -> None:
        """Wait until nothing is played, and nothing will be."""
        until(lambda: not self._here.is_playing)

    def until_loop_is_over(self) -> None:
        """Wait until what is looped was played as often as is set."""
        until(lambda: self._here.loop is None)

    def set(self, name: str, value: Any) -> None:
        """Set what a person sets in the preferences."""
        self._window.settings.set(name, value)

    def speed(self, speed: float) -> float:
        """Step to a speed by its keys; return the one that it is then."""
        self._window.do("normal-speed")
        while self._here.speed != speed:
            before = self._here.speed
            self._window.press("Ctrl+F7" if speed < before else "Ctrl+F8")
            if self._here.speed == before:
                break
        return self._here.speed

    def keeps_pitch(self) -> bool:
        """Whether voices keep their pitch with this Qt."""
        return self._here.player.keeps_pitch

    def notice(self) -> str:
        """Return what the window says in its line for notices."""
        return self._window.window.notices.sentence.text()


def end_at_once(*what: Any) -> None:
    """Let nobody wait for an answer that will not come."""
    sys.__excepthook__(*what)
    os._exit(1)


def main(base: str) -> None:
    sys.excepthook = end_at_once
    app = QApplication(sys.argv)
    with shelf(Path(base)) as window:
        window.window.activateWindow()
        until(window.window.isActiveWindow)
        listener = Listener(window, app)
        print(flush=True)
        app.exec()
        del listener


if __name__ == "__main__":
    main(sys.argv[1])
