"""Rows of lists that hold a stranger's words: headings, cards, passages, and how they are drawn.

The lists of the library, of what it found and of what is alike look the same because they are drawn
here. Every row of a kind is equally high, but that a passage which one line has room for has one
and not two; that is a question of how wide it is and sets nothing, and it is asked of rows in view.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from functools import lru_cache
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reader.named_tuple import NamedTuple
from reader.ui.parts import plain
from reader.ui.parts.icons import SMALL_SIZE, pixmap
from reader.ui.parts.list_view import LazyList
from reader.ui.parts.note_colours import line
from reader.ui.parts.theme import Appearance, Theme, grown, small_font
from reader.ui.parts.wrapped_text import WrappedText
from reader.wording import joined

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

FOLDED, UNFOLDED = "folded", "unfolded"
FOLDS = (FOLDED, UNFOLDED)
"""The icons of a row below which there are others, out of sight or in it."""

_LEFT, _GAP, _RIGHT = 11, 8, 10

_ABOVE = 6
_BETWEEN = 1
_BAR = 3
_PASSAGE_LINES = 2
# So much narrower than its line is a passage which surely has room in it, in pixels.
_SPARE = 2
_KEPT_ROWS = 4_000


class RowKind(Enum):
    """What a row is: the head of a group, a transcript, a passage or a part of one, or a way to see
    more.
    """

    HEADING = "heading"
    CARD = "card"
    PASSAGE = "passage"
    PART = "part"
    MORE = "more"


class RowView(NamedTuple):
    """What is shown of a row.

    ``detail`` stands below the title of a card, beside that of a heading, and before a passage or
    a part.
    ``bold`` are stretches of a passage. ``tint`` is the colour of a highlight, in which its icon is
    drawn, ``note`` what a person wrote about it. ``is_shown``: the window shows it now. ``spoken``
    is added to what a screen reader says; ``tip`` is shown under the mouse.
    """

    kind: RowKind
    title: str
    detail: str = ""
    icon: str = ""
    bold: tuple[tuple[int, int], ...] = ()
    is_shown: bool = False
    spoken: str = ""
    tip: str = ""
    tint: str = ""
    note: str = ""


class RowsModel(QAbstractListModel):
    """Rows of anything; ``look`` says what is shown of one when it is first seen."""

    def __init__(self, look: Callable[[Any], RowView]) -> None:
        super().__init__()
        self._look = look
        self.rows: Sequence[Any] = ()
        self._views: dict[int, RowView] = {}

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self._views.clear()
        self.endResetModel()

    def add_rows(self, rows: Sequence[Any]) -> None:
        """Show some more rows below the others."""
        if rows:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self.rows = [*self.rows, *rows]
            self.endInsertRows()

    def replace(self, row: int, by: Any) -> None:
        """Show something else in one row."""
        self.rows = [*self.rows[:row], by, *self.rows[row + 1 :]]
        self._views.pop(row, None)
        self.dataChanged.emit(self.index(row), self.index(row))

    def drop_last(self) -> None:
        """Show the last row no more."""
        last = len(self.rows) - 1
        self.beginRemoveRows(QModelIndex(), last, last)
        self.rows = self.rows[:last]
        self._views.pop(last, None)
        self.endRemoveRows()

    def look_anew(self) -> None:
        """Ask again what is shown of each row."""
        self._views.clear()
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def view(self, row: int) -> RowView:
        """Return what is shown of a row."""
        found = self._views.get(row)
        if found is None:
            if len(self._views) > _KEPT_ROWS:
                self._views.clear()
            found = self._views[row] = self._look(self.rows[row])
        return found

    # -- the interface of QAbstractListModel ------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.view(index.row()).kind is RowKind.HEADING:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return plain.one_line(self.view(index.row()).title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            view = self.view(index.row())
            return joined(map(plain.one_line, (view.title, view.note, view.detail, view.spoken)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tooltip(self.view(index.row()).tip)
        return None


class RowsDelegate(QStyledItemDelegate):
    """Draws the rows; what is shown now is told by a bar and heavier letters, not by colour.

    With ``are_alike`` every row is as high as a card.
    """

    are_alike = False

    def __init__(self, model: RowsModel, appearance: Appearance, view: LazyList) -> None:
        super().__init__(view)
        self._model, self._appearance, self._view = model, appearance, view
        self._key = ""
        self._set = lru_cache(maxsize=400)(self._set_passage)
        self.measure()

    def measure(self) -> None:
        """Take note of the letters; called before the rows are set anew."""
        font = self._view.font()
        if font.key() == self._key:
            return
        self._key = font.key()
        self._icon = grown(SMALL_SIZE)
        self._font, self._bold = font, QFont(font)
        self._bold.setWeight(QFont.Weight.Bold)
        self._small = small_font(font)
        self._metrics, self._bold_metrics = QFontMetricsF(font), QFontMetricsF(self._bold)
        self._line = QFontMetrics(font).height()
        self._small_line = QFontMetrics(self._small).height()
        self._place = QFontMetrics(self._small).horizontalAdvance("00:00:00") + _GAP
        self._set.cache_clear()

    @property
    def sign_width(self) -> int:
        """How far from the left edge a click on the icon of a row may be, in pixels."""
        return _LEFT + self._icon + _GAP // 2

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = None if self.are_alike else self._model.view(index.row())
        if view is None or view.kind is RowKind.CARD:
            return QSize(0, 2 * _ABOVE + self._line + _BETWEEN + self._small_line)
        lines = self._passage_lines(view) if view.kind is RowKind.PASSAGE else 1
        return QSize(0, 2 * _ABOVE + lines * self._line)

    def _passage_lines(self, view: RowView) -> int:
        """Return how many lines a passage has room for that are not left empty."""
        text, width = view.title, self._metrics.horizontalAdvance(view.title)
        for start, end in view.bold:
            heavier = self._bold_metrics.horizontalAdvance(text[start:end])
            width += heavier - self._metrics.horizontalAdvance(text[start:end])
        room = self._view.viewport().width() - 1 - self._passage_left - _RIGHT
        return 1 if width + _SPARE <= room and text.isprintable() else _PASSAGE_LINES

    @property
    def _passage_left(self) -> int:
        return _LEFT + self._icon + _GAP + self._place

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, look = self._model.view(index.row()), self._appearance.theme
        painter.save()
        painter.setClipRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_keyboard = self._view.has_keyboard(index)
        if view.kind is not RowKind.HEADING:
            self._view.paint_ground(painter, option.rect, index, look)
        text, quiet = (
            (look.selection_text, look.selection_text) if has_keyboard else (look.text, look.quiet)
        )
        if view.is_shown:
            self._paint_bar(painter, option.rect, look.accent if text != quiet else text)
        if view.kind is RowKind.PASSAGE:
            self._paint_passage(painter, option.rect, view, text, quiet)
        elif view.kind is RowKind.PART:
            self._paint_part(painter, option.rect, view, text, quiet)
        elif view.kind is RowKind.CARD:
            self._paint_card(painter, option.rect, view, text, quiet)
        elif view.kind is RowKind.HEADING:
            self._paint_heading(painter, option.rect, view, look)
        else:
            self._paint_more(painter, option.rect, view, text if has_keyboard else look.link)
        painter.restore()

    def _paint_card(
        self, painter: QPainter, rect: QRect, view: RowView, text: QColor, quiet: QColor
    ) -> None:
        left, top = rect.left() + _LEFT, rect.top() + _ABOVE
        if view.icon:
            at = QPointF(left, top + (self._line - self._icon) / 2)
            scale = self._view.devicePixelRatioF()
            ink = line(self._appearance.theme, view.tint) if view.tint else quiet
            painter.drawPixmap(at, pixmap(view.icon, ink.name(), self._icon, scale))
            left += self._icon + _GAP
        width = rect.right() - left - _RIGHT
        painter.setPen(text)
        self._draw(
            painter, left, top, width, self._bold if view.is_shown else self._font, view.title
        )
        painter.setPen(quiet)
        self._draw(painter, left, top + self._line + _BETWEEN, width, self._small, view.detail)

    def _paint_heading(self, painter: QPainter, rect: QRect, view: RowView, look: Theme) -> None:
        left, top = rect.left() + _LEFT, rect.bottom() - _ABOVE - self._line
        room = rect.width() - _LEFT - _RIGHT
        count = QFontMetrics(self._small).horizontalAdvance(view.detail)
        painter.setPen(look.text)
        middle = Qt.TextElideMode.ElideMiddle  # the end of a path tells more than its middle
        self._draw(painter, left, top, room - count - _GAP, self._bold, view.title, middle)
        painter.setPen(look.quiet)
        self._draw(painter, rect.right() - _RIGHT - count, top, count + 2, self._small, view.detail)

    def _paint_passage(
        self, painter: QPainter, rect: QRect, view: RowView, text: QColor, quiet: QColor
    ) -> None:
        left, top = rect.left() + self._passage_left, rect.top() + _ABOVE
        painter.setPen(quiet)
        shift, place = (self._line - self._small_line) / 2, self._place
        self._draw(painter, left - place, top + shift, place - _GAP, self._small, view.detail)
        painter.setPen(text)
        look = self._appearance.theme
        words = self._set(view.title, view.bold, rect.right() - left - _RIGHT, look)
        words.draw(painter, QPointF(left, top))

    def _paint_part(
        self, painter: QPainter, rect: QRect, view: RowView, text: QColor, quiet: QColor
    ) -> None:
        left, top = rect.left() + _LEFT, rect.top() + _ABOVE
        painter.setPen(quiet)
        shift = (self._line - self._small_line) / 2
        self._draw(painter, left, top + shift, self._place - _GAP, self._small, view.detail)
        left += self._place
        painter.setPen(text)
        font = self._bold if view.is_shown else self._font
        self._draw(painter, left, top, rect.right() - left - _RIGHT, font, view.title)

    @staticmethod
    def _paint_bar(painter: QPainter, rect: QRect, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        bar = QRectF(rect.left() + 5, rect.top() + _ABOVE, _BAR, rect.height() - 2 * _ABOVE)
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)

    def _paint_more(self, painter: QPainter, rect: QRect, view: RowView, colour: QColor) -> None:
        left = rect.left() + self._passage_left
        painter.setPen(colour)
        width = rect.right() - left - _RIGHT
        self._draw(painter, left, rect.top() + _ABOVE, width, self._font, view.title)

    def _draw(
        self,
        painter: QPainter,
        left: float,
        top: float,
        width: float,
        font: QFont,
        text: str,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(plain.one_line(text), elide, max(round(width), 1))
        painter.setFont(font)
        painter.drawText(
            QRectF(left, top, width, metrics.height()), Qt.AlignmentFlag.AlignLeft, shown
        )

    def _set_passage(
        self, text: str, bold: tuple[tuple[int, int], ...], width: int, look: Theme
    ) -> WrappedText:
        mark = (look.hit, look.hit_text)
        return WrappedText(text, self._font, width, most_lines=_PASSAGE_LINES, bold=bold, mark=mark)
