"""Cells of tables that spreadsheets open: what stands in them is words, never a formula."""

from __future__ import annotations

from typing import Final

# A spreadsheet takes a cell that begins so for a formula; one of East Asia the wide signs as well
# (OWASP, CSV Injection).
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def in_cell(text: str) -> str:
    """Return the text of a cell with an apostrophe in front if it would be taken for a formula.

    An apostrophe that is there already is doubled, so that reading takes away just the one.
    """
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def out_of_cell(cell: str) -> str:
    """Return the text of a cell without the apostrophe that :func:`in_cell` puts in front."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'").startswith(_FORMULA) else cell
