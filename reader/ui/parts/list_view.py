"""What the lists beside the text have in common: how they scroll, ask for a menu, and look."""

from __future__ import annotations

import sys

from PySide6.QtCore import QAbstractItemModel, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
)

from reader.ui.parts.theme import Theme

SELECTED = QStyle.StateFlag.State_Selected
_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# The key at that place of a Mac's keyboard is the one that deletes.
_DELETE_KEY = Qt.Key.Key_Backspace if sys.platform == "darwin" else Qt.Key.Key_Delete
_SMALLER = 0.9
_LEAST_POINTS = 8.0


class ListView(QListView):
    """Shows rows, one of them selected; one is opened by a click or by Enter.

    *Signals*: ``opened(int)``: a row is to be opened; ``left()``: Escape; ``over_top()``: the key
    up in the first row; ``delete_wanted()``: the key that deletes; ``menu_wanted(QPoint)``: the
    menu of what is selected is asked for, at a place on the screen.
    """

    opened = Signal(int)
    left = Signal()
    over_top = Signal()
    delete_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def set_up(self, model: QAbstractItemModel, delegate: QAbstractItemDelegate, name: str) -> None:
        """Show the rows of a model, drawn by a delegate; Qt may lay them out from here on."""
        self.setItemDelegate(delegate)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.clicked.connect(lambda _: self._clicked())

    def first_row(self) -> int:
        """Return the first row that can be opened."""
        return 0

    def go_to_first(self) -> bool:
        """Give the keyboard to the list, at its current row or the first; False if it is empty."""
        if not self.model().rowCount():
            return False
        if not self.currentIndex().isValid():
            self.select_row(self.first_row())
        self.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def select_row(self, row: int) -> None:
        """Make a row the current one, and bring it into view."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the first row the current one where none is, so that arrows and Enter act on it."""
        is_click = event.reason() == Qt.FocusReason.MouseFocusReason
        if not is_click and not self.currentIndex().isValid() and self.model().rowCount():
            self.select_row(self.first_row())
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let keys open rows and lead out of the list."""
        key, index = event.key(), self.currentIndex()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _OPENING_KEYS and index.isValid():
            self.opened.emit(index.row())
        elif key == Qt.Key.Key_Up and index.row() <= self.first_row():
            self.over_top.emit()
        elif key == _DELETE_KEY and index.isValid():
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse, or of the current one by the key for it."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(24, 0)
            at = self.viewport().mapToGlobal(place)
        elif not self.indexAt(event.pos()).isValid():
            return
        self.menu_wanted.emit(at)

    def _clicked(self) -> None:
        # A click that gathers rows opens none.
        if len(self.selectedIndexes()) <= 1:
            self.opened.emit(self.currentIndex().row())


def small_font(font: QFont) -> QFont:
    """Return the letters of what is said beside a title, never too small to read."""
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(
            max(font.pointSizeF() * _SMALLER, min(font.pointSizeF(), _LEAST_POINTS))
        )
    return small


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, look: Theme, *, has_keyboard: bool
) -> None:
    """Paint what is below a row that is selected, or under the mouse."""
    painter.setPen(Qt.PenStyle.NoPen)
    if has_keyboard:
        painter.setBrush(look.selection)
    elif option.state & (SELECTED | QStyle.StateFlag.State_MouseOver):
        painter.setBrush(look.hover)
    else:
        return
    painter.drawRoundedRect(QRectF(option.rect).adjusted(3, 1, -3, -1), 5, 5)
