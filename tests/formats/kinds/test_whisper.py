"""The JSON of speech recognisers of the Whisper family."""

from __future__ import annotations

import json

from read import read, said, texts, times

from reader.model.transcript import Cue, Provenance, Transcript, WordTime


def as_json(value: object, name: str = "a.json") -> Transcript:
    return read(json.dumps(value), name)


def test_whisper_keeps_words_speakers_and_language() -> None:
    transcript = as_json(
        {
            "language": "en",
            "segments": [
                {
                    "start": 1.0,
                    "end": 2.5,
                    "text": " Soak the beans.",
                    "speaker": "SPEAKER_00",
                    "avg_logprob": -0.1,
                    "words": [
                        {"word": " Soak", "start": 1.0, "end": 1.2},
                        {"word": " the", "start": 1.25, "end": 1.3},
                        {"word": " beans."},
                    ],
                }
            ],
        }
    )
    words = (WordTime(0, 1_000), WordTime(5, 1_250))
    assert transcript.cues == (Cue("Soak the beans.", 1_000, 2_500, "SPEAKER_00", words=words),)
    assert (transcript.language, transcript.provenance) == ("en", Provenance.AUTOMATIC)


def test_whisper_cpp_has_milliseconds_and_tokens() -> None:
    transcript = as_json(
        {
            "params": {"translate": True},
            "result": {"language": "de"},
            "transcription": [
                {
                    "offsets": {"from": 500, "to": 1500},
                    "text": " Good evening.",
                    "tokens": [
                        {"text": "[_BEG_]", "offsets": {"from": 500, "to": 500}},
                        {"text": " Good", "offsets": {"from": 500, "to": 800}},
                        {"text": " even", "offsets": {"from": 800, "to": 1000}},
                        {"text": "ing.", "offsets": {"from": 1000, "to": 1500}},
                    ],
                }
            ],
        }
    )
    words = (WordTime(0, 500), WordTime(5, 800))
    assert transcript.cues == (Cue("Good evening.", 500, 1_500, words=words),)
    assert transcript.provenance is Provenance.TRANSLATED


def test_single_words_are_joined_to_captions() -> None:
    said_words = [
        ("The", 0.0),
        ("tide", 0.5),
        ("is", 0.9),
        ("out.", 1.0),
        ("We", 4.0),
        ("walk.", 4.2),
    ]
    chunks = [{"text": f" {word}", "timestamp": [at, at + 0.2]} for word, at in said_words]
    transcript = as_json({"text": "", "chunks": chunks})
    assert texts(transcript) == ["The tide is out.", "We walk."]
    assert times(transcript) == [(0, 1_200), (4_000, 4_400)]
    assert transcript.cues[1].words == (WordTime(0, 4_000), WordTime(3, 4_200))


def test_times_that_are_none_are_counted() -> None:
    transcript = as_json(
        {"segments": [{"start": "noon", "end": -1, "text": "x", "seek": 0}], "language": "en"}
    )
    assert times(transcript) == [(None, 0)]
    assert "1 time could not be read." in said(transcript)
    assert "1 time before the start was set to 0." in said(transcript)
