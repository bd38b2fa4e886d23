"""The JSON of speech recognisers of the Whisper family."""

from __future__ import annotations

import pytest
from read import as_json, said, texts, times

from reader.errors import UnknownFormat
from reader.formats.format import Document
from reader.formats.kinds import whisper
from reader.model.transcript import Cue, Provenance, WordTime


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


def test_whisper_words_of_several_voices_are_cut_where_another_speaks() -> None:
    words = [
        {"word": "So", "start": 0, "end": 0.5, "speaker": "A"},
        {"word": "it", "start": 0.5, "end": 0.9},
        {"word": "is.", "start": 1, "end": 1.5, "speaker": "B"},
    ]
    segments = [{"start": 0, "end": 1.5, "text": "So it is.", "words": words}]
    assert as_json({"segments": segments, "language": "en"}).cues == (
        Cue("So it", 0, 900, "A", words=(WordTime(0, 0), WordTime(3, 500))),
        Cue("is.", 1_000, 1_500, "B", words=(WordTime(0, 1_000),)),
    )


def test_whisper_chunks_may_lack_their_end_and_empty_segments_are_counted() -> None:
    chunks = [{"text": "One two.", "timestamp": [1, None]}, {"text": " ", "timestamp": [2, 3]}]
    transcript = as_json({"text": "", "chunks": [*chunks, {"text": "Three four."}, 5]})
    assert times(transcript) == [(1_000, None), (None, None)]
    assert said(transcript) == "1 caption without text was left out."


def test_whisper_cpp_without_offsets_has_no_times() -> None:
    transcript = as_json(
        {"transcription": [{"text": " One.", "tokens": []}, {"text": ""}], "params": {}}
    )
    assert transcript.cues == (Cue("One."),)
    assert transcript.provenance is Provenance.AUTOMATIC


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ('{"segments": [{"avg_logprob": -1, "seek": 0}]}', 70),
        ('{"segments": [{"seek": 0}]}', 45),
        ('{"segments": [{"text": "One"}]}', 0),
        ('{"avg_logprob": -1, "seek": 0}', 0),
        ("segments", 0),
    ],
)
def test_whisper_is_claimed_by_what_only_a_recogniser_writes(text: str, claim: int) -> None:
    assert whisper.score(Document(text.encode(), text)) == claim


def test_whisper_without_text_is_refused() -> None:
    for text in ('{"segments": [{"text": ""}]}', "[]", '{"chunks": 5}'):
        with pytest.raises(UnknownFormat, match="not a transcript: no segment of it has text"):
            whisper.read(Document(text.encode(), text))


def test_a_segment_may_have_its_words_one_by_one_alone() -> None:
    transcript = as_json(
        {
            "language": "en",
            "segments": [
                {"id": 0, "seek": 0, "start": 0, "end": 1, "text": " We walk.", "temperature": 0},
                {
                    "id": 1,
                    "start": 1,
                    "end": 2,
                    "words": [
                        {"word": " Not", "start": 1, "end": 1.5},
                        {"word": " yet.", "start": 1.5, "end": 2},
                    ],
                },
            ],
        }
    )
    assert texts(transcript) == ["We walk.", "Not yet."]
    assert times(transcript) == [(0, 1_000), (1_000, 2_000)]


def test_whisper_cpp_counts_the_voices_that_it_hears() -> None:
    heard = [
        {"offsets": {"from": 0, "to": 900}, "text": " One.", "speaker": "0"},
        {"offsets": {"from": 900, "to": 1_800}, "text": " Two.", "speaker": "?"},
    ]
    cues = as_json({"result": {"language": "en"}, "transcription": heard}).cues
    assert [(cue.speaker, cue.text) for cue in cues] == [("Speaker 0", "One."), ("", "Two.")]
