"""Reading order."""

from __future__ import annotations

import pytest

from reader.formats.shared.order import in_order
from reader.model.transcript import Cue


def cues(*starts: int | None) -> list[Cue]:
    return [Cue(str(number), start) for number, start in enumerate(starts)]


@pytest.mark.parametrize(
    ("starts", "order", "places"),
    [
        ([], "", 0),
        ([None, None], "01", 0),
        ([0, 0, 5], "012", 0),
        ([5, None, 9], "012", 0),
        ([9, 5], "10", 1),
        ([5, 9, 5], "021", 1),
        ([9, None, 5], "201", 1),
        ([None, 9, 5], "021", 1),
        ([3, 2, 1], "210", 2),
    ],
)
def test_cues_are_sorted_by_their_start(starts: list[int | None], order: str, places: int) -> None:
    sorted_cues, report = in_order(cues(*starts))
    assert "".join(cue.text for cue in sorted_cues) == order
    assert [item.count for item in report] == ([places] if places else [])


def test_the_report_says_where() -> None:
    sentence = "The captions were out of order of time in {} and have been sorted."
    assert in_order(cues(9, 5))[1][0].sentence == sentence.format("1 place")
    assert in_order(cues(3, 2, 1))[1][0].sentence == sentence.format("2 places")
