"""Taking words away: to the clipboard with their source, or into a file."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from reader.model.excerpt import Excerpt
from reader.quotes import exports, styles, writing
from reader.quotes.exports import Export, Matter
from reader.quotes.html import fragment
from reader.quotes.markdown import markdown
from reader.quotes.paper import Paper, of_excerpt
from reader.quotes.parts import QuoteOptions
from reader.quotes.styles import Style
from reader.quotes.text import text

__all__ = [
    "Forms",
    "QuoteOptions",
    "copy",
    "data",
    "forms",
    "is_timed",
    "kinds",
    "press",
    "preview",
]


def kinds() -> dict[str, Export]:
    """Return what an excerpt can be saved as."""
    return exports.kinds(Matter.EXCERPT)


def is_timed(kind: str, excerpt: Excerpt) -> bool:
    """Whether a kind keeps the times of captions, and the excerpt has some."""
    return not kinds()[kind].is_read and excerpt.start is not None


def preview(excerpt: Excerpt, kind: str, options: QuoteOptions, *, from_zero: bool) -> str:
    """Return how an excerpt will read as a kind; FormatError where that kind cannot hold it."""
    return writing.excerpt_preview(kinds()[kind], excerpt, options, from_zero=from_zero)


def data(excerpt: Excerpt, kind: str, options: QuoteOptions, *, from_zero: bool = False) -> bytes:
    """Return an excerpt as the bytes of a kind; FormatError where that kind cannot hold it."""
    return writing.excerpt_data(kinds()[kind], excerpt, options, press, from_zero=from_zero)


def press(paper: Paper) -> bytes:
    """Return a document as PDF."""
    from reader.ui.printing import pdf  # late: few ask for it

    return pdf(paper)


class Forms(NamedTuple):
    """The same words in three forms, for whatever is pasted into; two of them as UTF-8."""

    text: str
    markdown: bytes
    rich: bytes


def forms(excerpt: Excerpt, style: Style | None = None) -> Forms:
    """Return an excerpt with its source in all forms; without a style, with all that is known."""
    if style is None:
        paper = of_excerpt(excerpt, QuoteOptions())
        return Forms(text(paper), markdown(paper).encode(), fragment(paper).encode())
    return Forms(
        styles.plain(style, excerpt),
        styles.markdown(style, excerpt).encode(),
        styles.rich(style, excerpt).encode(),
    )


def copy(words: Forms) -> None:
    """Put words on the clipboard in all their forms."""
    data = QMimeData()
    data.setText(words.text)
    data.setData("text/markdown", words.markdown)
    data.setData("text/html", words.rich)
    QGuiApplication.clipboard().setMimeData(data)
