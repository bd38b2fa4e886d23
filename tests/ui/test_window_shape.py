"""A window comes back where it was, with its frame."""

from __future__ import annotations

import pytest
from driver import until
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from reader.ui.parts.window_shape import Shape, note_shape, restore_shape


@pytest.fixture
def shape() -> Shape:
    return {"x": 60, "y": 80, "width": 300, "height": 200}


def restored(qtbot: QtBot, shape: Shape) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    restore_shape(window, shape)
    window.show()
    until(lambda: window.windowHandle().isExposed())
    return window


def test_a_window_stays_where_it_is_from_start_to_start(qtbot: QtBot, shape: Shape) -> None:
    for _ in range(3):
        window = restored(qtbot, shape)
        if window.frameGeometry() == window.geometry():
            pytest.skip("windows have no frame here")
        assert window.pos() == QPoint(60, 80)
        assert (window.width(), window.height()) == (300, 200)
        note_shape(window, shape)
        window.close()


def test_one_that_was_left_outside_all_screens_is_brought_back(qtbot: QtBot, shape: Shape) -> None:
    shape["x"] = 100_000
    window = restored(qtbot, shape)
    assert window.screen().availableGeometry().intersects(window.frameGeometry())
