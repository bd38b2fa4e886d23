"""The list view that shows rows: its keys, its mouse and its menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from reader.ui.parts.list_view import ListView
from reader.ui.parts.rows import (
    FOLDED,
    FOLDS,
    UNFOLDED,
    RowKind,
    RowsDelegate,
    RowsModel,
)
from reader.ui.parts.theme import Appearance


class RowsView(ListView):
    """Shows the rows of a :class:`RowsModel`.

    *Signals*: ``fold_wanted(int, bool)``: the rows below that one are to be folded away, or to come
    back: by a click on its sign, or by the keys to the left and right in it or in a row below it.
    """

    fold_wanted = Signal(int, bool)

    def __init__(self, model: RowsModel, appearance: Appearance, name: str) -> None:
        super().__init__()
        self._model = model
        self._is_folding = False
        self._delegate = RowsDelegate(model, appearance, self)
        self.set_up(model, self._delegate, name)

    def let_be_many(self) -> None:
        """Let many rows be selected, and all be equally high, whatever they are."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._delegate.are_alike = True

    def selected_rows(self) -> list[int]:
        """Return the rows that are selected, in order; without one, the current one."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        current = self.currentIndex()
        return rows or ([current.row()] if current.isValid() else [])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold where the sign for it is."""
        index = self.indexAt(event.position().toPoint())
        sign = self._model.view(index.row()).icon if index.isValid() else ""
        self._is_folding = sign in FOLDS and event.position().x() <= self._delegate.sign_width
        if self._is_folding:
            self.setCurrentIndex(index)
            self.fold_wanted.emit(index.row(), sign == UNFOLDED)
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._is_folding:  # else it would open the row
            super().mouseReleaseEvent(event)
        self._is_folding = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() not in (Qt.Key.Key_Left, Qt.Key.Key_Right) or row < 0:
            super().keyPressEvent(event)
            return
        is_left = event.key() == Qt.Key.Key_Left
        while is_left and row > 0 and self._model.view(row).kind in (RowKind.PASSAGE, RowKind.MORE):
            row -= 1
        if self._model.view(row).icon == (UNFOLDED if is_left else FOLDED):
            self.fold_wanted.emit(row, is_left)

    def measure(self) -> None:
        """Have the rows measured for the width and the letters that there are."""
        self._delegate.measure()

    def first_row(self) -> int:
        """Return the first row that is no heading."""
        return int(bool(self._model.rows) and self._model.view(0).kind is RowKind.HEADING)
