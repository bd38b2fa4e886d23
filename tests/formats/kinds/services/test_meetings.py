"""The JSON of programs that take the minutes of a meeting, and of those that edit a transcript."""

from __future__ import annotations

import json

import pytest
from read import read, said

from reader.model.transcript import WordTime

HEARD = [("Good morning.", "Ana", 500), ("Hi.", "Ben", 2_000)]


def word(text: str, start: float, end: float) -> dict[str, object]:
    return {"word": text, "start": start, "end": end}


GOOD, MORNING, HI = word("Good", 0.5, 0.8), word("morning.", 0.8, 1.4), word("Hi.", 2.0, 2.2)
GRAPH = {
    "value": [
        {
            "speakerName": "Ana",
            "spokenText": "Good morning.",
            "startOffset": "00:00:00.5000000",
            "endOffset": "00:00:01.4000000",
        },
        {"speakerName": "Ben", "spokenText": "Hi.", "startOffset": "00:00:02"},
    ]
}
ZOOM = {
    "timeline": [
        {"text": "Good morning.", "ts": "00:00:00.500", "users": [{"username": "Ana"}]},
        {"text": "Hi.", "ts": "00:00:02.000", "users": [{"username": "Ben", "user_id": "2"}]},
    ]
}
OTTER = {
    "speech": {
        "duration": 61,
        "speakers": [{"id": 11, "speaker_name": "Ana"}, {"id": 12, "speaker_name": "Ben"}],
        "transcripts": [
            {
                "start_offset": 8_000,
                "end_offset": 22_400,
                "transcript": "Good morning.",
                "speaker_id": 11,
                "alignment": [GOOD, MORNING],
            },
            {
                "start_offset": 32_000,
                "end_offset": 35_200,
                "transcript": "Hi.",
                "speaker_id": 12,
                "alignment": [HI],
            },
        ],
    }
}
REV = {
    "monologues": [
        {
            "speaker": number,
            "speaker_info": {"id": "7", "display_name": name},
            "elements": [{"type": "text", "value": text, "ts": at, "end_ts": at + 0.5}],
        }
        for number, name, text, at in ((0, "Ana", "Good morning.", 0.5), (1, "Ben", "Hi.", 2.0))
    ]
}
RELATIVE = [
    {
        "participant": {"id": number, "name": name},
        "words": [
            {
                "text": text,
                "start_timestamp": {"relative": at, "absolute": "2024-01-01T10:00:00Z"},
                "end_timestamp": {"relative": at + 0.2},
            }
            for text, at in spoken
        ],
    }
    for number, name, spoken in (
        (1, "Ana", [("Good", 0.5), ("morning.", 0.8)]),
        (2, "Ben", [("Hi.", 2.0)]),
    )
]
TRINT = {
    "words": [
        {"value": "Good", "time": 500, "duration": 300},
        {"value": "morning.", "time": 800, "duration": 600},
        {"value": "Hi.", "time": 2_000, "duration": 200},
    ],
    "speakers": [
        {"time": 500, "duration": 900, "name": "Ana"},
        {"time": 2_000, "duration": 200, "name": "Ben"},
    ],
}


@pytest.mark.parametrize("value", [GRAPH, ZOOM, OTTER, REV, RELATIVE, TRINT])
def test_words_speakers_and_times_of_a_meeting(value: object) -> None:
    transcript = read(json.dumps(value), "a.json")
    assert [(cue.text, cue.speaker, cue.start) for cue in transcript.cues] == HEARD


def test_samples_of_phrases_and_seconds_of_their_words() -> None:
    transcript = read(json.dumps(OTTER), "a.json")
    assert [cue.end for cue in transcript.cues] == [1_400, 2_200]
    assert transcript.cues[0].words == (WordTime(0, 500), WordTime(5, 800))
    assert "JSON of Otter" in said(transcript)


def test_phrases_in_whole_seconds_stay_so_beside_words_in_parts_of_them() -> None:
    phrase = {"text": "Good morning.", "start": 0, "end": 2, "speaker": "Ana"}
    value = {"utterances": [phrase | {"words": [GOOD, MORNING]}]}
    (cue,) = read(json.dumps(value), "a.json").cues
    assert (cue.start, cue.end) == (0, 2_000)


def test_several_may_speak_at_one_microphone() -> None:
    users = [{"username": "Ana"}, {"username": "Ben"}, {"user_id": "3"}]
    value = {"timeline": [{"text": "Good morning.", "ts": "00:00:01", "users": users}]}
    assert read(json.dumps(value), "a.json").cues[0].speaker == "Ana, Ben"


def test_the_first_time_of_the_words_of_a_turn_is_its_start() -> None:
    avoma = {
        "meeting_uuid": "m",
        "speakers": [{"id": 1, "name": "Ana", "is_rep": True}, {"id": 2, "name": "Ben"}],
        "transcript": [
            {"transcript": "Good morning.", "timestamps": [0.5, 0.9], "speaker_id": 1},
            {"transcript": "Hi.", "timestamps": [2.0], "speaker_id": 2},
            {"transcript": "So.", "timestamps": [], "speaker_id": 2},
        ],
    }
    transcript = read(json.dumps(avoma), "a.json")
    cues = [(cue.text, cue.speaker, cue.start) for cue in transcript.cues]
    assert cues == [*HEARD, ("So.", "Ben", None)]
    assert {cue.end for cue in transcript.cues} == {None}
    assert "Avoma" in said(transcript)


def test_the_lines_of_a_fragment_are_its_lines() -> None:
    aeneas = {
        "fragments": [
            {"begin": "0.000", "end": "1.500", "id": "f1", "language": "eng", "lines": []},
            {"begin": "1.500", "end": "3.250", "id": "f2", "lines": ["A lamp", "at sea."]},
            {"begin": "3.250", "end": "4.000", "id": "f3", "lines": ["It is out there."]},
        ]
    }
    transcript = read(json.dumps(aeneas), "a.json")
    assert [(cue.text, cue.start, cue.end) for cue in transcript.cues] == [
        ("A lamp\nat sea.", 1_500, 3_250),
        ("It is out there.", 3_250, 4_000),
    ]
    assert "aeneas" in said(transcript)
