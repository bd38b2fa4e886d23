"""What a verb is: something that was asked for, with what it was told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from reader.cli.arguments import Today
    from reader.cli.console import Console


class ToldVerb(Protocol):
    """A verb with what it was told; each has a module of its own, which says what that may be."""

    @property
    def debug(self) -> bool:
        """Whether it is logged in detail."""

    @property
    def basedir(self) -> Path | None:
        """The folder below which the library and the log are kept, None for the usual ones."""

    def run(self, console: Console, today: Today) -> int:
        """Do it and return the exit status; raises ReaderError."""


class Reads(Protocol):
    """How a verb reads its files; both are None where that is found out."""

    @property
    def encoding(self) -> str | None:
        """The encoding of the files."""

    @property
    def format(self) -> str | None:
        """The name of their format."""


@dataclass(frozen=True, slots=True)
class Verb:
    """What every verb was told."""

    debug: bool
    basedir: Path | None


@dataclass(frozen=True, slots=True)
class ReadOptions(Verb):
    """What every verb was told that reads files; None where it is to be found out."""

    encoding: str | None
    format: str | None
