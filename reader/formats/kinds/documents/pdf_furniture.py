"""What stands at the heads and feet of the pages of a PDF and is none of its text.

Lines that recur are left out, their numbers aside; so is what goes on about somebody's words at the
head of the next page, and small print that is set off from the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from reader.formats.decoding.pdf_lines import PdfLine, pitch_of
from reader.formats.kinds.documents.pdf_numbers import first_numbers, numbered_lines
from reader.formats.shared.credits import is_own_end
from reader.formats.shared.labels.grammar import any_label_of
from reader.formats.shared.names import Belief, Label
from reader.formats.shared.times.stamps import stamp_of
from reader.patterns import lazy_pattern

_NUMBER: Final = lazy_pattern(r"\d+")
_CONTINUED: Final = lazy_pattern(
    r"[(\[]?[^()\[\]]{1,60}[,\s(\[]+"
    r"(?:continued|continuing|cont['’]?d\.?|cont\.|suite|Fortsetzung|Forts\.|continuación|cont\.)[)\]]*",
    re.IGNORECASE,
)
_PAGE: Final = lazy_pattern(r"(?:page|seite|página|pagina|strona|sida|side|стр)\b", re.IGNORECASE)
_EDGE: Final = 3
"""So many lines at the head and at the foot of a full page may recur."""
_SMALLER: Final = 0.92
_LARGER: Final = 1.15
"""How small print is, and how large headings are, measured by the letters of the text."""
_SET_OFF: Final = 1.5
"""How much farther from the text than its lines from each other small print stands."""


def without_furniture(
    pages: Sequence[list[PdfLine]], usual: float
) -> tuple[list[list[PdfLine]], int]:
    """Leave out the first and last lines that stand on many pages, their numbers aside.

    Where lines are numbered those are the text, however often they stand at the edge of a page.
    ``usual`` is the size of the letters of the text, in points.
    """
    numbered = _numbered_rows(pages)
    recurring = _recurring(pages, numbered, usual)
    if len(pages) == 1 and len(pages[0]) > 2 and pages[0][-1].text == "1":
        return [pages[0][:-1]], 1  # the number of the only page
    kept = []
    for count, (page, held) in enumerate(zip(pages, numbered, strict=True)):
        begin, end, most = 0, len(page), _EDGE if held else _most(page)
        is_left_out = [
            index not in held and _shape(line) in recurring for index, line in enumerate(page)
        ]
        while begin < min(most, end) and is_left_out[begin]:
            begin += 1
        while end > max(begin, len(page) - most) and is_left_out[end - 1]:
            end -= 1
        if count and begin < end and _CONTINUED.fullmatch(page[begin].text):
            begin += 1
        begin += begin + 1 < end and _is_head(page[begin], page[begin + 1 : end], usual)
        end -= begin + 1 < end and _is_foot(page[end - 1], page[begin : end - 1], usual)
        kept.append(page[begin:end] or page)  # a page of nothing else is no page's head
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def _is_head(line: PdfLine, below: Sequence[PdfLine], usual: float) -> bool:
    """Return whether a line has the number of the page and is set off, small, from the text."""
    has_number = any(piece.text.isdecimal() for piece in line.pieces)
    pitch = pitch_of(below)
    is_off = line.middle - below[0].middle > _SET_OFF * pitch
    return has_number and is_off and pitch > 0 and line.size <= _SMALLER * usual


def _is_foot(line: PdfLine, above: Sequence[PdfLine], usual: float) -> bool:
    """Return whether a line is set in small letters and far below the text."""
    pitch = pitch_of(above)
    is_off = above[-1].middle - line.middle > 2 * _SET_OFF * pitch
    is_own = line.text.startswith("— ") or is_own_end(line.text)
    is_small = line.size <= _SMALLER * usual
    return is_off and pitch > 0 and is_small and not is_own and not _is_mark(line.text)


def _numbered_rows(pages: Sequence[list[PdfLine]]) -> list[frozenset[int]]:
    """Return which rows of each page open with their number; none where few pages have such."""
    numbered = [numbered_lines(page) for page in pages]
    held = sum(map(bool, pages))
    if 2 * sum(map(bool, numbered)) < held:
        return [frozenset()] * len(pages)
    return [found or first_numbers(page) for page, found in zip(pages, numbered, strict=True)]


def _most(page: list[PdfLine]) -> int:
    """Return how many lines at either end of a page may recur: one of a page that has few."""
    return _EDGE if len(page) > 4 * _EDGE else 1


def _edges(page: list[PdfLine], numbered: frozenset[int]) -> list[PdfLine]:
    """Return the lines at the head and the foot of a page that have no number of their own."""
    count = _EDGE if numbered else _most(page)
    return [
        line
        for index, line in enumerate(page)
        if not count <= index < len(page) - count and index not in numbered
    ]


def _recurring(
    pages: Sequence[list[PdfLine]], numbered: Sequence[frozenset[int]], usual: float
) -> frozenset[str]:
    """Return the shapes of the lines at the heads and feet of pages that are none of the text.

    Times and names of who speaks recur as well, and are: a time and a name alone always, words
    behind a name unless they are on every page, and what stands in the middle of pages as often.
    """
    edges, middles = Counter[str](), Counter[str]()
    labelled: set[str] = set()
    for page, own in zip(pages, numbered, strict=True):
        count = _most(page)
        middles.update({_shape(line) for line in page[count:-count]})
        lines = [
            line
            for line in _edges(page, own)
            if not (_is_mark(line.text) or _is_heading(line, usual))
        ]
        edges.update({_shape(line) for line in lines})
        labelled.update(_shape(line) for line in lines if line_label(line.text))
    held = sum(1 for page in pages if page)
    are_numbered = any(numbered)
    return frozenset(
        shape
        for shape, count in edges.items()
        if _recurs(shape, count, held, are_numbered=are_numbered)
        and (shape not in labelled or count >= held - 1)
        # A number alone may be that of a page here and that of a line there.
        and (2 * middles[shape] < count or not any(map(str.isalpha, shape)))
    )


def _is_heading(line: PdfLine, usual: float) -> bool:
    """Return whether a line is set large and counts something else than pages: ``Tape 2``."""
    counts = any(map(str.isdecimal, line.text)) and any(map(str.isalpha, line.text))
    return line.size >= _LARGER * usual and counts and not _PAGE.match(line.text)


def _is_mark(text: str) -> bool:
    """Return whether a line has a time, or is the name of who speaks and nothing else."""
    label = line_label(text)
    return stamp_of(text) is not None or (label is not None and label.length == len(text))


def line_label(text: str) -> Label | None:
    """Return the label that a line opens with, unless it is one that nobody is called by."""
    label = any_label_of(text)
    return label if label and label.belief is not Belief.NEVER else None


def _recurs(shape: str, count: int, pages: int, *, are_numbered: bool) -> bool:
    """Return whether a line of a shape on so many of the pages is none of the text.

    One with a number, as the number of the page is, need not stand on each other page: left and
    right pages have heads of their own. Nor need one without a number where lines are numbered.
    """
    if "#" in shape or are_numbered:
        return count > 1 and 3 * count >= pages
    return count >= 3 and 2 * count > pages


def _shape(line: PdfLine) -> str:
    return _NUMBER.sub("#", line.text)
