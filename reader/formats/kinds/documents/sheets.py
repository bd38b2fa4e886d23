"""Workbooks with a transcript in rows, or in lines, whatever program made them.

The first sheet that is laid out as tables of transcripts are is read as the CSV of it would be, and
with it the others of the very same columns, each under its name: tapes and sessions often have one
each. Where none is laid out so, the first that holds words is read line by line. The rest are named
in the report.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from reader.formats.decoding.text import clean
from reader.formats.format import Claim, Document
from reader.formats.kinds import table
from reader.formats.shared.paragraphs import FileParagraph, transcript_of
from reader.formats.shared.tables.heads import head_of
from reader.model.transcript import Cue, CueKind, ReportItem, Transcript, remark, remarks
from reader.named_tuple import NamedTuple

MOST_COLUMNS: Final = 63
MOST_SHEETS: Final = 100
LOOKED_AT: Final = 100
"""Rows that are as wide as the widest, from which is told what the columns of a sheet are."""
_MOST_ABOVE: Final = 9


class MergedCells(NamedTuple):
    """A cell that goes over several rows: its column and its first and last row, from 0."""

    column: int
    first: int
    last: int


class SheetRows(NamedTuple):
    """The cells of a sheet as text, row by row, and what is to be said of its reading."""

    rows: list[list[str]]
    merged: Sequence[MergedCells] = ()
    report: tuple[ReportItem, ...] = ()


class Workbook(Protocol):
    """What gives the sheets of a workbook: their names in order, hidden ones last."""

    @property
    def names(self) -> Sequence[str]:
        """The names of the sheets."""

    @property
    def shown(self) -> int:
        """How many of them are shown."""

    def sheet(self, index: int, most: int | None = None) -> SheetRows:
        """Return the rows of a sheet, ``most`` of them."""


def transcript_of_sheets(book: Workbook, facts: Mapping[str, str]) -> Transcript:
    """Return the transcript that a workbook holds, with what it says of itself.

    Raises FormatError where no sheet holds words.
    """
    worded: int | None = None
    for index in range(len(book.names)):
        first = book.sheet(index)
        if not any(map(any, first.rows)):
            continue
        if table.score(_as_table(first)):
            return _of_tables(book, index, first, facts)
        worded = index if worded is None else worded
    sheet = SheetRows([]) if worded is None else book.sheet(worded)
    lines = [FileParagraph(clean("  ".join(filter(None, row)))) for row in sheet.rows]
    others = _first_rows(book, worded) if worded is not None else {}
    left_out = _left_out(book, others)
    return transcript_of(lines, facts, sheet.report + left_out)


def _of_tables(
    book: Workbook, first: int, sheet: SheetRows, facts: Mapping[str, str]
) -> Transcript:
    """Return what the first sheet that is a table holds, and those that are laid out as it is."""
    names = _columns_of(sheet)
    others = _first_rows(book, first)
    alike = [
        index
        for index, rows in others.items()
        if first < index < book.shown and names and _columns_of(rows) == names
    ]
    read = [(first, sheet), *((index, book.sheet(index)) for index in alike)]
    parts = [(book.names[index], table.read(_as_table(one))) for index, one in read]
    report = tuple(item for _, one in read for item in one.report)
    report += _left_out(book, {at: rows for at, rows in others.items() if at not in alike})
    cues: list[Cue] = []
    for name, part in parts:
        if len(parts) > 1:
            cues.append(Cue(name, kind=CueKind.HEADING, starts_paragraph=True))
        cues += part.cues
        report += part.report
    if alike:
        report += (
            remarks(
                "1 more sheet of the same columns was read, under its name.",
                "{n} more sheets of the same columns were read, each under its name.",
                len(alike),
            ),
        )
    return parts[0][1]._replace(
        cues=tuple(cues),
        title=facts.get("title", ""),
        author=facts.get("author", ""),
        language=facts.get("language", ""),
        report=tuple(dict.fromkeys(report)),
    )


def _columns_of(sheet: SheetRows) -> Sequence[str]:
    """Return how the columns of a sheet are called, () where no row near its top calls them."""
    heads = (head_of(row) for row in sheet.rows[:_MOST_ABOVE])
    return next((head.names for head in heads if head), ())


def _as_table(sheet: SheetRows) -> Document:
    return Document(b"", _as_csv(_filled_down(sheet)), "sheet.csv")


def _filled_down(sheet: SheetRows) -> Sequence[Sequence[str]]:
    """Return rows with what goes over several of them in each, words in the first alone."""
    heads = (head_of(row) for row in sheet.rows[:_MOST_ABOVE])
    head = next(filter(None, heads), None) if sheet.merged else None
    if head is None:
        return sheet.rows
    words = {column.at for column in head.columns["text"]}
    rows = [list(row) for row in sheet.rows]
    for column, first, last in sheet.merged:
        if column in words or not first < len(rows) or column >= len(rows[first]):
            continue
        for row in rows[first + 1 : last + 1]:
            row += [""] * (column + 1 - len(row))
            row[column] = row[column] or rows[first][column]
    return rows


def _as_csv(rows: Sequence[Sequence[str]]) -> str:
    width = max((at for row in rows for at, cell in enumerate(row, 1) if cell), default=0)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    for at, row in enumerate(rows):
        if any(row):
            lacking = width - len(row) if at < LOOKED_AT else 0
            writer.writerow([*row[:width], *[""] * lacking])
    return clean(text.getvalue())


def _first_rows(book: Workbook, but: int) -> dict[int, SheetRows]:
    """Return the first rows of the sheets that hold something, ``but`` one."""
    sheets = ((at, book.sheet(at, LOOKED_AT)) for at in range(len(book.names)) if at != but)
    return {at: sheet for at, sheet in sheets if any(map(any, sheet.rows))}


def _left_out(book: Workbook, left: Mapping[int, SheetRows]) -> tuple[ReportItem, ...]:
    """Return what is to be said of the sheets that are ``left``.

    Whether one holds a transcript is told by its first rows.
    """
    transcripts: list[str] = []
    others: list[str] = []
    for index, sheet in left.items():
        holds_one = table.score(_as_table(sheet)) > Claim.NONE
        (transcripts if holds_one else others).append(book.names[index])
    report: tuple[ReportItem, ...] = ()
    if transcripts:
        report += (
            remark(
                "Other sheets of the workbook are laid out as transcripts, too ({names}), and "
                "were not read; save each as a workbook of its own to read it.",
                count=len(transcripts),
                names=", ".join(transcripts),
            ),
        )
    if others:
        report += (
            remark(
                "Other sheets of the workbook were not read ({names}).",
                count=len(others),
                names=", ".join(others),
            ),
        )
    return report
