"""A window with an archive in use, and what a person does and sees there."""

from __future__ import annotations

from contextlib import closing

from driver import Reader, until
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from shelves import titles, wait_for_lines

from reader.kept.settings import Settings
from reader.library import open_at
from reader.model.transcript import Cue, Transcript
from reader.ui.dialogs.archive_dialog import ArchiveDialog


def talk(title: str) -> Transcript:
    return Transcript(title, cues=(Cue(f"{title} are built under the bridge.", 0, 900),))


def settings_for(address: str) -> Settings:
    """The settings of a start with an archive in use."""
    made = Settings()
    made.library_at = address
    return made


def ask(window: Reader, address: str) -> ArchiveDialog:
    """Ask for an archive at an address, from the menu, and wait until that is answered."""
    window.do("library-archive")
    dialog = window.dialog()
    assert isinstance(dialog, ArchiveDialog)
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    dialog.field.setText(address)
    dialog.open_button.click()
    until(lambda: ended or dialog.open_button.isEnabled())  # once ended it is soon gone
    return dialog


def use(window: Reader, address: str) -> None:
    """Use the archive of an address."""
    ask(window, address)
    until(lambda: window.shelf.address == address and window.shelf.is_read)
    wait_for_lines(window)
    window.window.activateWindow()  # the dialog has taken the keyboard with it
    QTest.qWaitForWindowActive(window.window)


def rows_of_menu(window: Reader) -> list[tuple[str, bool]]:
    """The libraries that can be chosen, and whether each is in use."""
    menu: QMenu = window.window.actions_.menus["library/which"]
    menu.aboutToShow.emit()
    return [(row.text(), row.isChecked()) for row in menu.actions() if row.isCheckable()]


def choose(window: Reader, name: str) -> None:
    menu: QMenu = window.window.actions_.menus["library/which"]
    menu.aboutToShow.emit()
    next(row for row in menu.actions() if row.text() == name).trigger()
    until(lambda: window.shelf.is_read)
    wait_for_lines(window)


def open_row(window: Reader, title: str) -> None:
    pane = window.window.areas["library"]
    pane.list.opened.emit(titles(window).index(title))
    until(lambda: window.title == title)
    window.settle()


def highlight(window: Reader, words: str) -> None:
    start = window.text.index(words)
    cursor = window.window.pane.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), cursor.MoveMode.KeepAnchor)
    window.window.pane.setTextCursor(cursor)
    before = len(window.window.desk.highlights.items)
    window.press("Ctrl+1", window.window.pane)
    until(lambda: len(window.window.desk.highlights.items) == before + 1)


def head(window: Reader) -> str:
    """What the panel says that its library is."""
    made = window.window.areas["library"].head
    return made.name.accessibleName() if made.name.isVisible() else made.title.text()


def sign(window: Reader) -> str:
    """What the status bar says of an archive that is away."""
    made = window.window.commands.library.choice.sign
    return made.text() if made.isVisible() else ""


def notes_in(address: str) -> list[str]:
    with closing(open_at(address)) as library:
        return [note.quote for note in library.notes()]
