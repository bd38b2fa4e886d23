"""Taking words away: to the clipboard with their source, or into a file."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from reader import formats
from reader.model.excerpt import Excerpt, rebased
from reader.quotes import papers, quote_styles, quotes
from reader.quotes.paper import of_excerpt, plain_text
from reader.quotes.quote_styles import Style
from reader.quotes.quotes import QuoteOptions
from reader.quotes.xlsx import captions_xlsx

__all__ = [
    "FOR_PEOPLE",
    "KINDS",
    "REMEMBERED",
    "Forms",
    "QuoteOptions",
    "copy",
    "data",
    "forms",
    "is_timed",
    "loses",
    "preview",
]

REMEMBERED = (*quotes.KINDS, *papers.OFFICE, "pdf")
"""The kinds that are offered first when they were used last."""

FOR_PEOPLE = ("text", "markdown", "html", *papers.OFFICE, "pdf")
"""The kinds that a person reads and that take options; the others are for programs."""

_WRITTEN = [
    form.name for form in formats.FORMATS if form.is_written and form.name not in quotes.KINDS
]
KINDS: dict[str, tuple[str, str]] = {
    **{name: (kind.title, kind.suffix) for name, kind in quotes.KINDS.items()},
    **{name: (kind.title, kind.suffix) for name, kind in papers.OFFICE.items()},
    "pdf": ("PDF document", ".pdf"),
    "xlsx": ("Table (Excel)", ".xlsx"),
    **{name: (formats.by_name(name).title, formats.by_name(name).suffixes[0]) for name in _WRITTEN},
}
"""What an excerpt can be saved as: the title and the suffix of each kind."""


def is_timed(kind: str, excerpt: Excerpt) -> bool:
    """Whether a kind keeps the times of captions, and the excerpt has some."""
    return kind in (*_WRITTEN, "json", "xlsx") and excerpt.start is not None


def preview(excerpt: Excerpt, kind: str, options: QuoteOptions, *, from_zero: bool) -> str:
    """Return how an excerpt will read as a kind; FormatError where that kind cannot hold it."""
    if kind in (*papers.OFFICE, "pdf", "xlsx"):
        return plain_text(of_excerpt(excerpt, options))
    return data(excerpt, kind, options, from_zero=from_zero).decode("utf-8", "replace")


def data(excerpt: Excerpt, kind: str, options: QuoteOptions, *, from_zero: bool = False) -> bytes:
    """Return an excerpt as the bytes of a kind; FormatError where that kind cannot hold it."""
    if from_zero:
        excerpt = replace(excerpt, transcript=rebased(excerpt.transcript))
    if kind in quotes.KINDS:
        return quotes.write(excerpt, kind, options).encode()
    if kind in papers.OFFICE:
        return papers.OFFICE[kind].write(of_excerpt(excerpt, options))
    if kind == "pdf":
        from reader.ui.printing import pdf  # late: few ask for it

        return pdf(of_excerpt(excerpt, options))
    if kind == "xlsx":
        return captions_xlsx(excerpt.transcript)
    return formats.write(excerpt.transcript, kind)


def loses(kind: str) -> str:
    """Return what a kind of file cannot keep, for people; "" for one that is made for quoting."""
    return ", ".join(formats.by_name(kind).loses) if kind in _WRITTEN else ""


class Forms(NamedTuple):
    """The same words in three forms, for whatever is pasted into; two of them as UTF-8."""

    text: str
    markdown: bytes
    rich: bytes


def forms(excerpt: Excerpt, style: Style | None = None) -> Forms:
    """Return an excerpt with its source in all forms; without a style, with all that is known."""
    if style is None:
        return Forms(
            quotes.write(excerpt, "text"),
            quotes.write(excerpt, "markdown").encode(),
            quotes.html_fragment(excerpt).encode(),
        )
    return Forms(
        quote_styles.plain(style, excerpt),
        quote_styles.markdown(style, excerpt).encode(),
        quote_styles.rich(style, excerpt).encode(),
    )


def copy(words: Forms) -> None:
    """Put words on the clipboard in all their forms."""
    data = QMimeData()
    data.setText(words.text)
    data.setData("text/markdown", words.markdown)
    data.setData("text/html", words.rich)
    QGuiApplication.clipboard().setMimeData(data)
