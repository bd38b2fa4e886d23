"""Where ``convert`` writes to, and as what."""

from __future__ import annotations

import datetime
import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from reader import files, formats
from reader.cli.arguments import ConvertOptions, UsageError
from reader.cli.console import Console
from reader.cli.pdf import pdf
from reader.cli.sources import STANDARD_INPUT
from reader.errors import FileError
from reader.model.excerpt import cut
from reader.model.transcript import Transcript
from reader.quotes import papers, quotes
from reader.quotes.paper import Paper, of_excerpt
from reader.quotes.xlsx import captions_xlsx

Today = Callable[[], datetime.date]

STANDARD_OUTPUT: Final = "-"

KIND_NAMES: Final = {
    "text": "text",
    "txt": "text",
    "markdown": "markdown",
    "md": "markdown",
    "html": "html",
    "htm": "html",
}
"""What the kinds of excerpts that people read are called on the command line."""


class Writer(NamedTuple):
    """How a transcript becomes a file: the suffix, the bytes, and what they cannot keep."""

    suffix: str
    write: Callable[[Transcript], bytes]
    loses: tuple[str, ...] = ()


class Target(NamedTuple):
    """What ``convert`` can write: its title, what else it is called, and how it is made.

    ``names`` are suffixes without the dot; ``writer`` takes how texts for people are set, and the
    day.
    """

    title: str
    names: tuple[str, ...]
    writer: Callable[[quotes.QuoteOptions, Today], Writer]


def targets() -> dict[str, Target]:
    """Return all that can be written, by name: what programs read, then what people read."""
    for_programs = {
        format.name: Target(format.title, _bare(format.suffixes), _for_programs(format))
        for format in formats.FORMATS
        if format.is_written and format.name not in KIND_NAMES
    }
    for_people = {
        kind: Target(
            quotes.KINDS[kind].title, _bare([quotes.KINDS[kind].suffix]), _for_people(kind)
        )
        for kind in dict.fromkeys(KIND_NAMES.values())
    }
    office = {
        name: Target(kind.title, _bare([kind.suffix]), _document(kind.suffix, kind.write))
        for name, kind in papers.OFFICE.items()
    }
    made = {
        "pdf": Target("PDF document", ("pdf",), _document(".pdf", pdf)),
        "xlsx": Target("Table (Excel)", ("xlsx",), lambda *_: Writer(".xlsx", captions_xlsx)),
    }
    return {**for_programs, **for_people, **office, **made}


def writer(wanted: str, look: quotes.QuoteOptions, today: Today) -> Writer:
    """Return what writes the format asked for; raises UsageError if nothing does.

    What people read is written as an excerpt of the whole, what programs read by its format. A
    name comes before a suffix, and of those that share a suffix the first.
    """
    name, known = wanted.lower().removeprefix("."), targets()
    name = KIND_NAMES.get(name, name)
    by_suffix = (target for target in known.values() if name in target.names)
    found = known.get(name) or next(by_suffix, None)
    if found is None:
        raise UsageError(f"“{wanted}” cannot be written. What can: {', '.join(sorted(known))}.")
    return found.writer(look, today)


def _bare(suffixes: Iterable[str]) -> tuple[str, ...]:
    return tuple(suffix.removeprefix(".") for suffix in suffixes)


def _for_people(kind: str) -> Callable[[quotes.QuoteOptions, Today], Writer]:
    def made(look: quotes.QuoteOptions, today: Today) -> Writer:
        def write(transcript: Transcript) -> bytes:
            whole = cut(transcript, None, taken=today())
            return quotes.write(whole, kind, look).encode("utf-8", "replace")

        return Writer(quotes.KINDS[kind].suffix, write)

    return made


def _document(
    suffix: str, write: Callable[[Paper], bytes]
) -> Callable[[quotes.QuoteOptions, Today], Writer]:
    def made(look: quotes.QuoteOptions, today: Today) -> Writer:
        return Writer(
            suffix,
            lambda transcript: write(of_excerpt(cut(transcript, None, taken=today()), look)),
        )

    return made


def _for_programs(format: formats.Format) -> Callable[[quotes.QuoteOptions, Today], Writer]:
    def write(transcript: Transcript) -> bytes:
        return formats.write(transcript, format.name)

    return lambda *_: Writer(next(iter(format.suffixes), ""), write, format.loses)


@dataclass(slots=True)
class Targets:
    """Finds for each transcript where it goes, and sees that nothing is lost there."""

    options: ConvertOptions
    suffix: str
    _taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        if len(self.options.files) > 1 and not os.path.isdir(self.options.output):
            raise UsageError("Several transcripts need a folder: name one that exists with -o.")

    def put(self, data: bytes, file: str, title: str, console: Console) -> None:
        """Write the transcript read from ``file``; raises FileError."""
        target = self._target(file, title)
        if target == STANDARD_OUTPUT:
            _put_out(data, console)
        elif _is_no_file(target):
            _pass_on(target, data)
        else:
            if files.path_in(target):
                self._guard(target, file)
            files.atomic_write(target, data)
            self._taken.add(os.path.realpath(target))

    def _target(self, file: str, title: str) -> str:
        output = self.options.output
        if not os.path.isdir(output):
            return output
        stem = os.path.splitext(os.path.basename(file))[0]
        name = files.safe_name(title, self.suffix) if file == STANDARD_INPUT else stem + self.suffix
        return os.path.join(output, name)

    def _guard(self, target: str, file: str) -> None:
        name = files.shown(target)
        if os.path.realpath(target) in self._taken:
            raise FileError(f"{name} was just written from another file of the same name.")
        if not os.path.exists(target):
            return
        if file != STANDARD_INPUT and os.path.samefile(target, file):
            raise FileError(f"{name} is the file that is read; choose another name.")
        if not self.options.force:
            raise FileError(f"{name} exists already; --force replaces it.")


def _put_out(data: bytes, console: Console) -> None:
    if console.is_terminal:
        console.show(data.decode("utf-8", "replace"))
    else:
        console.write(data)


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
        cause = problem.strerror or "the system gave no reason"
        raise FileError(f"{files.shown(target)} cannot be written: {cause}.") from problem
