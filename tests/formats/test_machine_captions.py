"""What recognisers, video sites and podcasts deliver as JSON and XML."""

from __future__ import annotations

import json

import pytest
from read import read, said, texts, times

from reader import formats
from reader.errors import UnknownFormat
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


def test_podcast_json_is_read_and_written() -> None:
    segments = [
        {"speaker": "Sara", "startTime": 0.5, "endTime": 2, "body": "Hello there."},
        {"startTime": 2, "endTime": 3.25, "body": "And welcome."},
    ]
    transcript = as_json({"version": "1.0.0", "segments": segments})
    assert transcript.cues == (
        Cue("Hello there.", 500, 2_000, "Sara"),
        Cue("And welcome.", 2_000, 3_250),
    )
    written = json.loads(formats.write(transcript, "podcast-json"))
    assert written == {"version": "1.0.0", "segments": segments}


def test_json3_times_its_words() -> None:
    event = {
        "tStartMs": 1000,
        "dDurationMs": 2000,
        "segs": [{"utf8": "hi"}, {"utf8": " all", "tOffsetMs": 400}],
    }
    feed = {"tStartMs": 1500, "aAppend": 1, "segs": [{"utf8": "\n"}]}
    transcript = as_json({"wireMagic": "pb3", "events": [event, feed]})
    assert transcript.cues == (Cue("hi all", 1_000, 3_000, words=(WordTime(3, 1_400),)),)
    assert transcript.report == ()


def test_srv1_escapes_twice_and_srv3_does_not() -> None:
    first = read(
        '<transcript><text start="1.5" dur="2">R&amp;amp;D &amp;lt;i&amp;gt;</text></transcript>',
        "a.xml",
    )
    assert first.cues == (Cue("R&D <i>", 1_500, 3_500),)
    third = read(
        '<timedtext format="3"><body><p t="100" d="900"><s ac="9">hello</s>'
        '<s t="300" ac="9"> sea</s></p></body></timedtext>',
        "a.srv3",
    )
    assert third.cues == (Cue("hello sea", 100, 1_000, words=(WordTime(6, 400),)),)
    assert third.provenance is Provenance.AUTOMATIC


@pytest.mark.parametrize("name", ["whisper", "podcast-json", "youtube-json3"])
def test_json_of_another_kind_is_refused(name: str) -> None:
    with pytest.raises(UnknownFormat, match="This is JSON, but not a transcript"):
        formats.read_bytes(b'{"segments": [{"x": 1}], "events": []}', "a.json", format=name)


def test_times_that_are_none_are_counted() -> None:
    transcript = as_json(
        {"segments": [{"start": "noon", "end": -1, "text": "x", "seek": 0}], "language": "en"}
    )
    assert times(transcript) == [(None, 0)]
    assert "1 time could not be read." in said(transcript)
    assert "1 time before the start was set to 0." in said(transcript)


def test_otranscribe_has_the_exact_time_and_not_the_label() -> None:
    stamp = '<span class="timestamp" data-timestamp="71.25">01:11</span>'
    transcript = as_json(
        {"text": f"<p>{stamp}&nbsp;So we <b>walk</b>.</p>", "media": "a.mp3", "media-time": 1},
        "a.otr",
    )
    assert transcript.cues == (Cue("So we walk.", 71_250, starts_paragraph=True),)
    assert "“a.mp3”" in said(transcript)


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
