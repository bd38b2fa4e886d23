"""The list view that shows rows: its keys, its mouse and its menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractItemView

from reader.ui.parts.list_view import ListView
from reader.ui.parts.rows import RowKind, RowsDelegate, RowsModel
from reader.ui.parts.theme import Appearance


class RowsView(ListView):
    """Shows the rows of a :class:`RowsModel`."""

    def __init__(self, model: RowsModel, appearance: Appearance, name: str) -> None:
        super().__init__()
        self._model = model
        self._delegate = RowsDelegate(model, appearance, self)
        self.set_up(model, self._delegate, name)
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

    def doItemsLayout(self) -> None:
        self._delegate.measure()
        super().doItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def first_row(self) -> int:
        """Return the first row that is no heading."""
        return int(bool(self._model.rows) and self._model.view(0).kind is RowKind.HEADING)
