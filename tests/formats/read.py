"""Reading texts as the formats do, for the tests of this folder."""

from __future__ import annotations

import json

from reader import formats
from reader.model.transcript import Cue, Transcript


def read(text: str, name: str) -> Transcript:
    """Return a text read as the contents of a file of that name."""
    return formats.read_bytes(text.encode("utf-8", "surrogatepass"), name)


def as_json(value: object, name: str = "a.json") -> Transcript:
    """Return a value read as a file of JSON."""
    return read(json.dumps(value), name)


def texts(transcript: Transcript) -> list[str]:
    return [cue.text for cue in transcript.cues]


def times(transcript: Transcript) -> list[tuple[int | None, int | None]]:
    return [(cue.start, cue.end) for cue in transcript.cues]


def said(transcript: Transcript) -> str:
    """Return the whole report as one text."""
    return " ".join(item.sentence for item in transcript.report)


def cue(text: str, start: int, end: int, speaker: str = "") -> Cue:
    return Cue(text, start, end, speaker)
