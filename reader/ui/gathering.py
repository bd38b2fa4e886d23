"""Quotations from several places as one file: documents, tables, references."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from reader.formats import citation_files, papers
from reader.formats.citations import STYLES as REFERENCE_STYLES
from reader.formats.citations import work_of
from reader.formats.paper import Paper, Quoted, of_quotes, plain_text
from reader.formats.qdpx import Case, qdpx
from reader.formats.quote_parts import QuoteOptions
from reader.formats.quotes_csv import quotes_csv
from reader.formats.xlsx import quotes_xlsx

__all__ = ["KINDS", "STYLES", "Quoted", "data", "preview"]

STYLES: Final = {name: style.title for name, style in REFERENCE_STYLES.items()}
KINDS: Final[dict[str, tuple[str, str]]] = {
    **{name: (kind.title, kind.suffix) for name, kind in papers.KINDS.items()},
    "pdf": ("PDF document", ".pdf"),
    "csv": ("Table (CSV)", ".csv"),
    "xlsx": ("Table (Excel)", ".xlsx"),
    "qdpx": ("Project for NVivo, ATLAS.ti, MAXQDA, QualCoder", ".qdpx"),
    **{name: (kind.title, kind.suffix) for name, kind in citation_files.FILES.items()},
}
"""What quotations can be saved as: the title and the suffix of each kind."""


def data(
    quotes: Sequence[Quoted],
    title: str,
    kind: str,
    style: str,
    has_times: bool,
    has_notes: bool,
    today: datetime.date,
    case: Case | None = None,
) -> bytes:
    """Return quotations as the bytes of a kind; ``style`` is that of the references.

    ``case`` is the transcript that all of them are from, for a project that holds it whole.
    """
    if kind == "qdpx" and case is not None:
        return qdpx([case], title or case.title, datetime.datetime.now(datetime.UTC))
    if kind in ("csv", "xlsx"):
        return quotes_csv(quotes, style) if kind == "csv" else quotes_xlsx(quotes, style)
    if kind in citation_files.FILES:
        works = [work_of(quoted.excerpt) for quoted in quotes]
        return citation_files.FILES[kind].write(works).encode()
    paper = _paper(quotes, title, style, has_times, has_notes, today)
    if kind == "pdf":
        from reader.ui.printing import pdf  # late: few ask for it

        return pdf(paper)
    return papers.KINDS[kind].write(paper)


def preview(
    quotes: Sequence[Quoted],
    title: str,
    kind: str,
    style: str,
    has_times: bool,
    has_notes: bool,
    today: datetime.date,
    case: Case | None = None,
) -> str:
    """Return how quotations will read as a kind; see :func:`data`."""
    if kind in (*papers.OFFICE, "pdf", "qdpx", "xlsx"):
        return plain_text(_paper(quotes, title, style, has_times, has_notes, today))
    made = data(quotes, title, kind, style, has_times, has_notes, today)
    return made.decode("utf-8-sig", "replace")


def _paper(
    quotes: Sequence[Quoted],
    title: str,
    style: str,
    has_times: bool,
    has_notes: bool,
    today: datetime.date,
) -> Paper:
    if not has_notes:
        quotes = [quoted._replace(note="", tags=()) for quoted in quotes]
    look = QuoteOptions(times=has_times)
    return of_quotes(quotes, title or "Quotations", style, look, today)
