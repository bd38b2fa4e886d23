"""The mouse over the page: it selects whole words, and there are times and notes to click on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QTextCursor

from reader.model.breaks import has_unspaced, whole_words, word_at
from reader.named_tuple import NamedTuple
from reader.ui.pages.note_signs import NoteSign, signs
from reader.ui.parts import plain
from reader.wording import tr

if TYPE_CHECKING:
    from reader.ui.pages.transcript_pane import TranscriptPane

_LEFT = Qt.MouseButton.LeftButton
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEEP = QTextCursor.MoveMode.KeepAnchor
_TIME_TIP = tr("Copy this time, its link or its words")
_NUMBER_TIP = tr("Copy or select the words of this caption")
_LONGEST_TIP = 1_200

Usual = Callable[[QMouseEvent], None]
"""What Qt does with an event of the mouse."""


class Target(NamedTuple):
    """Something beside the words that can be clicked on.

    ``unit`` is the place of the document that it stands for.
    """

    unit: int
    tip: str
    is_note: bool


class Pointing(QObject):
    """What the mouse does on one page.

    Words are selected whole, letters while Alt is held. Words that are selected already are left as
    they are: they may have been selected by letters with the keyboard.

    *Signals*: ``selected()``: words were selected, and the button is let go;
    ``time_clicked(QPoint)``: a time was clicked, at a point of the screen, and the caret is at the
    words that are said then; ``note_clicked()``: the sign of a note was, and the caret is in its
    highlight.
    """

    selected = Signal()
    time_clicked = Signal(QPoint)
    note_clicked = Signal()

    def __init__(self, pane: TranscriptPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._begun: int | None = None
        self._pressed: Target | None = None

    # -- the four events -------------------------------------------------------------------------

    def press(self, event: QMouseEvent, usual: Usual) -> None:
        """Begin a selection, or a click on a time or a note."""
        self._begun, self._pressed = None, None
        if event.button() != _LEFT:
            usual(event)
            return
        self._pressed = self._target(event.position())
        if self._pressed is not None:
            return
        before = self._pane.textCursor()
        usual(event)
        cursor = self._pane.textCursor()
        if event.modifiers() & _SHIFT:
            self._begun = cursor.anchor()
            self._select_words(event)
        elif not cursor.hasSelection():
            self._begun = cursor.position()
        elif cursor != before:  # the third click, which takes the break of the paragraph too
            self._select(cursor.selectionStart(), cursor.selectionEnd())

    def move(self, event: QMouseEvent, usual: Usual) -> None:
        """Select as far as the mouse is; without a button, show what it points at."""
        if self._pressed is not None:
            return
        usual(event)
        if event.buttons() & _LEFT:
            if self._begun is not None:
                self._select_words(event)
        else:
            self._show_target(event.position())

    def release(self, event: QMouseEvent, usual: Usual) -> None:
        """End a selection or a click."""
        pressed, self._pressed, self._begun = self._pressed, None, None
        if pressed is None:
            usual(event)
            if event.button() == _LEFT and self._pane.textCursor().hasSelection():
                self.selected.emit()
        elif self._target(event.position()) == pressed:
            self._pane.put_caret(pressed.unit)
            if pressed.is_note:
                self.note_clicked.emit()
            else:
                self.time_clicked.emit(event.globalPosition().toPoint())

    def double_click(self, event: QMouseEvent, usual: Usual) -> None:
        """Select a word; one of a script that parts no words is found by the dictionary."""
        self._begun, self._pressed = None, self._target(event.position())
        if self._pressed is not None:
            return
        usual(event)
        pane = self._pane
        if pane.blocks is not None and has_unspaced(pane.selected_text()):  # more than a word
            side = pane.cursorForPosition(event.position().toPoint())
            at = side.position() - (pane.cursorRect(side).left() > event.position().x())
            start, end = word_at(pane.blocks.reading.text, pane.blocks.to_offset(at))
            self._put(pane.blocks.to_unit(start), pane.blocks.to_unit(end))

    def aim(self, at: QPoint) -> None:
        """Put the caret to what is at a point of the view, for the menu that is asked for there.

        A selection stays where the point is in it, or where nothing is.
        """
        pane = self._pane
        target = self._target(QPointF(at))
        unit = target.unit if target is not None else self._unit_at(QPointF(at))
        cursor = pane.textCursor()
        is_within = cursor.selectionStart() <= unit < cursor.selectionEnd()
        if unit >= 0 and not is_within:
            pane.put_caret(unit)

    # -- selecting -------------------------------------------------------------------------------

    def _select_words(self, event: QMouseEvent) -> None:
        assert self._begun is not None
        head = self._pane.textCursor().position()
        if head == self._begun or event.modifiers() & _ALT:
            self._put(self._begun, head)
        else:
            self._select(self._begun, head)

    def _select(self, anchor: int, head: int) -> None:
        """Select the words that stand, in part or whole, between two places of the document."""
        blocks = self._pane.blocks
        if blocks is None:
            return
        start, end = sorted((anchor, head))
        words = whole_words(blocks.reading.text, blocks.to_offset(start), blocks.to_offset(end))
        first, last = map(blocks.to_unit, words)
        if anchor <= head:
            self._put(first, last)
        else:
            self._put(last, first)

    def _put(self, anchor: int, head: int) -> None:
        cursor = self._pane.textCursor()
        if (cursor.anchor(), cursor.position()) != (anchor, head):
            cursor.setPosition(anchor)
            cursor.setPosition(head, _KEEP)
            self._pane.put_cursor(cursor)

    # -- what there is to click on ---------------------------------------------------------------

    def _show_target(self, at: QPointF) -> None:
        shown_signs = signs(self._pane)
        target = self._target(at, shown_signs)
        view = self._pane.viewport()
        shape = Qt.CursorShape.IBeamCursor
        if target is not None:
            shape = Qt.CursorShape.PointingHandCursor
        if view.cursor().shape() != shape:
            view.setCursor(shape)
        tip = target.tip if target is not None else self._note_at(at, shown_signs)
        shown = plain.tooltip(tip, _LONGEST_TIP)
        if view.toolTip() != shown:
            plain.set_tooltip(view, tip, _LONGEST_TIP)

    def _target(self, at: QPointF, shown: Sequence[NoteSign] | None = None) -> Target | None:
        """Return what is at a point of the view; ``shown`` are the signs there, if known."""
        pane = self._pane
        layout, blocks = pane.page_layout, pane.blocks
        if layout is None or blocks is None:
            return None
        for sign in signs(pane) if shown is None else shown:
            if sign.box.contains(at):
                return Target(sign.unit, sign.highlight.note, True)
        block = layout.time_at(self._on_page(at))
        if block < 0:
            return None
        time = blocks.reading.paragraph_time(blocks.paragraph(block))
        tip = _TIME_TIP if time is not None else _NUMBER_TIP
        return Target(pane.document().findBlockByNumber(block).position(), tip, False)

    def _note_at(self, at: QPointF, shown: Sequence[NoteSign]) -> str:
        """Return what is noted of the words at a point of the view, "" if nothing is."""
        unit = self._unit_at(at)
        found = (sign for sign in shown if sign.unit <= unit < sign.end)
        return next((sign.highlight.note for sign in found), "")

    def _unit_at(self, at: QPointF) -> int:
        """Return the place of the document whose letter is at a point of the view, -1 for none."""
        layout = self._pane.page_layout
        if layout is None:
            return -1
        return layout.hitTest(self._on_page(at), Qt.HitTestAccuracy.ExactHit)

    def _on_page(self, at: QPointF) -> QPointF:
        return at + QPointF(0, self._pane.verticalScrollBar().value())
