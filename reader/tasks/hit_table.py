"""The hits that the library found, as a table: between the library and the formats."""

from __future__ import annotations

from collections.abc import Iterable

from reader.files import shown
from reader.library import Entry, Hit
from reader.quotes.shelf_csv import ShelfHit, shelf_csv


def hit_table(hits: Iterable[tuple[Entry, Hit]]) -> bytes:
    """Return hits, each with its transcript, as the CSV of :func:`shelf_csv`."""
    return shelf_csv(_row(entry, hit) for entry, hit in hits)


def _row(entry: Entry, hit: Hit) -> ShelfHit:
    path, date = shown(entry.path), entry.day or entry.date
    return ShelfHit(
        entry.title, date, path, entry.url, hit.cue, hit.start, hit.speaker, hit.passage
    )
