"""Speakers that a tab parts from their words."""

from __future__ import annotations

import pytest

from reader.formats.shared.tab_labels import with_tab_labels

PLAIN = ["Ana\tOne.", "Ben\tTwo.", "Ana\tThree."]


def test_a_colon_takes_the_place_of_the_tab() -> None:
    assert with_tab_labels(PLAIN) == ["Ana: One.", "Ben: Two.", "Ana: Three."]
    assert with_tab_labels(["Ana:\tOne.", "Words.", *PLAIN]) == [
        "Ana: One.",
        "Words.",
        "Ana: One.",
        "Ben: Two.",
        "Ana: Three.",
    ]


@pytest.mark.parametrize(
    "row",
    [
        "0:05\tAna\tOne.",
        "Ana\t0:05\tOne.",
        "Ana\tOne.\t0:05",
        "[0:05]\tAna\tOne.",
        "[0:05] Ana\tOne.",
    ],
)
def test_a_time_goes_to_the_head_in_brackets(row: str) -> None:
    assert with_tab_labels([row, *PLAIN])[0] == "[0:05] Ana: One."


def test_further_cells_are_words() -> None:
    assert with_tab_labels(["Ana\t\tOne.\tTwo.", *PLAIN])[0] == "Ana: One.  Two."


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["Ana: One."],
        ["Ana\tOne.", "Ben\tTwo."],
        ["Ana\tOne.", "Ana\tTwo.", "Ana\tThree."],
        ["Ana\tOne.", "Ben\tTwo.", "Cy\tThree.", "Di\tFour.", "Ed\tFive."],
        [*PLAIN, "12\t13", "14\t15"],
        ["\t", "Ana\t", "\tBen"],
    ],
)
def test_tables_of_other_things_stay(lines: list[str]) -> None:
    assert with_tab_labels(lines) == lines
