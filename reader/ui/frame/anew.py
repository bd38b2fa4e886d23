"""The window begun anew in another process, with all that it shows: what a new language needs.

What the program says is fixed once its modules are loaded. So the process ends as at any end, with
all saved and the library let go of, and becomes the same program again, which takes up what this
one has handed on.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMessageBox

from reader import paths
from reader.errors import ReaderError
from reader.exit_status import ANEW
from reader.kept.handed_on import HandedOn, Looking
from reader.kept.memory import Memory, Open
from reader.ui.parts import plain
from reader.ui.state.pages import OpenTranscript, PairPage, Place, ShelfPage, VideoPage
from reader.wording import tr

if TYPE_CHECKING:
    from reader.ui.frame.table import AllCommands


def begin(commands: AllCommands) -> None:
    """Have the window begin anew, once a person agrees to what would end with it.

    Nothing begins anew, and a sentence says why, where what is open cannot be handed on.
    """
    session = commands.desk.session
    notes = (commands.excerpts.busy, commands.library.busy, commands.fetching.busy)
    work = [session.busy, *(words for note in notes for words in note.words)]
    lost = [one.title for one in session.open_transcripts if not one.path and not one.shelf_id]
    told = [tr("This would end: {work}", work=words) for words in filter(None, work)]
    told += [tr("This is kept nowhere, and would be gone: {title}", title=one) for one in lost]
    if not told:
        _end(commands)
        return
    role = QMessageBox.ButtonRole
    box = plain.message(
        commands.desk.window,
        "question",
        "\n".join((*told, tr("Begin anew now?"))),
        buttons=[(tr("&Not Now"), role.RejectRole), (tr("&Begin Anew"), role.AcceptRole)],
    )
    box.accepted.connect(lambda: _end(commands))
    box.open()


def _end(commands: AllCommands) -> None:
    desk = commands.desk
    try:
        desk.settings.save(desk.folders.config / "settings.json")
        _standing(commands).save(desk.folders.data)
    except ReaderError as error:
        desk.session.tell_failed(error)
        return
    QApplication.exit(ANEW)


def _standing(commands: AllCommands) -> HandedOn:
    """How a window stands now."""
    session = commands.desk.session
    page, state = session.page, session.search.state
    of = page.first if isinstance(page, PairPage) else getattr(page, "listed_by", None)
    if of in session.open_transcripts:
        session.ones.shown = of  # what the page goes with, whatever was shown by itself last
    noted = Memory()
    session.ones.note(noted)
    made = HandedOn(
        noted.open,
        noted.shown,
        is_full_screen=commands.desk.window.isFullScreen(),
        search=Looking(state.query, -1 if state.current is None else state.current, state.limits),
    )
    if isinstance(page, OpenTranscript):
        return made._replace(page="transcript")
    if isinstance(page, ShelfPage):
        return made._replace(page="library", library=commands.library.search.state.query)
    if isinstance(page, VideoPage):
        return made._replace(page="video", video=page.video)
    if isinstance(page, PairPage):
        second, twins = page.second, commands.pairs.twins
        return made._replace(
            page="pair",
            second=Open(second.path, second.shelf_id, shelf_at=second.shelf_at),
            row=twins.current,
            both=twins.search.query,
        )
    return made


def prepare(folder: Path | None) -> None:
    """Let the program that comes have a temporary folder, None for none, and its own environment.

    That is for a folder without Python, whose start would else take itself for a part of this one
    (PyInstaller's manual, "Independent instances").
    """
    if folder is not None:
        paths.hand_on(folder)
    if getattr(sys, "frozen", False):
        os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"


@dataclass(slots=True)
class _Left:
    """What is still to be taken up."""

    search: bool = True
    page: bool = True


class TakingUp(QObject):
    """Brings a window to how another one stood, once what was shown there is open."""

    def __init__(self, commands: AllCommands, handed: HandedOn) -> None:
        session = commands.desk.session
        super().__init__(session)
        self._commands, self._session, self._handed = commands, session, handed
        self._left = _Left()
        session.page_changed.connect(lambda _: self._go_on())
        self._go_on()

    def _go_on(self) -> None:
        handed, session, left = self._handed, self._session, self._left
        if handed.open and session.page is None:
            return  # it is still being read
        if left.search:
            left.search = False
            session.search.take_up(*handed.search)
        if left.page:
            left.page = False
            self._show_page()
            if handed.is_full_screen:
                window = self._commands.desk.window
                window.showFullScreen()
        elif isinstance(session.page, PairPage) and handed.second is not None:
            self._take_row()

    def _show_page(self) -> None:
        handed, commands, session = self._handed, self._commands, self._session
        if handed.page == "library":
            commands.library.search_for(handed.library)
        elif handed.page == "video" and handed.video is not None:
            session.show_video(handed.video)
        elif handed.page == "pair" and (second := handed.second) is not None:
            here = session.transcript
            if second.path is not None:
                commands.pairs.open_beside(second.path)
            elif here is not None:
                commands.desk.doors.fetch(
                    second.shelf_id,
                    lambda fetched: commands.pairs.twins.set_beside(here, fetched),
                    session.tell_failed,
                    second.shelf_at,
                )

    def _take_row(self) -> None:
        """Go to the row of the pair, once; by then it may still be worked out."""
        handed, self._handed = self._handed, self._handed._replace(second=None)
        session, pairs = self._session, self._commands.pairs
        session.note_place(Place(handed.row))
        if handed.both:
            pairs.page.field.setText(handed.both)
            pairs.twins.search.set_query(handed.both, handed.row)
