"""Text that no person says: tables of numbers and the records of programs.

Both come with the suffix of a text. Neither sign alone is enough: people speak of numbers, name
errors, and write the day and the time before what they say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.patterns import lazy_pattern

_LEAST_ROWS: Final = 3
_LONGEST_ROW: Final = 1_000
_PARTED_BY: Final = ("\t", ";", ",", "|")
_SPACES: Final = lazy_pattern(r"[ \t]{2,}")
_NUMBER: Final = lazy_pattern(
    r"[-+]?[$€£]?\s?\d[\d.,'\s]{0,20}\s?(?:%|[$€£]|[A-Z]{3})?|\d{4}-\d{2}-\d{2}|-|n/?a",
    re.IGNORECASE,
)
_SENTENCE: Final = lazy_pattern(r"(?:\S+\s+){5}\S|[^\W\d][.?!…]$|\d:\d\d")
"""What stands in a table of things said: sentences, clocks."""
_CLOCK: Final = r"\d{2}:\d{2}:\d{2}[\d.,]{0,12}(?:Z|[ ]?[+-]\d{2}:?\d{2})?"
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_LEVEL: Final = r"(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|SEVERE|FATAL|CRITICAL)\b"
_RECORD: Final = lazy_pattern(
    # the time, and how grave it is: 2024-05-01 10:00:01 INFO server started
    rf"\W?(?:\d{{4}}[-/]\d{{2}}[-/]\d{{2}}[T ]|\d{{2}}[-/]\d{{2}}[-/]\d{{4}}[T ])?{_CLOCK}"
    rf"\W[^\n]{{0,60}}?{_LEVEL}"
    # how grave it is, and the time
    rf"|\W?{_LEVEL}\W{{1,4}}(?:\d{{4}}[-/]\d{{2}}[-/]\d{{2}}[T ])?{_CLOCK}"
    # that of a system: May  1 10:00:01 host sshd[812]: Connection closed
    rf"|{_MONTH} [ \d]\d {_CLOCK} \S{{1,60}} [\w./-]{{1,40}}(?:\[\d{{1,8}}\])?:"
    # that of a web server: 10.0.0.1 - - [01/May/2024:10:00:01 +0000] "GET /
    rf"|\S{{3,60}} \S{{1,60}} \S{{1,60}} \[\d{{2}}/{_MONTH}/\d{{4}}:"
)


def is_machine_data(lines: Sequence[str]) -> bool:
    """Return whether lines, none of them blank, are rows of a table of numbers or of a log."""
    if len(lines) < _LEAST_ROWS or max(map(len, lines)) > _LONGEST_ROW:
        return False
    if not any(character.isdecimal() for character in lines[-1]):
        return False
    records = sum(_RECORD.match(line) is not None for line in lines)
    return 5 * records >= 4 * len(lines) or _is_table(lines)


def _is_table(lines: Sequence[str]) -> bool:
    for sign in _PARTED_BY:
        if sign in lines[0] and _is_of_numbers([line.split(sign) for line in lines]):
            return True
    return bool(_SPACES.search(lines[0])) and _is_of_numbers([_SPACES.split(ln) for ln in lines])


def _is_of_numbers(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether rows have as many cells each, and numbers in two columns, or below a head."""
    width = len(rows[0])
    if width < 2 or any(len(row) != width for row in rows):
        return False
    columns = [[cell.strip() for cell in column] for column in zip(*rows, strict=True)]
    if any(_SENTENCE.search(cell) for column in columns for cell in column):
        return False
    numeric = [column for column in columns if all(map(_NUMBER.fullmatch, column[1:]))]
    headed = sum(_NUMBER.fullmatch(column[0]) is None for column in numeric)
    return len(numeric) > 1 or (headed == 1 and width > 2)
