"""How two texts side by side are set: columns where there is room, else one below the other.

A row is set when it is first seen. What is found in it is painted over the words, so that a search
moves no line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from reader.direction import reads_leftward
from reader.model.pairing.pairing import PairSide
from reader.model.utf16 import Utf16Map
from reader.named_tuple import NamedTuple
from reader.ui.pages.line_ends import line_setter
from reader.ui.parts.theme import Theme
from reader.wording import tr

_ROOM_FOR_COLUMNS: Final = 720
_WIDEST_COLUMN: Final = 560
_SIDE, _NARROW_SIDE = 24, 16
_BETWEEN: Final = 32
_BESIDE: Final = 20
_INDENT: Final = 16
_RULE: Final = 2
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
_AT_WORDS: Final = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
_ANYWHERE: Final = QTextOption.WrapMode.WrapAnywhere
PADDING: Final = 8
"""What is left free above and below the words of a row."""


@dataclass(frozen=True, slots=True)
class PairSetting:
    """Where things stand in a row of a given width; lengths are pixels.

    Places are counted from the side at which a row begins, the right one in a window that
    ``is_leftward``; :meth:`x` has them from the left.
    """

    is_wide: bool
    left: int
    margin: int
    width: int
    first: int
    second: int
    room: int = 0
    is_leftward: bool = False

    def x(self, place: float, width: float) -> float:
        """Return how far from the left something begins that is so wide and stands there."""
        return self.room - place - width if self.is_leftward else place


def setting(room: int, margin: int, *, is_leftward: bool = False) -> PairSetting:
    """Return where things stand in so much room, with so much for what is said in the margin."""
    turned = room, is_leftward
    if room < _ROOM_FOR_COLUMNS:
        width = max(80, room - 2 * _NARROW_SIDE)
        left = _NARROW_SIDE + _INDENT
        return PairSetting(False, _NARROW_SIDE, 0, width - _INDENT, _NARROW_SIDE, left, *turned)
    width = min(_WIDEST_COLUMN, (room - 2 * _SIDE - _BESIDE - margin - _BETWEEN) // 2)
    left = (room - margin - _BESIDE - 2 * width - _BETWEEN) // 2
    first = left + margin + _BESIDE
    return PairSetting(True, left, margin, width, first, first + width + _BETWEEN, *turned)


class CellMark(NamedTuple):
    """A stretch of a cell that was found, in code points; ``is_current`` is the one gone to."""

    start: int
    end: int
    is_current: bool


class PairCell:
    """The words of one side of a row, set in lines."""

    def __init__(self, text: str, font: QFont, width: float, spacing: float) -> None:
        self._units = Utf16Map(text)
        self._layout = QTextLayout(text, font)
        set_line = line_setter(text)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(_AT_WORDS if set_line is None else _ANYWHERE)
        # Qt turns the words of such a text round by itself, but leaves its lines at the left.
        option.setAlignment(_RIGHT if reads_leftward(text) else _LEFT)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self._layout.beginLayout()
        top = 0.0
        while (line := self._layout.createLine()).isValid():
            if set_line is None:
                line.setLineWidth(width)
            else:
                set_line(line, width)
            line.setPosition(QPointF(0, top))
            top += round(line.height() * spacing)
        self._layout.endLayout()
        self.height = round(top) if text else 0

    def draw(
        self, painter: QPainter, at: QPointF, ink: QColor, look: Theme, marks: Iterable[CellMark]
    ) -> None:
        """Draw the words, and what was found in them; the current hit has a line around it."""
        ranges, frames = [], list[QRectF]()
        for mark in marks:
            start, end = self._units.to_utf16(mark.start), self._units.to_utf16(mark.end)
            ranges.append(_range(start, end, look, is_current=mark.is_current))
            if mark.is_current:
                frames += self._boxes(start, end)
        painter.setPen(ink)
        self._layout.draw(painter, at, ranges)
        painter.setPen(QPen(look.current_hit_outline, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in frames:
            painter.drawRoundedRect(box.translated(at).adjusted(-2, -1, 2, 1), 3, 3)

    def _boxes(self, start: int, end: int) -> Iterable[QRectF]:
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if first < end and start < last:
                edges = sorted(_x(line.cursorToX(at)) for at in (max(start, first), min(end, last)))
                yield QRectF(edges[0], line.y(), edges[1] - edges[0], line.height())


def _x(found: object) -> float:
    # PySide6 returns the position too, which may have been moved to a border of letters.
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def _range(start: int, end: int, look: Theme, *, is_current: bool) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, end - start
    format_ = QTextCharFormat()
    format_.setBackground(look.current_hit if is_current else look.hit)
    format_.setForeground(look.current_hit_text if is_current else look.hit_text)
    made.format = format_
    return made


class PairCells:
    """Both sides of a row as they are set; ``label`` are the lines in its margin.

    A side that is ``hidden`` shows what to do to see it.
    """

    def __init__(
        self,
        where: PairSetting,
        cells: dict[PairSide, PairCell],
        label: tuple[str, ...],
        small: QFont,
        hidden: frozenset[PairSide],
    ) -> None:
        self._where, self._cells, self._label = where, cells, label
        self._small, self._hidden = small, hidden
        self._line = QFontMetricsF(small).height()
        heights = (cells[PairSide.FIRST].height, cells[PairSide.SECOND].height)
        if where.is_wide:
            self._top = PADDING
            words = max(*heights, round(self._line * len(label)))
        else:
            self._top = PADDING + round(self._line) + 2
            words = heights[0] + heights[1] + 4 * all(heights) + 2 + round(self._line)
        self.height = words + 2 * PADDING

    def draw(
        self,
        painter: QPainter,
        top: int,
        look: Theme,
        marks: dict[PairSide, list[CellMark]],
        *,
        is_doubtful: bool,
    ) -> None:
        """Draw the row, its top at a height of the view."""
        self._draw_label(painter, top + PADDING, look.warning if is_doubtful else look.quiet)
        y = top + self._top
        for side, cell in self._cells.items():
            where = self._where
            place = where.first if side is PairSide.FIRST else where.second
            left = where.x(place, where.width)
            if side is PairSide.SECOND and not self._where.is_wide and cell.height:
                y += 4 if y > top + self._top else 0
                beside = where.x(place - _INDENT + 4, _RULE)
                rule = QRectF(beside, y, _RULE, cell.height)
                painter.fillRect(rule, look.outline)
            if side in self._hidden and cell.height:
                self._draw_hidden(painter, QRectF(left, y, self._where.width, cell.height), look)
            else:
                cell.draw(painter, QPointF(left, y), look.text, look, marks[side])
            y += 0 if self._where.is_wide else cell.height

    def _draw_label(self, painter: QPainter, top: float, ink: QColor) -> None:
        where = self._where
        painter.setFont(self._small)
        painter.setPen(ink)
        if not where.is_wide:
            told = "  ·  ".join(self._label)
            box = QRectF(where.first, top, where.room - 2 * where.first, self._line)
            painter.drawText(box, _RIGHT if where.is_leftward else _LEFT, told)
            return
        towards_words = _LEFT if where.is_leftward else _RIGHT
        left = where.x(where.left, where.margin)
        for number, words in enumerate(self._label):
            box = QRectF(left, top + number * self._line, where.margin, self._line)
            painter.drawText(box, towards_words, words)

    def _draw_hidden(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        painter.setPen(QPen(look.outline, 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 1.5, -0.5, -1.5), 6, 6)
        painter.setFont(self._small)
        painter.setPen(look.quiet)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr("Hidden: press Space, or click"))
