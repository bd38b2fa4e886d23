"""The scroll bar of the transcript, with a mark wherever the search has a hit."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget


class MarksBar(QScrollBar):
    """A scroll bar over a text, of which some rows are marked.

    Rows are set with :meth:`set_marks`, as many as the groove is pixels high (``row_count``).
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._rows = b""
        self._current: float | None = None
        self._colours = (QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.black))

    @property
    def row_count(self) -> int:
        """How many rows can be told apart."""
        return max(1, self._groove().height() // 2)

    def set_colours(self, mark: QColor, current: QColor) -> None:
        """Set the colours of the marks and of the one that stands for the current hit."""
        self._colours = (mark, current)
        self.update()

    def set_marks(self, rows: bytes, current: float | None) -> None:
        """Mark the rows that are not 0, and the share of the text (0 to 1) of the current hit."""
        self._rows, self._current = rows, current
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._rows and self._current is None:
            return
        groove = self._groove()
        painter = QPainter(self)
        mark, current = self._colours
        step = groove.height() / max(1, len(self._rows))
        for row, marked in enumerate(self._rows):
            if marked:
                painter.fillRect(self._bar(groove, row * step, 3), mark)
        if self._current is not None:
            painter.fillRect(self._bar(groove, self._current * groove.height(), 5), current)
        painter.end()

    def _bar(self, groove: QRect, y: float, inset: int) -> QRect:
        wide = 5 - inset  # the current mark is wider as well as of another colour
        left = groove.left() + 2 - min(0, wide)
        return QRect(left - 1, groove.top() + int(y), groove.width() - 2, 2 if inset == 3 else 4)

    def _groove(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar,
            option,
            QStyle.SubControl.SC_ScrollBarGroove,
            self,
        )
