"""The page on which a transcript is read, selected and searched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame

from reader.kept.settings import Settings
from reader.model.highlight import Highlight
from reader.model.prose import View
from reader.model.transcript import Span
from reader.ui.pages import page_marks
from reader.ui.pages.caret_view import CaretView
from reader.ui.pages.hit_marks import MarksBar, OverviewStrip
from reader.ui.pages.line_paint import Marks
from reader.ui.pages.masthead import Masthead
from reader.ui.pages.page_document import STYLE_SETTINGS, PageDocument, page_style
from reader.ui.pages.page_fetching import Coming, PageFetching
from reader.ui.pages.transcript_layout import PageStyle
from reader.ui.parts.panel_parts import keep_room_to_scroll
from reader.ui.parts.theme import Appearance
from reader.ui.state.page_blocks import PageBlocks
from reader.ui.state.pages import OpenTranscript, Place
from reader.ui.state.search_state import SearchState
from reader.ui.state.session import Session
from reader.wording import tr

if TYPE_CHECKING:
    from reader.model.hearing.playhead import Spoken
    from reader.ui.pages.pointing import Pointing

# So far below the words does their menu open that is asked for by key.
_BELOW = QPoint(0, 4)


class TranscriptPane(CaretView):
    """Shows the session's transcript; the document is the text and nothing else.

    A long text takes a moment to come. Until then the same transcript is shown as it was set
    before; of another one, its head alone.

    *Signals*: ``menu_wanted(QPoint)``: a context menu at a point of the screen;
    ``report_wanted()``: the clean-up report; ``words_selected()``, ``time_clicked(QPoint)``,
    ``note_clicked()``: what the mouse did, as :class:`Pointing` tells it.
    """

    menu_wanted = Signal(QPoint)
    report_wanted = Signal()
    words_selected = Signal()
    time_clicked = Signal(QPoint)
    note_clicked = Signal()

    def __init__(self, session: Session, settings: Settings, appearance: Appearance) -> None:
        super().__init__()
        self._session, self._settings, self._appearance = session, settings, appearance
        self._page: OpenTranscript | None = None
        self.blocks: PageBlocks | None = None
        self._document: PageDocument | None = None
        self._place = Place()
        self._stands_at = 0
        self._state = SearchState()
        self._fetching = PageFetching(self, session, settings, self._arrived)

        self.setObjectName("page")
        self.setAccessibleName(tr("Transcript"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = MarksBar(self)
        self.setVerticalScrollBar(self._bar)
        keep_room_to_scroll(self)
        self._masthead = Masthead(self.viewport())
        self._masthead.report_wanted.connect(self.report_wanted)
        self._strip = OverviewStrip(self, session, settings, appearance)
        self._bar.valueChanged.connect(self._scrolled)
        self.selectionChanged.connect(self._selected)
        self.cursorPositionChanged.connect(self._caret_moved)
        self.line_left.connect(session.leave_place)
        once_there = self._once_there
        session.page_changed.connect(self._show_page)
        session.view_changed.connect(lambda _: self._fetching.fetch_again(self._page))
        session.place_wanted.connect(lambda place: once_there(self.go_to_place, place))
        session.span_wanted.connect(lambda span: once_there(self.select, span))
        session.search.changed.connect(self._show_search)
        session.search.hit_wanted.connect(lambda *hit: once_there(self._reveal_hit, *hit))
        settings.watch(self._restyle, *STYLE_SETTINGS)
        appearance.theme_changed.connect(self._restyle)
        self.highlights: Sequence[Highlight] = ()
        self._has_notes = False
        self.spoken: Spoken | None = None
        self._restyle()

    # -- showing --------------------------------------------------------------------------------

    @property
    def is_coming(self) -> bool:
        """Whether a page is on its way into the pane."""
        return self._fetching.coming is not None

    def _once_there(self, wish: Callable[..., object], *what: object) -> None:
        """Do something with the page that is wanted: now, or when it is there."""
        if self.is_coming:
            self._fetching.wish(partial(wish, *what))
        else:
            wish(*what)

    def _show_page(self, page: object) -> None:
        if not isinstance(page, OpenTranscript):
            self._fetching.give_up()
            self._page = None
            return
        self._masthead.show_transcript(page)
        self._fetching.fetch(Coming(page, self._session.place))
        if self.is_coming:
            self._show(None, None, PageDocument(self))

    def _arrived(self, coming: Coming) -> None:
        assert coming.document is not None
        held = self._held(self.viewport().height()) if coming.place is None else None
        self._show(coming.page, coming.blocks, coming.document)
        self._show_marks()
        if coming.place is None:
            self._hold(held)
            if (span := self._session.selection) and coming.blocks:
                chosen = coming.blocks.reading.range(span)
                self.put_cursor(self.cursor_over(*map(coming.blocks.to_unit, chosen)))
        else:
            self.go_to_place(coming.place)

    def _show(
        self, page: OpenTranscript | None, blocks: PageBlocks | None, document: PageDocument
    ) -> None:
        """Show a document and forget the one before; without ``blocks`` it is empty."""
        self._page, self.blocks = page, blocks
        self.is_seen = False
        self.page_layout = layout = document.page_layout
        if page is not None and blocks is not None:
            is_captions = blocks.reading.view is View.CAPTIONS
            layout.marks_between = self._marks
            layout.margin_note = partial(page_marks.margin_note, blocks, layout)
            layout.has_margin_notes = is_captions or page.has_margin
            layout.kind = blocks.reading.paragraph_kind
        self.is_placing = True
        document.dress(self._style())
        with QSignalBlocker(self):
            self.setDocument(document)
        if self._document is not None:
            self._document.deleteLater()
        self._document = document
        if blocks is not None:
            layout.load(blocks)
            layout.corrected.connect(self._corrected)
        self._place_masthead()
        self.viewport().update()  # Qt has it painted where it is scrolled, else nowhere

    @property
    def _view(self) -> View:
        """How the page shown is set; the session may want it otherwise already."""
        return self.blocks.reading.view if self.blocks is not None else self._session.view

    def _style(self) -> PageStyle:
        settings, look = self._settings, self._appearance.theme
        return page_style(settings, look, self._view, self.font(), self._page)

    def _restyle(self, _: object = None) -> None:
        look = self._appearance.theme
        self._bar.set_colours(look.mark, look.current_mark)
        if self._document is None:
            return
        held = self._held(self.viewport().height())
        self.is_placing = True  # nobody scrolls a page that becomes shorter
        self._document.dress(self._style())
        self._place_masthead()
        self.is_placing = False
        self._hold(held)
        self.viewport().update()

    def _place_masthead(self) -> None:
        if self.page_layout is None:
            return
        self._masthead.set_style(self.page_layout.style)
        left, width = self.page_layout.column
        height = self._masthead.place(left, width)
        self.page_layout.set_masthead(height, self.viewport().height() // 3)
        self._masthead.move(left, -self._bar.value())

    # -- the place read --------------------------------------------------------------------------

    def go_to_place(self, place: Place) -> None:
        """Bring a place to where it was seen: its line ``lift`` pixels above the view's top."""
        if self.blocks is None:
            return
        if place == Place() and not self.isVisible():
            # Its beginning stands where it does, whatever size the view has once it is shown.
            self._place = place
            self._bar.setValue(0)
            self._session.note_place(place, self._reached())
            return
        self._stand_at(place)
        self._note(place)  # not the one now at the top: to and fro must not creep up by lines

    def _note(self, place: Place) -> None:
        self._place = place
        self._session.note_place(place, self._reached())
        self._bring_caret()

    def _stand_at(self, place: Place) -> None:
        assert self.blocks is not None
        self.is_placing = True
        if place == Place():  # a page never read begins with its head
            self.settle_from(0)
            self._bar.setValue(0)
        else:
            unit = self.blocks.to_unit(self.blocks.reading.offset(place.cue, place.char))
            self._bar.setValue(self.top_of(unit, place.lift))
        self.is_placing = False
        self._masthead.move(self._masthead.x(), -self._bar.value())

    def _held(self, height: int) -> Place | None:
        """Return where the current hit stands in a view of that height, None if it is not in it."""
        hit = self._current_hit()
        if hit is None or self.blocks is None:
            return None
        lift = self._bar.value() - self.line_top(hit)
        cue, char = self.blocks.reading.place(self.blocks.to_offset(hit))
        return Place(cue, char, lift) if 0 <= -lift < height else None

    def _hold(self, held: Place | None, shift: int = 0) -> None:
        """Let the line that is read stand where it stood before the page was set anew.

        That is the line of the current hit, which stays in view, or else the first one in view.
        ``shift`` is how far the view itself has come down, in pixels.
        """
        if self.blocks is None:
            return
        if held is None:
            place = self._place
            is_moved = shift and place != Place()
            self.go_to_place(place._replace(lift=place.lift + shift) if is_moved else place)
            return
        search = self._session.search
        has_led_here = search.has_led_here
        is_at_head = self._place == Place()  # a page not read on yet keeps its head in view
        self._stand_at(Place() if is_at_head else held._replace(lift=held.lift + shift))
        hit = self._current_hit()
        if hit is not None:
            self.is_holding = True
            lowest = self.viewport().height() - 2 * self.cursorRect().height()
            self._bar.setValue(max(self._bar.value(), self.line_top(hit) - lowest))
            self.is_holding = False
        self.is_placing = True  # that another line is the first one now is no scrolling
        self._note(self._top_place())
        self.is_placing = False
        if has_led_here:
            search.note_led(self._place)

    def _current_hit(self) -> int | None:
        """Where in the document the current hit begins, None if there is none."""
        return self.unit_of(*found) if (found := self._state.current_range) else None

    def unit_of(self, start: int, end: int) -> int | None:
        """Where in the document words of the prose begin, None while it is not there."""
        shown = self._shown
        return page_marks.units((start, end), shown)[0] if shown is not None else None

    def _scrolled(self, _value: int = 0) -> None:
        # While hidden, the view has no true size, and its scroll bar means nothing.
        if self.blocks is None or self.is_placing or not self.isVisible():
            return
        self._masthead.move(self._masthead.x(), -self._bar.value())
        self._place = self._top_place()
        self._session.note_place(self._place, self._reached())
        self._bring_caret()

    def _bring_caret(self) -> None:
        assert self.page_layout is not None
        self.bring_caret(self.page_layout.line_at(self._bar.value())[0])

    def _reached(self) -> float:
        """The share of the transcript that has been scrolled through."""
        return self._bar.value() / self._bar.maximum() if self._bar.maximum() else 1.0

    def _top_place(self) -> Place:
        assert self.page_layout is not None
        assert self.blocks is not None
        y = self._bar.value()
        if y == 0:
            return Place()
        unit, top = self.page_layout.line_at(y)
        cue, char = self.blocks.reading.place(self.blocks.to_offset(unit))
        return Place(cue, char, y - top)

    def _corrected(self, top: int, change: int) -> None:
        """Keep the words under the reader's eyes where they are when those above grow or shrink."""
        if top < self._bar.value() and not self.is_placing:
            with QSignalBlocker(self._bar):
                self._bar.setValue(self._bar.value() + change)

    def resizeEvent(self, event: QResizeEvent) -> None:
        held = self._held(event.oldSize().height())
        self.is_placing = True
        super().resizeEvent(event)
        self._place_masthead()
        self._strip.place()
        self.is_placing = False
        stood_at, self._stands_at = self._stands_at, self.mapTo(self.window(), QPoint()).y()
        # What nobody has seen yet stood nowhere.
        self._hold(held, self._stands_at - stood_at if self.is_seen else 0)
        self._show_marks()

    def showEvent(self, event: QShowEvent) -> None:
        # Shown for the first time, Qt brings the caret into view; the place read is another.
        place = self._place
        self.is_placing = True
        super().showEvent(event)
        self.is_placing = False
        self.go_to_place(place)

    # -- the search ------------------------------------------------------------------------------

    def _show_search(self, state: SearchState) -> None:
        self._state = state
        self._show_marks()
        self.viewport().update()

    def _show_marks(self) -> None:
        hits, page = self._state.hits, self._page
        if hits is None or page is None or not len(hits) or not self._strip.isHidden():
            self._bar.set_marks(b"", None)
            return
        current = self._state.current_range
        share = current[0] / max(1, len(page.prose.text)) if current else None
        self._bar.set_marks(hits.rows(self._bar.row_count), share)

    def _reveal_hit(self, start: int, end: int) -> None:
        unit, search = self.unit_of(start, end), self._session.search
        if unit is None:
            return
        # On the way through hits only the line that one came from is one to go back to.
        moves = self._jump(unit, is_left=not search.has_led_here)
        self.put_caret(unit)
        if moves:
            search.note_led(self._place)

    def _jump(self, unit: int, *, is_left: bool = True) -> bool:
        """Bring a place into view; the line read till then is one to go back to.

        A page that was not seen yet is still on its way: no line of it was read. Return whether the
        place was elsewhere.
        """
        if self.is_well_in_view(unit):
            return False
        if is_left and self.is_seen:
            self._session.leave_place()
        self.bring(unit)
        return True

    @property
    def _shown(self) -> page_marks.Shown | None:
        if self._page is None or self.blocks is None:
            return None
        return page_marks.Shown(self._page.prose, self.blocks, self._appearance.theme)

    def _marks(self, start: int, end: int) -> Marks:
        """Return what is set off within a stretch of the document."""
        if (shown := self._shown) is None:
            return Marks()
        given = self.highlights, self.spoken, self._state
        return page_marks.marks_between(shown, start, end, *given)

    def show_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Show what is highlighted in the transcript."""
        self.highlights = highlights
        self._has_notes = any(highlight.note for highlight in highlights)
        self._strip.show_highlights(highlights)
        self.viewport().update()

    def show_spoken(self, spoken: Spoken | None, *, moves: bool) -> None:
        """Set off what is spoken now; if the page ``moves`` with it, bring it into view."""
        before, self.spoken = self.spoken, spoken
        if moves and spoken and (unit := self.unit_of(*spoken.word)) is not None:
            self.reveal(unit)
        if before != spoken and (shown := self._shown) is not None:
            self.repaint_lines(page_marks.spoken_apart(before, spoken, shown))

    # -- selecting -------------------------------------------------------------------------------

    def select(self, span: Span) -> None:
        """Select a span and bring it into view; Back leads to the line that was read."""
        if self.blocks is not None:
            start, end = self.blocks.reading.range(span)
            self._jump(self.blocks.to_unit(start))
            self.select_range(start, end)

    def selectAll(self) -> None:
        self._once_there(super().selectAll)

    def selected_text(self) -> str:
        """Return the words selected, "" if there are none."""
        cursor = self.textCursor()
        if self.blocks is None or not cursor.hasSelection():
            return ""
        start = self.blocks.to_offset(cursor.selectionStart())
        return self.blocks.reading.text[start : self.blocks.to_offset(cursor.selectionEnd())]

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        paragraphs = "\n\n" if self._view is View.PROSE else "\n"
        data.setText(self.selected_text().replace("\n", paragraphs).replace("\u2028", "\n"))
        return data

    def _selected(self) -> None:
        cursor = self.textCursor()
        if self.blocks is None or not cursor.hasSelection():
            self._session.set_selection(None)
            return
        ends = map(self.blocks.to_offset, (cursor.selectionStart(), cursor.selectionEnd()))
        self._session.set_selection(self.blocks.reading.span(*ends))

    def _caret_moved(self) -> None:
        if self.blocks is not None:
            unit = self.textCursor().position()
            self._session.set_caret(self.blocks.reading.place(self.blocks.to_offset(unit)))

    def select_range(self, start: int, end: int) -> None:
        """Select a stretch of the text, and bring it into view."""
        assert self.blocks is not None
        cursor = self.cursor_over(*map(self.blocks.to_unit, (start, end)))
        self.reveal(cursor.anchor())
        self.setTextCursor(cursor)

    def caret_offset(self) -> int:
        """Return where the caret stands; at the first line in view if it is out of sight."""
        assert self.blocks is not None
        return self.blocks.to_offset(self.caret_in_view().position())

    # -- events ----------------------------------------------------------------------------------

    @cached_property
    def pointing(self) -> Pointing:
        """What the mouse does, once there is one over the page."""
        from reader.ui.pages.pointing import Pointing

        made = Pointing(self)
        made.selected.connect(self.words_selected)
        made.time_clicked.connect(self.time_clicked)
        made.note_clicked.connect(self.note_clicked)
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._has_notes:
            from reader.ui.pages import note_signs

            note_signs.paint(self, self._appearance.theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._session.search.stay()
        self.pointing.press(event, super().mousePressEvent)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointing.move(event, super().mouseMoveEvent)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointing.release(event, super().mouseReleaseEvent)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointing.double_click(event, super().mouseDoubleClickEvent)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._settings.step("text_size", 1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.selected_lines().bottomLeft() + _BELOW)
        else:
            self.pointing.aim(event.pos())
        self.menu_wanted.emit(at)
