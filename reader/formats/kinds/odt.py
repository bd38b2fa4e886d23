"""OpenDocument texts (``.odt``), as LibreOffice writes them (OpenDocument 1.3, part 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from reader.formats.decoding.package import SIGNATURE, Package
from reader.formats.decoding.xml_text import listen
from reader.formats.format import Claim, Document
from reader.formats.kinds.documents.paragraph_words import ParagraphWords
from reader.formats.shared.customs.styled import with_named_by_looks
from reader.formats.shared.paragraphs import (
    FactsListener,
    FileParagraph,
    of_row,
    omissions,
    transcript_of,
)
from reader.formats.shared.tables.documents import FROM_ABOVE, FROM_LEFT
from reader.model.transcript import ReportItem, Transcript
from reader.wording import tr

_TYPE: Final = b"application/vnd.oasis.opendocument.text"
_DAMAGED: Final = tr("This is not an OpenDocument text, or it is damaged.")
_LEFT_OUT: Final = frozenset(("note", "annotation", "tracked-changes", "ruby-text"))
_NAMES: Final = {
    "title": "title",
    "initial-creator": "author",
    "creator": "author",
    "creation-date": "date",
    "date": "date",
    "language": "language",
}
_MOST_SPACES: Final = 100
_CELLS: Final = ("table-cell", "covered-table-cell")
_MOST_COLUMNS: Final = 63


def score(document: Document) -> int:
    """Claim a package that says what it is in its first part (section 3.3 of part 2)."""
    is_package = document.data.startswith(SIGNATURE)
    if is_package and _TYPE in document.data[:200]:
        return Claim.CERTAIN
    return Claim.FALLBACK if is_package and document.suffix == ".odt" else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the paragraphs of a text.

    Raises FormatError for what is no OpenDocument text, is damaged, protected or too large.
    """
    with Package(document.data, _DAMAGED) as package:
        body, facts = _OdtBody(), FactsListener(_NAMES)
        broken = listen(package.text("content.xml"), body) if "content.xml" in package else ()
        if "meta.xml" in package:
            listen(package.text("meta.xml"), facts)
    paragraphs = with_named_by_looks(body.paragraphs)
    return transcript_of(paragraphs, facts.found, broken + body.report())


class _OdtBody:
    def __init__(self) -> None:
        self.paragraphs: list[FileParagraph] = []
        self._words: ParagraphWords | None = None
        self._style = ""
        self._skipped = 0
        self._row: list[list[FileParagraph]] | None = None
        self._rows_within = 0
        self._rows = 0
        self._last: dict[int, int] = {}
        self._boxes: list[tuple[ParagraphWords | None, str, list[bool], bool]] = []
        self._styled = ""
        self._parents: dict[str, str] = {}
        self._hidden_styles: set[str] = set()
        self._tilted_styles: set[str] = set()
        self._spans: list[bool] = []
        self._is_tilted = False
        self._counts: Counter[str] = Counter()

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        local = name[1]
        if self._skipped or local in _LEFT_OUT:
            self._skipped += 1
            self._counts["notes"] += local == "note"
            self._counts["comments"] += local == "annotation"
            self._counts["changes"] += local == "deletion"
            return
        values = {key: value for (_, key), value in attributes.items()}
        if self._is_hidden(local, values):
            self._skipped += 1
            self._counts["hidden"] += 1
        elif local == "table-row":
            self._rows_within += 1
            self._row = self._row if self._rows_within > 1 else []
            self._rows += self._rows_within == 1
        elif local in _CELLS and self._row is not None and self._rows_within == 1:
            self._add_cells(local, values)
        elif local == "text-box":
            self._boxes.append((self._words, self._style, self._spans, self._is_tilted))
        elif local in ("p", "h"):
            self._words = ParagraphWords()
            self._style = values.get("style-name", "")
            self._spans = []
            self._is_tilted = self._style in self._tilted_styles
        elif local == "span":
            self._spans.append(values.get("style-name") in self._tilted_styles)
        elif self._words is not None:
            self._add_space(local, values)

    def _is_hidden(self, local: str, values: Mapping[str, str]) -> bool:
        """Return whether an element is not shown; take which styles hide what is set in them."""
        if local == "style":
            self._styled = values.get("name", "")
            self._parents[self._styled] = values.get("parent-style-name", "")
        elif local == "text-properties":
            if values.get("font-style") in ("italic", "oblique"):
                self._tilted_styles.add(self._styled)
            if values.get("display") == "none":
                self._hidden_styles.add(self._styled)
        elif local == "hidden-text":
            return values.get("is-hidden") != "false"
        elif local == "section":
            return values.get("display") == "none"
        elif local in ("span", "p", "h"):
            return bool(self._hidden_styles) and values.get("style-name") in self._hidden_styles
        return False

    def _add_cells(self, local: str, values: Mapping[str, str]) -> None:
        """Take a cell, or what stands for one over which another goes on."""
        assert self._row is not None
        for _ in range(min(_number(values, "number-columns-repeated"), _MOST_COLUMNS)):
            cell: list[FileParagraph] = []
            at = len(self._row)
            if local == "covered-table-cell":
                goes_on = self._last.get(at, 0) >= self._rows
                cell.append(FileParagraph(FROM_ABOVE if goes_on else FROM_LEFT))
            elif at < _MOST_COLUMNS:
                self._last[at] = self._rows + _number(values, "number-rows-spanned") - 1
            self._row.append(cell)

    def _add_space(self, local: str, values: Mapping[str, str]) -> None:
        assert self._words is not None
        if local == "tab":
            self._words.add("\t")
        elif local == "line-break":
            self._words.add("\n")
        elif local == "s":
            self._words.add(" " * min(_number(values, "c"), _MOST_SPACES))

    def end(self, name: tuple[str, str]) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name[1] == "table-row":
            self._rows_within -= 1
            if self._row is not None and not self._rows_within:
                self.paragraphs += of_row(self._row)
                self._row = None
        elif name[1] in ("p", "h") and self._words is not None:
            text, _, tilt = self._words.opened()
            style = self._parents.get(self._style) or self._style  # that it is a variant of
            paragraph = FileParagraph(
                text,
                name[1] == "h",
                style == "Title",
                style == "Subtitle",
                style=_looks(style),
                tilt=tilt,
            )
            if self._row and text:
                self._row[-1].append(paragraph)
            elif not self._row:
                self.paragraphs.append(paragraph)
            self._words = None
        elif name[1] == "text-box" and self._boxes:
            self._words, self._style, self._spans, self._is_tilted = self._boxes.pop()
        elif name[1] == "span" and self._spans:
            self._spans.pop()

    def text(self, text: str) -> None:
        if self._words is not None and not self._skipped:
            # White space is collapsed; more than one space has an element (part 3, 6.1.3).
            is_tilted = self._is_tilted or any(self._spans)
            self._words.add_words(text.replace("\n", " "), is_tilted=is_tilted)

    def report(self) -> tuple[ReportItem, ...]:
        """Return what was left out."""
        return omissions(self._counts)


def _looks(style: str) -> str:
    """Return a style that tells something: not that of all text, or one made by the way (P1)."""
    is_usual = style in ("Standard", "Text_20_body", "Text body")
    return "" if is_usual or (style[:1] == "P" and style[1:].isdecimal()) else style


def _number(values: Mapping[str, str], key: str) -> int:
    count = values.get(key, "1")
    return int(count) if count.isascii() and count.isdigit() and len(count) < 4 else 1
