"""The library as the window has it: what is in it, filled and kept beside the window, never on its
thread.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from reader.errors import ReaderError
from reader.kept.memory import ReadAs
from reader.ui.parts.background import Refused, WorkChannel
from reader.ui.state.library_door import OWN
from reader.ui.state.library_lines import Ask, LibraryLines
from reader.wording import number, tr

if TYPE_CHECKING:
    from reader.library import Backup, Changes, Entry, Health, Library, Outstanding, ShelfPlace
    from reader.model.amendments import Amendments
    from reader.model.transcript import Transcript
    from reader.tasks.importing import Report
    from reader.ui.state.shelf_cards import Card

HowFar: TypeAlias = tuple[str, float]
"""What is being done, in words, and which share of it is: 0 to 1, or -1 where nobody knows."""
_PLACE_REST_MS = 1_500
_SOON_MS = 150
_FIRST = 200
_MANY_CHANGES = 200  # from then on reading all anew is no slower
_RARELY = 6.0  # while files come in, reading the list anew may take a sixth of the time at most


class Shelf(LibraryLines):
    """The library in the folders ``data`` and ``cache``, or that of an address; nothing is read
    before it is asked for.

    ``version`` grows whenever its transcripts, or what is known of them, are others.

    *Signals*

    - ``entries_changed()``: other transcripts are in it, or other things are known of them.
    - ``first_read(list)``: these cards stand first in it, and the others are still being read.
    - ``taking_changed(str, float)``: how far it is with taking in files, in words ("" when that has
      ended) and as a share from 0 to 1 (-1 where that is not known).
    - ``taken(Report)``: what came of taking in files.
    - ``removed(int)``: so many transcripts were removed; :meth:`undo` brings them back.
    - ``others_changed(Changes)``: transcripts, or what is noted of them, are otherwise than they
      were, and nothing here has told of it.
    - ``undecided_changed()``: other notes are to be decided: ``undecided`` of them.
    - ``restored()``: everything in it is as it was in an older copy.
    - ``noticed(str)``: a sentence for the person.
    """

    entries_changed = Signal()
    first_read = Signal(object)
    taking_changed = Signal(str, float)
    taken = Signal(object)
    removed = Signal(int)
    others_changed = Signal(object)
    undecided_changed = Signal()
    restored = Signal()
    noticed = Signal(str)

    def __init__(
        self,
        data: Path,
        cache: Path,
        choice_of: Callable[[Path], ReadAs] = lambda path: ReadAs(),
        address: str = OWN,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(data, cache, address, parent)
        self._choice_of = choice_of
        self._cards: dict[int, Card] = {}
        self.version = 0
        self._by_path: dict[str, int] = {}
        self._by_bytes: dict[str, Card] = {}
        self._undoing: list[tuple[Ask[None], Callable[[], object]]] = []
        self._place: tuple[int, ShelfPlace] | None = None
        self._wants_stop = self._is_closing = False
        self._taking = set[object]()
        self._read_took = 0.0
        self._revision = ""
        self._is_looking = self._looks_again = False
        self.is_read = False
        self.undecided = 0
        self._rest = QTimer(self, singleShot=True, interval=_PLACE_REST_MS)
        self._rest.timeout.connect(self._keep_place)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.read)

    def go_to(self, address: str) -> None:
        """Use another library from now on; what is under way in the one before goes on there."""
        if address == self.address:
            return
        self._rest.stop()
        self._soon.stop()
        self._keep_place()
        self._undoing.clear()
        self._cards, self._by_path, self._by_bytes, self.is_read = {}, {}, {}, False
        self._is_looking = self._looks_again = False
        self.note_undecided(0)
        super().go_to(address)
        self._tell_entries()

    # -- what is in it --------------------------------------------------------------------------

    @property
    def cards(self) -> list[Card]:
        """All transcripts, as they were read last."""
        return list(self._cards.values())

    def card(self, id_: int) -> Card | None:
        """Return the transcript of a number, None if it is not there."""
        return self._cards.get(id_)

    def id_of(self, path: Path) -> int:
        """Return the number of the transcript that came from a file, 0 if none did."""
        return self._by_path.get(str(path), 0)

    def id_of_said(self, said: Transcript, path: Path | None) -> int:
        """Return the number of the transcript that a file read as ``said`` is, 0 if it is none.

        As where one is added, it is the one read from the same bytes, wherever these lie; else that
        of the same file, which says something else by now.
        """
        of_path, same = self.id_of(path) if path else 0, self._by_bytes.get(said.source.sha256)
        if same is None or same.entry.id == of_path or said.source.fetched is not None:
            return of_path
        here = self._cards.get(of_path)
        if here is not None and here.says_same(said):
            return of_path
        if same.says_same(said):
            return same.entry.id
        # Another reading of these bytes, by another format: then there may be more of them.
        others = (card.entry.id for card in self._cards.values() if card.says_same(said))
        return next(others, of_path)

    @property
    def tags(self) -> list[str]:
        """All tags there are, in order."""
        return sorted({tag for card in self._cards.values() for tag in card.entry.tags})

    def read(self) -> None:
        """Read anew, beside the window, what is in the library."""
        old = self._cards

        def ask(library: Library) -> tuple[dict[int, Card], float, Outstanding, str, int]:
            from reader.ui.state import shelf_cards  # late: the window starts without any

            began = time.monotonic()
            # Asked first: what changes while all is read is read once more.
            revision = library.changes_since("").revision
            cards = shelf_cards.cards_of(library.entries(), old)
            undecided = len(library.conflicts())
            return cards, time.monotonic() - began, library.waiting(), revision, undecided

        if not self.is_read:
            self._show_first()
        self.look(ask, self._entries_read)

    def _show_first(self) -> None:
        """Have those shown that stand first, where reading all of them takes a while."""

        def ask(library: Library) -> list[Card]:
            from reader.ui.state import shelf_cards

            first = library.entries_after(None, _FIRST)
            return list(shelf_cards.cards_of(first, {}).values()) if len(first) == _FIRST else []

        def done(cards: list[Card]) -> None:
            if cards and not self.is_read:
                self.first_read.emit(cards)

        self.look(ask, done, lambda _: None)  # what is wrong is told of the whole

    def look_for_changes(self) -> None:
        """Look, beside the window, what others have changed since, and show it."""
        if not self.is_read or self.is_away:
            return
        if self._is_looking:
            self._looks_again = True
            return
        old, revision = self._cards, self._revision

        def ask(library: Library) -> tuple[Changes, dict[int, Card] | None]:
            from reader.ui.state import shelf_cards

            changes = library.changes_since(revision)
            ids = changes.transcripts
            if ids is None or len(ids) > _MANY_CHANGES:
                return changes, shelf_cards.cards_of(library.entries(), old)
            return changes, shelf_cards.cards_with(library, ids, old) if ids else None

        def done(answer: tuple[Changes, dict[int, Card] | None]) -> None:
            changes, cards = answer
            self._revision = changes.revision
            if cards is not None:
                if self._cards is old:
                    self._take_cards(cards)
                    self._tell_entries()
                else:  # changed here meanwhile
                    self.read()
                self.others_changed.emit(changes)
            ended()

        def ended() -> None:
            self._is_looking, looks_again = False, self._looks_again
            self._looks_again = False
            if looks_again:
                self.look_for_changes()

        def refused(_: ReaderError) -> None:
            self._is_looking = self._looks_again = False

        self._is_looking = True
        self.look(ask, done, refused)

    def _entries_read(self, read: tuple[dict[int, Card], float, Outstanding, str, int]) -> None:
        cards, self._read_took, waiting, self._revision, undecided = read
        self._note_waiting(waiting)
        self.note_undecided(undecided)
        self._take_cards(cards)
        if not self.is_read and (self.address == OWN or os.path.isabs(self.address)):
            self._index()  # an archive is made ready by whoever looks after it
        self.is_read = True
        self._tell_entries()

    def note_undecided(self, count: int) -> None:
        """Take note of how many notes a person has to decide: both texts of each are kept."""
        if count != self.undecided:
            self.undecided = count
            self.undecided_changed.emit()

    def _take_cards(self, cards: dict[int, Card]) -> None:
        self._cards = cards
        paths = ((card.entry.path, id_) for id_, card in self._cards.items())
        self._by_path = {path: id_ for path, id_ in paths if path}
        self._by_bytes = {card.entry.sha256: card for card in cards.values()}
        self._by_bytes.pop("", None)

    def _index(self) -> None:
        """Have all transcripts indexed that are not, and tell how far that is."""

        door = self._door

        def work(line: WorkChannel[HowFar]) -> None:
            library = door.library()
            if library.is_indexed():
                return
            words = tr("Making the index anew: {done} of {total}")
            library.index(
                lambda done, total: line.tell(
                    (words.format(done=number(done), total=number(total)), done / max(total, 1))
                ),
                lambda: self._wants_stop or line.is_cut(),
            )
            line.tell(("", -1.0))

        self._importing.stream(work, self._tell_taking, lambda _: None, self._refusing(door, None))

    def _tell_entries(self) -> None:
        self.version += 1
        self.entries_changed.emit()

    def _read_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start(max(_SOON_MS, round(_RARELY * 1_000 * self._read_took)))

    # -- taking in ------------------------------------------------------------------------------

    def take_in(self, paths: Sequence[Path], *, is_quiet: bool = False) -> None:
        """Take files, folders and archives into the library, beside the window.

        A quiet one tells nothing but what was added.
        """

        token, door = object(), self._door

        def work(line: WorkChannel[HowFar]) -> Report:
            from reader.tasks.importing import take_in
            from reader.ui.state.how_far import Telling

            tell = Telling(line)
            return take_in(
                door.library(),
                paths,
                None if is_quiet else tell.tell,
                lambda: self._wants_stop or line.is_cut(),
                self._choice_of,
            )

        def ended() -> None:
            self._taking.discard(token)
            if not self._taking:
                self.taking_changed.emit("", -1.0)
            self._soon.start(0)

        def done(report: Report) -> None:
            ended()
            if not is_quiet or report.added or report.changed:
                self.taken.emit(report)
            if door is self._door:
                self.write(lambda library: library.back_up(only_if_due=True))

        def refused(error: ReaderError) -> None:
            ended()
            if error is not door.refusal:
                self.failed.emit(error)

        if not self._taking:
            self._wants_stop = False
        self._taking.add(token)
        if not is_quiet:
            self.taking_changed.emit(tr("Looking for transcripts …"), -1.0)
        self._importing.stream(work, self._told, done, self._refusing(door, refused))

    def _tell_taking(self, sign: HowFar) -> None:
        self.taking_changed.emit(*sign)

    def _told(self, sign: HowFar) -> None:
        self._tell_taking(sign)
        self._read_soon()

    def stop_taking(self) -> None:
        """Take in no more files; what is whole by now stays."""
        self._wants_stop = True

    def keep(
        self,
        transcript: Transcript,
        done: Callable[[int], object],
        refused: Refused = lambda error: None,
    ) -> None:
        """Keep a transcript; ``done`` is given its number, ``refused`` is as in :meth:`write`."""

        def ask(library: Library) -> int:
            from reader.library import Arrival

            return library.add([Arrival(transcript)])[0].id

        def kept(id_: int) -> None:
            self.read()
            done(id_)

        self.write(ask, kept, refused)

    # -- changing -------------------------------------------------------------------------------

    def remove(self, ids: Sequence[int]) -> None:
        """Take transcripts off the shelf; :meth:`undo` brings back the last ones."""
        gone = tuple(dict.fromkeys(ids))
        if not gone:
            return
        self._cards = {id_: card for id_, card in self._cards.items() if id_ not in gone}
        self._tell_entries()

        def done(_: None) -> None:
            self._undoing.append((lambda library: library.bring_back(gone), lambda: None))
            self.read()
            self.removed.emit(len(gone))

        self.write(lambda library: library.remove(gone), done)

    @property
    def can_undo(self) -> bool:
        """Whether there is anything that was removed or amended and can be as it was."""
        return bool(self._undoing)

    def undo(self) -> None:
        """Bring back what was removed last, with all that belonged to it; or what was amended."""
        if self._undoing:
            ask, undone = self._undoing.pop()

            def done(_: None) -> None:
                undone()
                self.read()

            self.write(ask, done)

    def amend(
        self,
        id_: int,
        amendments: Amendments,
        done: Callable[[], Callable[[], object]],
        refused: Refused,
    ) -> None:
        """Have a transcript called otherwise than its file does; see :meth:`write`.

        ``done`` returns what there is to do once that is taken back.
        """

        def ask(library: Library) -> Amendments:
            before = library.entry(id_).amended
            library.amend(id_, amendments)
            return before

        def amended(before: Amendments) -> None:
            self.read()
            self._undoing.append((lambda library: library.amend(id_, before), done()))

        self.write(ask, amended, refused)

    def mark(self, ids: Sequence[int], *, is_read: bool) -> None:
        """Take transcripts as read to the end, or as never opened."""
        self.write(lambda library: library.mark(ids, is_read=is_read), lambda _: self.read())

    def set_tags(self, ids: Sequence[int], add: Sequence[str], remove: Sequence[str]) -> None:
        """Give tags to transcripts and take others away."""
        self.write(lambda library: library.set_tags(ids, add, remove), lambda _: self.read())

    def note_place(self, id_: int, place: ShelfPlace) -> None:
        """Take note of where a transcript is read, once reading rests there."""
        if self._place is not None and self._place[0] != id_:
            self._keep_place()
        self._place = (id_, place)
        self._rest.start()

    def _keep_place(self) -> None:
        if self._place is None:
            return
        (id_, place), self._place = self._place, None
        if id_ not in self._cards:
            return

        def ask(library: Library) -> Entry:
            from reader.library import LibraryReadOnly

            # What can only be read is read all the same, without a word at every halt.
            with suppress(LibraryReadOnly):
                library.note_place(id_, place)
            return library.entry(id_)

        def done(entry: Entry) -> None:
            if id_ in self._cards:
                self._cards = {**self._cards, id_: type(self._cards[id_])(entry)}
                self._tell_entries()

        self.write(ask, done)

    # -- keeping it safe ------------------------------------------------------------------------

    def check(self, done: Callable[[Health], object], refused: Refused) -> None:
        """Go through everything; ``done`` is given what is wrong."""
        self.write(lambda library: library.check(lambda: self._is_closing), done, refused)

    def back_up(self, done: Callable[[Backup | None], object]) -> None:
        """Make a copy of everything now."""
        self.write(lambda library: library.back_up(), done)

    def backups(self, done: Callable[[list[Backup]], object]) -> None:
        """Look which copies there are."""
        self.ask(lambda library: library.backups(), done)

    def restore(self, name: str) -> None:
        """Go back to a copy; what is there now becomes a copy before."""

        def done(_: None) -> None:
            self._undoing.clear()
            self.read()
            self.restored.emit()
            self.noticed.emit(tr("The library is as it was in that copy."))

        self.write(lambda library: library.restore(name), done)

    # -- the end --------------------------------------------------------------------------------

    def close(self) -> bool:
        """Keep the place that is read, end what is under way and let go of the files.

        Return whether all has ended; what has not can be left to the end of the program.
        """
        self._is_closing = True
        self._rest.stop()
        self._soon.stop()
        self._keep_place()
        return self._end()
