"""A transcript along the time of its recording, with times worked out by hand."""

from __future__ import annotations

from reader.model.hearing.playhead import Playhead
from reader.model.hearing.timeline import Timeline
from reader.model.prose import prose
from reader.model.transcript import Cue, Transcript

TALK = Transcript(
    cues=(
        Cue("The water is high.", 1_000, 2_000, speaker="Anna"),
        Cue("No boat crosses it.", 2_000, 4_000, speaker="Ben"),
        Cue("The water falls.", 6_000, 8_000, speaker="Anna"),
    )
)


def timeline(offset: int = 0) -> Timeline:
    reading = prose(TALK)
    return Timeline(reading, Playhead(reading), offset)


def words(start: int, end: int, offset: int = 0) -> str:
    line = timeline(offset)
    found = line.words(start, end)
    return " ".join(line.reading.text[slice(*found)].split()) if found else ""


def test_within_a_caption_it_goes_by_the_letters() -> None:
    line = timeline(500)
    assert line.heard(0) == 1_500
    at = line.reading.text.index("high")  # the 13th of 18 letters of a second
    assert line.heard(at) == 1_500 + 1_000 * 13 // 18


def test_the_words_of_a_stretch() -> None:
    assert words(1_000, 3_999) == "The water is high. No boat crosses it."
    assert words(0, 1_100) == "The"
    # Half of 2 s: the 9th letter of "No boat crosses it." stands in "crosses".
    assert words(3_000, 6_100) == "crosses it. The"


def test_a_stretch_that_ends_where_a_caption_ends_takes_no_word_of_the_next() -> None:
    assert words(1_000, 2_000) == "The water is high."
    assert words(11_000, 12_000, 10_000) == "The water is high."
    assert words(1_000, 2_001) == "The water is high. No"
    assert words(2_000, 2_000) == "No"  # a moment is the word that is heard then


def test_a_stretch_of_silence_has_no_words() -> None:
    assert words(4_500, 5_500) == ""
    assert words(0, 500) == ""
    assert words(5_000, 6_100) == "The"


def test_words_that_are_heard_later_are_found_later() -> None:
    assert words(11_000, 13_999, 10_000) == "The water is high. No boat crosses it."


def test_who_speaks_in_the_middle_of_each_column() -> None:
    assert timeline().voices(("Anna",), 0, 8_000, 8) == bytes([0, 1, 2, 2, 0, 0, 1, 1])
    assert timeline().voices(("Anna", "Ben"), 500, 1_500, 2) == bytes([0, 1])
