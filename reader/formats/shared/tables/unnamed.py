"""Tables whose columns no row names: what they hold tells who speaks, when, and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.formats.shared.customs.nobody import is_nobody
from reader.formats.shared.names import is_name
from reader.formats.shared.tables.heads import Column, Head
from reader.formats.shared.tables.rows import Rows, is_time

_MOST_COLUMNS: Final = 6
_MOST_TIMED_COLUMNS: Final = 12
"""So many where each row has a beginning and an end, as in what ELAN writes."""
_LONGEST_CALLED: Final = 30
_MOST_WORDS_CALLED: Final = 3
_LEAST_WORDS: Final = 1.5
"""Words on average in what is said."""


def unnamed_head(rows: Rows) -> Head | None:
    """Return what the columns of rows hold, by the cells; None if that is no transcript.

    All rows must have as many cells. One column has clocks, or the names of those who speak, who
    come again; the wordiest of the others has the words.
    """
    width = len(rows[0]) if rows else 0
    if len(rows) < 2 or not 2 <= width <= _MOST_TIMED_COLUMNS:
        return None
    if any(len(row) != width for row in rows):
        return None
    cells = [
        [cell for cell in map(str.strip, column) if cell] for column in zip(*rows, strict=True)
    ]
    clocks = [at for at, column in enumerate(cells) if column and all(map(_is_clock, column))]
    if width > _MOST_COLUMNS and len(clocks) < 2:
        return None
    numbers = [at for at, column in enumerate(cells) if all(map(_is_number, column))]
    names = [at for at, column in enumerate(cells) if at not in clocks and _are_names(column)]
    wordy = [at for at in range(width) if at not in (*clocks, *numbers) and cells[at]]
    wordy = [at for at in wordy if at not in names] or wordy
    text = max(wordy, key=lambda at: sum(map(len, cells[at])), default=None)
    speaker = next((at for at in names if at != text), None)
    if text is None or _words(cells[text]) < _LEAST_WORDS:
        return None
    recurs = speaker is not None and len(set(cells[speaker])) < len(cells[speaker])
    if not clocks and not recurs:
        return None
    places = dict(zip(("start", "end"), clocks, strict=False)) | {"text": text}
    if speaker is not None:
        places["speaker"] = speaker
    called = {at: kind for kind, at in places.items()}
    columns = {kind: [Column(at)] for kind, at in places.items()}
    return Head([called.get(at, f"column {at + 1}") for at in range(width)], columns)


def _is_clock(cell: str) -> bool:
    return ":" in cell and is_time(cell)


def _is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).isdecimal()


def _are_names(cells: Sequence[str]) -> bool:
    """Return whether a column has names, among which may be somebody unnamed: ``Old man``."""
    others = {cell for cell in set(cells) if not is_name(cell)}
    if not all(map(_may_be_called, others)):
        return False
    return bool(cells) and 5 * sum(cell not in others for cell in cells) >= 3 * len(cells)


def _may_be_called(cell: str) -> bool:
    is_short = len(cell) <= _LONGEST_CALLED and len(cell.split()) <= _MOST_WORDS_CALLED
    return is_short and cell[0].isupper() and cell[-1].isalnum() and not is_nobody(cell)


def _words(cells: Sequence[str]) -> float:
    return sum(len(cell.split()) for cell in cells) / max(len(cells), 1)
