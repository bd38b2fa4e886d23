"""ZIP archives of many files, read member by member within bounds; nothing is unpacked to disk."""

from __future__ import annotations

import os
import stat
import zlib
from typing import TYPE_CHECKING, Final

from reader.errors import FileError
from reader.files import MAX_BYTES, shown

if TYPE_CHECKING:
    from zipfile import ZipFile

MOST_MEMBERS: Final = 100_000
"""The most members of one archive, of whatever kind."""

MOST_UNPACKED: Final = 4 << 30
"""Bytes that may be unpacked of one archive, counted while they are: a bomb holds more."""


class Archive:
    """An open archive. Every method raises FileError for one that is damaged, locked or a bomb."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        from zipfile import BadZipFile, ZipFile

        self._name = shown(path)
        self._left = MOST_UNPACKED
        try:
            if not stat.S_ISREG(os.stat(path).st_mode):
                raise FileError(f"{self._name}: This is not an ordinary file.")
            self._zip: ZipFile = ZipFile(path)
        except (BadZipFile, NotImplementedError, ValueError, EOFError) as problem:
            raise FileError(f"{self._name}: This is no ZIP archive, or it is damaged.") from problem
        except OSError as problem:
            cause = problem.strerror or "the system gave no reason"
            raise FileError(f"{self._name}: The archive cannot be read: {cause}.") from problem
        if len(self._zip.infolist()) > MOST_MEMBERS:
            self.close()
            raise FileError(f"{self._name}: The archive has more than {MOST_MEMBERS:,} members.")

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def members(self) -> list[tuple[str, int]]:
        """Return the names of the files in it, each with the size that the archive claims."""
        return [
            (info.filename, info.file_size) for info in self._zip.infolist() if not info.is_dir()
        ]

    def read(self, member: str) -> bytes:
        """Return the contents of a member."""
        from zipfile import BadZipFile

        try:
            with self._zip.open(member) as part:
                data = part.read(MAX_BYTES + 1)
        except KeyError as problem:
            raise FileError("The archive has no such member.") from problem
        except NotImplementedError as problem:
            raise FileError("It is packed in a way not known here.") from problem
        except RuntimeError as problem:
            raise FileError("It is protected by a password.") from problem
        except (BadZipFile, zlib.error, ValueError, OSError, EOFError) as problem:
            raise FileError("The archive is damaged here.") from problem
        if len(data) > MAX_BYTES:
            raise FileError(f"It unpacks to more than {MAX_BYTES // 1024**2} MB.")
        self._left -= len(data)
        if self._left < 0:
            raise FileError(f"The archive unpacks to more than {MOST_UNPACKED >> 30} GB.")
        return data
