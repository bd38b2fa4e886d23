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
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog
from recordings import ClocklessPlayer, Heard
from shelves import shelf
from twin_texts import Both, offered

from reader.errors import ReaderError
from reader.ui.panels.picture_pane import PicturePane
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

    def length(self) -> int:
        """Return how long the recording is taken to be."""
        return self._here.length

    def keeps_pitch(self) -> bool:
        """Whether voices keep their pitch with this Qt."""
        return self._here.player.keeps_pitch

    def notice(self) -> str:
        """Return what the window says in its line for notices."""
        return self._window.window.notices.sentence.text()

    # -- the page, and what is taken away --------------------------------------------------------

    def turn_wheel(self, by: int) -> None:
        """Turn the wheel of the mouse over the page."""
        self._heard.turn_wheel(by)

    def is_followed(self) -> bool:
        """Whether the page goes with the voice."""
        return self._listening.is_followed

    def sentence(self) -> str:
        """Return what the page sets off as spoken."""
        return self._heard.sentence

    def shows_picture(self) -> bool:
        """Whether the picture of a video stands in the window, once one has come."""
        pane = self._window.window.areas["picture"]
        assert isinstance(pane, PicturePane)
        until(lambda: pane.screen_.picture is not None)
        return pane.isVisible()

    def quote(self, goal: str) -> None:
        """Save what is selected as a Word document, with the still frame at its time."""
        self._window.do("export")
        # The frame is taken first.
        until(lambda: any(one.isVisible() for one in self._window.window.findChildren(QDialog)))
        dialog = self._window.dialog()
        kinds = dialog.findChildren(QComboBox)[0]
        kinds.setCurrentIndex(kinds.findData("docx"))
        still = next(one for one in dialog.findChildren(QCheckBox) if "frame" in one.text())
        assert still.isVisible()
        still.setChecked(True)
        dialog.save_to(Path(goal))  # type: ignore[attr-defined]  # of the system's own dialog
        until(Path(goal).exists)
        self._window.settle()

    def select(self, words: str) -> None:
        """Select words with the mouse."""
        self._window.select(words)

    def read_beside(self) -> list[tuple[str, str]]:
        """Click on the translation that is offered; return the rows."""
        offered(self._window)
        self._window.click(self._window.window.commands.pairs.bar.read)
        both = Both(self._window)
        both.wait()
        return both.rows

    def copy_row(self, row: int) -> str:
        """Go to a row of the first few and copy it with its sources; return the clipboard."""
        for key in ["Up"] * 5 + ["Down"] * row:
            Both(self._window).press(key)
        self._window.do("copy-with-source")
        return self._window.clipboard

    def size(self, width: int, height: int) -> None:
        """Draw the window so wide and high."""
        self._window.window.resize(width, height)
        self._window.settle()

    def picture(self, file: str) -> None:
        """Take a picture of the window."""
        assert self._window.picture().save(file)

    @property
    def _heard(self) -> Heard:
        return Heard(self._window, ClocklessPlayer())


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
