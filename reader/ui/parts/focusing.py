"""Where the keyboard goes in a part of the window.

No part has a focus proxy: one that leads to a child that is hidden takes the keyboard and never
gives it on, so that Tab stands still there (WCAG 2.2, 2.1.2: no keyboard trap).
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget


def stops(part: QWidget) -> Iterator[QWidget]:
    """Yield where Tab stops now in a part of the window, itself included, in Tab's order."""
    # What is in a part that is not shown is not shown either, and need not be gone through.
    widget: QWidget | None = part if part.isVisible() else None
    while widget is not None:
        if (widget is part or part.isAncestorOf(widget)) and _can_take(widget):
            yield widget
        widget = widget.nextInFocusChain()
        if widget is part:
            return


def enter(part: QWidget, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> bool:
    """Give the keyboard to a part of the window; return False if nothing there can take it.

    It goes to what the part names as its ``way_in``, as long as that is shown, else to the first
    stop.
    """
    way_in = getattr(part, "way_in", None)
    is_shown = isinstance(way_in, QWidget) and _can_take(way_in)
    first: QWidget | None = way_in if is_shown else next(stops(part), None)
    if first is None:
        return False
    first.setFocus(reason)
    return True


def let_enter_press(part: QWidget) -> None:
    """Let Enter press the buttons of a part of the window, as Space does.

    Each takes it itself: an Enter that a field has let pass must not press the button to which it
    has led.
    """
    for button in part.findChildren(QPushButton):
        button.setAutoDefault(True)


def holds_keyboard(part: QWidget) -> bool:
    """Whether the keyboard is in a part of the window now, the part itself included."""
    focused = QApplication.focusWidget()
    return focused is not None and (part is focused or part.isAncestorOf(focused))


def take_place(whole: QWidget, *parts: QWidget) -> None:
    """Let parts that are made late have the place of the whole in the order of Tab.

    Without that they would come behind all that is in the window.
    """
    policy = whole.focusPolicy()
    whole.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt puts nothing behind what takes no keyboard
    before = whole
    for part in parts:
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(before, part)
            before = part
    whole.setFocusPolicy(policy)


def _can_take(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isVisible() and widget.isEnabled()


class LostKeyboard(QObject):
    """Which part of a widget had the keyboard when that was hidden for want of room."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._lost: QWidget | None = None
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and isinstance(watched, QWidget):
            around, focused = watched.parentWidget(), QApplication.focusWidget()
            is_shown = around is not None and around.isVisible()
            if is_shown and focused is not None and watched.isAncestorOf(focused):
                self._lost = focused
        return False

    def taken(self) -> QWidget | None:
        """Return the part that lost it, once; None if none did."""
        lost, self._lost = self._lost, None
        return lost
