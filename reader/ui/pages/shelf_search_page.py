"""The page that searches the whole library: what was found, and how to ask.

Its field stands in the search bar of the window, as long as the page is shown.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.kept.searches import Searches
from reader.ui.pages.hit_bars import HitBars
from reader.ui.pages.low_head import fill_low
from reader.ui.pages.shelf_rows import (
    TABLE_ORDERS,
    FoldedResult,
    Folds,
    Foot,
    HitRow,
    KeptSearch,
    More,
    ShelfHitModel,
    foot_of,
    look,
    rows_of,
)
from reader.ui.pages.shelf_said import NothingFound, said_of
from reader.ui.pages.shelf_trouble import ShelfTrouble
from reader.ui.parts import plain
from reader.ui.parts.context_table import ContextTable
from reader.ui.parts.flow_layout import FlowLayout
from reader.ui.parts.panel_parts import Below, FilterField, heading
from reader.ui.parts.row_view import RowsView
from reader.ui.parts.rows import RowsModel
from reader.ui.parts.theme import Appearance, set_role
from reader.ui.state.doors import Doors
from reader.ui.state.libraries import words_to_find_in
from reader.ui.state.shelf import Shelf
from reader.ui.state.shelf_cards import Heading
from reader.ui.state.shelf_search import Narrowing, Result, ShelfSearch, ShelfState
from reader.wording import number, tr, trn

_LONGEST_QUERY = 1_000
_LONGEST_VALUE = 60
# Once somebody types no more: a count after each letter would be heard over the letters.
_PAUSE_MS = 500
_SIDE = 24

# Translators: at the left what is asked, in which AND, OR, NEAR and what ends with ":" stay so
HELP = (
    (tr("founding act"), tr("these words one after another, as in the search bar")),
    (tr("water AND bridge"), tr("both, as whole words, wherever in a transcript")),
    (tr("water OR old river"), tr("one of the two")),
    (tr("ship NEAR harbour"), tr("at most ten words between them; NEAR/3: at most three")),
    (tr("bridg*"), tr("words that begin so")),
    (tr("-harbour"), tr("not in the same transcript")),
    (tr("speaker:Ana"), tr("said by Ana or Ana Lima, not by Diana")),
    (tr("title:hearing"), tr("in transcripts with this word in the title")),
    (tr("tag:nato"), tr("in transcripts with this tag; also folder:talks and language:en")),
    (tr("after:2019 before:2021-03"), tr("of videos from then to then: a year, month or day")),
    (tr("kind:auto"), tr("captions made by a machine; also human, translated, unknown")),
)
"""What can be asked, and what it means."""

ORDERS = (
    ("added", tr("Added last first")),
    ("relevance", tr("By relevance")),
    ("date", tr("Newest first")),
    ("title", tr("By title")),
    ("speaker", tr("By speaker")),
)
"""The orders of transcripts, by their value in the library, and how they are called."""

_NARROWINGS = {
    "year": (tr("Year…"), tr("Only of one year")),
    "folder": (tr("Folder…"), tr("Only of one folder")),
    "tag": (tr("Tag…"), tr("Only of one tag")),
    "speaker": (tr("Speaker…"), tr("Only of one speaker")),
    "language": (tr("Language…"), tr("Only of one language")),
    "kind": (tr("Kind…"), tr("Only of one kind")),
}


class ShelfSearchPage(QWidget):
    """Finds as one types, in all transcripts at once.

    *Signals*: ``left()``: the keyboard is to go back to where it was; ``saving_wanted()``: all hits
    are to be saved as a table; ``library_wanted()``: the library's panel is to be shown;
    ``menu_wanted(list, QPoint)``: a menu of these rows is to be shown at a place on the screen;
    ``told(str)``: what was found, once nobody types any more; ``failed(ReaderError)``: a search
    could not be kept; ``kept(str)``: one was, or was forgotten.
    """

    left = Signal()
    library_wanted = Signal()
    failed = Signal(object)
    kept = Signal(str)
    saving_wanted = Signal()
    menu_wanted = Signal(object, QPoint)
    told = Signal(str)

    def __init__(
        self,
        shelf: Shelf,
        search: ShelfSearch,
        doors: Doors,
        appearance: Appearance,
        searches: Searches,
    ) -> None:
        super().__init__()
        self._shelf, self._search, self._doors = shelf, search, doors
        self._searches = searches
        self._folds = Folds()
        self.field = FilterField(appearance, tr("Find in the library"), _LONGEST_QUERY)
        self.help_button = QPushButton(tr("How to &Ask"))
        self.table_button = QPushButton(tr("As a Ta&ble"))
        self.save_button = QPushButton(tr("Save H&its…"))
        self.fold_button = QPushButton()
        self.saved_button = QPushButton(tr("&Kept Searches…"))
        self.bars = HitBars(appearance, self)
        self.order = QComboBox()
        self.table_order = QComboBox()
        self.said = plain.label(wrap=True)
        self._told = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.help = _help()
        self.model = RowsModel(look)
        self.list = RowsView(self.model, appearance, tr("What was found"))
        self.hits = ShelfHitModel()
        self.table = ContextTable(self.hits)
        set_role(self.table, "page")
        self._empty = NothingFound(_SIDE)
        self._below = Below()
        self.narrowing = QWidget()
        self._narrow_by = FlowLayout(12)
        self._arrange()
        self._connect()
        self._show()

    @property
    def way_in(self) -> QWidget:
        """What takes the keyboard: what was found, or why nothing was."""
        shown = self._below.currentWidget()
        return self._empty.way_in if shown is self._empty else shown or self.list

    def ask(self, words: str) -> None:
        """Go to the field; where words are given, search for them."""
        if words:
            self.field.setText(words)
            self._search.set_query(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    # -- making it ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(tr("Search the library"))
        # Translators: in which order they are listed
        self.order.setAccessibleName(tr("Order"))
        plain.set_tooltip(self.order, tr("Which transcripts come first"))
        for order, words in ORDERS:
            self.order.addItem(words, order)
        self.table_order.setAccessibleName(tr("Order of the hits"))
        plain.set_tooltip(self.table_order, tr("Which hits come first"))
        for order, (words, _) in TABLE_ORDERS.items():
            self.table_order.addItem(words, order)
        for button in (self.help_button, self.table_button):
            button.setCheckable(True)
        self._buttons = (
            self.fold_button,
            self.table_button,
            self.save_button,
            self.saved_button,
            self.help_button,
        )
        for button in self._buttons:
            set_role(button, "flat")
        self.help.hide()
        self.trouble = ShelfTrouble(self._shelf)
        for page in (self.list, self.table, self._empty, self.trouble):
            self._below.addWidget(page)
        acts = FlowLayout(4, hangs=True)
        for widget in (self.table_order, self.order, *self._buttons):
            acts.addWidget(widget)
        top = QVBoxLayout()
        top.setContentsMargins(_SIDE, 18, _SIDE, 6)
        top.setSpacing(8)
        self.narrowing.setLayout(self._narrow_by)
        self.narrowing.hide()
        top.addWidget(self.said)
        top.addLayout(acts)
        top.addWidget(self.narrowing)
        top.addWidget(self.bars)
        top.addWidget(self.help)
        fill_low(self, top, self._below)

    def _connect(self) -> None:
        self.field.textEdited.connect(self._search.set_query)
        self.field.left.connect(self.left)
        self._empty.library_wanted.connect(self.library_wanted)
        self.field.entered.connect(self._enter)
        self.field.chosen.connect(self._open_current)
        self.help_button.toggled.connect(self.help.setVisible)
        self.table_button.toggled.connect(self._as_table)
        self.order.activated.connect(lambda: self._search.set_order(self.order.currentData()))
        self.table_order.activated.connect(
            lambda: self.hits.set_order(self.table_order.currentData())
        )
        self.save_button.clicked.connect(lambda: self.saving_wanted.emit())
        self.fold_button.clicked.connect(lambda: self._fold_all())
        self.saved_button.clicked.connect(lambda: self._offer_searches())
        self.bars.chosen.connect(self._narrow)
        self.list.fold_wanted.connect(self._fold)
        self.list.opened.connect(self._open)
        self.list.over_top.connect(lambda: self.field.setFocus(Qt.FocusReason.BacktabFocusReason))
        self.list.left.connect(self.field.setFocus)
        self.table.left.connect(self.field.setFocus)
        self.table.chosen.connect(self._go_to)
        self._search.cleared.connect(self._clear)
        self._search.found.connect(self._add)
        self._search.grown.connect(self._grow)
        self._search.changed.connect(self._show)
        self._search.narrowed.connect(self._show_narrowings)
        self._shelf.entries_changed.connect(self._show)
        self._shelf.trouble_changed.connect(self._show)

    # -- what was found -------------------------------------------------------------------------

    def _clear(self) -> None:
        self.model.set_rows([])
        self.hits.clear()

    def _add(self, results: list[Result]) -> None:
        self.model.add_rows(rows_of(results, self._folds))
        self.hits.add(results)
        if self.list.hasFocus() and not self.list.currentIndex().isValid():
            self.list.go_to_first()

    def _grow(self, result: Result) -> None:
        """Show all hits of a transcript, the first new one current."""
        self._set_rows(self.list.currentIndex().row())

    def _set_rows(self, current: int) -> None:
        """Show all rows anew, a row the current one."""
        scrolled = self.list.verticalScrollBar().value()
        self.model.set_rows(rows_of(self._search.results, self._folds))
        self._show_foot(self._search.state)
        self.list.verticalScrollBar().setValue(scrolled)
        self.list.select_row(min(max(current, 0), len(self.model.rows) - 1))

    def _fold(self, row: int, on: bool) -> None:
        """Fold the hits of a transcript away, or have them back."""
        found = self.model.rows[row]
        result = found.result if isinstance(found, FoldedResult) else found
        self._folds.set(result, on=on)
        self._set_rows(row)

    def _fold_all(self) -> None:
        """Fold all that is listed, or unfold it; what is found from now on too."""
        self._folds = Folds(all_=not self._folds.all)
        self._show()
        self._set_rows(0)

    def _show(self, _: object = None) -> None:
        state = self._search.state
        if not state.like and self.field.text() != state.query:
            self.field.setText(state.query)
        self.field.setPlaceholderText(words_to_find_in(self._shelf.address))
        self.said.setText(self._summary(state))
        self._pause.start()
        set_role(self.said, "warning" if state.error else "quiet")
        self._show_foot(state)
        has_hits = state.hits > 0
        is_table = self.table_button.isChecked() and has_hits
        self.order.setVisible(state.transcripts > 1 and not state.like and not is_table)
        self.table_order.setVisible(is_table)
        self.table_button.setVisible(has_hits)
        self.save_button.setVisible(has_hits and not state.like)
        self.fold_button.setVisible(has_hits and state.transcripts > 1 and not is_table)
        self.fold_button.setText(tr("Un&fold All") if self._folds.all else tr("&Fold All"))
        self.saved_button.setVisible(bool(state.query.strip() or self._searches.all))
        if not state.query.strip() and not state.like:
            self._show_searches()
        if self._shelf.trouble is not None:
            self._below.setCurrentWidget(self.trouble)
        elif state.transcripts or state.apart or self.model.rows:
            self._below.setCurrentWidget(self.table if is_table else self.list)
        else:
            self._empty.say(self._nothing(state), leads=self._is_nothing_kept)
            self._below.setCurrentWidget(self._empty)

    def _summary(self, state: ShelfState) -> str:
        """Return what was found, and how it was understood and put in order where that counts."""
        if state.error:
            return said_of(state)
        said = (said_of(state), plain.one_line(self._search.remark))
        return f"{' · '.join(filter(None, said))} {self._search.in_part}".strip()

    def _show_foot(self, state: ShelfState) -> None:
        """Have the last row be the way to what is not listed, where there is one."""
        shown = self.model.rows[-1] if self.model.rows else None
        foot = foot_of(state)
        if isinstance(shown, Foot) and shown != foot:
            self.model.drop_last()
        if foot and shown != foot:
            self.model.add_rows([foot])

    def _show_narrowings(self) -> None:
        """Offer what the transcripts differ by, each with its values in a menu."""
        while (item := self._narrow_by.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        if self._search.narrowings:
            label = plain.label(tr("Only of one:"))
            set_role(label, "quiet")
            self._narrow_by.addWidget(label)
        for narrowing in self._search.narrowings:
            words, name = _NARROWINGS[narrowing.name]
            button = QPushButton(words)
            button.setAccessibleName(name)
            set_role(button, "link")
            button.clicked.connect(partial(self._offer, button, narrowing))
            self._narrow_by.addWidget(button)
        self.narrowing.setVisible(bool(self._search.narrowings))
        self.bars.show_counts(self._search.narrowings)

    def _offer(self, button: QPushButton, narrowing: Narrowing, *_: object) -> None:
        """Ask for a menu of the values, with how many transcripts have each."""
        rows = [
            (
                f"{plain.menu_text(one.words, _LONGEST_VALUE)}\t{number(one.transcripts)}",
                partial(self._narrow, one.query),
            )
            for one in narrowing.values
        ]
        self.menu_wanted.emit(rows, button.mapToGlobal(QPoint(0, button.height())))

    def _offer_searches(self) -> None:
        """Ask for a menu that keeps the search, or forgets it, and leads to those that are kept."""
        query = self._search.state.query.strip()
        is_kept = self._searches.has(query)
        words = tr("&Forget This Search") if is_kept else tr("&Keep This Search")
        keep = partial(self._keep, query, on=not is_kept) if query else None
        kept = [
            (plain.menu_text(one, _LONGEST_VALUE), partial(self.ask, one))
            for one in self._searches.all
        ]
        below = QPoint(0, self.saved_button.height())
        self.menu_wanted.emit(
            [(words, keep), *([None] if kept else []), *kept], self.saved_button.mapToGlobal(below)
        )

    def _show_searches(self) -> None:
        """List the searches that are kept, where nothing is searched for."""
        kept = self._searches.all
        rows = [Heading(tr("Kept searches"), len(kept)), *map(KeptSearch, kept)]
        if list(self.model.rows) != (rows if kept else []):
            self.model.set_rows(rows if kept else [])

    def _keep(self, query: str, *, on: bool) -> None:
        try:
            (self._searches.keep if on else self._searches.forget)(query)
        except ReaderError as error:
            self.failed.emit(error)
        else:
            words = (
                tr("“{}” was kept: it is listed here while nothing is searched for.")
                if on
                else tr("“{}” is kept no more.")
            )
            self.kept.emit(words.format(plain.one_line(query, _LONGEST_VALUE)))
        self._show()

    def _narrow(self, query: str) -> None:
        self._search.narrow(query)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _is_nothing_kept(self) -> bool:
        return self._shelf.is_read and not self._shelf.cards

    def _nothing(self, state: ShelfState) -> str:
        if state.error or state.is_busy:
            return ""
        count = len(self._shelf.cards)
        if self._is_nothing_kept:
            return tr("Nothing is kept in the library yet: add files to it first (F8).")
        if state.like:
            return tr("Nothing else in the library is about the same.")
        if state.query.strip():
            return f"{self._search.none_says} {self._search.hint}".rstrip()
        if count < 2:
            return tr("Type what was said.")
        return trn(
            "{n} transcript is searched as you type.",
            "{n} transcripts are searched as you type.",
            count,
        )

    # -- what the person does -------------------------------------------------------------------

    def _open(self, row: int) -> None:
        found = self.model.rows[row]
        if isinstance(found, FoldedResult):
            found = found.result
        if isinstance(found, HitRow):
            self._doors.open(found.result.entry.id, found.hit)
        elif isinstance(found, More):
            self._search.grow(found.result)
        elif isinstance(found, Foot):
            if found.query:
                self._search.set_query(found.query)
            else:
                self._search.show_more()
        elif isinstance(found, KeptSearch):
            self.ask(found.query)
        elif isinstance(found, Heading):
            return
        elif found.hits:
            self._doors.open(found.entry.id, found.hits[0])
        else:
            self._doors.open(found.entry.id, found.text)

    def _go_to(self, row: int) -> None:
        passage = self.hits.passages[row]
        self._doors.open(passage.result.entry.id, passage.hit)

    def _tell(self) -> None:
        """Have it heard what was found, each time that it is something else."""
        state = self._search.state
        if state.is_busy:
            return
        words = self._summary(state) or (tr("No hits") if state.query else "")
        if words != self._told:
            self._told = words
            self.told.emit(words)

    def _as_table(self, on: bool) -> None:
        self._search.set_wants_all(on)
        self._show()

    def _open_current(self) -> None:
        if self.model.rows:
            self._open(max(self.list.currentIndex().row(), 0))

    def _enter(self) -> None:
        if self._below.currentWidget() is self.table:
            self.table.selectRow(max(self.table.currentIndex().row(), 0))
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.list.go_to_first()


def _help() -> QWidget:
    """The table of what can be asked."""
    made = QWidget()
    set_role(made, "panel")
    grid = QGridLayout(made)
    grid.setContentsMargins(12, 10, 12, 10)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for row, (asked, meant) in enumerate(HELP):
        query = heading(asked)
        query.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(query, row, 0)
        grid.addWidget(plain.label(meant, wrap=True), row, 1)
    return made
