"""The lanes of a recording: its loudness, and above and below it what the transcript has of it.

Nothing is told by its colour alone: chapters are flags, hits are ticks above the sound, speakers
are patterns below it, and highlights have the lines that they have in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from reader.model.hearing.loudness import LOUDEST, columns
from reader.model.hearing.timeline import Timeline
from reader.model.highlight import Highlight
from reader.model.overview import Overview
from reader.model.search import heard_hits
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.ui.parts.note_colours import ground, line, stroke
from reader.ui.parts.theme import Theme
from reader.ui.parts.voice_looks import fill
from reader.ui.state.search_state import SearchState

HEIGHT: Final = 64

_HITS, _SOUND, _VOICES, _NOTES = (2, 8), (12, 32), (46, 6), (54, 7)
"""The lanes: where each begins, and how high it is."""

_QUIET: Final = LOUDEST // 8
_HIT_WIDTH: Final = 2
_FLAG: Final = 6
_LEAST: Final = 4
# Columns one beside the other are drawn as one.
_SAME = lazy_pattern(rb"(?s)([^\0])\1*")
_MARKED = lazy_pattern(rb"[^\0]+")


class ShownTime(NamedTuple):
    """The part of a recording that is shown, in milliseconds, and how many pixels it has."""

    start: int
    length: int
    width: int

    def x(self, time: int) -> int:
        """Return at which pixel a time stands, outside of the stretch too."""
        return (time - self.start) * self.width // max(1, self.length)

    def time(self, x: float) -> int:
        """Return the time at a pixel, within the stretch."""
        share = min(max(x / max(1, self.width), 0.0), 1.0)
        return self.start + round(share * self.length)

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + self.length


class Lanes(NamedTuple):
    """What is drawn: the loudness, and what the transcript has, as far as that is known."""

    values: bytes
    timeline: Timeline | None
    overview: Overview
    highlights: Sequence[Highlight]
    search: SearchState

    def draw(self, painter: QPainter, shown: ShownTime, look: Theme) -> None:
        """Draw all that does not move."""
        self._draw_sound(painter, shown, look)
        if self.timeline is None:
            return
        self._draw_voices(painter, shown, look, self.timeline)
        self._draw_highlights(painter, shown, look, self.timeline)
        self._draw_chapters(painter, shown, look, self.timeline)
        self._draw_hits(painter, shown, look, self.timeline)

    def _draw_sound(self, painter: QPainter, shown: ShownTime, look: Theme) -> None:
        top, height = _SOUND
        middle = top + height // 2
        painter.fillRect(0, middle, shown.width, 1, look.border)
        # What was recorded quietly is drawn as high as the rest, unless it is next to nothing.
        loudest = max(_QUIET, max(self.values, default=0))
        for x, value in enumerate(columns(self.values, shown.start, shown.end, shown.width)):
            if value:
                half = max(1, value * (height // 2) // loudest)
                painter.fillRect(x, middle - half, 1, 2 * half, look.outline)

    def _draw_voices(
        self, painter: QPainter, shown: ShownTime, look: Theme, timeline: Timeline
    ) -> None:
        names = self.overview.voices
        if not names:
            return
        top, height = _VOICES
        found = timeline.voices(names, shown.start, shown.end, shown.width)
        for run in _SAME.finditer(found):
            box = QRect(run.start(), top, run.end() - run.start(), height)
            fill(painter, box, look, run[1][0])

    def _draw_highlights(
        self, painter: QPainter, shown: ShownTime, look: Theme, timeline: Timeline
    ) -> None:
        top, height = _NOTES
        for highlight in self.highlights:
            times = tuple(map(timeline.heard, timeline.reading.range(highlight.span)))
            if times[0] is None:
                continue
            first = shown.x(times[0])
            last = max(first + _LEAST, shown.x(times[1] if times[1] is not None else times[0]))
            painter.fillRect(first, top, last - first, height - 2, ground(look, highlight.colour))
            draw_line(painter, first, last, top + height - 1, look, highlight.colour)

    def _draw_chapters(
        self, painter: QPainter, shown: ShownTime, look: Theme, timeline: Timeline
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.text)
        for _, time in chapters(self.overview, timeline):
            x = shown.x(time)
            if 0 <= x < shown.width:
                painter.fillRect(x, 0, 1, _SOUND[0] + _SOUND[1], look.text)
                flag = (QPointF(x, 0), QPointF(x + _FLAG, _FLAG / 2), QPointF(x, _FLAG))
                painter.drawPolygon(QPolygonF(flag))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_hits(
        self, painter: QPainter, shown: ShownTime, look: Theme, timeline: Timeline
    ) -> None:
        if self.search.hits is None:
            return
        top, height = _HITS
        found = heard_hits.columns(self.search.hits, timeline, shown.start, shown.end, shown.width)
        for run in _MARKED.finditer(found):
            width = max(_HIT_WIDTH, run.end() - run.start())
            painter.fillRect(run.start(), top, width, height, look.mark)
        current = self.search.current_range
        time = timeline.heard(current[0]) if current is not None else None
        if time is not None:  # wider and higher as well as of another colour
            painter.fillRect(shown.x(time) - 1, 0, 4, _SOUND[0] + 2, look.current_mark)


def chapters(overview: Overview, timeline: Timeline) -> list[tuple[str, int]]:
    """Return the headings that have a time, with it."""
    timed = ((title.words, timeline.heard(title.offset)) for title in overview.titles)
    return [(words, time) for words, time in timed if time is not None]


def draw_line(painter: QPainter, first: int, last: int, y: int, look: Theme, colour: str) -> None:
    """Draw the line below highlighted words."""
    style = stroke(colour)
    is_double = style is Qt.PenStyle.NoPen
    pen = QPen(line(look, colour), 1 if is_double else 2)
    pen.setStyle(Qt.PenStyle.SolidLine if is_double else style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for row in (y - 2, y) if is_double else (y,):
        painter.drawLine(first, row, last, row)


def draw_place(painter: QPainter, x: int, look: Theme) -> None:
    """Draw where the recording is: a line with a head that no chapter and no hit has."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.accent)
    head = (QPointF(x - 5, 0), QPointF(x + 6, 0), QPointF(x + 0.5, 7))
    painter.drawPolygon(QPolygonF(head))
    painter.drawRect(QRectF(x - 0.5, 0, 2, HEIGHT))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def draw_selected(painter: QPainter, first: int, last: int, look: Theme) -> None:
    """Draw the ground of what is selected, with its edges."""
    top, height = _SOUND
    box = QRect(first, top - 1, max(1, last - first), height + 2)
    painter.fillRect(box, look.selection)
    for x in (box.left(), box.right()):
        painter.fillRect(x, box.top(), 1, box.height(), QColor(look.accent))
