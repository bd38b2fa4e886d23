"""A stranger's ZIP file read part by part within bounds; nothing is ever unpacked to disk."""

from __future__ import annotations

import os
import zlib
from enum import Enum
from typing import BinaryIO, Final

SIGNATURE: Final = b"PK\x03\x04"
"""What a file with at least one part begins with (APPNOTE, 4.3.7)."""


class ZipProblem(Enum):
    """Why a file or a part of it cannot be had."""

    DAMAGED = "damaged"
    TOO_MANY = "too many parts"
    TOO_LARGE = "too large"
    PACKED = "packed in a way not known here"
    LOCKED = "protected by a password"


class ZipError(Exception):
    """Something cannot be had of a ZIP file; ``problem`` says why."""

    def __init__(self, problem: ZipProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class ZipParts:
    """An open ZIP file. Of parts with the same name the last one counts.

    ``most_parts`` is how many it may have; ``most_bytes`` may be unpacked in all, counted while
    they are, for what a file says of its own size need not be true. Raises ZipError, and OSError
    where the file itself cannot be read.
    """

    def __init__(
        self, file: str | os.PathLike[str] | BinaryIO, most_parts: int, most_bytes: int
    ) -> None:
        from zipfile import BadZipFile, ZipFile  # late: few files are packed

        self._left = most_bytes
        try:
            self._zip = ZipFile(file)
        except (BadZipFile, NotImplementedError, ValueError, EOFError) as fault:
            raise ZipError(ZipProblem.DAMAGED) from fault
        if len(self._zip.infolist()) > most_parts:
            self.close()
            raise ZipError(ZipProblem.TOO_MANY)

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def sizes(self) -> list[tuple[str, int]]:
        """Return the names of the files in it, each with the size that the ZIP file claims."""
        parts = self._zip.infolist()
        return [(part.filename, part.file_size) for part in parts if not part.is_dir()]

    def read(self, name: str, most: int) -> bytes:
        """Return a part that is there, of at most ``most`` bytes; raises ZipError if it cannot."""
        from zipfile import BadZipFile

        room = min(most, self._left)
        try:
            with self._zip.open(self._zip.NameToInfo[name]) as part:
                data = part.read(room + 1)
        except NotImplementedError as fault:
            raise ZipError(ZipProblem.PACKED) from fault
        except RuntimeError as fault:
            raise ZipError(ZipProblem.LOCKED) from fault
        except (BadZipFile, zlib.error, ValueError, OSError, EOFError) as fault:
            raise ZipError(ZipProblem.DAMAGED) from fault
        if len(data) > room:
            raise ZipError(ZipProblem.TOO_LARGE)
        self._left -= len(data)
        return data
