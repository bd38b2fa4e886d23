"""How a related video is drawn in the list: whether its transcript is here, title and state."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.parts.icons import SMALL_SIZE, pixmap
from reader.ui.parts.list_view import LazyList
from reader.ui.parts.theme import Appearance, grown, small_font
from reader.ui.parts.wrapped_text import WrappedText
from reader.ui.state.related_model import Index, RelatedModel, Row
from reader.wording import joined, tr

_MOST_LINES = 3
_BAR = 3
# Room in a row: left of the words, between them and the icon, right of it, above and below, and
# between the title and the line that says its state.
_LEFT = 17
_GAP = 8
_RIGHT = 2
_ABOVE = 7
_BETWEEN = 2
_SURELY = 0.93
_KEPT_TITLES = 20_000


class RelatedDelegate(QStyledItemDelegate):
    """Draws the rows; the number of lines of each title is kept until width or letters change.

    What is shown now is told by a bar and heavier letters, a transcript that is here by a filled
    icon and by words, one that can be got by an icon with an arrow: never by a colour alone. Most
    have neither, and say nothing by no icon.
    """

    def __init__(self, model: RelatedModel, appearance: Appearance, view: LazyList) -> None:
        super().__init__(view)
        self._model = model
        self._appearance = appearance
        self._view = view
        self._lines = lru_cache(maxsize=_KEPT_TITLES)(self._count_lines)
        self._measured = (0, "")
        self.measure()

    def measure(self) -> None:
        """Take note of the width and the letters; called before the rows are set anew."""
        font = self._view.font()
        bar = self._view.verticalScrollBar().sizeHint().width()
        # Room is left for the scroll bar whether it shows or not: rows must not change with it.
        icon = grown(SMALL_SIZE)
        width = self._view.contentsRect().width() - bar - _LEFT - icon - _GAP - _RIGHT
        if (width, font.key()) == self._measured:
            return
        self._measured = (width, font.key())
        self._width, self._icon = width, icon
        self._font, self._bold, self._small = font, QFont(font), small_font(font)
        self._bold.setWeight(QFont.Weight.Bold)
        self._metrics, self._bold_metrics = QFontMetrics(font), QFontMetrics(self._bold)
        self._line = self._metrics.height()
        self._lines.cache_clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._model.row(index.row())
        height = 2 * _ABOVE + self._lines(row.title, row.is_shown) * self._line
        words = self._state_words(row)
        return QSize(0, height + (_BETWEEN + round(self._set_state(words).height) if words else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect, row = self._appearance.theme, option.rect, self._model.row(index.row())
        text, quiet, bar = look.text, look.quiet, look.accent
        # The next key would act on this row.
        has_keyboard = self._view.has_keyboard(index)
        if has_keyboard:
            text = quiet = bar = look.selection_text
        painter.save()
        painter.setClipRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._view.paint_ground(painter, option.rect, index, look)
        if row.is_shown:
            _paint_bar(painter, rect, bar)
        if row.is_known or row.is_reachable:
            self._paint_icon(painter, rect, row, text if row.is_known else quiet)
        self._paint_words(painter, rect, row, text, quiet)
        painter.restore()

    def _paint_icon(self, painter: QPainter, rect: QRect, row: Row, colour: QColor) -> None:
        left = rect.left() + _LEFT + self._width + _GAP
        at = QPointF(left, rect.top() + _ABOVE + (self._line - self._icon) / 2)
        name = "known" if row.is_known else "reachable"
        scale = self._view.devicePixelRatioF()
        painter.drawPixmap(at, pixmap(name, colour.name(), self._icon, scale))

    def _paint_words(
        self, painter: QPainter, rect: QRect, row: Row, text: QColor, quiet: QColor
    ) -> None:
        at = QPointF(rect.left() + _LEFT, rect.top() + _ABOVE)
        title = self._set(row.title, row.is_shown)
        painter.setPen(text)
        title.draw(painter, at)
        if words := self._state_words(row):
            painter.setPen(quiet)
            self._set_state(words).draw(painter, at + QPointF(0, title.height + _BETWEEN))

    def _state_words(self, row: Row) -> str:
        if row.is_shown:
            state = "" if row.is_known else row.fetch or tr("not here yet")
            return joined((tr("shown now"), state))
        if row.fetch:
            return row.fetch
        return tr("transcript here") if row.is_known else ""

    def _set(self, title: str, is_shown: bool) -> WrappedText:
        font = self._bold if is_shown else self._font
        return WrappedText(title, font, self._width, most_lines=_MOST_LINES)

    def _set_state(self, words: str) -> WrappedText:
        return WrappedText(words, self._small, self._width, most_lines=_MOST_LINES)

    def _count_lines(self, title: str, is_shown: bool) -> int:
        metrics = self._bold_metrics if is_shown else self._metrics
        # Far quicker to know, and true of most titles; set in lines a title is a little wider.
        if metrics.horizontalAdvance(title) <= _SURELY * self._width:
            return 1
        return max(self._set(title, is_shown).line_count, 1)


def _paint_bar(painter: QPainter, rect: QRect, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    bar = QRectF(rect.left() + 7, rect.top() + _ABOVE, _BAR, rect.height() - 2 * _ABOVE)
    painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
