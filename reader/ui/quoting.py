"""Taking words away: to the clipboard with their source, or into a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from reader.files import atomic_write
from reader.formats import quotes
from reader.formats.quotes import QuoteOptions
from reader.model.excerpt import Excerpt

__all__ = ["KINDS", "QuoteOptions", "copy_with_source", "save", "write"]

KINDS = quotes.KINDS
write = quotes.write


def copy_with_source(excerpt: Excerpt) -> None:
    """Put an excerpt with its source on the clipboard, as plain and as rich text at once."""
    data = QMimeData()
    data.setText(quotes.write(excerpt, "text"))
    data.setData("text/html", quotes.html_fragment(excerpt).encode())
    QGuiApplication.clipboard().setMimeData(data)


def save(excerpt: Excerpt, kind: str, options: QuoteOptions, path: Path) -> None:
    """Write an excerpt into a file, whole or not at all; FileError says why it could not be."""
    atomic_write(path, quotes.write(excerpt, kind, options).encode())
