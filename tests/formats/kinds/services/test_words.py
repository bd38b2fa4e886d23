"""Pieces of words, marks and spaces made into words and into captions."""

from __future__ import annotations

import pytest

from reader.formats.kinds.services.fields import FieldTime, milliseconds, speaker_of
from reader.formats.kinds.services.layers import LayerItem
from reader.formats.kinds.services.words import captions_of
from reader.model.transcript import Cue, CueKind


def item(
    text: str, start: int | None = None, *, group: int = 0, kind: str = "", speaker: object = None
) -> LayerItem:
    begin = None if start is None else FieldTime(start, 1.0)
    end = None if start is None else FieldTime(start + 100, 1.0)
    return LayerItem(text, begin, end, None, speaker, None, group, kind)


def make(text: str, start: FieldTime | None, end: FieldTime | None, first: LayerItem) -> Cue:
    return Cue(text, milliseconds(start, 1.0), milliseconds(end, 1.0), speaker_of(first.speaker))


def read(*items: LayerItem, whole: str = "") -> list[Cue]:
    return captions_of(items, whole, make)


def test_words_become_captions_that_end_with_their_sentence() -> None:
    cues = read(item("So", 0), item("it", 100), item("is.", 200), item("Yes.", 300))
    assert [(cue.text, cue.start, cue.end) for cue in cues] == [
        ("So it is.", 0, 300),
        ("Yes.", 300, 400),
    ]
    assert [word.start for word in cues[0].words] == [0, 100, 200]


@pytest.mark.parametrize(
    "mark", [item(".", kind="punctuation"), item(".", kind="punct"), item("."), item("…", 100)]
)
def test_marks_go_to_the_word_before(mark: LayerItem) -> None:
    assert [cue.text for cue in read(item("So", 0), mark, item("Yes", 300))] == [
        f"So{mark.text}",
        "Yes",
    ]


def test_pieces_with_spaces_of_their_own_are_put_together_by_them() -> None:
    cues = read(item(" Ti", 0), item("des", 50), item(" go", 100), item(" out.", 200))
    assert [cue.text for cue in cues] == ["Tides go out."]
    assert [word.char for word in cues[0].words] == [0, 6, 9]
    cues = read(item("Tides", 0), item(" "), item("go", 100), item(" "), item("out", 200))
    assert [cue.text for cue in cues] == ["Tides go out"]


def test_what_is_no_word_is_passed_over() -> None:
    assert [cue.text for cue in read(item("<eps>", 0), item("So", 100), item("<end>", 200))] == [
        "So"
    ]
    assert read(item(" ", 0)) == []


def test_sounds_stand_alone() -> None:
    cues = read(item("So", 0), item("(bell)", 100, kind="audio_event"), item("yes", 200))
    assert [(cue.text, cue.kind) for cue in cues] == [
        ("So", CueKind.SPEECH),
        ("(bell)", CueKind.SOUND),
        ("yes", CueKind.SPEECH),
    ]


def test_no_caption_is_of_two_lists_or_two_speakers() -> None:
    assert [cue.text for cue in read(item("So", 0, group=1), item("it", 100, group=2))] == [
        "So",
        "it",
    ]
    cues = read(item("So", 0, speaker="A"), item("it", 100, speaker="B"))
    assert [(cue.speaker, cue.text) for cue in cues] == [("Speaker A", "So"), ("Speaker B", "it")]


@pytest.mark.parametrize(
    ("words", "whole", "texts"),
    [
        ("so it is yes", "So it is. Yes!", ["So it is.", "Yes!"]),
        ("so it is yes", "So it was. Yes!", ["so it is yes"]),  # not all of them stand in it
        ("so it is. yes", "So, it is. Yes!", ["so it is.", "yes"]),  # they have marks themselves
        ("so it is", "so it is", ["so it is"]),
        ("so it is", "", ["so it is"]),
    ],
)
def test_marks_are_taken_from_the_whole_text(words: str, whole: str, texts: list[str]) -> None:
    items = [item(word, 100 * n) for n, word in enumerate(words.split())]
    assert [cue.text for cue in read(*items, whole=whole)] == texts


def test_the_text_that_words_lie_in_counts_more_than_the_whole() -> None:
    owner = item("It is. Yes.")
    items = [item("it", 0), item("is", 100), item("yes", 200)]
    for one in items:
        one.owner = owner
    assert [cue.text for cue in read(*items, whole="No marks, it is yes")] == ["It is.", "Yes."]
