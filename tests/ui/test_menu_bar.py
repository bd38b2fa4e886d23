"""Menus that the window has no room for stand behind a button that is seen, named and used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import NO_SCREEN, SEED, Reader, reader, until
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolBar, QToolButton

from reader.kept.settings import Settings


@pytest.fixture
def window(qapp: QApplication, basedir: Path) -> Iterator[Reader]:
    with reader(base=basedir) as made:
        yield made
        made.settings.set("interface_size", 100)  # the letters are those of the application


def more(window: Reader) -> QToolButton:
    button = window.window.menuBar().findChild(QToolButton, "qt_menubar_ext_button")
    assert isinstance(button, QToolButton)
    return button


def test_a_window_that_begins_with_large_letters_has_large_icons(basedir: Path) -> None:
    settings = Settings()
    settings.set("interface_size", 200)
    with reader(settings=settings, base=basedir) as made:
        bar = made.window.findChild(QToolBar)
        assert bar is not None
        for size in (200, 150, 100):
            made.settings.set("interface_size", size)
            assert bar.iconSize() == QSize(24, 24) * size / 100


def test_a_wide_window_has_no_such_button(window: Reader) -> None:
    assert not more(window).isVisible()


@pytest.mark.qt_log_ignore(NO_SCREEN)
def test_f10_opens_the_menus_and_on_a_full_screen_brings_them_into_view(window: Reader) -> None:
    window.open(SEED)
    bar = window.window.menuBar()
    for is_full in (False, True):
        if is_full:
            window.do("full-screen")
            until(bar.isHidden)
        window.press("F10")
        until(lambda: QApplication.activePopupWidget() is not None)
        opened = QApplication.activePopupWidget()
        assert isinstance(opened, QMenu)
        assert (opened.title(), bar.isVisible()) == ("&File", True)
        QTest.keyClick(opened, Qt.Key.Key_Right)
        until(lambda: bar.activeAction().text() == "&Edit")
        QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
        until(lambda: QApplication.activePopupWidget() is None)
    until(bar.isHidden)
    window.do("full-screen")
    until(lambda: not window.window.isFullScreen())
    assert bar.isVisible()


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_a_narrow_window_with_large_letters_has_one(
    window: Reader, direction: Qt.LayoutDirection
) -> None:
    window.window.setLayoutDirection(direction)
    window.settings.set("interface_size", 200)
    window.window.resize(360, 600)
    window.settle()
    button, bar = more(window), window.window.menuBar()
    assert button.isVisible()
    assert button.accessibleName() == "More menus"
    assert "More menus" in button.toolTip()
    assert button.width() >= 24
    assert bar.rect().contains(button.geometry())
    assert not button.icon().isNull()
    behind = button.menu().actions()
    assert behind[-1].text() == "&Help"
    shown = [bar.actionGeometry(one) for one in bar.actions() if one not in behind]
    assert shown
    assert not any(place.intersects(button.geometry()) for place in shown)


def test_the_keys_are_seen_where_there_is_little_room(window: Reader) -> None:
    window.open(SEED)
    window.settings.set("interface_size", 200)
    window.do("keys")
    table = window.dialog().table  # type: ignore[attr-defined]
    window.dialog().resize(712, 418)
    window.settle()
    assert table.horizontalScrollBar().maximum() == 0
    assert table.isColumnHidden(0)
    assert not table.isColumnHidden(2)
    window.dialog().reject()
    window.settings.set("interface_size", 100)
    window.do("keys")
    window.dialog().resize(1100, 500)
    window.settle()
    assert not window.dialog().table.isColumnHidden(0)  # type: ignore[attr-defined]
    window.dialog().reject()
