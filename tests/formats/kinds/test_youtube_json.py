"""The JSON in which YouTube delivers captions."""

from __future__ import annotations

import json

from read import read

from reader.model.transcript import Cue, Transcript, WordTime


def as_json(value: object, name: str = "a.json") -> Transcript:
    return read(json.dumps(value), name)


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
