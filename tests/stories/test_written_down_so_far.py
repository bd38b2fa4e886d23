"""A recording that is being written down when the window closes, or is ended by force."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import strange_engines
from driver import SEED, Reader, until
from processes import LONGEST, Home, of_ones_own
from PySide6.QtWidgets import QMessageBox
from recordings import tone
from shelves import notice, shelf
from source import ROOT
from writing_down import Choose, begin, done, give, question

from reader.kept import unfinished
from reader.tasks import kept_meanwhile
from reader.ui.commands.writing_down import WritingDownCommands
from reader.ui.dialogs.write_down_dialog import WriteDownDialog

WORDS = ["The water is high.", "Nobody crosses it today."]


@pytest.fixture
def under_way(
    window: Reader,
    writing: WritingDownCommands,
    choose: Choose,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> WritingDownCommands:
    """A recording of which ten seconds have been written down, and that comes no further."""
    monkeypatch.setattr(kept_meanwhile, "_KEEPS_EVERY", 0)
    window.open(tone(tmp_path / "talk.wav", 50))
    begin(window, writing, choose, strange_engines.model(tmp_path, "hangs"))
    busy = window.window.commands.fetching.busy
    until(lambda: busy.words == ["Writing down talk.wav, at 0:10"])
    return writing


def press(box: QMessageBox, words: str) -> None:
    (button,) = [one for one in box.buttons() if one.text().replace("&", "") == words]
    button.click()


def texts(window: Reader) -> list[list[str]]:
    """The words of what is open, each cue by itself."""
    opened = window.session.open_transcripts
    return [[cue.text for cue in one.transcript.cues] for one in opened]


def test_closing_asks_and_goes_on_where_that_is_wanted(
    window: Reader, under_way: WritingDownCommands
) -> None:
    window.window.close()
    window.window.close()  # asked once
    box = question(window)
    assert box is not None
    assert box.text() == (
        "talk.wav is still being written down. What is written so far is kept, and opens at the "
        "next start."
    )
    press(box, "Keep Writing")
    window.settle()
    assert window.window.isVisible()
    assert under_way.speech.is_busy
    window.window.close()
    assert question(window) is not None
    window.window.commands.files.end()  # as a signal has it: with the question open
    assert not window.window.isVisible()


def test_what_is_written_comes_back_at_the_next_start(
    window: Reader, under_way: WritingDownCommands, basedir: Path, tmp_path: Path
) -> None:
    window.window.close()
    box = question(window)
    assert box is not None
    press(box, "Stop and Close")
    assert not window.window.isVisible()
    with shelf(basedir) as again:
        again.open(SEED)
        again.window.commands.files.take_up_left()
        again.settle()
        assert notice(again) == (
            "talk.wav was being written down when the program ended. It is kept as far as 0:10."
        )
        assert again.title != "Talk"  # what is read stays
        assert texts(again)[1] == WORDS
        again.click(again.window.notices.way)
        here = again.session.transcript
        assert here is not None
        assert here.transcript.made_with == "stand-in 1, ggml-hangs.bin"
        assert here.transcript.report[1].in_english == "It stops at 0:10, before the end."
        assert here.path is not None
        assert again.session.is_pasted(here.path)
        heard = again.window.desk.listening.files.of(here.transcript.source.sha256)
        assert heard.recording == tmp_path / "talk.wav"
        # From now on it is kept as what was pasted is.
        assert not (again.window.desk.folders.data / unfinished.FOLDER).exists()
        again.do("close")
        again.do("reopen")
        assert again.title == "Talk"


def test_another_window_leaves_alone_what_is_being_written(
    window: Reader, under_way: WritingDownCommands, basedir: Path
) -> None:
    with shelf(basedir) as other:
        other.window.commands.files.take_up_left()
        other.settle()
        assert texts(other) == []
    under_way.speech.stop_all()
    done(window, under_way)
    assert texts(window) == [WORDS]


def test_the_question_says_what_else_would_not_be_done(
    window: Reader, under_way: WritingDownCommands, tmp_path: Path
) -> None:
    window.open(tone(tmp_path / "more.wav", 50))
    dialog = window.dialog()
    assert isinstance(dialog, WriteDownDialog)
    window.click(dialog.begin)
    window.window.close()
    box = question(window)
    assert box is not None
    assert box.text().endswith(" 1 recording that waits is not written down then.")
    press(box, "Stop and Close")


def test_nothing_is_asked_where_nothing_is_written(
    window: Reader, writing: WritingDownCommands
) -> None:
    window.window.close()
    assert question(window) is None
    assert not window.window.isVisible()


def test_the_tab_may_be_closed_meanwhile(window: Reader, under_way: WritingDownCommands) -> None:
    window.open(SEED)
    window.do("close")
    under_way.speech.stop_all()
    done(window, under_way)
    assert texts(window) == [WORDS]


def test_of_a_video_it_is_given_to_that_at_the_next_start(
    window: Reader,
    writing: WritingDownCommands,
    choose: Choose,
    basedir: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kept_meanwhile, "_KEEPS_EVERY", 0)
    window.open(SEED)
    window.click_related(0)
    give(window.window.video_pane, tone(tmp_path / "talk.wav", 50))
    until(lambda: window.window.findChildren(WriteDownDialog))
    begin(window, writing, choose, strange_engines.model(tmp_path, "hangs"))
    until(lambda: window.window.commands.fetching.busy.words == ["Writing down talk.wav, at 0:10"])
    window.window.commands.files.end()
    with shelf(basedir) as again:
        again.open(SEED)
        again.window.commands.files.take_up_left()
        again.settle()
        again.click_related(0)
        assert "The water is high. Nobody crosses it today." in again.text


def test_a_folder_that_takes_no_more_is_told_once(
    window: Reader,
    writing: WritingDownCommands,
    choose: Choose,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kept_meanwhile, "_KEEPS_EVERY", 0)
    data = window.window.desk.folders.data
    data.mkdir(parents=True, exist_ok=True)
    (data / unfinished.FOLDER).write_bytes(b"")  # where the folder should be
    window.open(tone(tmp_path / "talk.wav", 50))
    begin(window, writing, choose, strange_engines.model(tmp_path, "hangs"))
    told = list[str]()
    window.session.failed.connect(lambda error: told.append(str(error)))
    until(lambda: window.window.commands.fetching.busy.words == ["Writing down talk.wav, at 0:10"])
    until(lambda: told)
    writing.speech.stop_all()
    done(window, writing)
    assert len(told) == 1
    assert told[0].startswith("What is written down is not kept meanwhile: ")
    assert texts(window) == [WORDS]


# -- in processes of their own ---------------------------------------------------------------------

RUN = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog
from reader import app, paths
from reader.cli.arguments import Options
from reader.ending import Ending
from driver import until
from strange_engines import STAND_IN, loud
from reader.tasks import kept_meanwhile
from reader.ui.dialogs.write_down_dialog import WriteDownDialog
from reader.ui.state.sound import speech

speech.whisper_cpp, speech._qt_sound = lambda: STAND_IN, lambda: loud
kept_meanwhile._KEEPS_EVERY = 0
base, recording, model = map(Path, sys.argv[1:])
folders = paths.folders(base)
assert paths.ensure(folders.data) and paths.ensure(folders.config)
start = app.Start(Options(files=(recording,)), folders, True, Ending())
QFileDialog.getOpenFileName = lambda *_: (str(model), "")
until(lambda: start.window.findChildren(WriteDownDialog))
dialog = start.window.findChildren(WriteDownDialog)[0]
dialog.choose.click()
dialog.begin.click()
start.app.exec()
start.end()
"""

AGAIN = """
import json, sys
from pathlib import Path
from reader import app, paths
from reader.cli.arguments import Options
from reader.ending import Ending
from driver import until
folders = paths.folders(Path(sys.argv[1]))
start = app.Start(Options(), folders, True, Ending())
until(lambda: start.window.notices.isVisible())
found = start.session.open_transcripts
print(json.dumps([[cue.text for cue in one.transcript.cues][:2] for one in found]))
print(start.window.notices.sentence.text())
start.window.close()
start.end()
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = of_ones_own(tmp_path / "home")
    return {**made, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.usefixtures("signals_are_heard")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=["told", "killed"])
def test_whatever_ends_the_program_what_was_written_is_there_again(
    home: Home, tmp_path: Path, number: signal.Signals
) -> None:
    base = tmp_path / "base"
    words = [str(tone(tmp_path / "talk.wav", 50)), str(strange_engines.model(tmp_path, "hangs"))]
    command = [sys.executable, "-c", RUN, str(base), *words]
    with subprocess.Popen(command, env=home, stderr=subprocess.PIPE, text=True) as program:
        wait_for(base, program)
        program.send_signal(number)
        errors = program.communicate(timeout=LONGEST)[1]
    assert program.returncode == (-signal.SIGKILL if number == signal.SIGKILL else 0)
    # Qt has nothing else to say than what it says of dialogs where there is no screen.
    assert set(errors.splitlines()) <= {"Qt: This plugin does not support propagateSizeHints()"}
    again = subprocess.run(
        [sys.executable, "-c", AGAIN, str(base)],
        env=home,
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    assert again.returncode == 0, again.stderr
    opened, told = again.stdout.splitlines()
    assert WORDS in json.loads(opened)
    assert told == (
        "talk.wav was being written down when the program ended. It is kept as far as 0:10."
    )


def wait_for(base: Path, program: subprocess.Popen[str]) -> None:
    """Wait until ten seconds of a recording are kept."""
    folder, patience = base / "data" / unfinished.FOLDER, time.monotonic() + LONGEST
    while not any(WORDS[1] in path.read_text() for path in folder.glob("*.json")):
        assert time.monotonic() < patience, "There was no sign."
        with contextlib.suppress(subprocess.TimeoutExpired):
            status = program.wait(0.02)
            raise AssertionError(f"It ended, with {status}: {program.communicate()[1]}")
