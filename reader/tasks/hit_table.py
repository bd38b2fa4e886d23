"""The hits that the library found, as a table: between the library and the formats."""

from __future__ import annotations

from collections.abc import Iterable

from reader.files import shown
from reader.library import Entry, Hit
from reader.quotes.tables import FoundHit, Table, of_found
from reader.wording import in_english


def hit_table(hits: Iterable[tuple[Entry, Hit]]) -> Table:
    """Return hits, each with its transcript, as a table."""
    return of_found(_row(entry, hit) for entry, hit in hits)


def _row(entry: Entry, hit: Hit) -> FoundHit:
    path, date = shown(entry.path), entry.day or entry.date
    return FoundHit(
        in_english(entry.title), date, path, entry.url, hit.cue, hit.start, hit.speaker, hit.passage
    )
