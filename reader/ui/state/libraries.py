"""The libraries that a person can choose from: their own, and the archives that they have used."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.files import shown
from reader.kept.archives import Archives
from reader.kept.settings import Settings
from reader.library import archive_name, is_archive
from reader.ui.state.library_door import OWN
from reader.ui.state.shelf import Shelf
from reader.wording import tr, trn


class Libraries(QObject):
    """Which libraries there are, and which is in use; ``folder`` is where that is kept.

    The setting ``library_at`` says which is in use, and the shelf follows it.

    *Signals*: ``changed()``: another library is in use, another is known, or the one in use can be
    reached now, or not any more.
    """

    changed = Signal()

    def __init__(self, shelf: Shelf, settings: Settings, folder: Path) -> None:
        super().__init__(shelf)
        self._shelf, self._settings = shelf, settings
        self._archives = Archives(folder)
        self.notice = self._archives.notice
        shelf.switched.connect(self.changed)
        shelf.away_changed.connect(self.changed)
        shelf.trouble_changed.connect(self.changed)

    @property
    def in_use(self) -> str:
        """The address of the one in use."""
        return self._shelf.address

    @property
    def name(self) -> str:
        """What the one in use is called."""
        return called(self.in_use)

    @property
    def are_several(self) -> bool:
        """Whether there is any but one's own."""
        return self.in_use != OWN or bool(self._archives.all)

    def rows(self) -> list[tuple[str, str]]:
        """Return what each is called, with its address: one's own first."""
        addresses = dict.fromkeys((OWN, *self._archives.all, self.in_use))
        return [(called(address), address) for address in addresses]

    def use(self, address: str) -> None:
        """Search and note in a library from now on.

        Raises FileError where it cannot be kept that it is known; it is in use all the same.
        """
        self._settings.set("library_at", address)
        try:
            if address != OWN:
                self._archives.add(address)
        finally:
            self.changed.emit()

    def know(self, address: str) -> None:
        """List a library, though another is in use; raises FileError."""
        self._archives.add(address)
        self.changed.emit()

    def forget(self) -> None:
        """Know the archive in use no more, and use one's own; raises FileError."""
        self._archives.forget(self.in_use)
        self._settings.set("library_at", OWN)
        self.changed.emit()

    def try_again(self) -> None:
        """Look at once whether the archive in use can be reached."""
        self._shelf.try_again()

    @property
    def said(self) -> str:
        """What there is to say of an archive that is away, "" if it is at hand."""
        if not (self._shelf.is_away or self.is_unread):
            return ""
        sentence = tr("The archive cannot be reached now; it is tried again by itself.")
        count = self._shelf.waiting
        if not count:
            return sentence
        waits = trn(
            "{n} change of yours is kept here until then.",
            "{n} changes of yours are kept here until then.",
            count,
        )
        return f"{sentence} {waits}"

    @property
    def said_shortly(self) -> str:
        """The same in a few words."""
        waiting = self._shelf.waiting
        if not waiting:
            return tr("Archive away")
        return trn("Archive away, {n} change waits", "Archive away, {n} changes wait", waiting)

    @property
    def is_unread(self) -> bool:
        """Whether the archive in use has been away since it is in use."""
        from reader.library import LibraryAway  # late: it has been loaded by what failed

        return self._shelf.trouble is not None and isinstance(self._shelf.trouble, LibraryAway)

    @property
    def why(self) -> str:
        """What was said when the archive in use could not be reached, "" if nothing was."""
        return str(self._shelf.away or (self._shelf.trouble if self.is_unread else "") or "")


def known(folder: Path, in_use: str) -> dict[str, str]:
    """Return the addresses of all libraries that are kept in a folder, with what they are called.

    The one in use is among them, whatever is kept.
    """
    return {one: called(one) for one in (OWN, *Archives(folder).all, in_use)}


def words_to_find_in(address: str) -> str:
    """Return what a field says in which all of a library is searched."""
    if address == OWN:
        return tr("Find in all transcripts of the library…")
    return tr("Find in all of {library}…", library=called(address))


def called(address: str) -> str:
    """Return what the library of an address is called."""
    if address == OWN:
        return tr("Your library")
    if is_archive(address):
        return archive_name(address)
    return tr("{name}, taken along", name=shown(os.path.basename(address)))
