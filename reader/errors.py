"""What can go wrong, said to a person.

Every message is a whole sentence that says what is wrong, where, and what can be done. The core
raises these and never prints or shows anything; the window and the command line each have one
place that shows them.
"""

from __future__ import annotations

import sys
from typing import Final

from reader.wording import tr


class ReaderError(Exception):
    """Something the person can understand and act on; ``str(error)`` is the sentence to show."""


class FormatError(ReaderError):
    """A file could not be read as a transcript.

    ``file`` is the name as given by the person, ``line`` counts from 1 and is None where the fault
    has no line of its own.
    """

    def __init__(self, sentence: str, file: str = "", line: int | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.file = file
        self.line = line

    def __str__(self) -> str:
        """Return ``file, line n: sentence``, leaving out what is not known."""
        place = self.file
        if self.line is not None:
            place = (
                tr("{file}, line {line}", file=place, line=self.line)
                if place
                else tr("line {line}", line=self.line)
            )
        if not place:
            return self.sentence
        return tr("{place}: {words}", place=place, words=self.sentence)


class ProgramError(ReaderError):
    """The program itself went wrong: what it was doing is given up, and the log says why."""

    def __init__(self) -> None:
        super().__init__(
            tr("The program itself went wrong while doing this, and gave it up; the log says more.")
        )


class UnknownFormat(FormatError):  # noqa: N818 - it says what the file is
    """The file is of no kind that this program reads."""


class FileError(ReaderError):
    """A file could not be opened, read or written for a reason that lies outside its contents."""


class QueryError(ReaderError):
    """What was typed into the search bar cannot be searched for, or took too long."""


def how_to_get(extra: str, debian: str = "") -> str:
    """Return a sentence that says how what is of an extra of this program gets here.

    It names the Python that runs: whether the program came as a wheel, by pipx, or is run out of
    its sources, that one's pip finds it installed, asks no index for it, and adds what is missing.
    ``debian`` is the package in which Debian has the same. A folder without Python has no pip.
    """
    if getattr(sys, "frozen", False):
        return tr("This build of the program comes without it.")
    command = _by_pip(f"transcript-reader[{extra}]")
    if not debian:
        return tr("“{command}” brings it.", command=command)
    return tr(
        "“{command}” brings it, and so does Debian's package {package}.",
        command=command,
        package=debian,
    )


def _by_pip(what: str) -> str:
    """Return the command that brings something to the Python that runs, as a shell takes it."""
    python = sys.executable or "python"
    if " " in python:
        python = f'"{python}"'
    return f'{python} -m pip install "{what}"'


_LIBRARIES: Final = {
    "platformdirs": ("platformdirs", "python3-platformdirs"),
    "pdfminer": ("pdfminer.six", "python3-pdfminer"),
    "psycopg": ("psycopg[binary,pool]", "python3-psycopg"),
    "psycopg_pool": ("psycopg[binary,pool]", "python3-psycopg-pool"),
    "rapidfuzz": ("rapidfuzz", "python3-rapidfuzz"),
    "regex": ("regex", "python3-regex"),
    "xlsxwriter": ("XlsxWriter", "python3-xlsxwriter"),
}
"""What is imported: how pip calls it, and in which package Debian has it."""


class MissingLibrary(ReaderError):  # noqa: N818 - it says what the library is
    """Something that the program needs for this is not installed, or is too old for it."""

    def __init__(self, problem: ImportError) -> None:
        name = (problem.name or "").partition(".")[0]
        pip, debian = _LIBRARIES.get(name, (name or "Python", ""))
        told = (
            tr(
                "This needs the library {library}, which is not installed here or too old: "
                "install it by “{command}”, or Debian's package {package}."
            )
            if debian
            else tr(
                "This needs the library {library}, which is not installed here or too old: "
                "install it by “{command}”."
            )
        )
        super().__init__(told.format(library=pip, command=_by_pip(pip), package=debian))
