"""The hits of a search over many transcripts, each in its context, as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import NamedTuple

from reader.model.search.passage import Passage
from reader.model.timecode import vtt
from reader.quotes.hits_csv import MARK, cell

_COLUMNS = ("number", "title", "date", "caption", "time", "speaker")
_CONTEXT = ("before", "hit", "after", "file", "url")


class ShelfHit(NamedTuple):
    """A hit, and what is told of its transcript; ``cue`` counts from 0, ``start`` is in ms."""

    title: str
    date: str
    path: str
    url: str
    cue: int
    start: int | None
    speaker: str
    passage: Passage


def shelf_csv(hits: Iterable[ShelfHit]) -> bytes:
    """Return hits as CSV (RFC 4180), with the mark and the guarded cells of ``hits_csv``."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow((*_COLUMNS, *_CONTEXT))
    for number, hit in enumerate(hits, 1):
        time = "" if hit.start is None else vtt(hit.start)
        passage = hit.passage
        words = (hit.speaker, passage.before, passage.hit, passage.after, hit.path, hit.url)
        row = (cell(hit.title), cell(hit.date), hit.cue + 1, time, *map(cell, words))
        writer.writerow((number, *row))
    return MARK + text.getvalue().encode("utf-8", "replace")
