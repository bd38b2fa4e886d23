"""Taking words away: to the clipboard with their source, or into a file."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from reader.model.excerpt import Excerpt
from reader.named_tuple import NamedTuple
from reader.quotes import styles
from reader.quotes.html import fragment
from reader.quotes.markdown import markdown
from reader.quotes.paper import Paper, of_excerpt, of_stills
from reader.quotes.parts import QuoteOptions
from reader.quotes.styles import Style
from reader.quotes.text import text


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
    shown = fragment(of_stills(excerpt)) if excerpt.still is not None else ""
    return Forms(
        styles.plain(style, excerpt),
        styles.markdown(style, excerpt).encode(),
        (styles.rich(style, excerpt) + shown).encode(),
    )


def both_forms(excerpt: Excerpt, translation: Excerpt, style: Style | None = None) -> Forms:
    """Return an excerpt and its translation, each with its source, in all forms."""
    one, other = forms(excerpt, style), forms(translation, style)
    return Forms(
        f"{one.text.rstrip()}\n\n{other.text}",
        one.markdown.rstrip() + b"\n\n" + other.markdown,
        one.rich + b"\n" + other.rich,
    )


def copy(words: Forms) -> None:
    """Put words on the clipboard in all their forms."""
    data = QMimeData()
    data.setText(words.text)
    data.setData("text/markdown", words.markdown)
    data.setData("text/html", words.rich)
    QGuiApplication.clipboard().setMimeData(data)
