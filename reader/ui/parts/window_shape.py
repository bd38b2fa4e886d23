"""The size and place of a window, kept as plain numbers from one start to the next.

Qt's own record of a window's state is not used: a single damaged byte in it can stop the start.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

Shape = dict[str, int | bool]

_DEFAULT = (1180, 780)


def restore_shape(window: QMainWindow, stored: Shape) -> None:
    """Give a window the size and place it had, on a screen that is still there."""
    width, height = int(stored.get("width", 0)), int(stored.get("height", 0))
    room = window.screen().availableGeometry()
    window.resize(
        max(window.minimumWidth(), min(width or _DEFAULT[0], room.width())),
        max(window.minimumHeight(), min(height or _DEFAULT[1], room.height())),
    )
    if "x" in stored and "y" in stored:
        x, y = int(stored["x"]), int(stored["y"])
        if room.adjusted(-200, 0, -60, -60).contains(x, y):
            window.move(x, y)
    if stored.get("maximized"):
        window.setWindowState(Qt.WindowState.WindowMaximized)


def note_shape(window: QMainWindow, stored: Shape) -> None:
    """Take note of the size and place of a window; of those it has when not maximized."""
    is_plain = not (window.isMaximized() or window.isFullScreen())
    shape = window.geometry() if is_plain else window.normalGeometry()
    stored.update(
        x=shape.x(),
        y=shape.y(),
        width=shape.width(),
        height=shape.height(),
        maximized=window.isMaximized(),
    )
