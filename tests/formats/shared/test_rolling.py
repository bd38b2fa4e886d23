"""Captions that roll are read once, and what was truly said twice stays twice."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.shared.rolling import unrolled
from reader.model.transcript import Cue, WordTime


def rolled(lines: list[str]) -> list[Cue]:
    """Show lines as the automatic captions of video sites do: two at a time, each held between."""
    cues = [Cue(lines[0], 0, 2_000)]
    for number, (before, line) in enumerate(pairwise(lines), 1):
        start = number * 2_000
        cues.append(Cue(before, start, start + 10))
        cues.append(Cue(f"{before}\n{line}", start + 10, start + 2_000))
    return cues


def texts(cues: list[Cue]) -> list[str]:
    return unrolled(cues)[0] and [cue.text for cue in unrolled(cues)[0]]


def test_every_line_is_left_once() -> None:
    lines = ["we begin", "with the minutes", "of the last meeting", "are there", "corrections"]
    assert texts(rolled(lines)) == lines
    assert unrolled(rolled(lines))[1][0].count == 8  # four lines held, and four shown again


@given(st.lists(st.text("abc ", min_size=1, max_size=6).filter(str.strip), min_size=4, max_size=20))
def test_whatever_was_said_comes_back(lines: list[str]) -> None:
    lines = [line.strip() for line in lines]
    # Without the times of words a line said twice running cannot be told from one shown twice
    # where nothing new comes with it; all others can.
    lines = [line for before, line in zip(["", *lines], lines, strict=False) if line != before]
    if len(lines) > 3:
        assert texts(rolled(lines)) == lines


def test_a_line_with_times_of_its_own_was_said_again() -> None:
    cues = rolled(["we said no", "we said no", "and meant it", "all of us"])
    cues[2] = cues[2]._replace(words=(WordTime(14, 2_300), WordTime(19, 2_600)))
    assert texts(cues) == ["we said no", "we said no", "and meant it", "all of us"]
    kept = unrolled(cues)[0][1]
    assert kept.words == (WordTime(3, 2_300), WordTime(8, 2_600))


def test_a_chorus_is_no_roll() -> None:
    cues = [Cue("No.", n * 1_000, n * 1_000 + 1_000) for n in range(5)]
    assert unrolled(cues) == (cues, ())


def test_captions_apart_in_time_do_not_roll() -> None:
    cues = [
        Cue(f"{a}\n{b}", n * 9_000, n * 9_000 + 2_000)
        for n, (a, b) in enumerate(["ab", "bc", "cd"])
    ]
    assert unrolled(cues) == (cues, ())


def test_growing_lines_are_left_full_grown() -> None:
    words = ["so", "this", "is", "how", "live", "captions", "grow"]
    cues = [Cue(" ".join(words[: n + 1]), n * 100, n * 100 + 100) for n in range(len(words))]
    kept, report = unrolled(cues)
    assert [cue.text for cue in kept] == ["so this is how live captions grow"]
    assert (kept[0].start, kept[0].end) == (0, 700)
    assert kept[0].words[:2] == (WordTime(3, 100), WordTime(8, 200))
    assert report[0].count == 6


@pytest.mark.parametrize(
    ("others", "left"),
    [
        ("xy", ["a", "b", "c", "x", "y"]),
        ("xyz", ["a", "a\nb", "b\nc", "x", "y", "z"]),
    ],
)
def test_half_of_the_captions_that_touch_must_roll(others: str, left: list[str]) -> None:
    shown = ["a", "a\nb", "b\nc", *others]
    assert texts([Cue(text, n * 1_000, n * 1_000 + 1_000) for n, text in enumerate(shown)]) == left


@pytest.mark.parametrize(("gap", "left"), [(200, ["a", "b", "c"]), (201, ["a", "a\nb", "b\nc"])])
def test_a_display_goes_dark_after_a_fifth_of_a_second(gap: int, left: list[str]) -> None:
    step = 1_000 + gap
    shown = ["a", "a\nb", "b\nc"]
    assert texts([Cue(text, n * step, n * step + 1_000) for n, text in enumerate(shown)]) == left


def test_what_was_removed_is_told() -> None:
    cues = [Cue(text, n * 1_000, n * 1_000 + 1_000) for n, text in enumerate(["a", "a\nb", "b\nc"])]
    assert unrolled(cues)[1][0].sentence == (
        "2 lines that had rolled over from the caption before were removed."
    )
