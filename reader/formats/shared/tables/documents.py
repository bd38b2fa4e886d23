"""Tables that stand in documents: in Word, in OpenDocument, in rich text, on pages, in Markdown.

Their cells hold paragraphs, their heads come again on each page, and rows go over all columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reader.formats.shared.sounds import kind_of
from reader.formats.shared.tables.heads import Head, head_of, script_head_of
from reader.formats.shared.tables.rows import Rows, is_time, turns_of
from reader.formats.shared.tables.unnamed import unnamed_head
from reader.formats.shared.tables.voices import voices_of
from reader.formats.shared.turns import with_turns
from reader.model.transcript import Cue, ReportItem
from reader.named_tuple import NamedTuple

_LEAST_BARE: Final = 4
_LEAST_WORDS: Final = 2.0
"""Words on average in what is said, where no column has times."""
_MOST_ABOVE: Final = 3
"""Rows above the one that names the columns: what the table is of."""

FROM_ABOVE: Final = "\v"
"""Stands in a cell over which one of the row above goes on."""
FROM_LEFT: Final = "\f"
"""Stands in a cell over which the one before it goes on."""


class TableRead(NamedTuple):
    """The cues of a table, what is to be told of them, and the head that they stand under."""

    cues: list[Cue]
    report: tuple[ReportItem, ...]
    head: Head


def table_of(rows: Rows, before: Head | None = None) -> TableRead | None:
    """Return the cues of the rows of a table, its cells with ``"\\n"`` between their paragraphs.

    None where no row at its top names columns, unless the table ``before`` had a head and this has
    as many columns. A head may come again, and another head may follow.
    """
    first = next((at for at, row in enumerate(rows[: _MOST_ABOVE + 1]) if _head_of(row)), None)
    if first is None:
        if before is None and (voices := voices_of(rows)):
            turns = turns_of(list(voices.spread(rows[1:])), voices.head)
            return TableRead(_as_paragraphs(turns.cues), turns.report, voices.head)
        goes_on = before is not None and all(len(row) == len(before.names) for row in rows)
        if before is None or not goes_on:
            return None
        parts = [(before, list(rows))]
        above: Rows = ()
    else:
        parts = list(_under_heads(rows[first:]))
        above = rows[:first]
    if any(
        cell.strip() for head, under in parts for row in under for cell in row[len(head.names) :]
    ):
        return None  # the names are not those of its columns
    cues = [_of_nobody(row) for row in above if any(map(str.strip, row))]
    report: dict[ReportItem, None] = {}
    for head, under in parts:
        filled = _filled_down(under, head)
        turns = turns_of([one for row in filled for one in _single(row, head)], head)
        said = [cue for cue in turns.cues if cue.text]
        cues += said if turns.has_speakers else with_turns(said)
        report |= dict.fromkeys(turns.report)
    if not cues:
        return None
    return TableRead(_as_paragraphs(cues), tuple(report), parts[-1][0])


def _head_of(row: Sequence[str]) -> Head | None:
    return head_of(row) or script_head_of(row)


def bare_table_of(rows: Rows) -> TableRead | None:
    """Return the cues of a table that names no columns, one of which has names that come again."""
    head = unnamed_head(rows) if len(rows) >= _LEAST_BARE else None
    if head is None or "speaker" not in head.columns:
        return None
    turns = turns_of(rows, head)
    return TableRead(_as_paragraphs([cue for cue in turns.cues if cue.text]), turns.report, head)


def spoken_table_of(rows: Rows) -> TableRead | None:
    """Return the cues of a table in a document that names no columns: of two, one of which has
    names that come again, or of more, with times.

    What is said has more words than the cells of other tables.
    """
    width = max((at for row in rows for at, cell in enumerate(row, start=1) if cell), default=0)
    rows = [[*row[:width], *[""] * (width - len(row))] for row in rows]
    rows = _without_gaps(rows)
    head = unnamed_head(rows) if len(rows) >= _LEAST_BARE else None
    if head is None or "speaker" not in head.columns:
        return None
    text, speaker = head.columns["text"][0].at, head.columns["speaker"][0].at
    if speaker > text or not all(row[speaker].strip() for row in rows):
        return None
    words = sum(len(row[text].split()) for row in rows)
    if "start" not in head.columns and words < _LEAST_WORDS * len(rows):
        return None
    turns = turns_of(rows, head)
    return TableRead(_as_paragraphs(_parted(turns.cues)), turns.report, head)


def _parted(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Yield the paragraphs of cells, of which the first has the time."""
    for cue in cues:
        first, *others = cue.text.split("\n")
        if first:
            yield cue._replace(text=first)
        for text in filter(None, others):
            yield Cue(text, speaker=cue.speaker)


def _without_gaps(rows: Rows) -> Rows:
    """Return the rows, those that hold only words in their last cell joined to the one above."""
    joined: list[list[str]] = []
    for row in rows:
        if joined and row and row[-1].strip() and not any(map(str.strip, row[:-1])):
            joined[-1][-1] = f"{joined[-1][-1]}\n{row[-1]}".strip()
        else:
            joined.append(list(row))
    return joined


def _as_paragraphs(cues: Iterable[Cue]) -> list[Cue]:
    return [cue._replace(kind=kind_of(cue.text), starts_paragraph=True) for cue in cues]


def _under_heads(rows: Rows) -> Iterator[tuple[Head, list[Sequence[str]]]]:
    """Yield each head with the rows below it, up to another one."""
    under: tuple[Head, list[Sequence[str]]] | None = None
    for row in rows:
        head = _head_of(row)
        if head is None and under is not None:
            under[1].append(row)
        elif head is not None and (under is None or head.names != under[0].names):
            if under is not None:
                yield under
            under = (head, [])
    if under is not None:
        yield under


def _filled_down(rows: Rows, head: Head) -> Iterator[Sequence[str]]:
    """Yield rows with what goes over several of them in each, words in the first alone."""
    words = {column.at for column in head.columns["text"]}
    above: Sequence[str] = ()
    for row in rows:
        if FROM_ABOVE in row:
            row = [
                ("" if at in words or at >= len(above) else above[at])
                if cell == FROM_ABOVE
                else cell
                for at, cell in enumerate(row)
            ]
        above = row
        yield _widened(row, head) if FROM_LEFT in row else row


def _widened(row: Sequence[str], head: Head) -> Sequence[str]:
    """Return a row with the words in their column that stand in a cell over several columns."""
    text = head.columns["text"][0].at
    cells = [*row, *[""] * (text + 1 - len(row))]
    for at in range(min(text, len(row) - 1)):
        if row[at + 1] != FROM_LEFT or not row[at].strip() or is_time(row[at]):
            continue
        first, _, rest = row[at].strip().partition(" ")
        is_time_column = any(at == of.at for of in head.columns.get("start", ()))
        timed = is_time_column and is_time(first)
        goes_to_words = all(cell == FROM_LEFT for cell in row[at + 1 : text + 1])
        if not (goes_to_words or is_time_column) or (goes_to_words and at == 0 and not timed):
            continue
        cells[at] = first if timed else ""
        said = (rest if timed else row[at], cells[text])
        cells[text] = " ".join(part.strip() for part in said if part.strip())
    return cells


def _single(row: Sequence[str], head: Head) -> Iterator[Sequence[str]]:
    """Yield a row as the rows that it stands for.

    One with several speakers and as many paragraphs is as many turns; words alone, wherever they
    stand, are words of nobody.
    """
    filled = [(at, cell.strip()) for at, cell in enumerate(row) if cell.strip()]
    text = head.columns["text"][0].at
    if len(filled) == 1 and _are_words(*filled[0], head):
        yield [filled[0][1] if at == text else "" for at in range(len(head.names))]
        return
    speakers = head.columns.get("speaker")
    names = row[speakers[0].at].split("\n") if speakers and speakers[0].at < len(row) else []
    said = row[text].split("\n") if text < len(row) else []
    if len(names) < 2 or len(names) != len(said):
        yield row
        return
    parted = [cell.split("\n") for cell in row]
    for at in range(len(said)):
        yield [
            cell[at] if len(cell) == len(said) else "" if at else "\n".join(cell) for cell in parted
        ]


def _are_words(at: int, cell: str, head: Head) -> bool:
    """Return whether the only cell of a row is no number, time, name or note, but goes over all."""
    return at == 0 and len(head.names) > 1 and not cell.isdecimal() and not is_time(cell)


def _of_nobody(row: Sequence[str]) -> Cue:
    return Cue("  ".join(cell.strip() for cell in row if cell.strip()))
