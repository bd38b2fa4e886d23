"""What stands in the cell of a table is words, never a formula."""

from __future__ import annotations

import pytest

from reader.formats.shared.cells import in_cell


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_would_reckon_is_given_an_apostrophe(sign: str) -> None:
    assert in_cell(f"{sign}1+1") == f"'{sign}1+1"
    assert in_cell(f"1{sign}1") == f"1{sign}1"


def test_an_apostrophe_before_a_formula_is_doubled() -> None:
    assert in_cell("'=1") == "''=1"
    assert in_cell("'tis") == "'tis"
