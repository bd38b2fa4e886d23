"""The JSON in which YouTube delivers captions."""

from __future__ import annotations

import pytest
from read import as_json, said

from reader.errors import UnknownFormat
from reader.formats.format import Document
from reader.formats.kinds import youtube_json
from reader.model.transcript import Cue, Provenance, WordTime


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


def test_events_without_text_and_stacks_of_the_same_are_no_captions() -> None:
    event = {"tStartMs": 0, "dDurationMs": 900, "segs": [{"utf8": "\u200bOne.\u200b"}]}
    others = [{"tStartMs": 5}, {"segs": "no"}, {"segs": [{"utf8": 5}, 7]}, 7]
    transcript = as_json({"events": [event, event, *others]})
    assert transcript.cues == (Cue("One.", 0, 900),)
    assert said(transcript).startswith("1 copy of a caption")
    assert transcript.provenance is Provenance.UNKNOWN


def test_words_with_times_are_those_of_a_machine() -> None:
    events = [
        {"tStartMs": n, "segs": [{"utf8": "so"}, {"utf8": " on", "tOffsetMs": 5}]} for n in (0, 900)
    ]
    assert as_json({"events": events}).provenance is Provenance.AUTOMATIC
    assert as_json(
        {"events": [{"tStartMs": 0, "segs": [{"utf8": "so", "acAsrConf": 9}]}]}
    ).provenance is (Provenance.AUTOMATIC)


@pytest.mark.parametrize("text", ["[]", "{}", '{"events": 5}', '{"events": [{"segs": []}]}'])
def test_json_without_events_that_have_text_is_refused(text: str) -> None:
    with pytest.raises(UnknownFormat, match="not a transcript: no event of it has text"):
        youtube_json.read(Document(b"", text))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ('{"events": [{"tStartMs": 0, "segs": []}]}', 95),
        ('{"events": [{"tStartMs": 0}]}', 0),
        ('{"tStartMs": 0, "segs": []}', 0),
        ("events", 0),
    ],
)
def test_it_is_claimed_by_its_keys(text: str, claim: int) -> None:
    assert youtube_json.score(Document(text.encode(), text)) == claim
