"""A folder whose transcripts are taken into the library as they are saved there."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from reader.kept.settings import Settings
from reader.ui.state.library_door import OWN
from reader.ui.state.shelf import Shelf

# A browser that saves a page writes for a while; what is half there must not be read.
_REST_MS = 1_500
_MOST_FOLDERS = 200


class WatchedFolder(QObject):
    """Watches the folder that the settings name, and the folders in it, for a library that is open.

    What came while nobody watched is taken in first. It goes into the person's own library alone,
    and waits while another one is in use.
    """

    def __init__(self, shelf: Shelf, settings: Settings) -> None:
        super().__init__(shelf)
        self._shelf, self._settings = shelf, settings
        self._watcher: QFileSystemWatcher | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._take_in)
        shelf.switched.connect(self._rest.start)
        settings.watch(lambda _: self._watch(), "watched_folder")
        self._watch()

    def _watch(self) -> None:
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        folder = self._folder()
        if folder is None:
            return
        self._watcher = QFileSystemWatcher(_folders(folder), self)
        self._watcher.directoryChanged.connect(lambda _: self._rest.start())
        self._take_in()

    def _take_in(self) -> None:
        folder = self._folder()
        if folder is None or self._watcher is None or self._shelf.address != OWN:
            return
        if new := set(_folders(folder)) - set(self._watcher.directories()):
            self._watcher.addPaths(sorted(new))
        self._shelf.take_in([folder], is_quiet=True)

    def _folder(self) -> Path | None:
        name = self._settings.watched_folder
        return Path(name) if name and os.path.isdir(name) else None


def _folders(top: Path) -> list[str]:
    """Return a folder and those in it, up to a number that a system lets be watched."""
    found: list[str] = []
    for parent, folders, _names in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.append(parent)
        if len(found) >= _MOST_FOLDERS:
            break
    return found
