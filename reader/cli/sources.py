"""The transcripts that a command is given: files, or what comes in on standard input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader import files, formats
from reader.cli.console import Console
from reader.errors import UnknownFormat
from reader.model.transcript import Transcript
from reader.wording import tr

if TYPE_CHECKING:
    from reader.cli.verb import Reads

STANDARD_INPUT: Final = "-"


def shown(file: str) -> str:
    """Return the name of a file as people are told it."""
    return tr("standard input") if file == STANDARD_INPUT else files.shown(file)


def typed(words: str) -> str:
    """Return words of the command line as they were typed, even where the locale is ASCII only.

    What Python could not decode there reaches the program as lone surrogates.
    """
    if words.isascii() or not any("\udc80" <= character <= "\udcff" for character in words):
        return words
    return files.shown(words)


def transcript(file: str, reading: Reads, console: Console, *, digest: bool = True) -> Transcript:
    """Read a file, or standard input where it is "-"; ``digest`` as in :func:`formats.read`.

    Raises ReaderError; UnknownFormat says how to ask for one of the formats that claim it alike.
    """
    try:
        if file == STANDARD_INPUT:
            return formats.read_bytes(
                console.read(),
                shown(file),
                encoding=reading.encoding,
                format=reading.format,
                digest=digest,
            )
        return formats.read(file, encoding=reading.encoding, format=reading.format, digest=digest)
    except formats.EqualClaims as problem:
        # Translators: stands between two options, with its spaces.
        choices = tr(" or ").join(f"--format {format.name}" for format in problem.formats)
        told = tr("{problem} Use {choices}.", problem=problem.sentence, choices=choices)
        raise UnknownFormat(told, problem.file) from problem
