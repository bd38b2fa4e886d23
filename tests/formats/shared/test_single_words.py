"""Captions of one word each, made into readable ones."""

from __future__ import annotations

import pytest

from reader.formats.shared.single_words import are_single_words, joined_words
from reader.model.transcript import Cue, CueKind, WordTime


def words(*texts: str, step: int = 200) -> list[Cue]:
    return [Cue(text, n * step, (n + 1) * step) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("cues", "single"),
    [
        ([], False),
        (words("a", "b", "c", "d"), False),
        (words("a", "b", "c", "d", "e"), True),
        (words("a", "b", "c", "d", "two words"), False),
        (words(*"abcdefghi", "two words"), True),
        ([Cue(letter) for letter in "abcde"], False),
    ],
)
def test_nearly_all_are_single_words(cues: list[Cue], single: bool) -> None:
    assert are_single_words(cues) is single


def test_a_sentence_becomes_one_caption_with_the_times_of_its_words() -> None:
    assert joined_words(words("So", "it", "is.", "Yes")) == [
        Cue("So it is.", 0, 600, words=(WordTime(0, 0), WordTime(3, 200), WordTime(6, 400))),
        Cue("Yes", 600, 800, words=(WordTime(0, 600),)),
    ]
    assert joined_words([]) == []


def test_marks_stand_behind_their_word() -> None:
    assert [cue.text for cue in joined_words(words("Well", ",", "yes", "!", "No"))] == [
        "Well, yes!",
        "No",
    ]


@pytest.mark.parametrize(("pause", "captions"), [(1_500, 1), (1_501, 2)])
def test_a_pause_ends_a_caption(pause: int, captions: int) -> None:
    assert len(joined_words([Cue("so", 0, 200), Cue("on", 200 + pause, 2_000)])) == captions


def test_another_speaker_and_another_kind_end_a_caption() -> None:
    cues = [
        Cue("so", 0, 1, "Ana"),
        Cue("on", 1, 2, "Ben"),
        Cue("[bell]", 2, 3, "Ben", CueKind.SOUND),
    ]
    assert [cue.text for cue in joined_words(cues)] == ["so", "on", "[bell]"]


def test_a_long_caption_ends_with_the_next_word() -> None:
    # Nine letters and a space each: ten words are 100 characters, more than 90 from the tenth on.
    cues = joined_words(words(*["seashores"] * 12))
    assert [len(cue.text.split()) for cue in cues] == [10, 2]


def test_a_word_without_time_has_none_in_the_caption() -> None:
    assert joined_words([Cue("so", 5), Cue("on")]) == [Cue("so on", 5, words=(WordTime(0, 5),))]
