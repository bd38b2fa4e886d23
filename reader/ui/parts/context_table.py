"""The table of hits in context: the words before, the hit in the middle, the words after.

Of a passage that is read from right to left the words before stand at the right of the hit. Whoever
goes through the cells, a screen reader say, has the words in the order in which they are said.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
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

from reader.direction import mostly_leftward
from reader.wording import tr

_WIDEST_FACT = 240
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


class ContextTable(QTableView):
    """Shows a model whose last three columns are the words before a hit, the hit, those after.

    *Signals*: ``chosen(int)``: a row is to be gone to; ``left()``: Escape.
    """

    chosen = Signal(int)
    left = Signal()

    def __init__(self, model: QAbstractTableModel) -> None:
        super().__init__()
        self.setAccessibleName(tr("Hits in context"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self._set_height()
        self.horizontalHeader().hide()
        # How wide the columns of facts and hits have been: nothing that was seen is cut later on.
        self._widest: dict[int, int] = {}
        model.modelReset.connect(self._widest.clear)
        self.setModel(model)
        header = self.horizontalHeader()
        header.setResizeContentsPrecision(0)  # the rows in view, not all 80,000
        header.setMaximumSectionSize(max(_WIDEST_FACT, self.fontMetrics().averageCharWidth() * 80))
        before, hit, after = range(model.columnCount() - 3, model.columnCount())
        for column in range(hit + 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (before, hit, after):
            self.setItemDelegateForColumn(column, _InContext(hit, self))
        for column in (before, after):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._first_word = before
        self.verticalScrollBar().valueChanged.connect(self._widen)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def sizeHintForColumn(self, column: int) -> int:
        """Return how wide the rows in view are, those seen before and, of facts, the last one.

        Times and numbers grow to the end. A table that is hidden keeps its widths: none of its
        rows is in view, and Qt would ask for all of them, whenever the looks change.
        """
        if not self.isVisible():
            return self.columnWidth(column)
        widest = max(super().sizeHintForColumn(column), self._widest.get(column, 0))
        last = self.model().index(self.model().rowCount() - 1, column)
        if column < self._first_word and last.isValid():
            widest = max(widest, self.sizeHintForIndex(last).width())
        self._widest[column] = widest
        return widest

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in other letters."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            vars(self).get("_widest", {}).clear()  # told of while it is being made, too
            self._set_height()
        super().changeEvent(event)

    def _set_height(self) -> None:
        """Have rows as high as a line of the letters."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)

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

    def _widen(self) -> None:
        """Make room for what has come into view."""
        for column, width in list(self._widest.items()):
            if super().sizeHintForColumn(column) > width:
                self.resizeColumnToContents(column)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row())


class _InContext(QStyledItemDelegate):
    """A hit, or the words beside it, cut between two words at the side away from the hit."""

    def __init__(self, hit: int, parent: QObject) -> None:
        super().__init__(parent)
        self._hit = hit

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        hit, column = self._hit, index.column()
        cells = [index.sibling(index.row(), hit + step).data() or "" for step in (-1, 0, 1)]
        is_turned = mostly_leftward("".join(cells))
        if is_turned:
            option.text = cells[1 + hit - column]
            option.direction = Qt.LayoutDirection.RightToLeft
        # Sides of the screen, whatever the direction; a hit begins where the words before it end.
        is_flush_right = column < hit or (column == hit and is_turned)
        side = Qt.AlignmentFlag.AlignRight if is_flush_right else Qt.AlignmentFlag.AlignLeft
        option.displayAlignment = side | _MIDDLE
        if column == hit:
            return
        # Words before a hit are cut where they begin, wherever they stand.
        is_before = (column < hit) != is_turned
        cut = Qt.TextElideMode.ElideLeft if is_before else Qt.TextElideMode.ElideRight
        option.textElideMode = cut
        frame = option.widget.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin)
        room = option.rect.width() - 2 * (frame + 1)
        option.text = cut_between_words(option.text, option.fontMetrics, room, cut)


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
