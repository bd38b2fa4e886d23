"""``library remove``, ``check``, ``backup`` and ``restore``: that nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader import paths
from reader.cli.arguments import Today, ordinal
from reader.cli.console import Console
from reader.cli.library_action import LibraryAction, write_json
from reader.exit_status import DONE, NOTHING_FOUND
from reader.library import (
    Backup,
    Library,
    LibraryDamaged,
    LibraryError,
    is_archive,
    newest_backup,
    open_library,
    restore_backup,
)
from reader.model.visible import one_line
from reader.wording import joined, number, tr, trn

if TYPE_CHECKING:
    from argparse import ArgumentParser


@dataclass(frozen=True, slots=True)
class Remove(LibraryAction):
    """Take transcripts off the shelf, with their notes."""

    ids: tuple[int, ...]

    what = tr("Take transcripts out of the library.")

    @classmethod
    def _add_to(cls, parser: ArgumentParser) -> None:
        parser.add_argument("ids", metavar="ID", nargs="+", type=ordinal, help=tr("their numbers"))

    def _act(self, shelf: Library, console: Console, today: Today) -> int:
        titles = [shelf.entry(id_).title for id_ in self.ids]
        shelf.back_up(only_if_due=True)
        shelf.remove(self.ids)
        if self.json:
            write_json(console, {"removed": list(self.ids)})
        else:
            for title in titles:
                console.show(tr("{title} was removed.", title=one_line(title)) + "\n")
        return DONE


@dataclass(frozen=True, slots=True)
class Check(LibraryAction):
    """Look whether everything is sound, and mend the index."""

    what = tr("Look whether everything in the library is sound.")

    def _act(self, shelf: Library, console: Console, today: Today) -> int:
        health = shelf.check()
        if self.json:
            counts = {"transcripts": health.transcripts, "notes": health.notes}
            counts |= {"indexed": health.indexed}
            write_json(console, {**counts, "faults": list(health.faults)})
        else:
            for fault in health.faults:
                console.say(fault)
            kept = joined(
                (
                    trn("{n} transcript", "{n} transcripts", health.transcripts),
                    trn("{n} note", "{n} notes", health.notes),
                    # Translators: so many of the transcripts are in the index.
                    trn("{n} indexed", "{n} indexed", health.indexed),
                )
            )
            told = (
                tr("Not everything is sound: {kept}.")
                if health.faults
                else tr("Everything is sound: {kept}.")
            )
            console.show(told.format(kept=kept) + "\n")
        return NOTHING_FOUND if health.faults else DONE


@dataclass(frozen=True, slots=True)
class BackUp(LibraryAction):
    """Copy everything, or list the copies."""

    list: bool

    what = tr("Copy the library.")

    @classmethod
    def _add_to(cls, parser: ArgumentParser) -> None:
        parser.add_argument("--list", action="store_true", help=tr("list the copies and make none"))

    def _act(self, shelf: Library, console: Console, today: Today) -> int:
        if not self.list:
            made = shelf.back_up()
            assert made is not None
            _tell_backups([made], self.json, console)
        else:
            _tell_backups(shelf.backups(), self.json, console)
        return DONE


def _tell_backups(backups: list[Backup], as_json: bool, console: Console) -> None:
    if as_json:
        write_json(console, {"backups": [backup._asdict() for backup in backups]})
        return
    if not backups:
        console.say(tr("There is no copy of the library yet."))
    for backup in backups:
        # Translators: megabytes.
        size = tr("{size} MB", size=number(backup.size / 1e6, 1))
        console.show(f"{backup.name}  {size}\n")


@dataclass(frozen=True, slots=True)
class Restore(LibraryAction):
    """Go back to a copy, also where the library itself cannot be opened any more."""

    name: str | None

    what = tr("Go back to a copy of the library.")

    @classmethod
    def _add_to(cls, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar=tr("NAME"), nargs="?", help=tr("the copy"))

    def run(self, console: Console, today: Today) -> int:
        """Go back to a copy, also where the library itself cannot be opened any more.

        Raises LibraryError if there is no such copy.
        """
        folders, name = self._folders(), self.name
        if name is None:
            newest = newest_backup(folders.data)
            if newest is None:
                raise LibraryError(tr("There is no sound copy of the library to go back to."))
            name = newest.name
        is_back = False
        try:
            shelf = open_library(folders.data, folders.cache)
        except LibraryDamaged:
            restore_backup(folders.data, name)
            is_back = True
            shelf = open_library(folders.data, folders.cache)
        try:
            if not is_back:
                shelf.restore(name)
            count = len(shelf.entries())
        finally:
            shelf.close()
        if self.json:
            write_json(console, {"restored": name, "transcripts": count})
        else:
            told = trn(
                "{copy} was restored: {n} transcript.",
                "{copy} was restored: {n} transcripts.",
                count,
                copy=name,
            )
            console.show(f"{told}\n")
        return DONE

    def _folders(self) -> paths.Folders:
        own = paths.folders(self.basedir)
        if not self.at:
            return own
        if is_archive(self.at):
            raise LibraryError(
                tr("An archive goes back to a copy on its server, by PostgreSQL's pg_restore.")
            )
        folder = Path(self.at).absolute()
        return own if folder == own.data else replace(own, data=folder, cache=folder / "index")
