"""What every action of ``transcript-reader library`` is, and what several of them say."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from reader import paths
from reader.cli.arguments import Today, UsageError, Verb, verb_parser
from reader.cli.console import Console
from reader.library import Library, LibraryDamaged, LibraryError, newest_backup, open_library

if TYPE_CHECKING:
    from argparse import ArgumentParser


@dataclass(frozen=True, slots=True)
class LibraryAction(Verb):
    """Something to be done with the library, with what was said to it."""

    json: bool

    what: ClassVar[str]
    """What it is for, as its help says."""

    @classmethod
    def parser(cls, name: str) -> ArgumentParser:
        """Return what reads the words around the action of that name."""
        parser = verb_parser(f"library {name}", cls.what)
        parser.add_argument("--json", action="store_true", help="write JSON")
        cls._add_to(parser)
        return parser

    @classmethod
    def _add_to(cls, parser: ArgumentParser) -> None:
        """Let a parser take what belongs to this action alone."""

    def run(self, console: Console, today: Today) -> int:
        """Open the library, do it and return the exit status; raises ReaderError."""
        shelf = opened(paths.folders(self.basedir))
        try:
            return self._act(shelf, console, today)
        finally:
            shelf.close()

    def _act(self, shelf: Library, console: Console, today: Today) -> int:
        """Do it with the library that is open."""
        raise NotImplementedError


def opened(folders: paths.Folders) -> Library:
    """Open the library; raises LibraryError, with what can be done about it."""
    if not paths.ensure(folders.data):
        raise LibraryError(f"The library cannot be kept: {folders.data} cannot be written.")
    return _opened(folders)


def _opened(folders: paths.Folders) -> Library:
    try:
        return open_library(folders.data, folders.cache)
    except LibraryDamaged as problem:
        backup = newest_backup(folders.data)
        help_ = (
            f"“transcript-reader library restore” brings back the copy of {backup.made[:16]}; "
            "the file is kept beside it."
            if backup
            else "There is no copy of it; move the file away to begin an empty library."
        )
        raise LibraryDamaged(f"{problem} {help_}", problem.file) from problem


def form_called(as_json: bool, to: str, usual: str) -> str:
    """Return the format that is asked for by ``--json`` or ``--to``; raises UsageError for both."""
    if as_json and to:
        raise UsageError("--json and --to say the same: give one of them.")
    return "json" if as_json else to or usual


def counted(count: int, what: str) -> str:
    """Return a number of things: "1 hit", "1,204 hits"."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def write_json(console: Console, value: dict[str, Any]) -> None:
    """Write a value as JSON that people can read too."""
    console.show(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
