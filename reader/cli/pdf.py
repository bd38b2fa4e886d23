"""PDF from the command line: the one thing there that is made by Qt, which sets all scripts."""

from __future__ import annotations

from reader.cli.arguments import UsageError
from reader.quotes.paper import Paper
from reader.wording import tr


def without_sign(text: str) -> str:
    """Return the characters of a text that a PDF made here cannot show, each once."""
    from reader.ui.printing import without_sign_there  # late: no other verb needs Qt

    return without_sign_there(text)


def pdf(paper: Paper) -> bytes:
    """Return a document as PDF; raises UsageError where Qt is not installed."""
    try:
        from reader.ui.printing import pdf_without_window  # late: no other verb needs Qt
    except ImportError as problem:
        raise UsageError(
            tr("PDF is set by Qt, which is not installed here. Without it: docx, odt, epub, html.")
        ) from problem
    return pdf_without_window(paper)
