"""Tables of captions: what Whisper writes as TSV, and CSV with a row a caption or a turn.

The first row names the columns: a text, and a start or a speaker. Whisper's times are whole
milliseconds; other tables have clocks or seconds, in brackets or bare, or a range in one cell.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from reader.errors import FormatError, UnknownFormat
from reader.formats.decoding.frames import frame_rate, of_frames, with_frames_counted
from reader.formats.format import Claim, Document
from reader.formats.shared import captions
from reader.formats.shared.cells import in_cell, out_of_cell
from reader.formats.shared.columns import cues_of
from reader.formats.shared.json_fields import faults_found, milliseconds
from reader.model import timecode
from reader.model.transcript import Cue, ReportItem, Transcript
from reader.patterns import lazy_pattern

_NAMES: Final = {
    "start": (
        *("start", "start time", "starttime", "time start", "timestart", "begin", "begin time"),
        *("start timecode", "start timestamp", "from", "in", "time in", "timecode in", "tc in"),
        *("in point", "timestamp", "timecode", "time", "tc", "offset", "onset"),
    ),
    "end": (
        *("end", "end time", "endtime", "time end", "timeend", "stop", "stop time"),
        *("end timecode", "end timestamp", "to", "out", "time out", "timecode out", "tc out"),
        *("out point", "offset end"),
    ),
    "length": ("duration", "dur", "length"),
    "text": (
        *("text", "transcript", "transcription", "caption", "subtitle", "words", "sentence"),
        *("utterance", "dialog", "dialogue", "speech", "content", "spoken text", "quote", "body"),
        *("paragraph", "statement", "message", "line", "lines", "comment", "description"),
    ),
    "speaker": (
        *("speaker", "speaker name", "speakername", "speaker label", "speaker id", "participant"),
        *("participant name", "member", "member name", "interviewee", "character", "person"),
        *("who", "name", "role"),
    ),
}
"""What columns are called; of two for the same thing the one named earlier here counts."""
_KINDS: Final = {
    name: (kind, rank) for kind, names in _NAMES.items() for rank, name in enumerate(names)
}
_OF_TIME: Final = ("start", "end", "length")
_OWN: Final = ["start", "end", "speaker", "text"]
_UNIT: Final = lazy_pattern(r"[ (\[]+(ms|msec|milliseconds|s|sec|secs|seconds)[)\]]?$")
_RANGE: Final = lazy_pattern(r"\s*(?:-->|→|[-–—]|\bto\b)\s*")
_REFERENCE: Final = lazy_pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SEPARATORS: Final = ("\t", ",", ";", "|")
_LONGEST_HEAD: Final = 10_000
"""Characters of a row that may name the columns."""
_LONGEST_CELL: Final = 1_000_000


class _TableLayout(NamedTuple):
    """What parts the cells of a table, and in which column (from 0) each thing stands."""

    separator: str
    columns: Mapping[str, int]
    names: list[str]
    unit: int | None
    """Milliseconds of a bare number, where the first row says so."""


def score(document: Document) -> int:
    """Claim what has a first row that names a text and a start, or a text and a speaker."""
    layout = _layout(document.head)
    if layout is None:
        return Claim.NONE
    named = layout.names[layout.columns["speaker"]] if "speaker" in layout.columns else ""
    is_sure = "start" in layout.columns or "speaker" in named
    return Claim.LIKELY + 15 if is_sure else Claim.POSSIBLE


def _layout(text: str) -> _TableLayout | None:
    """Return how a table is laid out; None if this is no such table."""
    first = text.lstrip("\n").partition("\n")[0]
    if len(first) > _LONGEST_HEAD:
        return None
    for separator in _SEPARATORS:
        names = [cell.strip().strip('"').strip() for cell in first.split(separator)]
        columns, unit = _columns(names)
        if "text" in columns and ("start" in columns or "speaker" in columns):
            return _TableLayout(separator, columns, [name.lower() for name in names], unit)
    return None


def _columns(names: Sequence[str]) -> tuple[dict[str, int], int | None]:
    best: dict[str, tuple[int, int]] = {}
    unit = None
    for at, name in enumerate(names):
        plain = " ".join(name.lower().replace("_", " ").replace("-", " ").split())
        said = _UNIT.search(plain)
        kind, rank = _KINDS.get(plain[: said.start()] if said else plain, ("", 0))
        if said and kind in ("start", "end", "length"):
            unit = 1 if said[1].startswith("m") else 1_000
        if kind and (kind not in best or rank < best[kind][0]):
            best[kind] = (rank, at)
    return {kind: at for kind, (_, at) in best.items()}, unit


def read(document: Document) -> Transcript:
    """Read a row as a caption, or as a turn where there are no times.

    Raises UnknownFormat where the first row does not name the columns, FormatError for a table
    that breaks off inside a quoted cell or has no words.
    """
    layout = _layout(document.text)
    if layout is None:
        raise UnknownFormat(
            "This table has no first row that names a text and a start or a speaker."
        )
    rows = _rows(document.text.lstrip("\n"), layout.separator)
    faults: Counter[str] = Counter()
    unit = layout.unit or _unit(rows, layout)
    times = "\n".join(cell for name in _OF_TIME for cell in _column(rows, layout, name))
    frames = frame_rate(times)
    if frames is not None:
        timed = {layout.columns[name] for name in _OF_TIME if name in layout.columns}
        rows = [
            [
                with_frames_counted(cell, frames) if at in timed else cell
                for at, cell in enumerate(row)
            ]
            for row in rows
        ]
    cues = _cues(rows, layout, unit, faults)
    if not any(cue.text for cue in cues):
        raise FormatError("This table holds no words.")
    finished = captions.finish(cues, labels="speaker" not in layout.columns)
    return Transcript(
        cues=finished.cues,
        report=(
            *_of_unit(layout, unit),
            *of_frames(frames),
            *_left_out(layout),
            *faults_found(faults),
            *finished.report,
        ),
    )


def _rows(text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return [row for row in reader if row][1:]
    except csv.Error as problem:
        raise FormatError(f"The table breaks ({problem}).", line=reader.line_num) from problem


def _unit(rows: Sequence[Sequence[str]], layout: _TableLayout) -> int:
    """Return of how many milliseconds a bare number is: of one in Whisper's tables."""
    starts = [cell.strip() for cell in _column(rows, layout, "start")]
    whole = all(start.isascii() and start.isdigit() for start in starts)
    return 1 if layout.separator == "\t" and starts and whole else 1000


def _of_unit(layout: _TableLayout, unit: int) -> tuple[ReportItem, ...]:
    if unit == 1000 or layout.unit:
        return ()
    return (ReportItem("The whole numbers of this table were taken for milliseconds."),)


def _left_out(layout: _TableLayout) -> tuple[ReportItem, ...]:
    """Return which columns were not read: numbers of rows, tags, dates."""
    read = set(layout.columns.values())
    others = [name for at, name in enumerate(layout.names) if name and at not in read]
    if not others:
        return ()
    quoted = ", ".join(f"“{name}”" for name in others[:8])
    more = " and others" if len(others) > 8 else ""
    what = "1 column was" if len(others) == 1 else f"{len(others)} columns were"
    return (ReportItem(f"{what} left out: {quoted}{more}.", len(others)),)


def _cues(
    rows: Sequence[Sequence[str]], layout: _TableLayout, unit: int, faults: Counter[str]
) -> list[Cue]:
    times = [_times(cell, unit, faults) for cell in _column(rows, layout, "start")]
    starts = [start for start, _ in times]
    ends = [
        _times(cell, unit, faults)[0] if cell else until
        for cell, (_, until) in zip(_column(rows, layout, "end"), times, strict=True)
    ]
    if "end" not in layout.columns and "length" in layout.columns:
        lasting = [_times(cell, unit, faults)[0] for cell in _column(rows, layout, "length")]
        ends = [
            start + lasts if start is not None and lasts is not None else until
            for start, lasts, until in zip(starts, lasting, ends, strict=True)
        ]
    is_own = layout.names == _OWN
    word = out_of_cell if is_own else _resolved
    cues = cues_of(captions.tidied(map(word, _column(rows, layout, "text"))), starts, ends)
    speakers = [" ".join(word(cell).split()) for cell in _column(rows, layout, "speaker")]
    if not is_own:
        speakers = [speaker.removesuffix(":").rstrip() for speaker in speakers]
    return [
        _turn(cue, speaker, is_timed="start" in layout.columns) if speaker else cue
        for cue, speaker in zip(cues, speakers, strict=True)
    ]


def _turn(cue: Cue, speaker: str, *, is_timed: bool) -> Cue:
    turn = cue.spoken_by(speaker)
    return turn if is_timed else turn.starting_paragraph(True)


def _resolved(cell: str) -> str:
    """Return the text of a cell with the characters that HTML's references in it stand for."""
    cell = out_of_cell(cell)
    if "&" not in cell or not _REFERENCE.search(cell):
        return cell
    import html  # only where there are any

    return _REFERENCE.sub(lambda found: html.unescape(found[0]), cell)


def _column(rows: Sequence[Sequence[str]], layout: _TableLayout, name: str) -> list[str]:
    """Return the cells of a column, "" where a row has none or the table no such column."""
    at = layout.columns.get(name)
    if at is None:
        return [""] * len(rows)
    return [row[at] if len(row) > at else "" for row in rows]


def _times(cell: str, unit: int, faults: Counter[str]) -> tuple[int | None, int | None]:
    """Return the time of a cell, ``[0:00]`` or ``12.5``, and its end if it holds a range."""
    cell = cell.strip().strip("[]()").strip()
    if not cell:
        return None, None
    if ":" not in cell:
        return milliseconds(cell, faults, unit=unit), None
    clock = timecode.parse(cell)
    if clock is not None:
        return clock, None
    first, *others = _RANGE.split(cell, maxsplit=1)
    start = timecode.parse(first)
    faults["untimed"] += start is None
    return start, timecode.parse(others[0]) if others and start is not None else None


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
