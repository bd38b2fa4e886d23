from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.kept.settings import Settings
from reader.ui.parts.busy_note import BusyNote
from reader.ui.parts.notice_bar import NoticeBar
from reader.ui.parts.theme import Appearance


def order(window: QMainWindow) -> list[QWidget]:
    """What Tab leads to, in its order, from the first part of the window on."""
    found: list[QWidget] = []
    part = window.nextInFocusChain()
    while part is not window:
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(part)
        part = part.nextInFocusChain()
    return found


def test_what_is_made_late_has_the_place_of_its_note_in_the_order_of_tab(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    first, second, button, field = BusyNote(), BusyNote(), QPushButton("Beside"), QLineEdit()
    for part in (first, second, button):
        window.statusBar().addPermanentWidget(part)
    window.setCentralWidget(field)
    window.show()
    for note in (second, first):  # whichever of them has work first
        note.work(lambda: None).tell("Reading …")
    assert order(window) == [first.stop, second.stop, button, field]
    assert first.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_note_is_shown_while_there_is_work(qtbot: QtBot) -> None:
    note, stopped = BusyNote(), []
    qtbot.addWidget(note)
    reading, copying = note.work(lambda: stopped.append("reading")), note.work()
    assert note.isHidden()
    reading.tell("Reading …", 0.5)
    assert (note.isHidden(), note.words) == (False, ["Reading …"])
    assert (note.bar.value(), note.bar.maximum()) == (500, 1_000)
    copying.tell("Copying …")
    assert note.words == ["Reading …", "Copying …"]
    assert note.bar.maximum() == 0  # how long it will take is not known
    assert note.stop.isHidden()  # there is no way to stop that
    copying.end()
    note.stop.click()
    assert stopped == ["reading"]
    reading.end()
    assert note.isHidden()


def test_so_it_is_with_what_is_said_over_the_page(qtbot: QtBot, qapp: QApplication) -> None:
    window, page = QMainWindow(), QWidget()
    qtbot.addWidget(window)
    field, bar = QLineEdit(), NoticeBar(Appearance(qapp, Settings()))
    window.setCentralWidget(page)
    bar.float_over(window, page)
    field.setParent(window)
    window.show()
    bar.show_error("It cannot be read.", "Try Again", lambda: None)
    close = bar.findChild(QToolButton)
    assert [part for part in order(window) if part is not bar.sentence] == [bar.way, close, field]
