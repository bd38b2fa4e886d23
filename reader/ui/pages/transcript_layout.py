"""The setting of a transcript on its page: only the paragraphs in view are ever laid out.

``QTextEdit`` asks the layout of its document where things are. Qt's own lays out the whole
document first; this one estimates the height of every paragraph from its length and sets a
paragraph the moment it is seen or asked for. Selection, keyboard and accessibility of ``QTextEdit``
stay as they are.

The page, top to bottom: the masthead (room for title and standfirst, filled by the pane), then the
paragraphs in a centred column. Times and speakers stand in the margin, or above the paragraph where
the window is too narrow for a margin; they are drawn and never part of the text. All of this is the
other way round for a paragraph that is read from right to left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextOption,
)

from reader.direction import in_a_row, reads_leftward
from reader.model.transcript import CueKind
from reader.named_tuple import NamedTuple
from reader.ui.pages.line_ends import line_setter
from reader.ui.pages.line_paint import (
    Marks,
    paint_caret,
    paint_marks,
    seen,
    selection_marks,
    within,
)
from reader.ui.parts.block_heights import BlockHeights
from reader.ui.state.page_blocks import PageBlocks

# So many blocks, and letters in them, are kept as they were set; each letter takes a hundred bytes.
_BLOCKS_KEPT = 600
_LETTERS_KEPT = 400_000
_HEADING_SIZE = 1.15
# So far beyond their letters, in pixels, do frames and lines of marks reach.
_ROUND_LINES = 4
# The room between the text and what stands in the margin, and around a time to click on.
_BESIDE = 24
_AROUND = 4
# Sides of the page, whatever the direction of the window or of a text.
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
_AT_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
_ANYWHERE = QTextOption.WrapMode.WrapAnywhere
_RIGHTWARD, _LEFTWARD = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


class PageStyle(NamedTuple):
    """How a page is set; lengths are pixels, ``line_spacing`` a multiple of the font's own.

    ``lacking`` names the script of a text whose letters no typeface of the machine has.
    """

    font: QFont
    margin_font: QFont
    measure: int
    line_spacing: float
    paragraph_gap: int
    show_margin: bool
    text: QColor
    quiet: QColor
    lacking: str = ""


class MarginNote(NamedTuple):
    """What stands beside a paragraph: time or caption number, and the speaker if named there."""

    label: str = ""
    speaker: str = ""

    @property
    def row(self) -> str:
        """Both in one row."""
        return in_a_row((self.speaker, self.label))


class TranscriptLayout(QAbstractTextDocumentLayout):
    """Lays out what is seen of one document.

    *Signals*: ``corrected(top, change)``: a paragraph beginning at ``top`` turned out ``change``
    pixels higher than estimated, and everything below it has moved.
    """

    corrected = Signal(int, int)

    _style: PageStyle  # which it is given before anything is laid out

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._blocks: PageBlocks | None = None
        self._heights = BlockHeights()
        self._count = 0
        self._width = 0
        self._masthead = 0
        self._foot = 0
        self._laid_out: dict[int, int] = {}
        self._letters_laid_out = 0
        # Asked for so often that they are worked out once: the column, the room above labels.
        self.column = (0, 0)
        """Left edge and width of the text column."""
        self.margin_width = 0
        """Width of the margin that holds times and speakers; 0 where they stand above the text."""
        self._label = 0
        self.marks_between: Callable[[int, int], Marks] = lambda start, end: Marks()
        self.margin_note: Callable[[int], MarginNote] = lambda index: MarginNote()
        self.has_margin_notes = False
        self.shows_caret = True
        self.kind: Callable[[int], CueKind] = lambda index: CueKind.SPEECH

    # -- what the pane sets ---------------------------------------------------------------------

    def load(self, blocks: PageBlocks) -> None:
        """Take over the blocks that the document holds."""
        self._blocks = blocks
        self._estimate()

    def set_style(self, style: PageStyle) -> None:
        """Set the whole page anew in another style."""
        self._style = style
        self._estimate()

    def set_masthead(self, height: int, foot: int) -> None:
        """Leave ``height`` pixels free above the text and ``foot`` pixels below it."""
        if (height, foot) != (self._masthead, self._foot):
            self._masthead, self._foot = height, foot
            self.documentSizeChanged.emit(self.documentSize())

    # -- where things are -----------------------------------------------------------------------

    @property
    def style(self) -> PageStyle:
        """The style the page is set in."""
        return self._style

    @property
    def masthead(self) -> int:
        """Height of the room above the text."""
        return self._masthead

    def block_top(self, index: int) -> int:
        """Return where on the page block ``index`` begins, with the label above it."""
        return self._masthead + self._heights.top(index)

    def block_at(self, y: float) -> int:
        """Return the number of the block at height ``y`` of the page."""
        return self._heights.at(int(y) - self._masthead)

    def line_top(self, unit: int) -> int:
        """Return where on the page the line with a place of the document begins."""
        block = self.document().findBlock(unit)
        top = self.blockBoundingRect(block).top()
        line = block.layout().lineForTextPosition(unit - block.position())
        return round(top + line.y()) if line.isValid() else round(top)

    def lines_box(self, start: int, end: int, view: QRectF) -> QRectF:
        """Return where on the page the lines stand with a stretch of the document, with what sets
        them off; only as far as they are in view, since nothing else is laid out for that.
        """
        block = self.document().findBlock(start)
        low, high = self.block_at(view.top()), self.block_at(view.bottom())
        if not self._count or block.blockNumber() > high:
            return QRectF()
        natural = QFontMetricsF(self._style.font).height()
        room = (self._pitch(natural) - natural) / 2 + _ROUND_LINES
        top, bottom = view.top(), view.bottom()
        if block.blockNumber() >= low:
            top = self.line_top(start) - room
            line = block.layout().lineForTextPosition(start - block.position())
            if line.isValid() and end - block.position() <= line.textStart() + line.textLength():
                return QRectF(0, top, self._width, line.height() + 2 * room)
        block = self.document().findBlock(max(start, end - 1))
        if block.blockNumber() < low:
            return QRectF()
        if block.blockNumber() <= high:
            bottom = self.line_top(max(start, end - 1)) + natural + room
        return QRectF(0, top, self._width, bottom - top)

    def line_at(self, y: int) -> tuple[int, int]:
        """Return with which place of the document the line read at height ``y`` begins, and its
        top: a line of which less than half lies below is not the one.
        """
        block = self.document().findBlockByNumber(self.block_at(y))
        top = self.blockBoundingRect(block).top()
        lines = [block.layout().lineAt(number) for number in range(block.layout().lineCount())]
        line = next((line for line in lines if top + line.y() + line.height() / 2 > y), None)
        if line is None and block.next().isValid():
            block = block.next()
            top = self.blockBoundingRect(block).top()
            line = block.layout().lineAt(0)
        elif line is None:
            line = lines[-1]
        return block.position() + line.textStart(), round(top + line.y())

    def time_at(self, point: QPointF) -> int:
        """Return the block whose time, or number, stands at a point of the page; -1 for none."""
        if not self._count:
            return -1
        index = self.block_at(point.y())
        # A name with a time below it reaches further down than one line of text does.
        near = (other for other in (index, index - 1) if other >= 0)
        return next((other for other in near if self._label_box(other).contains(point)), -1)

    def reads_leftward(self, unit: int) -> bool:
        """Whether a place of the document stands in a paragraph read from right to left."""
        return reads_leftward(self.document().findBlock(unit).text())

    def settle(self, top: int, bottom: int) -> None:
        """Lay out every block between two heights of the page."""
        if not self._count:
            return
        index = self.block_at(top)
        y = self.block_top(index)
        while index < self._count and y < bottom:
            block = self.document().findBlockByNumber(index)
            y += self._set(block, index)
            index += 1

    # -- the interface of QAbstractTextDocumentLayout --------------------------------------------

    def documentSize(self) -> QSizeF:
        return QSizeF(self._width, self._masthead + self._heights.total + self._foot)

    def pageCount(self) -> int:
        return 1

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(0, 0), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        index = block.blockNumber()
        if not block.isValid() or index >= self._count:
            return QRectF()
        height = self._set(block, index)
        above = self._above(index) if self._label else 0
        left, width = self.column
        top = self._masthead + self._heights.top(index)
        return QRectF(left, top + above, width, height - above)

    def documentChanged(self, position: int, removed: int, added: int) -> None:
        # The text of a page never changes once it is loaded; only its width does. No signal may be
        # sent from here while the document is still taking this layout over.
        width = int(self.document().pageSize().width())
        if width > 0 and width != self._width:
            self._width = width
            self._estimate()

    def hitTest(  # type: ignore[override]
        self, point: QPointF, accuracy: Qt.HitTestAccuracy
    ) -> int:
        if not self._count:
            return -1
        block = self.document().findBlockByNumber(self.block_at(point.y()))
        within = point - self.blockBoundingRect(block).topLeft()
        layout = block.layout()
        if accuracy == Qt.HitTestAccuracy.ExactHit and not layout.boundingRect().contains(within):
            return -1
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if within.y() < line.y() + self._pitch(line.height()):
                return block.position() + line.xToCursor(within.x())
        return block.position() + block.length() - 1

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        clip = (
            context.clip if context.clip.isValid() else QRectF(QPointF(0, 0), self.documentSize())
        )
        if not self._count:
            return
        index = self.block_at(clip.top())
        selected = selection_marks(context)
        left = self.column[0]
        top = self.block_top(index)
        has_notes = self._style.show_margin and self.has_margin_notes
        while index < self._count and top < clip.bottom():
            block = self.document().findBlockByNumber(index)
            height = self._set(block, index)
            origin = QPointF(left, top + (self._above(index) if self._label else 0))
            # Asked by screen readers and magnifiers too; it changes as those above are set.
            block.layout().setPosition(origin)
            if has_notes:
                self._draw_note(painter, block, origin, clip)
            is_sound = self._kind(index) is CueKind.SOUND
            painter.setPen(self._style.quiet if is_sound else self._style.text)
            start, end = seen(block, clip.translated(-origin))
            below, over = self.marks_between(start, end)
            # What is selected lies over highlights and under hits; each brings its own ink.
            marks = within([*below, *selected, *over], start, end)
            paint_marks(painter, block, marks, self._pitch, clip)
            if self.shows_caret:
                paint_caret(painter, block, context.cursorPosition)
            top += height
            index += 1

    # -- setting --------------------------------------------------------------------------------

    def _estimate(self) -> None:
        """Guess every height from the block's length; what was laid out is forgotten."""
        for index in self._laid_out:
            self.document().findBlockByNumber(index).clearLayout()
        self._laid_out.clear()
        self._letters_laid_out = 0
        self._divide()
        if self._blocks is None:
            return
        lengths, width = self._blocks.lengths, self.column[1]
        metrics = QFontMetricsF(self._style.font)
        sample = self.document().findBlockByNumber(len(lengths) // 2).text()[:400]
        letter = metrics.horizontalAdvance(sample) / len(sample) if sample else 0
        per_line = max(1.0, width / (letter or metrics.averageCharWidth()) * 0.96)
        line = self._pitch(metrics.height())
        # As if every block had a label and a gap: it is a guess, and asking each takes long.
        least = line + self._style.paragraph_gap + self._label
        longest = max(lengths, default=0)
        of_length = [least + line * int(length / per_line) for length in range(longest + 1)]
        self._heights, self._count = BlockHeights(map(of_length.__getitem__, lengths)), len(lengths)
        self.documentSizeChanged.emit(self.documentSize())

    def _divide(self) -> None:
        """Work out how the width of the page is shared among column, margin and sides."""
        side = 16 if self._width < 480 else 28
        width = max(80, min(self._style.measure, self._width - 2 * side))
        self.column = (self._width - width) // 2, width
        self.margin_width = self._label = 0
        if self._style.show_margin and self.has_margin_notes:
            left = self.column[0] - _BESIDE
            self.margin_width = min(left - 8, 180) if left >= 84 else 0
            if not self.margin_width:
                self._label = round(QFontMetricsF(self._style.margin_font).height() * 1.25)

    def _set(self, block: QTextBlock, index: int) -> int:
        """Lay out one block if it is not; return its height with everything above and below."""
        layout = block.layout()
        known = self._heights.exact(index)
        if known is not None and layout.lineCount():
            return known
        layout.setFormats(self._formats(index, block.length()))
        text_height = self._lay_out(layout, block.text())
        self._remember(index, block.length())
        height = self._above(index) + text_height + self._below(index)
        change = self._heights.set_exact(index, height)
        if change:
            # The scroll bar must have room before the view is moved along.
            self.documentSizeChanged.emit(self.documentSize())
            self.corrected.emit(self.block_top(index), change)
        return height

    def _formats(self, index: int, length: int) -> list[QTextLayout.FormatRange]:
        """Return how a block differs from the page: headings are bold and somewhat larger."""
        if self._kind(index) is not CueKind.HEADING:
            return []
        from PySide6.QtGui import QTextCharFormat  # late: most texts have no headings

        heading = QTextLayout.FormatRange()
        heading.start, heading.length = 0, length
        heading.format = QTextCharFormat()
        heading.format.setFontWeight(QFont.Weight.Bold)
        heading.format.setFontPointSize(self._style.font.pointSizeF() * _HEADING_SIZE)
        return [heading]

    def _lay_out(self, layout: QTextLayout, text: str) -> int:
        set_line = line_setter(text)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(_AT_WORDS if set_line is None else _ANYWHERE)
        # Qt turns the words of such a text round by itself, but leaves its lines at the left.
        option.setAlignment(_RIGHT if reads_leftward(text) else _LEFT)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        _, width = self.column
        y = 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            if set_line is None:
                line.setLineWidth(width)
            else:
                set_line(line, width)
            line.setPosition(QPointF(0, y))
            y += self._pitch(line.height())
        layout.endLayout()
        return y

    def _remember(self, index: int, length: int) -> None:
        """Keep the set lines of the blocks last seen and let go of those seen long ago."""
        self._letters_laid_out += length - self._laid_out.pop(index, 0)
        self._laid_out[index] = length
        while len(self._laid_out) > _BLOCKS_KEPT or self._letters_laid_out > _LETTERS_KEPT:
            oldest = next(iter(self._laid_out))
            self._letters_laid_out -= self._laid_out.pop(oldest)
            self.document().findBlockByNumber(oldest).clearLayout()

    def _pitch(self, natural: float) -> int:
        """From one line's top to the next one's, for a line that is ``natural`` pixels high."""
        return round(natural * self._style.line_spacing)

    # -- the margin -----------------------------------------------------------------------------

    def _above(self, index: int) -> int:
        """Height of the line above block ``index`` that names time and speaker."""
        return self._label if self._label and self._note(index) != MarginNote() else 0

    def _below(self, index: int) -> int:
        """Height of the gap below block ``index``: there is none within a paragraph."""
        is_last = self._blocks is None or self._blocks.ends_paragraph(index)
        return self._style.paragraph_gap if is_last else 0

    def _note(self, index: int) -> MarginNote:
        """What stands beside block ``index``, or above it."""
        if self._blocks is None or not self._blocks.begins_paragraph(index):
            return MarginNote()
        return self.margin_note(self._blocks.paragraph(index))

    def _kind(self, index: int) -> CueKind:
        """What block ``index`` is part of."""
        if self._blocks is None:
            return CueKind.SPEECH
        return self.kind(self._blocks.paragraph(index))

    def _draw_note(
        self, painter: QPainter, block: QTextBlock, origin: QPointF, clip: QRectF
    ) -> None:
        note = self._note(block.blockNumber())
        if note == MarginNote():
            return
        is_turned = reads_leftward(block.text())
        rows = self._rows_beside if self.margin_width else self._rows_above
        painter.save()
        painter.setPen(self._style.quiet)
        # Else a name would turn what stands beside it.
        painter.setLayoutDirection(_LEFTWARD if is_turned else _RIGHTWARD)
        side = _LEFT if is_turned == bool(self.margin_width) else _RIGHT
        for words, font, box in rows(note, origin, is_turned):
            if not box.intersects(clip):
                continue
            painter.setFont(font)
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, side | Qt.TextFlag.TextSingleLine, shown)
        painter.restore()

    def _rows_beside(
        self, note: MarginNote, origin: QPointF, is_turned: bool
    ) -> Iterator[tuple[str, QFont, QRectF]]:
        """Yield what stands in the margin of a paragraph whose text begins at ``origin``.

        That is at the side at which its lines begin.
        """
        metrics = QFontMetricsF(self._style.margin_font)
        width = self.margin_width
        left = origin.x() + self.column[1] + _BESIDE if is_turned else origin.x() - _BESIDE - width
        top = origin.y() + QFontMetricsF(self._style.font).ascent() - metrics.ascent()
        for words, is_bold in ((note.speaker, True), (note.label, False)):
            if words:
                font = QFont(self._style.margin_font)
                font.setBold(is_bold)
                yield words, font, QRectF(left, top, width, metrics.height())
                top += metrics.height()

    def _rows_above(
        self, note: MarginNote, origin: QPointF, _is_turned: bool
    ) -> Iterator[tuple[str, QFont, QRectF]]:
        """Yield the one row above a paragraph whose text begins at ``origin``."""
        box = QRectF(origin.x(), origin.y() - self._label, self.column[1], self._label)
        yield note.row, self._style.margin_font, box

    def _label_box(self, index: int) -> QRectF:
        """Where the time or the number of a block is, with some room around it to click on."""
        note = self._note(index)
        if not note.label or not (self._style.show_margin and self.has_margin_notes):
            return QRectF()
        origin = QPointF(self.column[0], self.block_top(index) + self._above(index))
        is_turned = reads_leftward(self.document().findBlockByNumber(index).text())
        rows = self._rows_beside if self.margin_width else self._rows_above
        *_, (words, font, box) = rows(note, origin, is_turned)
        wide = QFontMetricsF(font).horizontalAdvance
        # It ends its row, which begins at one side of the column; in the margin it is flush with
        # the text.
        if is_turned:
            left = box.left() if self.margin_width else box.right() - wide(words)
        else:
            right = box.right() if self.margin_width else box.left() + wide(words)
            left = right - wide(note.label)
        box.setLeft(max(box.left(), left))
        box.setWidth(min(box.width(), wide(note.label)))
        return box.adjusted(-_AROUND, 0, _AROUND, 0)
