"""What was open at the last end, open again: the one that was shown, then the others beside it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from reader.errors import ReaderError
from reader.kept.memory import Open
from reader.ui.state.doors import Doors
from reader.ui.state.opening import read_file
from reader.ui.state.pages import OpenTranscript
from reader.ui.state.session import Session
from reader.wording import joined, tr


class Reopening(QObject):
    """Brings back transcripts, each to where it stood and at its line.

    Each comes from the library, or where that has it no more from its file. What has not come yet
    is still told of as open, so that an early end loses nothing. What cannot be had any more is
    told once, when all the others are there; what is in a library that is away, or is not the one
    in use, is waited for.
    """

    def __init__(self, session: Session, doors: Doors, kept: Sequence[Open]) -> None:
        super().__init__(session)
        self._session, self._doors = session, doors
        self._untried = list(kept)
        self._missing: list[str] = []
        self._later: list[Open] = []
        self._shows_first = False
        self.is_showing = False
        session.ones.expect(kept)
        doors.library_read.connect(self._try_later)

    def show(self, number: int) -> None:
        """Open the one that was shown, counted from 0; the first that can be had if it cannot."""
        if 0 <= number < len(self._untried):
            self._untried.insert(0, self._untried.pop(number))
        self.is_showing = any(map(_may_be_had, self._untried))
        if self.is_showing:
            self._show_next()

    def go_on(self) -> None:
        """Read the next of the others, beside the window, until all are there."""
        while self._untried:
            one = self._untried.pop(0)
            if one not in self._session.ones.waiting:
                continue  # it was opened by now
            if one.shelf_id:
                self._fetch(one)
                return
            if _has_file(one.path):
                self._read(one)
                return
            self._miss(one)
        self._end()

    def _show_next(self) -> None:
        """Show the next one that may be had, unless the person has opened another by now."""
        session = self._session
        one = next(filter(_may_be_had, self._untried), None)
        if session.page is not None:
            self._end()
        elif one is not None:
            self._untried.remove(one)
            self._doors.bring_back(one, lambda error: self._miss_shown(one, error))
        elif session.open_transcripts:
            session.show(session.open_transcripts[0])
            self._end()
        else:
            self._shows_first = True
            self._end()

    def _miss_shown(self, one: Open, error: ReaderError) -> None:
        self._miss(one, error)
        self._show_next()

    def _fetch(self, one: Open) -> None:
        def refused(error: ReaderError) -> None:
            if _has_file(one.path):
                self._read(one)
            else:
                self._miss(one, error)
                self.go_on()

        self._doors.fetch(
            one.shelf_id, lambda opened: self._take_up(one, opened), refused, one.shelf_at
        )

    def _read(self, one: Open) -> None:
        session, path = self._session, one.path
        assert path is not None
        choice, is_pasted = session.memory.choice_of(path), session.is_pasted(path)
        sounds, view = session.sounds, session.view

        def read() -> OpenTranscript:
            opened = read_file(path, choice, sounds=sounds, is_pasted=is_pasted)
            opened.edition.make_ready(view)
            return opened

        def refused(error: ReaderError) -> None:
            self._miss(one, error)
            self.go_on()

        session.background.run(read, lambda opened: self._take_up(one, opened), refused)

    def _take_up(self, one: Open, opened: OpenTranscript) -> None:
        if one in self._session.ones.waiting:
            self._session.take_up(opened)
            if self._shows_first and self._session.page is None:
                self._session.show(opened)
        self.go_on()

    def _miss(self, one: Open, error: ReaderError | None = None) -> None:
        waiting = self._session.ones.waiting
        if one not in waiting:
            return  # the person has opened it
        if error is not None and self._doors.is_later(one, error):
            self._later.append(one)
            return
        self._session.ones.miss(one)
        name = one.path.name if one.path is not None else tr("one of the library")
        is_told = error is not None and _has_file(one.path)
        self._missing.append(f"{name} ({error})" if is_told else name)

    def _try_later(self) -> None:
        """Read what the library has that is there by now."""
        self._later = [one for one in self._later if one in self._session.ones.waiting]
        here = [one for one in self._later if self._doors.is_of_library(one)]
        if here and not self._untried:
            self._later = [one for one in self._later if one not in here]
            self._untried = here
            self.go_on()

    def _end(self) -> None:
        """Say that none are to come any more, and once which have not."""
        if any(one not in self._later for one in self._session.ones.waiting):
            return
        self._session.tell_open()
        if self._missing:
            names = joined(self._missing)
            self._missing.clear()
            told = tr("Open last time and not to be had now: {names}", names=names)
            self._session.tell_failed(ReaderError(told))


def _may_be_had(one: Open) -> bool:
    return one.shelf_id != 0 or _has_file(one.path)


def _has_file(path: Path | None) -> bool:
    return path is not None and os.path.isfile(path)
