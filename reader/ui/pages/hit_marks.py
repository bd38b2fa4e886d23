"""The scroll bar of the transcript, with a mark wherever the search has a hit."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from reader.patterns import lazy_pattern

# Rows one below the other are painted as one.
_RUN = lazy_pattern(rb"[^\0]+")


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
        for run in _RUN.finditer(self._rows):
            top, bottom = int(run.start() * step), int((run.end() - 1) * step) + 2
            painter.fillRect(self._bar(groove, top, bottom - top), mark)
        if self._current is not None:
            # Thicker as well as of another colour.
            painter.fillRect(self._bar(groove, int(self._current * groove.height()), 4), current)
        painter.end()

    @staticmethod
    def _bar(groove: QRect, top: int, height: int) -> QRect:
        return QRect(groove.left() + 1, groove.top() + top, groove.width() - 2, height)

    def _groove(self) -> QRect:
        # The style sheet draws no arrows: the groove is all there is. Asking the style would take
        # a fiftieth of a second at every start, only to import what the question is made of.
        return self.rect()
