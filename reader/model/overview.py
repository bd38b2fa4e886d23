"""A transcript seen as a whole: where its headings stand, and who speaks where."""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.model.outline import headings
from reader.model.prose import Reading
from reader.model.transcript import CueKind, Transcript

MOST_VOICES: Final = 6
"""So many speakers can be told apart at a glance; the others share one look."""


class Headline(NamedTuple):
    """A heading: its words, and where in the reading it stands."""

    offset: int
    words: str


class Overview(NamedTuple):
    """The headings in reading order, and the speakers that have a look of their own, who says
    most first.
    """

    titles: tuple[Headline, ...] = ()
    voices: tuple[str, ...] = ()


def overview(reading: Reading) -> Overview:
    """Return what there is to see of a transcript as a whole."""
    titles = tuple(
        Headline(reading.offset(one.cue, one.char), one.words) for one in headings(reading)
    )
    return Overview(titles, voices(reading.transcript))


def voices(transcript: Transcript) -> tuple[str, ...]:
    """Return the speakers who say most, by letters, at most ``MOST_VOICES`` of them.

    Who says as much as another stands in the order in which they first speak.
    """
    said: dict[str, int] = {}
    for cue in transcript.cues:
        if cue.speaker and cue.kind is CueKind.SPEECH:
            said[cue.speaker] = said.get(cue.speaker, 0) + len(cue.text)
    return tuple(sorted(said, key=lambda name: -said[name])[:MOST_VOICES])


def voice_rows(reading: Reading, names: tuple[str, ...], count: int) -> bytes:
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
