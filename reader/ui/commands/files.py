"""Files: opened, read again, closed; and the program as a whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from reader import formats, paths
from reader.errors import ReaderError
from reader.kept.memory import ReadAs
from reader.model.transcript import RelatedVideo
from reader.named_tuple import NamedTuple
from reader.ui.actions.action import Action, Key
from reader.ui.commands.conditions import CAN_REOPEN, HAS_FILE, HAS_RECENT, HAS_TRANSCRIPT
from reader.ui.commands.desk import Commands, Desk, file_filter, present
from reader.ui.state.opening import Question, open_all
from reader.ui.state.pages import OpenTranscript, PairPage, VideoPage
from reader.wording import tr

if TYPE_CHECKING:
    from reader.ui.commands.writing_down import WritingDownCommands
    from reader.ui.parts.busy_note import BusyNote

_MOST_RECENT = 15


class Takers(NamedTuple):
    """What takes what is not opened by itself: the library, and the text shown, beside itself."""

    library: Callable[[list[Path]], object]
    beside: Callable[[Path], object]


class FileCommands(Commands):
    """What is done with files; ``take_address`` is given the addresses that come instead of one,
    ``begin_anew`` has the window begin anew as it stands, ``busy`` shows what takes long.
    """

    def __init__(
        self,
        desk: Desk,
        take_address: Callable[[str], object],
        begin_anew: Callable[[], object],
        busy: BusyNote,
    ) -> None:
        super().__init__(desk)
        self._take_address, self._begin_anew, self._busy = take_address, begin_anew, busy

    @cached_property
    def writing_down(self) -> WritingDownCommands:
        """What is done with recordings that have no transcript, once there is one."""
        from reader.ui.commands.writing_down import WritingDownCommands

        return WritingDownCommands(self._desk, self._busy)

    def tell_failed(self, error: ReaderError) -> None:
        """Say what could not be done; where it was to read a recording, offer what can be."""
        # Late: at most starts nothing fails.
        from reader.tasks.recordings import AreRecordings, IsRecording

        if isinstance(error, IsRecording):
            self.writing_down.take([error])
        elif isinstance(error, AreRecordings):
            self.writing_down.take(error.each)
        else:
            self._notices.show_error(str(error))

    def take_up_left(self) -> None:
        """Open what an earlier start was writing down when it ended."""
        if os.path.isdir(self._desk.folders.data / "writing-down"):
            self.writing_down.take_up()

    def ask_no_more(self) -> None:
        """Let the window close without a question: nobody is there to answer it."""
        if "writing_down" in vars(self):
            self.writing_down.ask_no_more()

    def end(self) -> None:
        """Close the window, and ask nothing."""
        self.ask_no_more()
        self._window.close()

    @Action(
        "open",
        tr("&Open…"),
        tr("Open a transcript from a file"),
        icon="open",
        standard=Key.Open,
        keys="Ctrl+O",
    )
    def open(self) -> None:
        """Ask for files and open them."""
        open_all(self._session, self._ask_for_files())

    def open_for_video(self) -> None:
        """Ask for the transcript of the video whose page is shown."""
        if isinstance(self._session.page, VideoPage):
            self.open_for(self._session.page.video)

    def open_for(self, video: RelatedVideo) -> None:
        """Ask for the transcript of a related video."""
        for path in self._ask_for_files()[:1]:
            self._session.open(path, for_video=video)

    @Action(
        "open-pasted",
        tr("Open &Pasted Text"),
        tr("Read the text on the clipboard as a transcript"),
        icon="paste",
        keys="Ctrl+Shift+V",
    )
    def open_pasted(self) -> None:
        """Open the text on the clipboard; on a video's page, as that video's transcript.

        Where it is nothing but an address, what that offers is got, if the person still wants it.
        """
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._notices.show_notice(tr("There is no text on the clipboard."))
            return
        from reader.ui.parts.desktop.drops import lone_address

        if address := lone_address(text):
            self._take_address(address)
            return
        page = self._session.page
        video = page.video if isinstance(page, VideoPage) else None
        self._session.open_text(text, for_video=video)

    @Action(
        "write-down",
        tr("Write &Down a Recording…"),
        tr("Have the speech of a sound or video file written down on this computer, by a model"),
    )
    def write_down(self) -> None:
        self.writing_down.ask()

    def open_example(self) -> None:
        """Open the transcript that comes with the program."""
        self._session.open(paths.seed())

    def landing(self, dragged: QMimeData, held: Qt.KeyboardModifier) -> str:
        """Return what becomes of what is dragged over the window; "" if it cannot be opened."""
        from reader.ui.parts.desktop.drops import landing, links, local_files

        if self._goes_beside(dragged, held):
            return tr("Drop to read it side by side")
        return landing(dragged) if local_files(dragged) or links(dragged) else ""

    def _goes_beside(self, dragged: QMimeData, held: Qt.KeyboardModifier) -> Path | None:
        """Return the file that is to stand beside the text shown: one, while Shift is held."""
        from reader.ui.parts.desktop.drops import local_files, parted

        files, many = parted(local_files(dragged))
        is_meant = bool(held & Qt.KeyboardModifier.ShiftModifier) and len(files) == 1 and not many
        page = self._session.page
        return files[0] if is_meant and isinstance(page, OpenTranscript | PairPage) else None

    def take_dropped(self, dragged: QMimeData, held: Qt.KeyboardModifier, into: Takers) -> None:
        """Open what was dropped; folders and archives go to the library."""
        from reader.ui.parts.desktop.drops import links, local_files, parted

        if beside := self._goes_beside(dragged, held):
            into.beside(beside)
            return
        files, many = parted(local_files(dragged))
        open_all(self._session, files)
        if many:
            into.library(many)
        if not files and not many:
            for address in links(dragged)[:1]:
                self._take_address(address)

    def recent(self) -> list[tuple[str, str]]:
        """Return the titles and the paths of the files opened last."""
        recent = self._session.memory.recent[:_MOST_RECENT]
        return [(entry.title or entry.path.name, str(entry.path)) for entry in recent]

    def open_recent(self, path: str) -> None:
        """Open one of them again."""
        self._session.open(Path(path))

    @Action(
        "clear-recent",
        tr("&Clear This List"),
        tr("Forget which transcripts were opened"),
        when=HAS_RECENT,
    )
    def clear_recent(self) -> None:
        self._session.clear_recent()

    @Action(
        "reload",
        tr("Re&load"),
        tr("Read the file of this transcript again"),
        icon="reload",
        standard=Key.Refresh,
        keys="F5",
        when=HAS_FILE,
    )
    def reload(self) -> None:
        self._session.reload()

    @Action(
        "report",
        tr("&Clean-up Report"),
        tr("Show what was changed, left out or guessed while the file was read"),
        when=HAS_TRANSCRIPT,
    )
    def report(self) -> None:
        from reader.ui.dialogs.file_report import FileReportDialog

        here = self._session.transcript
        if here is not None:
            path = here.path
            choice = self._session.memory.choice_of(path) if path else ReadAs()
            read = (lambda chosen: self._session.read(path, chosen)) if path else None
            present(FileReportDialog(self._window, here, choice, read))

    def ask_for_format(self, question: Question) -> None:
        """Ask in which of several formats a file is."""
        from reader.ui.dialogs.file_report import FormatDialog

        present(FormatDialog(self._window, question.claims, question.answer))

    @Action(
        "close",
        tr("Close &Transcript"),
        tr("Close this transcript"),
        standard=Key.Close,
        keys="Ctrl+W",
        when=HAS_TRANSCRIPT,
    )
    def close(self) -> None:
        self._session.close()

    @Action(
        "reopen",
        tr("Reope&n Closed Transcript"),
        tr("Open the transcript again that was closed last, at its line"),
        keys="Ctrl+Shift+T",
        when=CAN_REOPEN,
    )
    def reopen(self) -> None:
        self._session.reopen()

    @Action(
        "quit",
        tr("&Quit"),
        tr("Close the program; what is open comes back at the next start, each at its line"),
        standard=Key.Quit,
        keys="Ctrl+Q",
        role="quit",
    )
    def quit(self) -> None:
        self._window.close()

    @Action(
        "preferences",
        tr("Preferenc&es…"),
        tr("Set how the program looks and works"),
        icon="settings",
        standard=Key.Preferences,
        keys="Ctrl+,",
        role="preferences",
    )
    def preferences(self) -> None:
        from reader.ui.dialogs.preferences import PreferencesDialog
        from reader.ui.state.libraries import known
        from reader.ui.state.quote_book import QuoteBook

        folders, in_use = self._desk.folders, self._settings.library_at
        listed = {
            "quote_style": QuoteBook(folders.config / "quotes").titles(),
            "library_at": known(folders.data, in_use),
        }
        dialog = PreferencesDialog(self._window, self._settings, listed)
        dialog.anew_wanted.connect(self._begin_anew)
        present(dialog)

    def _ask_for_files(self) -> list[Path]:
        from PySide6.QtWidgets import QFileDialog  # late: no start asks for a file

        suffixes = " ".join(f"*{suffix}" for suffix in formats.suffixes())
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window,
            tr("Open Transcript"),
            "",
            file_filter(tr("Transcripts"), suffixes),
        )
        return [Path(name) for name in chosen]
