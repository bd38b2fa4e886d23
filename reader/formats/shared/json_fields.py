"""The fields of JSON transcripts: texts and times of whatever type a program wrote."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import Final

from reader.model.transcript import Cue, ReportItem, WordTime

NO_TEXT: Final = Cue("")
"""What an item without text is read as, whatever times it has: it is left out and counted."""

_FAULTS: Final = {
    "skipped": ("item without text was skipped", "items without text were skipped"),
    "untimed": ("time could not be read", "times could not be read"),
    "negative": ("time before the start was set to 0", "times before the start were set to 0"),
    "unlisted": (
        "related video without a title was skipped",
        "related videos without a title were skipped",
    ),
}


def text_of(value: object) -> str:
    """Return a string without outer white space, a whole number as text, else ""."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def milliseconds(value: object, faults: Counter[str], *, unit: int = 1000) -> int | None:
    """Return a time given as a number, or as text that is one, of ``unit`` milliseconds each.

    None for null and for what is no time, which is counted as a fault; below zero becomes zero.
    """
    if value is None:
        return None
    if isinstance(value, str):
        value = _number(value)
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        faults["untimed"] += 1
        return None
    if value < 0:
        faults["negative"] += 1
        return 0
    return round(value * unit)


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def word_times(text: str, words: Iterable[tuple[str, int | None]]) -> tuple[WordTime, ...]:
    """Return where the words of a text stand and when they are spoken.

    ``words`` come in the order of the text; one that is not found in it, or has no time, is passed
    over.
    """
    placed = []
    at = 0
    for word, start in words:
        word = word.strip()
        found = text.find(word, at, at + 400) if word else -1
        if found < 0:
            continue
        if start is not None:
            placed.append(WordTime(found, start))
        at = found + len(word)
    return tuple(placed)


def faults_found(faults: Counter[str]) -> tuple[ReportItem, ...]:
    """Return what is to be said of the faults that were counted."""
    return tuple(
        ReportItem(f"{faults[fault]} {words[faults[fault] > 1]}.", faults[fault])
        for fault, words in _FAULTS.items()
        if faults[fault]
    )
