"""Speakers that a tab parts from their words, as typists and tables have it: ``Ana<tab>Hello``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.formats.shared.names import voice_of
from reader.model import timecode
from reader.patterns import lazy_pattern

_LEAST_TURNS = 3
_STAMP = lazy_pattern(r"\s*(\[[\d:.,;]{4,14}\]) +(?=\S)")


def with_tab_labels(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with a colon for the tab behind a speaker, where nearly all lines have one.

    A time before the name, behind it or at the end is put in brackets at the head of the line.
    """
    if not any("\t" in line for line in lines):
        return lines
    rows = [_row(line) if "\t" in line else ("", "", line) for line in lines]
    names = Counter(name for _, name, _ in rows if name)
    turns = names.total()
    some = {name for name, count in names.items() if count > 1}
    tabbed = sum("\t" in line for line in lines)
    if turns < _LEAST_TURNS or len(names) < 2 or 5 * turns < 4 * tabbed:
        return lines
    if 2 * sum(names[name] for name in some) < turns:
        return lines
    return [
        f"{clock}{name}: {words}" if name else line
        for line, (clock, name, words) in zip(lines, rows, strict=True)
    ]


def _row(line: str) -> tuple[str, str, str]:
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
    return (clock, voice.name, "  ".join(cells[1:])) if voice else ("", "", line)
