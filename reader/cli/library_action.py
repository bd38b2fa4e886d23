"""What every action of ``transcript-reader library`` is, and what several of them say."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self

from reader import files, paths
from reader.cli.arguments import Today, UsageError, parsed, verb_parser
from reader.cli.console import Console
from reader.cli.json_text import json_text
from reader.cli.verb import Verb
from reader.library import (
    Library,
    LibraryDamaged,
    LibraryError,
    LibraryUnkept,
    is_archive,
    is_library,
    newest_backup,
    open_at,
    open_library,
)
from reader.patterns import lazy_pattern
from reader.wording import tr

if TYPE_CHECKING:
    from argparse import ArgumentParser


# A scheme, and no letter of a drive.
_OF_ELSEWHERE: Final = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]+:/")


@dataclass(frozen=True, slots=True)
class LibraryAction(Verb):
    """Something to be done with the library, with what was said to it."""

    json: bool
    at: str | None

    what: ClassVar[str]
    """What it is for, as its help says."""

    makes: ClassVar[bool] = False
    """Whether a library is made where there is none yet."""

    @classmethod
    def asked(cls, name: str, words: Sequence[str]) -> Self:
        """Return what the words around the action of that name ask for; raises UsageError."""
        return cls(**parsed(cls.parser(name), words))

    @classmethod
    def parser(cls, name: str) -> ArgumentParser:
        """Return what reads the words around the action of that name."""
        parser = verb_parser(f"library {name}", cls.what)
        parser.add_argument("--json", action="store_true", help=tr("write JSON"))
        cls._add_at(parser)
        cls._add_to(parser)
        return parser

    @classmethod
    def _add_at(cls, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--at",
            metavar=tr("ADDRESS"),
            type=address,
            default=None,
            help=tr(
                "the library in this folder, or the archive at postgresql://PERSON@HOST/DATABASE"
            ),
        )

    @classmethod
    def _add_to(cls, parser: ArgumentParser) -> None:
        """Let a parser take what belongs to this action alone."""

    def run(self, console: Console, today: Today) -> int:
        """Open the library, do it and return the exit status; raises ReaderError."""
        base = self.basedir
        opening = at_address(self.at, base, makes=self.makes) if self.at else own(base)
        with opening as shelf:
            return self._act(shelf, console, today)

    def _act(self, shelf: Library, console: Console, today: Today) -> int:
        """Do it with the library that is open."""
        raise NotImplementedError


def address(text: str) -> str:
    """Return the address of a library; raises the ArgumentTypeError that argparse asks for."""
    if text.strip() and (is_archive(text) or not _OF_ELSEWHERE.match(text)):
        return text
    from argparse import ArgumentTypeError

    raise ArgumentTypeError(
        tr("{text} is neither a folder nor postgresql://PERSON@HOST/DATABASE", text=text)
    )


@contextmanager
def own(basedir: Path | None) -> Iterator[Library]:
    """Lend the person's own library.

    Raises LibraryUnkept where its folder cannot be written, else LibraryError, with what can be
    done about it.
    """
    folders = paths.folders(basedir)
    if not paths.ensure(folders.data):
        raise LibraryUnkept(files.shown(folders.data))
    named = ("--basedir", files.shown(basedir)) if basedir else ()
    with _advised(folders.data, named), closing(open_library(folders.data, folders.cache)) as shelf:
        yield shelf


@contextmanager
def at_address(address: str, basedir: Path | None, *, makes: bool) -> Iterator[Library]:
    """Lend the library at an address; raises LibraryError, with what can be done about it.

    One's own, below ``basedir``, may be named too; its index stays where it is.
    """
    if is_archive(address):
        with closing(open_at(address)) as archive:
            yield archive
        return
    folder, name = Path(address).absolute(), files.shown(address)
    if not makes and not is_library(folder):
        raise LibraryError(tr("There is no library in {folder}.", folder=name))
    if folder == paths.folders(basedir).data:
        with own(basedir) as shelf:
            yield shelf
        return
    if not paths.ensure(folder):
        raise LibraryError(
            tr("The library cannot be kept: {folder} cannot be written.", folder=name)
        )
    with _advised(folder, ("--at", name)), closing(open_at(address)) as shelf:
        yield shelf


@contextmanager
def _advised(folder: Path, named: tuple[str, ...]) -> Iterator[None]:
    """Say what can be done where the library in a folder is damaged; ``named`` names that one."""
    try:
        yield
    except LibraryDamaged as problem:
        if problem.file.parent != folder:
            raise  # of two that are open it is the other one
        backup = newest_backup(folder)
        advice = (
            tr(
                "“{command}” brings back the copy of {moment}; the file is kept beside it.",
                command=shlex.join(("transcript-reader", "library", "restore", *named)),
                moment=backup.made[:16],
            )
            if backup
            else tr("There is no copy of it; move the file away to begin an empty library.")
        )
        raise LibraryDamaged(f"{problem} {advice}", problem.file) from problem


def form_called(as_json: bool, to: str, usual: str) -> str:
    """Return the format that is asked for by ``--json`` or ``--to``; raises UsageError for both."""
    if as_json and to:
        raise UsageError(tr("--json and --to say the same: give one of them."))
    return "json" if as_json else to or usual


def write_json(console: Console, value: dict[str, Any]) -> None:
    """Write a value as JSON that people can read too."""
    console.show(json_text(value, 1) + "\n")
