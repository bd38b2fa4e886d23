"""The rows of two texts side by side, level while they scroll; only what is seen is ever set."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView

from reader.kept.settings import Settings
from reader.model.pairing.pairing import PairSide
from reader.model.timecode import clock
from reader.ui.pages.page_document import STYLE_SETTINGS, sample_of
from reader.ui.pages.pairs.pair_cells import (
    PADDING,
    CellMark,
    PairCell,
    PairCells,
    PairSetting,
    setting,
)
from reader.ui.pages.pairs.pair_model import PairModel
from reader.ui.parts.block_heights import BlockHeights
from reader.ui.parts.panel_parts import keep_room_to_scroll
from reader.ui.parts.theme import Appearance, set_role
from reader.ui.parts.typefaces import reading_font
from reader.ui.state.twin_texts.twin import UNSURE, is_alone
from reader.ui.state.twin_texts.twins import LONGEST_SURENESS, Twins
from reader.wording import number, tr

Index = QModelIndex | QPersistentModelIndex
Move = QAbstractItemView.CursorAction

_ROWS_KEPT = 400
_BAR = 3
_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PairView(QAbstractItemView):
    """Shows the rows, of which several may be selected.

    *Signals*: ``left()``: Escape; ``opened(int)``: a row is to be shown in its transcript;
    ``turned(int)``: what is hidden in a row is asked for; ``copy_wanted()``;
    ``menu_wanted(QPoint)``: the menu of the row is asked for, at a place on the screen;
    ``set_anew()``: its columns are others.
    """

    left = Signal()
    opened = Signal(int)
    turned = Signal(int)
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)
    set_anew = Signal()

    def __init__(self, twins: Twins, settings: Settings, appearance: Appearance) -> None:
        super().__init__()
        self._twins, self._settings, self._appearance = twins, settings, appearance
        self._heights = BlockHeights()
        self._rows = PairModel(twins)
        self._set = lru_cache(maxsize=_ROWS_KEPT)(self._set_row)
        self._measure()
        self.where: PairSetting = setting(0, self._margin)
        self.setModel(self._rows)
        self.setAccessibleName(tr("Two texts side by side"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_room_to_scroll(self)
        set_role(self, "page")
        twins.changed.connect(self.reset_rows)
        twins.mended.connect(self._mended)
        twins.shown_changed.connect(self._shown_changed)
        twins.search.changed.connect(self.viewport().update)
        twins.search.hit_wanted.connect(self._go_to_hit)
        settings.watch(lambda _: self._restyle(), *STYLE_SETTINGS)

    # -- what is shown --------------------------------------------------------------------------

    def reset_rows(self) -> None:
        """Show the pair that is there now, at the row where it was left."""
        self._measure()
        self._rows.reset()
        self._estimate()
        if count := self._rows.rowCount():
            self.select_row(min(self._twins.current, count - 1))

    def select_row(self, row: int) -> None:
        """Make a row the current one, the only one selected, and bring it into view."""
        index = self._rows.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _go_to_hit(self, row: int) -> None:
        """Bring a hit into view; a side that is hidden is shown there."""
        self._twins.reveal(row)
        self.select_row(row)

    @property
    def row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    @property
    def selected(self) -> tuple[int, int]:
        """The first and the last row that is selected; without any the current one."""
        rows = [index.row() for index in self.selectedIndexes()] or [self.row]
        return min(rows), max(rows)

    def _mended(self, row: int, were: int, are: int) -> None:
        self._rows.mend(row, were, are)
        self._estimate()
        self.select_row(min(max(self.row, 0) if were > 2 else row, self._rows.rowCount() - 1))

    def _shown_changed(self) -> None:
        self._set.cache_clear()
        self.viewport().update()

    # -- setting --------------------------------------------------------------------------------

    def _measure(self) -> None:
        pairing, settings = self._twins.pairing, self._settings
        self._fonts = {side: reading_font(settings) for side in PairSide}
        if pairing is not None:
            for side in PairSide:
                said = pairing.half(side).reading.transcript
                self._fonts[side] = reading_font(settings, sample_of(said), said.language)
        self._small = QFont(self.font())
        self._small.setPointSizeF(max(7.0, self._settings.text_size * 0.72))
        self._spacing = self._settings.line_spacing / 1.2
        letters = QFontMetricsF(self._small)
        self._margin = ceil(max(map(letters.horizontalAdvance, LONGEST_SURENESS)))

    def _restyle(self) -> None:
        self._measure()
        self.where = self._setting()
        self._estimate()
        self.set_anew.emit()

    def _setting(self) -> PairSetting:
        room, is_leftward = self.viewport().width(), self.isRightToLeft()
        return setting(room, self._margin, is_leftward=is_leftward)

    def _estimate(self) -> None:
        """Guess every height anew; the row at the top stays there."""
        top = self._heights.at(self._value)
        within = self._value - self._heights.top(top) if self._heights else 0
        self._set.cache_clear()
        self._heights = BlockHeights(self._guesses())
        self.updateGeometries()
        if self._heights:
            top = min(top, len(self._heights) - 1)
            self.verticalScrollBar().setValue(self._heights.top(top) + within)
        self.viewport().update()

    def _guesses(self) -> Sequence[int]:
        """Return about how high each row is, by the length of its texts."""
        twin = self._twins.twin
        if twin is None:
            return ()
        metrics = QFontMetricsF(self._fonts[PairSide.FIRST])
        letters = max(8.0, self.where.width / max(1.0, metrics.averageCharWidth()))
        line = round(metrics.height() * self._spacing)
        longest = max(map(max, twin.lengths), default=0)
        of = [0, *(line * (1 + int(length / letters)) for length in range(1, longest + 1))]
        least = 2 * PADDING
        if self.where.is_wide:
            return [least + of[one if one > two else two] for one, two in twin.lengths]
        return [least + line + of[one] + of[two] for one, two in twin.lengths]

    def _set_row(self, row: int) -> PairCells:
        pairing, twins = self._twins.pairing, self._twins
        assert pairing is not None
        cells = {
            side: PairCell(laid.text, self._fonts[side], self.where.width, self._spacing)
            for side, laid in zip(PairSide, pairing.laid(row, is_named=True), strict=True)
        }
        time = next((time for time in pairing.times(row) if time is not None), None)
        told = (
            clock(time) if time is not None else number(row + 1),
            twins.sureness(row),
        )
        hidden = frozenset(side for side in PairSide if twins.is_hidden(row, side))
        return PairCells(self.where, cells, told, self._small, hidden)

    def _height(self, row: int) -> int:
        """Return the true height of a row."""
        if self._heights.exact(row) is None:
            self._heights.set_exact(row, self._set(row).height)
            self.updateGeometries()
        return self._heights.height(row)

    def _settle(self) -> None:
        """Set every row in view; what is read stays there as rows above turn out otherwise."""
        row, bottom = self._heights.at(self._value), self._value + self.viewport().height()
        top, guessed = self._heights.top(row), self._heights.height(row)
        change = self._height(row) - guessed
        if change and top < self._value:
            self.verticalScrollBar().setValue(max(top, self._value + change))
        y = top
        while row < len(self._heights) and y < bottom:
            y += self._height(row)
            row += 1

    @property
    def _value(self) -> int:
        return self.verticalScrollBar().value()

    # -- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._heights:
            return
        self._settle()
        look, painter = self._appearance.theme, QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = self._heights.at(self._value)
        y = self._heights.top(row) - self._value
        while row < len(self._heights) and y < self.viewport().height():
            height = self._height(row)
            self._paint_ground(painter, row, QRectF(0, y, self.viewport().width(), height))
            is_doubtful = self._is_doubtful(row)
            self._set(row).draw(painter, y, look, self._marks(row), is_doubtful=is_doubtful)
            y += height
            row += 1
        painter.end()

    def _is_doubtful(self, row: int) -> bool:
        twin = self._twins.twin
        if twin is None or is_alone(twin.now.rows[row]) or twin.is_by_hand(row):
            return False
        return twin.now.rows[row].confidence < UNSURE

    def _paint_ground(self, painter: QPainter, row: int, box: QRectF) -> None:
        look, index = self._appearance.theme, self._rows.index(row)
        inner = box.adjusted(6, 1, -6, -1)
        is_current = row == self.row and self.hasFocus()
        if self.selectionModel().isSelected(index):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.hover)
            painter.drawRoundedRect(inner, 6, 6)
            painter.setBrush(look.accent)
            left = inner.right() - _BAR if self.where.is_leftward else inner.left()
            bar = QRectF(left, inner.top() + 5, _BAR, inner.height() - 10)
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        if is_current:
            painter.setPen(QPen(look.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 6, 6)

    def _marks(self, row: int) -> dict[PairSide, list[CellMark]]:
        """Return what was found in a row, by side."""
        search, pairing = self._twins.search, self._twins.pairing
        found: dict[PairSide, list[CellMark]] = {side: [] for side in PairSide}
        if not search.hits or pairing is None:
            return found
        current = search.hits[search.current] if search.current >= 0 else None
        laid = dict(zip(PairSide, pairing.laid(row, is_named=True), strict=True))
        for hit in search.in_row(row):
            range_ = laid[hit.side].range(hit.start, hit.end)
            if range_ is not None:
                found[hit.side].append(CellMark(*range_, hit == current))
        return found

    # -- keys and the mouse ---------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let keys open rows, show what is hidden, copy, and lead out of the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in _OPENING_KEYS and self.row >= 0:
            self.opened.emit(self.row)
        elif event.key() == Qt.Key.Key_Space and self.row >= 0:
            self.turned.emit(self.row)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Let letters go: words are found by the search."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if index.isValid() and is_plain and event.button() == Qt.MouseButton.LeftButton:
            hidden = [side for side in PairSide if self._twins.is_hidden(index.row(), side)]
            if hidden or index.row() in self._twins.opened:
                self.turned.emit(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the row in its transcript."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._twins.hidden:
            self.opened.emit(index.row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse, or of the current one by the key for it."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            left = round(self.where.x(self.where.first, self.where.width))
            place = self.visualRect(self.currentIndex()).topLeft() + QPoint(left, 24)
            at = self.viewport().mapToGlobal(place)
        elif not self.indexAt(event.pos()).isValid():
            return
        self.menu_wanted.emit(at)

    # -- the interface of QAbstractItemView -------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        where = self._setting()
        if where != self.where:
            self.where = where
            self._estimate()
            self.set_anew.emit()
        super().resizeEvent(event)
        self.updateGeometries()

    def updateGeometries(self) -> None:
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._heights.total - seen))
        bar.setPageStep(seen)
        bar.setSingleStep(max(8, round(QFontMetricsF(self._fonts[PairSide.FIRST]).height())))

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        height = self._height(index.row())
        top = self._heights.top(index.row()) - self._value
        return QRect(0, top, self.viewport().width(), height)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        box, seen = self.visualRect(index), self.viewport().height()
        if box.isNull() or (box.top() >= 0 and box.bottom() < seen):
            return
        below = box.top() > 0 and box.height() < seen
        self.verticalScrollBar().setValue(
            self._value + (box.bottom() + 1 - seen if below else box.top())
        )
        if below:  # rows on the way up turned out otherwise
            self._settle()
        self.viewport().update()

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self._value
        if not self._heights or not 0 <= y < self._heights.total:
            return QModelIndex()
        return self._rows.index(self._heights.at(y))

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last, row = self._rows.rowCount() - 1, self.row
        if action in (Move.MoveHome, Move.MoveEnd):
            row = 0 if action is Move.MoveHome else last
        elif action in (Move.MovePageUp, Move.MovePageDown):
            step = self.viewport().height() * (-1 if action is Move.MovePageUp else 1)
            there = self._heights.at(self._heights.top(max(row, 0)) + step)
            row = there if there != row else row + (1 if step > 0 else -1)
        else:
            back = (Move.MoveUp, Move.MoveLeft, Move.MovePrevious)
            row += -1 if action in back else 1
        return self._rows.index(max(0, min(row, last)))

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self._value

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        edges = (rect.top(), rect.bottom())  # the one that was first is not always above
        first, last = sorted(self._heights.at(y + self._value) for y in edges)
        chosen = QItemSelection(self._rows.index(first), self._rows.index(last))
        self.selectionModel().select(chosen, command)
        self.viewport().update()

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self._twins.note_row(current.row())
        self.viewport().update()

    def verticalScrollbarValueChanged(self, value: int) -> None:
        super().verticalScrollbarValueChanged(value)
        self.viewport().update()
