"""ZIP archives of many files, read member by member within bounds."""

from __future__ import annotations

import os
import stat
from typing import Final

from reader.errors import FileError
from reader.files import MAX_BYTES, cause, shown
from reader.formats.decoding.zip_parts import ZipError, ZipParts, ZipProblem
from reader.wording import number, tr

MOST_MEMBERS: Final = 100_000
"""The most members of one archive, of whatever kind."""

MOST_UNPACKED: Final = 4 << 30
"""Bytes that may be unpacked of one archive, counted while they are: a bomb holds more."""

_PROBLEMS: Final = {
    ZipProblem.PACKED: tr("It is packed in a way not known here."),
    ZipProblem.LOCKED: tr("It is protected by a password."),
    ZipProblem.DAMAGED: tr("The archive is damaged here."),
    ZipProblem.TOO_LARGE: tr("It unpacks to more than {size} MB.", size=MAX_BYTES // 1024**2),
}


class Archive:
    """An open archive. Every method raises FileError for one that is damaged, locked or a bomb."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        name = shown(path)
        try:
            if not stat.S_ISREG(os.stat(path).st_mode):
                raise FileError(tr("{file}: This is not an ordinary file.", file=name))
            self._parts = ZipParts(path, MOST_MEMBERS, MOST_UNPACKED)
        except ZipError as problem:
            if problem.problem is ZipProblem.TOO_MANY:
                sentence = tr(
                    "{file}: The archive has more than {most} members.",
                    file=name,
                    most=number(MOST_MEMBERS),
                )
            else:
                sentence = tr("{file}: This is no ZIP archive, or it is damaged.", file=name)
            raise FileError(sentence) from problem
        except (OSError, ValueError) as problem:  # ValueError: NUL in the name
            told = tr("{file}: The archive cannot be read: {why}.", file=name, why=cause(problem))
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
            raise FileError(tr("The archive has no such member."))
        try:
            return self._parts.read(member, MAX_BYTES)
        except ZipError as problem:
            raise FileError(_PROBLEMS[problem.problem]) from problem
