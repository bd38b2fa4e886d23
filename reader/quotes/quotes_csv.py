"""Quotations as a table for a spreadsheet: the words, where they stand, what is noted of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

from reader.model.timecode import vtt
from reader.quotes.citations import reference, work_of
from reader.quotes.hits_csv import MARK, cell
from reader.quotes.paper import Quoted

COLUMNS: Final = (
    *("number", "quotation", "speaker", "title", "author", "date", "locator", "start", "end"),
    *("url", "note", "tags", "colour", "reference"),
)
"""What is told of each quotation."""


def row(number: int, quoted: Quoted, style: str) -> tuple[str, ...]:
    """Return what a table tells of a quotation, with its reference in a style."""
    of = quoted.excerpt
    start = "" if of.start is None else vtt(of.start)
    end = "" if of.end is None else vtt(of.end)
    where = (of.title, of.author, of.date, of.locator, start, end, of.url)
    cited = reference(work_of(of), style).plain
    noted = (quoted.note, ", ".join(quoted.tags), quoted.colour, cited)
    return (str(number), of.text, of.speaker, *where, *noted)


def quotes_csv(quotes: Sequence[Quoted], style: str) -> bytes:
    """Return quotations as CSV (RFC 4180), with the mark and the guarded cells of ``hits_csv``."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for number, quoted in enumerate(quotes, 1):
        writer.writerow(map(cell, row(number, quoted, style)))
    return MARK + text.getvalue().encode("utf-8", "replace")
