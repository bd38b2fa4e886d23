"""The transcripts that are kept, beside the text: filtered as one types, in order, in groups."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QMenuBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.direction import in_a_row
from reader.kept.settings import Settings
from reader.ui.pages.shelf_trouble import ShelfTrouble
from reader.ui.panels.library_head import AwayNote, LibraryHead
from reader.ui.panels.list_panel import ListPanel, MenuRow
from reader.ui.parts import plain
from reader.ui.parts.background import Job
from reader.ui.parts.desktop.drops import local_files
from reader.ui.parts.desktop.open_link import open_folder
from reader.ui.parts.icons import icon
from reader.ui.parts.panel_parts import FilterField, fill
from reader.ui.parts.row_view import RowsView
from reader.ui.parts.rows import RowKind, RowsModel, RowView
from reader.ui.parts.theme import Appearance, Theme, set_role
from reader.ui.state.doors import Doors
from reader.ui.state.libraries import Libraries
from reader.ui.state.shelf import Shelf
from reader.ui.state.shelf_cards import MANY, Card, Heading, Row, grouped, matching, ordered
from reader.wording import number, tr


class LibraryPane(ListPanel):
    """The list of the library, with what can be done with it.

    *Signals*: ``files_wanted()``, ``folder_wanted()``: the person wants to choose what is taken in;
    ``tags_wanted(list)``: the tags of the transcripts of these numbers are to be edited;
    ``details_wanted(int)``: what the transcript of that number is called is;
    ``exporting_wanted(list)``: these are to be saved as files;
    ``arranging_wanted(QPoint)``: the menu of orders and groups is asked for, at a place on the
    screen.
    """

    files_wanted = Signal()
    folder_wanted = Signal()
    tags_wanted = Signal(object)
    details_wanted = Signal(int)
    exporting_wanted = Signal(object)
    arranging_wanted = Signal(QPoint)

    def __init__(
        self,
        shelf: Shelf,
        doors: Doors,
        settings: Settings,
        appearance: Appearance,
        libraries: Libraries,
    ) -> None:
        self.model = RowsModel(self._look)
        self.filter = FilterField(appearance, tr("Filter the library"))
        self.list = RowsView(self.model, appearance, tr("Library"))
        super().__init__(tr("Library"), self.list, self.filter, above=22, is_under_tab=False)
        self._shelf, self._doors, self._settings = shelf, doors, settings
        self.list.let_be_many()
        self.head = LibraryHead(libraries, tr("Library"))
        self.away = AwayNote(libraries, self)
        self.arrange_button = QToolButton()
        self.trouble = ShelfTrouble(shelf)
        self._in_order: tuple[tuple[int, str], list[Card]] | None = None
        self._arranging, self._is_arranging, self._wants_first = Job(), False, False
        self._invitation = QWidget()
        self.keep_button = QPushButton(tr("&Keep This Transcript"))
        self._arrange()
        self._connect(appearance)
        self._show()

    # -- making it ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.setAcceptDrops(True)
        self.arrange_button.setAutoRaise(True)
        self.arrange_button.setAccessibleName(tr("Order and groups"))
        plain.set_tooltip(self.arrange_button, tr("Order and groups"))
        for page in (self._invitation, self.trouble):
            self._below.addWidget(page)
        self._arrange_invitation()
        top = QVBoxLayout()
        top.setContentsMargins(12, 4, 6, 6)
        top.setSpacing(1)
        line = QHBoxLayout()
        line.addWidget(self.head, 1)
        line.addWidget(self._count)
        line.addWidget(self.arrange_button)
        top.addLayout(line)
        top.addWidget(self.away)
        field = QHBoxLayout()
        field.setContentsMargins(0, 0, 4, 0)
        field.addWidget(self.filter)
        top.addLayout(field)
        fill(self, top, self._below)

    def _arrange_invitation(self) -> None:
        words = plain.label(
            tr(
                "Nothing is kept here yet. Add files, folders or ZIP archives, or drop them here: "
                "then all of them can be searched at once, and related videos lead to them."
            ),
            wrap=True,
        )
        set_role(words, "quiet")
        add = QPushButton(tr("A&dd Files…"))
        add.clicked.connect(lambda: self.files_wanted.emit())
        folder = QPushButton(tr("Add a Folde&r…"))
        folder.clicked.connect(lambda: self.folder_wanted.emit())
        self.keep_button.clicked.connect(lambda: self._doors.keep_here())
        rows = QVBoxLayout(self._invitation)
        rows.setContentsMargins(14, 18, 14, 14)
        rows.setSpacing(10)
        for widget in (words, add, folder, self.keep_button):
            rows.addWidget(widget)
        rows.addStretch(1)

    def _connect(self, appearance: Appearance) -> None:
        self.filter.textChanged.connect(self._filter_by)
        self.filter.chosen.connect(self._open_first)
        self.list.opened.connect(self._open)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._tell_chosen())
        self.list.delete_wanted.connect(lambda: self._shelf.remove(self.selected_ids()))
        self.arrange_button.clicked.connect(
            lambda: self.arranging_wanted.emit(
                self.arrange_button.mapToGlobal(self.arrange_button.rect().bottomLeft())
            )
        )
        self._shelf.entries_changed.connect(self._show)
        self._shelf.first_read.connect(self._show_first)
        self._shelf.trouble_changed.connect(self._show)
        self._doors.here_changed.connect(self._tell_shown)
        self._settings.watch(lambda _: self._show(), "library_sort", "library_group")
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_keyboard)
        appearance.theme_changed.connect(self._recolour)
        self._recolour(appearance.theme)

    def _recolour(self, look: Theme) -> None:
        self.arrange_button.setIcon(icon("more", look))
        self.head.recolour(look)

    # -- what is shown --------------------------------------------------------------------------

    def _show(self) -> None:
        """Show the list, the selection kept on the same transcripts."""
        self._arranging.cancel()
        if self._shelf.trouble is not None:
            self._below.setCurrentWidget(self.trouble)
            self._count.clear()
            self.filter.setEnabled(False)
            return
        self.filter.setEnabled(True)
        self._is_arranging = True
        shelf, query = self._shelf, self.filter.text()
        order, group = self._settings.library_sort, self._settings.library_group
        cards, key = shelf.cards, (shelf.version, order)
        kept = self._in_order[1] if self._in_order and self._in_order[0] == key else None

        def arrange() -> tuple[list[Card], list[Card], list[Row]]:
            in_order = kept or ordered(cards, order)
            found = matching(in_order, query)
            return in_order, found, grouped(found, group)

        def arranged(answer: tuple[list[Card], list[Card], list[Row]]) -> None:
            in_order, found, rows = answer
            self._is_arranging = False
            self._in_order = (key, in_order)  # each letter in the filter asks for them
            self._show_rows(rows, len(found), len(in_order))
            if self._wants_first:
                self._open_first()

        self._arranging = shelf.arrange(arrange, arranged, is_many=len(cards) > MANY)

    def _filter_by(self, _: str) -> None:
        self._wants_first = False
        self._show()

    def _show_rows(self, rows: list[Row], found: int, total: int) -> None:
        current = self._id_at(self.list.currentIndex().row())
        scrolled = self.list.verticalScrollBar().value()
        self.model.set_rows(rows)
        row = self._row_of(current) if current else None
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))
        self.list.verticalScrollBar().setValue(scrolled)
        self._tell_chosen()
        self.keep_button.setVisible(self._doors.can_keep)
        query = plain.one_line(self.filter.text(), 60)
        why = tr("Nothing in the library matches “{}”.").format(query)
        if not total:
            why = tr("The library is being opened …")
        self._tell(found, total, why, is_filtered=bool(query.strip()))
        if not total and self._shelf.is_read:
            self._below.setCurrentWidget(self._invitation)

    def _show_first(self, cards: list[Card]) -> None:
        """Show those that stand first while the others are read, in the order of reading."""
        if self._settings.library_sort == "read" and self._settings.library_group == "none":
            found = matching(cards, self.filter.text())
            self._show_rows(list(found), len(found), len(cards))

    def _look(self, row: Any) -> RowView:
        if isinstance(row, Heading):
            return RowView(RowKind.HEADING, row.words, number(row.size), tip=row.tip)
        entry, state = row.entry, row.state
        detail = in_a_row((*row.facts, state)) if entry.read and entry.reached < 1 else row.detail
        sign = "unread" if not entry.read else "check" if entry.reached >= 1 else "reading"
        return RowView(
            RowKind.CARD,
            entry.title,
            detail,
            sign,
            is_shown=entry.id == self._doors.here,
            spoken=state if detail == row.detail else "",
            tip=entry.title,
        )

    def _tell_chosen(self) -> None:
        ids = self.selected_ids()
        self._doors.choose(ids[0] if len(ids) == 1 else 0)

    def _follow_keyboard(self, _: QWidget | None, now: QWidget | None) -> None:
        """Tell whether the list has the keyboard; that a menu has it is on the way to an act."""
        if now is not None and not isinstance(now, QMenu | QMenuBar):
            self._doors.walk_list(now is self or self.isAncestorOf(now))

    def _tell_shown(self) -> None:
        self.model.look_anew()
        self.keep_button.setVisible(self._doors.can_keep)

    def _id_at(self, row: int) -> int:
        found = self.model.rows[row] if 0 <= row < len(self.model.rows) else None
        return found.entry.id if isinstance(found, Card) else 0

    def _row_of(self, id_: int) -> int | None:
        rows = enumerate(self.model.rows)
        return next(
            (row for row, one in rows if isinstance(one, Card) and one.entry.id == id_), None
        )

    # -- what the person does -------------------------------------------------------------------

    def selected_ids(self) -> list[int]:
        """Return the numbers of the transcripts that are selected."""
        ids = (self._id_at(row) for row in self.list.selected_rows())
        return list(dict.fromkeys(id_ for id_ in ids if id_))

    def menu_rows(self) -> list[MenuRow]:
        """Return what the context menu of the selected transcripts offers."""
        ids, shelf = self.selected_ids(), self._shelf
        entries = [card.entry for id_ in ids if (card := shelf.card(id_)) is not None]
        are_read = all(entry.read and entry.reached >= 1 for entry in entries)
        first = ids[0] if ids else 0
        mark = tr("Mark as &Not Read") if are_read else tr("Mark as &Read")
        return [
            (tr("&Open"), (lambda: self._doors.open(first)) if len(ids) == 1 else None),
            (
                tr("&Edit Details…"),
                (lambda: self.details_wanted.emit(first)) if len(ids) == 1 else None,
            ),
            (tr("&Tags…"), lambda: self.tags_wanted.emit(ids)),
            (tr("E&xport…"), (lambda: self.exporting_wanted.emit(ids)) if ids else None),
            (tr("&Show in Folder"), self._shows_folder([entry.path for entry in entries])),
            (mark, lambda: shelf.mark(ids, is_read=not are_read)),
            None,
            (tr("Re&move from the Library"), lambda: shelf.remove(ids)),
        ]

    def _shows_folder(self, paths: Sequence[str]) -> Callable[[], object] | None:
        """Return what shows the folder of a file, of one that there is."""
        if len(paths) != 1 or not paths[0]:
            return None
        # An archive stands for what is in it.
        folders = [one for one in Path(paths[0]).parents if os.path.isdir(one)]
        return (lambda: open_folder(folders[0])) if folders else None

    def _open(self, row: int) -> None:
        if id_ := self._id_at(row):
            self._doors.open(id_)

    def _open_first(self) -> None:
        """With a filter typed, Enter opens the first transcript it leaves."""
        self._wants_first = self._is_arranging
        if self._wants_first:
            return  # what is shown is not what was typed
        ids = [self._id_at(row) for row in range(min(2, len(self.model.rows)))]
        first = next(filter(None, ids), 0)
        if first and self.filter.text().strip():
            self._doors.open(first)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and folders: dropped here, they are taken in."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what is dropped."""
        event.acceptProposedAction()
        self._shelf.take_in(local_files(event.mimeData()))
