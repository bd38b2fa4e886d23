"""What stands in the cell of a table is words, never a formula."""

from __future__ import annotations

import pytest

from reader.formats.shared.cells import in_cell, out_of_cell


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_what_a_spreadsheet_would_reckon_is_given_an_apostrophe(sign: str) -> None:
    assert in_cell(f"{sign}1+1") == f"'{sign}1+1"
    assert in_cell(f"1{sign}1") == f"1{sign}1"


def test_an_apostrophe_before_a_formula_is_doubled() -> None:
    assert in_cell("'=1") == "''=1"
    assert in_cell("'tis") == "'tis"


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("'=1", "=1"),
        ("''=1", "'=1"),
        ("'+49", "+49"),
        ("'tis", "'tis"),
        ("'", "'"),
        ("''", "''"),
        ("=1", "=1"),
        ("", ""),
    ],
)
def test_the_apostrophe_is_taken_off_again(cell: str, words: str) -> None:
    assert out_of_cell(cell) == words


@pytest.mark.parametrize("words", ["=1", "'=1", "''=1", "-", "'tis", "''", "1+1", "@a", ""])
def test_what_goes_into_a_cell_comes_out(words: str) -> None:
    assert out_of_cell(in_cell(words)) == words
