"""The highlights and notes of the transcript shown: made, changed, undone, and placed again.

They are kept in the library, so what is highlighted is kept there too. What is shown here is on the
disk: a highlight appears once the library has it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakValueDictionary

from PySide6.QtCore import QObject, Signal

from reader.errors import ReaderError
from reader.model.highlight import COLOURS, Highlight
from reader.model.transcript import Span
from reader.named_tuple import NamedTuple
from reader.ui.parts.background import Job, WorkChannel
from reader.ui.state.doors import Doors
from reader.ui.state.pages import Edition, OpenTranscript
from reader.ui.state.session import Session
from reader.ui.state.shelf import Shelf
from reader.wording import tr

if TYPE_CHECKING:
    from reader.library import Changes, Library, Note
    from reader.model.anchors import Anchor, Placed
    from reader.model.prose import Reading

T = TypeVar("T")

_MOST_STEPS = 500
# So many notes are read at once, and are shown while the others are read.
_PAGE = 1_000
_MANY = 10 * _PAGE


def words_of(note: Note, title: str = "") -> str:
    """Return all by which a note can be filtered, folded as in a search."""
    from reader.model.search.fold import folded  # late: most starts list no notes

    return folded(" ".join((note.quote, note.words, title, note.author, *note.tags)))


class PlacedNote(NamedTuple):
    """A note, where it stands in the transcript shown, and by whom and when that is said there."""

    note: Note
    placed: Placed
    said: str


class _Titled(NamedTuple):
    note: Note
    title: str


class Stray(_Titled):
    """A note of any transcript of the library, with that transcript's title."""

    @cached_property
    def words(self) -> str:
        """All by which it can be filtered, folded as in a search."""
        return words_of(self.note, self.title)


class _Cell:
    """A note through all its changes; None while it is not there. Its number may change.

    Only the thread that writes reads or changes it, so that each change finds what the one before
    it left, however fast they are asked for.
    """

    def __init__(self, note: Note | None) -> None:
        self.note = note


class _Step(NamedTuple):
    """A change that can be undone: the same note before and after, None where it is not there."""

    cell: _Cell
    before: Note | None
    after: Note | None


class Highlights(QObject):
    """What is highlighted in the transcript shown.

    *Signals*: ``changed()``: other words are highlighted, or other things noted of them;
    ``noted(frozenset, Stray)``: of the notes of all transcripts those with these numbers are no
    more, and this one is there, if any; ``all_changed()``: any of them may be another;
    ``here_changed()``: the caret stands in another highlight, or in none; ``entered()``: it has
    come into one that was there before.
    """

    changed = Signal()
    noted = Signal(object, object)
    all_changed = Signal()
    here_changed = Signal()
    entered = Signal()

    def __init__(self, session: Session, shelf: Shelf, doors: Doors) -> None:
        super().__init__(session)
        self._session, self._shelf, self._doors = session, shelf, doors
        self._shown: tuple[OpenTranscript | None, int] = (None, 0)
        self._edition: Edition | None = None
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        # A cell is wanted for as long as a change is under way, or kept to be undone.
        self._cells: WeakValueDictionary[int, _Cell] = WeakValueDictionary()
        self._kept_count = 0
        self.items: list[PlacedNote] = []
        self.here: PlacedNote | None = None
        session.caret_changed.connect(self._go_on)
        session.selection_changed.connect(self._go_on)
        self.changed.connect(self._look_here)
        doors.here_changed.connect(self._follow)
        shelf.entries_changed.connect(self._follow)
        shelf.restored.connect(self._begin_anew)
        shelf.switched.connect(self._begin_anew)
        shelf.away_changed.connect(self._read_anew)
        shelf.others_changed.connect(self._follow_others)

    # -- what there is --------------------------------------------------------------------------

    @property
    def marks(self) -> list[Highlight]:
        """What is shown in the text."""
        return [
            Highlight(span, item.note.colour, item.note.words)
            for item in self.items
            if (span := item.placed.span) is not None
        ]

    @property
    def taken(self) -> PlacedNote | None:
        """The highlight that is copied and saved: the one at the caret, with nothing selected."""
        here, (page, id_) = self.here, self._shown
        if here is None or page is None or self._session.selection is not None:
            return None
        is_of_page = page is self._session.transcript and here.note.transcript in (
            id_,
            page.shelf_id,
        )
        return here if is_of_page and here.placed.span is not None else None

    def read_all(
        self, first: Callable[[list[Stray]], object], done: Callable[[list[Stray]], object]
    ) -> Job:
        """Read the notes of all transcripts; ``done`` is given them, transcript by transcript.

        ``first`` is given those that stand first before, where there are many.
        """

        def ask(library: Library, line: WorkChannel[list[Stray]]) -> list[Stray]:
            strays: list[Stray] = []
            page: list[Note] = []
            titles: dict[int, str] = {}
            while not line.is_cut():
                page = library.notes_after(page[-1] if page else None, _PAGE)
                for note in page:
                    if note.transcript not in titles:
                        titles[note.transcript] = self._title(library, note.transcript)
                    strays.append(Stray(note, titles[note.transcript]))
                if len(page) < _PAGE:
                    break
                if len(strays) == _PAGE:
                    line.tell(list(strays))
                if len(strays) % _MANY == 0:
                    gc.freeze()  # none of them is garbage, and every visit to them takes time
            for nth, stray in enumerate(strays, 1):
                if line.is_cut():
                    break
                _ = stray.words  # a filter is typed at once
                if nth % _MANY == 0:
                    gc.freeze()
            return strays

        return self._shelf.ask_line(ask, first, done, is_long=True)

    def _stray(self, note: Note) -> Stray | None:
        """Return a note with the title of its transcript; None where that is not known yet."""
        card = self._shelf.card(note.transcript)
        return None if card is None else Stray(note, card.entry.title)

    def _title(self, library: Library, id_: int) -> str:
        from reader.library import LibraryError

        card = self._shelf.card(id_)
        if card is not None:
            return card.entry.title
        try:
            return library.entry(id_).title
        except LibraryError:
            return ""  # taken off the shelf meanwhile: the notes are read anew for it

    def arrange(self, work: Callable[[], T], done: Callable[[T], object], *, is_many: bool) -> Job:
        """Work out how notes are shown, as :meth:`~LibraryLines.arrange` does for the library."""
        return self._shelf.arrange(work, done, is_many=is_many)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone change to do again."""
        return bool(self._undone)

    # -- changing -------------------------------------------------------------------------------

    def add(self, colour: str, done: Callable[[PlacedNote], object] = lambda item: None) -> None:
        """Highlight the selected words; those that are highlighted so get another colour."""
        from reader.model.anchors import anchor

        shown, span = self._session.transcript, self._session.selection
        if shown is None or span is None:
            item = self.here
            if item is not None:
                self.change(item.note, item.note._replace(colour=colour))
            return
        kept = anchor(shown.prose, span)
        same = next((one for one in self.items if one.placed.span == kept.span), None)
        if same is not None:
            self.change(same.note, same.note._replace(colour=colour))
            done(same)
            return

        def keep(id_: int) -> None:
            from reader.library import Note

            note = Note(id_, kept.span, kept.quote, "", kept.before, kept.after, colour)
            self._do(_Step(_Cell(None), None, note), self._done, done)

        if self._doors.here:
            keep(self._doors.here)
        else:

            def taken(id_: int) -> None:
                self._doors.note_kept(shown, id_)
                self._doors.tell_shared()
                keep(id_)

            self._shelf.keep(shown.transcript, taken)

    def change(self, old: Note, new: Note) -> None:
        """Let a note be another: its words, colour or tags; not one that only its author may."""
        if new != old and old.is_to_change:
            self._do(_Step(self._cell(old), old, new), self._done)

    def remove(self, notes: Sequence[Note]) -> None:
        """Take highlights away, with what was noted of them; those of others stay."""
        for note in notes:
            if not note.author:
                self._do(_Step(self._cell(note), note, None), self._done)

    def undo(self) -> None:
        """Undo the last change."""
        if self._done:
            step = self._done.pop()
            back = _Step(step.cell, step.after, step.before)
            self._do(back, self._undone, refused=lambda: self._done.append(step))

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._undone:
            step = self._undone.pop()
            again = _Step(step.cell, step.after, step.before)
            self._do(again, self._done, is_new=False, refused=lambda: self._undone.append(step))

    def _cell(self, note: Note) -> _Cell:
        return self._cells.setdefault(note.id, _Cell(note))

    def _do(
        self,
        step: _Step,
        into: list[_Step],
        done: Callable[[PlacedNote], object] = lambda item: None,
        *,
        is_new: bool = True,
        refused: Callable[[], object] = lambda: None,
    ) -> None:
        """Make a change in the library; it is shown, and can be undone, once it is on the disk.

        ``refused`` is called where it could not be made.
        """
        if is_new and into is self._done:
            self._undone.clear()

        def ask(library: Library) -> tuple[Note | None, Note | None]:
            old = step.cell.note
            id_, version = (old.id, _seen(old, step.before)) if old is not None else (0, 0)
            if step.after is None:
                library.drop_note(id_, version)
                step.cell.note = None
            else:
                wanted = step.after._replace(id=id_, version=version)
                step.cell.note = library.keep_note(wanted)
            return old, step.cell.note

        def kept(change: tuple[Note | None, Note | None]) -> None:
            old, note = change
            into.append(step)
            del into[:-_MOST_STEPS]
            if note is not None:
                self._cells[note.id] = step.cell
            self._show(old, note)
            shown = next((one for one in self.items if note and one.note.id == note.id), None)
            if shown is not None:
                done(shown)

        def failed(error: ReaderError) -> None:
            refused()
            self.changed.emit()
            from reader.library import NoteConflict

            if isinstance(error, NoteConflict):
                self._read()  # what others made of it
                self.all_changed.emit()

        self._shelf.write(ask, kept, failed)

    def _show(self, old: Note | None, note: Note | None) -> None:
        """Show a note in place of another, where it is of the transcript shown."""
        gone = {one.id for one in (old, note) if one is not None}
        self.items = [one for one in self.items if one.note.id not in gone]
        page, id_ = self._shown
        if note is not None and page is not None and note.transcript in (id_, page.shelf_id):
            self.items.append(_item(note, page.prose))
            self.items.sort(key=_order)
        self.changed.emit()
        stray = self._stray(note) if note is not None else None
        if note is not None and stray is None:
            self.all_changed.emit()
        else:
            self.noted.emit(frozenset(gone), stray)

    # -- following the page ---------------------------------------------------------------------

    def _follow(self) -> None:
        """Read the notes of the transcript shown, if it or its edition is another than before."""
        if len(self._shelf.cards) != self._kept_count:
            self._kept_count = len(self._shelf.cards)
            self.all_changed.emit()
        page, id_ = self._session.transcript, self._doors.here
        edition = page.edition if page is not None else None
        if (page, id_) == self._shown and edition is self._edition:
            return
        self._shown, self._edition = (page, id_), edition
        self._read()

    def _begin_anew(self) -> None:
        """Read the notes again; what was done to those that were there before is past undoing."""
        self._done.clear()
        self._undone.clear()
        self._cells.clear()
        self._shown = (None, 0)
        self._follow()
        self.changed.emit()
        self.all_changed.emit()

    def _read_anew(self) -> None:
        """Read them again once the library can be reached: others may have changed theirs."""
        if not self._shelf.is_away:
            self._read()
            self.all_changed.emit()

    def _follow_others(self, changes: Changes) -> None:
        """Read them again where others may have noted something of the transcript shown."""
        if changes.transcripts is None or self._shown[1] in changes.transcripts:
            self._read()
            self.all_changed.emit()

    def _read(self) -> None:
        page, id_ = self._shown
        if page is None or not id_:
            self._take([])
            return

        def ask(library: Library) -> list[PlacedNote]:
            found = library.notes(id_)
            return [_item(note, page.prose) for note in found]

        def done(items: list[PlacedNote]) -> None:
            if self._shown == (page, id_):
                self._take(items)

        # In turn: what is shown is never older or newer than what can be undone.
        self._shelf.ask_in_turn(ask, done)

    def _go_on(self, *_: object) -> None:
        before = self.here
        self._look_here()
        if self.here is not None and self.here is not before:
            self.entered.emit()

    def _look_here(self) -> None:
        """Find the highlight of the words selected, or in which the caret stands."""
        span = self._session.selection or Span(*self._session.caret, *self._session.caret)
        over = (item for item in reversed(self.items) if _overlap(item.placed.span, span))
        here = next(over, None)
        if here is not self.here:
            self.here = here
            self.here_changed.emit()

    def _take(self, items: list[PlacedNote]) -> None:
        if items or self.items:
            self.items = sorted(items, key=_order)
            self.changed.emit()


def _seen(kept: Note, before: Note | None) -> int:
    """Return from which version a note is changed: the one that was kept or shown last.

    One below 0 stands for what waits for an archive, whatever was shown before.
    """
    shown = before.version if before is not None else 0
    return kept.version if kept.version < 0 else max(kept.version, shown)


def told(item: PlacedNote) -> str:
    """Return what there is to say of where a highlight is now, "" if it is where it was."""
    from reader.model.anchors import Placing

    if item.placed.how is Placing.CHANGED:
        return tr("the words are now “{words}”", words=item.placed.words)
    return tr("not found in this version") if item.placed.how is Placing.LOST else ""


def goal(note: Note) -> tuple[int, Anchor]:
    """Return what leads to a note: the number of its transcript, and the passage there."""
    return note.transcript, _anchor(note)


def colour_name(note: Note) -> str:
    """Return the name of a note's colour."""
    return COLOURS.get(note.colour, COLOURS["yellow"])


def _item(note: Note, prose: Reading) -> PlacedNote:
    from reader.model.anchors import place
    from reader.ui.state.whereabouts import spoken_by  # late: most starts list no notes

    placed = place(_anchor(note), prose)
    cues = prose.transcript.cues
    said = spoken_by(cues[placed.span.first]) if placed.span is not None else ""
    return PlacedNote(note, placed, said)


def _anchor(note: Note) -> Anchor:
    from reader.model.anchors import Anchor

    return Anchor(note.span, note.quote, note.before, note.after)


def _order(item: PlacedNote) -> tuple[bool, Span]:
    return item.placed.span is None, item.placed.span or item.note.span


def _overlap(one: Span | None, other: Span) -> bool:
    if one is None:
        return False
    first, last = (one.first, one.first_char), (one.last, one.last_char)
    return first <= (other.last, other.last_char) and (other.first, other.first_char) <= last
