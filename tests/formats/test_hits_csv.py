"""Hits as a table."""

from __future__ import annotations

import csv
import io

from reader.model.prose import prose
from reader.model.search.find import Finder
from reader.model.transcript import Cue, Transcript
from reader.quotes.hits_csv import hits_csv


def rows(*cues: Cue, query: str) -> list[list[str]]:
    transcript = Transcript(title="=A title", cues=cues)
    reading = prose(transcript)
    data = hits_csv(transcript, reading, Finder(reading.text).search(query))
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_hit_is_a_row_in_context() -> None:
    header, row = rows(
        Cue("We build boats", 42_540, 45_420, "Ana"),
        Cue("that last.", speaker="Ana"),
        query="boats that",
    )
    assert header == ["number", "caption", "time", "speaker", "before", "hit", "after", "title"]
    assert row == [
        *("1", "1", "00:00:42.540", "Ana", "We build ", "boats that", " last.", "'=A title")
    ]


def test_no_cell_is_a_formula() -> None:
    _, row = rows(Cue("=1+1 is said"), query="=1+1")
    assert row[5] == "'=1+1"
    assert row[2:4] == ["", ""]


def test_quotes_and_line_breaks_stay_in_their_cell() -> None:
    _, row = rows(Cue('He said "x,\ny" then'), query="said")
    assert row[6] == ' "x, y" then'
