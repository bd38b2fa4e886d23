"""Speakers that no colon parts from their words, but a tab, a bar or a dash: ``Ana<tab>Hello``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from reader.formats.shared.names import Belief, voice_of
from reader.model import timecode
from reader.patterns import lazy_pattern

_Row = tuple[str, str, str]
_NO_ROW: _Row = ("", "", "")
_LETTERS = ("Q.", "A.")
_LEAST_TURNS = 3
_PART = lazy_pattern(r"([^|–—\n]{1,60}?) ?([|–—]) ")
_STAMP = lazy_pattern(r"\s*(\[[\d:.,;]{4,14}\]) +(?=\S)")


def with_tab_labels(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with a colon for the tab behind a speaker, where nearly all lines have one.

    A time before the name, behind it or at the end is put in brackets at the head of the line. A
    bar or a dash parts a name from its words where all lines have it.
    """
    if any("\t" in line for line in lines):
        lines = _without_numbers(lines)
        return _with_colons(lines, [_row(line) if "\t" in line else _NO_ROW for line in lines])
    first = next(filter(None, lines), "")
    part = _PART.match(first)
    if part is None:
        return lines
    cut = _cut_at_bar if part[2] == "|" else _cut_at_dash
    return _with_colons(
        lines, [cut(line, part[2]) if part[2] in line else _NO_ROW for line in lines]
    )


def _without_numbers(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines without the numbers that count them, each before a tab."""
    found = {at: line.partition("\t") for at, line in enumerate(lines) if "\t" in line}
    numbers = [first.strip(" .") for first, _, _ in found.values()]
    are_numbers = all(one.isascii() and one.isdecimal() and len(one) < 5 for one in numbers)
    if len(found) < _LEAST_TURNS or not are_numbers:
        return lines
    if any(int(later) != int(one) + 1 for one, later in pairwise(numbers)):
        return lines
    if not all("\t" in rest for _, _, rest in found.values()):
        return lines
    return [found[at][2].lstrip() if at in found else line for at, line in enumerate(lines)]


def _with_colons(lines: Sequence[str], rows: Sequence[_Row]) -> Sequence[str]:
    names = Counter(name for _, name, _ in rows if name)
    turns = names.total()
    some = {name for name, count in names.items() if count > 1}
    parted = sum(row is not _NO_ROW for row in rows)
    if turns < _LEAST_TURNS or len(names) < 2 or 5 * turns < 4 * parted:
        return lines
    if 2 * sum(names[name] for name in some) < turns:
        return lines
    if 2 * sum(any(map(str.isalpha, words)) for _, name, words in rows if name) < turns:
        return lines  # a table of numbers
    return [
        f"{clock}{name}: {words}" if name else line
        for line, (clock, name, words) in zip(lines, rows, strict=True)
    ]


def _cut_at_bar(line: str, sign: str) -> _Row:
    """Return a line cut at its first bar, or at two where a time stands before one of them."""
    cells = line.split(f" {sign} ", 2)
    is_timed = any(timecode.parse(cell) is not None for cell in cells[:2])
    row = _row(line.replace(f" {sign} ", "\t", 2 if is_timed else 1))
    return row if row[1] and any(map(str.isalpha, row[2])) else ("", "", line)


def _cut_at_dash(line: str, sign: str) -> _Row:
    name, _, words = line.partition(sign)
    voice = voice_of(name.strip()) if words[:1] == " " else None
    is_name = voice and voice.belief in (Belief.NAME, Belief.OFFICE)
    return ("", voice.name, words.strip()) if voice and is_name else ("", "", line)


def _row(line: str) -> _Row:
    """Return the time, in brackets, the name and the words of a line; no name if it is no turn."""
    stamp = _STAMP.match(line)
    if stamp is not None:  # as InqScribe sets it: [00:00:01.12] ANA<tab>Hello
        line = f"{stamp[1]}\t{line[stamp.end() :]}"
    cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
    clock = ""
    for cell in (*cells[:2], *cells[-1:]):
        if ":" in cell and timecode.parse(cell.strip("[]()")) is not None:
            clock = f"[{cell.strip('[]()')}] "
            cells.remove(cell)
            break
    if len(cells) < 2:
        return "", "", line
    voice = voice_of(cells[0].rstrip(" :"))
    name = voice.name.rstrip(".") if voice and voice.name in _LETTERS else voice and voice.name
    return (clock, name, "  ".join(cells[1:])) if name else ("", "", line)
