"""Another language chosen in the preferences: the program begins anew, with all that was open.

The program is started for real. In it hands work that Python lays there at its start: in the first
process they choose a language and press the button, in the one that comes in its place they write
down what is shown.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from driver import SEED, Reader
from processes import COMMAND, LONGEST, Home, data, of_ones_own
from PySide6.QtWidgets import QApplication, QMessageBox

from reader.exit_status import ANEW
from reader.model.transcript import Cue, Transcript
from reader.ui.dialogs.preferences import PreferencesDialog
from reader.ui.state.pages import OpenTranscript

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="hands are laid where the window is woken"),
    pytest.mark.usefixtures("signals_are_heard"),
]

HANDS = """
import json, os, sys
from pathlib import Path
from reader import ending

ASKED, TOLD = json.loads(os.environ["ASKED"]), Path(os.environ["TOLD"])
FIRST = TOLD.with_suffix(".first")

def shown():
    from PySide6.QtWidgets import QApplication
    from reader.ui.frame.window import Window
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, Window))

def standing(window):
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QApplication
    from reader import wording
    session, pane = window.session, window.pane
    cursor = pane.cursorForPosition(QPoint(pane.viewport().width() // 2, 4))
    cursor.movePosition(cursor.MoveOperation.StartOfLine)
    cursor.movePosition(cursor.MoveOperation.EndOfLine, cursor.MoveMode.KeepAnchor)
    state, page = session.search.state, session.page
    library = window.commands.library
    is_pair = type(page).__name__ == "PairPage"
    return {
        "language": wording.language(),
        "process": os.getpid(),
        "direction": QApplication.layoutDirection().name,
        "size": [window.width(), window.height()],
        "open": [one.title for one in session.open_transcripts],
        "shown": page.title if page is not None else "",
        "page": type(page).__name__,
        "top": cursor.selectedText(),
        "query": window.search_bar.field.text(),
        "hit": [state.current, state.count],
        "library": library.page.field.text() if type(page).__name__ == "ShelfPage" else "",
        "row": window.commands.pairs.page.view.row if is_pair else -1,
        "menus": [action.text().replace("&", "") for action in window.menuBar().actions()],
        "arguments": sys.argv[1:],
        "notice": window.notices.sentence.text() if window.notices.isVisible() else "",
    }

def first():
    from driver import until
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QComboBox, QDialog
    window = shown()
    session = window.session
    until(lambda: session.transcript is not None and not session.is_reading)
    window.resize(761, 707)
    for name, value in ASKED.get("settings", {}).items():
        window.settings.set(name, value)
    if at := ASKED.get("at"):
        until(lambda: window.pane.verticalScrollBar().maximum() > 0)
        bar = window.pane.verticalScrollBar()
        bar.setValue(round(bar.maximum() * at))
    if words := ASKED.get("find"):
        QTest.keyClicks(window.search_bar.field, words)
        until(lambda: session.search.state.count)
        QTest.keyClick(window.search_bar.field, Qt.Key.Key_Return)
    if words := ASKED.get("library"):
        window.actions_["search-library"].trigger()
        QTest.keyClicks(window.commands.library.page.field, words)
    if beside := ASKED.get("beside"):
        window.commands.pairs.open_beside(Path(beside))
        until(lambda: type(session.page).__name__ == "PairPage")
        until(lambda: window.commands.pairs.twins.twin)
        window.commands.pairs.page.view.select_row(ASKED["row"])
    QTest.qWait(0)
    FIRST.write_text(json.dumps(standing(window)))
    window.actions_["preferences"].trigger()
    dialog = window.findChild(QDialog)
    boxes = dialog.findChildren(QComboBox)
    (choice,) = [one for one in boxes if one.accessibleName() == "Language"]
    assert not dialog.anew.isVisible()
    choice.setCurrentIndex(choice.findData(ASKED["language"]))
    assert dialog.anew.isVisible()
    assert dialog.anew.text() == ASKED["button"], dialog.anew.text()
    dialog.grab().save(str(TOLD.with_suffix(".dialog.png")))
    QTest.mouseClick(dialog.anew, Qt.MouseButton.LeftButton)

def second():
    from driver import until
    from PySide6.QtTest import QTest
    window = shown()
    session = window.session
    before = json.loads(FIRST.read_text())
    until(lambda: not session.ones.waiting and not session.is_reading)
    until(lambda: type(session.page).__name__ == before["page"])
    if before["row"] >= 0:
        until(lambda: window.commands.pairs.twins.twin)
    QTest.qWait(0)
    window.repaint()
    if picture := os.environ.get("PICTURE"):
        window.grab().save(picture)
    TOLD.write_text(json.dumps(standing(window)))
    window.close()

def act():
    try:
        second() if FIRST.exists() else first()
    except BaseException:
        import traceback
        traceback.print_exc()
        os._exit(3)

def wake(self, taken=ending.Ending.wake):
    from PySide6.QtCore import QTimer
    QTimer.singleShot(0, act)
    return taken(self)

ending.Ending.wake = wake
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = of_ones_own(tmp_path / "home")
    laid = tmp_path / "hands"
    laid.mkdir()
    (laid / "sitecustomize.py").write_text(HANDS, encoding="utf-8")
    tests = Path(__file__).resolve().parent.parent
    made["PYTHONPATH"] = os.pathsep.join((str(laid), made["PYTHONPATH"], str(tests)))
    made["TOLD"] = str(tmp_path / "told.json")
    made["LANGUAGE"] = made["LC_ALL"] = "C"
    return made


def long_talk(folder: Path, title: str, length: int = 400, language: str = "en") -> Path:
    path = folder / f"{title}.json"
    words = [
        {
            "text": f"Sentence number {number} of {title}.",
            "start": number * 5,
            "end": number * 5 + 5,
        }
        for number in range(length)
    ]
    talk = {"title": title, "language": language, "segments": words}
    path.write_text(json.dumps(talk), encoding="utf-8")
    return path


def begun_anew(
    home: Home, *words: str | Path, **asked: Any
) -> tuple[dict[str, Any], dict[str, Any]]:
    """How the window stood before the button was pressed, and how it does then."""
    done = subprocess.run(
        [*COMMAND, *map(str, words)],
        env={**home, "ASKED": json.dumps(asked)},
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = Path(home["TOLD"])
    return json.loads(told.with_suffix(".first").read_text()), json.loads(told.read_text())


SAME = ("size", "open", "shown", "page", "top", "query", "hit", "library", "row")


def test_the_window_speaks_german_at_once_and_all_is_where_it_was(
    home: Home, tmp_path: Path
) -> None:
    talks = [long_talk(tmp_path, title) for title in ("Rivers", "Mountains")]
    before, after = begun_anew(
        home, *talks, language="de", button="Jetzt neu beginnen", at=0.5, find="number 1"
    )
    assert before["menus"][0] == "File"
    assert (after["language"], after["menus"][0]) == ("de", "Datei")
    assert {name: after[name] for name in SAME} == {name: before[name] for name in SAME}
    assert after["open"] == ["Rivers", "Mountains"]
    assert after["size"] == [761, 707]
    assert after["query"] == "number 1"
    assert after["hit"][0] > 0
    assert (after["arguments"], after["notice"]) == ([], "")
    assert after["process"] == before["process"]  # who waits for the program goes on waiting
    assert not (data(home) / "handed-on.json").exists()
    memory = json.loads((data(home) / "memory.json").read_text())
    assert [Path(one["path"]) for one in memory["open"]] == talks


def test_arabic_turns_the_window_and_nothing_is_remembered_that_is_not_to_be(
    home: Home, tmp_path: Path
) -> None:
    """Of who wants nothing back at the next start, all that is open comes back all the same."""
    wanted = {"keep_recent": False, "open_last": False}
    before, after = begun_anew(
        home, long_talk(tmp_path, "Rivers"), language="ar", button="ابدأ من جديد الآن",
        at=0.3, settings=wanted,
    )  # fmt: skip
    assert (before["direction"], after["direction"]) == ("LeftToRight", "RightToLeft")
    assert {name: after[name] for name in SAME} == {name: before[name] for name in SAME}
    memory = json.loads((data(home) / "memory.json").read_text())
    assert (memory["recent"], memory["open"], memory["last_open"]) == ([], [], "")


def test_options_hold_and_a_temporary_home_goes_at_the_end_alone(
    home: Home, tmp_path: Path
) -> None:
    home["TMPDIR"] = str(tmp_path / "temporary")
    (tmp_path / "temporary").mkdir()
    before, after = begun_anew(
        home, "--temp-basedir", "--offline", "--size", "700x600", "--theme", "sepia",
        long_talk(tmp_path, "Rivers"), language="ja", button="今すぐ開始し直す", at=0.3,
    )  # fmt: skip
    assert after["language"] == "ja"
    assert after["arguments"] == [
        *("--theme", "sepia", "--size", "761x707", "--temp-basedir", "--offline"),
    ]
    assert {name: after[name] for name in SAME} == {name: before[name] for name in SAME}
    assert os.listdir(tmp_path / "temporary") == []


def test_the_search_of_the_library_comes_back(home: Home, tmp_path: Path) -> None:
    before, after = begun_anew(
        home, long_talk(tmp_path, "Rivers"), language="fr", button="Recommencer maintenant",
        library="water rights",
    )  # fmt: skip
    assert (after["page"], after["library"]) == ("ShelfPage", "water rights")
    assert (after["open"], after["size"]) == (before["open"], before["size"])


def test_two_texts_side_by_side_come_back_at_their_row(home: Home, tmp_path: Path) -> None:
    beside = long_talk(tmp_path, "Flüsse", language="de")
    before, after = begun_anew(
        home, long_talk(tmp_path, "Rivers"), language="uk", button="Почати заново зараз",
        beside=str(beside), row=120,
    )  # fmt: skip
    assert (after["page"], after["row"]) == ("PairPage", 120)
    assert {name: after[name] for name in SAME} == {name: before[name] for name in SAME}


def unkept() -> OpenTranscript:
    cue = Cue("Nobody else has these words.")
    return OpenTranscript(Transcript(title="Borrowed", cues=(cue,)))


def wanted(window: Reader) -> None:
    """The button of the preferences, once another language is chosen."""
    window.do("preferences")
    dialog = window.dialog()
    assert isinstance(dialog, PreferencesDialog)
    assert not dialog.anew.isVisible()
    window.settings.set("language", "de")
    assert dialog.anew.isVisible()
    window.click(dialog.anew)
    assert not dialog.isVisible()


@pytest.fixture
def exits(basedir: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    for name in ("config", "data"):  # as each start makes them
        (basedir / name).mkdir(parents=True, exist_ok=True)
    made: list[int] = []
    monkeypatch.setattr(QApplication, "exit", made.append)
    return made


def test_of_what_would_be_gone_a_person_is_asked_first(
    window: Reader, basedir: Path, exits: list[int]
) -> None:
    window.session.open_kept(unkept())
    window.window.commands.fetching.busy.work().tell("Getting example.org …")
    wanted(window)
    box = window.dialog()
    assert isinstance(box, QMessageBox)
    assert box.text() == (
        "This would end: Getting example.org …\n"
        "This is kept nowhere, and would be gone: Borrowed\n"
        "Begin anew now?"
    )
    default = box.defaultButton()
    assert default is not None
    assert default.text() == "&Not Now"
    window.click(default)
    assert exits == []
    wanted_again = window.window.commands.files
    wanted_again._begin_anew()
    box = window.dialog()
    assert isinstance(box, QMessageBox)
    (agreed,) = (button for button in box.buttons() if button.text() == "&Begin Anew")
    window.click(agreed)
    assert exits == [ANEW]
    assert (basedir / "data" / "handed-on.json").exists()


def test_where_nothing_can_be_handed_on_nothing_begins_anew(
    window: Reader, exits: list[int]
) -> None:
    window.open(SEED)
    folder = window.window.desk.folders.data / "handed-on.json"
    folder.mkdir(parents=True)
    wanted(window)
    assert exits == []
    assert "handed-on.json" in window.window.notices.sentence.text()
