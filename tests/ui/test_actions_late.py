from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from driver import until
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot

from reader.kept.settings import Settings
from reader.ui.actions.action import Bound
from reader.ui.actions.actions import Actions
from reader.ui.actions.menus import BARS, MENUS, SEPARATOR, rows
from reader.ui.frame.table import ACTIONS
from reader.ui.parts.theme import theme

IDS = [action.id for action in ACTIONS]
NEVER = 10**6
"""So many milliseconds no test waits."""


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def called() -> list[str]:
    return []


@pytest.fixture
def actions(window: QMainWindow, called: list[str]) -> Actions:
    """All actions, always allowed, which note that they are called."""
    table = [
        Bound(replace(action, when=None, is_on=None), partial(noted, called, action.id))
        for action in ACTIONS
    ]
    made = Actions(window, Settings(), table, None)
    window.setMenuBar(made.menu_bar())
    return made


def noted(called: list[str], name: str, *_: object) -> None:
    called.append(name)


def made_in(window: QMainWindow) -> set[str]:
    return {action.objectName() for action in window.actions()}


def test_the_others_are_made_once_the_window_is_painted(
    window: QMainWindow, actions: Actions
) -> None:
    field = QLineEdit()
    window.addToolBar(actions.tool_bar(field, field))
    bars = " ".join(BARS[place] for place in ("start", "end"))
    assert made_in(window) == {*bars.split(), "find"} - {SEPARATOR}
    window.show()
    until(lambda: made_in(window) == {*IDS})


def test_a_key_pressed_before_all_is_made_is_not_lost(
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    window: QMainWindow,
    actions: Actions,
    called: list[str],
) -> None:
    monkeypatch.setattr("reader.ui.actions.actions._AFTER_FIRST_PAINT_MS", NEVER)
    field = QLineEdit()
    window.setCentralWidget(field)
    window.show()
    window.activateWindow()
    field.setFocus()
    until(field.hasFocus)
    qtbot.keyClicks(field, "words")
    assert field.text() == "words"
    assert "related" not in made_in(window)
    qtbot.keyClick(field, Qt.Key.Key_F9)
    assert called == ["related"]


def test_a_menu_opened_before_all_is_made_has_all_its_rows(
    monkeypatch: pytest.MonkeyPatch, window: QMainWindow, actions: Actions
) -> None:
    monkeypatch.setattr("reader.ui.actions.actions._AFTER_FIRST_PAINT_MS", NEVER)
    window.show()
    titles = [words for path, (words, _) in MENUS.items() if "/" not in path]
    menu = window.menuBar().actions()[titles.index(MENUS["view"][0])].menu()
    assert isinstance(menu, QMenu)
    assert menu.isEmpty()
    menu.aboutToShow.emit()
    shown = [action.objectName() for action in menu.actions() if action.objectName()]
    assert shown == [row for row in rows(MENUS["view"][1], IDS) if row in IDS]


def test_a_menu_opened_before_all_is_made_has_its_colours(
    monkeypatch: pytest.MonkeyPatch, window: QMainWindow, actions: Actions
) -> None:
    monkeypatch.setattr("reader.ui.actions.actions._AFTER_FIRST_PAINT_MS", NEVER)
    actions.recolour(theme("light"))
    titles = [words for path, (words, _) in MENUS.items() if "/" not in path]
    menu = window.menuBar().actions()[titles.index(MENUS["notes"][0])].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    assert not actions["highlight-yellow"].icon().isNull()


def test_the_keys_of_the_page_are_there_with_the_first(
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    window: QMainWindow,
    actions: Actions,
    called: list[str],
) -> None:
    monkeypatch.setattr("reader.ui.actions.actions._AFTER_FIRST_PAINT_MS", NEVER)
    action = next(action for action in ACTIONS if action.on_page)
    page = QWidget()
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.setCentralWidget(page)
    actions.put_keys_on(page)
    window.show()
    window.activateWindow()
    page.setFocus()
    until(page.hasFocus)
    QTest.keySequence(page, QKeySequence(action.on_page.split()[0]))
    assert called == [action.id]
