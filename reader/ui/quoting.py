"""Taking words away: to the clipboard with their source, or into a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from reader import formats
from reader.files import atomic_write
from reader.formats import quote_styles, quotes
from reader.formats.quote_styles import Style
from reader.formats.quotes import Kind, QuoteOptions
from reader.model.excerpt import Excerpt

__all__ = [
    "FOR_PEOPLE",
    "KINDS",
    "REMEMBERED",
    "QuoteOptions",
    "copy",
    "copy_with_source",
    "loses",
    "save",
    "write",
]

REMEMBERED = tuple(quotes.KINDS)
"""The kinds that are offered first when they were used last."""

FOR_PEOPLE = ("text", "markdown", "html")
"""The kinds that a person reads and that take options; the others are for programs."""


def _captions(name: str) -> Kind:
    """Return the kind of file that a format of the registry writes: the cues of the excerpt."""
    form = formats.by_name(name)

    def written(excerpt: Excerpt, options: QuoteOptions) -> str:
        return formats.write(excerpt.transcript, name).decode()

    return Kind(form.title, form.suffixes[0], written)


_WRITTEN = [form.name for form in formats.FORMATS if form.write is not None]
KINDS = {
    **quotes.KINDS,
    **{name: _captions(name) for name in _WRITTEN if name not in quotes.KINDS},
}


def write(excerpt: Excerpt, kind: str, options: QuoteOptions) -> str:
    """Return an excerpt as a file of a kind; FormatError where that kind cannot hold it."""
    return KINDS[kind].write(excerpt, options)


def loses(kind: str) -> str:
    """Return what a kind of file cannot keep, for people; "" for one that is made for quoting."""
    return "" if kind in quotes.KINDS else ", ".join(formats.by_name(kind).loses)


def copy_with_source(excerpt: Excerpt, style: Style | None = None) -> None:
    """Put an excerpt with its source on the clipboard: plain, Markdown and rich text at once.

    Without a style it has all that is known of its source.
    """
    if style is None:
        copy(
            quotes.write(excerpt, "text"),
            quotes.write(excerpt, "markdown"),
            quotes.html_fragment(excerpt),
        )
    else:
        copy(
            quote_styles.plain(style, excerpt),
            quote_styles.markdown(style, excerpt),
            quote_styles.rich(style, excerpt),
        )


def copy(text: str, markdown: str, rich: str) -> None:
    """Put the same thing on the clipboard in three forms, for whatever is pasted into."""
    data = QMimeData()
    data.setText(text)
    data.setData("text/markdown", markdown.encode())
    data.setData("text/html", rich.encode())
    QGuiApplication.clipboard().setMimeData(data)


def save(excerpt: Excerpt, kind: str, options: QuoteOptions, path: Path) -> None:
    """Write an excerpt into a file, whole or not at all; FileError says why it could not be."""
    atomic_write(path, write(excerpt, kind, options).encode())
