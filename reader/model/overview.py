"""A transcript seen as a whole: where its headings stand, and who speaks where."""

from __future__ import annotations

from typing import Final

from reader.model.outline import headings
from reader.model.prose import Reading
from reader.model.transcript import CueKind, Transcript
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

MOST_VOICES: Final = 6
"""So many speakers can be told apart at a glance; the others share one look."""


SLICES: Final = 4_096
"""Into so many slices a text is cut to see who speaks: some for each row of any screen."""

LEAST_TURN: Final = 2
"""Turns of fewer rows, one after another, cannot be told apart."""

BAND: Final = 12
"""So many rows then tell who says most in them."""

_TURN: Final = lazy_pattern(rb"(?s)(.)\1*")


class Headline(NamedTuple):
    """A heading: its words, and where in the reading it stands."""

    offset: int
    words: str


class Overview(NamedTuple):
    """The headings in reading order; the speakers that have a look of their own, who says most
    first; and who speaks where, as :func:`turns_of` returns it, "" where that is nobody or one.
    """

    titles: tuple[Headline, ...] = ()
    voices: tuple[str, ...] = ()
    turns: bytes = b""


def overview(reading: Reading) -> Overview:
    """Return what there is to see of a transcript as a whole."""
    titles = tuple(
        Headline(reading.offset(one.cue, one.char), one.words) for one in headings(reading)
    )
    named = voices(reading.transcript)
    return Overview(titles, named, turns_of(reading, named) if len(named) > 1 else b"")


def voices(transcript: Transcript) -> tuple[str, ...]:
    """Return the speakers who say most, by letters, at most ``MOST_VOICES`` of them.

    Who says as much as another stands in the order in which they first speak.
    """
    said: dict[str, int] = {}
    for cue in transcript.cues:
        if cue.speaker and cue.kind is CueKind.SPEECH:
            said[cue.speaker] = said.get(cue.speaker, 0) + len(cue.text)
    return tuple(sorted(said, key=lambda name: -said[name])[:MOST_VOICES])


def turns_of(reading: Reading, names: tuple[str, ...], count: int = SLICES) -> bytes:
    """Return for each of ``count`` equal slices of a text who speaks in its middle.

    0 stands for nobody that is named, 1 for the first of ``names`` and so on, the number after the
    last for anybody else. One look into the text for each slice, however long it is: where turns
    are shorter than a slice, everybody has about as many slices as is said.
    """
    numbers = {name: number for number, name in enumerate(names, 1)}
    numbers[""] = 0
    others = len(names) + 1
    cues, length = reading.transcript.cues, len(reading.text)
    rows = bytearray(count)
    for row in range(count if reading.paragraph_count else 0):
        at = (2 * row + 1) * length // (2 * count)
        speaker = cues[reading.paragraph_cue(reading.paragraph_at(at))].speaker
        rows[row] = numbers.get(speaker, others)
    return bytes(rows)


def voice_rows(turns: bytes, count: int) -> bytes:
    """Return who speaks in each of ``count`` rows of a picture, out of the slices of a text.

    Where turns are too short to be told apart, as in hours of questions and answers, there are
    bands instead, each of whoever says most in it: rows would be those that chance has picked.
    """
    rows = bytearray(count)
    for first in range(0, count, BAND):
        last = min(first + BAND, count)
        part = _slices(turns, first, last, count)
        if _is_crowd(part, last - first):
            rows[first:last] = bytes([_most(part)]) * (last - first)
        else:
            rows[first:last] = bytes(
                turns[(2 * row + 1) * len(turns) // (2 * count)] for row in range(first, last)
            )
    return bytes(rows)


def speakers_near(turns: bytes, row: int, count: int) -> list[int]:
    """Return who speaks in the band of one of ``count`` rows, who says most first.

    Nobody where turns can be told apart: there it is who speaks in the row.
    """
    first = row - row % BAND
    last = min(first + BAND, count)
    part = _slices(turns, first, last, count)
    if not _is_crowd(part, last - first):
        return []
    return sorted(set(part), key=lambda voice: (-part.count(voice), voice))


def _is_crowd(part: bytes, rows: int) -> bool:
    """Whether the turns of some rows are too short to be told apart."""
    return len(_TURN.findall(part)) * LEAST_TURN > rows + LEAST_TURN


def _most(part: bytes) -> int:
    """Return who has most slices, of two with as many the one who says more elsewhere."""
    found = set(part)
    return part[0] if len(found) == 1 else max(found, key=lambda one: (part.count(one), -one))


def _slices(turns: bytes, first: int, last: int, count: int) -> bytes:
    start = first * len(turns) // count
    return turns[start : max(start + 1, last * len(turns) // count)]
