"""What the commands of a window work on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from reader.kept.settings import Settings
from reader.named_tuple import NamedTuple
from reader.paths import Folders
from reader.ui.pages.transcript_pane import TranscriptPane
from reader.ui.panels.areas import Areas
from reader.ui.panels.search_bar import SearchBar
from reader.ui.parts.notice_bar import NoticeBar
from reader.ui.parts.theme import Appearance
from reader.ui.parts.voice import Voice
from reader.ui.state.basket_state import BasketState
from reader.ui.state.doors import Doors
from reader.ui.state.fetching import Fetching
from reader.ui.state.highlights import Highlights
from reader.ui.state.listening import Listening
from reader.ui.state.session import Session
from reader.ui.state.shelf import Shelf
from reader.wording import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from reader.model.excerpt import Excerpt
    from reader.quotes.paper import Quoted
    from reader.quotes.qdpx import Case

_SAID_MS = 4_000


class Desk(NamedTuple):
    """The window, what is kept, and what is shown of it."""

    window: QMainWindow
    session: Session
    settings: Settings
    appearance: Appearance
    folders: Folders
    shelf: Shelf
    doors: Doors
    fetching: Fetching
    highlights: Highlights
    basket: BasketState
    pane: TranscriptPane
    search_bar: SearchBar
    notices: NoticeBar
    areas: Areas
    voice: Voice
    listening: Listening

    def close(self) -> None:
        """Ask for nothing and have nothing heard any more: the window has gone."""
        self.fetching.close()
        self.listening.close()

    def say(self, sentence: str) -> None:
        """Say something for a moment, also to a screen reader."""
        self.window.statusBar().showMessage(sentence, _SAID_MS)
        self.voice.announce(sentence)

    def tell_idle(self, tip: str) -> None:
        """Say that what a key does, as its ``tip`` has it, cannot be done now; nothing for ""."""
        if tip:
            self.say(tr("Not possible now: {what}", what=tip))

    def tell_saved(self, path: Path | None) -> None:
        """Say where something was saved, with a way there."""
        from reader.ui.parts.desktop.open_link import open_folder  # late: no start saves anything

        if path is not None:
            self.notices.show_done(
                tr("Saved as {file}", file=path),
                tr("Show Folder"),
                lambda: open_folder(path.parent),
            )


def present(dialog: QDialog) -> None:
    """Show a dialog over its window; closed, it goes."""
    from reader.ui.parts import dialog_parts  # late: no start shows one

    dialog_parts.present(dialog)


class Commands:
    """What the classes of commands have in common.

    What a method with an action does is told by the words and the tip of its action.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._window, self._session, self._settings = desk.window, desk.session, desk.settings
        self._notices = desk.notices

    def _ask_for_recordings(self, title: str, *, are_many: bool = False) -> list[Path]:
        """Ask for a sound or video file, or several, first beside the transcript shown."""
        # Late: most windows hear nothing.
        from PySide6.QtWidgets import QFileDialog

        from reader.tasks.recordings import SUFFIXES

        here = self._session.transcript
        folder = str(here.path.parent) if here is not None and here.path is not None else ""
        suffixes = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = file_filter(tr("Recordings"), suffixes)
        if are_many:
            names, _ = QFileDialog.getOpenFileNames(self._window, title, folder, kinds)
        else:
            name, _ = QFileDialog.getOpenFileName(self._window, title, folder, kinds)
            names = [name] if name else []
        return list(map(Path, names))

    def _with_stills(
        self,
        excerpts: Sequence[Excerpt],
        then: Callable[[list[Excerpt]], object],
        *,
        asked: bool = True,
    ) -> None:
        """Call ``then`` with excerpts of the transcript shown, with the frames of its video.

        Without any where that is not ``asked`` for, or no video is open: then at once.
        """
        listening = self._desk.listening
        if not asked or listening.here is None or not listening.here.shows_picture:
            then(list(excerpts))
        else:
            listening.stills.with_them(excerpts, then)

    def _save_quotations(
        self, quotes: Sequence[Quoted], title: str, case: Case | None = None
    ) -> None:
        """Ask how to save quotations as one document, and where."""
        from reader.quotes.parts import QuoteOptions
        from reader.quotes.writing import Quotations
        from reader.ui.dialogs.papers_dialog import PapersDialog

        if not quotes:
            self._notices.show_notice(tr("There is nothing to save."))
            return
        session, style = self._session, self._settings.citation_style
        cases = (case,) if case else ()
        wanted = Quotations(quotes, title, style, QuoteOptions(), session.today(), cases)
        dialog = PapersDialog(self._window, wanted, self._settings, session.background)
        dialog.accepted.connect(lambda: self._desk.tell_saved(dialog.saved_as))
        present(dialog)


def file_filter(what: str, suffixes: str) -> str:
    """Return what a dialog for choosing files offers to show: those of some suffixes, or all."""
    everything = tr("All files")  # Babel looks into f-strings on some Pythons and not on others
    return f"{what} ({suffixes});;{everything} (*)"
