"""The rows of a table: which column counts, and in which unit its times are."""

from __future__ import annotations

import pytest
from read import read, said, times

from reader.formats.shared.tables.heads import head_of
from reader.formats.shared.tables.rows import turns_of


@pytest.mark.parametrize("separator", ["\t", ","])
def test_whole_numbers_are_seconds_where_nobody_could_speak_so_fast(separator: str) -> None:
    rows = ("start,end,text", "1,2,What comes next?", "2,4,Hope.", "4,9,We had three boats then.")
    transcript = read("\n".join(rows).replace(",", separator), "a.tsv")
    assert times(transcript) == [(1_000, 2_000), (2_000, 4_000), (4_000, 9_000)]
    assert said(transcript) == "The whole numbers of this table were taken for seconds."


@pytest.mark.parametrize("separator", ["\t", ","])
def test_whole_numbers_are_milliseconds_where_nobody_would_speak_so_slowly(separator: str) -> None:
    rows = ("start,end,text", "0,1840,What comes next?", "1840,4020,Hope does.")
    transcript = read("\n".join(rows).replace(",", separator), "a.csv")
    assert times(transcript) == [(0, 1_840), (1_840, 4_020)]
    assert said(transcript) == "The whole numbers of this table were taken for milliseconds."


def test_starts_alone_tell_how_fast_is_spoken_as_well() -> None:
    transcript = read(
        "start\ttext\n0\tOne two three four.\n2\tFive six seven.\n4\tEight.\n", "a.tsv"
    )
    assert times(transcript) == [(0, None), (2_000, None), (4_000, None)]


def test_a_unit_that_is_told_is_not_doubted() -> None:
    transcript = read("start (s),end (s),text\n0,1840,Hum.\n1840,4020,Hum.\n", "a.csv")
    assert times(transcript) == [(0, 1_840_000), (1_840_000, 4_020_000)]
    assert said(transcript) == ""


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("12,5", (12_500, None)),
        ("12.5 s", (12_500, None)),
        ("1m 5s", (65_000, None)),
        ("[0:07]", (7_000, None)),
        ("0:00.0 - 0:12.3", (0, 12_300)),
        ("1,5 - 3,25", (1_500, 3_250)),
        ("00:00:01,250", (1_250, None)),
    ],
)
def test_times_are_read_in_many_coats(cell: str, time: tuple[int, int | None]) -> None:
    assert times(read(f"Zeit;Text\n{cell};Eins.\n", "a.csv")) == [time]


def test_numbers_are_no_words_and_words_no_times() -> None:
    head = head_of(("Segment", "Line", "Time", "In", "Speaker"))
    assert head is not None
    turns = turns_of(
        [("1", "Hello.", "noon", "0:05", "Ana"), ("2", "Yes.", "dusk", "0:07", "")], head
    )
    assert [(cue.start, cue.speaker, cue.text) for cue in turns.cues] == [
        (5_000, "Ana", "Hello."),
        (7_000, "", "Yes."),
    ]


def test_a_quoted_head_and_lines_above_it_are_no_hindrance() -> None:
    transcript = read('Interview 4\n\n"Time, in","Text","Speaker"\n0:05,"Yes, so.",Ana\n', "a.csv")
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [("Ana", "Yes, so.")]
    assert "2 lines above the table were left out." in said(transcript)
