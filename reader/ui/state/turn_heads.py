"""Who speaks and when, as it stands in the text of a page for who hears it."""

from __future__ import annotations

from collections.abc import Iterator

from reader.direction import reads_leftward
from reader.model.prose import Reading
from reader.model.timecode import clock
from reader.model.transcript import CueKind
from reader.model.visible import one_line


def turn_heads(reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield where turns begin, and what tells of each: who speaks, and when.

    Where nobody is named each paragraph tells when it is said. It is kept to itself where it is
    read the other way than the words: those are to run as they do without it.
    """
    before, is_named = "", bool(reading.transcript.speakers)
    for index in range(reading.paragraph_count):
        if reading.paragraph_kind(index) is CueKind.HEADING:
            continue
        cue = reading.transcript.cues[reading.paragraph_cue(index)]
        speaker, time = one_line(cue.speaker), reading.paragraph_time(index)
        is_turn = speaker != before or not is_named
        before = speaker
        told = "" if time is None else f"({clock(time)})"
        head = " ".join(filter(None, (speaker, told)))
        if not is_turn or not head:
            continue
        start, end = reading.paragraph_range(index)
        head = f"{head}:" if speaker else head
        if reads_leftward(head) != reads_leftward(reading.text[start:end]):
            head = f"\u2068{head}\u2069"
        yield start, f"{head} "
