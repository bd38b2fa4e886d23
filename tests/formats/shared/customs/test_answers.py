"""Interviews that set the answer on the line below the question."""

from __future__ import annotations

import pytest

from reader.formats.shared.customs.answers import with_answers_apart


def test_the_answer_below_a_question_is_set_apart() -> None:
    lines = ["I: Where?", "In Hale.", "I: Were you", "born there?", "I was.", "", "I: So.", "Yes."]
    assert with_answers_apart(lines) == [
        *("I: Where?", "", "In Hale.", ""),
        *("I: Were you", "born there?", "", "I was.", ""),
        *("I: So.", "Yes."),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["I: Where?", "In Hale.", "A: When?", "In May."],  # both are named
        ["I: Where?", "and why?", "I: When?", "then?"],  # the question goes on
        ["I: So.", "In Hale.", "I: Well.", "In May."],  # nothing is asked
        ["I: Where?", "In Hale."],  # once
        ["Where?", "In Hale.", "When?", "In May."],
        [],
    ],
)
def test_other_lines_stay_as_they_are(lines: list[str]) -> None:
    assert with_answers_apart(lines) == lines
