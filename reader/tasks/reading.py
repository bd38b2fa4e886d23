"""One file read, whatever comes of it: here, or in a process of its own.

Such a process chooses its language before it loads a module with words; so formats are loaded when
there is something to read.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from reader.named_tuple import NamedTuple
from reader.wording import tr

if TYPE_CHECKING:
    from reader.model.transcript import Transcript


class ReadRequest(NamedTuple):
    """The contents of a file, its name for messages, and how it is to be read ("": found out).

    ``sha256`` is the hexadecimal digest of the contents; ``path`` is where the file lies, if what
    lies beside it and belongs to it may be looked at.
    """

    data: bytes
    name: str
    sha256: str
    encoding: str = ""
    format: str = ""
    path: str = ""

    @property
    def most_seconds(self) -> float:
        """How long reading it may take: many times what the slowest format needs."""
        return 10 + len(self.data) / 1_000_000


class Unread(NamedTuple):
    """Why a file could not be read, in a sentence; ``details`` are for the log, if any."""

    sentence: str
    details: str = ""


Read: TypeAlias = "Callable[[ReadRequest], Transcript | Unread]"
"""What reads a file, as :func:`read` does."""


def read(request: ReadRequest) -> Transcript | Unread:
    """Read a file; a fault of the program with one of them costs none of the others."""
    from reader import formats
    from reader.errors import FormatError, ReaderError

    data, name, _, encoding, format, path = request
    try:
        return formats.read_bytes(
            data, name, encoding=encoding or None, format=format or None, path=path
        )
    except FormatError as problem:
        # Whoever asked gives the name by itself.
        return Unread(str(FormatError(problem.sentence, line=problem.line)))
    except ReaderError as problem:
        return Unread(str(problem))
    except MemoryError:
        return no_room()
    except Exception as fault:
        told = tr(
            "The program itself went wrong with this file ({fault}); the log has the details.",
            fault=type(fault).__name__,
        )
        return Unread(told, traceback.format_exc())


def no_room() -> Unread:
    """Return what is told of a file that is too much for the memory there is."""
    return Unread(tr("Reading this file takes more memory than there is for it."))
