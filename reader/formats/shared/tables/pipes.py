"""Tables drawn with signs: cells parted by ``|``, as in Markdown (GitHub Flavored Markdown, 4.10),
below whose first row is a row of dashes, and with frames of ``+---+``, as in grids of
reStructuredText and in what databases print.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.formats.shared.tables.documents import TableRead, spoken_table_of, table_of
from reader.formats.shared.tables.heads import Head
from reader.patterns import lazy_pattern

_DASHES: Final = lazy_pattern(r"\|?[ \t]*:?-{1,200}:?[ \t]*(?:\|[ \t]*:?-{1,200}:?[ \t]*){0,60}\|?")
_FRAME: Final = lazy_pattern(r"\+(?:[-=]{2,200}\+){2,60}")
_PARTED: Final = lazy_pattern(r"(?<!\\)\|")
_BREAK: Final = lazy_pattern(r"[ \t]*<br[ \t]*/?>[ \t]*")
_MOST_GROUPS: Final = 2
"""Head and body; where rules part more, they part the rows."""


def with_tables(lines: Sequence[str]) -> list[Sequence[str] | TableRead]:
    """Return the lines with the tables among them read whose columns are named."""
    parts: list[Sequence[str] | TableRead] = []
    done = at = 0
    head: Head | None = None
    while at + 1 < len(lines):
        if lines[at][:1] == "+" and _FRAME.fullmatch(lines[at]):
            end = _end_of_frame(lines, at)
            framed = _in_frame(lines[at:end])
            table = table_of(framed, head) or spoken_table_of(framed)
            if table is not None:
                head = table.head
                parts += [lines[done:at], table]
                done = end
            at = end
            continue
        if "|" not in lines[at] or "|" not in lines[at + 1] or not _DASHES.fullmatch(lines[at + 1]):
            at += 1
            continue
        end = at + 2
        while end < len(lines) and "|" in lines[end]:
            end += 1
        rows = [_cells(line) for line in (lines[at], *lines[at + 2 : end])]
        table = table_of(rows, head)
        if table is not None:
            head = table.head
            parts += [lines[done:at], table]
            done = end
        at = end
    return [*parts, lines[done:]]


def _end_of_frame(lines: Sequence[str], at: int) -> int:
    end = at
    while end < len(lines) and lines[end][:1] in ("|", "+"):
        end += 1
    return max(end, at + 1)


def _in_frame(lines: Sequence[str]) -> list[list[str]]:
    """Return the rows of a table in a frame: what stands between two rules, if these part all rows.

    Else each line is a row, and one whose first cell is empty goes on the row above.
    """
    groups: list[list[list[str]]] = [[]]
    for line in lines:
        if line[:1] == "+":
            groups.append([])
        else:
            groups[-1].append(_cells(line))
    groups = [group for group in groups if group]
    rows: list[list[str]] = []
    for group in groups:
        for number, cells in enumerate(group):
            goes_on = bool(number) and (len(groups) > _MOST_GROUPS or not cells[0])
            if goes_on and rows and len(rows[-1]) == len(cells):
                rows[-1] = [
                    " ".join(filter(None, pair)) for pair in zip(rows[-1], cells, strict=True)
                ]
            else:
                rows.append(cells)
    return rows


def _cells(line: str) -> list[str]:
    line = line.removeprefix("|")
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    cells = _PARTED.split(line)
    return [_BREAK.sub("\n", cell.replace("\\|", "|")).strip() for cell in cells]
