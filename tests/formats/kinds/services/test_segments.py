"""Segments that neither Whisper nor the neutral form writes so keep their speakers and times."""

from __future__ import annotations

import json

import pytest
from read import read, said

HEARD = [("Good morning.", "Ana", 500), ("Hi.", "Ben", 2_000)]


def heard(value: object) -> list[tuple[str, str, int | None]]:
    return [(cue.text, cue.speaker, cue.start) for cue in read(json.dumps(value), "a.json").cues]


def segments(first: dict[str, object], second: dict[str, object]) -> list[dict[str, object]]:
    return [{"text": "Good morning.", **first}, {"text": "Hi.", **second}]


SECONDS = ({"start": 0.5, "end": 1.4}, {"start": 2, "end": 2.2})


def by(key: str, first: object, second: object) -> list[dict[str, object]]:
    return segments(SECONDS[0] | {key: first}, SECONDS[1] | {key: second})


@pytest.mark.parametrize(
    "value",
    [
        {"segments": by("speaker_name", "Ana", "Ben")},
        {"segments": by("speaker", {"name": "Ana"}, {"name": "Ben"}), "language": "en"},
        {"segments": by("speaker", {"id": 7, "display_name": "Ana"}, {"fullName": "Ben"})},
        {"segments": by("speaker", {"firstName": "Ana"}, {"firstName": "Ben"})},
        {"segments": by("speaker", 0, 1), "speakers": {"0": "Ana", "1": "Ben"}},
        {"segments": by("speaker", 0, 1), "speakers": ["Ana", "Ben"]},
        {"speakers": {"0": {"name": "Ana"}, "1": {"name": "Ben"}}, "segments": by("speaker", 0, 1)},
        {
            "segments": by("speaker", {"id": "a"}, {"id": "b"}),
            "speakers": [{"id": "a", "name": "Ana"}, {"id": "b", "display_name": "Ben"}],
        },
        {
            "speakers": [{"speaker_id": "s1", "name": "Ana"}, {"speaker_id": "s2", "name": "Ben"}],
            "segments": segments(
                {"speakerId": "s1", "startMs": 500, "endMs": 1_400},
                {"speakerId": "s2", "startMs": 2_000, "endMs": 2_200},
            ),
            "aiNotes": [{"text": "They greet each other, at length.", "startMs": 0}],
        },
        {
            "segments": segments(
                {"from": 0.5, "to": 1.4, "label": "Ana"}, {"from": 2, "to": 2.2, "label": "Ben"}
            )
        },
        {
            "segments": by("speaker", {"name": "Ana"}, {"name": "Ben"}),
            "comments": [{"text": "What a nice bit this is", "start": 1.0, "author": "Cleo"}],
        },
    ],
)
def test_segments_keep_speakers_and_times(value: object) -> None:
    assert heard(value) == HEARD


def test_a_speaker_whom_nothing_names_keeps_his_id() -> None:
    value = {"segments": segments({"start_ms": 500, "speaker_id": "a"}, {"start_ms": 2_000})}
    assert heard(value)[0] == ("Good morning.", "Speaker a", 500)


def test_comments_are_read_where_there_is_nothing_else() -> None:
    value = {"comments": [{"text": "Hi all of you.", "start": 1, "author": "Cleo"}]}
    assert heard(value) == [("Hi all of you.", "Cleo", 1_000)]


@pytest.mark.parametrize(
    ("duration", "starts", "sentence"),
    [
        (61, [250, 1_000], "for milliseconds, as the length of the recording tells."),
        (None, [250_000, 999_000], "for seconds, though nothing in it tells."),
    ],
)
def test_a_unit_that_was_found_or_guessed_is_told(
    duration: int | None, starts: list[int], sentence: str
) -> None:
    last = starts[1] // (1 if duration else 1_000)
    spoken = [
        {"text": "Hello", "start": 250, "end": last, "speaker": "A"},
        {"text": "Hi", "start": last, "end": 61_000, "speaker": "B"},
    ]
    transcript = read(json.dumps({"utterances": spoken, "audio_duration": duration}), "a.json")
    assert [cue.start for cue in transcript.cues] == starts
    assert sentence in said(transcript)


@pytest.mark.parametrize("more", [{"duration": 61}, {}])
def test_segments_in_milliseconds_are_not_taken_for_seconds(more: dict[str, object]) -> None:
    spoken = [
        {"start": 250, "end": 3_000, "text": "Hello there, my friends."},
        {"start": 57_000, "end": 61_000, "text": "And hi to you all."},
    ]
    transcript = read(json.dumps({"language": "en", **more, "segments": spoken}), "a.json")
    assert [cue.start for cue in transcript.cues] == [250, 57_000]
    assert "for milliseconds" in said(transcript)
