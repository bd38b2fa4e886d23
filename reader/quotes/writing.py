"""Excerpts, transcripts, quotations and tables as the bytes of a kind of the registry."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from reader import formats
from reader.model.excerpt import Excerpt, cut, rebased
from reader.model.transcript import Transcript
from reader.named_tuple import NamedTuple
from reader.quotes import tables
from reader.quotes.citations import Work, work_of
from reader.quotes.exports import PRESSED, Export, Matter, Takes, kinds
from reader.quotes.paper import Paper, Quoted, common_tongue, of_excerpt, of_quotes
from reader.quotes.parts import QuoteOptions
from reader.quotes.qdpx import Case
from reader.quotes.tables import Table
from reader.quotes.text import text

if TYPE_CHECKING:
    from reader.model.pairing.pairing import Pairing

Press = Callable[[Paper], bytes]
"""What sets a paper as PDF: Qt does, which this room does not know."""


_MANY: Final = 150
_MANY_CUES: Final = 2_000


class Quotations(NamedTuple):
    """Quotations, and how they are to be set; ``style`` is that of their references.

    ``cases`` are the transcripts that they are from, for a project, which holds them whole.
    """

    quotes: Sequence[Quoted]
    title: str
    style: str
    options: QuoteOptions
    today: datetime.date
    cases: Sequence[Case] = ()

    @property
    def is_long(self) -> bool:
        """Whether writing them in any form would be felt."""
        excerpts = [quoted.excerpt for quoted in self.quotes]
        cues = sum(len(excerpt.transcript.cues) for excerpt in excerpts)
        return len(excerpts) > _MANY or cues > _MANY_CUES or any(one.is_long for one in excerpts)

    def kinds(self) -> dict[str, Export]:
        """Return the kinds that these can be saved as."""
        matters = (Matter.QUOTES, Matter.PROJECT) if self.cases else (Matter.QUOTES,)
        return kinds(*matters)


def excerpt_data(
    kind: Export, excerpt: Excerpt, options: QuoteOptions, press: Press, *, from_zero: bool = False
) -> bytes:
    """Return an excerpt as a file; FormatError where the kind cannot hold it.

    ``from_zero`` has the times of its captions begin at zero.
    """
    if from_zero:
        excerpt = replace(excerpt, transcript=rebased(excerpt.transcript))
    if Takes.EXCERPT in kind.code:
        return _made(kind, Takes.EXCERPT, excerpt)
    if kind.format:
        return formats.write(excerpt.transcript, kind.format)
    if Takes.TABLE in kind.code:
        return _made(kind, Takes.TABLE, tables.of_captions(excerpt.transcript))
    return _set(kind, of_excerpt(excerpt, options), press)


def transcript_data(
    kind: Export,
    transcript: Transcript,
    options: QuoteOptions,
    press: Press,
    today: Callable[[], datetime.date],
) -> bytes:
    """Return a transcript as a file: by its format, or as an excerpt of the whole."""
    if kind.format:
        return formats.write(transcript, kind.format)
    return excerpt_data(kind, cut(transcript, None, taken=today()), options, press)


def quotes_data(kind: Export, wanted: Quotations, press: Press) -> bytes:
    """Return quotations as a file; FormatError where the kind cannot hold them."""
    quotes = wanted.quotes
    if Takes.PROJECT in kind.code:
        name = wanted.title or (wanted.cases[0].title if wanted.cases else "")
        now = datetime.datetime.now(datetime.UTC)
        return _made(kind, Takes.PROJECT, wanted.cases, name, now)
    if Takes.QUOTES in kind.code:
        return _made(kind, Takes.QUOTES, quotes)
    if Takes.TABLE in kind.code:
        return table_data(kind, tables.of_quotes(quotes, wanted.style))
    if Takes.WORKS in kind.code:
        return works_data(kind, [work_of(quoted.excerpt) for quoted in quotes])
    return _set(kind, _paper(wanted), press)


def table_data(kind: Export, table: Table) -> bytes:
    """Return a table as a file; FormatError where the kind cannot hold it."""
    return _made(kind, Takes.TABLE, table)


def pairing_data(kind: Export, pairing: Pairing, press: Press, made: datetime.date) -> bytes:
    """Return two transcripts side by side as a file; FormatError where the kind cannot hold them.

    ``made`` is the day of it.
    """
    from reader.quotes import bilingual  # late: few documents have two languages

    if Takes.PAIRING in kind.code:
        return _made(kind, Takes.PAIRING, pairing)
    if Takes.TABLE in kind.code:
        return table_data(kind, bilingual.table(pairing))
    return _set(kind, bilingual.paper(pairing, made), press)


def works_data(kind: Export, works: Sequence[Work]) -> bytes:
    """Return references to works as a file."""
    return _made(kind, Takes.WORKS, works)


def usual_title(quotes: Sequence[Quoted]) -> str:
    """Return the title of a document of quotations, in the language that all of them have."""
    return common_tongue(quotes).trc("a title", "Quotations")


def excerpt_preview(
    kind: Export, excerpt: Excerpt, options: QuoteOptions, *, from_zero: bool = False
) -> str:
    """Return how an excerpt will read as a kind; FormatError where that kind cannot hold it."""
    if not kind.is_text:
        return text(of_excerpt(excerpt, options))
    data = excerpt_data(kind, excerpt, options, _none, from_zero=from_zero)
    return data.decode("utf-8-sig", "replace")


def quotes_preview(kind: Export, wanted: Quotations) -> str:
    """Return how quotations will read as a kind; FormatError where that kind cannot hold them."""
    if not kind.is_text:
        return text(_paper(wanted))
    return quotes_data(kind, wanted, _none).decode("utf-8-sig", "replace")


def pairing_preview(kind: Export, pairing: Pairing, made: datetime.date) -> str:
    """Return how two transcripts side by side will read as a kind."""
    from reader.quotes import bilingual

    if not kind.is_text:
        return text(bilingual.paper(pairing, made))
    return pairing_data(kind, pairing, _none, made).decode("utf-8-sig", "replace")


def _paper(wanted: Quotations) -> Paper:
    title = wanted.title or usual_title(wanted.quotes)
    return of_quotes(wanted.quotes, title, wanted.style, wanted.options, wanted.today)


def _set(kind: Export, paper: Paper, press: Press) -> bytes:
    if kind.code[Takes.PAPER] == PRESSED:
        return press(paper)
    return _made(kind, Takes.PAPER, paper)


def _made(kind: Export, takes: Takes, *given: object) -> bytes:
    module, _, name = kind.code[takes].partition(":")
    written: Any = getattr(import_module(module), name)(*given)
    return written if isinstance(written, bytes) else str(written).encode("utf-8", "replace")


def _none(paper: Paper) -> bytes:
    """Press nothing: a preview shows as a page of text what is not text."""
    raise NotImplementedError
