"""References for the window: made, copied, saved."""

from __future__ import annotations

from pathlib import Path

from reader.errors import ReaderError
from reader.files import atomic_write
from reader.model.excerpt import Excerpt
from reader.model.transcript import Span
from reader.quotes import citations, exports
from reader.quotes.citations import Reference, work_of
from reader.quotes.exports import Export, Matter
from reader.quotes.writing import works_data
from reader.ui.dialogs import quoting


def files() -> dict[str, Export]:
    """Return the kinds of file that a reference can be saved as."""
    return exports.kinds(Matter.REFERENCE)


def reference(excerpt: Excerpt, style: str) -> Reference:
    """Return the reference to an excerpt in a style."""
    return citations.reference(work_of(excerpt), style)


def copy(excerpt: Excerpt, style: str) -> None:
    """Put the reference to an excerpt on the clipboard."""
    made = reference(excerpt, style)
    rich = f"<p>{made.html}</p>"
    quoting.copy(quoting.Forms(f"{made.plain}\n", f"{made.markdown}\n".encode(), rich.encode()))


def save(excerpt: Excerpt, kind: Export, path: Path) -> str:
    """Write the reference into a file of a kind; return what went wrong, "" for nothing."""
    try:
        atomic_write(path, works_data(kind, [work_of(excerpt)]))
    except ReaderError as error:
        return str(error)
    return ""


def span_of(excerpt: Excerpt) -> Span | None:
    """Return which stretch of its transcript an excerpt is, None for the whole."""
    return None if excerpt.is_whole else excerpt.span
