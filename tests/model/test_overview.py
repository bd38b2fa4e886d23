"""A transcript as a whole, its rows and ranks worked out by hand."""

from __future__ import annotations

from reader.model.overview import (
    BAND,
    SLICES,
    Headline,
    Overview,
    overview,
    speakers_near,
    turns_of,
    voice_rows,
    voices,
)
from reader.model.prose import prose
from reader.model.transcript import Cue, CueKind, Transcript


def said(speaker: str, text: str) -> Cue:
    return Cue(text, speaker=speaker)


def test_who_says_most_comes_first_and_who_says_as_much_in_order() -> None:
    # A 4 letters, B 4 + 4, C 4: B, then A before C.
    cues = (said("A", "aaaa"), said("B", "bbbb"), said("C", "cccc"), said("B", "bbbb"))
    assert voices(Transcript(cues=cues)) == ("B", "A", "C")


def test_only_six_have_a_look_of_their_own_and_sounds_are_nobody_s() -> None:
    cues = [said(name, "x" * (10 - number)) for number, name in enumerate("ABCDEFGH")]
    laughter = Cue("x" * 50, speaker="H", kind=CueKind.SOUND)
    assert voices(Transcript(cues=(*cues, laughter))) == tuple("ABCDEF")


def test_headings_stand_where_they_are_read() -> None:
    title = Cue("Two\n words ", kind=CueKind.HEADING)
    transcript = Transcript(cues=(said("", "Before it."), title, said("", "After.")))
    # "Before it." is 10 characters and a break.
    assert overview(prose(transcript)) == Overview((Headline(11, "Two words"),), ())


def test_each_slice_is_who_speaks_in_its_middle() -> None:
    # "aaaa\nbbbb\ncccc\ndd": 17 characters, in 4 slices their middles are 2, 6, 10, 14.
    cues = (said("A", "aaaa"), said("B", "bbbb"), said("", "cccc"), said("D", "dd"))
    reading = prose(Transcript(cues=cues))
    assert reading.text == "aaaa\nbbbb\ncccc\ndd"
    assert list(turns_of(reading, ("A", "B"), 4)) == [1, 2, 0, 0]
    # In 17 slices every character is one; a break belongs to the paragraph before it.
    rows = [1] * 5 + [2] * 5 + [0] * 5 + [3] * 2
    assert list(turns_of(reading, ("A", "B"), 17)) == rows


def test_nothing_is_asked_of_an_empty_text() -> None:
    assert turns_of(prose(Transcript()), ("A",), 3) == b"\0\0\0"


def test_where_one_speaks_alone_nothing_is_worked_out() -> None:
    reading = prose(Transcript(cues=(said("A", "aaaa"), said("", "bbbb"))))
    assert overview(reading) == Overview((), ("A",), b"")


def test_turns_that_can_be_told_apart_stand_as_they_are() -> None:
    # 2 slices a row: 24 rows, of which 10 are A's, 4 B's, 10 A's.
    turns = bytes([1] * 20 + [2] * 8 + [1] * 20)
    assert list(voice_rows(turns, 24)) == [1] * 10 + [2] * 4 + [1] * 10
    assert [speakers_near(turns, row, 24) for row in (0, 11, 23)] == [[], [], []]


def test_turns_too_short_for_a_row_are_bands_of_who_says_most() -> None:
    """An hour of questions by 1 and answers: the first half by 2, who says more, then by 3."""
    half = SLICES // 2
    turns = bytes(([1, 2, 2] * half)[:half] + ([1, 3, 3, 3] * half)[:half])
    # Within the band in the middle both answer: 2 has 2/3 of a half of it, 3 has 3/4 of the other.
    count = 4 * BAND
    assert list(voice_rows(turns, count)) == [2] * 2 * BAND + [3] * 2 * BAND
    assert speakers_near(turns, BAND + 3, count) == [2, 1]
    assert speakers_near(turns, 3 * BAND, count) == [3, 1]


def test_a_picture_higher_than_there_are_slices_has_them_all() -> None:
    assert list(voice_rows(bytes([1, 2]), 24)) == [1] * 12 + [2] * 12
    assert list(voice_rows(bytes([1, 2]), 1)) == [1]  # as many: who says more elsewhere
