"""The size and place of a window, kept as plain numbers from one start to the next.

Qt's own record of a window's state is not used: a single damaged byte in it can stop the start.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

Shape = dict[str, int | bool]

_DEFAULT = (1180, 780)
_APART = (480, 300)
_FROM_CORNER = 48


def restore_shape(window: QMainWindow, stored: Shape) -> None:
    """Give a window the size and place it had, on a screen that is still there."""
    width, height = int(stored.get("width", 0)), int(stored.get("height", 0))
    room, corner = window.screen().availableGeometry(), None
    if "x" in stored and "y" in stored:
        kept = QPoint(int(stored["x"]), int(stored["y"]))
        for one in QGuiApplication.screens():
            if one.availableGeometry().adjusted(-200, 0, -60, -60).contains(kept):
                room, corner = one.availableGeometry(), kept
                break
    window.resize(
        max(window.minimumWidth(), min(width or _DEFAULT[0], room.width())),
        max(window.minimumHeight(), min(height or _DEFAULT[1], room.height())),
    )
    if corner is not None:
        window.move(corner)
    if stored.get("maximized"):
        window.setWindowState(Qt.WindowState.WindowMaximized)


def note_shape(window: QMainWindow, stored: Shape) -> None:
    """Take note of the size and place of a window; of those it has when not maximized."""
    is_plain = not (window.isMaximized() or window.isFullScreen())
    shape = window.geometry() if is_plain else window.normalGeometry()
    # A window is moved with its frame, and measured without: else it would go down by its title
    # bar from each start to the next.
    corner = shape.topLeft() + window.frameGeometry().topLeft() - window.geometry().topLeft()
    stored.update(
        x=corner.x(),
        y=corner.y(),
        width=shape.width(),
        height=shape.height(),
        maximized=window.isMaximized(),
    )


def restore_apart(part: QWidget, name: str, stored: Shape) -> None:
    """Give what stands in a window of its own the size and place it had, where that is on a screen.

    At first it stands over the upper right corner of the window that it belongs to.
    """
    width, height = (int(stored.get(f"{name}_{side}", 0)) for side in ("width", "height"))
    part.resize(width or _APART[0], height or _APART[1])
    over = part.parentWidget()
    x, y = (stored.get(f"{name}_{side}") for side in "xy")
    if x is not None and y is not None:
        at = QRect(int(x), int(y), part.width(), part.height())
        if any(one.availableGeometry().intersects(at) for one in QGuiApplication.screens()):
            part.move(at.topLeft())
    elif over is not None:
        corner = over.window().geometry().topRight()
        part.move(corner.x() - part.width() - _FROM_CORNER, corner.y() + _FROM_CORNER)


def note_apart(part: QWidget, name: str, stored: Shape) -> None:
    """Take note of the size and place of what stands in a window of its own."""
    shape = part.geometry()
    sides = {"x": part.x(), "y": part.y(), "width": shape.width(), "height": shape.height()}
    stored.update({f"{name}_{side}": value for side, value in sides.items()})
