"""What stands on the pages of a PDF and is not what was said: footnotes, the index of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.formats.decoding.pdf_lines import PdfLine, middle_size, rows_of
from reader.formats.decoding.pdf_signs import Sign
from reader.patterns import lazy_pattern

_SMALLER: Final = 0.92
"""How large the letters of a note are at most, measured by those of the text."""
_RAISED: Final = 0.2
"""How high the mark of a note stands above the line at least, in sizes of the letters."""
_MARK: Final = lazy_pattern(r"(\d{1,3}|[*†‡§])[\s.)]*(?=\S)")
_INDEX: Final = lazy_pattern(r"(\S[^:]{0,40}?)(?:[\s,;]+\d{1,4}:\d{1,2}(?:-\d{1,2})?)+")
_LEAST_INDEX: Final = 3
"""The lines that follow one another in an index of words at least."""


def usual_size(pages: Sequence[Sequence[Sign]]) -> float:
    """Return the size in which the middle sign of a document is set, in points."""
    return middle_size(Counter(round(sign.size, 1) for page in pages for sign in page))


def without_notes(signs: Sequence[Sign], usual: float) -> tuple[list[Sign], int]:
    """Leave out the footnotes of a page and their marks; return what is kept, and their lines.

    A footnote stands in small letters at the foot and opens with a mark that stands raised in the
    text above: so no power of a number is taken for a mark, and no small print for a note.
    """
    raised = _raised(signs, usual)
    if not raised:
        return list(signs), 0
    rows = rows_of(signs)
    begin = len(rows)
    while begin and rows[begin - 1].size <= _SMALLER * usual:
        begin -= 1
    marks = {
        found[1]: index
        for index, row in reversed(list(enumerate(rows[begin:], begin)))
        if (found := _MARK.match(row.text)) and found[1] in raised
    }
    if not marks:
        return list(signs), 0
    first = min(marks.values())
    edge = rows[first].middle + rows[first].size / 2
    gone = {id(sign) for mark in marks for sign in raised[mark]}
    # A mark leaves its place: a gap would be taken for a space.
    kept = [
        sign._replace(text="") if id(sign) in gone else sign
        for sign in signs
        if (sign.bottom + sign.top) / 2 > edge
    ]
    return kept, len(rows) - first


def _raised(signs: Sequence[Sign], usual: float) -> dict[str, list[Sign]]:
    """Return the marks that stand small and high behind a letter, each with its signs."""
    marks: dict[str, list[Sign]] = {}
    base: Sign | None = None
    run: list[Sign] = []
    for sign in signs:
        is_mark = sign.text.isdigit() or sign.text in "*†‡§"
        is_small = sign.size <= _SMALLER * usual
        if base and is_mark and is_small and sign.bottom > base.bottom + _RAISED * base.size:
            run.append(sign)
            continue
        if run:
            marks.setdefault("".join(one.text for one in run), []).extend(run)
            run = []
        if not sign.text.isspace():
            base = None if is_small else sign
    if run:
        marks.setdefault("".join(one.text for one in run), []).extend(run)
    return marks


def without_index(pages: Sequence[list[PdfLine]]) -> tuple[list[list[PdfLine]], int]:
    """Leave out the index of words that courts print behind a record: ``bridge 12:4 31:17``."""
    kept = [_without_index(page) for page in pages]
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def _without_index(lines: list[PdfLine]) -> list[PdfLine]:
    found = [_INDEX.fullmatch(line.text) for line in lines]
    gone: set[int] = set()
    begin = 0
    while begin < len(lines):
        end = begin
        while end < len(lines) and found[end]:
            end += 1
        words = [match[1].casefold() for match in found[begin:end] if match]
        # The words rise, and begin anew in no more than each fifth line.
        falls = sum(word < before for before, word in pairwise(words))
        if len(words) >= _LEAST_INDEX and 5 * falls <= len(words):
            gone.update(range(begin, end))
        begin = end + 1
    return [line for index, line in enumerate(lines) if index not in gone]
