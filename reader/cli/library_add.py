"""``library add``: files, folders and archives taken in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.cli.arguments import Today
from reader.cli.console import Console
from reader.cli.library_action import LibraryAction, write_json
from reader.cli.meter_line import MeterLine
from reader.exit_status import DONE, REFUSED
from reader.library import Library
from reader.tasks.importing import take_in
from reader.wording import tr

if TYPE_CHECKING:
    from argparse import ArgumentParser


@dataclass(frozen=True, slots=True)
class Add(LibraryAction):
    """Take in files, and those of folders and ZIP archives."""

    paths: tuple[str, ...]

    what = tr("Take transcripts into the library.")
    makes = True

    @classmethod
    def _add_to(cls, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            metavar=tr("PATH"),
            nargs="+",
            help=tr("a file, a folder or a ZIP archive"),
        )

    def _act(self, shelf: Library, console: Console, today: Today) -> int:
        meter = MeterLine(console)
        given = [Path(path) for path in self.paths]
        try:
            report = take_in(shelf, given, lambda now: meter.tell(now.sentence(), now.seconds))
        finally:
            meter.clear()
        shelf.back_up(only_if_due=True)
        if self.json:
            refused = [{"path": one.name, "reason": one.sentence} for one in report.refused]
            told: dict[str, Any] = {
                "added": report.added,
                "changed": report.changed,
                "known": report.known,
            }
            left_out = [{"path": one.name, "reason": one.sentence} for one in report.left_out]
            told |= {"passed_over": report.passed_over, "left_out": left_out}
            told |= {"refused": refused, "ids": report.ids}
            write_json(console, told)
        else:
            for one in (*report.refused, *report.left_out):
                console.say(f"{one.name}: {one.sentence}")
            if not report.found_none:
                console.show(f"{report.sentence()}\n")
        if report.found_none:
            console.say(report.sentence())
        return REFUSED if report.refused or report.found_none else DONE
