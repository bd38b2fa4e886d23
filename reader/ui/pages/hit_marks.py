"""What stands beside the transcript: its scroll bar, and the strip that shows it as a whole.

Wherever the search has a hit there is a mark: on the strip, or on the scroll bar where the strip is
switched off.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QScrollBar, QTextEdit, QWidget

from reader.direction import in_a_row
from reader.kept.settings import Settings
from reader.model.highlight import COLOURS, Highlight
from reader.model.timecode import clock
from reader.patterns import lazy_pattern
from reader.ui.pages.transcript_layout import TranscriptLayout
from reader.ui.parts import plain
from reader.ui.parts.theme import Appearance, fill_plain
from reader.ui.state.pages import OpenTranscript, Place
from reader.ui.state.search_state import SearchState
from reader.ui.state.session import Session
from reader.wording import joined, tr, trn

if TYPE_CHECKING:
    from reader.model.overview import Headline, Overview

# Rows one below the other are painted as one.
_RUN = lazy_pattern(rb"[^\0]+")
_SAME = lazy_pattern(rb"(?s)([^\0])\1*")

STRIP_WIDTH = 16
_VOICES, _NOTES, _HITS = (2, 5), (8, 3), (11, 5)
"""The columns of the strip: where each begins, and how wide it is."""

# One voice alone is no picture of who speaks, only a line from top to bottom.
_FEWEST_VOICES = 2
_TITLE_HEIGHT = 2
_LEAST = 3
_LEAST_VIEW = 6
# So near to a heading or a highlight the mouse points to it.
_NEAR = 3
_SHOWN = 120


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


class OverviewStrip(QWidget):
    """A transcript as a whole, from top to bottom: who speaks in colour and pattern, headings as
    lines, highlights, hits, and a frame around what is in view.

    A click leads to what stands there. The keyboard has no need of it: what it names under the
    mouse is in the contents and the lists. Where there is nothing to show it is as blank as paper.
    """

    def __init__(
        self,
        pane: QTextEdit,
        session: Session,
        settings: Settings,
        appearance: Appearance,
    ) -> None:
        super().__init__(pane)
        self._pane, self._session, self._appearance = pane, session, appearance
        self._page: OpenTranscript | None = None
        self._of: object = None
        self._seen: Overview | None = None
        self._state = SearchState()
        self._highlights: Sequence[Highlight] = ()
        self._picture: QPixmap | None = None
        self.setAccessibleName(tr("Overview"))
        session.page_changed.connect(self._follow)
        session.view_changed.connect(self._follow)
        session.search.changed.connect(self._show_hits)
        appearance.theme_changed.connect(self._change)
        pane.verticalScrollBar().valueChanged.connect(self.update)
        pane.verticalScrollBar().rangeChanged.connect(lambda *_: self.update())
        settings.watch(lambda _: self._switch(settings.show_overview), "show_overview")
        self._switch(settings.show_overview)

    # -- what is shown --------------------------------------------------------------------------

    def place(self) -> None:
        """Stand between the view and its scroll bar."""
        view = self._pane.viewport().geometry()
        self.setGeometry(view.right() + 1, view.top(), STRIP_WIDTH, view.height())

    def show_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Show where something is highlighted."""
        if highlights or self._highlights:
            self._highlights = highlights
            self._change()

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to be shown."""
        seen = self._seen
        is_told = seen is not None and (seen.titles or len(seen.voices) >= _FEWEST_VOICES)
        return self._page is None or not (is_told or self._highlights or self._state.count)

    def _switch(self, on: bool) -> None:
        self.setVisible(on)
        self._pane.setViewportMargins(0, 0, STRIP_WIDTH if on else 0, 0)

    def _follow(self, _: object = None) -> None:
        """Show the transcript of the session, as it is set now."""
        page = self._session.transcript
        edition = page.edition if page is not None else None
        if edition is self._of:
            return
        self._page, self._of, self._seen = page, edition, None
        self._change()
        if page is None or edition is None:
            return
        if not edition.has_overview:
            return
        from reader.model.overview import overview

        def done(seen: Overview) -> None:
            if self._of is edition:
                self._seen = seen
                self._change()

        session = self._session
        session.background.do(
            lambda: overview(edition.prose), done, session.tell_failed, is_long=page.is_long
        )

    def _show_hits(self, state: SearchState) -> None:
        if state.hits is not None or self._state.hits is not None:
            self._state = state
            self._change()

    def _change(self, _: object = None) -> None:
        """Have everything drawn anew when it is next seen."""
        self._picture = None
        self.setAccessibleDescription(self._told())
        self.setMouseTracking(not self.is_blank)
        self.setCursor(
            Qt.CursorShape.ArrowCursor if self.is_blank else Qt.CursorShape.PointingHandCursor
        )
        self.update()

    def _told(self) -> str:
        """What the strip shows, in words."""
        if self.is_blank:
            return ""
        titles = len(self._seen.titles) if self._seen else 0
        voices = self._seen.voices if self._seen else ()
        marked, count = len(self._highlights), self._state.count
        parts = (
            trn("{n} heading", "{n} headings", titles) if titles else "",
            tr("speakers: {names}", names=joined(plain.one_line(name, 60) for name in voices))
            if voices
            else "",
            trn("{n} highlight", "{n} highlights", marked) if marked else "",
            trn("{n} hit", "{n} hits", count) if count else "",
        )
        return "; ".join(filter(None, parts))

    # -- places ---------------------------------------------------------------------------------

    def _row(self, offset: int) -> int:
        """The row of the strip at which a place of the prose stands."""
        assert self._page is not None
        return offset * self.height() // max(1, len(self._page.prose.text))

    def _offset(self, row: int) -> int:
        """The place of the prose that stands at a row of the strip."""
        assert self._page is not None
        length = len(self._page.prose.text)
        return max(0, min(row * length // max(1, self.height()), length - 1))

    def _in_view(self) -> QRect | None:
        """The rows of what is in view, None where that is all or nothing."""
        bar, document = self._pane.verticalScrollBar(), self._pane.document()
        layout = document.documentLayout()
        if not bar.maximum() or not isinstance(layout, TranscriptLayout):
            return None

        def row(y: int) -> int:
            block = layout.block_at(y)
            top, below = layout.block_top(block), layout.block_top(block + 1)
            share = max(0.0, min((y - top) / max(1, below - top), 1.0))
            found = document.findBlockByNumber(block)
            unit = found.position() + share * found.length()
            return round(unit * self.height() / max(1, document.characterCount()))

        top = min(row(bar.value()), self.height() - _LEAST_VIEW)
        bottom = min(row(bar.value() + bar.pageStep()), self.height())
        return QRect(0, top, STRIP_WIDTH, max(_LEAST_VIEW, bottom - top))

    # -- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._appearance.theme
        painter = QPainter(self)
        fill_plain(painter, self.rect(), look.page)
        if not self.is_blank:
            view = self._in_view()
            if view is not None:
                fill_plain(painter, view, look.hover)
            painter.drawPixmap(0, 0, self._drawn())
            if view is not None:  # by its edge where the ground alone would be too faint
                painter.setPen(look.outline)
                painter.drawRect(view.adjusted(0, 0, -1, -1))
        painter.end()

    def _drawn(self) -> QPixmap:
        """All that does not move, drawn once."""
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._picture is None or self._picture.size() != size:
            self._picture = QPixmap(size)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            self._draw(self._picture)
        return self._picture

    def _draw(self, picture: QPixmap) -> None:
        painter = QPainter(picture)
        if self._seen:
            self._draw_voices(painter, self._seen)
        self._draw_highlights(painter)
        self._draw_hits(painter)
        if self._seen:
            ink = self._appearance.theme.text
            for row in {self._row(title.offset) for title in self._seen.titles}:
                painter.fillRect(0, row, STRIP_WIDTH, _TITLE_HEIGHT, ink)
        painter.end()

    def _draw_voices(self, painter: QPainter, seen: Overview) -> None:
        from reader.model.overview import voice_rows
        from reader.ui.parts.voice_looks import fill

        if not seen.turns:
            return
        rows = voice_rows(seen.turns, self.height())
        left, width = _VOICES
        for run in _SAME.finditer(rows):
            box = QRect(left, run.start(), width, run.end() - run.start())
            fill(painter, box, self._appearance.theme, run[1][0])

    def _draw_highlights(self, painter: QPainter) -> None:
        from reader.ui.parts.note_colours import line

        assert self._page is not None
        left, width = _NOTES
        for highlight in self._highlights:
            top, bottom = map(self._row, self._page.prose.range(highlight.span))
            ink = line(self._appearance.theme, highlight.colour)
            painter.fillRect(left, top, width, max(_LEAST, bottom - top), ink)

    def _draw_hits(self, painter: QPainter) -> None:
        if self._state.hits is None:
            return
        look, (left, width) = self._appearance.theme, _HITS
        rows = self._state.hits.rows(max(1, self.height()))
        for run in _RUN.finditer(rows):
            painter.fillRect(left, run.start(), width, run.end() - run.start() + 1, look.mark)
        current = self._state.current_range
        if current is not None:
            # Thicker and wider as well as of another colour.
            painter.fillRect(left - 2, self._row(current[0]) - 1, width + 2, 4, look.current_mark)

    # -- pointing -------------------------------------------------------------------------------

    def told_at(self, row: int) -> str:
        """Return what stands at a row of the strip: heading, speaker and time, highlight."""
        page = self._page
        if page is None or self.is_blank:
            return ""
        offset = self._offset(row)
        reading = page.prose
        cue = reading.transcript.cues[reading.cue_at(offset)]
        time = clock(cue.start) if cue.start is not None else ""
        title = self._title_at(row)
        parts = [
            plain.one_line(title.words, _SHOWN) if title else "",
            self._voices_at(row) or plain.one_line(cue.speaker, 60),
            time,
        ]
        for highlight in self._highlights:
            start, end = reading.range(highlight.span)
            if self._row(start) - _NEAR <= row <= max(self._row(end), self._row(start) + _NEAR):
                words = plain.one_line(reading.text[start:end], _SHOWN)
                colour = COLOURS.get(highlight.colour, "")
                parts.append(tr("{colour}: “{words}”", colour=colour, words=words))
                break
        return in_a_row(parts)

    def _voices_at(self, row: int) -> str:
        """Who speaks in the band of a row, who says most first; "" where it has a turn to show."""
        from reader.model.overview import speakers_near

        seen = self._seen
        near = speakers_near(seen.turns, row, self.height()) if seen and seen.turns else []
        names = [seen.voices[one - 1] for one in near if seen and 0 < one <= len(seen.voices)]
        return joined(plain.one_line(name, 60) for name in names)

    def _title_at(self, row: int) -> Headline | None:
        """The heading under which a row stands, or to which it is near."""
        titles = self._seen.titles if self._seen else ()
        known = bisect_right(titles, row + _NEAR, key=lambda title: self._row(title.offset))
        return titles[known - 1] if known else None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            told = self.told_at(event.pos().y())
            # Anew at each row: the same words elsewhere are another place.
            row = QRect(0, event.pos().y() - _NEAR, self.width(), 2 * _NEAR)
            plain.show_tip(event.globalPos(), told, self, row)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_click = event.button() == Qt.MouseButton.LeftButton
        if self._page is None or self.is_blank or not is_click:
            super().mousePressEvent(event)
            return
        row = int(event.position().y())
        offset = self._offset(row)
        title = self._title_at(row)
        if title is not None and self._row(title.offset) >= row - _NEAR:
            offset = title.offset
        self._session.search.stay()
        self._session.read_on_at(Place(*self._page.prose.place(offset)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._pane.verticalScrollBar(), event)
