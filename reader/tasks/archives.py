"""ZIP archives of many files, read member by member within bounds."""

from __future__ import annotations

import os
import stat
from typing import Final

from reader.errors import FileError
from reader.files import MAX_BYTES, cause, shown
from reader.formats.decoding.zip_parts import ZipError, ZipParts, ZipProblem

MOST_MEMBERS: Final = 100_000
"""The most members of one archive, of whatever kind."""

MOST_UNPACKED: Final = 4 << 30
"""Bytes that may be unpacked of one archive, counted while they are: a bomb holds more."""

_PROBLEMS: Final = {
    ZipProblem.PACKED: "It is packed in a way not known here.",
    ZipProblem.LOCKED: "It is protected by a password.",
    ZipProblem.DAMAGED: "The archive is damaged here.",
    ZipProblem.TOO_LARGE: f"It unpacks to more than {MAX_BYTES // 1024**2} MB.",
}


class Archive:
    """An open archive. Every method raises FileError for one that is damaged, locked or a bomb."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        name = shown(path)
        try:
            if not stat.S_ISREG(os.stat(path).st_mode):
                raise FileError(f"{name}: This is not an ordinary file.")
            self._parts = ZipParts(path, MOST_MEMBERS, MOST_UNPACKED)
        except ZipError as problem:
            if problem.problem is ZipProblem.TOO_MANY:
                sentence = f"{name}: The archive has more than {MOST_MEMBERS:,} members."
            else:
                sentence = f"{name}: This is no ZIP archive, or it is damaged."
            raise FileError(sentence) from problem
        except (OSError, ValueError) as problem:  # ValueError: NUL in the name
            told = f"{name}: The archive cannot be read: {cause(problem)}."
            raise FileError(told) from problem

    def close(self) -> None:
        """Close the file."""
        self._parts.close()

    def members(self) -> list[tuple[str, int]]:
        """Return the names of the files in it, each with the size that the archive claims."""
        return self._parts.sizes()

    def read(self, member: str) -> bytes:
        """Return the contents of a member; raises FileError if it cannot be had."""
        if member not in self._parts:
            raise FileError("The archive has no such member.")
        try:
            return self._parts.read(member, MAX_BYTES)
        except ZipError as problem:
            raise FileError(_PROBLEMS[problem.problem]) from problem
