"""What recognisers, video sites and podcasts deliver as JSON and XML."""

from __future__ import annotations

import pytest
from read import as_json, read, said, texts, times

from reader import formats
from reader.errors import UnknownFormat
from reader.model.transcript import Cue, Provenance, Transcript, WordTime


@pytest.mark.parametrize("name", ["whisper", "podcast-json", "youtube-json3"])
def test_json_of_another_kind_is_refused(name: str) -> None:
    with pytest.raises(UnknownFormat, match="This is JSON, but not a transcript"):
        formats.read_bytes(b'{"segments": [{"x": 1}], "events": []}', "a.json", format=name)


def test_whispers_table_counts_milliseconds() -> None:
    transcript = read("start\tend\ttext\n0\t4320\tThe kettle is on.\n4320\t7000\tTea\n", "a.tsv")
    assert transcript.cues == (Cue("The kettle is on.", 0, 4_320), Cue("Tea", 4_320, 7_000))
    assert "milliseconds" in said(transcript)


def test_other_tables_have_clocks_or_seconds_and_speakers() -> None:
    transcript = read(
        'Speaker,Start,End,Text\nAna,0:01.5,3,"One, ""two""\nthree."\nBen,4.25,,\'=4\n', "a.csv"
    )
    assert transcript.cues == (
        Cue('One, "two"\nthree.', 1_500, 3_000, "Ana"),
        Cue("=4", 4_250, None, "Ben"),
    )


def test_no_cell_of_a_table_is_a_formula() -> None:
    data = formats.write(Transcript(cues=(Cue("=1+1", 0, 1_000, "+Ana"),)), "csv")
    assert data.splitlines()[1] == b"00:00:00.000,00:00:01.000,'+Ana,'=1+1"


AMAZON = {
    "results": {
        "transcripts": [{"transcript": "Good morning. Hi."}],
        "speaker_labels": {
            "segments": [
                {"items": [{"start_time": "0.5", "speaker_label": "spk_0"}]},
                {"items": [{"start_time": "0.9", "speaker_label": "spk_0"}]},
                {"items": [{"start_time": "2.0", "speaker_label": "spk_1"}]},
            ]
        },
        "items": [
            {"start_time": "0.5", "end_time": "0.8", "alternatives": [{"content": "Good"}]},
            {"start_time": "0.9", "end_time": "1.4", "alternatives": [{"content": "morning"}]},
            {"type": "punctuation", "alternatives": [{"content": "."}]},
            {"start_time": "2.0", "end_time": "2.2", "alternatives": [{"content": "Hi"}]},
            {"type": "punctuation", "alternatives": [{"content": "."}]},
        ],
    }
}

ASSEMBLY = {
    "utterances": [
        {"speaker": "A", "start": 500, "end": 1400, "text": "Good morning."},
        {"speaker": "B", "start": 2000, "end": 2200, "text": "Hi."},
    ]
}

DEEPGRAM = {
    "results": {
        "channels": [],
        "utterances": [
            {"start": 0.5, "end": 1.4, "transcript": "Good morning.", "speaker": 0},
            {"start": 2.0, "end": 2.2, "transcript": "Hi.", "speaker": 1},
        ],
    }
}

REV = {
    "monologues": [
        {
            "speaker": 0,
            "elements": [
                {"type": "text", "value": "Good", "ts": 0.5, "end_ts": 0.8},
                {"type": "punct", "value": " "},
                {"type": "text", "value": "morning", "ts": 0.9, "end_ts": 1.4},
                {"type": "punct", "value": "."},
            ],
        },
        {"speaker": 1, "elements": [{"type": "text", "value": "Hi.", "ts": 2.0, "end_ts": 2.2}]},
    ]
}


@pytest.mark.parametrize(
    ("value", "names"),
    [
        (AMAZON, ["spk_0", "spk_1"]),
        (ASSEMBLY, ["Speaker A", "Speaker B"]),
        (DEEPGRAM, ["Speaker 0", "Speaker 1"]),
        (REV, ["Speaker 0", "Speaker 1"]),
    ],
)
def test_services_say_the_same_in_their_own_ways(value: object, names: list[str]) -> None:
    transcript = as_json(value)
    assert texts(transcript) == ["Good morning.", "Hi."]
    assert times(transcript) == [(500, 1_400), (2_000, 2_200)]
    assert [cue.speaker for cue in transcript.cues] == names
    assert transcript.provenance is Provenance.AUTOMATIC


def test_google_times_its_words_in_seconds_with_a_letter() -> None:
    best = {"transcript": "Good day.", "words": [{"startTime": "1.300s", "word": "Good"}]}
    transcript = as_json({"results": [{"alternatives": [best]}]})
    assert transcript.cues == (Cue("Good day.", 1_300, words=(WordTime(0, 1_300),)),)
