"""Captions, quotations and hits as tables, and tables as CSV, as spreadsheets take them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reader.formats.shared.cells import in_cell
from reader.model.prose import Reading
from reader.model.rates import YearRate
from reader.model.search.find import Hits, in_context
from reader.model.search.passage import Passage
from reader.model.shares import SpeakerShare
from reader.model.timecode import vtt
from reader.model.transcript import Transcript
from reader.named_tuple import NamedTuple
from reader.quotes.citations import reference, work_of
from reader.quotes.paper import Quoted

_MARK: Final = b"\xef\xbb\xbf"  # what spreadsheets know UTF-8 by

_WIDTH: Final = 80


class Table(NamedTuple):
    """The names of some columns, and rows of as many cells, which are made as they are taken."""

    columns: tuple[str, ...]
    rows: Iterable[tuple[str, ...]]
    title: str = ""
    """What the table is of, where its kind has a place for it."""
    author: str = ""


class FoundHit(NamedTuple):
    """A hit of the library, and what is told of its transcript.

    ``cue`` counts from 0, ``start`` is in milliseconds. Without a cue the transcript itself was
    found, and nothing in it.
    """

    title: str
    date: str
    path: str
    url: str
    cue: int | None = None
    start: int | None = None
    speaker: str = ""
    passage: Passage = Passage("", "", "", 0, 0)


def of_captions(transcript: Transcript) -> Table:
    """Return the captions of a transcript."""
    rows = (
        (str(number), _time(cue.start), _time(cue.end), cue.speaker, cue.text)
        for number, cue in enumerate(transcript.cues, 1)
    )
    columns = ("number", "start", "end", "speaker", "text")
    return Table(columns, rows, transcript.title, transcript.author)


def of_quotes(quotes: Sequence[Quoted], style: str) -> Table:
    """Return quotations: their words, where they stand, what is noted, a reference in a style."""
    columns = (
        *("number", "quotation", "speaker", "title", "author", "date", "locator", "start", "end"),
        *("url", "note", "tags", "colour", "reference"),
    )
    return Table(columns, (_quote(number, one, style) for number, one in enumerate(quotes, 1)))


def _quote(number: int, quoted: Quoted, style: str) -> tuple[str, ...]:
    of = quoted.excerpt
    where = (of.title, of.author, of.date, of.locator, _time(of.start), _time(of.end), of.url)
    cited = reference(work_of(of), style).plain
    noted = (quoted.note, ", ".join(quoted.tags), quoted.colour, cited)
    return (str(number), of.text, of.speaker, *where, *noted)


def of_hits(transcript: Transcript, reading: Reading, hits: Hits) -> Table:
    """Return all hits in a transcript in their context; ``caption`` counts from 1."""
    columns = ("number", "caption", "time", "speaker", "before", "hit", "after", "title")
    return Table(columns, _hits(transcript, reading, hits))


def _hits(transcript: Transcript, reading: Reading, hits: Hits) -> Iterator[tuple[str, ...]]:
    for number, (start, end) in enumerate(hits, 1):
        at = reading.cue_at(start)
        cue = transcript.cues[at]
        passage = in_context(reading.text, start, end, _WIDTH)
        words = (passage.before, passage.hit, passage.after)
        yield str(number), str(at + 1), _time(cue.start), cue.speaker, *words, transcript.title


def of_found(hits: Iterable[FoundHit]) -> Table:
    """Return hits in many transcripts, each in its context; ``caption`` counts from 1."""
    columns = (
        *("number", "title", "date", "caption", "time", "speaker", "before", "hit", "after"),
        *("file", "url"),
    )
    return Table(columns, (_found(number, hit) for number, hit in enumerate(hits, 1)))


def _found(number: int, hit: FoundHit) -> tuple[str, ...]:
    words = (hit.speaker, hit.passage.before, hit.passage.hit, hit.passage.after)
    caption = "" if hit.cue is None else str(hit.cue + 1)
    where = (hit.title, hit.date, caption, _time(hit.start))
    return (str(number), *where, *words, hit.path, hit.url)


def of_voices(voices: Iterable[SpeakerShare]) -> Table:
    """Return who speaks how much: ``share`` is of all words that somebody named says, in percent;
    ``time`` is empty where there are no times.
    """
    columns = ("speaker", "words", "share", "time", "turns", "transcripts")
    return Table(columns, map(_voice, voices))


def _voice(voice: SpeakerShare) -> tuple[str, ...]:
    time = vtt(voice.time) if voice.time else ""
    amounts = (str(voice.turns), str(voice.transcripts))
    return (voice.speaker, str(voice.words), f"{100 * voice.share:.1f}", time, *amounts)


def of_rates(terms: Sequence[str], years: Iterable[YearRate]) -> Table:
    """Return how often terms are said in each year, a row for each; ``year`` is empty where it is
    not known.
    """
    columns = ("year", "term", "hits", "per_10000_words", "transcripts", "words")
    return Table(columns, (_rate(year, *term) for year in years for term in enumerate(terms)))


def _rate(year: YearRate, number: int, term: str) -> tuple[str, ...]:
    amounts = (str(year.hits[number]), f"{year.rate(number):.3f}")
    return (year.year, term, *amounts, str(year.transcripts), str(year.words))


def _time(time: int | None) -> str:
    return "" if time is None else vtt(time)


def csv_table(table: Table) -> bytes:
    """Return a table as CSV (RFC 4180), in UTF-8 with the mark that spreadsheets look for.

    A cell that would be taken for a formula is given an apostrophe in front.
    """
    return _separated(table, ",")


def tsv_table(table: Table) -> bytes:
    """Return a table as :func:`csv_table` does, with tabs between the cells."""
    return _separated(table, "\t")


def _separated(table: Table, separator: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow(map(in_cell, row))
    return _MARK + text.getvalue().encode("utf-8", "replace")
