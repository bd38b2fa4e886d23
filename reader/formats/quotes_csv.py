"""Quotations as a table for a spreadsheet: the words, where they stand, what is noted of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

from reader.formats.citations import reference, work_of
from reader.formats.hits_csv import MARK, cell
from reader.formats.paper import Quoted
from reader.model.timecode import vtt

_COLUMNS: Final = (
    *("number", "quotation", "speaker", "title", "author", "date", "locator", "start", "end"),
    *("url", "note", "tags", "colour", "reference"),
)


def quotes_csv(quotes: Sequence[Quoted], style: str) -> bytes:
    """Return quotations as CSV (RFC 4180), with references in a style; see ``hits_csv``."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for number, quoted in enumerate(quotes, 1):
        of = quoted.excerpt
        start = "" if of.start is None else vtt(of.start)
        end = "" if of.end is None else vtt(of.end)
        before = map(cell, (of.text, of.speaker, of.title, of.author, of.date, of.locator))
        cited = reference(work_of(of), style).plain
        after = map(cell, (of.url, quoted.note, ", ".join(quoted.tags), quoted.colour, cited))
        writer.writerow((number, *before, start, end, *after))
    return MARK + text.getvalue().encode("utf-8", "replace")
