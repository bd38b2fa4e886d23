"""What of a recording is left out as silence, worked out by hand: a value stands for 20 ms."""

from __future__ import annotations

import pytest

from reader.model.hearing.playhead import Playhead
from reader.model.hearing.quiet import jump, silent_below
from reader.model.hearing.timeline import Timeline
from reader.model.prose import prose
from reader.model.transcript import Cue, Transcript

GAP = (10_000, 14_000)
LOUD, HUM = 150, 10
SILENT = 24  # 0.16 of what is loud


def sound(*parts: tuple[int, int]) -> bytes:
    """Moments so loud, up to so many milliseconds."""
    made = bytearray()
    for value, until in parts:
        made += bytes([value]) * (until // 20 - len(made))
    return bytes(made)


def test_what_is_silent_is_told_by_what_is_loud() -> None:
    assert silent_below(sound((LOUD, 60_000), (HUM, 100_000))) == SILENT
    assert silent_below(sound((LOUD, 96_000), (255, 100_000))) == SILENT  # a bang is not the voice
    assert silent_below(b"") == 0


@pytest.mark.parametrize(
    ("position", "goal"),
    [
        (10_000, None),  # words may end a little late
        (10_280, None),
        (10_300, 13_850),  # 150 ms before the next words
        (13_300, 13_850),
        (13_400, None),  # so little is left that it is heard
        (15_000, None),
    ],
)
def test_a_silent_gap_is_jumped_over(position: int, goal: int | None) -> None:
    values = sound((LOUD, 10_000), (HUM, 14_000), (LOUD, 20_000))
    assert jump(GAP, position, values, SILENT) == goal


def test_what_is_loud_in_a_gap_is_heard_from_its_beginning() -> None:
    values = sound((LOUD, 10_000), (HUM, 12_000), (LOUD, 12_400), (HUM, 14_000), (LOUD, 20_000))
    assert jump(GAP, 10_300, values, SILENT) == 11_850
    assert jump(GAP, 12_100, values, SILENT) is None
    assert jump(GAP, 12_400, values, SILENT) == 13_850


def test_where_nothing_is_known_of_the_sound_words_alone_count() -> None:
    assert jump(GAP, 10_300, b"", 0) == 13_850


def test_a_short_gap_is_how_people_speak() -> None:
    assert jump((10_000, 11_480), 10_300, b"", 0) is None
    assert jump((10_000, 11_500), 10_300, b"", 0) == 11_350


def test_a_gap_lies_between_captions_and_moves_with_the_offset() -> None:
    of = prose(
        Transcript(
            cues=(Cue("One.", 1_000, 3_000), Cue("Over it.", 1_500, 4_000), Cue("Two.", 9_000))
        )
    )
    timeline = Timeline(of, Playhead(of), 500)
    assert timeline.gap_at(1_000) is None  # before the first
    assert timeline.gap_at(4_000) is None  # one of two at once has ended
    assert timeline.gap_at(4_500) == (4_500, 9_500)
    assert timeline.gap_at(9_499) == (4_500, 9_500)
    assert timeline.gap_at(9_500) is None
    assert timeline.gap_at(60_000) is None  # after the last
