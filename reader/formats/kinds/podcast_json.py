"""The JSON transcript of the Podcasting 2.0 namespace, transcripts document, section JSON.

::

    {"version": "1.0.0",
     "segments": [{"speaker": "…", "startTime": 0.5, "endTime": 0.75, "body": "…"}]}

Times are seconds. A segment may be a single word; such are read as captions of several words, each
of which keeps its time.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from reader.errors import UnknownFormat
from reader.formats.decoding import json_text
from reader.formats.format import Claim, Document
from reader.formats.shared import captions, time_lines
from reader.formats.shared.json_fields import NO_TEXT, faults_found, milliseconds, text_of
from reader.formats.shared.single_words import are_single_words, joined_words
from reader.model.transcript import Cue, Transcript
from reader.patterns import lazy_pattern
from reader.wording import tr

_SEGMENTS: Final = lazy_pattern(r'"segments"\s*:')
_OWN_KEYS: Final = lazy_pattern(r'"(startTime|endTime|body)"\s*:')


def score(document: Document) -> int:
    """Claim JSON with segments that have a body and a start time."""
    head = document.head
    if not json_text.opens(head) or not _SEGMENTS.search(head):
        return Claim.NONE
    keys = set(_OWN_KEYS.findall(head))
    return Claim.CERTAIN - 10 if {"startTime", "body"} <= keys else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the segments of a podcast's transcript.

    Raises FormatError for broken JSON, UnknownFormat for JSON without segments that have a body.
    """
    value, report, refusal = json_text.load(document.text)
    segments = value.get("segments") if isinstance(value, dict) else None
    faults: Counter[str] = Counter()
    cues = [
        _cue(segment, faults)
        for segment in (segments if isinstance(segments, list) else ())
        if isinstance(segment, dict)
    ]
    if not any(cue.text for cue in cues):
        raise refusal or UnknownFormat(
            tr("This is JSON, but not a transcript: no segment of it has a body.")
        )
    if are_single_words([cue for cue in cues if cue.text]):
        cues = joined_words([cue for cue in cues if cue.text])
    finished = captions.finish(cues, labels=not any(cue.speaker for cue in cues), rolls=False)
    return Transcript(cues=finished.cues, report=report + faults_found(faults) + finished.report)


def _cue(segment: Mapping[str, Any], faults: Counter[str]) -> Cue:
    text = captions.tidy(text_of(segment.get("body", segment.get("text"))))
    if not text:
        return NO_TEXT
    return Cue(
        text,
        milliseconds(segment.get("startTime", segment.get("start")), faults),
        milliseconds(segment.get("endTime", segment.get("end")), faults),
        text_of(segment.get("speaker")),
    )


def write(transcript: Transcript) -> str:
    """Return the JSON of a podcast's transcript, a segment a line.

    Raises FormatError if no caption has a time.
    """
    segments = []
    for start, end, cue in time_lines.timed(transcript.cues):
        segment: dict[str, Any] = {"speaker": cue.speaker} if cue.speaker else {}
        segment |= {"startTime": start / 1000, "endTime": end / 1000, "body": cue.text}
        segments.append(json.dumps(segment, ensure_ascii=False))
    body = ",\n  ".join(segments)
    return f'{{"version": "1.0.0",\n "segments": [\n  {body}]}}\n'
