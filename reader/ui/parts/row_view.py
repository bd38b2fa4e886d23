"""The list view that shows rows: its keys, its mouse and its menu."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from reader.ui.parts.list_view import ListView
from reader.ui.parts.rows import Kind, RowsDelegate, RowsModel
from reader.ui.parts.theme import Appearance

_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# The key at that place of a Mac's keyboard is the one that deletes.
_DELETE_KEY = Qt.Key.Key_Backspace if sys.platform == "darwin" else Qt.Key.Key_Delete


class RowsView(ListView):
    """Shows rows; one is opened by a click or by Enter.

    *Signals*: ``opened(int)``: a row is to be opened; ``left()``: Escape; ``over_top()``: the key
    up in the first row; ``delete_wanted()``: the key that deletes.
    """

    opened = Signal(int)
    left = Signal()
    over_top = Signal()
    delete_wanted = Signal()

    def __init__(self, model: RowsModel, appearance: Appearance, name: str) -> None:
        super().__init__()
        self._model = model
        self._delegate = RowsDelegate(model, appearance, self)
        self.set_up(model, self._delegate, name)
        self.clicked.connect(self._clicked)
        appearance.theme_changed.connect(lambda _: self.viewport().update())

    def let_be_many(self) -> None:
        """Let many rows be selected, and very many be shown: all are then equally high."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._delegate.are_alike = True
        self.setUniformItemSizes(True)

    def selected_rows(self) -> list[int]:
        """Return the rows that are selected, in order; without one, the current one."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        current = self.currentIndex()
        return rows or ([current.row()] if current.isValid() else [])

    def go_to_first(self) -> bool:
        """Give the keyboard to the list, at its current row or the first; False if it is empty."""
        if not self._model.rows:
            return False
        if not self.currentIndex().isValid():
            self.select_row(self._first())
        self.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def select_row(self, row: int) -> None:
        """Make a row the current one, and bring it into view."""
        index = self._model.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def doItemsLayout(self) -> None:
        self._delegate.measure()
        super().doItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _OPENING_KEYS and index.isValid():
            self.opened.emit(index.row())
        elif key == Qt.Key.Key_Up and index.row() <= self._first():
            self.over_top.emit()
        elif key == _DELETE_KEY and index.isValid():
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: object) -> None:
        # A click that gathers rows opens none.
        if len(self.selectedIndexes()) <= 1:
            self.opened.emit(self.currentIndex().row())

    def _first(self) -> int:
        """The first row that is no heading."""
        return int(bool(self._model.rows) and self._model.view(0).kind is Kind.HEADING)
