"""The library that is in use, asked beside the window alone.

Work goes through five lines: what is asked, what is looked up though nobody waits for it, what is
written, what is taken in from files, and what goes through all of the library; these two may take
long. The library is opened by whichever of them needs it first. One more line looks whether an
archive that was away can be reached again.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from reader.errors import ReaderError
from reader.ui.parts.background import Background, Job, Refused, WorkChannel
from reader.ui.state.library_door import OWN, LibraryDoor
from reader.wording import tr

if TYPE_CHECKING:
    from reader.library import Backup, Library, Outstanding

T = TypeVar("T")
V = TypeVar("V")
Ask = Callable[["Library"], T]

_FIRST_PAUSE_MS, _LONGEST_PAUSE_MS = 2_000, 60_000


class LibraryLines(QObject):
    """The library in use, and the lines of work on it.

    ``address`` tells which it is, :data:`OWN` or that of an archive. What was asked of one library
    is not answered once another is in use; what is written goes where it was meant to go. An
    archive is ``away`` while it cannot be reached: it is tried again by itself, and so many changes
    of the person's are ``waiting`` for it; where they have read waits too, and is not told.
    ``trouble`` is why a library cannot be used at all.

    *Signals*

    - ``switched()``: another library is in use, of which nothing is known yet.
    - ``trouble_changed()``: the library cannot be used, or can again; see ``trouble``.
    - ``away_changed()``: the archive cannot be reached, or can again, or other changes wait for it.
    - ``given_back(list)``: changes that waited cannot be made any more, a sentence for each.
    - ``failed(ReaderError)``: a sentence for the person.
    - ``ending()``: nothing more is to be asked, and what holds a connection is to let it go.
    """

    switched = Signal()
    trouble_changed = Signal()
    away_changed = Signal()
    given_back = Signal(object)
    failed = Signal(object)
    ending = Signal()

    def __init__(
        self, data: Path, cache: Path, address: str = OWN, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._data, self._cache = data, cache
        self._doors: dict[str, LibraryDoor] = {}
        self._enter(address)
        self._asking, self._looking, self._writing, self._importing, self._through = (
            Background(self, threads=1) for _ in range(5)
        )
        self._arranging = Background(self, threads=1)
        self._reaching = Background(self, threads=1)
        self._pause = _FIRST_PAUSE_MS
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._catch_up)

    def _enter(self, address: str) -> None:
        self.address = address
        if address not in self._doors:
            self._doors[address] = LibraryDoor(self._data, self._cache, address)
        self._door = self._doors[address]
        self._door.unlock()
        self.trouble: ReaderError | None = None
        self.rescue: Backup | None = None
        self.away: ReaderError | None = None
        self.waiting = 0

    def read(self) -> None:
        """Read anew, beside the window, what is in the library."""
        raise NotImplementedError

    def go_to(self, address: str) -> None:
        """Use another library from now on; what is under way in the one before goes on there."""
        if address == self.address:
            return
        self._again.stop()
        self._pause = _FIRST_PAUSE_MS
        self._enter(address)
        self.switched.emit()
        self.trouble_changed.emit()
        self.away_changed.emit()
        self.read()

    # -- asking and writing ---------------------------------------------------------------------

    def ask(self, ask: Ask[T], done: Callable[[T], object], refused: Refused | None = None) -> Job:
        """Ask the library something beside the window; ``done`` is given the answer.

        ``refused`` is given what the library says instead, by default ``failed`` is.
        """
        return self._run(self._asking, ask, done, refused)

    def arrange(self, work: Callable[[], T], done: Callable[[T], object], *, is_many: bool) -> Job:
        """Work out how something known is shown: beside the window if it ``is_many``, or at once.

        It may still be worked out when something else is shown: cancel the job then.
        """
        return self._arranging.do(work, done, self.failed.emit, is_long=is_many)

    def look(self, ask: Ask[T], done: Callable[[T], object], refused: Refused | None = None) -> Job:
        """Ask something nobody waits for, as :meth:`ask`; it stands in the way of no search."""
        return self._run(self._looking, ask, done, refused)

    def ask_line(
        self,
        ask: Callable[[Library, WorkChannel[V]], T],
        told: Callable[[V], object],
        done: Callable[[T], object],
        refused: Refused | None = None,
        *,
        is_long: bool = False,
    ) -> Job:
        """Ask something that is answered bit by bit, as :meth:`ask`; each bit goes to ``told``.

        What goes through all of the library ``is_long``: no search waits for it. It is answered to
        its end, whatever library is in use by then.
        """
        door = self._door
        return (self._through if is_long else self._asking).stream(
            lambda line: ask(door.library(), line), told, done, self._refusing(door, refused)
        )

    def write(
        self,
        ask: Ask[T],
        done: Callable[[T], object] = lambda _: None,
        refused: Refused = lambda error: None,
    ) -> None:
        """Change something in the library, in the order in which changes are asked for.

        A person waits for it: ``failed`` is told whatever it was, and ``refused`` is too. What was
        made in a library that is not in use any more is not ``done`` in the one that is.
        """

        def refuse(error: ReaderError) -> None:
            self.failed.emit(error)
            refused(error)

        def change(library: Library) -> tuple[T, Outstanding]:
            return ask(library), library.waiting()

        def changed(answer: tuple[T, Outstanding]) -> None:
            if door is self._door:
                self._note_waiting(answer[1])
                done(answer[0])
            else:
                refused(_left())

        door = self._door
        self._writing.run(lambda: change(door.library()), changed, self._refusing(door, refuse))

    def ask_in_turn(self, ask: Ask[T], done: Callable[[T], object]) -> None:
        """Ask something once all changes are made; ``done`` comes after what was told of them."""
        self._run(self._writing, ask, done, None)

    def _run(
        self,
        line: Background,
        ask: Ask[T],
        done: Callable[[T], object],
        refused: Refused | None,
    ) -> Job:
        door = self._door

        def answer(answered: T) -> None:
            if door is self._door:
                done(answered)
            elif refused is not None:
                refused(_left())

        return line.run(lambda: ask(door.library()), answer, self._refusing(door, refused))

    def _refusing(self, door: LibraryDoor, refused: Refused | None) -> Refused:
        def refuse(error: ReaderError) -> None:
            if door is self._door:
                if error is door.refusal:
                    self._tell_trouble(error)
                elif _is_away(error):
                    self._lose(error)
                elif refused is None:
                    self.failed.emit(error)
            if refused is not None:
                refused(error)

        return refuse

    # -- an archive that is away ----------------------------------------------------------------

    @property
    def is_away(self) -> bool:
        """Whether the archive in use cannot be reached, or changes wait for it."""
        return self.away is not None or self.waiting > 0

    def _lose(self, error: ReaderError) -> None:
        """Have the archive be away; it is tried again by itself, more and more seldom."""
        self._try_soon()
        if self.away is None:
            self.away = error
            self.away_changed.emit()

    def _note_waiting(self, waiting: Outstanding) -> None:
        if any(waiting):
            self._try_soon()
        if waiting.changes != self.waiting:
            self.waiting = waiting.changes
            self.away_changed.emit()

    def _try_soon(self) -> None:
        if not self._again.isActive():
            self._again.start(self._pause)
            self._pause = min(2 * self._pause, _LONGEST_PAUSE_MS)

    def _catch_up(self) -> None:
        """Look whether the archive can be reached, and bring to it what waits."""
        door = self._door
        door.unlock()

        def work() -> tuple[list[str], Outstanding]:
            library = door.library()
            return library.catch_up(), library.waiting()

        def done(answer: tuple[list[str], Outstanding]) -> None:
            refused, waiting = answer
            if refused:
                self.given_back.emit(refused)
            if door is not self._door:
                return
            self._pause = _FIRST_PAUSE_MS
            had_trouble, self.trouble, self.away = self.trouble, None, None
            self.waiting = waiting.changes
            if had_trouble is not None:
                self.trouble_changed.emit()
            self.away_changed.emit()
            self.read()

        def refused(error: ReaderError) -> None:
            if door is self._door and error is not door.refusal and not _is_away(error):
                self.away = error  # such as a password that is none any more: no use in trying on
                self.away_changed.emit()

        self._reaching.run(work, done, self._refusing(door, refused))

    # -- a library that cannot be used ----------------------------------------------------------

    @property
    def _folder(self) -> Path:
        """The folder of the library in use, if it is in one: a copy that was taken along is."""
        return Path(self.address) if os.path.isabs(self.address) else self._data

    def _tell_trouble(self, error: ReaderError) -> None:
        if _is_away(error):
            self._try_soon()
        if self.trouble is error or str(self.trouble) == str(error):
            return
        self.trouble, self.rescue = error, None
        folder = self._folder

        def look() -> Backup | None:
            from reader.library import LibraryDamaged, newest_backup

            return newest_backup(folder) if isinstance(error, LibraryDamaged) else None

        def found(backup: Backup | None) -> None:
            self.rescue = backup
            self.trouble_changed.emit()

        self._asking.run(look, found, lambda _: self.trouble_changed.emit())
        self.trouble_changed.emit()

    @property
    def can_start_anew(self) -> bool:
        """Whether the library in trouble is one that may be set aside."""
        from reader.library import LibraryDamaged

        return isinstance(self.trouble, LibraryDamaged)

    def rescue_from(self, backup: Backup) -> None:
        """Put a copy in the place of a damaged library, which is set aside."""
        folder = self._folder

        def work() -> None:
            from reader.library import restore_backup

            restore_backup(folder, backup.name)

        self._mend(work)

    def start_anew(self) -> None:
        """Begin an empty library; the damaged one is set aside."""
        folder = self._folder

        def work() -> None:
            from reader.library import start_anew

            start_anew(folder)

        self._mend(work)

    def try_again(self) -> None:
        """Look at once whether the library can be used by now."""
        if self.address != OWN and not os.path.isabs(self.address):
            self._again.stop()
            self._catch_up()
        else:
            self._mend(lambda: None)

    def _mend(self, work: Callable[[], None]) -> None:
        def done(_: None) -> None:
            self._door.unlock()
            self.trouble = self.rescue = None
            self.trouble_changed.emit()
            self.read()

        self._writing.run(work, done, self.failed.emit)

    # -- the end --------------------------------------------------------------------------------

    def _end(self) -> bool:
        self.ending.emit()
        self._again.stop()
        lines = (
            *(self._asking, self._looking, self._importing, self._through, self._reaching),
            self._arranging,
        )
        for line in lines:
            line.stop()
        self._writing.finish()
        for door in self._doors.values():
            door.close()
        have_ended = [line.close() for line in (*lines, self._writing)]  # each is waited for
        return all(have_ended)


def _left() -> ReaderError:
    from reader.library import LibraryAway

    return LibraryAway(tr("Another library was chosen meanwhile."))


def _is_away(error: ReaderError) -> bool:
    from reader.library import LibraryAway

    return isinstance(error, LibraryAway)
