"""The highlights' part of a window: their pane, made when first needed, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from reader.model.transcript import Span
from reader.settings import Settings
from reader.ui.highlights import Highlights, Item
from reader.ui.page_marks import COLOURS
from reader.ui.quote_book import QuoteBook
from reader.ui.session import Session
from reader.ui.shelf_side import ShelfSide
from reader.ui.theme import Appearance

if TYPE_CHECKING:
    from reader.library import Note
    from reader.ui.notes_pane import NotesPane

_USUAL = next(iter(COLOURS))


class NotesSide(QObject):
    """Puts highlights and a window together.

    *Signals*: ``changed()``: other things can be done; ``told(str)``: a short notice.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        settings: Settings,
        appearance: Appearance,
        shelf: ShelfSide,
        book: QuoteBook,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._settings = window, session, settings
        self._appearance, self._shelf, self._book = appearance, shelf, book
        self._colour = _USUAL
        self.highlights = Highlights(session, shelf.shelf, shelf.doors)
        self.highlights.changed.connect(self.changed)

    @cached_property
    def pane(self) -> NotesPane:
        """The list of the highlights."""
        from reader.ui.notes_pane import NotesPane

        made = NotesPane(self._session, self.highlights, self._appearance)
        made.editing_wanted.connect(lambda item: self.edit(item.note))
        made.copying_wanted.connect(self.copy)
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
        from reader.ui.note_dialog import NoteDialog

        tags = sorted({tag for item in self.highlights.items for tag in item.note.tags})
        dialog = NoteDialog(self._window, note, tags)
        dialog.chosen.connect(lambda new: self.highlights.change(note, new))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def remove(self) -> None:
        """Take the highlight at the caret away."""
        here = self.highlights.here
        if here is not None:
            self.highlights.remove([here.note])

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
        from reader.ui import quoting

        spans = [item.placed.span for item in items if item.placed.span is not None]
        excerpt = self._session.excerpt(*spans) if spans else None
        if excerpt is not None:
            quoting.copy_with_source(excerpt, self._book.style(self._settings.quote_style))
            count = "1 highlight was" if len(spans) == 1 else f"{len(spans):,} highlights were"
            self.told.emit(f"{count} copied with the source.")
