"""Tables as Excel reads them.

XlsxWriter writes them. Every cell is text, whatever it looks like: a stranger's words are no
formula and no link.
"""

from __future__ import annotations

import io
from typing import Final

from reader.errors import FormatError, MissingLibrary
from reader.quotes.escapes import allowed_in_xml
from reader.quotes.tables import Table
from reader.wording import number, trn

LONGEST_CELL: Final = 32_767
"""How many characters a cell holds (Excel specifications and limits)."""

MOST_ROWS: Final = 1_048_576

_WIDTHS: Final = {
    "text": 80,
    "translation": 80,
    "quotation": 60,
    "title": 30,
    "note": 40,
    "reference": 60,
}
_USUAL_WIDTH: Final = 14


def xlsx(table: Table) -> bytes:
    """Return a table as Excel reads it.

    Raises FormatError where it does not fit in one, MissingLibrary where XlsxWriter is missing.
    """
    try:
        from xlsxwriter import Workbook  # late: few ask for it
    except ImportError as problem:
        raise MissingLibrary(problem) from problem
    data = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(data, {**options, "strings_to_numbers": False}) as book:
        told = {"title": table.title, "author": table.author}
        # What is told of a workbook has 255 characters at most (Excel specifications and limits).
        book.set_properties({name: allowed_in_xml(text)[:255] for name, text in told.items()})
        sheet = book.add_worksheet("Transcript")
        bold = book.add_format({"bold": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for column, name in enumerate(table.columns):
            sheet.set_column(column, column, _WIDTHS.get(name, _USUAL_WIDTH))
            sheet.write_string(0, column, name, bold)
        for nth, cells in enumerate(table.rows, 1):
            if nth >= MOST_ROWS:
                raise FormatError(
                    trn(
                        "A table of this kind has {n} row at most; CSV has more.",
                        "A table of this kind has {n} rows at most; CSV has more.",
                        MOST_ROWS,
                    )
                )
            for column, text in enumerate(cells):
                if len(text) > LONGEST_CELL:
                    raise FormatError(_too_long(nth, len(text)))
                sheet.write_string(nth, column, allowed_in_xml(text), wrapped)
        sheet.freeze_panes(1, 0)
    return data.getvalue()


def _too_long(row: int, length: int) -> str:
    return trn(
        "Row {row} has {n} character in one cell, and this kind of table holds {most}. "
        "CSV holds more.",
        "Row {row} has {n} characters in one cell, and this kind of table holds {most}. "
        "CSV holds more.",
        length,
        row=number(row),
        most=number(LONGEST_CELL),
    )
