"""The JSON transcript of the Podcasting 2.0 namespace."""

from __future__ import annotations

import json

import pytest
from read import as_json, said

from reader import formats
from reader.errors import FormatError, UnknownFormat
from reader.formats.format import Document
from reader.formats.kinds import podcast_json
from reader.model.transcript import Cue, Transcript


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


def test_segments_of_a_word_each_are_joined() -> None:
    segments = [
        {"startTime": n, "endTime": n + 1, "body": word}
        for n, word in enumerate(["so", "it", "is", "as", "it", "was"])
    ]
    (cue,) = as_json({"segments": segments}).cues
    assert (cue.text, cue.start, cue.end) == ("so it is as it was", 0, 6_000)
    assert [start for _, start in cue.words] == [0, 1_000, 2_000, 3_000, 4_000, 5_000]


def test_other_names_of_the_same_and_segments_without_a_body() -> None:
    document = json.dumps(
        {"segments": [{"start": 1, "end": 2, "text": "One two."}, {"startTime": 5}, 7]}
    )
    transcript = podcast_json.read(Document(b"", document))
    assert transcript.cues == (Cue("One two.", 1_000, 2_000),)
    assert said(transcript) == "1 caption without text was left out."


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ('{"segments": [{"startTime": 1, "body": "a"}]}', 90),
        ('{"segments": [{"body": "a"}]}', 0),
        ('{"startTime": 1, "body": "a"}', 0),
        ("segments", 0),
    ],
)
def test_it_is_claimed_by_its_keys(text: str, claim: int) -> None:
    assert podcast_json.score(Document(text.encode(), text)) == claim


@pytest.mark.parametrize("text", ["[]", "{}", '{"segments": 5}', '{"segments": [{"body": " "}]}'])
def test_json_without_a_body_is_refused(text: str) -> None:
    with pytest.raises(UnknownFormat, match="not a transcript: no segment of it has a body"):
        podcast_json.read(Document(b"", text))


def test_captions_without_times_cannot_be_written() -> None:
    with pytest.raises(FormatError, match="no times"):
        podcast_json.write(Transcript(cues=(Cue("One."),)))
