"""The highlights and notes of the transcript shown, below each other; a click goes there."""

from __future__ import annotations

from bisect import insort
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
)

from reader.direction import in_a_row
from reader.model.highlight import COLOURS
from reader.model.search.fold import folded
from reader.ui.panels.list_panel import ListPanel, MenuRow
from reader.ui.parts.background import Job
from reader.ui.parts.cards import CardsView
from reader.ui.parts.note_colours import swatch
from reader.ui.parts.panel_parts import FilterField, fill
from reader.ui.parts.rows import RowKind, RowsModel, RowView
from reader.ui.parts.theme import Appearance, Theme, set_role
from reader.ui.state.highlights import (
    Highlights,
    PlacedNote,
    Stray,
    colour_name,
    told,
    words_of,
)
from reader.ui.state.session import Session
from reader.ui.state.shelf_cards import MANY, Heading
from reader.wording import number, tr

if TYPE_CHECKING:
    from reader.model.transcript import Span


class NotesPane(ListPanel):
    """The list of the highlights, narrowed by words, tags and colour.

    *Signals*: ``editing_wanted(Note)``: a note
    is to be edited; ``copying_wanted(list)``: the quotations of some are to be copied;
    ``basket_wanted(list)``: they are to go into the basket; ``stray_wanted(Stray)``: a note of any
    transcript is to be shown there; ``hearing_wanted(Span)``: what is highlighted is to be heard.
    """

    editing_wanted = Signal(object)
    stray_wanted = Signal(object)
    copying_wanted = Signal(object)
    basket_wanted = Signal(object)
    hearing_wanted = Signal(object)

    def __init__(self, session: Session, highlights: Highlights, appearance: Appearance) -> None:
        self.model = RowsModel(_look)
        self.list = CardsView(self.model, appearance, tr("Highlights and notes"))
        self.filter = FilterField(appearance, tr("Filter the highlights"))
        super().__init__(tr("Highlights"), self.list, self.filter)
        self._session, self._highlights = session, highlights
        self._appearance = appearance
        self.colour = QComboBox()
        self.all_button = QPushButton(tr("All &Transcripts"))
        self._strays: list[Stray] = []
        self._reading, self._arranging = Job(), Job()
        self._is_reading = self._is_arranging = False
        self._arrange()
        self._connect()
        self._show()

    def chosen(self) -> list[PlacedNote]:
        """Return the highlights of the transcript shown that are selected."""
        return [row for row in self._selected() if isinstance(row, PlacedNote)]

    def _selected(self) -> list[Any]:
        return [self.model.rows[row] for row in self.list.selected_rows()]

    def menu_rows(self) -> list[MenuRow]:
        """Return what the context menu of the selected highlights offers."""
        items = self.chosen()
        rows = [row for row in self._selected() if not isinstance(row, Heading)]
        one = rows[0] if len(rows) == 1 else None
        notes = [row.note for row in rows]
        own = [note for note in notes if not note.author]
        span = items[0].placed.span if len(items) == 1 else None
        return [
            (tr("&Go There"), (lambda: self._go(one)) if _leads(one) else None),
            (tr("&Hear"), (lambda: self.hearing_wanted.emit(span)) if span is not None else None),
            (
                tr("&Edit Note…"),
                (lambda: self.editing_wanted.emit(one.note))
                if one and one.note.is_to_change
                else None,
            ),
            (
                tr("&Copy Quotation"),
                (lambda: self.copying_wanted.emit(items)) if items else None,
            ),
            (
                tr("Put into the &Basket"),
                (lambda: self.basket_wanted.emit(items)) if items else None,
            ),
            None,
            (tr("&Remove"), (lambda: self._highlights.remove(notes)) if own else None),
        ]

    # -- making it ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.colour.setAccessibleName(tr("Colour"))
        self.colour.addItem(tr("All colours"), "")
        for name, words in COLOURS.items():
            self.colour.addItem(words, name)
        self._show_swatches(self._appearance.theme)
        self.all_button.setCheckable(True)
        set_role(self.all_button, "flat")
        line = QHBoxLayout()
        line.addWidget(self.filter, 1)
        line.addWidget(self.colour)
        top = QVBoxLayout()
        top.setContentsMargins(12, 4, 10, 6)
        top.setSpacing(4)
        top.addLayout(self._head(self.all_button))
        top.addLayout(line)
        fill(self, top, self._below)

    def _show_swatches(self, look: Theme) -> None:
        for row, name in enumerate(COLOURS, 1):
            self.colour.setItemIcon(row, swatch(look, name))

    def _connect(self) -> None:
        self._appearance.theme_changed.connect(self._show_swatches)
        self.filter.textChanged.connect(lambda _: self._show())
        self.filter.chosen.connect(self.list.go_to_first)
        self.colour.currentIndexChanged.connect(lambda _: self._show())
        self.list.opened.connect(lambda row: self._go(self.model.rows[row]))
        self.all_button.toggled.connect(lambda _: self._follow())
        self.list.delete_wanted.connect(
            lambda: self._highlights.remove(
                [row.note for row in self._selected() if not isinstance(row, Heading)]
            )
        )
        self._highlights.changed.connect(self._follow_here)
        self._highlights.noted.connect(self._follow_note)
        self._highlights.all_changed.connect(self._follow_all)

    # -- what is shown --------------------------------------------------------------------------

    def _follow(self) -> None:
        """Show what has changed; the notes of all transcripts are read for it."""
        self._reading.cancel()
        if not self.all_button.isChecked():
            self._strays = []
            self._show()
            return

        def done(strays: list[Stray]) -> None:
            self._is_reading = False
            take(strays)

        def take(strays: list[Stray]) -> None:
            self._strays = strays
            self._show()

        def first(strays: list[Stray]) -> None:
            if not self._strays:
                take(strays)

        self._is_reading = True
        self._reading = self._highlights.read_all(first, done)

    def _follow_here(self) -> None:
        if not self.all_button.isChecked():
            self._show()

    def _follow_all(self) -> None:
        if self.all_button.isChecked():
            self._follow()

    def _follow_note(self, gone: frozenset[int], stray: Stray | None) -> None:
        """Have one note of all be another: only of that its words are read and its row is set."""
        if not self.all_button.isChecked():
            return
        if self._is_reading:
            self._follow()
            return
        self._strays = [one for one in self._strays if one.note.id not in gone]
        if stray is not None:
            insort(self._strays, stray, key=_place)
        row = None if self._is_arranging else self._row_of(gone)
        if stray is not None and row is not None and self._is_wanted(stray):
            self.model.replace(row, stray)
        else:
            self._show()

    def _row_of(self, ids: frozenset[int]) -> int | None:
        """Return in which row one of these notes of all transcripts is."""
        rows = enumerate(self.model.rows)
        return next((n for n, row in rows if isinstance(row, Stray) and row.note.id in ids), None)

    def _is_wanted(self, item: PlacedNote | Stray) -> bool:
        """Whether the filter and the colour leave a note in the list."""
        colour = self.colour.currentData()
        wanted = folded(self.filter.text()).split()
        return (not colour or item.note.colour == colour) and all(
            word in _words(item) for word in wanted
        )

    def _show(self) -> None:
        self._arranging.cancel()
        is_all = self.all_button.isChecked()
        items: list[Any] = list(self._strays if is_all else self._highlights.items)
        wanted, colour = folded(self.filter.text()).split(), self.colour.currentData()

        def arrange() -> tuple[int, list[Any]]:
            found = [item for item in items if not colour or item.note.colour == colour]
            for word in wanted:
                found = [item for item in found if word in _words(item)]
            return len(found), _grouped(found) if is_all else found

        def arranged(answer: tuple[int, list[Any]]) -> None:
            self._is_arranging = False
            self._show_rows(*answer, len(items))

        self._is_arranging = True
        self._arranging = self._highlights.arrange(arrange, arranged, is_many=len(items) > MANY)

    def _show_rows(self, found: int, rows: list[Any], total: int) -> None:
        current = self.list.currentIndex().row()
        before = self.model.rows[current] if current >= 0 else None
        self.model.set_rows(rows)
        if found and current >= 0:
            kept = self._row_of(frozenset((before.note.id,))) if isinstance(before, Stray) else None
            self.list.select_row(min(current, len(rows) - 1) if kept is None else kept)
        why = tr("No highlight is like that.")
        if not total:
            why = tr("Nothing is highlighted here yet. Select words and press Ctrl+1 to Ctrl+5.")
        self._tell(found, total, why, is_filtered=found != total)

    def _go(self, row: Any) -> None:
        if isinstance(row, Stray):
            self.stray_wanted.emit(row)
        elif isinstance(row, PlacedNote) and row.placed.span is not None:
            self._session.go_to(row.placed.span)


def _place(stray: Stray) -> tuple[int, Span, int]:
    return stray.note.place


def _leads(row: Any) -> bool:
    """Whether a row leads anywhere."""
    return isinstance(row, Stray) or (isinstance(row, PlacedNote) and row.placed.span is not None)


def _grouped(strays: list[Stray]) -> list[Any]:
    """Return notes below the titles of their transcripts."""
    rows: list[Any] = []
    for _id, group in groupby(strays, key=lambda stray: stray.note.transcript):
        notes = list(group)
        rows.append(Heading(notes[0].title, len(notes)))
        rows.extend(notes)
    return rows


def _words(item: PlacedNote | Stray) -> str:
    return item.words if isinstance(item, Stray) else words_of(item.note)


def _look(row: PlacedNote | Stray | Heading) -> RowView:
    if isinstance(row, Heading):
        return RowView(RowKind.HEADING, row.words, number(row.size))
    note, state = row.note, told(row) if isinstance(row, PlacedNote) else ""
    said = row.said if isinstance(row, PlacedNote) else ""
    tags = " ".join(f"#{tag}" for tag in note.tags)
    shared = tr("shared, open to all") if note.is_open else tr("shared")
    whose = note.author or (shared if note.is_shared else "")
    detail = in_a_row((whose, said, colour_name(note), state, tags))
    return RowView(
        RowKind.CARD,
        note.quote,
        detail,
        "note" if note.words else "unread",
        spoken=state,
        tint=note.colour or "yellow",
        note=note.words,
    )
