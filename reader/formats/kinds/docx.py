"""Word documents (``.docx``, Office Open XML), Teams and Word transcripts among them.

Read are the paragraphs of the document's body as they stand, those of text boxes where these are
anchored: insertions in; deletions, hidden text, comments and notes out. Nothing outside the package
is looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from reader.formats.decoding.font_signs import UNKNOWN_SIGN, sign_in
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
from reader.model.transcript import ReportItem, Transcript, remarks
from reader.wording import tr

_BODY: Final = "word/document.xml"
_FACTS: Final = "docProps/core.xml"
_DAMAGED: Final = tr("This is not a Word document, or it is damaged.")
_LEFT_OUT: Final = frozenset(("del", "moveFrom", "instrText", "delText", "Fallback"))
_MOST_COLUMNS: Final = 63
_OFF: Final = frozenset(("0", "false", "off"))
_NAMES: Final = {"title": "title", "creator": "author", "created": "date", "language": "language"}


def score(document: Document) -> int:
    """Claim a package with the body of a Word document, and what is only called one."""
    if not document.data.startswith(SIGNATURE):
        return Claim.NONE
    if _BODY.encode() in document.data:
        return Claim.CERTAIN
    return Claim.FALLBACK if document.suffix == ".docx" else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the paragraphs of a document.

    Raises FormatError for what is no Word document, is damaged, protected or too large.
    """
    with Package(document.data, _DAMAGED) as package:
        body, facts = _DocxBody(), FactsListener(_NAMES)
        broken = listen(package.text(_BODY), body) if _BODY in package else ()
        if _FACTS in package:
            listen(package.text(_FACTS), facts)
    paragraphs = with_named_by_looks(body.paragraphs)
    return transcript_of(paragraphs, facts.found, broken + body.report())


class _DocxBody:
    """Takes the elements of ``word/document.xml`` and holds its paragraphs."""

    def __init__(self) -> None:
        self.paragraphs: list[FileParagraph] = []
        self._words = ParagraphWords()
        self._style = ""
        self._skipped = 0
        self._in_text = False
        self._row: list[list[FileParagraph]] | None = None
        self._rows_within = 0
        self._spans = 1
        self._is_merged = False
        self._in_run = self._is_hidden = self._is_bold = self._is_tilted = False
        self._place: int | None = None
        self._boxes: list[tuple[ParagraphWords, str, bool]] = []
        self._counts: Counter[str] = Counter()

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        local = name[1]
        if self._skipped or local in _LEFT_OUT:
            self._skipped += 1
            self._counts["changes"] += local in ("del", "moveFrom")
        elif local == "t":
            self._in_text = True
            self._counts["hidden"] += self._is_hidden
        elif local in ("r", "rPr"):
            self._is_hidden = self._is_hidden and local == "rPr"
            self._in_run = self._in_run or local == "r"
            self._is_bold = self._is_bold and local == "rPr"
            self._is_tilted = self._is_tilted and local == "rPr"
        elif local == "vanish" and self._in_run:
            self._is_hidden = not _OFF.intersection(attributes.values())
        elif local == "b" and self._in_run:
            self._is_bold = not _OFF.intersection(attributes.values())
        elif local == "i" and self._in_run:
            self._is_tilted = not _OFF.intersection(attributes.values())
        elif local == "sym":
            self._words.add(self._sign(attributes))
        elif local == "txbxContent":
            if not self._boxes and self._place is None and self._words:
                self._place = len(self.paragraphs)  # the words before the box stay before it
            self._boxes.append((self._words, self._style, self._is_hidden))
            self._words, self._style, self._is_hidden = ParagraphWords(), "", False
        elif local == "tr":
            self._rows_within += 1
            self._row = self._row if self._rows_within > 1 else []
        elif local == "tc" and self._row is not None and self._rows_within == 1:
            self._row.append([])
            self._spans, self._is_merged = 1, False
        elif local == "gridSpan" and self._rows_within == 1:
            self._spans = _number(attributes)
        elif local == "vMerge" and self._rows_within == 1:
            self._is_merged = "restart" not in attributes.values()
        elif local == "tab":
            self._words.add("\t")
        elif local in ("br", "cr"):
            self._words.add("\n")
        elif local == "noBreakHyphen":
            self._words.add("\u2011")
        elif local == "pStyle":
            self._style = next((v for (_, key), v in attributes.items() if key == "val"), "")
        self._counts["notes"] += local in ("footnoteReference", "endnoteReference")
        self._counts["comments"] += local == "commentReference"

    def end(self, name: tuple[str, str]) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name[1] == "t":
            self._in_text = False
        elif name[1] == "r":
            self._in_run = self._is_hidden = self._is_bold = self._is_tilted = False
        elif name[1] == "txbxContent" and self._boxes:
            self._words, self._style, self._is_hidden = self._boxes.pop()
        elif name[1] == "tc" and self._row is not None and self._rows_within == 1:
            if self._is_merged and self._row and not self._row[-1]:
                self._row[-1].append(FileParagraph(FROM_ABOVE))
            self._row += [[FileParagraph(FROM_LEFT)] for _ in range(self._spans - 1)]
            self._spans, self._is_merged = 1, False
        elif name[1] == "tr":
            self._rows_within -= 1
            if self._row is not None and not self._rows_within:
                self.paragraphs += of_row(self._row)
                self._row = None
        elif name[1] == "p":
            style = self._style.lower().replace(" ", "")
            text, lead, tilt = self._words.opened()
            paragraph = FileParagraph(
                text,
                style.startswith("heading"),
                style == "title",
                style == "subtitle",
                style=style,
                lead=lead,
                tilt=tilt,
            )
            if self._row and text:
                self._row[-1].append(paragraph)
            elif not self._row and (self._place is None or self._boxes):
                self.paragraphs.append(paragraph)
            elif not self._row:
                self.paragraphs.insert(self._place or 0, paragraph)
            self._place = self._place if self._boxes else None
            self._words, self._style = ParagraphWords(), ""

    def text(self, text: str) -> None:
        if self._in_text and not self._skipped and not self._is_hidden:
            self._words.add_words(text, is_bold=self._is_bold, is_tilted=self._is_tilted)

    def _sign(self, attributes: Mapping[tuple[str, str], str]) -> str:
        """Return the sign that is set as a place in a font of signs; U+FFFD where it is unknown."""
        values = {key: value for (_, key), value in attributes.items()}
        sign = sign_in(values.get("font", ""), values.get("char", ""))
        self._counts["signs"] += sign == UNKNOWN_SIGN
        return sign

    def report(self) -> tuple[ReportItem, ...]:
        """Return what was left out."""
        items = omissions(self._counts)
        if count := self._counts["signs"]:
            items += (
                remarks(
                    "1 sign of a font of signs is not known here; “\ufffd” stands for it.",
                    "{n} signs of fonts of signs are not known here; “\ufffd” stands for them.",
                    count,
                ),
            )
        return items


def _number(attributes: Mapping[tuple[str, str], str]) -> int:
    """Return over how many columns a cell goes."""
    value = next((value for (_, key), value in attributes.items() if key == "val"), "1")
    return min(int(value), _MOST_COLUMNS) if value.isascii() and value.isdigit() else 1
