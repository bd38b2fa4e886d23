"""Quotations from several places as one file: documents, tables, references, projects."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.quotes import citation_files, papers
from reader.quotes.citations import STYLES as REFERENCE_STYLES
from reader.quotes.citations import work_of
from reader.quotes.excerpt_json import as_json
from reader.quotes.paper import Paper, Quoted, of_quotes, plain_text
from reader.quotes.qdpx import Case, qdpx
from reader.quotes.quote_parts import QuoteOptions
from reader.quotes.quotes_csv import quotes_csv
from reader.quotes.xlsx import quotes_xlsx

STYLES: Final = {name: style.title for name, style in REFERENCE_STYLES.items()}
"""The styles of references, with their titles."""

KINDS: Final[dict[str, tuple[str, str]]] = {
    **{name: (kind.title, kind.suffix) for name, kind in papers.KINDS.items()},
    "pdf": ("PDF document", ".pdf"),
    "csv": ("Table (CSV)", ".csv"),
    "xlsx": ("Table (Excel)", ".xlsx"),
    "json": ("JSON", ".json"),
    "qdpx": ("Project for NVivo, ATLAS.ti, MAXQDA, QualCoder", ".qdpx"),
    **{name: (kind.title, kind.suffix) for name, kind in citation_files.FILES.items()},
}
"""What quotations can be saved as: the title and the suffix of each kind."""

_MANY: Final = 150
_MANY_CUES: Final = 2_000
_READ_AS_A_PAGE: Final = (*papers.OFFICE, "pdf", "qdpx", "xlsx")


class Gathering(NamedTuple):
    """Quotations, and how they are to be saved: ``kind`` of ``KINDS``, ``style`` of ``STYLES``.

    ``case`` is the transcript that all of them are from, for a project, which holds it whole.
    """

    quotes: Sequence[Quoted]
    title: str
    kind: str
    style: str
    has_times: bool
    has_notes: bool
    today: datetime.date
    case: Case | None = None

    def kinds(self) -> list[str]:
        """Return the kinds that these can be saved as."""
        return [kind for kind in KINDS if kind != "qdpx" or self.case is not None]


def is_long(wanted: Gathering) -> bool:
    """Whether writing quotations in any form would be felt."""
    excerpts = [quoted.excerpt for quoted in wanted.quotes]
    cues = sum(len(excerpt.transcript.cues) for excerpt in excerpts)
    return len(excerpts) > _MANY or cues > _MANY_CUES or any(one.is_long for one in excerpts)


def data(wanted: Gathering) -> bytes:
    """Return quotations as the bytes of the kind that is wanted; FormatError where it is none."""
    kind, quotes = wanted.kind, wanted.quotes
    if kind == "qdpx" and wanted.case is not None:
        now = datetime.datetime.now(datetime.UTC)
        return qdpx([wanted.case], wanted.title or wanted.case.title, now)
    if kind == "csv":
        return quotes_csv(quotes, wanted.style)
    if kind == "xlsx":
        return quotes_xlsx(quotes, wanted.style)
    if kind == "json":
        return _json(quotes)
    if kind in citation_files.FILES:
        return citation_files.FILES[kind].write([work_of(one.excerpt) for one in quotes]).encode()
    if kind == "pdf":
        from reader.ui.printing import pdf  # late: few ask for it

        return pdf(_paper(wanted))
    return papers.KINDS[kind].write(_paper(wanted))


def preview(wanted: Gathering) -> str:
    """Return how quotations will read as the kind that is wanted."""
    if wanted.kind in _READ_AS_A_PAGE:
        return plain_text(_paper(wanted))
    return data(wanted).decode("utf-8-sig", "replace")


def _paper(wanted: Gathering) -> Paper:
    quotes = wanted.quotes
    if not wanted.has_notes:
        quotes = [quoted._replace(note="", tags=()) for quoted in quotes]
    look = QuoteOptions(times=wanted.has_times)
    return of_quotes(quotes, wanted.title or "Quotations", wanted.style, look, wanted.today)


def _json(quotes: Sequence[Quoted]) -> bytes:
    told = [
        {
            "quote": quoted.excerpt.text,
            "note": quoted.note,
            "tags": quoted.tags,
            "colour": quoted.colour,
            "excerpt": as_json(quoted.excerpt),
        }
        for quoted in quotes
    ]
    text = json.dumps({"quotations": told}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode("utf-8", "replace")
