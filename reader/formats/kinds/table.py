"""Tables of captions: what Whisper writes as TSV, and CSV with a row a caption.

The first row names the columns: a start and a text at least. Whisper's times are whole
milliseconds; other tables have clocks or seconds.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final

from reader.errors import FormatError, UnknownFormat
from reader.formats.format import Claim, Document
from reader.formats.shared import captions
from reader.formats.shared.cells import in_cell, out_of_cell
from reader.formats.shared.columns import cues_of
from reader.formats.shared.json_fields import faults_found, milliseconds
from reader.model import timecode
from reader.model.transcript import Cue, ReportItem, Transcript

_COLUMNS: Final = {
    "start": "start", "begin": "start", "from": "start", "start time": "start", "time": "start",
    "timestamp": "start", "start_time": "start", "timecode": "start", "in": "start",
    "end": "end", "to": "end", "end time": "end", "end_time": "end", "out": "end",
    "text": "text", "transcript": "text", "caption": "text", "subtitle": "text", "words": "text",
    "sentence": "text", "utterance": "text", "content": "text",
    "speaker": "speaker", "name": "speaker", "who": "speaker",
}  # fmt: skip
_SEPARATORS: Final = ("\t", ",", ";")
_LONGEST_HEAD: Final = 10_000
"""Characters of a row that may name the columns."""
_LONGEST_CELL: Final = 1_000_000


def score(document: Document) -> int:
    """Claim what has a first row that names a start and a text."""
    return Claim.LIKELY + 15 if _layout(document.head) else Claim.NONE


def _layout(text: str) -> tuple[str, list[str]] | None:
    """Return what parts the cells and what the columns are; None if this is no such table."""
    first = text.lstrip("\n").partition("\n")[0]
    if len(first) > _LONGEST_HEAD:
        return None
    for separator in _SEPARATORS:
        cells = [cell.strip().strip('"').lower() for cell in first.split(separator)]
        columns = [_COLUMNS.get(cell, "") for cell in cells]
        if columns.count("text") == 1 and columns.count("start") == 1:
            return separator, columns
    return None


def read(document: Document) -> Transcript:
    """Read a row as a caption.

    Raises UnknownFormat where the first row does not name the columns, FormatError for a table
    that breaks off inside a quoted cell or has no words.
    """
    layout = _layout(document.text)
    if layout is None:
        raise UnknownFormat("This table has no first row that names a start and a text.")
    separator, columns = layout
    rows = _rows(document.text.lstrip("\n"), separator)
    faults: Counter[str] = Counter()
    unit = _unit(rows, columns, separator)
    cues = _cues(rows, columns, unit, faults)
    if not any(cue.text for cue in cues):
        raise FormatError("This table holds no words.")
    voiced = any(cue.speaker for cue in cues)
    finished = captions.finish(cues, labels=not voiced)
    return Transcript(
        cues=finished.cues, report=_of_unit(unit) + faults_found(faults) + finished.report
    )


def _rows(text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return [row for row in reader if row][1:]
    except csv.Error as problem:
        raise FormatError(f"The table breaks ({problem}).", line=reader.line_num) from problem


def _unit(rows: Sequence[Sequence[str]], columns: Sequence[str], separator: str) -> int:
    """Return of how many milliseconds a bare number is: of one in Whisper's tables."""
    at = columns.index("start")
    starts = [row[at].strip() for row in rows if len(row) > at]
    whole = all(start.isascii() and start.isdigit() for start in starts)
    return 1 if separator == "\t" and starts and whole else 1000


def _of_unit(unit: int) -> tuple[ReportItem, ...]:
    if unit == 1000:
        return ()
    return (ReportItem("The whole numbers of this table were taken for milliseconds."),)


def _cues(
    rows: Sequence[Sequence[str]], columns: Sequence[str], unit: int, faults: Counter[str]
) -> list[Cue]:
    starts, ends = (
        [_time(cell, unit, faults) if cell else None for cell in _column(rows, columns, name)]
        for name in ("start", "end")
    )
    texts = captions.tidied(map(out_of_cell, _column(rows, columns, "text")))
    cues = cues_of(texts, starts, ends)
    speakers = _column(rows, columns, "speaker")
    return [
        cue.spoken_by(" ".join(out_of_cell(speaker).split())) if speaker else cue
        for cue, speaker in zip(cues, speakers, strict=True)
    ]


def _column(rows: Sequence[Sequence[str]], columns: Sequence[str], name: str) -> list[str]:
    """Return the cells of a column, "" where a row has none; of two in a row the last counts."""
    places = [at for at, column in enumerate(columns) if column == name]
    return [
        row[places[held - 1]] if (held := bisect_left(places, len(row))) else "" for row in rows
    ]


def _time(cell: str, unit: int, faults: Counter[str]) -> int | None:
    cell = cell.strip()
    if not cell:
        return None
    clock = timecode.parse(cell) if ":" in cell else None
    return clock if clock is not None else milliseconds(cell, faults, unit=unit)


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
