"""The hits that the library found, as a table: between the library and the formats."""

from __future__ import annotations

from collections.abc import Iterable

from reader.files import shown
from reader.library import Entry, Hit
from reader.quotes.tables import FoundHit, Table, of_found
from reader.wording import in_english


def hit_table(hits: Iterable[tuple[Entry, Hit | None]]) -> Table:
    """Return hits, each with its transcript, as a table; None for one that was found as such."""
    return of_found(_row(entry, hit) for entry, hit in hits)


def _row(entry: Entry, hit: Hit | None) -> FoundHit:
    of = (in_english(entry.title), entry.day or entry.date, shown(entry.path), entry.url)
    if hit is None:
        return FoundHit(*of)
    return FoundHit(*of, hit.cue, hit.start, hit.speaker, hit.passage)
