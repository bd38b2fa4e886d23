"""What the lists beside the text have in common: how they scroll, ask for a menu, and look."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
)

from reader.ui.parts.theme import Theme

SELECTED = QStyle.StateFlag.State_Selected
_SMALLER = 0.9
_LEAST_POINTS = 8.0


class ListView(QListView):
    """Shows rows, one of them selected.

    *Signals*: ``menu_wanted(QPoint)``: the menu of what is selected is asked for, at a place on the
    screen.
    """

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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse, or of the current one by the key for it."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(24, 0)
            at = self.viewport().mapToGlobal(place)
        elif not self.indexAt(event.pos()).isValid():
            return
        self.menu_wanted.emit(at)


def small_font(font: QFont) -> QFont:
    """Return the letters of what is said beside a title, never too small to read."""
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(
            max(font.pointSizeF() * _SMALLER, min(font.pointSizeF(), _LEAST_POINTS))
        )
    return small


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, look: Theme, *, has_keyboard: bool
) -> None:
    """Paint what is below a row that is selected, or under the mouse."""
    painter.setPen(Qt.PenStyle.NoPen)
    if has_keyboard:
        painter.setBrush(look.selection)
    elif option.state & (SELECTED | QStyle.StateFlag.State_MouseOver):
        painter.setBrush(look.hover)
    else:
        return
    painter.drawRoundedRect(QRectF(option.rect).adjusted(3, 1, -3, -1), 5, 5)
