"""The kinds of documents that a paper can be written as."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from reader.quotes import paper_docx, paper_epub, paper_odt, paper_text
from reader.quotes.paper import Paper, plain_text


class PaperKind(NamedTuple):
    """A kind of document: its name for people, its suffix, and what writes it."""

    title: str
    suffix: str
    write: Callable[[Paper], bytes]


def _encoded(write: Callable[[Paper], str]) -> Callable[[Paper], bytes]:
    return lambda paper: write(paper).encode("utf-8", "replace")


OFFICE: Final = {
    "docx": PaperKind("Word document", ".docx", paper_docx.docx),
    "odt": PaperKind("OpenDocument text", ".odt", paper_odt.odt),
    "epub": PaperKind("EPUB book", ".epub", paper_epub.epub),
}
"""What only word processors and readers of books show."""

KINDS: Final = {
    **OFFICE,
    "markdown": PaperKind("Markdown", ".md", _encoded(paper_text.markdown)),
    "html": PaperKind("Web page", ".html", _encoded(paper_text.html)),
    "text": PaperKind("Plain text", ".txt", _encoded(plain_text)),
}
"""Every kind that quotations from several transcripts can be written as."""
