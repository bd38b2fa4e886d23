"""From a moment of a recording to the word that is spoken; the moments were worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.hearing.playhead import Playhead, Spoken, Timing
from reader.model.prose import Reading, captions, prose
from reader.model.transcript import Cue, CueKind, Transcript, WordTime

# "We build boats. They last." as three captions, a pause of a second, and another paragraph.
TALK = Transcript(
    cues=(
        Cue("We build", 1000, 2000),
        Cue("boats. They", 2000, 3100),
        Cue("last.", 3100, 4000),
        Cue("Why?", 5000, 6000, starts_paragraph=True),
    )
)
WORDS = Transcript(
    cues=(
        Cue("We build boats", 0, 3000, words=(WordTime(0, 0), WordTime(3, 500), WordTime(9, 900))),
    )
)


def spoken(reading: Reading, time: int) -> Spoken:
    found = Playhead(reading).at(time)
    assert found is not None
    return found


def word(transcript: Transcript, time: int) -> str:
    reading = prose(transcript)
    start, end = spoken(reading, time).word
    return reading.text[start:end]


def test_before_the_first_caption_nothing_is_spoken() -> None:
    assert Playhead(prose(TALK)).at(999) is None
    assert Playhead(prose(Transcript())).at(0) is None
    assert Playhead(prose(Transcript(cues=(Cue("No times."),)))).at(5000) is None


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (1000, "We"),
        (1249, "We"),  # of 8 letters in 1,000 ms the second ends at 250 ms
        (1400, "build"),  # 400 ms are 3.2 letters
        (1999, "build"),
        (2000, "boats."),
        (2700, "They"),  # 700 of 1,100 ms are 7.0 of 11 letters
        (3500, "last."),
        (4500, "last."),  # nobody speaks: the word before
        (5500, "Why?"),
        (99_000, "Why?"),
    ],
)
def test_a_word_is_worked_out_from_the_length_of_the_text(time: int, expected: str) -> None:
    assert word(TALK, time) == expected


@pytest.mark.parametrize(
    ("time", "expected"), [(0, "We"), (499, "We"), (500, "build"), (899, "build"), (900, "boats")]
)
def test_the_times_of_words_are_gone_by_where_the_file_has_them(time: int, expected: str) -> None:
    assert word(WORDS, time) == expected
    assert not spoken(prose(WORDS), time).is_about


def test_caption_sentence_and_paragraph_of_a_moment() -> None:
    reading = prose(TALK)
    assert reading.text == "We build boats. They last.\nWhy?"
    found = spoken(reading, 2700)
    assert (found.cue, found.caption, found.sentence, found.paragraph) == (1, (9, 20), (16, 26), 0)
    assert (found.is_about, found.is_silent) == (True, False)
    assert spoken(reading, 2100).sentence == (0, 15)
    assert spoken(reading, 5500).paragraph == 1
    assert spoken(reading, 3500).is_about is False  # the caption is one word


def test_between_two_captions_it_is_silent() -> None:
    reading = prose(TALK)
    assert [spoken(reading, time).is_silent for time in (3999, 4000, 4999, 5000, 6000)] == [
        *(False, True, True, False, True),
    ]


def test_a_caption_without_an_end_lasts_until_the_next() -> None:
    talk = Transcript(cues=(Cue("One", 0), Cue("Two", 1000)))
    assert [word(talk, time) for time in (0, 999, 1000, 5000)] == ["One", "One", "Two", "Two"]


def test_who_still_speaks_goes_before_who_has_ended() -> None:
    talk = Transcript(cues=(Cue("Long speech", 0, 10_000), Cue("Yes.", 2000, 2500)))
    assert (word(talk, 2200), word(talk, 3000)) == ("Yes.", "Long")


def test_a_script_without_spaces_is_followed_word_by_word() -> None:
    assert word(Transcript(cues=(Cue("我们造船", 0, 4000),)), 2500) == "造船"


def test_sounds_that_are_not_shown_are_passed_over() -> None:
    talk = Transcript(cues=(Cue("One", 0, 1000), Cue("[music]", 1000, 2000, kind=CueKind.SOUND)))
    reading = prose(talk, sounds=False)
    assert spoken(reading, 1500).cue == 0
    assert spoken(prose(talk), 1500).cue == 1


def test_what_is_played_from_a_word_begins_at_a_time_of_the_file() -> None:
    playhead = Playhead(prose(TALK))
    assert [playhead.time_of(offset) for offset in (0, 4, 16, 27)] == [1000, 1000, 2000, 5000]
    assert Playhead(prose(WORDS)).time_of(9) == 900


def test_a_player_begins_a_little_earlier_and_goes_back_after_a_pause() -> None:
    timing = Timing()
    assert (timing.position_of(1000), timing.position_of(100)) == (850, 0)
    assert (timing.resumed_at(10_000), timing.resumed_at(1_000)) == (8_500, 0)
    assert Timing(step_back=0).resumed_at(10_000) == 10_000


def test_an_offset_is_set_by_ear() -> None:
    timing = Timing().tuned(position=12_000, time=10_500)
    assert timing.offset == 1_500
    assert timing.heard_at(12_000) == 10_500
    assert timing.position_of(10_500) == 11_850


@given(
    st.lists(
        st.builds(
            Cue,
            st.text(st.sampled_from("ab 。船.\n"), max_size=12),
            st.none() | st.integers(0, 5000),
            st.none() | st.integers(0, 5000),
            words=st.lists(
                st.builds(WordTime, st.integers(0, 12), st.integers(0, 5000)), max_size=3
            ).map(tuple),
        ),
        max_size=6,
    ),
    st.integers(-10, 6000),
)
def test_whatever_a_file_says_a_word_is_inside_the_text(cues: list[Cue], time: int) -> None:
    for reading in (prose(Transcript(cues=tuple(cues))), captions(Transcript(cues=tuple(cues)))):
        found = Playhead(reading).at(time)
        if found is not None:
            start, end = found.word
            assert 0 <= start < end <= len(reading.text)
            assert reading.cue_at(start) == found.cue
