"""Tables that set what was said beside its translation, each cell with its label, and tables amid a
talk that hold no turns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from reader.formats.shared.labels.grammar import any_label_of
from reader.formats.shared.names import Belief, Label
from reader.formats.shared.sounds import kind_of
from reader.formats.shared.tables.rows import Rows
from reader.formats.shared.times.stamps import stamp_of
from reader.model.transcript import Cue, CueKind

_LEAST_ROWS: Final = 2
_MOST_COLUMNS: Final = 4


def parallel_cues(rows: Rows) -> list[Cue]:
    """Return a cue for each row of which all cells open with the same label; [] for other tables.

    It has the words of all its cells, one below the other. A first row without labels tells the
    languages, and is a heading.
    """
    if len(rows) < _LEAST_ROWS or not 1 < len(rows[0]) <= _MOST_COLUMNS:
        return []
    cues: list[Cue] = []
    names: Counter[str] = Counter()
    for at, row in enumerate(rows):
        cells = [cell.strip() for cell in row if cell.strip()]
        labels = [_label(cell) for cell in cells]
        found = [label for label in labels if label]
        if not cells:
            continue
        if not at and not found:
            cues.append(Cue("  ".join(cells), kind=CueKind.HEADING, starts_paragraph=True))
            continue
        name = found[0].name if found else ""
        if len(cells) < 2 or len(found) < len(cells) or any(one.name != name for one in found):
            return []
        names[name] += 1
        text = "\n".join(
            cell[one.length :] for cell, one in zip(cells, found, strict=True) if cell[one.length :]
        )
        cues.append(Cue(text, None, None, name, kind_of(text), starts_paragraph=True))
    return cues if len(names) > 1 and names.total() >= _LEAST_ROWS else []


def _label(cell: str) -> Label | None:
    label = any_label_of(cell)
    is_somebody = label and (label.is_sure or label.belief in (Belief.NAME, Belief.OFFICE))
    return label if is_somebody else None


def holds_no_turns(rows: Rows) -> bool:
    """Return whether no row of a table opens with a label or a time, and one has several cells."""
    has_columns = any(sum(bool(cell.strip()) for cell in row) > 1 for row in rows)
    return has_columns and not any(
        any_label_of(line) or (":" in line and stamp_of(line))
        for row in rows
        for cell in row
        for line in cell.split("\n")
        if line.strip()
    )


def of_nobody(cues: Sequence[Cue], told: set[str]) -> list[Cue]:
    """Return the cues, those of nobody that are rows of a table without turns, amid a talk."""
    if not told or not any(cue.speaker for cue in cues):
        return list(cues)
    return [
        cue._replace(speaker="")
        if cue.speaker and all(plain_row(line) in told for line in cue.text.split("\n"))
        else cue
        for cue in cues
    ]


def plain_row(text: str) -> str:
    """Return the words of a row as they are compared."""
    return " ".join(text.split())
