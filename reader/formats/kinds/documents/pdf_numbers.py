"""The numbers of the lines of a PDF, as courts and parliaments set them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final

from reader.formats.decoding.pdf_lines import PdfLine
from reader.patterns import lazy_pattern

_LINE_NUMBER: Final = lazy_pattern(r"(\d{1,4})(?:\s+|$)")
_LEAST_NUMBERED: Final = 5
"""The lines of a page that are numbered at least, where they are."""

_LEAST_FIFTHS: Final = 3
"""The numbers at the right of a document at least, where each fifth line has one."""


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
        return _without_fifths(pages)
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


def _without_fifths(pages: Sequence[list[PdfLine]]) -> tuple[list[list[PdfLine]], int]:
    """Leave out the numbers that stand right of each fifth line, where most pages have them."""
    found = [_fifths(page) for page in pages]
    count = sum(map(len, found))
    numbers = [
        int(page[index].pieces[-1].text)
        for page, fifths in zip(pages, found, strict=True)
        for index in sorted(fifths)
    ]
    go_on = all(number in (before + 5, 5) for before, number in pairwise(numbers))
    are_few = count < _LEAST_FIFTHS or 2 * sum(map(bool, found)) < sum(map(bool, pages))
    if are_few or not go_on:
        return list(pages), 0
    kept = [
        [
            line._replace(pieces=line.pieces[:-1]) if index in fifths else line
            for index, line in enumerate(page)
        ]
        for page, fifths in zip(pages, found, strict=True)
    ]
    return kept, count


def _fifths(page: Sequence[PdfLine]) -> frozenset[int]:
    """Return which lines end with 5, 10, 15 and so on, set apart, each five lines from the last."""
    found = [
        (index, int(last))
        for index, line in enumerate(page)
        if len(line.pieces) > 1 and (last := line.pieces[-1].text).isdecimal()
    ]
    are_fifths = all(number % 5 == 0 for _, number in found)
    rise_with_lines = len({number - index for index, number in found}) == 1
    return frozenset(index for index, _ in found) if are_fifths and rise_with_lines else frozenset()


def numbered_lines(block: Sequence[PdfLine]) -> frozenset[int]:
    """Return which lines of a column open with their number: each, or each fifth."""
    numbers = [
        (index, int(found[1]))
        for index, line in enumerate(block)
        if (found := _LINE_NUMBER.match(line.text))
    ]
    for step, least in ((1, 0.5 * len(block)), (5, len(block) / 8)):
        # Several chains: small pages may stand on one sheet, and each counts anew.
        chains: list[list[tuple[int, int]]] = [[]]
        for index, number in numbers:
            last = chains[-1]
            if last and (number - last[-1][1] != step or index - last[-1][0] > step + 1):
                chains.append([])
            if step == 1 or (number % step == 0 and _stands_apart(block[index])):
                chains[-1].append((index, number))
        shortest = _LEAST_NUMBERED if step == 1 else 3
        long = [chain for chain in chains if len(chain) >= shortest]
        if long and sum(map(len, long)) >= least:
            return frozenset(index for chain in long for index, _ in chain)
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
    """Return which lines of a short page open with their number, 1, 2 and so on.

    The numbers are set apart, or all lines have them.
    """
    found_all = [_LINE_NUMBER.match(line.text) for line in block]
    if [int(found[1]) for found in found_all if found] == list(range(1, len(block) + 1)):
        return frozenset(range(len(block)))
    chain: list[int] = []
    for index, line in enumerate(block):
        found = _LINE_NUMBER.match(line.text)
        is_next = found is not None and int(found[1]) == len(chain) + 1
        if is_next and _stands_apart(line) and (chain or len(line.pieces) > 1):
            chain.append(index)
    return frozenset(chain)
