"""Where along a recording hits are heard."""

from __future__ import annotations

from reader.model.hearing.playhead import Playhead
from reader.model.hearing.timeline import Timeline
from reader.model.prose import prose
from reader.model.search.find import Finder
from reader.model.search.heard_hits import columns
from reader.model.search.switches import Switches
from reader.model.transcript import Cue, Transcript

TALK = Transcript(
    cues=(
        Cue("The water is high.", 1_000, 2_000),
        Cue("No boat crosses it.", 2_000, 4_000),
        Cue("The water falls.", 6_000, 8_000),
    )
)


def timeline(transcript: Transcript) -> Timeline:
    reading = prose(transcript)
    return Timeline(reading, Playhead(reading), 0)


def test_the_columns_in_which_hits_are_heard() -> None:
    line = timeline(TALK)
    hits = Finder(line.reading.text).search("the water", Switches())
    assert columns(hits, line, 0, 8_000, 8) == bytes([0, 1, 0, 0, 0, 0, 1, 0])
    assert columns(hits, line, 2_000, 6_000, 4) == bytes(4)
    none = Finder(line.reading.text).search("sea", Switches())
    assert columns(none, line, 0, 8_000, 8) == bytes(8)


def test_many_hits_in_few_columns() -> None:
    cues = tuple(Cue("so it is so", n * 1_000, n * 1_000 + 1_000) for n in range(100))
    line = timeline(Transcript(cues=cues))
    hits = Finder(line.reading.text).search("so", Switches())
    assert len(hits) == 200
    assert columns(hits, line, 0, 100_000, 10) == bytes([1] * 10)
    assert columns(hits, line, 30_000, 50_000, 5) == bytes([1] * 5)
    assert columns(hits, line, 200_000, 210_000, 5) == bytes(5)
