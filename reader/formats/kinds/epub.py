"""EPUB books (``.epub``): their chapters in reading order (EPUB 3.3, sections 4.2 and 5)."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from reader.errors import FormatError
from reader.formats.decoding.package import SIGNATURE, Package
from reader.formats.decoding.xml_text import listen
from reader.formats.format import Claim, Document
from reader.formats.shared.html_blocks import page_of
from reader.formats.shared.html_speech import left_out_readings
from reader.formats.shared.paragraphs import (
    FactsListener,
    FileParagraph,
    omissions,
    transcript_of,
)
from reader.model.transcript import Transcript
from reader.wording import tr

_TYPE: Final = b"application/epub+zip"
_CONTAINER: Final = "META-INF/container.xml"
_DAMAGED: Final = tr("This is not an EPUB book, or it is damaged.")
_NAMES: Final = {"title": "title", "creator": "author", "date": "date", "language": "language"}


def score(document: Document) -> int:
    """Claim a package that says what it is in its first part, or has the container of a book."""
    if not document.data.startswith(SIGNATURE):
        return Claim.NONE
    is_book = _TYPE in document.data[:200] or _CONTAINER.encode() in document.data
    if is_book:
        return Claim.CERTAIN - 5
    return Claim.FALLBACK if document.suffix == ".epub" else Claim.NONE


def read(document: Document) -> Transcript:
    """Read all chapters of a book.

    Raises FormatError for what is no book, is damaged, protected or too large.
    """
    with Package(document.data, _DAMAGED) as package:
        if "META-INF/encryption.xml" in package and b"EncryptedData" in package.read(
            "META-INF/encryption.xml"
        ):
            raise FormatError(tr("This book is protected against copying and cannot be read here."))
        root = _Root()
        listen(package.text(_CONTAINER), root)
        spine, facts = _Spine(), FactsListener(_NAMES)
        opf = package.text(root.path)
        listen(opf, spine)
        listen(opf, facts)
        folder = posixpath.dirname(root.path)
        pages = [page_of(package.text(_within(folder, href))) for href in spine.chapters()]
    paragraphs = [
        FileParagraph(block.text, block.is_heading, block.element == "h1", block.is_standfirst)
        for page in pages
        for block in page.blocks
        if not block.is_hidden and block.text
    ]
    title = facts.found.get("title", "")
    if title and sum(block.element == "h1" for page in pages for block in page.blocks) > 1:
        # They are the titles of chapters, below that of the book.
        paragraphs = [FileParagraph(title, is_title=True), *map(_as_heading, paragraphs)]
    readings = sum(page.readings for page in pages)
    notes = sum(page.notes for page in pages)
    report = (*left_out_readings(readings), *omissions({"notes": notes}))
    return transcript_of(paragraphs, facts.found, report)


def _as_heading(paragraph: FileParagraph) -> FileParagraph:
    return paragraph._replace(is_title=False)


def _within(folder: str, href: str) -> str:
    """Return the name of a part; one that would lie outside of the package is simply not there."""
    return posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))


class _Root:
    path = ""

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        if name[1] == "rootfile" and not self.path:
            self.path = attributes.get(("", "full-path"), "")

    def end(self, name: tuple[str, str]) -> None:
        pass

    def text(self, text: str) -> None:
        pass


class _Spine:
    def __init__(self) -> None:
        self._hrefs: dict[str, str] = {}
        self._order: list[str] = []

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        if name[1] == "item" and "nav" not in attributes.get(("", "properties"), "").split():
            self._hrefs[attributes.get(("", "id"), "")] = attributes.get(("", "href"), "")
        elif name[1] == "itemref":
            self._order.append(attributes.get(("", "idref"), ""))

    def end(self, name: tuple[str, str]) -> None:
        pass

    def text(self, text: str) -> None:
        pass

    def chapters(self) -> list[str]:
        """Return where the chapters stand, in reading order, each once."""
        found = (self._hrefs.get(key, "") for key in dict.fromkeys(self._order))
        return [href for href in found if href]
