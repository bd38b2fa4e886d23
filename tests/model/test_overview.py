"""A transcript as a whole, its rows and ranks worked out by hand."""

from __future__ import annotations

from reader.model.overview import Headline, Overview, overview, voice_rows, voices
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


def test_each_row_is_who_speaks_in_its_middle() -> None:
    # "aaaa\nbbbb\ncccc\ndd": 17 characters, in 4 rows their middles are 2, 6, 10, 14.
    cues = (said("A", "aaaa"), said("B", "bbbb"), said("", "cccc"), said("D", "dd"))
    reading = prose(Transcript(cues=cues))
    assert reading.text == "aaaa\nbbbb\ncccc\ndd"
    assert list(voice_rows(reading, ("A", "B"), 4)) == [1, 2, 0, 0]
    # In 17 rows every character is one; a break belongs to the paragraph before it.
    rows = [1] * 5 + [2] * 5 + [0] * 5 + [3] * 2
    assert list(voice_rows(reading, ("A", "B"), 17)) == rows


def test_nothing_is_asked_of_an_empty_text() -> None:
    assert voice_rows(prose(Transcript()), ("A",), 3) == b"\0\0\0"
