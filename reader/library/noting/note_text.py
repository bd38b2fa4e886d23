"""A note as JSON in ASCII, and back: every character comes back as it was."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reader.library.values import Note
from reader.model.transcript import Span


def as_values(note: Note) -> dict[str, Any]:
    """Return a note as values that JSON knows."""
    return {**note._asdict(), "span": list(note.span)}


def as_text(note: Note | None) -> str:
    """Return a note as text, "" for none."""
    return json.dumps(as_values(note)) if note is not None else ""


def note_in(text: str) -> Note | None:
    """Return the note of a text, None where there is none; raises ValueError for another text."""
    if not text:
        return None
    try:
        return note_from(json.loads(text))
    except (TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise ValueError("no note") from problem


def note_or_words(text: str, transcript: int) -> Note | None:
    """Return the note of a text, None where there is none.

    One that was altered on the disk is a note whose words are that text: nothing of it is lost.
    """
    try:
        return note_in(text)
    except ValueError:
        return Note(transcript, Span(0, 0, 0, 0), "", text)


def note_from(values: dict[str, Any]) -> Note:
    """Return the note of some values; raises ValueError, TypeError or KeyError for others."""
    span = Span(*map(whole, values["span"]))
    return Note(**{**values, "span": span, "tags": words_of(values["tags"])})


def whole(value: object) -> int:
    """Return a whole number; raises ValueError for anything else."""
    if type(value) is not int:
        raise ValueError(f"{value!r} is no number")
    return value


def words_of(values: Sequence[object]) -> tuple[str, ...]:
    """Return some values as texts."""
    return tuple(map(str, values))
