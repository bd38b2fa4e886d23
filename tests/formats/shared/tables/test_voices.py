"""Tables with a column for each of those who speak."""

from __future__ import annotations

import pytest
from read import read


@pytest.mark.parametrize(("code", "who"), [("P01", "P01"), ("7", "P7"), ("", "Answer")])
def test_whoever_answers_is_who_the_row_names(code: str, who: str) -> None:
    table = f"Participant ID,Question,Answer\n{code},How often do you go?,Each day at six.\n"
    assert [(cue.speaker, cue.text) for cue in read(table, "a.csv").cues] == [
        ("Question", "How often do you go?"),
        (who, "Each day at six."),
    ]
