"""Hits of the library as a table: each with what is known of its transcript."""

from __future__ import annotations

import os

import pytest

from reader.library import Entry, Hit
from reader.model.search.passage import Passage
from reader.tasks.hit_table import hit_table

PASSAGE = Passage("over the ", "bridge", " again", 9, 15)
WORDS = ("over the ", "bridge", " again")
FILE = ("/x/b.srt", "https://example.org/b")
HIT = Hit(PASSAGE, 4, 62_500, "Ana", "bridge")
COLUMNS = (
    *("number", "title", "date", "caption", "time", "speaker", "before", "hit", "after"),
    *("file", "url"),
)


def test_no_hit_is_a_table_of_no_rows() -> None:
    table = hit_table([])
    assert table.columns == COLUMNS
    assert list(table.rows) == []


def test_a_hit_is_a_row_with_its_transcript() -> None:
    entry = Entry(7, "Bridges", url="https://example.org/b", day="2021-03-04", path="/x/b.srt")
    later = HIT._replace(cue=0, start=None, speaker="")
    assert list(hit_table([(entry, HIT), (entry, later)]).rows) == [
        ("1", "Bridges", "2021-03-04", "5", "00:01:02.500", "Ana", *WORDS, *FILE),
        ("2", "Bridges", "2021-03-04", "1", "", "", *WORDS, *FILE),
    ]


@pytest.mark.parametrize(
    ("day", "date", "told"),
    [
        ("2021-03-04", "4 March 2021", "2021-03-04"),
        ("", "last spring", "last spring"),
        ("", "", ""),
    ],
)
def test_the_day_is_told_where_it_is_known(day: str, date: str, told: str) -> None:
    (row,) = hit_table([(Entry(1, "T", day=day, date=date), HIT)]).rows
    assert row[COLUMNS.index("date")] == told


def test_a_path_that_is_no_text_is_shown_as_far_as_it_is() -> None:
    (row,) = hit_table([(Entry(1, "T", path=os.fsdecode(b"/x/caf\xe9.srt")), HIT)]).rows
    assert row[COLUMNS.index("file")] == "/x/caf\ufffd.srt"
