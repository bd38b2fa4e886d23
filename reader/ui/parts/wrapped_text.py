"""A few words set in lines of a given width, measured and drawn alike.

For rows of lists that hold a stranger's words: they wrap at words, inside a word where it is longer
than a line, and end in an ellipsis after the last line there is room for. What is marked in them is
always seen: where it would come after that, they begin nearer to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextOption,
)

from reader.direction import reads_leftward

# So many characters at the end of the last line give way to the ellipsis, and to heavier letters.
_ELLIPSIS_TAKES = 4


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
        marks = sorted(bold)
        self._layout = self._set(text, marks)
        if marks and 0 < most_lines < self._layout.lineCount():
            text, marks = _near_the_first(text, marks, self._points(text, most_lines))
            self._layout = self._set(text, marks)
        lines = self._layout.lineCount()
        self.line_count = min(lines, most_lines) if most_lines else lines
        self._last: QTextLayout | None = None
        if self.line_count < lines:
            self._last = self._cut(text, marks, self._points(text, self.line_count - 1))

    @property
    def height(self) -> float:
        """The height of all lines that are drawn."""
        return self.line_count * self._pitch

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw the lines in the pen's colour, the first one's top left corner at a point."""
        for number in range(self.line_count):
            line = self._layout.lineAt(number)
            top = at.y() + number * self._pitch
            if self._last is not None and number == self.line_count - 1:
                line = self._last.lineAt(0)
            line.draw(painter, QPointF(at.x(), top - line.y()))

    def _points(self, text: str, lines: int) -> int:
        """Return how many characters stand in the first lines."""
        line = self._layout.lineAt(lines)  # there is one more
        units = text.encode("utf-16-le", "surrogatepass")[: 2 * line.textStart()]
        return len(units.decode("utf-16-le", "replace"))

    def _cut(self, text: str, marks: Sequence[tuple[int, int]], start: int) -> QTextLayout:
        """Return the last line that has room, and in it the beginning of all that follows."""
        rest, metrics, room = text[start:], QFontMetricsF(self._font), self._width
        for _ in range(2):  # once more, narrower, if heavier letters have made it too wide
            shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
            kept = len(shown) - 1
            inside = [(max(one - start, 0), min(end - start, kept)) for one, end in marks]
            made = self._set(shown, [(one, end) for one, end in inside if one < end], is_one=True)
            over = made.lineAt(0).naturalTextWidth() - self._width
            if over <= 0:
                break
            room = max(room - over - 1, 1.0)
        return made

    def _set(
        self, text: str, bold: Iterable[tuple[int, int]], *, is_one: bool = False
    ) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        if is_one:
            option.setWrapMode(QTextOption.WrapMode.NoWrap)
        else:
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


def _near_the_first(
    text: str, marks: list[tuple[int, int]], room: int
) -> tuple[str, list[tuple[int, int]]]:
    """Return a text that begins, at a word, so that its first mark stands in the middle of as many
    characters as there is room for; as it is, if the mark stands there already.
    """
    first, last = marks[0]
    if last + _ELLIPSIS_TAKES <= room:
        return text, marks
    begin = max(first - room // 2, 0)
    begin = text.find(" ", begin, first) + 1 or begin
    if not begin:
        return text, marks
    shift = begin - 1
    return f"…{text[begin:]}", [(start - shift, end - shift) for start, end in marks]


def _heavier(
    text: str, start: int, end: int, mark: tuple[QColor, QColor] | None
) -> QTextLayout.FormatRange:
    """A stretch in bold; Qt counts in units of UTF-16."""
    from PySide6.QtGui import QTextCharFormat  # late: nothing is marked at a start

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
