"""The JSON of services: whatever its keys are called, the same words, times and speakers."""

from __future__ import annotations

import json

import pytest
from read import read, said, texts, times

from reader.errors import UnknownFormat
from reader.model.transcript import Cue, CueKind, Provenance, Transcript, WordTime

GOOD_MORNING = ["Good morning.", "Hi."]


def as_json(value: object) -> Transcript:
    return read(json.dumps(value), "a.json")


def speakers(transcript: Transcript) -> list[str]:
    return [cue.speaker for cue in transcript.cues]


AZURE = {
    "combinedPhrases": [{"text": "Good morning. Hi."}],
    "phrases": [
        {
            "offsetMilliseconds": 500,
            "durationMilliseconds": 900,
            "text": "Good morning.",
            "speaker": 1,
        },
        {"offsetMilliseconds": 2000, "durationMilliseconds": 200, "text": "Hi.", "speaker": 2},
    ],
}
DRAFT = {
    "blocks": [
        {"text": "Good morning.", "data": {"speaker": "Speaker 1", "start": 0.5, "end": 1.4}},
        {"text": "Hi.", "data": {"speaker": "Speaker 2", "start": 2, "end": 2.2}},
    ],
    "entityMap": {},
}
STREAM = {
    "entries": [
        {
            "speakerDisplayName": "Speaker 1",
            "text": "Good morning.",
            "startOffset": "00:00:00.5000000",
            "endOffset": "00:00:01.4000000",
        },
        {
            "speakerDisplayName": "Speaker 2",
            "text": "Hi.",
            "startOffset": "00:00:02",
            "endOffset": "00:00:02.2",
        },
    ]
}
INDEXER = {
    "videos": [
        {
            "insights": {
                "transcript": [
                    {
                        "text": "Good morning.",
                        "speakerId": 1,
                        "instances": [{"start": "0:00:00.5", "end": "0:00:01.4"}],
                    },
                    {
                        "text": "Hi.",
                        "speakerId": 2,
                        "instances": [{"start": "0:00:02", "end": "0:00:02.2"}],
                    },
                ],
                "ocr": [{"text": "A sign with far more letters than were ever spoken here"}],
            }
        }
    ]
}
EDITOR = {
    "words": [
        {"start": 0.5, "end": 0.8, "text": "Good"},
        {"start": 0.9, "end": 1.4, "text": "morning."},
        {"start": 2.0, "end": 2.2, "text": "Hi."},
    ],
    "paragraphs": [
        {"start": 0.5, "end": 1.5, "speaker": "Speaker 1"},
        {"start": 2.0, "end": 2.2, "speaker": "Speaker 2"},
    ],
}
GOOGLE = {
    "results": [
        {
            "alternatives": [
                {
                    "transcript": "Good morning.",
                    "words": [
                        {"word": "Good", "startTime": "0.5s", "endTime": "0.8s"},
                        {"word": "morning.", "startTime": "0.9s", "endTime": "1.4s"},
                    ],
                }
            ]
        },
        {
            "alternatives": [
                {
                    "transcript": "Hi.",
                    "words": [{"word": "Hi.", "startTime": "2s", "endTime": "2.2s"}],
                }
            ]
        },
        {
            "alternatives": [
                {
                    "words": [
                        {"word": "Good", "startTime": "0.5s", "endTime": "0.8s", "speakerTag": 1},
                        {
                            "word": "morning.",
                            "startTime": "0.9s",
                            "endTime": "1.4s",
                            "speakerTag": 1,
                        },
                        {"word": "Hi.", "startTime": "2s", "endTime": "2.2s", "speakerTag": 2},
                    ]
                }
            ]
        },
    ]
}


@pytest.mark.parametrize(
    ("value", "service"),
    [
        (AZURE, "Azure Speech"),
        (DRAFT, "Draft.js"),
        (STREAM, "Microsoft Stream"),
        (INDEXER, "Azure Video Indexer"),
        (EDITOR, "the list “words[]”"),
        (GOOGLE, "Google Speech-to-Text"),
    ],
)
def test_the_same_is_read_of_every_shape(value: object, service: str) -> None:
    transcript = as_json(value)
    assert texts(transcript) == GOOD_MORNING
    assert times(transcript) == [(500, 1_400), (2_000, 2_200)]
    assert speakers(transcript) == ["Speaker 1", "Speaker 2"]
    assert service in said(transcript)


@pytest.mark.parametrize("per_second", [1, 1_000, 10_000_000])
def test_bare_whole_numbers_are_in_the_unit_in_which_people_speak(per_second: int) -> None:
    words = "This is a sentence that takes a person about four seconds to say aloud."
    items = [
        {"text": words, "start": 4 * at * per_second, "end": (4 * at + 4) * per_second}
        for at in range(3)
    ]
    transcript = as_json({"utterances": items})
    assert times(transcript) == [(0, 4_000), (4_000, 8_000), (8_000, 12_000)]
    assert ("as its words suggest" in said(transcript)) == (per_second > 1)


def test_pieces_of_words_with_their_own_spaces_are_put_together() -> None:
    pieces = [("Beau", 300), ("ti", 420), ("ful", 540), (" day", 700), (".", 750), (" Yes", 900)]
    tokens = [{"text": text, "start_ms": at, "end_ms": at + 40} for text, at in pieces]
    ending = {"text": "<end>", "is_final": True}
    early = {"text": " Maybe", "start_ms": 950, "is_final": False}
    transcript = as_json({"tokens": [*tokens, ending, early]})
    assert transcript.cues == (
        Cue("Beautiful day.", 300, 790, words=(WordTime(0, 300), WordTime(10, 700))),
        Cue("Yes", 900, 940, words=(WordTime(0, 900),)),
    )


def test_a_sound_between_words_is_a_sound() -> None:
    words = [
        {"text": "(laughter)", "start": 0, "end": 1, "type": "audio_event"},
        {"text": " ", "start": 1, "end": 1, "type": "spacing"},
        {"text": "Yes.", "start": 1.2, "end": 1.6, "type": "word"},
    ]
    transcript = as_json({"language_code": "deu", "language_probability": 1, "words": words})
    assert [(cue.text, cue.kind) for cue in transcript.cues] == [
        ("(laughter)", CueKind.SOUND),
        ("Yes.", CueKind.SPEECH),
    ]
    assert transcript.language == "de"


def test_the_marks_that_words_lack_are_taken_from_the_whole_text() -> None:
    words = [
        {"word": word, "start": at, "end": at + 0.2}
        for word, at in [("the", 0.5), ("tide", 1.0), ("waits", 1.3), ("yes", 2.0)]
    ]
    transcript = as_json({"text": "The tide waits. Yes!", "words": words})
    assert texts(transcript) == ["The tide waits.", "Yes!"]
    assert transcript.cues[1].words == (WordTime(0, 2_000),)


def test_a_row_of_values_is_read_as_one_transcript() -> None:
    first = {"result": [{"word": "the", "start": 0.5, "end": 0.7, "conf": 1}], "text": "the"}
    second = {"result": [{"word": "yes", "start": 3.5, "end": 3.7, "conf": 1}], "text": "yes"}
    text = f"{json.dumps(first)}\n{json.dumps({'text': ''})}\n{json.dumps(second)}\n"
    transcript = read(text, "a.json")
    assert texts(transcript) == ["the", "yes"]
    assert times(transcript) == [(500, 700), (3_500, 3_700)]
    broken = read(text + '{"result": [{"word"', "a.json")
    assert texts(broken) == ["the", "yes"]
    assert "breaks in line 4" in said(broken)


def test_names_are_looked_up_and_channels_parted() -> None:
    named = as_json(
        {
            "speakers": [{"id": 7, "name": "Ana"}],
            "sentences": [{"speaker": 7, "start": 1.5, "text": "The tide is out."}],
        }
    )
    assert speakers(named) == ["Ana"]
    sides = as_json(
        {
            "results": {
                "channels": [
                    {"alternatives": [{"transcript": "Hello.", "words": [_word("Hello.", 0.5)]}]},
                    {"alternatives": [{"transcript": "Hi.", "words": [_word("Hi.", 1.5)]}]},
                ]
            }
        }
    )
    assert speakers(sides) == ["Channel 1", "Channel 2"]
    assert texts(sides) == ["Hello.", "Hi."]


def _word(text: str, start: float) -> dict[str, object]:
    return {"word": text, "start": start, "end": start + 0.4}


def test_what_a_service_made_of_the_words_is_no_speech() -> None:
    transcript = as_json(
        {
            "audio_url": "a.mp3",
            "words": [{"text": "Yes.", "start": 500, "end": 700, "speaker": "A"}],
            "chapters": [{"summary": "x", "text": "A long headline", "start": 500, "end": 700}],
        }
    )
    assert texts(transcript) == ["Yes."]
    assert times(transcript) == [(500, 700)]
    assert transcript.cues[0].starts_paragraph
    assert transcript.provenance is Provenance.AUTOMATIC


def test_only_the_first_of_several_guesses_counts() -> None:
    guesses = [{"display": "The tide."}, {"display": "The tied."}, {"display": "The tight."}]
    phrase = {"offsetInTicks": 5_000_000, "durationInTicks": 10_000_000, "nBest": guesses}
    transcript = as_json({"recognizedPhrases": [phrase]})
    assert transcript.cues == (Cue("The tide.", 500, 1_500),)
    assert "2 other wordings of the same speech were left out." in said(transcript)


@pytest.mark.parametrize(
    "value",
    [
        {"text": "hello", "id": 5, "user": "x"},
        [{"time": 1_699_999_999, "text": "started"}, {"time": 1_700_000_999, "text": "ended"}],
        [{"timestamp": "2024-01-01T10:00:00Z", "text": "started"}],
        {"results": [], "alternatives": []},
        {"utterances": [{"start": 1, "text": " "}]},
    ],
)
def test_json_that_is_no_transcript_is_refused_in_a_sentence(value: object) -> None:
    with pytest.raises(UnknownFormat, match="This is JSON, but not a transcript"):
        as_json(value)


def test_a_text_alone_is_read_without_times() -> None:
    transcript = as_json({"text": "Hello there.\n\nWelcome."})
    assert texts(transcript) == ["Hello there.", "Welcome."]
    assert times(transcript) == [(None, None), (None, None)]
    assert "without times or speakers" in said(transcript)


def test_texts_alone_are_a_list_of_texts_and_no_service() -> None:
    found = read(json.dumps([{"text": "What is new"}, {"text": "The pier."}]), "a.json")
    assert (found.source.format, texts(found)) == ("json", ["What is new", "The pier."])


def test_who_wrote_changes_of_a_program_said_nothing() -> None:
    with pytest.raises(UnknownFormat):
        read(json.dumps([{"commit": "abc", "author": "Ana", "message": "Fix it"}] * 3), "a.json")


def test_trint_calls_words_names() -> None:
    def word(name: str, start: float) -> dict[str, object]:
        return {"name": name, "stime": start, "len": 0.4}

    said = as_json(
        {
            "title": "Lock talk",
            "speakers": [{"spkid": "S1", "name": "Ana"}, {"spkid": "S2", "name": "Bo"}],
            "segments": [
                {
                    "speaker": "S1",
                    "stime": 2.1,
                    "len": 1,
                    "words": [word("The", 2.1), word("lock.", 2.6)],
                },
                {"speaker": "S2", "stime": 4.9, "len": 1, "words": [word("When?", 4.9)]},
            ],
        }
    )
    assert [(cue.start, cue.speaker, cue.text) for cue in said.cues] == [
        (2_100, "Ana", "The lock."),
        (4_900, "Bo", "When?"),
    ]
