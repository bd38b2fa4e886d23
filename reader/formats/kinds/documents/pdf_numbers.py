"""The numbers of the lines of a PDF, as courts and parliaments set them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from reader.formats.decoding.pdf_lines import PdfLine
from reader.patterns import lazy_pattern

_LINE_NUMBER: Final = lazy_pattern(r"(\d{1,4})(?:\s+|$)")
_LEAST_NUMBERED: Final = 5
"""The lines of a page that are numbered at least, where they are."""


def without_numbers(pages: Sequence[list[PdfLine]]) -> tuple[list[list[PdfLine]], int]:
    """Leave out the numbers of lines, where much of the document has them.

    A table of contents has numbers too, and is no more than a page of many.
    """
    columns = [
        [list(column) for _, column in groupby(page, key=lambda line: line.block)] for page in pages
    ]
    numbered = [[numbered_lines(column) for column in page] for page in columns]
    count = sum(len(found) for page in numbered for found in page)
    reach = sum(
        len(column)
        for page, founds in zip(columns, numbered, strict=True)
        for column, found in zip(page, founds, strict=True)
        if found
    )
    if 2 * reach < sum(map(len, pages)):
        return list(pages), 0
    numbered = [
        [found or first_numbers(column) for column, found in zip(page, founds, strict=True)]
        for page, founds in zip(columns, numbered, strict=True)
    ]
    count = sum(len(found) for page in numbered for found in page)
    kept = [
        [
            shown
            for column, found in zip(page, founds, strict=True)
            for index, line in enumerate(column)
            if (shown := _without_number(line) if index in found else line) is not None
        ]
        for page, founds in zip(columns, numbered, strict=True)
    ]
    return kept, count


def numbered_lines(block: Sequence[PdfLine]) -> frozenset[int]:
    """Return which lines of a column open with their number: each, or each fifth."""
    numbers = [
        (index, int(found[1]))
        for index, line in enumerate(block)
        if (found := _LINE_NUMBER.match(line.text))
    ]
    for step, least in ((1, 0.5 * len(block)), (5, len(block) / 8)):
        chain: list[tuple[int, int]] = []
        best: list[tuple[int, int]] = []
        for index, number in numbers:
            if chain and (number - chain[-1][1] != step or index - chain[-1][0] > step + 1):
                chain = []
            if step == 1 or (number % step == 0 and _stands_apart(block[index])):
                chain.append((index, number))
            best = max(best, chain, key=len)
        enough = max(_LEAST_NUMBERED if step == 1 else 3, least)
        if len(best) >= enough:
            return frozenset(index for index, _ in best)
    return frozenset()


def _stands_apart(line: PdfLine) -> bool:
    return line.pieces[0].text.isdigit()


def _without_number(line: PdfLine) -> PdfLine | None:
    """Return a line without the number that opens it, None if it is nothing else."""
    first = line.pieces[0]
    rest = _LINE_NUMBER.sub("", first.text, count=1)
    pieces = (first._replace(text=rest), *line.pieces[1:]) if rest else line.pieces[1:]
    return line._replace(pieces=pieces) if pieces else None


def first_numbers(block: Sequence[PdfLine]) -> frozenset[int]:
    """Return which lines of a short page open with their number, set apart: 1, 2 and so on."""
    chain: list[int] = []
    for index, line in enumerate(block):
        found = _LINE_NUMBER.match(line.text)
        is_next = found is not None and int(found[1]) == len(chain) + 1
        if is_next and _stands_apart(line) and (chain or len(line.pieces) > 1):
            chain.append(index)
    return frozenset(chain)
