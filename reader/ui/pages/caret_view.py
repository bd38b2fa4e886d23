"""A text with a caret that goes where reading goes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QKeyCombination, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from reader.ui.pages.line_paint import Mark
from reader.ui.pages.transcript_layout import TranscriptLayout
from reader.ui.parts.panel_parts import canvas_of


class CaretView(QTextEdit):
    """Keys go on from what is seen, whatever it was scrolled by.

    *Signals*: ``line_left()``: a key leads to an end of the text, away from the line that is read.
    """

    line_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._canvas = canvas_of(self)
        self.is_placing = False
        """Whether the view is moved on purpose, and that it moves means nothing."""
        self.is_holding = False
        """Whether it is moved for a hit to stay in view: nobody has left the line that is read."""
        self.is_seen = False
        """Whether what is in it was shown, if only for a moment."""
        self.page_layout: TranscriptLayout | None = None
        """What sets the text, None before there is one."""
        self.shows_caret = False
        """Whether the caret is seen: from when a key moves it until the mouse is used."""
        # Qt has only the heights of letters painted anew, and a selection reaches beyond these.
        self.selectionChanged.connect(self.viewport().update)

    def turn_page(self, step: int) -> None:
        """Go on (1) or back (-1) by what is in view; the last whole line is seen again, or the
        first one.
        """
        bar = self.verticalScrollBar()
        before, by = bar.value(), self._page_step()
        first = self.page_layout.line_at(before)[0] if self.page_layout is not None else 0
        away = before - self.line_top(first)
        bar.setValue(before + step * by)
        if step < 0:
            # What was only estimated above is known now: once more, so that no line is skipped.
            bar.setValue(self.line_top(first) + away - by)
        if bar.value() == before:  # at an end of the text, where only the caret can go on
            self.put_caret(0 if step < 0 else self.document().characterCount() - 1)

    def _page_step(self) -> int:
        """How far down the view the last line begins that is not cut."""
        height = self.viewport().height()
        cursor = self.cursorForPosition(QPoint(self.viewport().width() // 2, height - 1))
        if self.cursorRect(cursor).bottom() > height:
            cursor.movePosition(QTextCursor.MoveOperation.Up)
        return min(max(self.cursorRect(cursor).top(), height * 3 // 4), height)

    def bring_caret(self, unit: int) -> None:
        """Put the caret to a place in view unless it is there, or holds the end of a selection."""
        cursor = self.textCursor()
        if not cursor.hasSelection() and not self._is_in_sight(cursor):
            self.put_caret(unit)

    def put_caret(self, unit: int) -> None:
        """Put the caret to a place; what is in view stays."""
        cursor = self.textCursor()
        cursor.setPosition(unit)
        self.put_cursor(cursor)

    def put_cursor(self, cursor: QTextCursor) -> None:
        """Have a caret and what it selects; what is in view stays."""
        bar = self.verticalScrollBar()
        value, was_placing = bar.value(), self.is_placing
        self.is_placing = True  # Qt brings the caret into view, in its own way
        self.setTextCursor(cursor)
        bar.setValue(value)
        self.is_placing = was_placing

    def cursor_over(self, start: int, end: int) -> QTextCursor:
        """Return a cursor that selects a stretch of the document."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def drop_selection(self) -> None:
        """Have nothing selected; the caret stands where the selected words began."""
        self.put_caret(self.textCursor().selectionStart())

    def caret_in_view(self) -> QTextCursor:
        """Return the caret, at the first line in view if it is out of sight."""
        cursor = self.textCursor()
        if not self._is_in_sight(cursor):
            cursor.setPosition(self.cursorForPosition(QPoint(0, 4)).position())
        return cursor

    def selected_lines(self) -> QRect:
        """Return where on the view the selected words are, from their first line to their last one.

        Without any, where the caret is; of what is out of sight, the middle of the view.
        """
        cursor = self.textCursor()
        found = QRect()
        for unit in (cursor.selectionStart(), cursor.selectionEnd()):
            cursor.setPosition(unit)
            found = found.united(self.cursorRect(cursor))
        view = self.viewport().rect()
        return found.intersected(view) or QRect(view.center(), QSize(1, 1))

    def line_top(self, unit: int) -> int:
        """Return where on the page the line with a place of the document begins."""
        return self.page_layout.line_top(unit) if self.page_layout is not None else 0

    def top_of(self, unit: int, lift: int) -> int:
        """Return where on the page a view begins in which the line with a place of the document
        stands ``lift`` pixels above its top; what is in that view is laid out.
        """
        top = -1
        while top != (known := self.line_top(unit) + lift):
            # What is set above the line, in view or not, moves it: once more, until all is known.
            top = known
            self.settle_from(top)
        return top

    def settle_from(self, top: int) -> None:
        """Lay out what is in a view that begins at a height of the page."""
        if self.page_layout is not None:
            self.page_layout.settle(top, top + self.viewport().height())

    def repaint_lines(self, marks: Iterable[Mark]) -> None:
        """Have no more painted anew than the lines of some marks."""
        layout, view = self.page_layout, QRectF(self.viewport().rect())
        if layout is not None:
            view.translate(0, self.verticalScrollBar().value())
            for mark in marks:
                box = layout.lines_box(mark.start, mark.end, view).translated(0, -view.top())
                self.viewport().update(box.toAlignedRect())

    def is_well_in_view(self, unit: int) -> bool:
        """Whether a place is in view, and not at its very bottom."""
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        return top + 8 <= self.line_top(unit) <= top + height * 0.85

    def reveal(self, unit: int) -> None:
        """Bring a place into view, a third down the page, unless it stands well in view already."""
        if not self.is_well_in_view(unit):
            self.bring(unit)

    def bring(self, unit: int) -> None:
        """Bring a place into view, a third down the page."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setValue(self.line_top(unit) - height // 3)
        # What was only estimated above is known now: once more to the very line.
        bar.setValue(self.line_top(unit) - height // 3)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.settle_from(self.verticalScrollBar().value())
        super().scrollContentsBy(dx, dy)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.page_layout is not None:
            self.page_layout.shows_caret = self.shows_caret
        super().paintEvent(event)
        self.is_seen = True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.shows_caret = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _PAGE_KEYS.get(event.keyCombination())
        if step is not None:
            self.turn_page(step)
            return
        if any(map(event.matches, _KEYS_TO_ENDS)):
            self.line_left.emit()
        if event.key() in _CARET_KEYS:
            self.shows_caret = True
            cursor = self.caret_in_view()
            if cursor.position() != self.textCursor().position():
                if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                    anchored = self.textCursor()
                    anchored.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
                    cursor = anchored
                self.setTextCursor(cursor)
        super().keyPressEvent(event)
        if any(map(event.matches, _KEYS_TO_START)):
            self.verticalScrollBar().setValue(0)  # Qt shows the first line, and not what heads it

    def _is_in_sight(self, cursor: QTextCursor) -> bool:
        return self.viewport().rect().intersects(self.cursorRect(cursor))


_CARET_KEYS = frozenset(
    (
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    )
)
_KEYS_TO_ENDS = (
    QKeySequence.StandardKey.MoveToStartOfDocument,
    QKeySequence.StandardKey.MoveToEndOfDocument,
)
_KEYS_TO_START = (_KEYS_TO_ENDS[0], QKeySequence.StandardKey.SelectStartOfDocument)
_PAGE_KEYS = {
    QKeyCombination(Qt.Key.Key_PageDown): 1,
    QKeyCombination(Qt.Key.Key_PageUp): -1,
    QKeyCombination(Qt.Key.Key_Space): 1,
    QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Space): -1,
}
