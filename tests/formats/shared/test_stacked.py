"""Captions stacked on one another for their looks are read once."""

from __future__ import annotations

import pytest

from reader.formats.shared.stacked import without_copies
from reader.model.transcript import Cue, ReportItem


@pytest.mark.parametrize(
    ("cues", "kept"),
    [
        ([], []),
        ([Cue("a", 0, 9)], [0]),
        ([Cue("a", 0, 9), Cue("a", 0, 9)], [0]),
        ([Cue("a", 0, 9), Cue("b", 0, 9), Cue("a", 0, 9)], [0, 1]),
        ([Cue("a", 0, 9), Cue("a", 10, 19)], [0, 1]),
        ([Cue("a", 0, 9), Cue("a", 0, 8)], [0, 1]),
        ([Cue("a"), Cue("a")], [0, 1]),
    ],
)
def test_only_the_same_words_at_the_same_time_are_a_copy(cues: list[Cue], kept: list[int]) -> None:
    assert without_copies(cues)[0] == [cues[index] for index in kept]


def test_the_report_counts_the_copies() -> None:
    one, two = Cue("a", 0, 9), Cue("b", 0, 9)
    assert without_copies([one, two])[1] == ()
    assert without_copies([one, one])[1] == (
        ReportItem(
            "1 copy of a caption with the same text and times, stacked for its looks, left out."
        ),
    )
    assert without_copies([one, one, one])[1] == (
        ReportItem(
            "2 copies of captions with the same text and times, stacked for its looks, left out.", 2
        ),
    )
