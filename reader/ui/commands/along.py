"""A collection of an archive taken along and met again, and what was noted twice decided.

Loaded when one of these is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtWidgets import QPushButton

from reader.errors import ReaderError
from reader.library import Decision, LibraryError, open_library
from reader.library.along.meeting import meet, take
from reader.library.along.undecided import (
    Undecided,
    WhatIsUndecided,
    archive_of,
    decide,
    origin_of,
    undecided,
)
from reader.library.along.values import Meeting, TakenFrom
from reader.library.noting.deciding import again
from reader.library.sqlite_library import SqliteLibrary
from reader.ui.commands.desk import Commands, Desk, present
from reader.ui.commands.library_choice import LibraryChoice
from reader.ui.dialogs.along_dialog import AlongDialog
from reader.ui.dialogs.conflicts_dialog import ConflictsDialog
from reader.ui.parts import plain
from reader.ui.parts.background import WorkChannel
from reader.ui.parts.busy_note import BusyNote
from reader.ui.parts.theme import set_role
from reader.ui.state.libraries import called
from reader.wording import joined, number, tr, trn

HowFarAlong: TypeAlias = tuple[int, int]
"""How many transcripts are done, and how many there are."""
FOLDER: Final = "along"
"""The folder of the copies, in that of the library."""

_MOST_FOLDERS = 200
_MOST_SHOWN = 8


class AlongCommands(Commands):
    """Takes along, synchronises, and lets a person decide; ``busy`` shows what is under way.

    ``query`` is what was searched for last in the library, as a proposal.
    """

    def __init__(
        self, desk: Desk, busy: BusyNote, choice: LibraryChoice, query: Callable[[], str]
    ) -> None:
        super().__init__(desk)
        self._busy, self._choice, self._query = busy, choice, query
        self._shelf = desk.shelf
        self._is_meeting = False
        self.sign = QPushButton()
        set_role(self.sign, "link")
        self.sign.clicked.connect(lambda: self.decide())
        desk.window.statusBar().insertPermanentWidget(1, self.sign)
        self.show_sign()

    # -- taking along ---------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask what of the archive in use is to be taken along."""
        copies = self._desk.folders.data / FOLDER
        taken = os.listdir(copies) if os.path.isdir(copies) else []
        cards = self._shelf.cards
        folders = sorted({card.entry.folder for card in cards if card.entry.folder})
        dialog = AlongDialog(
            self._window,
            called(self._shelf.address),
            self._query(),
            self._shelf.tags,
            folders[:_MOST_FOLDERS],
            taken,
        )
        dialog.chosen.connect(self.take)
        present(dialog)

    def take(self, query: str, name: str) -> None:
        """Take along what a search finds in the archive in use, "" for all, under a name."""
        origin, folder = (
            TakenFrom(self._shelf.address, query),
            self._desk.folders.data / FOLDER / name,
        )
        self._meet(lambda line: _taken(origin, folder, line), str(folder))

    def meet(self) -> None:
        """Let the copy in use and its archive be the same again."""
        folder = Path(self._shelf.address)
        self._meet(lambda line: _met(folder, line), "")

    def _meet(self, work: Callable[[WorkChannel[HowFarAlong]], Meeting], made: str) -> None:
        if self._is_meeting:
            return
        self._is_meeting = True

        def stop() -> None:
            job.cancel()
            ended()

        shown = self._busy.work(stop)
        shown.tell(tr("Synchronising with the archive …"))

        def told(far: HowFarAlong) -> None:
            done, total = far
            words = tr("Synchronising: {done} of {total}", done=number(done), total=number(total))
            shown.tell(words, done / max(total, 1))

        def ended() -> None:
            self._is_meeting = False
            shown.end()
            self._shelf.look_for_changes()

        def done(met: Meeting) -> None:
            ended()
            self._tell(met, made)

        def refused(error: ReaderError) -> None:
            ended()
            self._notices.show_error(str(error))

        job = self._shelf.ask_line(lambda _, line: work(line), told, done, refused, is_long=True)

    def _tell(self, met: Meeting, made: str) -> None:
        sentence = _sentence(met)
        if met.left:
            plain.message(
                self._window,
                "warning",
                "\n\n".join((sentence, *met.left[:_MOST_SHOWN])),
                "\n".join(met.left) if len(met.left) > _MOST_SHOWN else "",
            ).open()
        if met.conflicts:
            self._shelf.note_undecided(max(self._shelf.undecided, len(met.conflicts)))
            self._notices.show_error(sentence, tr("Decide…"), self.decide)
        elif made:
            # Translators: a button; the library that was taken along is in use then.
            self._notices.show_done(sentence, tr("Use It"), lambda: self._choice.use(made))
            self._choice.libraries.know(made)
        else:
            self._notices.show_done(sentence)

    # -- deciding -------------------------------------------------------------------------------

    def show_sign(self) -> None:
        """Show in the status bar that there is something to decide."""
        count = self._shelf.undecided
        self.sign.setText(
            trn("{n} note is to be decided", "{n} notes are to be decided", count) if count else ""
        )
        plain.set_tooltip(self.sign, tr("Choose between the texts of what was noted twice"))
        self.sign.setVisible(count > 0)

    def decide(self) -> None:
        """Show what is to be decided, one after another."""

        def show(found: WhatIsUndecided) -> None:
            if not found.all:
                self._shelf.note_undecided(0)
                if found.why:
                    self._notices.show_error(found.why)
                else:
                    nothing = tr("Nothing was noted twice; there is nothing to decide.")
                    self._notices.show_notice(nothing)
                return
            self._shelf.note_undecided(len(found.all))
            dialog = ConflictsDialog(self._window, found.all, found.why)
            dialog.decided.connect(lambda one, decision: self._decide(dialog, one, decision))
            present(dialog)

        self._shelf.ask(undecided, show)

    def _decide(self, dialog: ConflictsDialog, one: Undecided, decision: Decision) -> None:
        is_open = [True]
        dialog.finished.connect(lambda _: is_open.clear())

        def done(still: Undecided | None) -> None:
            if still is None:
                self._shelf.note_undecided(max(self._shelf.undecided - 1, 0))
                self._shelf.look_for_changes()
            if is_open and still is None:
                dialog.go_on()
            elif is_open and still is not None:
                dialog.show_again(still, again())

        def refused(error: ReaderError) -> None:
            if is_open:
                dialog.refuse(str(error))

        self._shelf.write(lambda library: decide(library, one, decision), done, refused)


def _taken(origin: TakenFrom, folder: Path, line: WorkChannel[HowFarAlong]) -> Meeting:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        sentence = tr("The library could not be made at {file}: {why}.", file=folder, why=problem)
        raise LibraryError(sentence) from problem
    with archive_of(origin) as archive, closing(_copy(folder)) as copy:
        return take(archive, copy, origin, lambda *far: line.tell(far), line.is_cut)


def _met(folder: Path, line: WorkChannel[HowFarAlong]) -> Meeting:
    with closing(_copy(folder)) as copy:
        origin = origin_of(copy)
        if origin is None:
            raise LibraryError(tr("This library was not taken along from an archive."))
        with archive_of(origin) as archive:
            return meet(archive, copy, lambda *far: line.tell(far), line.is_cut)


def _copy(folder: Path) -> SqliteLibrary:
    return open_library(folder, folder / "index")


def _sentence(met: Meeting) -> str:
    told = []
    if met.taken:
        told.append(
            trn("{n} transcript was taken along", "{n} transcripts were taken along", met.taken)
        )
    if met.came:
        told.append(trn("{n} note came", "{n} notes came", met.came))
    if met.went:
        told.append(trn("{n} note went to the archive", "{n} notes went to the archive", met.went))
    done = joined(told) if told else tr("nothing had changed")
    sentence = tr("Synchronised with the archive: {done}.", done=done)
    if met.conflicts:
        noted = trn(
            "{n} note was changed in both: choose what becomes of it.",
            "{n} notes were changed in both: choose what becomes of them.",
            len(met.conflicts),
        )
        sentence = f"{sentence} {noted}"
    return sentence
