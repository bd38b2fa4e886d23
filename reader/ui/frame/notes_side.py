"""The highlights' part of a window: their pane, made when first needed, and what can be done."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from reader.kept.basket import MOST_ITEMS, BasketItem
from reader.kept.settings import Settings
from reader.model.highlight import COLOURS
from reader.model.transcript import Span
from reader.quotes.paper import Quoted
from reader.quotes.qdpx import Case, Coded
from reader.ui.frame.shelf_side import ShelfSide
from reader.ui.parts.dialog_parts import present
from reader.ui.parts.theme import Appearance
from reader.ui.state.highlights import Highlights, Item, goal
from reader.ui.state.keeps import Keeps
from reader.ui.state.session import Session

if TYPE_CHECKING:
    from reader.library import Note
    from reader.ui.panels.basket_pane import BasketPane
    from reader.ui.panels.notes_pane import NotesPane

_USUAL = next(iter(COLOURS))
# So many quotations are put into the basket at once; more take long enough to be felt.
_MANY = 50


class NotesSide(QObject):
    """Puts highlights and a window together.

    *Signals*: ``changed()``: other things can be done; ``told(str)``: a short notice;
    ``copy_wanted(Excerpt, str)``: a quotation is to be copied, and said to be in a sentence.
    """

    changed = Signal()
    told = Signal(str)
    copy_wanted = Signal(object, str)

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        settings: Settings,
        appearance: Appearance,
        shelf: ShelfSide,
        keeps: Keeps,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._settings = window, session, settings
        self._appearance, self._shelf = appearance, shelf
        self.basket = keeps.basket
        self._colour = _USUAL
        self.highlights = Highlights(session, shelf.shelf, shelf.doors)
        self.highlights.changed.connect(self.changed)

    @cached_property
    def pane(self) -> NotesPane:
        """The list of the highlights."""
        from reader.ui.panels.notes_pane import NotesPane

        made = NotesPane(self._session, self.highlights, self._appearance)
        made.editing_wanted.connect(self.edit)
        made.stray_wanted.connect(lambda stray: self._lead_to(stray.note))
        made.copying_wanted.connect(self.copy)
        made.basket_wanted.connect(self.put_aside)
        return made

    @cached_property
    def basket_pane(self) -> BasketPane:
        """The list of the basket."""
        from reader.ui.panels.basket_pane import BasketPane

        made = BasketPane(self.basket, self._appearance)
        made.change_wanted.connect(self._change_basket)
        made.comment_wanted.connect(self.comment)
        made.opened.connect(self.go_to_item)
        made.saving_wanted.connect(self.save_basket)
        self._with_basket(made.show_basket)
        return made

    def table(self) -> dict[str, Callable[..., object]]:
        """Return the callback of each action of the highlights, by its id."""
        return {
            **{f"highlight-{colour}": partial(self.highlight, colour) for colour in COLOURS},
            "note": self.note,
            "highlight-remove": self.remove,
            "undo": self.highlights.undo,
            "redo": self.highlights.redo,
            "highlight-next": lambda: self.step(1),
            "highlight-previous": lambda: self.step(-1),
            "notes-save": self.save_highlights,
            "basket-add": self.add_selection,
            "basket-hits": self.add_hits,
            "basket-save": self.save_basket,
        }

    def conditions(self) -> dict[str, bool]:
        """Return what can be done now, for the actions that depend on it."""
        has_one = self.highlights.here is not None
        return {
            "can_highlight": self._session.selection is not None or has_one,
            "has_highlight": has_one,
            "has_highlights": bool(self.highlights.items),
            "can_undo": self.highlights.can_undo,
            "can_redo": self.highlights.can_redo,
            "has_basket": self.basket.may_have_items,
        }

    def highlight(self, colour: str) -> None:
        """Highlight the selection in a colour, or give the highlight at the caret that colour."""
        self._colour = colour
        self.highlights.add(colour)

    def note(self) -> None:
        """Write a note about the selection, or edit that of the highlight at the caret."""
        here = self.highlights.here
        if here is not None:
            self.edit(here.note)
        else:
            self.highlights.add(self._colour, lambda item: self.edit(item.note))

    def edit(self, note: Note) -> None:
        """Show the dialog of a note."""
        from reader.ui.dialogs.note_dialog import NoteDialog

        tags = sorted({tag for item in self.highlights.items for tag in item.note.tags})
        dialog = NoteDialog(self._window, note, tags)
        dialog.chosen.connect(lambda new: self.highlights.change(note, new))
        present(dialog)

    def remove(self) -> None:
        """Take the highlight at the caret away."""
        here = self.highlights.here
        if here is not None:
            self.highlights.remove([here.note])

    def _lead_to(self, note: Note) -> None:
        """Show a note of any transcript where it stands."""
        id_, passage = goal(note)
        self._shelf.doors.open(id_, passage)

    def step(self, step: int) -> None:
        """Go to the next highlight (1) or the one before (-1), over the ends of the transcript."""
        spans = [item.placed.span for item in self.highlights.items if item.placed.span]
        if not spans:
            return
        caret = self._session.caret
        here = (caret[0], caret[1])
        if self._session.selection is not None:
            here = (self._session.selection.first, self._session.selection.first_char)
        after = [span for span in spans if (span.first, span.first_char) > here]
        before = [span for span in spans if (span.first, span.first_char) < here]
        wanted: Span = (after or spans)[0] if step > 0 else (before or spans)[-1]
        self._session.go_to(wanted)

    def copy(self, items: Sequence[Item]) -> None:
        """Put the quotations of some highlights on the clipboard, as one."""
        spans = [item.placed.span for item in items if item.placed.span is not None]
        excerpt = self._session.excerpt(*spans) if spans else None
        if excerpt is not None:
            count = "1 highlight was" if len(spans) == 1 else f"{len(spans):,} highlights were"
            self.copy_wanted.emit(excerpt, f"{count} copied with the source.")

    # -- the basket -----------------------------------------------------------------------------

    def add_selection(self) -> None:
        """Put the selected words into the basket."""
        excerpt = self._session.excerpt()
        if excerpt is not None and not excerpt.is_whole:
            self._add([BasketItem(excerpt)], is_long=excerpt.is_long)

    def add_hits(self) -> None:
        """Put every sentence that the search found into the basket, each once."""
        here, hits = self._session.transcript, self._session.search.state.hits
        if here is None or hits is None:
            return
        reading, cut = here.prose, self._session.cutter(here)

        def found() -> Iterator[BasketItem]:
            sentences = dict.fromkeys(reading.sentence_at(start) for start, _ in hits)
            # One more than there can be room for, so that it is told that some are left out.
            for place in islice(sentences, MOST_ITEMS + 1):
                yield BasketItem(cut(reading.span(*place)))

        self._add(found(), is_long=here.is_long or len(hits) > _MANY)

    def put_aside(self, items: Sequence[Item]) -> None:
        """Put highlights into the basket, with what is noted of them."""
        found = [
            BasketItem(excerpt, item.note.words, item.note.tags, item.note.colour)
            for item in items
            if item.placed.span is not None
            and (excerpt := self._session.excerpt(item.placed.span)) is not None
        ]
        self._add(found, is_long=len(found) > _MANY or any(one.excerpt.is_long for one in found))

    def _add(self, items: Iterable[BasketItem], *, is_long: bool) -> None:
        put, wanted = 0, 0

        def add() -> None:
            nonlocal put, wanted
            all_ = list(items)
            put, wanted = self.basket.add(all_), len(all_)

        def tell() -> None:
            quotations = "1 quotation" if put == 1 else f"{put:,} quotations"
            told = f"{quotations} put into the basket."
            if put < wanted and self.basket.is_full:
                told = f"{told} It is full: it holds {MOST_ITEMS:,}."
            elif not put:
                told = "It is in the basket already."
            self.told.emit(told)

        self._change_basket(add, tell, is_long=is_long)

    def _change_basket(
        self,
        change: Callable[[], object],
        then: Callable[[], object] = lambda: None,
        *,
        is_long: bool = False,
    ) -> None:
        """Change the basket, which is written at once; say so where that fails."""

        def done(_: object) -> None:
            if "basket_pane" in self.__dict__:
                self.basket_pane.show_basket()
            self.changed.emit()
            then()

        self._session.background.do(
            change, done, self._session.failed.emit, is_long=is_long or self.basket.is_large
        )

    def _with_basket(self, then: Callable[[], object]) -> None:
        """Do something with the basket once it is read."""

        def done(_: None) -> None:
            if self.basket.notice:
                self.told.emit(self.basket.notice)
            then()

        self._session.background.do(
            self.basket.read, done, self._session.failed.emit, is_long=self.basket.is_large
        )

    def comment(self, item: BasketItem) -> None:
        """Edit what is said of a quotation in the basket."""
        from reader.ui.dialogs.comment_dialog import CommentDialog

        dialog = CommentDialog(self._window, item.excerpt.text, item.comment)
        dialog.chosen.connect(
            lambda words: self._change_basket(lambda: self.basket.comment(item, words))
        )
        present(dialog)

    def go_to_item(self, item: BasketItem) -> None:
        """Show a quotation of the basket in its transcript, if that can be found."""
        of = item.excerpt
        path = Path(of.transcript.source.path) if of.transcript.source.path else None
        shelf_id = self._shelf.shelf.id_of(path) if path else 0
        here = self._session.transcript
        if here is not None and here.transcript.source.sha256 == of.transcript.source.sha256:
            self._session.go_to(of.span)
        elif path is not None and os.path.isfile(path):
            self._session.open(path)
            if self._session.transcript is not None and self._session.transcript.path == path:
                self._session.go_to(of.span)
        elif shelf_id:
            self._shelf.doors.open(shelf_id)
        else:
            self.told.emit("The transcript of this quotation is not on this computer any more.")

    # -- saving ---------------------------------------------------------------------------------

    def save_basket(self) -> None:
        """Save the basket as a document with its sources."""

        def save() -> None:
            quotes = [
                Quoted(item.excerpt, item.comment, item.tags, item.colour)
                for item in self.basket.items
            ]
            self._save(quotes, "Quotations")

        self._with_basket(save)

    def save_highlights(self) -> None:
        """Save the highlights of the transcript shown as a document."""
        here = self._session.transcript
        quotes = [
            Quoted(excerpt, item.note.words, item.note.tags, item.note.colour)
            for item in self.highlights.items
            if item.placed.span is not None
            and (excerpt := self._session.excerpt(item.placed.span)) is not None
        ]
        if here is not None:
            coded = tuple(
                Coded(item.placed.span, item.note.colour, item.note.tags, item.note.words)
                for item in self.highlights.items
                if item.placed.span is not None
            )
            self._save(quotes, here.title, Case(here.title, here.prose, coded))

    def _save(self, quotes: Sequence[Quoted], title: str, case: Case | None = None) -> None:
        from reader.quotes.parts import QuoteOptions
        from reader.quotes.writing import Quotations
        from reader.ui.dialogs.papers_dialog import PapersDialog

        if not quotes:
            self.told.emit("There is nothing to save.")
            return
        session, style = self._session, self._settings.citation_style
        cases = (case,) if case else ()
        wanted = Quotations(quotes, title, style, QuoteOptions(), session.today(), cases)
        dialog = PapersDialog(self._window, wanted, self._settings, session.background)
        dialog.accepted.connect(lambda: self.told.emit(f"Saved as {dialog.saved_as}"))
        present(dialog)
