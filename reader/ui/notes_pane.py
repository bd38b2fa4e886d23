"""The highlights and notes of the transcript shown, below each other; a click goes there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.model.fold import folded
from reader.ui import plain
from reader.ui.actions import row_menu
from reader.ui.highlights import Highlights, Item, colour_name, told
from reader.ui.page_marks import COLOURS
from reader.ui.row_view import RowsView
from reader.ui.rows import Kind, RowsModel, RowView
from reader.ui.session import Session
from reader.ui.theme import Appearance, set_role

_LONGEST_TIP = 280


class NotesPane(QWidget):
    """The list of the highlights, narrowed by words, tags and colour.

    *Signals*: ``left()``: the keyboard is to go back to the text; ``editing_wanted(Item)``: a note
    is to be edited; ``copying_wanted(list)``: the quotations of some are to be copied;
    ``basket_wanted(list)``: they are to go into the basket.
    """

    left = Signal()
    editing_wanted = Signal(object)
    copying_wanted = Signal(object)
    basket_wanted = Signal(object)

    def __init__(self, session: Session, highlights: Highlights, appearance: Appearance) -> None:
        super().__init__()
        self._session, self._highlights = session, highlights
        self.model = RowsModel(_look)
        self.list = RowsView(self.model, appearance, self.tr("Highlights and notes"))
        self.list.let_be_many()
        self.filter = QLineEdit()
        self.colour = QComboBox()
        self._heading = plain.label(self.tr("Highlights"))
        self._count = plain.label()
        self._empty = plain.label(wrap=True)
        self._below = QStackedWidget()
        self._arrange()
        self._connect()
        self._show()

    def chosen(self) -> list[Item]:
        """Return the highlights that are selected."""
        return [self.model.rows[row] for row in self.list.selected_rows()]

    def menu_rows(self) -> list[Any]:
        """Return what the context menu of the selected highlights offers."""
        items = self.chosen()
        one = items[0] if len(items) == 1 else None
        notes = [item.note for item in items]
        return [
            (self.tr("&Go There"), (lambda: self._go(one)) if one and one.placed.span else None),
            (self.tr("&Edit Note…"), (lambda: self.editing_wanted.emit(one)) if one else None),
            (self.tr("&Copy Quotation"), lambda: self.copying_wanted.emit(items)),
            (self.tr("Put into the &Basket"), lambda: self.basket_wanted.emit(items)),
            None,
            (self.tr("&Remove"), lambda: self._highlights.remove(notes)),
        ]

    # -- making it ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        set_role(self, "panel")
        self.setAccessibleName(self.tr("Highlights"))
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        for label in (self._count, self._empty):
            set_role(label, "quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._empty.setContentsMargins(14, 14, 14, 14)
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter the highlights"))
        self.filter.setClearButtonEnabled(True)
        self.colour.setAccessibleName(self.tr("Colour"))
        self.colour.addItem(self.tr("All colours"), "")
        for name, words in COLOURS.items():
            self.colour.addItem(self.tr(words), name)
        self._below.addWidget(self.list)
        self._below.addWidget(self._empty)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._count)
        line = QHBoxLayout()
        line.addWidget(self.filter, 1)
        line.addWidget(self.colour)
        top = QVBoxLayout()
        top.setContentsMargins(12, 10, 10, 6)
        top.setSpacing(6)
        top.addLayout(head)
        top.addLayout(line)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(top)
        rows.addWidget(self._below, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _: self._show())
        self.filter.installEventFilter(self)
        self.colour.currentIndexChanged.connect(lambda _: self._show())
        self.list.opened.connect(lambda row: self._go(self.model.rows[row]))
        self.list.left.connect(self.left)
        self.list.over_top.connect(lambda: self.filter.setFocus(Qt.FocusReason.BacktabFocusReason))
        self.list.delete_wanted.connect(
            lambda: self._highlights.remove([item.note for item in self.chosen()])
        )
        self.list.menu_wanted.connect(lambda at: row_menu(self, self.menu_rows()).popup(at))
        self._highlights.changed.connect(self._show)

    # -- what is shown --------------------------------------------------------------------------

    def _show(self) -> None:
        items = self._highlights.items
        wanted, colour = folded(self.filter.text()).split(), self.colour.currentData()
        found = [
            item
            for item in items
            if (not colour or item.note.colour == colour)
            and all(word in _words(item) for word in wanted)
        ]
        current = self.list.currentIndex().row()
        self.model.set_rows(found)
        if found and current >= 0:
            self.list.setCurrentIndex(self.model.index(min(current, len(found) - 1)))
        total = f"{len(items):,}"
        is_narrow = len(found) != len(items)
        self._count.setText(self.tr("{} of {}").format(len(found), total) if is_narrow else total)
        self._count.setVisible(bool(items))
        if not items:
            self._empty.setText(
                self.tr("Nothing is highlighted here yet. Select words and press Ctrl+1 to Ctrl+5.")
            )
        else:
            self._empty.setText(self.tr("No highlight is like that."))
        self._below.setCurrentWidget(self.list if found else self._empty)

    def _go(self, item: Item) -> None:
        if item.placed.span is not None:
            self._session.go_to(item.placed.span)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys lead from the filter into the list, and out of both."""
        if watched is not self.filter or not isinstance(event, QKeyEvent):
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            if self.filter.text():
                self.filter.clear()
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.go_to_first()
        else:
            return False
        return True


def _words(item: Item) -> str:
    note = item.note
    return folded(" ".join((note.quote, note.words, *note.tags)))


def _look(item: Item) -> RowView:
    note, state = item.note, told(item)
    tags = " ".join(f"#{tag}" for tag in note.tags)
    detail = "  ·  ".join(filter(None, (colour_name(note), state, note.words, tags)))
    return RowView(
        Kind.CARD,
        note.quote,
        detail,
        "note" if note.words else "unread",
        spoken=state,
        tip=f"{note.quote[:_LONGEST_TIP]}",
        tint=note.colour or "yellow",
    )
