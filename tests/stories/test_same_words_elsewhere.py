"""What is opened and what is kept are the same transcript where they say the same, and the list has
what other programs have added meanwhile.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import NO_SCREEN, Reader, until
from processes import of_ones_own, run
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shelves import found, search, take_in, titles, wait_for_lines, write

from reader.kept.memory import ReadAs
from reader.ui.dialogs.details_dialog import DetailsDialog

HEARING = "1\n00:00:01,000 --> 00:00:02,500\nThe witness had seen the harbour.\n"
OTHER = "1\n00:00:01,000 --> 00:00:02,500\nThe witness was silent at first.\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return srt(tmp_path / "A" / "hearing.srt")


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """Another file of the same bytes."""
    return srt(tmp_path / "B" / "hearing.srt")


def srt(path: Path, text: str = HEARING) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def marked(window: Reader) -> list[str]:
    return [item.note.quote for item in window.window.desk.highlights.items]


def listed(window: Reader) -> list[tuple[str, bool]]:
    """The rows of the library, and which of them is the transcript shown."""
    model = window.window.areas["library"].model
    rows = (model.view(row) for row in range(model.rowCount()))
    return [(row.title, row.is_shown) for row in rows]


def highlight(window: Reader, words: str) -> None:
    window.select(words)
    window.press("Ctrl+1")
    until(lambda: marked(window) == [words])


def open_again(window: Reader, path: Path) -> None:
    """Close the tab and open the file anew, as it is now."""
    window.do("close")
    until(lambda: window.session.transcript is None)
    window.open(path)
    wait_for_lines(window)


def add_beside(base: Path, home: Path, *files: Path) -> None:
    """Add files on the command line while the window is open."""
    words = ("library", "--basedir", str(base), "add", *map(str, files))
    done = run(of_ones_own(home), *words)
    assert done.returncode == 0, done.stderr


# -- the same bytes at two places ---------------------------------------------------------------


def test_a_copy_of_a_file_that_is_kept_has_its_highlights_each_time_it_is_opened(
    window: Reader, here: Path, there: Path
) -> None:
    take_in(window, there)
    window.open(here)
    until(lambda: listed(window) == [("Hearing", True)])
    assert not window.window.actions_["library-keep"].isEnabled()
    highlight(window, "harbour")
    open_again(window, here)
    until(lambda: marked(window) == ["harbour"])
    assert listed(window) == [("Hearing", True)]
    open_again(window, there)
    until(lambda: marked(window) == ["harbour"])


def test_a_kept_file_that_was_moved_or_changed_is_what_it_was(window: Reader, here: Path) -> None:
    take_in(window, here)
    window.open(here)
    highlight(window, "harbour")
    srt(here, HEARING.replace("had seen", "saw"))
    open_again(window, here)
    until(lambda: marked(window) == ["harbour"])
    srt(here)
    moved = here.rename(here.with_name("moved.srt"))
    open_again(window, moved)
    until(lambda: marked(window) == ["harbour"])
    assert listed(window) == [("Hearing", True)]


def test_a_file_that_says_what_another_says_is_that_other_as_where_it_is_added(
    window: Reader, here: Path, tmp_path: Path
) -> None:
    silent = srt(tmp_path / "B" / "silent.srt", OTHER)
    take_in(window, here, silent)
    window.open(silent)
    highlight(window, "silent")
    srt(here, OTHER)
    open_again(window, here)
    until(lambda: marked(window) == ["silent"])
    take_in(window, here)
    assert sorted(listed(window)) == [("Hearing", False), ("Silent", True)]


def test_another_reading_of_the_same_bytes_is_another_transcript(
    window: Reader, here: Path, there: Path
) -> None:
    take_in(window, there)
    window.open(here)
    assert listed(window) == [("Hearing", True)]
    window.session.memory.note_choice(here, ReadAs(format="text"))
    open_again(window, here)
    assert "-->" in window.text
    assert listed(window) == [("Hearing", False)]


# -- what was added beside the window -----------------------------------------------------------


def test_what_the_command_line_adds_is_listed_once_the_window_is_come_back_to(
    window: Reader, basedir: Path, folder: Path, tmp_path: Path
) -> None:
    take_in(window, folder / "water.json")
    assert titles(window) == ["Water"]
    shell = QWidget()
    shell.show()
    shell.activateWindow()
    QTest.qWaitForWindowActive(shell)
    add_beside(basedir, tmp_path / "home", folder / "bridges.json")
    window.window.activateWindow()
    until(lambda: sorted(titles(window)) == ["Bridges of Porto", "Water"])
    shell.close()


def test_what_the_command_line_adds_is_listed_once_the_list_is_shown(
    window: Reader, basedir: Path, folder: Path, tmp_path: Path
) -> None:
    take_in(window, folder / "water.json")
    window.do("library")
    assert not window.window.areas.is_shown("library")
    add_beside(basedir, tmp_path / "home", folder / "bridges.json")
    window.do("library")
    until(lambda: sorted(titles(window)) == ["Bridges of Porto", "Water"])


def test_what_a_search_finds_is_in_the_list_and_what_is_shown_is_known_by_it(
    window: Reader, basedir: Path, folder: Path, tmp_path: Path
) -> None:
    take_in(window, folder / "water.json")
    window.open(folder / "bridges.json")
    add_beside(basedir, tmp_path / "home", folder / "bridges.json")
    search(window, "iron")
    assert found(window)[0] == "Bridges of Porto"
    until(lambda: sorted(titles(window)) == ["Bridges of Porto", "Water"])
    window.session.back()
    until(lambda: ("Bridges of Porto", True) in listed(window))


# -- which transcript the menu is about ---------------------------------------------------------


@pytest.mark.qt_log_ignore(NO_SCREEN)
def test_the_menu_edits_what_is_shown_and_never_what_only_happens_to_be_chosen(
    window: Reader, folder: Path, tmp_path: Path
) -> None:
    take_in(window, folder / "water.json")
    write(tmp_path / "loose.json", "Not kept", "Some words.")
    pane, action = window.window.areas["library"], window.window.actions_["library-edit"]
    pane.list.setFocus()
    pane.list.select_row(0)
    window.open(tmp_path / "loose.json")
    window.window.areas.focus_page()
    window.settle()
    assert pane.selected_ids()
    assert not action.isEnabled()
    window.do("library-edit")
    assert QApplication.activeModalWidget() is None

    pane.list.setFocus()
    window.settle()
    assert action.isEnabled()
    window.press("F10")
    until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    assert action.isEnabled()
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
    until(lambda: QApplication.activePopupWidget() is None)
    bar = window.window.menuBar()
    bar.setFocus(Qt.FocusReason.MenuBarFocusReason)  # as Alt alone leads there
    window.settle()
    assert action.isEnabled()
    window.do("library-edit")
    until(lambda: isinstance(QApplication.activeModalWidget(), DetailsDialog))
    dialog = window.dialog()
    assert isinstance(dialog, DetailsDialog)
    assert dialog.fields["title"].text() == "Water"
    dialog.reject()


def test_what_is_shown_is_edited_whatever_is_chosen_in_the_list(
    window: Reader, folder: Path
) -> None:
    take_in(window, folder)
    pane = window.window.areas["library"]
    row = titles(window).index("Water")
    window.open(folder / "bridges.json")
    pane.list.select_row(row)
    window.window.areas.focus_page()
    window.do("library-edit")
    until(lambda: isinstance(QApplication.activeModalWidget(), DetailsDialog))
    dialog = window.dialog()
    assert isinstance(dialog, DetailsDialog)
    assert dialog.fields["title"].text() == "Bridges of Porto"
    dialog.reject()
