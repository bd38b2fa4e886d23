"""``pair``: two transcripts of the same words, in two languages, row by row."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.cli.arguments import (
    STANDARD_OUTPUT,
    Today,
    UsageError,
    add_output,
    parsed,
    reading_parser,
)
from reader.cli.console import Console
from reader.cli.json_text import json_text
from reader.cli.pdf import pdf
from reader.cli.sources import STANDARD_INPUT, transcript
from reader.cli.targets import Targets, kind_called
from reader.cli.verb import ReadOptions
from reader.exit_status import DONE, NOTHING_FOUND
from reader.model.pairing.pairing import NOTHING_COMMON, Pairing
from reader.model.pairing.pairing import pair as paired
from reader.model.visible import one_line
from reader.quotes.bilingual import WordsOfSide, named, speakers, title_of
from reader.quotes.exports import Export, Matter
from reader.quotes.writing import pairing_data
from reader.wording import tr

if TYPE_CHECKING:
    from argparse import ArgumentParser


@dataclass(frozen=True, slots=True)
class Pair(ReadOptions):
    """What ``pair`` is asked to do; ``output`` is "-" for standard output."""

    first: str
    second: str
    json: bool
    to: str
    output: str
    force: bool

    def run(self, console: Console, today: Today) -> int:
        """Write the rows; 1 and none if nothing of one belongs to anything of the other.

        Raises UsageError for options that cannot go together, and ReaderError.
        """
        kind = self._kind()
        reads = (self.first, self.second)
        targets = Targets(reads, self.output, self.force, kind.suffix if kind else "")
        first, second = (transcript(file, self, console) for file in reads)
        pairing = paired(first, second)
        if not any(map(_has_both, pairing.rows)):
            console.say(NOTHING_COMMON)
            if self.json:
                console.show(_as_json([]))
            return NOTHING_FOUND
        if kind is not None:
            data = pairing_data(kind, pairing, pdf, today())
            targets.put(data, self.first, title_of(pairing), console)
        else:
            console.show(_as_json(_told(pairing)) if self.json else _lines(pairing))
        return DONE

    def _kind(self) -> Export | None:
        """What is to be written, as ``--to`` says or else the suffix of the file; None for lines
        or JSON.
        """
        if self.first == self.second == STANDARD_INPUT:
            raise UsageError(tr("FIRST and SECOND cannot both be standard input."))
        if self.to:
            return kind_called(self.to, Matter.PAIRING)
        if self.output == STANDARD_OUTPUT:
            return None
        suffix = os.path.splitext(self.output)[1].removeprefix(".")
        if self.json or not suffix or os.path.isdir(self.output):
            raise UsageError(tr("-o needs --to, which says what to write."))
        return kind_called(suffix, Matter.PAIRING)


def asked(words: Sequence[str]) -> Pair:
    """Return what the words after ``pair`` ask for; raises UsageError and Answer."""
    return Pair(**parsed(parser(), words))


def parser() -> ArgumentParser:
    """Return what reads the words after ``pair``."""
    what = tr(
        "Set two transcripts of the same words, in two languages, side by side. Each line has how "
        "sure the row is, from 0 to 1, and both texts, parted by tabs."
    )
    made = reading_parser("pair", what, "--from")
    made.add_argument("first", metavar=tr("FIRST"), help=tr('a transcript; "-" for input'))
    made.add_argument("second", metavar=tr("SECOND"), help=tr("its twin in another language"))
    forms = made.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help=tr("write JSON"))
    forms.add_argument(
        "--to",
        default="",
        metavar=tr("FORMAT"),
        help=tr("tmx, html, docx, epub, xlsx, csv …; without it, what OUT ends in"),
    )
    add_output(made)
    return made


def _has_both(row: tuple[int, int, int, int, float]) -> bool:
    first, first_end, second, second_end, _ = row
    return first < first_end and second < second_end


def _told(pairing: Pairing) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for number, row in enumerate(pairing.rows):
        first, second = pairing.texts(number)
        by, second_by = speakers(pairing, number)
        told = {"first": first, "second": second, "confidence": row.confidence}
        rows.append(told | {"first_speakers": by, "second_speakers": second_by})
    return rows


def _as_json(rows: list[dict[str, object]]) -> str:
    return json_text({"rows": rows}, 1) + "\n"


def _lines(pairing: Pairing) -> str:
    told = zip(pairing.rows, named(pairing), strict=True)
    return "".join(
        "\t".join((f"{row.confidence:.2f}", *map(_on_one_line, words))) + "\n"
        for row, words in told
    )


def _on_one_line(words: WordsOfSide) -> str:
    return one_line(" ".join(one.plain for one in words))
