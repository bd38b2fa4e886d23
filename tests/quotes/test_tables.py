"""Hits and quotations as tables, and tables as CSV."""

from __future__ import annotations

import csv
import datetime
import io

from reader import formats
from reader.model.excerpt import cut
from reader.model.prose import prose
from reader.model.search.find import Finder
from reader.model.transcript import Cue, Span, Transcript
from reader.quotes.paper import Quoted
from reader.quotes.tables import csv_table, of_captions, of_hits, of_quotes, tsv_table

DAY = datetime.date(2026, 11, 25)
TALK = Transcript(
    title="Bridges",
    author="Duarte, Ana",
    date="2021-03-04",
    cues=(
        Cue("They built the iron", 42_000, 45_000, "Ana"),
        Cue("bridge over it.", 45_000, 48_000, "Ana"),
    ),
)


def rows(*cues: Cue, query: str) -> list[list[str]]:
    transcript = Transcript(title="=A title", cues=cues)
    reading = prose(transcript)
    data = csv_table(of_hits(transcript, reading, Finder(reading.text).search(query)))
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


def test_a_table_of_quotations_holds_no_formula() -> None:
    talk = Transcript(title="=HYPERLINK(1)", cues=(Cue("+cmd|' /C calc'!A0"),), author="@SUM(1)")
    quoted = Quoted(cut(talk, None, taken=DAY), "-2+3", ("=x",))
    rows = list(csv.reader(io.StringIO(csv_table(of_quotes([quoted], "apa")).decode("utf-8-sig"))))
    assert rows[0][:4] == ["number", "quotation", "speaker", "title"]
    cells = [cell for cell in rows[1] if cell]
    assert not [cell for cell in cells if cell[0] in "=+-@\t\r"]
    assert any("cmd|' /C calc'!A0" in cell for cell in cells)


def test_tabs_part_the_cells_of_a_table_with_tabs() -> None:
    talk = Transcript(cues=(Cue("One,\ttwo", 1_000, 2_000, "Ana"), Cue("=three", None, None)))
    table = tsv_table(of_captions(talk)).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(table), delimiter="\t")) == [
        ["number", "start", "end", "speaker", "text"],
        ["1", "00:00:01.000", "00:00:02.000", "Ana", "One,\ttwo"],
        ["2", "", "", "", "'=three"],
    ]
    back = formats.read_bytes(table.encode(), "talk.tsv")
    assert [(cue.start, cue.end, cue.speaker, cue.text) for cue in back.cues] == [
        (1_000, 2_000, "Ana", "One,\ttwo"),
        (None, None, "", "=three"),
    ]


def test_a_table_of_quotations_has_their_places() -> None:
    quoted = Quoted(cut(TALK, Span(0, 0, 0, 19), taken=DAY), "Note", ("a", "b"), "green")
    text = csv_table(of_quotes([quoted], "apa")).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["quotation"] == "They built the iron"
    assert (row["speaker"], row["start"], row["end"]) == ("Ana", "00:00:42.000", "00:00:45.000")
    assert (row["note"], row["tags"], row["colour"]) == ("Note", "a, b", "green")
    assert row["reference"].startswith("Duarte, A. (2021, March 4).")
