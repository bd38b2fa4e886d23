"""The JSON transcript of the Podcasting 2.0 namespace."""

from __future__ import annotations

import json

from read import read

from reader import formats
from reader.model.transcript import Cue, Transcript


def as_json(value: object, name: str = "a.json") -> Transcript:
    return read(json.dumps(value), name)


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
