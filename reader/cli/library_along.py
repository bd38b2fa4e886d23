"""``library take``, ``sync`` and ``decide``: an archive taken along, and what was noted twice."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.cli.arguments import Today, UsageError, ordinal
from reader.cli.console import Console
from reader.cli.library_action import (
    LibraryAction,
    address,
    at_address,
    write_json,
)
from reader.cli.meter_line import MeterLine
from reader.exit_status import DONE, NOTHING_FOUND
from reader.library import Conflict, Decision, Library, Note, is_archive, open_at
from reader.library.along.meeting import meet, take
from reader.library.along.undecided import origin_of
from reader.library.along.values import Meeting, TakenFrom
from reader.library.sqlite_library import SqliteLibrary
from reader.model.visible import one_line
from reader.wording import joined, number, tr, trn

if TYPE_CHECKING:
    from argparse import ArgumentParser


@dataclass(frozen=True, slots=True)
class TakeAlong(LibraryAction):
    """Take what an archive has of a search along, as a library in a folder."""

    source: str
    target: str
    query: str

    what = tr(
        "Take along what the archive FROM has of a search, all of it without one, as a library in "
        "the folder TO. Done again it is synchronised, and another search adds what it finds."
    )

    @classmethod
    def _add_at(cls, parser: ArgumentParser) -> None:
        parser.set_defaults(at="")

    @classmethod
    def _add_to(cls, parser: ArgumentParser) -> None:
        parser.add_argument(
            "source",
            metavar=tr("FROM"),
            type=address,
            help=tr("postgresql://PERSON@HOST/DATABASE"),
        )
        parser.add_argument(
            "target", metavar=tr("TO"), type=address, help=tr("the folder to take it along in")
        )
        parser.add_argument(
            "query",
            metavar=tr("QUERY"),
            nargs="?",
            default="",
            help=tr("as for “library search”, in quotation marks if it has spaces"),
        )

    def run(self, console: Console, today: Today) -> int:
        """Take it along and return the exit status; raises UsageError, QueryError, LibraryError."""
        if is_archive(self.target):
            raise UsageError(tr("TO is a folder: what is taken along is on this computer."))
        origin = TakenFrom(self.source, self.query)
        with (
            at_address(self.source, self.basedir, makes=False) as source,
            at_address(self.target, self.basedir, makes=True) as target,
        ):
            met = _metered(
                console, lambda tell: take(source, _in_folder(target), origin, progress=tell)
            )
        return _told(met, console, as_json=self.json)


@dataclass(frozen=True, slots=True)
class Synchronise(LibraryAction):
    """Let a copy that was taken along and its archive be the same again."""

    folder: str

    what = tr(
        "Synchronise the library that was taken along in FOLDER with its archive: what was noted, "
        "tagged and read in one of the two is then in both. A note that was changed in both is "
        "kept twice, until you decide."
    )

    @classmethod
    def _add_at(cls, parser: ArgumentParser) -> None:
        parser.set_defaults(at="")

    @classmethod
    def _add_to(cls, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", metavar=tr("FOLDER"), type=address, help=tr("where it was taken along")
        )

    def run(self, console: Console, today: Today) -> int:
        """Synchronise and return the exit status; raises LibraryError."""
        with at_address(self.folder, self.basedir, makes=False) as found:
            copy = _in_folder(found)
            origin = origin_of(copy)
            with closing(open_at(origin.address) if origin else found) as archive:
                met = _metered(console, lambda tell: meet(archive, copy, progress=tell))
        return _told(met, console, as_json=self.json)


@dataclass(frozen=True, slots=True)
class Decide(LibraryAction):
    """List what was noted twice, or decide one of them."""

    conflict: int | None
    decision: str | None

    what = tr(
        "List the notes that were changed at two places, with both texts; or decide one of them: "
        "mine, theirs, or both as a note each."
    )

    @classmethod
    def _add_to(cls, parser: ArgumentParser) -> None:
        parser.add_argument(
            "conflict", metavar=tr("NUMBER"), nargs="?", type=ordinal, help=tr("which of them")
        )
        parser.add_argument(
            "decision",
            metavar=tr("CHOICE"),
            nargs="?",
            choices=[one.value for one in Decision],
            help=tr("mine, theirs or both"),
        )

    def _act(self, shelf: Library, console: Console, today: Today) -> int:
        """List or decide; nothing to decide is no failure."""
        conflicts = shelf.conflicts()
        if self.conflict is None:
            return self._list(shelf, conflicts, console)
        wanted = next((one for one in conflicts if one.id == self.conflict), None)
        if wanted is None:
            console.say(tr("There is no {number} to decide.", number=self.conflict))
            return NOTHING_FOUND
        if self.decision is None:
            raise UsageError(tr("Say which text is to be kept: mine, theirs or both."))
        kept = shelf.settle(wanted, Decision(self.decision))
        if self.json:
            write_json(console, {"decided": wanted.id, "note": _note(kept)})
        elif kept is None:
            console.show(tr("The note is gone.") + "\n")
        else:
            console.show(tr("The note is now: {words}", words=one_line(kept.words)) + "\n")
        return DONE

    def _list(self, shelf: Library, conflicts: list[Conflict], console: Console) -> int:
        if self.json:
            listed = [
                {
                    "id": one.id,
                    "transcript": one.transcript,
                    "mine": _note(one.mine),
                    "theirs": _note(one.theirs),
                }
                for one in conflicts
            ]
            write_json(console, {"conflicts": listed})
            return DONE
        for one in conflicts:
            known = one.mine or one.theirs
            quote = one_line(known.quote) if known else ""
            title = one_line(shelf.entry(one.transcript).title)
            console.show(f"{one.id:>6}  {title}: “{quote}”\n")
            console.show(tr("        mine: {words}", words=_words(one.mine)) + "\n")
            console.show(tr("        theirs: {words}", words=_words(one.theirs)) + "\n")
        if not conflicts:
            console.say(tr("There is nothing to decide."))
        return DONE


def _in_folder(library: Library) -> SqliteLibrary:
    if not isinstance(library, SqliteLibrary):
        raise UsageError(tr("What is taken along is in a folder: name that one."))
    return library


def _metered(console: Console, work: Callable[[Callable[[int, int], None]], Meeting]) -> Meeting:
    meter, began = MeterLine(console), time.monotonic()

    def tell(done: int, total: int) -> None:
        told = trn(
            "{done} of {n} transcripts …",
            "{done} of {n} transcripts …",
            total,
            done=number(done),
        )
        meter.tell(told, time.monotonic() - began)

    try:
        return work(tell)
    finally:
        meter.clear()


def _told(met: Meeting, console: Console, *, as_json: bool) -> int:
    if as_json:
        counts = {"taken": met.taken, "came": met.came, "went": met.went, "alone": met.alone}
        conflicts = [one.id for one in met.conflicts]
        write_json(console, {**counts, "conflicts": conflicts, "left": list(met.left)})
        return DONE
    counted = joined(
        (
            trn("{n} transcript taken along", "{n} transcripts taken along", met.taken),
            trn("{n} note came", "{n} notes came", met.came),
            trn("{n} note went to the archive", "{n} notes went to the archive", met.went),
        )
    )
    console.show(tr("{counts}.", counts=counted) + "\n")
    for sentence in met.left:
        console.say(sentence)
    if met.alone:
        console.say(
            trn(
                "{n} transcript is in the copy alone.",
                "{n} transcripts are in the copy alone.",
                met.alone,
            )
        )
    if met.conflicts:
        console.say(
            trn(
                "{n} note was changed in both: “transcript-reader library decide --at ADDRESS” "
                "shows both texts.",
                "{n} notes were changed in both: “transcript-reader library decide --at ADDRESS” "
                "shows both texts.",
                len(met.conflicts),
            )
        )
    return DONE


def _note(note: Note | None) -> dict[str, Any] | None:
    if note is None:
        return None
    told: dict[str, Any] = {"id": note.id, "quote": note.quote, "note": note.words}
    told |= {"colour": note.colour, "tags": list(note.tags), "changed": note.changed}
    return told | {"author": note.author, "changed_by": note.changed_by}


def _words(note: Note | None) -> str:
    return one_line(note.words) if note is not None else tr("removed")
