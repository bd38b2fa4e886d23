"""What the lists beside the text have in common: how rows are laid out, opened, and look.

Qt's own list asks every row for its height before it shows the first one, and again whenever a
style sheet changes, which takes seconds where rows are measured one by one. Here a row is measured
when it comes into view, and all others are guessed.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import (
    QAbstractItemModel,
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
    QCursor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QListView,
    QStyleOptionViewItem,
)

from reader.ui.parts.block_heights import BlockHeights
from reader.ui.parts.panel_parts import canvas_of
from reader.ui.parts.theme import Theme
from reader.ui.parts.voice import tell_row

Index = QModelIndex | QPersistentModelIndex
Move = QAbstractItemView.CursorAction
Hint = QAbstractItemView.ScrollHint

# So many rows are all measured, so that the scroll bar of most lists is exact; of more so many,
# spread over the list, tell how high one is on average.
_FEW, _SAMPLE = 200, 40
_UP = (Move.MoveUp, Move.MovePrevious)
_DOWN = (Move.MoveDown, Move.MoveNext)
_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# The key at that place of a Mac's keyboard is the one that deletes.
_DELETE_KEY = Qt.Key.Key_Backspace if sys.platform == "darwin" else Qt.Key.Key_Delete


class LazyList(QListView):
    """Shows the rows of a model below each other, each as high as its delegate says it is.

    It scrolls by the pixel, which is to be set once there is a delegate: rows are measured then.

    A row is measured when it comes into view. What is looked at stays where it is while rows above
    it turn out to be higher or lower than they were guessed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._canvas = canvas_of(self)
        self._heights = BlockHeights()
        self._pointed = -1
        # The row that stays where it is when heights above it change.
        self._kept = 0
        self._is_settling = self._is_due = False

    # -- heights ----------------------------------------------------------------------------------

    @property
    def _value(self) -> int:
        return self.verticalScrollBar().value()

    def measure(self) -> None:
        """Take note of what heights depend on; called before rows are measured anew."""

    def doItemsLayout(self) -> None:
        """Have all guessed anew once somebody asks or sees it: letters change till then."""
        self._is_due = True
        self.viewport().update()

    def _keep_laid_out(self) -> None:
        """Guess every height anew if that is to be done; the row at the top stays there."""
        self.executeDelayedItemsLayout()
        if not self._is_due:
            return
        self._is_due = False
        self.measure()
        self._is_settling = True
        top = self._heights.at(self._value)
        within = self._value - self._heights.top(top) if top < len(self._heights) else 0
        self._heights = self._guessed(self.model().rowCount() if self.model() else 0)
        QAbstractItemView.doItemsLayout(self)
        if self._heights:
            self._kept = min(top, len(self._heights) - 1)
            self.verticalScrollBar().setValue(self._heights.top(self._kept) + within)
        self._is_settling = False
        self._settle()

    def _guessed(self, count: int) -> BlockHeights:
        """Return what is known of the heights of so many rows when some of them are measured."""
        every = range(count)
        is_few = count <= _FEW and self.isVisible()  # hidden, it may have another width once shown
        measured = every if is_few else every[:: -(-count // _SAMPLE) or 1]
        known = {row: self._measured(row) for row in measured}
        average = round(sum(known.values()) / max(len(known), 1))
        made = BlockHeights([average] * count)
        for row, height in known.items():
            made.set_exact(row, height)
        return made

    def _measured(self, row: int) -> int:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return self.itemDelegate().sizeHint(option, self.model().index(row, 0)).height()

    def _height(self, row: int) -> int:
        """Return the true height of a row."""
        if (known := self._heights.exact(row)) is None:
            known = self._measured(row)
            self._heights.set_exact(row, known)
        return known

    def _settle(self) -> None:
        """Measure the rows in view; at the end of the list its foot stays where it is."""
        # Between a change of the model and the layout after it the view may be scrolled.
        is_laid_out = 0 < len(self._heights) == self.model().rowCount()
        if self._is_settling or self._is_due or not is_laid_out:
            return
        self._is_settling = True
        is_at_end = 0 < self.verticalScrollBar().maximum() == self._value
        if not -self._heights.height(self._kept) < self._place < self.viewport().height():
            self._kept = self._heights.at(self._value)
        place = self._place
        while self._measure_in_view():
            self._keep_at(place)
            if is_at_end:
                self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        self._kept = self._heights.at(self._value)
        self._is_settling = False

    @property
    def _place(self) -> int:
        """Where in the view the kept row begins."""
        return self._heights.top(self._kept) - self._value

    def _keep_at(self, place: int) -> None:
        self.updateGeometries()
        self.verticalScrollBar().setValue(self._heights.top(self._kept) - place)

    def _measure_in_view(self) -> bool:
        """Measure what is in view; return False if all of it was measured already."""
        row = self._heights.at(self._value)
        y, bottom = self._heights.top(row), self._value + self.viewport().height()
        is_new = False
        while row < len(self._heights) and y < bottom:
            is_new = is_new or self._heights.exact(row) is None
            y += self._height(row)
            row += 1
        return is_new

    # -- showing ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self._keep_laid_out()
        if not self._heights:
            return
        self._settle()
        option, self._pointed = QStyleOptionViewItem(), self._under_mouse()
        self.initViewItemOption(option)
        painter = QPainter(self.viewport())
        row, seen = self._heights.at(self._value), event.rect().bottom()
        y = self._heights.top(row) - self._value
        while row < len(self._heights) and y <= seen:
            index = self.model().index(row, 0)
            option.rect = QRect(0, y, self.viewport().width(), self._height(row))
            self.itemDelegate().paint(painter, option, index)
            y += option.rect.height()
            row += 1
        painter.end()

    def has_keyboard(self, index: Index) -> bool:
        """Whether the next key would act on a row."""
        return self.hasFocus() and self.selectionModel().isSelected(index)

    def paint_ground(self, painter: QPainter, rect: QRect, index: Index, look: Theme) -> None:
        """Paint what is below a row that is selected, or under the mouse.

        The state of an option would tell it too; PySide would load all that styles are for it.
        """
        painter.setPen(Qt.PenStyle.NoPen)
        if self.has_keyboard(index):
            painter.setBrush(look.selection)
        elif index.row() == self._pointed or self.selectionModel().isSelected(index):
            painter.setBrush(look.hover)
        else:
            return
        painter.drawRoundedRect(QRectF(rect).adjusted(3, 1, -3, -1), 5, 5)

    def _under_mouse(self) -> int:
        """Return the row under the pointer, -1 for none."""
        if not self.viewport().underMouse():
            return -1
        return self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())).row()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._settle()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        self._settle()

    def updateGeometries(self) -> None:
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._heights.total - seen))
        bar.setPageStep(seen)
        bar.setSingleStep(2 * self.fontMetrics().height())
        self.horizontalScrollBar().setRange(0, 0)

    # -- where rows are ---------------------------------------------------------------------------

    def visualRect(self, index: Index) -> QRect:
        self._keep_laid_out()
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        place = self._place
        height = self._height(index.row())
        if self._place != place:
            self._keep_at(place)
        top = self._heights.top(index.row()) - self._value
        return QRect(0, top, self.viewport().width(), height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        self._keep_laid_out()
        y = point.y() + self._value
        if not 0 <= y < self._heights.total or not 0 <= point.x() < self.viewport().width():
            return QModelIndex()
        return self.model().index(self._heights.at(y), 0)

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        box, seen = self.visualRect(index), self.viewport().height()
        is_in_view = box.top() >= 0 and box.bottom() < seen
        if box.isNull() or (is_in_view and hint is Hint.EnsureVisible):
            return
        is_low = box.top() > 0 and box.height() < seen and hint is Hint.EnsureVisible
        if hint is Hint.PositionAtCenter:
            shift = box.center().y() - seen // 2
        else:
            is_low = is_low or hint is Hint.PositionAtBottom
            shift = box.bottom() + 1 - seen if is_low else box.top()
        self._kept = index.row()  # as those above it turn out otherwise
        self.updateGeometries()
        self.verticalScrollBar().setValue(self._value + shift)

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        self._keep_laid_out()
        last, row = len(self._heights) - 1, self.currentIndex().row()
        if last < 0:
            return QModelIndex()
        if row < 0 or action is Move.MoveHome:
            row = 0
        elif action is Move.MoveEnd:
            row = last
        elif action in (Move.MovePageUp, Move.MovePageDown):
            step = self.viewport().height() * (-1 if action is Move.MovePageUp else 1)
            there = self._heights.at(self._heights.top(row) + step)
            row = there if there != row else row + (1 if step > 0 else -1)
        elif action in _UP or action in _DOWN:
            row += 1 if action in _DOWN else -1
        return self.model().index(max(0, min(row, last)), 0)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self._value

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        self._keep_laid_out()
        chosen = QItemSelection()
        if self._heights:
            edges = (rect.top(), rect.bottom())  # the one that was first is not always above
            first, last = sorted(self._heights.at(y + self._value) for y in edges)
            model = self.model()
            chosen.select(model.index(first, 0), model.index(last, 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    # -- what a screen reader is told --------------------------------------------------------------

    # Qt's own list looks the number of a row up among those that it has laid out.

    def currentChanged(self, current: Index, previous: Index) -> None:
        QAbstractItemView.currentChanged(self, current, previous)
        if current.isValid() and self.hasFocus():
            tell_row(self, "Focus", current.row())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        QAbstractItemView.selectionChanged(self, selected, deselected)
        for changed, event in ((selected, "SelectionAdd"), (deselected, "SelectionRemove")):
            if indexes := changed.indexes()[:1]:
                tell_row(self, event, indexes[0].row())


class ListView(LazyList):
    """Shows rows, one of them selected; one is opened by a click or by Enter.

    *Signals*: ``opened(int)``: a row is to be opened; ``left()``: Escape; ``over_top()``: the key
    up in the first row; ``delete_wanted()``: the key that deletes; ``menu_wanted(QPoint)``: the
    menu of what is selected is asked for, at a place on the screen.
    """

    opened = Signal(int)
    left = Signal()
    over_top = Signal()
    delete_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def set_up(self, model: QAbstractItemModel, delegate: QAbstractItemDelegate, name: str) -> None:
        """Show the rows of a model, drawn by a delegate; Qt may lay them out from here on."""
        self.setItemDelegate(delegate)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.clicked.connect(lambda _: self._clicked())

    def first_row(self) -> int:
        """Return the first row that can be opened."""
        return 0

    def go_to_first(self) -> bool:
        """Give the keyboard to the list, at its current row or the first; False if it is empty."""
        if not self.model().rowCount():
            return False
        if not self.currentIndex().isValid():
            self.select_row(self.first_row())
        self.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def select_row(self, row: int) -> None:
        """Make a row the current one, and bring it into view."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the first row the current one where none is, so that arrows and Enter act on it."""
        is_click = event.reason() == Qt.FocusReason.MouseFocusReason
        if not is_click and not self.currentIndex().isValid() and self.model().rowCount():
            self.select_row(self.first_row())
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let keys open rows and lead out of the list."""
        key, index = event.key(), self.currentIndex()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _OPENING_KEYS and index.isValid():
            self.opened.emit(index.row())
        elif key == Qt.Key.Key_Up and index.row() <= self.first_row():
            self.over_top.emit()
        elif key == _DELETE_KEY and index.isValid():
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse, or of the current one by the key for it."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(24, 0)
            at = self.viewport().mapToGlobal(place)
        elif not self.indexAt(event.pos()).isValid():
            return
        self.menu_wanted.emit(at)

    def _clicked(self) -> None:
        # A click that gathers rows opens none.
        if len(self.selectedIndexes()) <= 1:
            self.opened.emit(self.currentIndex().row())
