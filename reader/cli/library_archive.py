"""``library serve-init`` and ``copy``: a library that many share, and the way into it."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.cli.arguments import Today, UsageError
from reader.cli.console import Console
from reader.cli.library_action import (
    LibraryAction,
    address,
    at_address,
    write_json,
)
from reader.cli.meter_line import MeterLine
from reader.exit_status import DONE
from reader.library import is_archive
from reader.library.moving import copy
from reader.wording import number, tr, trn

if TYPE_CHECKING:
    from argparse import ArgumentParser


@dataclass(frozen=True, slots=True)
class ServeInit(LibraryAction):
    """Make tables and roles for an archive, or bring them to the layout of this program."""

    address: str

    what = tr(
        "Make an archive for many people in a PostgreSQL database, or bring one up to date. "
        "What is in it stays."
    )

    @classmethod
    def _add_at(cls, parser: ArgumentParser) -> None:
        parser.set_defaults(at="")

    @classmethod
    def _add_to(cls, parser: ArgumentParser) -> None:
        parser.add_argument(
            "address",
            metavar=tr("ADDRESS"),
            help=tr("postgresql://OWNER@HOST/DATABASE; a password is read from ~/.pgpass"),
        )

    def run(self, console: Console, today: Today) -> int:
        """Make it and return the exit status; raises UsageError, LibraryError."""
        if not is_archive(self.address):
            raise UsageError(tr("An archive is at an address: postgresql://OWNER@HOST/DATABASE."))
        from reader.library.postgres.schema import ROLES  # late: few have what it needs
        from reader.library.postgres.setting_up import set_up

        name, has_changed, may_change = set_up(self.address)
        if self.json:
            told_of = {"archive": name, "roles": list(ROLES), "changed": has_changed}
            write_json(console, told_of)
            return DONE
        if not may_change:
            console.show(
                tr(
                    "The archive ({name}) was ready already, and nothing was changed: that, and "
                    "who may use it, is up to whoever looks after it.",
                    name=name,
                )
                + "\n"
            )
            return DONE
        reads, adds, keeps = ROLES
        told = (
            tr("The archive ({name}) is ready. Who may read it and note, in SQL:", name=name)
            if has_changed
            else tr(
                "The archive ({name}) was ready already, and nothing was changed. "
                "Who may read it and note, in SQL:",
                name=name,
            ),
            f"  GRANT {reads} TO somebody;",
            tr("Who may add, tag and amend too: {role}.", role=adds),
            tr("Who may take off the shelf too: {role}.", role=keeps),
        )
        console.show("".join(f"{line}\n" for line in told))
        return DONE


@dataclass(frozen=True, slots=True)
class CopyLibrary(LibraryAction):
    """Take what one library has into another."""

    source: str
    target: str
    share_notes: bool

    what = tr(
        "Take all that one library has into another, each a folder or "
        "postgresql://PERSON@HOST/DATABASE, and compare. What is there already stays; a copy "
        "that was cut off is made again."
    )

    @classmethod
    def _add_at(cls, parser: ArgumentParser) -> None:
        parser.set_defaults(at="")

    @classmethod
    def _add_to(cls, parser: ArgumentParser) -> None:
        parser.add_argument(
            # Translators: FROM and TO stand for two libraries: one word each, no brackets.
            "source",
            metavar=tr("FROM"),
            type=address,
            help=tr("the library that is read"),
        )
        parser.add_argument(
            "target", metavar=tr("TO"), type=address, help=tr("the one that is added to")
        )
        parser.add_argument(
            "--share-notes",
            action="store_true",
            help=tr("let all who read the archive see the notes, not you alone"),
        )

    def run(self, console: Console, today: Today) -> int:
        """Copy, compare and return the exit status; raises UsageError, LibraryError."""
        if _is_same(self.source, self.target):
            raise UsageError(
                tr("FROM and TO are the same library: name another one to copy it into.")
            )
        meter, began = MeterLine(console), time.monotonic()

        def tell(done: int, total: int) -> None:
            told = trn(
                "{done} of {n} transcripts …",
                "{done} of {n} transcripts …",
                total,
                done=number(done),
            )
            meter.tell(told, time.monotonic() - began)

        with (
            at_address(self.source, self.basedir, makes=False) as source,
            at_address(self.target, self.basedir, makes=True) as target,
        ):
            try:
                moved = copy(source, target, share=self.share_notes, progress=tell)
            finally:
                meter.clear()
        if self.json:
            write_json(console, moved._asdict())
            return DONE
        told = trn(
            "{transcripts} and {n} note are in the copy, and the same there.",
            "{transcripts} and {n} notes are in the copy, and the same there.",
            moved.notes,
            transcripts=trn("{n} transcript", "{n} transcripts", moved.transcripts),
        )
        console.show(f"{told}\n")
        if moved.undecided:
            console.say(
                trn(
                    "{n} note that was changed at two places is to be decided first: "
                    "“transcript-reader library decide --at FROM” shows both texts.",
                    "{n} notes that were changed at two places are to be decided first: "
                    "“transcript-reader library decide --at FROM” shows both texts.",
                    moved.undecided,
                )
            )
        if moved.left:
            console.say(
                trn(
                    "{n} note of others stayed where they are.",
                    "{n} notes of others stayed where they are.",
                    moved.left,
                )
            )
        return DONE


def _is_same(source: str, target: str) -> bool:
    """Whether two addresses name one library, as far as they tell: a server has many names."""
    if is_archive(source) and is_archive(target):
        return source.partition("://")[2] == target.partition("://")[2]
    if is_archive(source) or is_archive(target):
        return False
    return os.path.realpath(source) == os.path.realpath(target)
