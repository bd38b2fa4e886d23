"""Where commands write to, and as what."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field

from reader import files
from reader.cli.arguments import STANDARD_OUTPUT, Today, UsageError
from reader.cli.console import Console
from reader.cli.pdf import pdf
from reader.cli.sources import STANDARD_INPUT
from reader.errors import FileError
from reader.model.transcript import Transcript
from reader.named_tuple import NamedTuple
from reader.quotes.exports import Export, Matter, called, kinds
from reader.quotes.parts import QuoteOptions
from reader.quotes.writing import transcript_data
from reader.wording import joined, tr


class Writer(NamedTuple):
    """How a transcript becomes a file: the suffix, the bytes, and what they cannot keep."""

    suffix: str
    write: Callable[[Transcript], bytes]
    loses: tuple[str, ...] = ()


def kind_called(wanted: str, *matters: Matter) -> Export:
    """Return the kind that is asked for; raises UsageError if nothing can be saved as that."""
    found = called(wanted, *matters)
    if found is None:
        name, suffix = os.path.splitext(wanted)
        meant = called(suffix, *matters) if name and suffix else None
        if meant is not None:
            raise UsageError(
                tr(
                    "--to wants a format, and “{file}” is the name of a file. Write: "
                    "--to {format} -o {file}",
                    format=meant.name,
                    file=files.shown(wanted),
                )
            )
        raise UsageError(
            tr(
                "“{format}” cannot be written. What can: {formats}.",
                format=wanted,
                formats=joined(sorted(kinds(*matters))),
            )
        )
    return found


def writer(wanted: str, look: QuoteOptions, today: Today) -> Writer:
    """Return what writes the format asked for; raises UsageError if nothing does.

    What people read is written as an excerpt of the whole, what programs read by its format.
    """
    kind = kind_called(wanted, Matter.EXCERPT)

    def write(transcript: Transcript) -> bytes:
        return transcript_data(kind, transcript, look, pdf, today)

    return Writer(kind.suffix, write, kind.loses)


@dataclass(slots=True)
class Targets:
    """Finds for each result where it goes, and sees that nothing is lost there.

    ``reads`` are all files that the command reads: none of them is ever written over.
    """

    reads: tuple[str, ...]
    output: str
    force: bool
    suffix: str
    _taken: set[str] = field(default_factory=set)

    def put(self, data: bytes, file: str, title: str, console: Console) -> None:
        """Write what was made of ``file``, in a folder under its name; raises FileError.

        What is made of no file (:data:`STANDARD_INPUT`) is called by its title there.
        """
        target = self._target(file, title)
        if target == STANDARD_OUTPUT:
            console.put(data)
        elif _is_no_file(target):
            _pass_on(target, data)
        else:
            if files.path_in(target):
                self._guard(target)
            files.atomic_write(target, data)
            self._taken.add(os.path.realpath(target))

    def look(self, file: str) -> None:
        """Look, before any long work, whether what is made of ``file`` could be written.

        Raises FileError where something is there that is not to be replaced.
        """
        target = self._target(file, "")
        if target != STANDARD_OUTPUT and not _is_no_file(target) and files.path_in(target):
            self._guard(target)

    def beside(self, file: str, suffix: str) -> str:
        """Return where something may be kept beside what is made of ``file``, under its name and
        ``suffix``; "" where that goes to no file. Raises FileError where something is there.
        """
        target = self._target(file, "")
        if target == STANDARD_OUTPUT or _is_no_file(target) or not files.path_in(target):
            return ""
        self._guard(target + suffix)
        return target + suffix

    def _target(self, file: str, title: str) -> str:
        output = self.output
        if not os.path.isdir(output):
            return output
        stem = os.path.splitext(os.path.basename(file))[0]
        name = files.safe_name(title, self.suffix) if file == STANDARD_INPUT else stem + self.suffix
        return os.path.join(output, name)

    def _guard(self, target: str) -> None:
        name = files.shown(target)
        if os.path.realpath(target) in self._taken:
            raise FileError(
                tr("{file} was just written from another file of the same name.", file=name)
            )
        if not os.path.exists(target):
            return
        if any(_is_same(target, file) for file in self.reads):
            raise FileError(tr("{file} is a file that is read; choose another name.", file=name))
        if not self.force:
            raise FileError(tr("{file} exists already; --force replaces it.", file=name))


def _is_same(target: str, file: str) -> bool:
    try:
        return file != STANDARD_INPUT and os.path.samefile(target, file)
    except (OSError, ValueError):
        return False  # it is not there: whoever reads it says so


def _is_no_file(target: str) -> bool:
    """Whether there is something that takes bytes and is no file, such as /dev/null or a pipe."""
    try:
        mode = os.stat(target).st_mode
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _pass_on(target: str, data: bytes) -> None:
    try:
        with open(target, "wb") as taker:
            taker.write(data)
    except BrokenPipeError:
        raise
    except OSError as problem:
        told = tr(
            "{file} cannot be written: {cause}.",
            file=files.shown(target),
            cause=files.cause(problem),
        )
        raise FileError(told) from problem
