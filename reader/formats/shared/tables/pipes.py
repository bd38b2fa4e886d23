"""Tables as Markdown draws them (GitHub Flavored Markdown, 4.10): cells parted by ``|``, below the
first row a row of dashes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.formats.shared.tables.documents import TableRead, table_of
from reader.formats.shared.tables.heads import Head
from reader.patterns import lazy_pattern

_DASHES: Final = lazy_pattern(r"\|?[ \t]*:?-{1,200}:?[ \t]*(?:\|[ \t]*:?-{1,200}:?[ \t]*){0,60}\|?")
_PARTED: Final = lazy_pattern(r"(?<!\\)\|")
_BREAK: Final = lazy_pattern(r"[ \t]*<br[ \t]*/?>[ \t]*")


def with_tables(lines: Sequence[str]) -> list[Sequence[str] | TableRead]:
    """Return the lines with the tables among them read whose columns are named."""
    parts: list[Sequence[str] | TableRead] = []
    done = at = 0
    head: Head | None = None
    while at + 1 < len(lines):
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


def _cells(line: str) -> list[str]:
    line = line.removeprefix("|")
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    cells = _PARTED.split(line)
    return [_BREAK.sub("\n", cell.replace("\\|", "|")).strip() for cell in cells]
