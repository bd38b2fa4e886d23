"""A few words set in lines of a given width, measured and drawn alike.

For rows of lists that hold a stranger's words: they wrap at words, inside a word where it is longer
than a line, and end in an ellipsis after the last line there is room for.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from reader.direction import reads_leftward


class WrappedText:
    """Words set in lines.

    ``bold`` are stretches of the text set in a heavier weight, counted in code points, on the
    colour and in the ink of ``mark`` if it is given. ``line_spacing`` is a multiple of the size of
    the letters, but lines never overlap.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        *,
        most_lines: int = 0,
        bold: Iterable[tuple[int, int]] = (),
        line_spacing: float = 0.0,
        mark: tuple[QColor, QColor] | None = None,
    ) -> None:
        self._font = font
        self._mark = mark
        self._width = max(width, 1.0)
        size = QFontInfo(font).pixelSize()
        self._pitch = max(QFontMetricsF(font).height(), size * line_spacing)
        self._layout = self._set(text, bold)
        lines = self._layout.lineCount()
        self.line_count = min(lines, most_lines) if most_lines else lines
        self._is_cut = self.line_count < lines

    @property
    def height(self) -> float:
        """The height of all lines that are drawn."""
        return self.line_count * self._pitch

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw the lines in the pen's colour, the first one's top left corner at a point."""
        for number in range(self.line_count):
            line = self._layout.lineAt(number)
            top = at.y() + number * self._pitch
            if self._is_cut and number == self.line_count - 1:
                self._draw_cut(painter, at.x(), top, line.textStart())
            else:
                line.draw(painter, QPointF(at.x(), top - line.y()))

    def _draw_cut(self, painter: QPainter, left: float, top: float, start: int) -> None:
        """Draw the last line that has room, and in it the beginning of all that follows."""
        units = self._layout.text().encode("utf-16-le", "surrogatepass")[2 * start :]
        rest = units.decode("utf-16-le", "replace")
        metrics = QFontMetricsF(self._font)
        shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self._width)
        painter.setFont(self._font)
        side = self._layout.textOption().alignment()
        painter.drawText(QRectF(left, top, self._width, metrics.height()), side, shown)

    def _set(self, text: str, bold: Iterable[tuple[int, int]]) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # Qt turns the letters of such a text round by itself, but leaves its lines at the left.
        side = Qt.AlignmentFlag.AlignRight if reads_leftward(text) else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side)
        layout.setTextOption(option)
        layout.setFormats([_heavier(text, start, end, self._mark) for start, end in bold])
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout


def _heavier(
    text: str, start: int, end: int, mark: tuple[QColor, QColor] | None
) -> QTextLayout.FormatRange:
    """A stretch in bold; Qt counts in units of UTF-16."""
    made = QTextLayout.FormatRange()
    made.start = _units(text[:start])
    made.length = _units(text[start:end])
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    if mark is not None:
        look.setBackground(mark[0])
        look.setForeground(mark[1])
    made.format = look
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
