"""Excel workbooks (``.xlsx``, Office Open XML) with a transcript in rows, or in lines.

The first sheet that is laid out as tables of transcripts are is read as the CSV of it would be;
else the first that holds words, line by line. The others are named in the report. Formulas are
never worked out: what the file keeps of their values counts.
"""

from __future__ import annotations

import csv
import io
import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from reader.errors import FormatError
from reader.formats.decoding.package import LARGEST, SIGNATURE, TOO_LARGE, Package
from reader.formats.decoding.text import clean
from reader.formats.decoding.xml_text import listen
from reader.formats.format import Claim, Document
from reader.formats.gate import one_line
from reader.formats.kinds import table
from reader.formats.kinds.documents.xlsx_cells import CellKind, number_text, shown_as, unescaped
from reader.formats.shared.paragraphs import FactsListener, FileParagraph, transcript_of
from reader.model.transcript import ReportItem, Transcript, remark
from reader.wording import tr

_BOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_STRINGS: Final = "xl/sharedStrings.xml"
_STYLES: Final = "xl/styles.xml"
_FACTS: Final = "docProps/core.xml"
_DAMAGED: Final = tr("This is not an Excel workbook, or it is damaged.")
_NAMES: Final = {"title": "title", "creator": "author", "language": "language"}
_MOST_COLUMNS: Final = 63
_MOST_SHEETS: Final = 100
_LOOKED_AT: Final = 100
"""Rows that are as wide as the widest, from which is told what the columns of a sheet are."""
_TRUE: Final = ("1", "true")


def score(document: Document) -> int:
    """Claim a package with the list of the sheets of a workbook, and what is only called one."""
    if not document.data.startswith(SIGNATURE):
        return Claim.NONE
    if _BOOK.encode() in document.data:
        return Claim.CERTAIN
    return Claim.FALLBACK if document.suffix == ".xlsx" else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the sheet of a workbook that holds the transcript.

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
        reading = _Reading(package, book)
        listed = reading.listed()
        worded: _Filled | None = None
        for sheet in listed:
            rows, broken = reading.rows(sheet)
            if not any(map(any, rows)):
                continue
            as_table = _as_table(rows)
            if table.score(as_table):
                report = broken + reading.left_out(listed, sheet)
                return _as_of_book(table.read(as_table), facts.found, report)
            worded = worded or _Filled(sheet, rows, broken)
        sheet, rows, broken = worded or _Filled(_Listed("", ""), [], ())
        left_out = reading.left_out(listed, sheet)
    lines = [FileParagraph(clean("  ".join(filter(None, row)))) for row in rows]
    return transcript_of(lines, facts.found, broken + left_out)


def _as_of_book(
    transcript: Transcript, facts: Mapping[str, str], report: tuple[ReportItem, ...]
) -> Transcript:
    """Return the transcript of a sheet with what the workbook says of itself."""
    return replace(
        transcript,
        title=facts.get("title", ""),
        author=facts.get("author", ""),
        language=facts.get("language", ""),
        report=report + transcript.report,
    )


def _as_table(rows: Sequence[Sequence[str]]) -> Document:
    return Document(b"", _as_csv(rows), "sheet.csv")


def _as_csv(rows: Sequence[Sequence[str]]) -> str:
    width = max((at for row in rows for at, cell in enumerate(row, 1) if cell), default=0)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    for at, row in enumerate(rows):
        if any(row):
            lacking = width - len(row) if at < _LOOKED_AT else 0
            writer.writerow([*row[:width], *[""] * lacking])
    return clean(text.getvalue())


class _Listed(NamedTuple):
    """A sheet: how people call it, and which part of the package it is."""

    name: str
    path: str


class _Filled(NamedTuple):
    """A sheet with words in its rows, and what is to be said of its reading."""

    sheet: _Listed
    rows: list[list[str]]
    report: tuple[ReportItem, ...]


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

    def listed(self) -> list[_Listed]:
        """Return the sheets that are shown, then hidden ones, in their order."""
        found: dict[str, _Listed] = {}
        for _, key, name in sorted(self._book.sheets[:_MOST_SHEETS], key=lambda one: one[0]):
            target = self._links.targets.get(key, "")
            path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            if target and path in self._package:
                found.setdefault(path, _Listed(one_line(name), path))
        return list(found.values())

    def rows(
        self, sheet: _Listed, most: int | None = None
    ) -> tuple[list[list[str]], tuple[ReportItem, ...]]:
        """Return the rows of a sheet, ``most`` of them, and what is to be said of its reading."""
        taking = _Sheet(self._strings.found, self._styles, most, since_1904=self._book.since_1904)
        broken = listen(self._package.text(sheet.path), taking)
        return taking.rows, broken

    def left_out(self, listed: Sequence[_Listed], read: _Listed) -> tuple[ReportItem, ...]:
        """Return what is to be said of the sheets that hold something and are not ``read``.

        Whether one holds a transcript is told by its first rows.
        """
        transcripts: list[str] = []
        others: list[str] = []
        for sheet in listed:
            rows = [] if sheet.path == read.path else self.rows(sheet, _LOOKED_AT)[0]
            if any(map(any, rows)):
                holds_one = table.score(_as_table(rows)) > Claim.NONE
                (transcripts if holds_one else others).append(sheet.name)
        report: tuple[ReportItem, ...] = ()
        if transcripts:
            report += (
                remark(
                    "Other sheets of the workbook are laid out as transcripts, too ({names}), and "
                    "were not read; save each as a workbook of its own to read it.",
                    count=len(transcripts),
                    names=", ".join(transcripts),
                ),
            )
        if others:
            report += (
                remark(
                    "Other sheets of the workbook were not read ({names}).",
                    count=len(others),
                    names=", ".join(others),
                ),
            )
        return report


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
        if self._is_full:
            return
        self._texts.start(name[1])
        if name[1] == "row" and len(self.rows) == self._most:
            self._is_full = True
        elif name[1] == "row":
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
        if name[1] != "c" or not self.rows or self._at > _MOST_COLUMNS:
            return
        row, text = self.rows[-1], self._text()
        self._length += len(text)
        if self._length > LARGEST:  # one string may stand in any number of cells
            raise FormatError(TOO_LARGE)
        row += [""] * (self._at - len(row))
        row[self._at - 1] = text

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
