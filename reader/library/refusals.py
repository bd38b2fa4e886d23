"""What a library cannot do, and what was stopped: however it is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.wording import tr

if TYPE_CHECKING:
    from reader.library.values import Conflict

Stop = Callable[[], bool]
"""Asked now and then whether to stop; then what is whole stays, and no more is begun."""


class LibraryError(ReaderError):
    """Something in the library could not be read or written; nothing of it is lost."""


class LibraryDamaged(LibraryError):  # noqa: N818 - it says what the library is
    """The library's file is damaged, or is no library at all; it was left as it is.

    ``file`` is that file.
    """

    def __init__(self, sentence: str, file: Path) -> None:
        super().__init__(sentence)
        self.file = file


class LibraryUnkept(LibraryError):  # noqa: N818 - it says what the library is
    """The folder of a person's own library cannot be written; ``folder`` as it is shown."""

    def __init__(self, folder: str) -> None:
        sentence = tr(
            "The library cannot be kept: {folder} cannot be written. "
            "Another place can be named at the start: --basedir DIR.",
            folder=folder,
        )
        super().__init__(sentence)


class LibraryAway(LibraryError):  # noqa: N818 - it says what the library is
    """The library cannot be reached now, and may be again in a moment."""


class LibraryReadOnly(LibraryError):  # noqa: N818 - it says what the library is
    """The library can be read, and not changed."""


class LibraryNewer(LibraryError):  # noqa: N818 - it says what the library is
    """The library was made by a newer version of the program; it was left as it is."""


class NoteConflict(LibraryError):  # noqa: N818 - it says what came of a note
    """A note was changed elsewhere meanwhile. Both texts are kept until a person decides.

    ``conflict`` has them.
    """

    def __init__(self, sentence: str, conflict: Conflict) -> None:
        super().__init__(sentence)
        self.conflict = conflict


class Stopped(Exception):  # noqa: N818 - no error: somebody asked for it
    """A question was given up before its end, because a :data:`Stop` said so."""
