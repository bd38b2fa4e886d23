"""The highlights and notes of the transcript shown, below each other; a click goes there."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from reader.model.highlight import COLOURS
from reader.model.search.fold import folded
from reader.ui.actions.actions import row_menu
from reader.ui.parts import plain
from reader.ui.parts.panel_parts import FilterField, Panel, empty, fill, heading
from reader.ui.parts.row_view import RowsView
from reader.ui.parts.rows import Kind, RowsModel, RowView
from reader.ui.parts.theme import Appearance, set_role
from reader.ui.state.highlights import Highlights, Item, Stray, colour_name, told
from reader.ui.state.session import Session
from reader.ui.state.shelf_cards import Heading

_LONGEST_TIP = 280


class NotesPane(Panel):
    """The list of the highlights, narrowed by words, tags and colour.

    *Signals*: ``editing_wanted(Note)``: a note
    is to be edited; ``copying_wanted(list)``: the quotations of some are to be copied;
    ``basket_wanted(list)``: they are to go into the basket; ``stray_wanted(Stray)``: a note of any
    transcript is to be shown there.
    """

    editing_wanted = Signal(object)
    stray_wanted = Signal(object)
    copying_wanted = Signal(object)
    basket_wanted = Signal(object)

    def __init__(self, session: Session, highlights: Highlights, appearance: Appearance) -> None:
        super().__init__(self.tr("Highlights"))
        self._session, self._highlights = session, highlights
        self.model = RowsModel(_look)
        self.list = RowsView(self.model, appearance, self.tr("Highlights and notes"))
        self.list.let_be_many()
        self.filter = FilterField(appearance, self.tr("Filter the highlights"))
        self.colour = QComboBox()
        self.all_button = QPushButton(self.tr("&All Transcripts"))
        self._strays: list[Stray] = []
        self._count = plain.label()
        self._empty = empty()
        self._below = QStackedWidget()
        self._arrange()
        self._connect()
        self._show()

    def chosen(self) -> list[Item]:
        """Return the highlights of the transcript shown that are selected."""
        return [row for row in self._selected() if isinstance(row, Item)]

    def _selected(self) -> list[Any]:
        return [self.model.rows[row] for row in self.list.selected_rows()]

    def menu_rows(self) -> list[Any]:
        """Return what the context menu of the selected highlights offers."""
        items = self.chosen()
        rows = [row for row in self._selected() if not isinstance(row, Heading)]
        one = rows[0] if len(rows) == 1 else None
        notes = [row.note for row in rows]
        return [
            (self.tr("&Go There"), (lambda: self._go(one)) if _leads(one) else None),
            (self.tr("&Edit Note…"), (lambda: self.editing_wanted.emit(one.note)) if one else None),
            (
                self.tr("&Copy Quotation"),
                (lambda: self.copying_wanted.emit(items)) if items else None,
            ),
            (
                self.tr("Put into the &Basket"),
                (lambda: self.basket_wanted.emit(items)) if items else None,
            ),
            None,
            (self.tr("&Remove"), lambda: self._highlights.remove(notes)),
        ]

    # -- making it ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        set_role(self._count, "quiet")
        self.colour.setAccessibleName(self.tr("Colour"))
        self.colour.addItem(self.tr("All colours"), "")
        for name, words in COLOURS.items():
            self.colour.addItem(self.tr(words), name)
        self._below.addWidget(self.list)
        self._below.addWidget(self._empty)
        head = QHBoxLayout()
        head.addWidget(heading(self.tr("Highlights")), 1)
        head.addWidget(self._count)
        head.addWidget(self.all_button)
        self.all_button.setCheckable(True)
        set_role(self.all_button, "flat")
        line = QHBoxLayout()
        line.addWidget(self.filter, 1)
        line.addWidget(self.colour)
        top = QVBoxLayout()
        top.setContentsMargins(12, 4, 10, 6)
        top.setSpacing(4)
        top.addLayout(head)
        top.addLayout(line)
        fill(self, top, self._below)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _: self._show())
        self.filter.left.connect(self.left)
        for leading in (self.filter.entered, self.filter.chosen):
            leading.connect(self.list.go_to_first)
        self.colour.currentIndexChanged.connect(lambda _: self._show())
        self.list.opened.connect(lambda row: self._go(self.model.rows[row]))
        self.list.left.connect(self.left)
        self.list.over_top.connect(lambda: self.filter.setFocus(Qt.FocusReason.BacktabFocusReason))
        self.all_button.toggled.connect(lambda _: self._follow())
        self.list.delete_wanted.connect(
            lambda: self._highlights.remove(
                [row.note for row in self._selected() if not isinstance(row, Heading)]
            )
        )
        self.list.menu_wanted.connect(lambda at: row_menu(self, self.menu_rows()).popup(at))
        self._highlights.changed.connect(self._follow)

    # -- what is shown --------------------------------------------------------------------------

    def _follow(self) -> None:
        """Show what has changed; the notes of all transcripts are read for it."""
        if not self.all_button.isChecked():
            self._show()
            return

        def done(strays: list[Stray]) -> None:
            self._strays = strays
            self._show()

        self._highlights.read_all(done)

    def _show(self) -> None:
        is_all = self.all_button.isChecked()
        items: list[Any] = self._strays if is_all else self._highlights.items
        wanted, colour = folded(self.filter.text()).split(), self.colour.currentData()
        found = [
            item
            for item in items
            if (not colour or item.note.colour == colour)
            and all(word in _words(item) for word in wanted)
        ]
        current = self.list.currentIndex().row()
        self.model.set_rows(_grouped(found) if is_all else found)
        if found and current >= 0:
            self.list.setCurrentIndex(self.model.index(min(current, len(self.model.rows) - 1)))
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

    def _go(self, row: Any) -> None:
        if isinstance(row, Stray):
            self.stray_wanted.emit(row)
        elif isinstance(row, Item) and row.placed.span is not None:
            self._session.go_to(row.placed.span)


def _leads(row: Any) -> bool:
    """Whether a row leads anywhere."""
    return isinstance(row, Stray) or (isinstance(row, Item) and row.placed.span is not None)


def _grouped(strays: list[Stray]) -> list[Any]:
    """Return notes below the titles of their transcripts."""
    rows: list[Any] = []
    for _id, group in groupby(strays, key=lambda stray: stray.note.transcript):
        notes = list(group)
        rows.append(Heading(notes[0].title, len(notes)))
        rows.extend(notes)
    return rows


def _words(item: Item | Stray) -> str:
    note = item.note
    title = item.title if isinstance(item, Stray) else ""
    return folded(" ".join((note.quote, note.words, title, *note.tags)))


def _look(row: Item | Stray | Heading) -> RowView:
    if isinstance(row, Heading):
        return RowView(Kind.HEADING, row.words, f"{row.size:,}")
    note, state = row.note, told(row) if isinstance(row, Item) else ""
    tags = " ".join(f"#{tag}" for tag in note.tags)
    detail = "  ·  ".join(filter(None, (colour_name(note), state, note.words, tags)))
    return RowView(
        Kind.CARD,
        note.quote,
        detail,
        "note" if note.words else "unread",
        spoken=state,
        tip=note.quote[:_LONGEST_TIP],
        tint=note.colour or "yellow",
    )
