"""The fields of JSON transcripts: texts and times of whatever type a program wrote."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import Final

from reader.model.transcript import Cue, ReportItem, WordTime, remarks

NO_TEXT: Final = Cue("")
"""What an item without text is read as, whatever times it has: it is left out and counted."""


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
    items = (
        remarks(
            "{n} item without text was skipped.",
            "{n} items without text were skipped.",
            faults["skipped"],
        ),
        remarks("{n} time could not be read.", "{n} times could not be read.", faults["untimed"]),
        remarks(
            "{n} time before the start was set to 0.",
            "{n} times before the start were set to 0.",
            faults["negative"],
        ),
        remarks(
            "{n} related video without a title was skipped.",
            "{n} related videos without a title were skipped.",
            faults["unlisted"],
        ),
    )
    return tuple(item for item in items if item.count)
