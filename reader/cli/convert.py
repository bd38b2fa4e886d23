"""``convert``: transcripts in another format."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.cli.arguments import (
    Today,
    UsageError,
    add_output,
    add_setting,
    parsed,
    reading_parser,
    setting,
)
from reader.cli.console import Console, OutputError
from reader.cli.pdf import without_sign
from reader.cli.sources import shown, transcript
from reader.cli.targets import Targets, Writer, writer
from reader.cli.verb import ReadOptions
from reader.errors import ReaderError
from reader.exit_status import DONE, REFUSED
from reader.model.transcript import Transcript
from reader.wording import joined, tr, trn

if TYPE_CHECKING:
    from argparse import ArgumentParser


_MOST_SIGNS: Final = 12
"""So many characters are shown of those that no font has."""


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
    sentences: bool

    def run(self, console: Console, today: Today) -> int:
        """Write each file in the format asked for; one that is refused keeps none from the rest.

        Raises UsageError for what cannot be written, or not there.
        """
        if len(self.files) > 1 and not os.path.isdir(self.output):
            raise UsageError(tr("Several transcripts need a folder: name one that exists with -o."))
        writing = writer(self.to, setting(self), today)
        targets = Targets(self.files, self.output, self.force, writing.suffix)
        status = DONE
        for file in self.files:
            try:
                read = transcript(file, self, console)
                said = _in_sentences(read) if self.sentences else read
                targets.put(writing.write(said), file, read.title, console)
            except OutputError:
                raise
            except ReaderError as problem:
                console.say(str(problem))
                status = REFUSED
            else:
                if writing.suffix == ".pdf":
                    _warn_of_signs(said, file, console)
                if self.report:
                    _report(read, file, writing, console)
        return status


def asked(words: Sequence[str]) -> Convert:
    """Return what the words after ``convert`` ask for; raises UsageError and Answer."""
    return Convert(**parsed(parser(), words))


def parser() -> ArgumentParser:
    """Return what reads the words after ``convert``."""
    made = reading_parser("convert", tr("Write transcripts in another format."), "--from")
    made.add_argument(
        "files", metavar=tr("FILE"), nargs="+", help=tr('a transcript; "-" for input')
    )
    made.add_argument(
        "--to",
        required=True,
        metavar=tr("FORMAT"),
        help=tr(
            "the format to write: srt, vtt, json, csv, markdown, docx, pdf …; README lists them"
        ),
    )
    add_output(made)
    made.add_argument(
        "--report", action="store_true", help=tr("tell what was changed, left out or guessed")
    )
    add_setting(made)
    made.add_argument(
        "--sentences", action="store_true", help=tr("set captions all in capitals as sentences")
    )
    return made


def _in_sentences(transcript: Transcript) -> Transcript:
    from reader.model.reading_case import in_sentences  # late: few want it

    return in_sentences(transcript)


def _warn_of_signs(said: Transcript, file: str, console: Console) -> None:
    """Say which characters stand as empty boxes in the PDF: what is read there was not said."""
    texts = (said.title, *(f"{cue.speaker} {cue.text}" for cue in said.cues))
    missing = without_sign("".join(sorted(set("".join(texts)))))
    if missing:
        console.say(
            trn(
                "{file}: No font here has a sign for “{signs}”, which is an empty box in the PDF:"
                " install a font of that script, or write docx, odt or html.",
                "{file}: No font here has signs for {n} characters ({signs}), which are empty boxes"
                " in the PDF: install fonts of their scripts, or write docx, odt or html.",
                len(missing),
                file=shown(file),
                signs=missing[:_MOST_SIGNS],
            )
        )


def _report(read: Transcript, file: str, writing: Writer, console: Console) -> None:
    for item in read.report:
        console.say(f"{shown(file)}: {item.sentence}")
    if writing.loses:
        lost = joined(writing.loses)
        told = tr("{file}: Not kept, where there were any: {what}.", file=shown(file), what=lost)
        console.say(told)
