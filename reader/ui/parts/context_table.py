"""The table of hits in context: the words before, the hit in the middle, the words after."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

_WIDEST_FACT = 240


class ContextTable(QTableView):
    """Shows a model whose last three columns are the words before a hit, the hit, those after.

    *Signals*: ``chosen(int)``: a row is to be gone to; ``left()``: Escape.
    """

    chosen = Signal(int)
    left = Signal()

    def __init__(self, model: QAbstractTableModel) -> None:
        super().__init__()
        self.setAccessibleName("Hits in context")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.horizontalHeader().hide()
        self.setModel(model)
        header = self.horizontalHeader()
        header.setResizeContentsPrecision(0)  # the rows in view, not all 80,000
        header.setMaximumSectionSize(max(_WIDEST_FACT, self.fontMetrics().averageCharWidth() * 80))
        before, hit, after = range(model.columnCount() - 3, model.columnCount())
        for column in range(hit + 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column, side in (
            (before, Qt.TextElideMode.ElideLeft),
            (after, Qt.TextElideMode.ElideRight),
        ):
            self.setItemDelegateForColumn(column, _Elided(side, self))
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the first row where none is, so that arrows and Enter act on it."""
        is_click = event.reason() == Qt.FocusReason.MouseFocusReason
        if not is_click and not self.currentIndex().isValid():
            self.selectRow(0)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row())


class _Elided(QStyledItemDelegate):
    """Words that are cut on one side alone, the one away from the hit, and between two words."""

    def __init__(self, side: Qt.TextElideMode, parent: QObject) -> None:
        super().__init__(parent)
        self._side = side

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = self._side
        frame = option.widget.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin)
        room = option.rect.width() - 2 * (frame + 1)
        option.text = cut_between_words(option.text, option.fontMetrics, room, self._side)


def cut_between_words(text: str, metrics: QFontMetrics, room: int, side: Qt.TextElideMode) -> str:
    """Return as many whole words as have room, in pixels; those at one side are left out first.

    A single word that is too long stays, and so does a text without spaces.
    """
    if metrics.horizontalAdvance(text) <= room:
        return text
    is_left = side is Qt.TextElideMode.ElideLeft
    words = text.split(" ")
    kept = words.pop() if is_left else words.pop(0)
    while words:
        longer = f"{words[-1]} {kept}" if is_left else f"{kept} {words[0]}"
        if metrics.horizontalAdvance(f"… {longer}") > room:
            return f"… {kept}" if is_left else f"{kept} …"
        kept = longer
        words.pop(-1 if is_left else 0)
    return kept
