"""The signs in the margin beside highlighted words of which something is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from reader.model.highlight import Highlight
from reader.named_tuple import NamedTuple
from reader.ui.parts.icons import pixmap
from reader.ui.parts.note_colours import line
from reader.ui.parts.theme import Theme

if TYPE_CHECKING:
    from reader.ui.pages.transcript_pane import TranscriptPane

_SIZE = 16
_GAP = 6
# Where the margin is narrower than both, at the narrowest windows.
_SMALL_SIZE, _SMALL_GAP = 14, 1
_NARROW = 24


class NoteSign(NamedTuple):
    """The sign of a note: where it is on the view, and where its words are in the document."""

    box: QRectF
    unit: int
    end: int
    highlight: Highlight


def signs(pane: TranscriptPane) -> list[NoteSign]:
    """Return the signs of the notes whose words begin in view, or end there."""
    layout, blocks = pane.page_layout, pane.blocks
    noted = [highlight for highlight in pane.highlights if highlight.note]
    if not noted or layout is None or blocks is None:
        return []
    reading = blocks.reading
    view = pane.viewport().rect()
    # A line may begin at either side.
    corners = (view.topLeft(), view.topRight(), view.bottomLeft(), view.bottomRight())
    places = [blocks.to_offset(pane.cursorForPosition(corner).position()) for corner in corners]
    first, last = reading.cue_at(min(places)), reading.cue_at(max(places))
    left, width = layout.column
    is_narrow = left < _NARROW
    size, gap = (_SMALL_SIZE, _SMALL_GAP) if is_narrow else (_SIZE, _GAP)
    found: list[NoteSign] = []
    for highlight in noted:
        if highlight.span.last < first or highlight.span.first > last:
            continue
        unit, end = map(blocks.to_unit, reading.range(highlight.span))
        top = layout.line_top(unit) - pane.verticalScrollBar().value()
        height = QFontMetricsF(layout.style.font).height()
        # At the side at which lines end; at the other there are times.
        beside = left - gap - size if layout.reads_leftward(unit) else left + width + gap
        box = QRectF(beside, top + (height - size) / 2, size, size)
        # Of several that begin on a line one stands below the other.
        while any(box.intersects(other.box) for other in found):
            box.translate(0, size)
        found.append(NoteSign(box, unit, end, highlight))
    return found


def paint(pane: TranscriptPane, look: Theme) -> None:
    """Paint the signs that are in view in the colours of their highlights."""
    painter, scale = QPainter(pane.viewport()), pane.devicePixelRatioF()
    for sign in signs(pane):
        ink = line(look, sign.highlight.colour)
        picture = pixmap("note", ink.name(), round(sign.box.width()), scale)
        painter.drawPixmap(QPointF(sign.box.topLeft()), picture)
    painter.end()
