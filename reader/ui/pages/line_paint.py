"""Painting one paragraph: its words, and over or under them selection, hits and caret."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QBrush,
    QColor,
    QPainter,
    QPen,
    QTextBlock,
    QTextLayout,
    QTextLine,
)

from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

# Qt takes a millisecond for each of so many marks in ten lines, and more for each of more.
_MANY_MARKS = 40
_RIGHT_TO_LEFT = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")


class Mark(NamedTuple):
    """A stretch of the document, in UTF-16 units, and how it is set off.

    ``tall`` marks reach from line to line without a gap, as a selection does; the others hug the
    letters. ``outline`` frames the stretch, ``underline`` draws a line below it, of the pen
    ``stroke`` (no pen at all stands for two lines), and ``bar`` a bar beside its lines, so that
    they are told apart by shape and not by colour alone.
    """

    start: int
    end: int
    background: QColor
    foreground: QColor | None = None
    outline: QColor | None = None
    tall: bool = False
    underline: QColor | None = None
    stroke: Qt.PenStyle = Qt.PenStyle.SolidLine
    bar: QColor | None = None


class Marks(NamedTuple):
    """What is set off in a stretch of the document, each above the one before it: what lies
    ``below`` the words that are selected, and what lies ``over`` them.
    """

    below: Sequence[Mark] = ()
    over: Sequence[Mark] = ()


def selection_marks(context: QAbstractTextDocumentLayout.PaintContext) -> list[Mark]:
    """Return what is selected, over all paragraphs.

    Read out at once: the cursors of a paint context are gone once the list that holds them is.
    """
    marks = []
    for selection in context.selections:
        cursor, look = selection.cursor, selection.format
        has_ink = look.foreground().style() != Qt.BrushStyle.NoBrush
        foreground = look.foreground().color() if has_ink else None
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        marks.append(Mark(start, end, look.background().color(), foreground, tall=True))
    return marks


def seen(block: QTextBlock, view: QRectF) -> tuple[int, int]:
    """Return the stretch of a block, in units of the document, that stands in a part of it.

    It is that of whole lines, with one more at either side, whose marks may reach into the view.
    """
    layout, base = block.layout(), block.position()
    count = layout.lineCount()
    first = bisect_left(range(count), view.top(), key=lambda nth: layout.lineAt(nth).y()) - 2
    last = bisect_right(range(count), view.bottom(), key=lambda nth: layout.lineAt(nth).y())
    start = base + layout.lineAt(first).textStart() if first > 0 else base
    end = base + layout.lineAt(last).textStart() if last < count else base + block.length()
    return start, end


def within(marks: Iterable[Mark], start: int, end: int) -> list[Mark]:
    """Return what of some marks falls into a stretch of the document."""
    return [
        mark._replace(start=max(start, mark.start), end=min(end, mark.end))
        for mark in marks
        if mark.start < end and mark.end > start
    ]


def _uncovered(marks: list[Mark]) -> list[Mark]:
    """Return what of some marks no other lies over, part by part; the last of them lies on top.

    Qt would paint letters that two ranges share twice, or with the ink of neither.
    """
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    number = {edge: index for index, edge in enumerate(edges)}
    tops: list[Mark | None] = [None] * len(edges)
    for mark in marks:
        first, last = number[mark.start], number[mark.end]
        tops[first:last] = [mark] * (last - first)
    return [
        mark._replace(start=start, end=end)
        for mark, (start, end) in zip(tops, pairwise(edges), strict=False)
        if mark is not None
    ]


# Letters so near, in pixels, are of one run.
_TOUCHING = 0.5
# How far beside the text the bar beside lines stands, and how wide it is, in pixels.
_BAR_AWAY, _BAR = 12, 3
# Where a layout that knows its place on the page is drawn.
_AS_IT_STANDS = QPointF()


def paint_marks(
    painter: QPainter,
    block: QTextBlock,
    marks: list[Mark],
    pitch: Callable[[float], int],
    clip: QRectF,
) -> None:
    """Paint the words of a laid-out block where it stands, with its marks, as far as it is seen.

    ``clip`` is what is seen of the page. Of marks that meet, the last lies on top: its ground and
    its ink are seen.
    """
    layout, base = block.layout(), block.position()
    origin = layout.position()
    if not marks:
        layout.draw(painter, _AS_IT_STANDS, [], clip)
        return
    is_mixed = bool(_RIGHT_TO_LEFT.search(block.text()))
    boxed = [(mark, _boxes(layout, base, pitch, is_mixed, mark, origin)) for mark in marks]
    _fill(painter, boxed)
    # Qt goes through all lines for every mark: it is given no more of either than are seen.
    for strip, some in _strips(layout, base, marks, pitch, clip.translated(-origin)):
        painter.save()
        painter.setClipRect(strip.translated(origin), Qt.ClipOperation.IntersectClip)
        inks = _inks(_uncovered(some), base)
        layout.draw(painter, _AS_IT_STANDS, inks, strip.translated(origin))
        painter.restore()
    for mark, boxes in boxed:
        if mark.underline is not None:
            _underline(painter, boxes, mark.underline, mark.stroke)
        if mark.bar is not None:
            left = origin.x() + _bar_left(layout)
            tall = mark._replace(tall=True)
            for box in _boxes(layout, base, pitch, is_mixed, tall, origin):
                painter.fillRect(QRectF(left, box.top(), _BAR, box.height()), mark.bar)
        if mark.outline is not None:
            _frame(painter, boxes, mark.outline)


def paint_caret(painter: QPainter, block: QTextBlock, position: int) -> None:
    """Paint the caret if it stands in this paragraph; ``position`` is -1 where there is none."""
    within = position - block.position()
    if 0 <= within < block.length():
        block.layout().drawCursor(painter, _AS_IT_STANDS, within, 2)


def _strips(
    layout: QTextLayout,
    base: int,
    marks: list[Mark],
    pitch: Callable[[float], int],
    view: QRectF,
) -> Iterator[tuple[QRectF, list[Mark]]]:
    """Return the strips in which a block is painted, with the marks in each.

    It is one, unless there are very many marks; then each line is one, from halfway to the line
    above it to halfway to the one below.
    """
    if len(marks) <= _MANY_MARKS:
        yield view, marks
        return
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        height = pitch(line.height())
        top = line.y() - (height - line.height()) / 2
        strip = QRectF(view.left(), top, view.width(), height).intersected(view)
        if not strip.isEmpty():
            first = base + line.textStart()
            yield strip, within(marks, first, first + line.textLength())


def _bar_left(layout: QTextLayout) -> float:
    """Where the bar beside lines stands: at the side at which they begin."""
    line = layout.lineAt(0)
    if layout.textOption().alignment() & Qt.AlignmentFlag.AlignRight:
        return line.x() + line.width() + _BAR_AWAY - _BAR
    return line.x() - _BAR_AWAY


def _boxes(
    layout: QTextLayout,
    base: int,
    pitch: Callable[[float], int],
    is_mixed: bool,
    mark: Mark,
    origin: QPointF = _AS_IT_STANDS,
) -> list[QRectF]:
    """Return a box for every line that a mark touches of a paragraph that stands at ``origin``.

    Where the text ``is_mixed``, of directions, a mark may fall into several parts of a line.
    """
    boxes: list[QRectF] = []
    start, end = mark.start - base, mark.end - base
    first_line = layout.lineForTextPosition(start)
    for number in range(first_line.lineNumber() if first_line.isValid() else 0, layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if first < end and start < last:
            height = pitch(line.height()) if mark.tall else line.height()
            # A break in the middle of a tall mark must not leave a gap above its first line.
            top = line.y() - (height - line.height()) / 2 if mark.tall else line.y()
            sides = _runs if is_mixed else _whole
            for left, right in sides(line, max(start, first), min(end, last)):
                boxes.append(QRectF(left, top, right - left, height).translated(origin))
        elif first >= end:
            break
    return boxes


def _whole(line: QTextLine, start: int, end: int) -> tuple[tuple[float, float]]:
    """Return the left and right edge of a stretch of a line that reads one way."""
    return ((_x(line, start), min(_x(line, end), line.x() + line.width())),)


def _runs(line: QTextLine, start: int, end: int) -> Iterator[tuple[float, float]]:
    """Return the left and right edges of a stretch of a line, one pair for each visual run.

    At the border of two directions the place of a caret does not tell where letters are.
    """
    boxes = [run.boundingRect() for run in line.glyphRuns(start, end - start)]
    first, last = line.x(), line.x() + line.width()
    sides = sorted((max(box.left(), first), min(box.right(), last)) for box in boxes)
    for nth, (left, right) in enumerate(sides):
        following = sides[nth + 1] if nth + 1 < len(sides) else None
        if following and following[0] <= right + _TOUCHING:
            sides[nth + 1] = left, max(right, following[1])
        elif left < right:
            yield left, right


def _x(line: QTextLine, position: int) -> float:
    x = line.cursorToX(position)
    # PySide6 returns the position too, which may have been moved to a border of letters.
    return x[0] if isinstance(x, tuple) else x  # type: ignore[return-value]


def _fill(painter: QPainter, boxed: list[tuple[Mark, list[QRectF]]]) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(0, 0, 0, 0)))
    for mark, boxes in boxed:
        if not mark.tall:
            painter.setBrush(QBrush(mark.background))
            for box in boxes:
                painter.drawRoundedRect(box.adjusted(-1, 0, 1, 0), 2, 2)
            continue
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for box in boxes:
            painter.fillRect(box, mark.background)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.restore()


def _underline(painter: QPainter, boxes: list[QRectF], colour: QColor, stroke: Qt.PenStyle) -> None:
    painter.save()
    painter.setPen(QPen(colour, 2, stroke, Qt.PenCapStyle.FlatCap))
    for box in boxes:
        left, width, low = box.left(), box.width(), box.bottom()
        if stroke is Qt.PenStyle.SolidLine:
            painter.fillRect(QRectF(left, low - 1.5, width, 2), colour)
        elif stroke is Qt.PenStyle.NoPen:
            for top in (low - 3, low):
                painter.fillRect(QRectF(left, top, width, 1), colour)
        else:
            painter.drawLine(QPointF(left, low - 0.5), QPointF(left + width, low - 0.5))
    painter.restore()


def _frame(painter: QPainter, boxes: list[QRectF], colour: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2))
    painter.setBrush(QBrush())
    for box in boxes:
        # Outside the letters, and no wider than leaves a space at both sides to be seen.
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 3, 3)
    painter.restore()


def _inks(marks: list[Mark], base: int) -> list[QTextLayout.FormatRange]:
    """Return in which ink the letters of each mark are drawn."""
    from PySide6.QtGui import QTextCharFormat  # late: nothing is set off at a start

    inks = []
    for mark in marks:
        range_, look = QTextLayout.FormatRange(), QTextCharFormat()
        range_.start, range_.length = mark.start - base, mark.end - mark.start
        if mark.foreground is not None:
            look.setForeground(mark.foreground)
        # Without any ground, Qt takes letters that touch those of another for painted already.
        look.setBackground(Qt.GlobalColor.transparent)
        range_.format = look
        inks.append(range_)
    return inks
