"""``convert``: transcripts in another format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.cli.arguments import ReadOptions, Today, add_setting, parsed, reading_parser
from reader.cli.console import Console, OutputError
from reader.cli.sources import shown, transcript
from reader.cli.targets import Targets, Writer, writer
from reader.errors import ReaderError
from reader.exit_status import DONE, REFUSED
from reader.model.transcript import Transcript
from reader.quotes.parts import QuoteOptions

if TYPE_CHECKING:
    from argparse import ArgumentParser


@dataclass(frozen=True, slots=True)
class Convert(ReadOptions):
    """What ``convert`` is asked to do; ``output`` is "-" for standard output."""

    files: tuple[str, ...]
    to: str
    output: str
    force: bool
    report: bool
    times: bool
    captions: bool

    def run(self, console: Console, today: Today) -> int:
        """Write each file in the format asked for; one that is refused keeps none from the rest."""
        writing = writer(self.to, QuoteOptions(times=self.times, captions=self.captions), today)
        targets = Targets(self.files, self.output, self.force, writing.suffix)
        status = DONE
        for file in self.files:
            try:
                read = transcript(file, self, console)
                targets.put(writing.write(read), file, read.title, console)
            except OutputError:
                raise
            except ReaderError as problem:
                console.say(str(problem))
                status = REFUSED
            else:
                if self.report:
                    _report(read, file, writing, console)
        return status


def asked(words: Sequence[str]) -> Convert:
    """Return what the words after ``convert`` ask for; raises UsageError and Answer."""
    return Convert(**parsed(parser(), words))


def parser() -> ArgumentParser:
    """Return what reads the words after ``convert``."""
    made = reading_parser("convert", "Write transcripts in another format.", "--from")
    made.add_argument("files", metavar="FILE", nargs="+", help='a transcript; "-" for input')
    made.add_argument(
        "--to",
        required=True,
        metavar="FORMAT",
        help="the format to write: srt, vtt, json, csv, markdown, docx, pdf …; README lists them",
    )
    made.add_argument(
        *("-o", "--output"),
        default="-",
        metavar="OUT",
        help='the file to write, or the folder; "-" for standard output, which is the default',
    )
    made.add_argument("--force", action="store_true", help="replace files that exist")
    made.add_argument(
        "--report", action="store_true", help="tell what was changed, left out or guessed"
    )
    add_setting(made)
    return made


def _report(read: Transcript, file: str, writing: Writer, console: Console) -> None:
    for item in read.report:
        console.say(f"{shown(file)}: {item.sentence}")
    if writing.loses:
        console.say(f"{shown(file)}: Not kept, where there were any: {', '.join(writing.loses)}.")
