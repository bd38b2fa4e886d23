"""Cards in a list: words shown whole, what is noted of them, and facts below, each wrapped.

A card is as high as its words need at the width of the list, chosen or not.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from reader.ui.parts import plain
from reader.ui.parts.icons import pixmap
from reader.ui.parts.list_view import LazyList
from reader.ui.parts.note_colours import line
from reader.ui.parts.panel_parts import keep_room_to_scroll
from reader.ui.parts.row_view import RowsView
from reader.ui.parts.rows import Index, RowKind, RowsDelegate, RowsModel, RowView
from reader.ui.parts.theme import Appearance
from reader.ui.parts.wrapped_text import WrappedText

_LEFT, _GAP, _RIGHT = 11, 8, 12
_ABOVE, _BETWEEN = 8, 4
# More than this of one quotation is read in its transcript; a card would be higher than any screen.
_LONGEST = 4_000
_KEPT = 2_000
_LINE_BREAK = "\u2028"


class CardsView(RowsView):
    """Shows the rows of a model, those that are cards whole; many can be selected."""

    def __init__(self, model: RowsModel, appearance: Appearance, name: str) -> None:
        super().__init__(model, appearance, name)
        self._delegate = CardsDelegate(model, appearance, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(CardsView.SelectionMode.ExtendedSelection)
        # A scroll bar that comes and goes would set all cards anew, and again.
        keep_room_to_scroll(self)


class CardsDelegate(RowsDelegate):
    """Draws rows as they are, and cards with all their words."""

    def __init__(self, model: RowsModel, appearance: Appearance, view: LazyList) -> None:
        self._wrap = lru_cache(maxsize=_KEPT)(self._wrapped)
        super().__init__(model, appearance, view)

    def measure(self) -> None:
        key = self._key
        super().measure()
        if key != self._key:
            self._wrap.cache_clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self._model.view(index.row())
        if view.kind is not RowKind.CARD:
            return super().sizeHint(option, index)
        parts = self._parts(view, self._view.viewport().width())
        height = sum(part.height for part in parts) + _BETWEEN * (len(parts) - 1)
        return QSize(0, round(height) + 2 * _ABOVE + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self._model.view(index.row())
        if view.kind is not RowKind.CARD:
            super().paint(painter, option, index)
            return
        look, rect = self._appearance.theme, option.rect
        painter.save()
        painter.setClipRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_keyboard = self._view.has_keyboard(index)
        self._view.paint_ground(painter, option.rect, index, look)
        text, quiet = (look.text, look.quiet)
        if has_keyboard:
            text = quiet = look.selection_text
        else:
            low = QRectF(rect.left() + _LEFT, rect.bottom(), rect.width() - _LEFT - _RIGHT, 1)
            painter.fillRect(low, look.border)
        self._paint_words(painter, QPointF(rect.topLeft()), view, rect.width(), (text, quiet))
        painter.restore()

    def _paint_words(
        self,
        painter: QPainter,
        corner: QPointF,
        view: RowView,
        width: int,
        inks: tuple[QColor, QColor],
    ) -> None:
        text, quiet = inks
        at = corner + QPointF(_LEFT, _ABOVE)
        if view.icon:
            ink = line(self._appearance.theme, view.tint) if view.tint and text != quiet else quiet
            picture = pixmap(view.icon, ink.name(), self._icon, self._view.devicePixelRatioF())
            painter.drawPixmap(at + QPointF(0, (self._line - self._icon) / 2), picture)
        at += QPointF(self._icon + _GAP, 0)
        parts = self._parts(view, width)
        for number, part in enumerate(parts):
            is_facts = number == len(parts) - 1 and bool(view.detail)
            painter.setPen(quiet if is_facts else text)
            part.draw(painter, at)
            at += QPointF(0, part.height + _BETWEEN)

    def _parts(self, view: RowView, width: int) -> list[WrappedText]:
        """Return what a card is made of: the words, what is noted of them, the facts."""
        room = width - _LEFT - self._icon - _GAP - _RIGHT
        parts = [self._wrap(view.title, room, self._font)]
        if view.note:
            parts.append(self._wrap(view.note, room, self._italic))
        if view.detail:
            parts.append(self._wrap(view.detail, room, self._small))
        return parts

    @property
    def _italic(self) -> QFont:
        made = QFont(self._font)
        made.setItalic(True)
        return made

    def _wrapped(self, text: str, room: int, font: QFont) -> WrappedText:
        lines = (plain.one_line(part, _LONGEST) for part in text[: 2 * _LONGEST].splitlines())
        shown = _LINE_BREAK.join(filter(None, lines))
        if len(shown) > _LONGEST:
            shown = f"{shown[: _LONGEST - 1].rstrip()}…"
        return WrappedText(shown, font, room)
