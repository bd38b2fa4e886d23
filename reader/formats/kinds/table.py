"""Tables of captions: what Whisper writes as TSV, and CSV with a row a caption or a turn.

The first row names the columns: a text, and a start or a speaker. Whisper's times are whole
milliseconds; other tables have clocks or seconds, in brackets or bare, or a range in one cell.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final

from reader.errors import FormatError, UnknownFormat
from reader.formats.format import Claim, Document
from reader.formats.shared import captions
from reader.formats.shared.cells import in_cell
from reader.formats.shared.tables.heads import Head, head_of, plain_name
from reader.model import timecode
from reader.model.transcript import ReportItem, Transcript, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

if TYPE_CHECKING:
    from reader.formats.shared.tables.voices import Voices

_OWN: Final = ["start", "end", "speaker", "text"]
_SEPARATORS: Final = ("\t", ",", ";", "|")
_MOST_ABOVE: Final = 8
"""Lines above the row that names the columns: what the table is of, when it was made."""
_LONGEST_HEAD: Final = 10_000
"""Characters of a row that may name the columns."""
_LONGEST_CELL: Final = 1_000_000
_FACTS: Final = {
    **dict.fromkeys(
        ("title", "titel", "titre", "titulo", "titolo", "project", "タイトル"), "title"
    ),
    **dict.fromkeys(("date", "datum", "fecha", "data", "日付"), "date"),
}
"""How lines above a table call what they tell."""
_DAY: Final = lazy_pattern(r"\d{4}-\d{2}-\d{2}")


_OF_TABLES: Final = (".csv", ".tsv")
"""What the names of files end with that are tables whatever stands in their first row."""
_OF_ELAN: Final = lazy_pattern(
    r"[^\t\n]{1,80}\t[^\t\n]{0,80}\t(?:\d\d:\d\d:\d\d\.\d{3}\t(?:\d{1,9}(?:\.\d{1,3})?\t){0,2}){2}"
)
"""How a line begins of what ELAN calls tab-delimited text: tier, participant, beginning, end."""
_LOOKED_AT: Final = 50
"""Rows of such a table that are looked at to tell what its columns are."""


class _TableLayout(NamedTuple):
    """What parts the cells of a table, what its columns are, and how many lines stand above.

    Those may be columns for each voice, and no row may name them.
    """

    separator: str
    head: Head
    above: int
    voices: Voices | None = None
    is_named: bool = True


def score(document: Document) -> int:
    """Claim what has a first row that names a text and a start, or a text and a speaker."""
    layout = _layout(document.head, document.suffix)
    if layout is None:
        return Claim.NONE
    is_sure = layout.head.is_sure and layout.is_named and not layout.voices
    return Claim.LIKELY + 15 if is_sure else Claim.POSSIBLE


def _layout(text: str, suffix: str) -> _TableLayout | None:
    """Return how a table is laid out; None if this is no such table."""
    layout = _named_layout(text)
    if layout is None and (suffix in _OF_TABLES or ("\t" in text and _OF_ELAN.match(text))):
        return _unnamed_layout(text)
    return layout


def _unnamed_layout(text: str) -> _TableLayout | None:
    """Return how a table is laid out that has a column for each voice, or names none."""
    from reader.formats.shared.tables.unnamed import unnamed_head  # late: few tables are so set
    from reader.formats.shared.tables.voices import voices_of

    top = text[: 2 * _LONGEST_HEAD].lstrip("\n")
    if len(text) > 2 * _LONGEST_HEAD:
        top = top.rpartition("\n")[0]  # the last line may be cut
    for separator in _SEPARATORS:
        reader = csv.reader(io.StringIO(top, newline=""), delimiter=separator)
        try:
            rows = [row for row in islice(reader, _LOOKED_AT) if row]
        except csv.Error:
            continue
        if voices := voices_of(rows):
            return _TableLayout(separator, Head(rows[0], {}), 0, voices)
        if head := unnamed_head(rows):
            return _TableLayout(separator, head, 0, is_named=False)
        above = len(list(takewhile(_is_title, rows)))
        if 0 < above <= _MOST_ABOVE and (head := unnamed_head(rows[above:])):
            return _TableLayout(separator, head, above, is_named=False)
    return None


def _is_title(row: Sequence[str]) -> bool:
    """Return whether a row has words in its first cell alone."""
    return bool(row[0].strip()) and not any(map(str.strip, row[1:]))


def _named_layout(text: str) -> _TableLayout | None:
    """Return how a table is laid out whose first row names a text, and a start or a speaker."""
    lines = text[: 2 * _LONGEST_HEAD].lstrip("\n").split("\n", _MOST_ABOVE + 1)
    for above, line in enumerate(lines[: _MOST_ABOVE + 1]):
        if len(line) > _LONGEST_HEAD:
            return None
        for separator in _SEPARATORS:
            if separator not in line:
                continue
            head = head_of(_cells(line, separator))
            below = lines[above + 1] if above + 1 < len(lines) else ""
            if separator == "|" and _is_rule(_cells(below, separator)):
                return None  # a table of Markdown, around which there may be more
            if head is not None and (not above or len(_cells(below, separator)) >= len(head.names)):
                return _TableLayout(separator, head, above)
    return None


def _is_rule(row: Sequence[str]) -> bool:
    from reader.formats.shared.tables.rows import is_rule  # late: many are asked that are no table

    return is_rule(row)


def _cells(line: str, separator: str) -> list[str]:
    if '"' not in line:
        return [cell.strip() for cell in line.split(separator)]
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=separator))]
    except csv.Error:
        return []


def read(document: Document) -> Transcript:
    """Read a row as a caption, or as a turn where there are no times.

    Raises UnknownFormat where no row names the columns, FormatError for a table that breaks off
    inside a quoted cell or has no words.
    """
    layout = _layout(document.text, document.suffix)
    if layout is None:
        raise UnknownFormat(
            tr("This table has no first row that names a text and a start or a speaker.")
        )
    from reader.formats.shared.tables.rows import turns_of  # late, as above

    rows = _rows(document.text.lstrip("\n"), layout)
    is_own = layout.head.names == _OWN and layout.is_named
    usual = 1 if layout.separator == "\t" else 1_000
    voices = layout.voices
    rows, head = (list(voices.spread(rows)), voices.head) if voices else (rows, layout.head)
    turns = turns_of(rows, head, usual=usual, is_own=is_own)
    if not any(cue.text for cue in turns.cues):
        raise FormatError(tr("This table holds no words."))
    above = _facts_above(document.text.lstrip("\n"), layout)
    finished = captions.finish(turns.cues, labels=not turns.has_speakers)
    return Transcript(
        title=above.get("title", ""),
        cues=finished.cues,
        date=turns.date or above.get("date", ""),
        report=(*_above(layout.above), *turns.report, *finished.report),
    )


def _facts_above(text: str, layout: _TableLayout) -> dict[str, str]:
    """Return the title and the day that lines above a table give, each in two cells."""
    facts: dict[str, str] = {}
    for line in text.split("\n", layout.above)[: layout.above]:
        name, value, *others = [*_cells(line, layout.separator), "", ""]
        fact = _FACTS.get(plain_name(name), "")
        if fact and value and not any(others) and (fact == "title" or _DAY.fullmatch(value)):
            facts.setdefault(fact, value)
    return facts


def _above(count: int) -> tuple[ReportItem, ...]:
    if not count:
        return ()
    item = remarks(
        "1 line above the table was left out.",
        "{n} lines above the table were left out.",
        count,
    )
    return (item,)


def _rows(text: str, layout: _TableLayout) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    below = text.split("\n", layout.above)[-1]
    cells, parted = io.StringIO(below, newline=""), layout.separator
    if _is_unquoted(below, layout):
        reader = csv.reader(cells, delimiter=parted, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(cells, delimiter=parted)
    try:
        rows = [row for row in reader if row][int(layout.is_named) :]
    except csv.Error as problem:
        line = layout.above + reader.line_num
        sentence = tr("The table breaks ({problem}).", problem=problem)
        raise FormatError(sentence, line=line) from problem
    width = max(at for at, name in enumerate(layout.head.names, 1) if name)
    wide = len(layout.head.names)
    return [_fitted(row, width, layout.separator) if len(row) > wide else row for row in rows]


def _is_unquoted(text: str, layout: _TableLayout) -> bool:
    """Return whether the quotation marks of a table are those of its words, none around cells.

    So it is in what Whisper and others part by tabs: there is no tab in a cell, each line is a row
    of as many cells, and what seems to be quoted is not, or goes over several rows.
    """
    if layout.separator != "\t" or ('\t"' not in text and '\n"' not in text):
        return False
    wide = len(layout.head.names)
    if any(line and line.count("\t") + 1 != wide for line in text.split("\n")):
        return False
    strict = csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True)
    try:
        return any("\n" in cell and "\t" in cell for row in strict for cell in row)
    except csv.Error:
        return True


def _fitted(row: list[str], width: int, separator: str) -> list[str]:
    """Return a row with more cells than columns: what overflows stands in the last column.

    Words often hold the separator and have no quotes around them.
    """
    while len(row) > width and not row[-1].strip():
        row.pop()
    return [*row[: width - 1], separator.join(row[width - 1 :])]


def write(transcript: Transcript) -> str:
    """Return CSV (RFC 4180) with start, end, speaker and text; times as clocks, "" if unknown.

    A cell that a spreadsheet would take for a formula is given an apostrophe in front.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("start", "end", "speaker", "text"))
    for cue in transcript.cues:
        clocks = ("" if time is None else timecode.vtt(time) for time in (cue.start, cue.end))
        writer.writerow((*clocks, in_cell(cue.speaker), in_cell(cue.text)))
    return text.getvalue()
