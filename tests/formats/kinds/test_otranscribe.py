"""oTranscribe documents: JSON that holds the text as HTML with time marks."""

from __future__ import annotations

import json

from read import read, said

from reader.model.transcript import Cue, Transcript


def as_json(value: object, name: str = "a.json") -> Transcript:
    return read(json.dumps(value), name)


def test_otranscribe_has_the_exact_time_and_not_the_label() -> None:
    stamp = '<span class="timestamp" data-timestamp="71.25">01:11</span>'
    transcript = as_json(
        {"text": f"<p>{stamp}&nbsp;So we <b>walk</b>.</p>", "media": "a.mp3", "media-time": 1},
        "a.otr",
    )
    assert transcript.cues == (Cue("So we walk.", 71_250, starts_paragraph=True),)
    assert "“a.mp3”" in said(transcript)
