"""Highlights and notes of the transcript shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from reader.model.transcript import Span
from reader.named_tuple import NamedTuple
from reader.ui.actions.action import Action, Key, each
from reader.ui.commands.conditions import (
    CAN_HIGHLIGHT,
    CAN_REDO,
    CAN_UNDO,
    HAS_HIGHLIGHT,
    HAS_HIGHLIGHTS,
    HAS_NOTES,
    is_highlighted,
)
from reader.ui.commands.desk import Commands, Desk, present
from reader.ui.state.highlights import PlacedNote, Stray, goal
from reader.ui.state.library_door import OWN
from reader.wording import tr

if TYPE_CHECKING:
    from reader.library import Note


class _Said(NamedTuple):
    """What is said of highlighting in a colour: in menus, of what it does, and once it is done."""

    words: str
    tip: str
    done: str


# In whole sentences: languages bend the word of the colour, each sentence in its own way.
_SAID: Final = {
    "yellow": _Said(
        tr("&1 Highlight in Yellow"),
        tr("Highlight the selected words in yellow"),
        tr("Highlighted in yellow"),
    ),
    "green": _Said(
        tr("&2 Highlight in Green"),
        tr("Highlight the selected words in green"),
        tr("Highlighted in green"),
    ),
    "blue": _Said(
        tr("&3 Highlight in Blue"),
        tr("Highlight the selected words in blue"),
        tr("Highlighted in blue"),
    ),
    "pink": _Said(
        tr("&4 Highlight in Pink"),
        tr("Highlight the selected words in pink"),
        tr("Highlighted in pink"),
    ),
    "violet": _Said(
        tr("&5 Highlight in Violet"),
        tr("Highlight the selected words in violet"),
        tr("Highlighted in violet"),
    ),
}


class NoteCommands(Commands):
    """What is done with highlights."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._colour = next(iter(_SAID))

    @each(
        Action(
            f"highlight-{colour}",
            said.words,
            said.tip,
            keys=f"Ctrl+{number}",
            when=CAN_HIGHLIGHT,
            is_on=is_highlighted(colour),
            value=colour,
            swatch=colour,
        )
        for number, (colour, said) in enumerate(_SAID.items(), 1)
    )
    def highlight(self, colour: str) -> None:
        """Highlight the selection in a colour, or give the highlight at the caret that colour."""
        self._colour = colour
        self._add(lambda _: self._say(_SAID[colour].done))

    @Action(
        "highlight",
        tr("&Highlight"),
        tr("Highlight the selected words in the colour used last"),
        icon="highlight",
        when=CAN_HIGHLIGHT,
    )
    def highlight_again(self) -> None:
        self.highlight(self._colour)

    def _add(self, done: Callable[[PlacedNote], object]) -> None:
        """Highlight the selection; once it is, it is selected no more, so that its colour shows."""
        wanted = self._session.selection

        def added(item: PlacedNote) -> None:
            if self._session.selection == wanted is not None:
                self._desk.pane.drop_selection()
            done(item)

        self._desk.highlights.add(self._colour, added)

    @Action(
        "note",
        tr("&Note…"),
        tr("Highlight the selected words and write a note about them"),
        icon="note",
        keys="Ctrl+Shift+N",
        when=CAN_HIGHLIGHT,
    )
    def note(self) -> None:
        """Write a note about the selection, or edit that of the highlight at the caret."""
        here = self._desk.highlights.here
        if here is not None:
            self.edit(here.note)
        else:
            self._add(lambda item: self.edit(item.note))

    def edit(self, note: Note) -> None:
        """Show the dialog of a note; of one that only somebody else may change, whose it is."""
        if not note.is_to_change:
            self._notices.show_notice(
                tr("{author} wrote this; nobody else can change it.", author=note.author)
            )
            return
        from reader.ui.dialogs.note_dialog import NoteDialog

        tags = sorted({tag for item in self._desk.highlights.items for tag in item.note.tags})
        are_many = self._desk.shelf.address != OWN
        dialog = NoteDialog(
            self._window, note, self._desk.appearance.theme, tags, are_many=are_many
        )
        dialog.chosen.connect(lambda new: self._desk.highlights.change(note, new))
        present(dialog)

    @Action(
        "highlight-remove",
        tr("&Remove Highlight"),
        tr("Take the highlight at the caret away, with its note"),
        keys="Ctrl+Backspace",
        when=HAS_HIGHLIGHT,
    )
    def remove(self) -> None:
        """Take the highlight at the caret away."""
        here = self._desk.highlights.here
        if here is not None and here.note.author:
            self._notices.show_notice(
                tr("{author} wrote this; nobody else can remove it.", author=here.note.author)
            )
        elif here is not None:
            self._desk.highlights.remove([here.note])
            self._say(tr("Highlight removed"))

    @Action(
        "undo",
        tr("&Undo"),
        tr("Undo the last change of highlights and notes"),
        standard=Key.Undo,
        keys="Ctrl+Z",
        when=CAN_UNDO,
    )
    def undo(self) -> None:
        self._desk.highlights.undo()
        self._say(tr("Undone"))

    @Action(
        "redo",
        tr("Re&do"),
        tr("Do again what was undone"),
        standard=Key.Redo,
        keys="Ctrl+Shift+Z",
        when=CAN_REDO,
    )
    def redo(self) -> None:
        self._desk.highlights.redo()
        self._say(tr("Done again"))

    @Action(
        "highlight-next",
        tr("Ne&xt Highlight"),
        tr("Go to the next highlight"),
        keys="Alt+PgDown",
        when=HAS_HIGHLIGHTS,
        value=1,
    )
    @Action(
        "highlight-previous",
        tr("&Previous Highlight"),
        tr("Go to the highlight before"),
        keys="Alt+PgUp",
        when=HAS_HIGHLIGHTS,
        value=-1,
    )
    def step(self, step: int) -> None:
        """Go to the next highlight (1) or the one before (-1), over the ends of the transcript."""
        self._step(step, self._desk.highlights.items)

    @Action(
        "note-next",
        tr("Next N&ote"),
        tr("Go to the next highlight that has a note"),
        keys="Ctrl+F12",
        when=HAS_NOTES,
        value=1,
    )
    @Action(
        "note-previous",
        tr("Pre&vious Note"),
        tr("Go to the highlight with a note before"),
        keys="Ctrl+Shift+F12",
        when=HAS_NOTES,
        value=-1,
    )
    def step_note(self, step: int) -> None:
        """Go to the next note (1) or the one before (-1), over the ends of the transcript."""
        self._step(step, [item for item in self._desk.highlights.items if item.note.words])

    def _step(self, step: int, items: Sequence[PlacedNote]) -> None:
        spans = [item.placed.span for item in items if item.placed.span]
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

    @Action(
        "notes-save",
        tr("Save Hi&ghlights…"),
        tr("Save the highlights of this transcript as a document with its source"),
        when=HAS_HIGHLIGHTS,
    )
    def save(self) -> None:
        """Save the highlights of the transcript shown as a document."""
        from reader.quotes.paper import Quoted
        from reader.quotes.qdpx import Case, Coded

        here = self._session.transcript
        if here is None:
            return
        placed = [
            (span, item.note)
            for item in self._desk.highlights.items
            if (span := item.placed.span) is not None
        ]
        quotes = [
            Quoted(excerpt, note.words, note.tags, note.colour)
            for span, note in placed
            if (excerpt := self._session.excerpt(span)) is not None
        ]
        coded = tuple(Coded(span, note.colour, note.tags, note.words) for span, note in placed)
        case = Case(here.title, here.prose, coded)
        self._save_quotations(quotes, here.title, case)

    def _say(self, sentence: str) -> None:
        self._desk.voice.announce(sentence)

    def lead_to(self, stray: Stray) -> None:
        """Show a note of any transcript where it stands."""
        id_, passage = goal(stray.note)
        self._desk.doors.open(id_, passage)
