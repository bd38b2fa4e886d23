"""What program this is, what it runs on, where it keeps things, and what a report says of it."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsers import browser
from driver import SEED, Reader, reader
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton

from reader import __version__


@pytest.fixture
def base(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of the program, in the home of somebody whose name is told to nobody."""
    home = tmp_path / "petra-example"
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(home))
    made = home / "talks & more" / "reader"
    (made / "log").mkdir(parents=True)
    return made


@pytest.fixture
def window(qapp: QApplication, base: Path) -> Iterator[Reader]:
    with reader(base=base) as made:
        made.open(SEED)
        made.do("about")
        yield made


def button(dialog: QDialog, words: str) -> QPushButton:
    (found,) = (
        one
        for one in dialog.findChildren(QPushButton)
        if words in (one.text().replace("&", ""), one.accessibleName())
    )
    return found


def said(dialog: QDialog) -> list[str]:
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    return [*labels, *(field.text() for field in dialog.findChildren(QLineEdit))]


def test_versions_and_folders_are_shown(window: Reader, base: Path) -> None:
    told = said(window.dialog())
    assert f"Transcript Reader {__version__}" in told
    assert any("nothing goes online unless you ask for it" in line for line in told)
    runs_on = next(line for line in told if line.startswith("Python "))
    assert platform.python_version() in runs_on
    assert f"Qt {qVersion()}" in runs_on
    for name in ("config", "data", "cache", "log"):
        assert str(base / name) in told


def test_a_report_has_the_versions_and_not_the_name_of_the_person(window: Reader) -> None:
    window.click(button(window.dialog(), "Copy for a Report"))
    lines = window.clipboard.splitlines()
    assert lines[0] == f"Transcript Reader {__version__}"
    for fact in (f"Python: {platform.python_version()}", f"Qt: {qVersion()}"):
        assert fact in lines
    assert any(line.startswith("Window: offscreen, ") for line in lines)
    assert "petra-example" not in window.clipboard
    assert str(Path("~", "talks & more", "reader", "log")) in window.clipboard
    assert any("Nothing is sent by itself." in line for line in said(window.dialog()))


def test_a_folder_is_shown_by_the_system(window: Reader, base: Path) -> None:
    with browser("file") as files:
        window.click(button(window.dialog(), "Open the folder: Log"))
    assert files.opened == [f"file://{base.as_posix().replace(' ', '%20')}/log"]


def test_a_folder_that_is_not_there_yet_is_told_of(window: Reader, base: Path) -> None:
    with browser("file") as files:
        window.click(button(window.dialog(), "Open the folder: Cache"))
    assert files.opened == []
    assert f"Nothing is kept in {base / 'cache'} yet." in said(window.dialog())


def test_enter_and_escape_close_it(window: Reader) -> None:
    for key in ("Return", "Escape"):
        dialog = window.dialog()
        window.press(key, dialog)
        assert not dialog.isVisible()
        window.do("about")
