"""OpenDocument spreadsheets (``.ods``, OpenDocument 1.3 part 3) with a transcript in rows.

Which sheets are read is told in :mod:`~reader.formats.kinds.documents.sheets`. Formulas are never
worked out: what the file keeps of their values counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reader.errors import FormatError
from reader.formats.decoding.package import LARGEST, SIGNATURE, TOO_LARGE, Package
from reader.formats.decoding.xml_text import listen
from reader.formats.format import Claim, Document
from reader.formats.gate import one_line
from reader.formats.kinds.documents.sheets import (
    MOST_COLUMNS,
    MOST_SHEETS,
    MergedCells,
    SheetRows,
    transcript_of_sheets,
)
from reader.formats.shared.paragraphs import FactsListener
from reader.model.transcript import ReportItem, Transcript
from reader.patterns import lazy_pattern
from reader.wording import tr

_TYPE: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_DAMAGED: Final = tr("This is not an OpenDocument spreadsheet, or it is damaged.")
_NAMES: Final = {
    "title": "title",
    "initial-creator": "author",
    "creator": "author",
    "language": "language",
}
_LEFT_OUT: Final = frozenset(("annotation", "shapes", "ruby-text", "note", "tracked-changes"))
_CELLS: Final = ("table-cell", "covered-table-cell")
_DURATION: Final = lazy_pattern(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2}(?:[.,]\d{1,12})?)S")
_SHORT_CLOCK: Final = lazy_pattern(r"\d{1,3}:\d{2}")
_MOST_SPACES: Final = 100
_MOST_ROWS: Final = 1_048_576


def score(document: Document) -> int:
    """Claim a package that says what it is in its first part (section 3.3 of part 2)."""
    is_package = document.data.startswith(SIGNATURE)
    if is_package and _TYPE in document.data[:200]:
        return Claim.CERTAIN
    return Claim.FALLBACK if is_package and document.suffix == ".ods" else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the sheets of a spreadsheet that hold the transcript.

    Raises FormatError for what is no such spreadsheet, is damaged, protected or too large, or holds
    no words.
    """
    with Package(document.data, _DAMAGED) as package:
        if "content.xml" not in package:
            raise FormatError(_DAMAGED)
        book, facts = _OdsBook(), FactsListener(_NAMES)
        book.broken = listen(package.text("content.xml"), book)
        if "meta.xml" in package:
            listen(package.text("meta.xml"), facts)
    book.finish()
    return transcript_of_sheets(book, facts.found)


class _OdsSheet:
    """A sheet that is being read."""

    def __init__(self, name: str, *, is_hidden: bool) -> None:
        self.name = name
        self.is_hidden = is_hidden
        self.rows: list[list[str]] = []
        self.merged: list[MergedCells] = []


class _OdsBook:
    """Takes the elements of a spreadsheet and holds its sheets."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.shown = 0
        self.broken: tuple[ReportItem, ...] = ()
        self._sheets: list[_OdsSheet] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._skipped = 0
        self._tables = 0
        self._repeated = 1
        self._row: list[str] | None = None
        self._cell: Mapping[str, str] | None = None
        self._lines: list[str] = []
        self._pieces: list[str] | None = None
        self._length = 0

    def finish(self) -> None:
        """Put hidden sheets behind those that are shown."""
        self._sheets.sort(key=lambda sheet: sheet.is_hidden)
        self.names = [sheet.name for sheet in self._sheets]
        self.shown = sum(not sheet.is_hidden for sheet in self._sheets)

    def sheet(self, index: int, most: int | None = None) -> SheetRows:
        """Return the rows of a sheet, ``most`` of them."""
        sheet = self._sheets[index]
        return SheetRows(sheet.rows[:most], sheet.merged, self.broken)

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        """Take the start of an element."""
        local = name[1]
        if self._skipped or local in _LEFT_OUT:
            self._skipped += 1
            return
        said = {key: value for (_, key), value in attributes.items()}
        if local == "style":
            self._style = said.get("name", "")
        elif local == "table-properties" and said.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif local == "table":
            self._start_table(said)
        elif local == "table-row" and self._sheets and self._tables == 1:
            self._row = []
            self._repeated = _count(said.get("number-rows-repeated", ""), _MOST_ROWS)
        elif local in _CELLS and self._row is not None:
            self._cell, self._lines = said, []
        elif local == "p" and self._cell is not None:
            self._pieces = []
        elif self._pieces is not None:
            self._mark(local, said)

    def _start_table(self, said: Mapping[str, str]) -> None:
        self._tables += 1
        if self._tables == 1 and len(self._sheets) < MOST_SHEETS:
            name = one_line(said.get("name", "")) or str(len(self._sheets) + 1)
            is_hidden = said.get("style-name", "") in self._hidden_styles
            self._sheets.append(_OdsSheet(name, is_hidden=is_hidden))

    def _mark(self, local: str, said: Mapping[str, str]) -> None:
        if self._pieces is None:
            return
        if local == "s":
            self._pieces.append(" " * _count(said.get("c", ""), _MOST_SPACES))
        elif local == "tab":
            self._pieces.append("\t")
        elif local == "line-break":
            self._pieces.append("\n")

    def end(self, name: tuple[str, str]) -> None:
        """Take the end of an element."""
        local = name[1]
        if self._skipped:
            self._skipped -= 1
        elif local == "p" and self._pieces is not None:
            self._lines.append("".join(self._pieces))
            self._pieces = None
        elif local in _CELLS and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif local == "table-row" and self._row is not None:
            self._end_row(self._row)
            self._row = None
        elif local == "table":
            self._tables -= 1

    def _end_cell(self, said: Mapping[str, str]) -> None:
        row, text = self._row, _shown(said, "\n".join(self._lines))
        if row is None:
            return
        room = max(MOST_COLUMNS - len(row), 0)
        count = min(_count(said.get("number-columns-repeated", ""), MOST_COLUMNS), room)
        rows = _count(said.get("number-rows-spanned", ""), _MOST_ROWS)
        if rows > 1 and room:
            sheet = self._sheets[-1]
            at = len(sheet.rows)
            sheet.merged.append(MergedCells(len(row), at, at + rows - 1))
        self._grow(len(text) * count)
        row += [text] * count

    def _end_row(self, row: list[str]) -> None:
        while row and not row[-1]:
            row.pop()
        # Sheets end with a row that stands for all the empty ones below.
        count = self._repeated if row else min(self._repeated, 1)
        self._grow((sum(map(len, row)) + len(row)) * (count - 1))
        self._sheets[-1].rows += [list(row) for _ in range(count)]

    def _grow(self, length: int) -> None:
        self._length += length
        if self._length > LARGEST:  # a few bytes may stand for any number of cells
            raise FormatError(TOO_LARGE)

    def text(self, text: str) -> None:
        """Take character data."""
        if self._pieces is not None and not self._skipped:
            self._pieces.append(text)


def _count(value: str, most: int) -> int:
    return min(int(value), most) if value.isascii() and value.isdigit() and len(value) < 9 else 1


def _shown(said: Mapping[str, str], text: str) -> str:
    """Return what a cell holds: times as clocks, with what their display leaves out.

    Who types 0:03 for three seconds gets three minutes, shown as 00:03: there the display counts.
    """
    kind = said.get("value-type", "")
    if kind == "time" and not _SHORT_CLOCK.fullmatch(text.strip()):
        time = _DURATION.fullmatch(said.get("time-value", ""))
        if time:
            return f"{int(time[1])}:{time[2]}:{time[3]}".replace(",", ".")
    if kind == "date":
        return said.get("date-value", text).replace("T", " ")
    return said.get("value", text) if kind == "float" else text
