"""The window and the files that most stories begin with; a story may have its own instead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import Reader, until
from PySide6.QtWidgets import QApplication, QFileDialog
from recordings import SENTENCES, ClocklessPlayer, ClocklessSpeaker, Heard, tone, write
from shelves import shelf, three_talks
from strange_engines import STAND_IN
from writing_down import Choose, use

from reader.ui.commands.writing_down import WritingDownCommands


@pytest.fixture
def window(qapp: QApplication, basedir: Path) -> Iterator[Reader]:
    with shelf(basedir) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return three_talks(tmp_path)


@pytest.fixture
def player() -> ClocklessPlayer:
    return ClocklessPlayer()


@pytest.fixture
def found(window: Reader, player: ClocklessPlayer, tmp_path: Path) -> Heard:
    """A talk whose recording lies beside it."""
    window.window.desk.listening.make_player = lambda: player
    tone(tmp_path / "talk.wav", 100)
    window.open(write(tmp_path / "talk.vtt", *SENTENCES))
    until(lambda: window.window.desk.listening.offered)
    return Heard(window, player)


@pytest.fixture
def heard(found: Heard) -> Heard:
    """The same, opened and played."""
    found.window.press("Space", found.window.window.pane)
    until(lambda: found.listening.here)
    found.player.load()
    found.window.settle()
    return found


@pytest.fixture
def speaker() -> ClocklessSpeaker:
    return ClocklessSpeaker()


@pytest.fixture
def read(
    window: Reader, speaker: ClocklessSpeaker, player: ClocklessPlayer, tmp_path: Path
) -> Heard:
    """A talk without a recording, read aloud by a voice that has been found."""
    window.window.desk.listening.make_speaker = lambda: speaker
    window.open(write(tmp_path / "alone.vtt", *SENTENCES))
    window.press("Ctrl+Alt+K")
    speaker.load()
    window.settle()
    return Heard(window, player)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """A story has a window, and a window an application, whichever story comes first."""


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """What is chosen in the next dialog for files."""

    def choose(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))

    return choose


@pytest.fixture
def writing(window: Reader, player: ClocklessPlayer) -> WritingDownCommands:
    window.window.desk.listening.make_player = lambda: player
    made = window.window.commands.files.writing_down
    use(made, STAND_IN)
    return made
