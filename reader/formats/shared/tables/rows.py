"""The rows of a table made into cues: which column holds what, and in which unit its times are.

A bare whole number may be a second or a millisecond: how fast people would have to speak decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from reader.formats.decoding.day_times import DayTime, day_of, day_times
from reader.formats.decoding.frames import FrameRate, frame_rate, of_frames, with_frames_counted
from reader.formats.shared import captions
from reader.formats.shared.cells import out_of_cell
from reader.formats.shared.columns import cues_of
from reader.formats.shared.json_fields import faults_found, milliseconds
from reader.formats.shared.tables.heads import A_FRAME, OF_TIME, Column, Head
from reader.model import timecode
from reader.model.transcript import Cue, ReportItem, remark, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

Rows = Sequence[Sequence[str]]

_RANGE: Final = lazy_pattern(r"\s*(?:-->|→|[-–—]|\bto\b)\s*")
_DECIMAL_COMMA: Final = lazy_pattern(r"-?\d{1,9},\d{1,9}")
_LONGEST_TIME: Final = 80
_RULE: Final = lazy_pattern(r"\s*:?-+:?\s*")
_REFERENCE: Final = lazy_pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_FASTEST: Final = 12.0
"""Words that nobody says in a second, on the whole of a table; auctioneers reach six."""
_SLOWEST: Final = 0.1
"""Words in a second of captions with a beginning and an end; who speaks slower is not captioned."""
_MOST_COLUMNS: Final = 63
_OF_A_DAY: Final = lazy_pattern(r"0|0[.,]\d{8,20}")
"""A time as Excel counts it, with more places than any program gives to seconds."""
_DAY: Final = 86_400_000
_LOOKED_AT: Final = 20
"""Cells of a column that are looked at to tell whether it may have times of the day."""
_EPOCH: Final = lazy_pattern(r"[1-9]\d{9}(?:\d{3})?(?:\.\d{1,9})?")
"""Seconds since 1970 from 2001 on, or milliseconds."""
_EPOCH_IN_MILLISECONDS: Final = 1e12
_LETTERS_OF_A_WORD: Final = 5


class Turns(NamedTuple):
    """The cues of a table, with their speakers, and what is to be told of its reading."""

    cues: list[Cue]
    report: tuple[ReportItem, ...]
    has_speakers: bool
    date: str = ""
    """The day on which the words were said, where the times tell it."""


def turns_of(rows: Rows, head: Head, *, usual: int = 1_000, is_own: bool = False) -> Turns:
    """Return a cue for each row below a head.

    ``usual`` is of how many milliseconds a bare whole number is where nothing tells. The cells of
    what the program itself wrote, which ``is_own``, are as they stand.
    """
    rows = [row for row in rows if not is_rule(row)]
    columns = {name: _chosen(rows, name, of) for name, of in head.columns.items()}
    columns["text"] = _of_words(rows, columns)
    dated = columns.pop("date", None)
    if dated and "start" not in columns and _are_dated(_cells(rows, dated)):
        columns["start"] = dated
    cells = {name: _cells(rows, column) for name, column in columns.items()}
    faults: Counter[str] = Counter()
    origin = _counted_from_first(cells)
    frames = frame_rate("\n".join(cell for name in OF_TIME for cell in cells.get(name, ())))
    if frames is not None:
        for name in OF_TIME:
            cells[name] = [with_frames_counted(cell, frames) for cell in cells.get(name, ())]
    told = {name: columns[name].unit for name in OF_TIME if name in columns}
    if A_FRAME in told.values():
        frames = FrameRate(1_000 / A_FRAME)
    unit, why = (1_000, ()) if any(told.values()) else _unit(cells, usual)
    known = next(filter(None, told.values()), unit)  # one column may tell it for all
    units = {name: told.get(name) or known for name in OF_TIME}
    cues = _cues(cells, len(rows), units, faults, out_of_cell if is_own else resolved)
    left = _left_out(head, columns)
    report = (*why, *of_frames(frames), *_of_origin(origin), *left, *faults_found(faults))
    return Turns(cues, report, "speaker" in columns, origin.day if origin else "")


def resolved(cell: str) -> str:
    """Return the text of a cell with the characters that HTML's references in it stand for."""
    cell = out_of_cell(cell)
    if "&" not in cell or not _REFERENCE.search(cell):
        return cell
    import html  # only where there are any

    return _REFERENCE.sub(lambda found: html.unescape(found[0]), cell)


def is_rule(row: Sequence[str]) -> bool:
    """Return whether a row only parts the head from the rest, as in Markdown."""
    return any(cell[:2] in ("--", ":-") for cell in map(str.strip, row)) and all(
        not cell.strip() or _RULE.fullmatch(cell) for cell in row
    )


def _chosen(rows: Rows, name: str, columns: Sequence[Column]) -> Column:
    """Return the column that holds what its name says: words, not numbers; times."""
    if len(columns) == 1:
        return columns[0]
    for column in columns:
        cells = [cell for cell in map(str.strip, _cells(rows, column)) if cell]
        if not cells:
            continue
        if name in OF_TIME and 2 * sum(map(is_time, cells)) >= len(cells):
            return column
        if name == "text" and not all(map(str.isdecimal, cells)):
            return column
        if name == "speaker":
            return column
    return columns[0]


def _of_words(rows: Rows, columns: Mapping[str, Column]) -> Column:
    """Return the column of the words: another than is named so where that one has only numbers.

    ``Turn`` may name what is said in a turn, or number it.
    """
    named = columns["text"]
    if not rows or any(any(map(str.isalpha, cell)) for cell in _cells(rows, named)):
        return named
    taken = {column.at for column in columns.values()}
    others = [
        Column(at) for at in range(min(max(map(len, rows)), _MOST_COLUMNS)) if at not in taken
    ]
    wordiest = max(others, key=lambda column: _letters_in(rows, column), default=named)
    return wordiest if _letters_in(rows, wordiest) else named


def _letters_in(rows: Rows, column: Column) -> int:
    return sum(sum(map(str.isalpha, cell)) for cell in _cells(rows, column))


def is_time(cell: str) -> bool:
    """Return whether a cell holds a time, or a range."""
    return any(character.isdigit() for character in cell) and (
        _times(cell, 1, Counter())[0] is not None or day_times([cell])[0] is not None
    )


def _cells(rows: Rows, column: Column) -> list[str]:
    """Return the cells of a column, "" where a row has none."""
    at = column.at
    return [row[at] if len(row) > at else "" for row in rows]


# -- times of the day ---------------------------------------------------------------------------


def _are_dated(cells: Sequence[str]) -> bool:
    """Return whether most cells of a column that have something have times of the day."""
    first = list(islice((cell for cell in cells if any(map(str.isdigit, cell))), _LOOKED_AT))
    if not any(_day_times(first)):
        return False
    filled = sum(any(map(str.isdigit, cell)) for cell in cells)
    return 2 * sum(time is not None for time in _day_times(cells)) > filled


def _day_times(cells: Sequence[str]) -> list[DayTime | None]:
    return [
        time or _since_1970(cell.strip())
        for cell, time in zip(cells, day_times(cells), strict=True)
    ]


def _since_1970(cell: str) -> DayTime | None:
    """Return the time that a bare number is which is too large for a place in a recording."""
    if not _EPOCH.fullmatch(cell):
        return None
    seconds = float(cell)
    at = round(seconds if seconds >= _EPOCH_IN_MILLISECONDS else seconds * 1_000)
    return DayTime(at, day_of(at))


def _counted_from_first(cells: dict[str, list[str]]) -> DayTime | None:
    """Set clocks for times of the day, counted from the first of them, which is returned.

    None where the starts are places in the recording.
    """
    starts = cells.get("start", [])
    if not any(map(str.strip, starts)) or not _are_dated(starts):
        return None
    ends = cells.get("end") or [""] * len(starts)
    # Both columns write the day in one way, and clocks without a day go on after midnight.
    times = _day_times([cell for pair in zip(starts, ends, strict=True) for cell in pair])
    origin = min(filter(None, times), key=lambda time: time.at)
    for name, found in (("start", times[::2]), ("end", times[1::2])):
        if name in cells:
            cells[name] = [
                timecode.vtt(time.at - origin.at) if time else "" if name == "end" else cell
                for time, cell in zip(found, cells[name], strict=True)
            ]
    return origin


def _of_origin(origin: DayTime | None) -> tuple[ReportItem, ...]:
    if origin is None:
        return ()
    return (remark("The times of the day in this table were counted from the first of them."),)


# -- times --------------------------------------------------------------------------------------


def _unit(cells: Mapping[str, Sequence[str]], usual: int) -> tuple[int, tuple[ReportItem, ...]]:
    """Return of how many milliseconds a bare number is, and what is to be told of it."""
    times = [[cell.strip() for cell in cells.get(name, ())] for name in OF_TIME]
    numbers = [cell for column in times for cell in column if cell]
    if len(numbers) > 1 and all(_OF_A_DAY.fullmatch(cell) for cell in numbers):
        return _DAY, (remark("The times of this table were taken for parts of a day."),)
    if not numbers or not all(cell.isascii() and cell.isdigit() for cell in numbers):
        return 1_000, ()
    rate = _words_in_a_unit(cells)
    unit = usual
    if rate is not None:
        is_impossible = rate * 1_000 > _FASTEST
        has_ends = bool(cells.get("end") or cells.get("length"))
        is_slow = has_ends and rate < _SLOWEST
        unit = 1_000 if is_impossible else 1 if is_slow else usual
    if unit == 1:
        return 1, (remark("The whole numbers of this table were taken for milliseconds."),)
    return unit, (remark("The whole numbers of this table were taken for seconds."),)


def _words_in_a_unit(cells: Mapping[str, Sequence[str]]) -> float | None:
    """Return how many words are said while the numbers of a table go on by 1; None if they stand.

    A caption lasts to its end, else to the start of the next.
    """
    starts = list(map(_whole, cells.get("start", ())))
    texts = cells.get("text", ())
    if "length" in cells and "end" not in cells:
        lasting = list(map(_whole, cells["length"]))
    else:
        ends = list(map(_whole, cells.get("end", ()))) or [*starts[1:], None]
        lasting = [
            None if start is None or end is None else end - start
            for start, end in zip(starts, ends, strict=True)
        ]
    words = units = 0.0
    for text, lasts in zip(texts, lasting, strict=True):
        if lasts is not None and lasts > 0:
            words += max(len(text.split()), len(text) / _LETTERS_OF_A_WORD / 2)
            units += lasts
    return words / units if words and units else None


def _whole(cell: str) -> int | None:
    cell = cell.strip()
    return int(cell) if cell and len(cell) < 15 else None


def _times(cell: str, unit: int, faults: Counter[str]) -> tuple[int | None, int | None]:
    """Return the time of a cell, ``[0:00]`` or ``12.5``, and its end if it holds a range."""
    cell = cell.strip().strip("[](){}").strip()
    if not cell:
        return None, None
    if len(cell) > _LONGEST_TIME:
        faults["untimed"] += 1
        return None, None
    time = _time(cell, unit)
    if time is not None:
        return time, None
    first, *others = _RANGE.split(cell, maxsplit=1)
    start = _time(first, unit) if others else None
    if start is None:
        return milliseconds(cell, faults, unit=unit), None  # which counts what is none
    return start, _time(others[0], unit)


def _time(cell: str, unit: int) -> int | None:
    if ":" in cell:
        return timecode.parse(cell.strip())
    if _DECIMAL_COMMA.fullmatch(cell):
        cell = cell.replace(",", ".")
    return milliseconds(cell, Counter(), unit=unit) if _is_number(cell) else timecode.parse(cell)


def _is_number(cell: str) -> bool:
    return cell.lstrip("+").replace(".", "", 1).isdigit() and cell.isascii()


# -- cues ---------------------------------------------------------------------------------------


def _cues(
    cells: Mapping[str, Sequence[str]],
    count: int,
    units: Mapping[str, int],
    faults: Counter[str],
    word: Callable[[str], str],
) -> list[Cue]:
    nothing = [""] * count
    times = [_times(cell, units["start"], faults) for cell in cells.get("start") or nothing]
    starts = [start for start, _ in times]
    ends = [
        _times(cell, units["end"], faults)[0] if cell else until
        for cell, (_, until) in zip(cells.get("end") or nothing, times, strict=True)
    ]
    if "end" not in cells and "length" in cells:
        lasting = [_times(cell, units["length"], faults)[0] for cell in cells["length"]]
        ends = [
            start + lasts if start is not None and lasts is not None else until
            for start, lasts, until in zip(starts, lasting, ends, strict=True)
        ]
    cues = cues_of(captions.tidied(map(word, cells["text"])), starts, ends)
    if not cells.get("speaker"):
        return cues
    names = [" ".join(word(cell).split()) for cell in cells["speaker"]]
    if word is not out_of_cell:
        names = [name.removesuffix(":").rstrip() for name in names]
        if all(name.isdecimal() for name in names if name):
            names = [name and f"Speaker {name}" for name in names]
    return _spoken(cues, names, is_timed=bool(cells.get("start")))


def _spoken(cues: Sequence[Cue], names: Iterable[str], *, is_timed: bool) -> list[Cue]:
    spoken = []
    for cue, name in zip(cues, names, strict=True):
        turn = cue.spoken_by(name) if name else cue
        spoken.append(turn if is_timed or not name else turn.starting_paragraph(True))
    return spoken


def _left_out(head: Head, columns: Mapping[str, Column]) -> tuple[ReportItem, ...]:
    """Return which columns were not read: numbers of rows, tags, dates."""
    read = {column.at for column in columns.values()}
    others = [name for at, name in enumerate(head.names) if name and at not in read]
    if not others:
        return ()
    quoted = ", ".join(f"“{name}”" for name in others[:8])
    if len(others) > 8:
        item = remarks(
            "{n} column was left out: {names} and others.",
            "{n} columns were left out: {names} and others.",
            len(others),
            names=quoted,
        )
    else:
        item = remarks(
            "1 column was left out: {names}.",
            "{n} columns were left out: {names}.",
            len(others),
            names=quoted,
        )
    return (item,)
