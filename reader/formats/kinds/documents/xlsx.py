"""Excel workbooks (``.xlsx``, Office Open XML) with a transcript in rows, or in lines.

Which sheets are read is told in :mod:`~reader.formats.kinds.documents.sheets`. Formulas are never
worked out: what the file keeps of their values counts.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
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
from reader.formats.kinds.documents.xlsx_cells import CellKind, number_text, shown_as, unescaped
from reader.formats.shared.paragraphs import FactsListener
from reader.model.transcript import Transcript
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

_BOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_STRINGS: Final = "xl/sharedStrings.xml"
_STYLES: Final = "xl/styles.xml"
_FACTS: Final = "docProps/core.xml"
_DAMAGED: Final = tr("This is not an Excel workbook, or it is damaged.")
_NAMES: Final = {"title": "title", "creator": "author", "language": "language"}
_RANGE: Final = lazy_pattern(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_MOST_MERGED: Final = 100_000
_TRUE: Final = ("1", "true")


def score(document: Document) -> int:
    """Claim a package with the list of the sheets of a workbook, and what is only called one."""
    if not document.data.startswith(SIGNATURE):
        return Claim.NONE
    if _BOOK.encode() in document.data:
        return Claim.CERTAIN
    return Claim.FALLBACK if document.suffix == ".xlsx" else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the sheets of a workbook that hold the transcript.

    Raises FormatError for what is no workbook, is damaged, protected or too large, or holds no
    words.
    """
    with Package(document.data, _DAMAGED) as package:
        if _BOOK not in package:
            raise FormatError(_DAMAGED)
        book, facts = _Book(), FactsListener(_NAMES)
        listen(package.text(_BOOK), book)
        if _FACTS in package:
            listen(package.text(_FACTS), facts)
        return transcript_of_sheets(_Reading(package, book), facts.found)


class _Listed(NamedTuple):
    """A sheet: how people call it, and which part of the package it is."""

    name: str
    path: str
    is_hidden: bool


class _Reading:
    """The sheets of a package, with the strings and formats that they share."""

    def __init__(self, package: Package, book: _Book) -> None:
        self._package = package
        self._book = book
        self._strings = _Strings()
        self._styles = _Styles()
        self._links = _Links()
        for name, listener in (
            (_STRINGS, self._strings),
            (_STYLES, self._styles),
            (_LINKS, self._links),
        ):
            if name in package:
                listen(package.text(name), listener)
        self._sheets = self._listed()
        self.names = [sheet.name for sheet in self._sheets]
        self.shown = sum(not sheet.is_hidden for sheet in self._sheets)

    def _listed(self) -> list[_Listed]:
        """Return the sheets that are shown, then hidden ones, in their order."""
        found: dict[str, _Listed] = {}
        for is_hidden, key, name in sorted(self._book.sheets[:MOST_SHEETS], key=lambda one: one[0]):
            target = self._links.targets.get(key, "")
            path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            if target and path in self._package:
                found.setdefault(path, _Listed(one_line(name), path, is_hidden))
        return list(found.values())

    def sheet(self, index: int, most: int | None = None) -> SheetRows:
        """Return the rows of a sheet, ``most`` of them."""
        taking = _Sheet(self._strings.found, self._styles, most, since_1904=self._book.since_1904)
        broken = listen(self._package.text(self._sheets[index].path), taking)
        return SheetRows(taking.rows, taking.merged, broken)


class _Book:
    """Takes the elements of the list of sheets."""

    def __init__(self) -> None:
        self.sheets: list[tuple[bool, str, str]] = []
        """Whether each is hidden, how the package calls it, and how people do."""
        self.since_1904 = False

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        local = {key: value for (_, key), value in attributes.items()}
        if name[1] == "sheet" and "id" in local:
            name_of = local.get("name", "").strip() or str(len(self.sheets) + 1)
            is_hidden = local.get("state", "visible") != "visible"
            self.sheets.append((is_hidden, local["id"], name_of))
        elif name[1] == "workbookPr":
            self.since_1904 = local.get("date1904", "") in _TRUE

    def end(self, name: tuple[str, str]) -> None:
        """Pass over the end of an element."""

    def text(self, text: str) -> None:
        """Pass over character data."""


class _Links:
    """Takes the elements that say which part of the package is called what."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        local = {key: value for (_, key), value in attributes.items()}
        if name[1] == "Relationship" and local.get("TargetMode", "") != "External":
            self.targets.setdefault(local.get("Id", ""), local.get("Target", ""))

    def end(self, name: tuple[str, str]) -> None:
        """Pass over the end of an element."""

    def text(self, text: str) -> None:
        """Pass over character data."""


class _Styles:
    """Takes the elements that say how the numbers of cells are shown."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._formats: list[str] = []
        self._in_cells = False

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        local = {key: value for (_, key), value in attributes.items()}
        if name[1] == "numFmt":
            self._codes.setdefault(local.get("numFmtId", ""), local.get("formatCode", ""))
        elif name[1] == "cellXfs":
            self._in_cells = True
        elif name[1] == "xf" and self._in_cells:
            self._formats.append(local.get("numFmtId", "0"))

    def end(self, name: tuple[str, str]) -> None:
        self._in_cells = self._in_cells and name[1] != "cellXfs"

    def text(self, text: str) -> None:
        """Pass over character data."""

    def shown(self, style: str) -> CellKind:
        """Return as what a cell of a style shows its number."""
        at = _index(style, len(self._formats))
        if at is None:
            return CellKind.NUMBER
        known = self._formats[at]
        return shown_as(int(known) if _is_number(known) else 0, self._codes.get(known, ""))


class _Texts:
    """Takes rich text: its runs, without how they are pronounced."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._in_text = False
        self._spoken = 0

    def start(self, local: str) -> None:
        self._spoken += local == "rPh"
        self._in_text = local in ("t", "v") and not self._spoken

    def end(self, local: str) -> None:
        self._spoken -= local == "rPh"
        self._in_text = False

    def text(self, text: str) -> None:
        if self._in_text:
            self.pieces.append(text)

    def taken(self) -> str:
        """Return the text up to here, and begin anew."""
        text = unescaped("".join(self.pieces))
        self.pieces = []
        return text


class _Strings:
    """Takes the strings that cells share."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._texts = _Texts()

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        self._texts.start(name[1])

    def end(self, name: tuple[str, str]) -> None:
        self._texts.end(name[1])
        if name[1] == "si":
            self.found.append(self._texts.taken())

    def text(self, text: str) -> None:
        self._texts.text(text)


class _Sheet:
    """Takes the elements of a sheet and holds its rows."""

    def __init__(
        self, strings: Sequence[str], styles: _Styles, most: int | None, *, since_1904: bool
    ) -> None:
        self.rows: list[list[str]] = []
        self.merged: list[MergedCells] = []
        self._at_row: dict[int, int] = {}
        self._strings = strings
        self._styles = styles
        self._most = most
        self._is_full = False
        self._since_1904 = since_1904
        self._shown: dict[str, CellKind] = {}
        self._texts = _Texts()
        self._cell: Mapping[str, str] = {}
        self._at = 0
        self._length = 0

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        if name[1] == "mergeCell":
            self._merge(attributes.get(("", "ref"), ""))
        if self._is_full:
            return
        self._texts.start(name[1])
        if name[1] == "row" and len(self.rows) == self._most:
            self._is_full = True
        elif name[1] == "row":
            number = attributes.get(("", "r"), "")
            self._at_row[int(number) if _is_number(number) else len(self.rows) + 1] = len(self.rows)
            self.rows.append([])
            self._at = 0
        elif name[1] == "c":
            self._cell = {key: value for (_, key), value in attributes.items()}
            self._at = _column(self._cell.get("r", "")) or self._at + 1
            self._texts.taken()

    def end(self, name: tuple[str, str]) -> None:
        if self._is_full:
            return
        self._texts.end(name[1])
        if name[1] != "c" or not self.rows or self._at > MOST_COLUMNS:
            return
        row, text = self.rows[-1], self._text()
        self._length += len(text)
        if self._length > LARGEST:  # one string may stand in any number of cells
            raise FormatError(TOO_LARGE)
        row += [""] * (self._at - len(row))
        row[self._at - 1] = text

    def _merge(self, reference: str) -> None:
        """Take a cell that goes over several rows; what it goes over in breadth is empty."""
        found = _RANGE.fullmatch(reference)
        if found is None or len(self.merged) >= _MOST_MERGED:
            return
        first, last = self._at_row.get(int(found[2])), self._at_row.get(int(found[4]))
        if first is not None and last is not None and last > first:
            self.merged.append(MergedCells(_column(found[1]) - 1, first, last))

    def text(self, text: str) -> None:
        if not self._is_full:
            self._texts.text(text)

    def _text(self) -> str:
        kind, style, value = self._cell.get("t", "n"), self._cell.get("s", ""), self._texts.taken()
        if kind == "s":
            at = _index(value.strip(), len(self._strings))
            return "" if at is None else self._strings[at]
        if kind == "b":
            return "TRUE" if value in _TRUE else "FALSE"
        if kind == "n" and value:
            if style not in self._shown:
                self._shown[style] = self._styles.shown(style)
            return number_text(value.strip(), self._shown[style], since_1904=self._since_1904)
        return "" if kind == "e" else value


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 10


def _index(value: str, count: int) -> int | None:
    return int(value) if _is_number(value) and int(value) < count else None


def _column(reference: str) -> int:
    """Return the number of a column from 1: 28 of ``AB7``; 0 where none is told."""
    number = 0
    for letter in reference[:3].upper():
        if not "A" <= letter <= "Z":
            break
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
