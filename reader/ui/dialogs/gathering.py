"""Quotations from several places as one file: documents, tables, references, projects."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.quotes import exports, writing
from reader.quotes.exports import Export, Matter
from reader.quotes.paper import Quoted
from reader.quotes.parts import QuoteOptions
from reader.quotes.qdpx import Case
from reader.quotes.writing import Quotations
from reader.ui.dialogs.quoting import press

_MANY: Final = 150
_MANY_CUES: Final = 2_000


class Gathering(NamedTuple):
    """Quotations, and how they are to be saved: in which kind of file.

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

    def kinds(self) -> dict[str, Export]:
        """Return the kinds that these can be saved as."""
        matters = (Matter.QUOTES, Matter.PROJECT) if self.case else (Matter.QUOTES,)
        return exports.kinds(*matters)

    def quotations(self) -> Quotations:
        """Return the quotations as they are to be set."""
        quotes = self.quotes
        if not self.has_notes:
            quotes = [quoted._replace(note="", tags=()) for quoted in quotes]
        look = QuoteOptions(times=self.has_times)
        cases = (self.case,) if self.case else ()
        return Quotations(quotes, self.title, self.style, look, self.today, cases)


def is_long(wanted: Gathering) -> bool:
    """Whether writing quotations in any form would be felt."""
    excerpts = [quoted.excerpt for quoted in wanted.quotes]
    cues = sum(len(excerpt.transcript.cues) for excerpt in excerpts)
    return len(excerpts) > _MANY or cues > _MANY_CUES or any(one.is_long for one in excerpts)


def data(wanted: Gathering) -> bytes:
    """Return quotations as the bytes of the kind that is wanted; FormatError where it is none."""
    return writing.quotes_data(wanted.kinds()[wanted.kind], wanted.quotations(), press)


def preview(wanted: Gathering) -> str:
    """Return how quotations will read as the kind that is wanted."""
    return writing.quotes_preview(wanted.kinds()[wanted.kind], wanted.quotations())
