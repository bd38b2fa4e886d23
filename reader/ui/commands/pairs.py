"""Two texts side by side: a second one opened beside the first, rows mended, both taken away."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QGuiApplication

from reader import formats
from reader.ui.actions.action import Action
from reader.ui.actions.actions import row_menu
from reader.ui.commands.conditions import CAN_QUOTE, HAS_PAIR
from reader.ui.commands.desk import Commands, Desk, file_filter, present
from reader.wording import tr

if TYPE_CHECKING:
    from reader.model.excerpt import Excerpt
    from reader.ui.pages.pairs.pair_pane import PairPane
    from reader.ui.panels.search_bar import PairFinding
    from reader.ui.panels.twin_bar import TwinBar
    from reader.ui.state.twin_texts.twin_offers import TwinOffer, TwinOffers
    from reader.ui.state.twin_texts.twins import Twins

_REST_MS = 700  # once the page stands
# Once somebody types no more: a count after each letter would be heard over the letters.
_PAUSE_MS = 500


class CopyQuotation(Protocol):
    """Puts a quotation, with its translation, on the clipboard, and says so in a sentence."""

    def __call__(
        self, excerpt: Excerpt, sentence: str, translation: Excerpt | None = None, /
    ) -> None: ...


class PairCommands(Commands):
    """What is done with two texts."""

    def __init__(self, desk: Desk, copy_quotation: CopyQuotation) -> None:
        super().__init__(desk)
        self._copy_quotation = copy_quotation
        self._kept = desk.folders.data / "pairs.json"
        self._told: tuple[object, ...] = ()
        self._rest = QTimer(desk.window, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(lambda: self.offers.look())
        desk.session.page_changed.connect(lambda _: self._look_soon())
        desk.shelf.entries_changed.connect(self._look_soon)
        self._clearings, self._kept_recent = desk.session.memory.clearings, True
        desk.session.recent_changed.connect(self._forget_recent)

    # What most starts have no use for is made, and imported, when it is first needed.

    @cached_property
    def twins(self) -> Twins:
        """The pair that is shown."""
        from reader.ui.state.twin_texts.twins import Twins

        made = Twins(self._session, self._kept)
        made.said.connect(self._desk.voice.announce)
        made.search.changed.connect(self._desk.search_bar.tell_steps)
        pause = QTimer(self._window, singleShot=True, interval=_PAUSE_MS)
        made.search.changed.connect(pause.start)
        pause.timeout.connect(self._tell_search)
        return made

    @cached_property
    def page(self) -> PairPane:
        """The page of both."""
        from reader.ui.pages.pairs.pair_pane import PairPane

        made = PairPane(self.twins, self._settings, self._desk.appearance)
        made.left.connect(self._session.back)
        made.hide_second.clicked.connect(lambda: self.hide("second"))
        made.view.turned.connect(self.twins.turn)
        made.view.opened.connect(self._open_row)
        made.view.copy_wanted.connect(self.copy)
        made.view.menu_wanted.connect(self._show_menu)
        return made

    @cached_property
    def finding(self) -> PairFinding:
        """How both are searched."""
        from reader.ui.panels.search_bar import PairFinding

        search = self.twins.search
        return PairFinding(self.page.field, self.page.found, search.step, lambda: bool(search.hits))

    @cached_property
    def offers(self) -> TwinOffers:
        """What could stand beside the transcript shown."""
        from reader.ui.state.twin_texts.twin_offers import TwinOffers

        desk = self._desk
        made = TwinOffers(desk.session, desk.shelf, desk.doors, self._remembered)
        made.changed.connect(self._show_offers)
        return made

    @cached_property
    def bar(self) -> TwinBar:
        """The bar that offers it, at the foot of the page."""
        from reader.ui.panels.twin_bar import TwinBar

        made = TwinBar(self.offers, self._desk.appearance)
        self._desk.areas.put_below(made)
        made.chosen.connect(self._take_offer)
        made.left.connect(self._desk.areas.focus_page)
        return made

    # -- a second one ---------------------------------------------------------------------------

    @Action(
        "pair-open",
        tr("Open &Beside…"),
        tr("Read the same words in another language side by side with this transcript"),
        keys="Ctrl+Alt+B",
        when=CAN_QUOTE,
    )
    def open(self) -> None:
        """Ask for the second text, and set it beside the one shown."""
        from PySide6.QtWidgets import QFileDialog  # late: no start asks for a file

        suffixes = " ".join(f"*{suffix}" for suffix in formats.suffixes())
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("Open Beside"),
            "",
            file_filter(tr("Transcripts"), suffixes),
        )
        if chosen:
            self.open_beside(Path(chosen))

    def open_beside(self, path: Path) -> None:
        """Set a file beside the transcript shown."""
        self.twins.open(path)

    def _remembered(self, name: str) -> list[str]:
        """What was set beside a transcript before."""
        return self.twins.files.beside(name) if os.path.exists(self._kept) else []

    def _forget_recent(self) -> None:
        """Forget what stood side by side as well, where the files opened are to be forgotten."""
        memory = self._session.memory
        is_cleared, self._clearings = memory.clearings != self._clearings, memory.clearings
        is_off, self._kept_recent = memory.keeps_recent < self._kept_recent, memory.keeps_recent
        if (is_cleared or is_off) and os.path.exists(self._kept):
            self.twins.forget_bare()
            self._look_soon()

    def _look_soon(self) -> None:
        if "bar" in vars(self):
            self.offers.forget()
        if self._session.transcript is not None:
            self._rest.start()

    def _show_offers(self) -> None:
        if self.offers.found or "bar" in vars(self):
            self.bar.tell()

    def _take_offer(self, offer: TwinOffer) -> None:
        here = self._session.transcript
        if here is None:
            return
        if offer.opened is not None:
            self.twins.set_beside(here, offer.opened)
        elif offer.shelf_id:
            self._desk.doors.fetch(
                offer.shelf_id,
                lambda second: self.twins.set_beside(here, second),
                self._session.tell_failed,
            )
        elif offer.path is not None:
            self.twins.open(offer.path)

    # -- hidden until asked ---------------------------------------------------------------------

    @Action(
        "pair-hide-first",
        tr("Hide or Show the &First Text"),
        tr("Hide the first of two texts until it is asked for, row by row, or show it again"),
        keys="Ctrl+Alt+1",
        when=HAS_PAIR,
        value="first",
    )
    @Action(
        "pair-hide-second",
        tr("Hide or Show the &Second Text"),
        tr("Hide the second of two texts until it is asked for, row by row, or show it again"),
        keys="Ctrl+Alt+2",
        when=HAS_PAIR,
        value="second",
    )
    def hide(self, name: str) -> None:
        from reader.model.pairing.pairing import PairSide

        side = PairSide(name)
        is_on = side not in self.twins.hidden
        self.twins.hide(side, on=is_on)
        if side is PairSide.FIRST:
            hidden = tr("The first text is hidden; Space shows it row by row")
            shown = tr("The first text is shown")
        else:
            hidden = tr("The second text is hidden; Space shows it row by row")
            shown = tr("The second text is shown")
        self._desk.voice.announce(hidden if is_on else shown)

    @Action(
        "pair-turn",
        tr("Show or Hide This &Row"),
        tr("Show what is hidden in this row, or hide it again; Space in the rows does it too"),
        keys="Ctrl+Alt+Space",
        when=HAS_PAIR,
    )
    def turn(self) -> None:
        """Show what is hidden in the current row, or hide it again."""
        if self.twins.hidden:
            self.twins.turn(self.twins.current)
        else:
            self._notices.show_notice(tr("Nothing is hidden."))

    # -- by hand --------------------------------------------------------------------------------

    @Action(
        "pair-join",
        tr("&Join with the Next Row"),
        tr("Make one row of this row and the next: they belong together"),
        keys="Ctrl+Alt+J",
        when=HAS_PAIR,
    )
    def join(self) -> None:
        pairing = self.twins.pairing
        if pairing is None:
            return
        if self.twins.current >= len(pairing.rows) - 1:
            self._notices.show_notice(tr("This is the last row; there is none to join it with."))
        else:
            self.twins.join(self.twins.current)

    @Action(
        "pair-part",
        tr("&Part This Row…"),
        tr("Make two rows of this one"),
        keys="Ctrl+Alt+P",
        when=HAS_PAIR,
    )
    def part(self) -> None:
        from reader.ui.dialogs.part_dialog import PartDialog

        pairing, row = self.twins.pairing, self.twins.current
        if pairing is None:
            return
        at = pairing.rows[row]
        if at.first_end - at.first + at.second_end - at.second < 2:
            self._notices.show_notice(tr("This row holds one sentence alone; it cannot be parted."))
        else:
            present(PartDialog(self._window, pairing, row, partial(self.twins.part, row)))

    @Action(
        "pair-anew",
        tr("Rows as &Worked Out"),
        tr("Forget all rows that were joined or parted by hand"),
        when=HAS_PAIR,
    )
    def pair_anew(self) -> None:
        if self.twins.is_mended:
            self.twins.pair_anew()
        else:
            self._notices.show_notice(tr("No row was joined or parted by hand."))

    @Action(
        "pair-unsure",
        tr("Next &Unsure Row"),
        tr("Go to the next row that may be wrong"),
        keys="Ctrl+Alt+U",
        when=HAS_PAIR,
        value=1,
    )
    @Action(
        "pair-unsure-back",
        tr("Pre&vious Unsure Row"),
        tr("Go to the row before that may be wrong"),
        keys="Ctrl+Alt+Shift+U",
        when=HAS_PAIR,
        value=-1,
    )
    def step_unsure(self, step: int) -> None:
        row = self.twins.unsure_row(step)
        if row is None:
            self._notices.show_notice(tr("No row is unsure."))
        else:
            self.page.view.select_row(row)

    # -- taking away ----------------------------------------------------------------------------

    def quote(self) -> None:
        """Put the selected rows, each side with its time and source, on the clipboard."""
        excerpts = self.twins.excerpts(*self.page.view.selected) if self._has_rows else []
        if not excerpts:
            return
        translation = excerpts[1] if len(excerpts) > 1 else None
        if translation:
            told = tr("The quotation was copied with its translation and both sources.")
        else:
            told = tr("The quotation was copied with its source.")
        self._copy_quotation(excerpts[0], told, translation)

    def copy(self) -> None:
        """Put the words of the selected rows on the clipboard."""
        pairing = self.twins.pairing
        if pairing is None or not self._has_rows:
            return
        first, last = self.page.view.selected
        rows = (pairing.texts(row) for row in range(first, last + 1))
        words = "\n\n".join("\n".join(filter(None, texts)) for texts in rows)
        QGuiApplication.clipboard().setText(words)
        self._desk.voice.announce(tr("Copied"))

    def export(self) -> None:
        """Ask how to save both, and where."""
        from reader.ui.dialogs.pair_dialog import PairDialog

        pairing = self.twins.pairing
        if pairing is None:
            self._notices.show_notice(tr("Both texts are still being set side by side."))
            return
        session = self._session
        dialog = PairDialog(
            self._window, pairing, session.today(), self._settings, session.background
        )
        dialog.accepted.connect(lambda: self._desk.tell_saved(dialog.saved_as))
        present(dialog)

    @property
    def _has_rows(self) -> bool:
        return self.twins.pairing is not None and self.page.view.row >= 0

    def _tell_search(self) -> None:
        """Say how the search stands: which hit it is, and the words of its side of the row.

        Where it stands as it was told, as once rows are joined, nothing is said.
        """
        search, pairing = self.twins.search, self.twins.pairing
        told = search.error or search.words
        before, self._told = self._told, (self.twins.page, search.query, told)
        if self._told == before:
            return
        if pairing is not None and search.hits and search.current >= 0:
            hit = search.hits[search.current]
            told = f"{told}: {pairing.texts(hit.row)[hit.is_second]}"
        self._desk.voice.announce(told)

    # -- around ---------------------------------------------------------------------------------

    def _open_row(self, row: int) -> None:
        """Show a row in its transcript."""
        page, span = self.twins.page, self.twins.span_of(row)
        if page is not None and span is not None:
            self._session.go_to(span, page.first)
        elif page is not None:
            self._notices.show_notice(tr("The first text says nothing here."))

    def _show_menu(self, at: QPoint) -> None:
        rows: list[tuple[str, Callable[[], object] | None] | None] = [
            (tr("Copy"), self.copy),
            (tr("Copy with Both Sources"), self.quote),
            None,
            (tr("Show in the Transcript"), lambda: self._open_row(self.twins.current)),
            (tr("Show or Hide This Row"), self.turn if self.twins.hidden else None),
            None,
            (tr("Join with the Next Row"), self.join),
            (tr("Part This Row…"), self.part),
        ]
        row_menu(self.page, rows).popup(at)
