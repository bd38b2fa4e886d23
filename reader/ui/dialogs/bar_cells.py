"""The cells of a table of amounts: what they hold, and how words and bars are drawn in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.direction import in_a_row
from reader.named_tuple import NamedTuple
from reader.ui.parts.theme import Appearance
from reader.ui.parts.voice_looks import fill

CELL: Final = Qt.ItemDataRole.UserRole + 1
"""The role under which a model gives the :class:`Cell` itself."""

PAD: Final = 10
ROOM: Final = 16
"""How much a cell has beside its words and, in all, above and below them, in pixels."""

ABOVE_BAR: Final = 4
"""How much there is between a bar and a line of words above or below it."""

WRAPPED: Final = Qt.AlignmentFlag.AlignLeft.value | Qt.TextFlag.TextWordWrap.value
"""How amounts below a bar are set."""


class Cell(NamedTuple):
    """What a cell shows, and what it is sorted by.

    With ``share``, from 0 to 1, it has a bar in one of the looks of speakers, counted from 1.
    """

    shown: str
    value: str | float
    share: float | None = None
    look: int = 0

    @property
    def side(self) -> Qt.AlignmentFlag:
        """Words and bars stand at the left, amounts at the right."""
        is_left = self.share is not None or isinstance(self.value, str)
        across = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
        return across | Qt.AlignmentFlag.AlignVCenter


class BarCells(QStyledItemDelegate):
    """Draws the words of a cell below those of its header, and those of a bar behind it.

    With ``are_named`` the name that a row begins with stands above its bar. The amounts of the
    columns ``below``, for which there is no room beside it, stand below it, each with its heading.
    """

    are_named = False
    below: Sequence[int] = ()

    def __init__(self, parent: QWidget, appearance: Appearance) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        words = option.fontMetrics.horizontalAdvance(index.data())
        return QSize(words + 2 * PAD, option.fontMetrics.height() + ROOM)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        cell = Cell(*index.data(CELL))
        look = self._appearance.theme
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        box = option.rect.adjusted(PAD, 0, 4 - PAD, 0)  # as the words of the header stand
        painter.save()
        right, ink = Qt.TextElideMode.ElideRight, look.selection_text if is_selected else look.text
        painter.setPen(ink)
        if cell.share is not None and self.are_named:
            name, line = str(index.sibling(index.row(), 0).data()), option.fontMetrics.height()
            above = QRect(box.left(), box.top() + ROOM // 2 - 2, box.width(), line)
            name = option.fontMetrics.elidedText(name, right, above.width())
            painter.drawText(above, Qt.AlignmentFlag.AlignLeft, name)
            option.rect.setTop(option.rect.top() + line + ABOVE_BAR)
            if self.below:
                foot = QRect(above)
                foot.setTop(option.rect.top() + line + ROOM // 2 + ABOVE_BAR)
                foot.setBottom(option.rect.bottom())
                painter.drawText(foot, WRAPPED, self.amounts(index))
                option.rect.setHeight(line + ROOM)
            box = QRect(option.rect.adjusted(PAD, 0, 4 - PAD, 0))
        if cell.share is not None:
            box.setLeft(self._draw_bar(painter, option, cell, cell.share) + PAD)
        painter.setPen(ink)
        painter.drawText(
            box, cell.side, option.fontMetrics.elidedText(cell.shown, right, box.width())
        )
        painter.restore()

    def amounts(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return what stands below the bar of a row."""
        model, across = index.model(), Qt.Orientation.Horizontal
        shown = (
            (model.headerData(column, across), index.sibling(index.row(), column).data())
            for column in self.below
        )
        # No line ends between an amount and what it is of, or begins with a dot.
        row = in_a_row(f"{head} {amount}".replace(" ", "\u00a0") for head, amount in shown)
        return row.replace("  ·", "\u00a0\u00a0·")

    def _draw_bar(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell, share: float
    ) -> int:
        """Draw the bar of a share; return where it ends."""
        room = option.rect.adjusted(PAD, ROOM // 2 - 3, -2 * PAD, 3 - ROOM // 2)
        # The words have room behind the longest bar.
        room.setWidth(max(0, room.width() - option.fontMetrics.horizontalAdvance("000.0 %")))
        if not share:
            return room.left() - PAD
        bar = QRect(room.topLeft(), QSize(max(2, round(room.width() * share)), room.height()))
        painter.fillRect(bar, self._appearance.theme.panel)  # a selected row would hide a pattern
        fill(painter, bar, self._appearance.theme, cell.look)
        return bar.right()
