"""A library, opened once for all who need it."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, Final

from reader.errors import ReaderError
from reader.files import shown
from reader.wording import tr

if TYPE_CHECKING:
    from reader.library import Library

OWN: Final = ""
"""The address of the person's own library, in the folders of the program."""

_SECONDS_TO_WAIT = 1.0


class LibraryDoor:
    """Opens a library once, for whichever thread needs it first: one's own, or an archive."""

    def __init__(self, data: Path, cache: Path, address: str = OWN) -> None:
        self._data, self._cache, self._address = data, cache, address
        self._opening = Lock()
        self._library: Library | None = None
        self.refusal: ReaderError | None = None
        self._closing = Event()

    @property
    def is_there(self) -> bool:
        """Whether there is a library on the disk already."""
        from reader.library.sqlite_library import FILE

        return (self._data / FILE).exists()

    def library(self) -> Library:
        """Return the library; raises the LibraryError that was said when it could not be opened.

        What is not installed is a MissingLibrary, said in the same way.
        """
        from reader.library import LibraryError

        with self._opening:
            if self._library is not None:
                return self._library
            if self.refusal is not None:
                raise self.refusal
            try:
                library = self._opened()
            except ReaderError as refusal:
                self.refusal = refusal
                raise
            if self._closing.is_set():
                library.close()
                raise LibraryError(tr("The library has been closed."))
            self._library = library
            return library

    def _opened(self) -> Library:
        from reader import paths
        from reader.library import (
            LibraryError,
            LibraryUnkept,
            is_archive,
            is_library,
            open_at,
            open_library,
        )

        if self._closing.is_set() or not (paths.ensure(self._data) and paths.ensure(self._cache)):
            raise LibraryUnkept(shown(self._data))
        if self._address == OWN:
            return open_library(self._data, self._cache)
        if not is_archive(self._address) and not is_library(Path(self._address)):
            raise LibraryError(
                tr(
                    "The copy that was taken along is not there any more: {folder}.",
                    folder=shown(self._address),
                )
            )
        return open_at(self._address, self._data / "waiting")

    def unlock(self) -> None:
        """Let the library be opened once more after it was refused; this waits for nobody."""
        self.refusal = None

    def close(self) -> None:
        """Let go of the library; it is not opened again.

        One that is just being opened, which may take long, is closed by who opens it.
        """
        self._closing.set()
        if self._opening.acquire(timeout=_SECONDS_TO_WAIT):
            library, self._library = self._library, None
            self._opening.release()
            if library is not None:
                library.close()
