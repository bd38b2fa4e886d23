"""The transcript as a value: spans, cues made anew, what is told of it as a whole."""

from __future__ import annotations

import pytest

from reader.model.transcript import FACTS, LINES, Cue, CueKind, Span, Transcript, WordTime

CUE = Cue("Words.", 1_000, 2_000, "Ana", CueKind.SOUND, True, (WordTime(0, 1_000),))


@pytest.mark.parametrize(
    ("span", "is_empty"),
    [
        (Span(0, 0, 0, 0), True),
        (Span(0, 0, 0, 1), False),
        (Span(0, 1, 0, 1), True),
        (Span(0, 2, 0, 1), True),
        (Span(0, 9, 1, 0), False),  # it holds the break between the two
        (Span(1, 0, 0, 9), True),
        (Span(3, 5, 3, 6), False),
    ],
)
def test_a_span_is_empty_where_it_ends_no_later_than_it_begins(span: Span, is_empty: bool) -> None:
    assert span.is_empty is is_empty


def test_a_cue_with_another_speaker_is_else_the_same() -> None:
    assert CUE.spoken_by("Ben") == CUE._replace(speaker="Ben")
    assert CUE.speaker == "Ana"


@pytest.mark.parametrize("starts", [True, False])
def test_a_cue_that_begins_a_paragraph_or_not_is_else_the_same(starts: bool) -> None:
    assert CUE.starting_paragraph(starts) == CUE._replace(starts_paragraph=starts)


@pytest.mark.parametrize(
    ("cues", "is_timed"),
    [
        ((), False),
        ((Cue("a"),), False),
        ((Cue("a", None, 2_000),), False),
        ((Cue("a", 0),), True),
        ((Cue("a"), Cue("b", 0, 1)), True),
    ],
)
def test_one_start_makes_it_timed(cues: tuple[Cue, ...], is_timed: bool) -> None:
    assert Transcript(cues=cues).is_timed is is_timed


def test_speakers_come_in_the_order_in_which_they_first_speak() -> None:
    said = [Cue("", speaker=name) for name in ("Ben", "", "Ana", "Ben", "ana")]
    assert Transcript(cues=tuple(said)).speakers == ("Ben", "Ana", "ana")
    assert Transcript().speakers == ()


def test_the_facts_are_the_texts_of_a_transcript() -> None:
    assert set(FACTS) == {
        *("title", "standfirst", "url", "video_id", "site", "author", "date", "language", "media"),
        *("medium", "made_with"),
    }
    assert set(FACTS) > LINES
