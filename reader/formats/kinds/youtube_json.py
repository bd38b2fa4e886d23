"""The JSON in which YouTube delivers captions (json3): events with pieces of text.

No document prescribes it. Times are milliseconds; an event that only appends a line feed to the
one before is no caption, and coloured or moving captions are stacks of the same event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from reader.errors import UnknownFormat
from reader.formats.decoding import json_text
from reader.formats.format import Claim, Document
from reader.formats.shared import captions
from reader.formats.shared.json_fields import faults_found, milliseconds
from reader.formats.shared.stacked import without_copies
from reader.model.transcript import Cue, Provenance, Transcript, WordTime
from reader.patterns import lazy_pattern
from reader.wording import tr

_EVENTS: Final = lazy_pattern(r'"events"\s*:\s*\[')
_OWN_KEYS: Final = lazy_pattern(r'"(wireMagic|tStartMs|segs|utf8)"\s*:')


def score(document: Document) -> int:
    """Claim JSON with a list of events that have text in segments."""
    head = document.head
    if not json_text.opens(head) or not _EVENTS.search(head):
        return Claim.NONE
    keys = set(_OWN_KEYS.findall(head))
    return Claim.CERTAIN - 5 if {"tStartMs", "segs"} <= keys else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the events as captions, with the times of their words.

    Raises FormatError for broken JSON, UnknownFormat where no event has text.
    """
    value, report, refusal = json_text.load(document.text)
    events = value.get("events") if isinstance(value, dict) else None
    faults: Counter[str] = Counter()
    cues = [
        _cue(event, faults)
        for event in (events if isinstance(events, list) else ())
        if isinstance(event, dict)
    ]
    cues, of_copies = without_copies([cue for cue in cues if cue.text])
    if not cues:
        raise refusal or UnknownFormat(
            tr("This is JSON, but not a transcript: no event of it has text.")
        )
    finished = captions.finish(cues)
    automatic = '"acAsrConf"' in document.head or sum(bool(cue.words) for cue in cues) > 1
    return Transcript(
        cues=finished.cues,
        report=report + faults_found(faults) + of_copies + finished.report,
        provenance=Provenance.AUTOMATIC if automatic else Provenance.UNKNOWN,
    )


def _cue(event: Mapping[str, Any], faults: Counter[str]) -> Cue:
    start = milliseconds(event.get("tStartMs"), faults, unit=1)
    lasts = milliseconds(event.get("dDurationMs"), faults, unit=1)
    pieces: list[str] = []
    length = 0
    times: list[WordTime] = []
    segments = event.get("segs")
    for piece in segments if isinstance(segments, list) else ():
        if not isinstance(piece, dict) or not isinstance(piece.get("utf8"), str):
            continue
        offset = milliseconds(piece.get("tOffsetMs"), faults, unit=1)
        if offset is not None and start is not None:
            times.append(WordTime(length, start + offset))
        pieces.append(piece["utf8"])
        length += len(piece["utf8"])
    raw = "".join(pieces)
    text = captions.tidy_and_bare(raw)
    end = None if start is None or lasts is None else start + lasts
    return Cue(text, start, end, words=captions.shifted(times, raw, text))
