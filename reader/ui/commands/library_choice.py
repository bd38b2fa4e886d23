"""Which library is in use: chosen, given, forgotten; and what is said of an archive that is away.

Loaded when there is more than one's own, or another is asked for.
"""

from __future__ import annotations

from reader.errors import ReaderError
from reader.library import LibraryError, is_archive, open_at
from reader.ui.commands.desk import Commands, Desk
from reader.ui.commands.library_news import LibraryNews
from reader.ui.dialogs.archive_dialog import ArchiveDialog
from reader.ui.panels.library_head import AwaySign
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import present
from reader.ui.state.libraries import Libraries
from reader.wording import tr, trn

_MOST_SHOWN = 8


class LibraryChoice(Commands):
    """Lets a person choose among ``libraries``; a sign in the status bar says what is away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.libraries = Libraries(desk.shelf, desk.settings, desk.folders.data)
        if self.libraries.notice:
            self._notices.show_error(self.libraries.notice)
        bar = desk.window.statusBar()
        self.sign = AwaySign(self.libraries, bar)
        bar.insertPermanentWidget(1, self.sign)  # before the buttons
        self.sign.show_state()
        self.news = LibraryNews(desk.shelf, self._is_seen)

    def ask(self) -> None:
        """Ask for the address of an archive, and use it."""
        dialog = ArchiveDialog(self._window, look_for, self._session.background)
        dialog.chosen.connect(self.use)
        present(dialog)

    def use(self, address: str) -> None:
        """Use a library from now on."""
        try:
            self.libraries.use(address)
        except ReaderError as error:
            self._session.tell_failed(error)
            return
        self._desk.voice.announce(tr("Library: {name}", name=self.libraries.name))

    def forget(self) -> None:
        """Know the archive in use no more."""
        name = self.libraries.name
        try:
            self.libraries.forget()
        except ReaderError as error:
            self._session.tell_failed(error)
            return
        self._notices.show_done(
            tr("{name} is listed no more; nothing in it has changed.", name=name)
        )

    def tell_given_back(self, sentences: list[str]) -> None:
        """Show what a person changed while an archive was away and what cannot be kept there."""
        head = trn(
            "{n} change could not be made in the archive any more:",
            "{n} changes could not be made in the archive any more:",
            len(sentences),
        )
        plain.message(
            self._window,
            "warning",
            f"{head}\n\n" + "\n".join(sentences[:_MOST_SHOWN]),
            "\n".join(sentences) if len(sentences) > _MOST_SHOWN else "",
        ).open()

    def _is_seen(self) -> bool:
        """Whether somebody may be looking at the window."""
        return self._window.isVisible() and not self._window.isMinimized()


def look_for(address: str) -> None:
    """Look whether there is an archive that this person may read; raises LibraryError if not."""
    if not is_archive(address):
        raise LibraryError(
            tr(
                "This is no address of a PostgreSQL database; one is written "
                "postgresql://PERSON@HOST/DATABASE."
            )
        )
    library = open_at(address)
    try:
        library.is_indexed()
    finally:
        library.close()
