"""The text of PDF documents, by way of pypdf.

A PDF holds lines, not paragraphs: they are put together again by their lengths, and what recurs at
the head or foot of the pages goes.
"""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.errors import FormatError, MissingLibrary
from reader.formats.format import Claim, Document
from reader.formats.shared.paragraphs import Paragraph, transcript_of
from reader.formats.shared.speakers import label_of
from reader.formats.shared.speech import ends_sentence
from reader.formats.shared.stamps import stamp_of
from reader.model.transcript import ReportItem, Transcript
from reader.patterns import lazy_pattern

_DAMAGED: Final = "This PDF is damaged and cannot be read."
_NUMBER: Final = lazy_pattern(r"\d+")
_FULL_LINE: Final = 0.75


def score(document: Document) -> int:
    """Claim what begins as a PDF does (ISO 32000-1, 7.5.2)."""
    return Claim.CERTAIN if document.data[:1024].lstrip().startswith(b"%PDF-") else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the text of a PDF.

    Raises FormatError where pypdf is missing, and for a document that is damaged, protected, or
    made of pictures.
    """
    pages, facts = _pages(document.data)
    if not any(line for page in pages for line in page):
        raise FormatError("This PDF holds pictures of pages, no text; it needs text recognition.")
    kept, count = _without_furniture(pages)
    report: tuple[ReportItem, ...] = ()
    if count:
        sentence = f"{count:,} lines that recur at the head or foot of the pages were left out."
        report = (ReportItem(sentence, count),)
    lines = [line for page in kept for line in page]
    return transcript_of([Paragraph(text) for text in _paragraphs(lines)], facts, report)


def _pages(data: bytes) -> tuple[list[list[str]], dict[str, str]]:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as problem:
        raise FormatError(str(MissingLibrary(problem))) from problem
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    # What pypdf raises for a damaged file is not only its own.
    faults = (
        *(PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, OSError),
        *(RecursionError, AssertionError, ZeroDivisionError, NotImplementedError),
        *(struct.error, zlib.error, EOFError, OverflowError, MemoryError),
    )
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FormatError("This PDF is protected by a password.")
        pages = [_clean_lines(page.extract_text() or "") for page in reader.pages]
        said = reader.metadata
        facts = {"title": str(said.title or ""), "author": str(said.author or "")} if said else {}
    except faults as problem:
        raise FormatError(_DAMAGED) from problem
    return pages, facts


def _clean_lines(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line]


def _without_furniture(pages: Sequence[list[str]]) -> tuple[list[list[str]], int]:
    """Leave out first and last lines that stand on most pages, their numbers aside."""
    ends = Counter(shape for page in pages if page for shape in {_shape(page[0]), _shape(page[-1])})
    often = {shape for shape, count in ends.items() if count >= 3 and 2 * count > len(pages)}
    kept = []
    for page in pages:
        begin = 1 if page and _shape(page[0]) in often else 0
        end = len(page) - 1 if len(page) > begin and _shape(page[-1]) in often else len(page)
        kept.append(page[begin:end])
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def _shape(line: str) -> str:
    return _NUMBER.sub("#", line)


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Join lines to paragraphs: one ends with a sentence on a short line, or where a turn opens."""
    if not lines:
        return []
    width = sorted(map(len, lines))[len(lines) * 9 // 10]
    paragraphs = [[lines[0]]]
    for before, line in pairwise(lines):
        is_short = len(before) < _FULL_LINE * width
        if (is_short and ends_sentence(before)) or label_of(line) or stamp_of(line):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return ["\n".join(paragraph) for paragraph in paragraphs]
