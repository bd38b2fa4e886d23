"""Captions whose times stand on lines of their own."""

from __future__ import annotations

import pytest

from reader.errors import FormatError
from reader.formats import read_bytes
from reader.formats.shared.time_lines import cut, kind, timed, unread_times
from reader.model.transcript import Cue

NUMBERED = kind(r"(\d+)")


def test_a_regular_text_is_cut_at_its_times() -> None:
    text = (
        "Head\n\n1\n00:00:01,000 --> 00:00:02,500 X1:5\nOne.\n\n"
        "2\n01:00:03.000 --> 100:00:04.000\nTwo."
    )
    found = cut(text, NUMBERED)
    assert found.before == "\nHead\n"
    assert found.above == ["1", "2"]
    assert (found.starts, found.ends) == ([1_000, 3_603_000], [2_500, 360_004_000])
    assert found.rests == [" X1:5", ""]
    assert found.texts == ["\nOne.\n", "\nTwo.\n"]
    assert found.unread == []


def test_hours_may_be_left_out_and_so_may_the_line_above() -> None:
    found = cut("59:59.999 --> 00:00.000\nOne.", NUMBERED)
    assert (found.above, found.starts, found.ends) == ([""], [3_599_999], [0])


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("0:01 --> 0:02", 1_000, 2_000),
        ("00:00:01,5 -> 00:00:02", 1_000 + 500, 2_000),
        ("00:00:01,000 → 00:00:02,000", 1_000, 2_000),
        ("00:00:01,000 –> 00:00:02,000", 1_000, 2_000),
        ("  00:00:01,000-->00:00:02,000", 1_000, 2_000),
        ("-00:00:01,000 --> 00:00:02,000", -1_000, 2_000),
        ("00:00:01,000 -->", 1_000, None),
    ],
)
def test_an_irregular_time_is_read_too(line: str, start: int, end: int | None) -> None:
    found = cut(f"7 \n{line}\nOne.", NUMBERED)
    assert (found.above, found.starts, found.ends, found.unread) == (["7"], [start], [end], [])
    assert [text.strip() for text in found.texts] == ["One."]


@pytest.mark.parametrize("line", ["One --> two", "--> 0:02", "1 --> 2", "0:01 > 0:02"])
def test_an_arrow_between_words_is_text(line: str) -> None:
    found = cut(f"1\n00:00:01,000 --> 00:00:02,000\n{line}\n", NUMBERED)
    assert len(found.texts) == 1
    assert line in found.texts[0]


def test_times_that_are_none_are_told() -> None:
    lines = "\n\n".join(f"{n}\n00:0x:01 --> 00:00:02\nWords." for n in range(1, 5))
    found = cut(lines, NUMBERED)
    assert (found.starts, found.unread) == ([None] * 4, [0, 1, 2, 3])
    (item,) = unread_times(found)
    assert item.count == 4
    assert item.sentence == (
        "4 time lines could not be read as times (caption 1, 2, 3, …); the words were kept."
    )
    (item,) = unread_times(found._replace(unread=[6]))
    assert (
        item.sentence == "1 time line could not be read as times (caption 7); the words were kept."
    )
    assert unread_times(found._replace(unread=[])) == ()


def test_a_text_without_times_is_all_before() -> None:
    found = cut("One.\nTwo.", NUMBERED)
    assert (found.before.strip(), found.texts) == ("One.\nTwo.", [])


def test_a_long_text_is_cut_in_pieces_and_none_is_lost() -> None:
    long = "word\n\n" * 200_000  # 1.2 MB, cut after each 400 kB
    found = cut(
        f"1\n00:00:01,000 --> 00:00:02,000\n{long}2\n00:00:03,000 --> 00:00:04,000\nEnd.", NUMBERED
    )
    assert [text.count("word") for text in found.texts] == [200_000, 0]
    assert found.texts[1].strip() == "End."


@pytest.mark.parametrize(
    ("cues", "times"),
    [
        ([Cue("a", 0, 900)], [(0, 900)]),
        ([Cue("a", 0), Cue("b", 5_000)], [(0, 5_000), (5_000, 7_000)]),
        (
            [Cue("a", 0, 1_000), Cue("b"), Cue("c", 4_000, 5_000)],
            [(0, 1_000), (1_000, 4_000), (4_000, 5_000)],
        ),
        ([Cue("a"), Cue("b", 4_000)], [(0, 4_000), (4_000, 6_000)]),
        ([Cue("a", 9_000), Cue("b", 5_000)], [(9_000, 9_000), (5_000, 7_000)]),
        ([Cue("a", 5_000, 1_000)], [(5_000, 5_000)]),
        ([Cue("a", 0, 1_000), Cue("b", None, 3_000)], [(0, 1_000), (1_000, 3_000)]),
    ],
)
def test_every_caption_gets_both_times(cues: list[Cue], times: list[tuple[int, int]]) -> None:
    assert [(start, end) for start, end, _ in timed(cues)] == times
    assert [cue for _, _, cue in timed(cues)] == cues


@pytest.mark.parametrize("cues", [[], [Cue("a"), Cue("b", None, 5)]])
def test_captions_without_any_time_are_refused(cues: list[Cue]) -> None:
    with pytest.raises(FormatError, match="These captions have no times, which this format needs"):
        timed(cues)


def test_blanks_in_times_are_none_of_the_words() -> None:
    text = (
        "1\n00 : 00 : 01 , 000 --> 00 : 00 : 03 , 500\nOne.\n\n"
        "2\n00: 00: 04,000 --> 00: 00: 05,000\nTwo.\n"
    )
    cues = read_bytes(text.encode(), "a.srt").cues
    assert [(cue.text, cue.start, cue.end) for cue in cues] == [
        ("One.", 1_000, 3_500),
        ("Two.", 4_000, 5_000),
    ]
