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


class Reopening(QObject):
    """Brings back transcripts, each to where it stood and at its line.

    What has not come yet is still told of as open, so that an early end loses nothing. What cannot
    be had any more is told once, when all the others are there.
    """

    def __init__(self, session: Session, doors: Doors, kept: Sequence[Open]) -> None:
        super().__init__(session)
        self._session, self._doors = session, doors
        self._missing: list[str] = []
        self.is_showing = False
        session.ones.expect(kept)
        session.ones.waiting = list(kept)

    def show(self, number: int) -> None:
        """Open the one that was shown, counted from 0; another one if that is not there."""
        waiting = self._session.ones.waiting
        wanted = [*waiting[number : number + 1], *waiting]
        one = next((one for one in wanted if one.shelf_id or _has_file(one.path)), None)
        if one is None:
            return
        self.is_showing = True
        if one.shelf_id:
            waiting.remove(one)
            self._doors.open(one.shelf_id)
        elif one.path is not None:
            waiting.remove(one)
            self._session.open(one.path)

    def go_on(self) -> None:
        """Read the next of the others, beside the window, until all are there."""
        waiting = self._session.ones.waiting
        if not waiting:
            self._session.tell_open()
            self._tell_missing()
            return
        one = waiting[0]
        if one.path is not None and self._session.ones.at(one.path) is not None:
            self._end_with(one)
        elif one.shelf_id:
            self._fetch(one)
        elif _has_file(one.path):
            self._read(one)
        else:
            self._miss(one)

    def _fetch(self, one: Open) -> None:
        self._doors.fetch(
            one.shelf_id,
            lambda opened: self._take_up(one, opened),
            lambda error: self._read(one) if _has_file(one.path) else self._miss(one),
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

        session.background.run(
            read, lambda opened: self._take_up(one, opened), lambda error: self._miss(one, error)
        )

    def _take_up(self, one: Open, opened: OpenTranscript) -> None:
        self._session.take_up(opened)
        self._end_with(one)

    def _miss(self, one: Open, error: ReaderError | None = None) -> None:
        name = one.path.name if one.path is not None else "one of the library"
        self._missing.append(f"{name} ({error})" if error is not None else name)
        self._end_with(one)

    def _end_with(self, one: Open) -> None:
        self._session.ones.waiting.remove(one)
        self.go_on()

    def _tell_missing(self) -> None:
        if self._missing:
            names = ", ".join(self._missing)
            self._session.tell_failed(ReaderError(f"Open last time and not to be had now: {names}"))


def _has_file(path: Path | None) -> bool:
    return path is not None and os.path.isfile(path)
