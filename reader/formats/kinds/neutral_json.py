"""The neutral form: a transcript as JSON, plain enough for any program to read and write.

::

    {"title": "…", "standfirst": "…",
     "related": [{"title": "…", "url": "…"}],
     "segments": [{"start": 1.5, "end": 3.0, "speaker": "…", "text": "…"}],
     "report": ["…"]}

Times are seconds or null. Beyond that, and only where they hold something: the other facts of a
:class:`~reader.model.transcript.Transcript` (``url``, ``author`` …) and its ``provenance``,
``video_id`` of a related video, ``kind``, ``paragraph`` and ``words`` (pairs of character and
seconds) of a segment; ``fetched`` (``address``, ``day``, ``etag``, ``sha256``) where the words came
from the web. Of a key that recurs in one object the last value counts.
"""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Mapping
from enum import Enum
from typing import Any, Final, TypeVar

from reader.errors import FormatError, UnknownFormat
from reader.formats.decoding import json_text
from reader.formats.decoding.text import clean
from reader.formats.format import Claim, Document
from reader.formats.shared.json_fields import faults_found, milliseconds, text_of
from reader.formats.shared.order import in_order
from reader.model.transcript import (
    FACTS,
    Cue,
    CueKind,
    Fetched,
    Provenance,
    RelatedVideo,
    ReportItem,
    Source,
    Transcript,
    WordTime,
    remark,
)
from reader.model.visible import one_line
from reader.model.web_address import web_address
from reader.patterns import lazy_pattern
from reader.wording import tr

_ALWAYS: Final = ("title", "standfirst")
_IF_KNOWN: Final = tuple(name for name in FACTS if name not in _ALWAYS)
_OWN_KEYS: Final = lazy_pattern(r'"(?:standfirst|segments)"\s*:')

_NOTHING: Final[Mapping[str, Any]] = {}
_LONGEST_ETAG: Final = 200
_SHA256: Final = lazy_pattern(r"[0-9a-f]{64}")

Member = TypeVar("Member", bound=Enum)


def score(document: Document) -> int:
    """Claim JSON: with both our keys nearly surely, else weakly, so that someone refuses it."""
    if not json_text.opens(document.head):
        return Claim.NONE
    keys = {found.rstrip(": \t\n") for found in _OWN_KEYS.findall(document.head)}
    return (Claim.FALLBACK + 5, Claim.POSSIBLE, Claim.CERTAIN - 10)[len(keys)]


def read(document: Document) -> Transcript:
    """Read the neutral form, or a bare list of its segments, whatever is missing or mistyped in it.

    Raises FormatError for broken JSON, naming the line, and UnknownFormat for JSON of another kind.
    """
    value, report, refusal = json_text.load(document.text)
    whole: Mapping[str, Any] = value if isinstance(value, dict) else {"segments": value}
    segments = _segments(whole, refusal)
    faults: Counter[str] = Counter()
    cues, moved = in_order([cue for item in segments if (cue := _cue(item, faults)) is not None])
    related = _related(whole.get("related"), faults)
    if not cues:
        report += (remark("The file names a video but holds no captions of it.", count=0),)
    facts: dict[str, Any] = {name: text_of(whole.get(name)) for name in FACTS}
    return Transcript(
        cues=cues,
        related=related,
        report=_earlier(whole.get("report")) + report + moved + faults_found(faults),
        provenance=_member(Provenance.UNKNOWN, whole.get("provenance")),
        source=Source(fetched=_fetched(whole.get("fetched"))),
        **facts,
    )


def _segments(whole: Mapping[str, Any], refusal: FormatError | None) -> list[Any]:
    """Return the segments; raises ``refusal``, or UnknownFormat, where no words are in them."""
    segments = whole.get("segments")
    if isinstance(segments, list):
        if not segments and text_of(whole.get("title")) and refusal is None:
            return []
        if any(isinstance(item, dict) and text_of(item.get("text")) for item in segments):
            return segments
    raise refusal or UnknownFormat(
        tr("This is JSON, but not a transcript: it holds no segments with text.")
    )


def _cue(item: object, faults: Counter[str]) -> Cue | None:
    segment: Mapping[str, Any] = item if isinstance(item, dict) else _NOTHING
    text = item.strip() if isinstance(item, str) else text_of(segment.get("text"))
    if not text:
        faults["skipped"] += 1
        return None
    start = milliseconds(segment.get("start"), faults)
    end = milliseconds(segment.get("end"), faults)
    return Cue(
        text,
        start,
        end,
        text_of(segment.get("speaker")),
        _member(CueKind.SPEECH, segment.get("kind")),
        segment.get("paragraph") is True,
        _words(segment.get("words"), len(text)),
    )


def _words(value: object, length: int) -> tuple[WordTime, ...]:
    if not isinstance(value, list):
        return ()
    unused: Counter[str] = Counter()
    words = []
    for pair in value:
        if isinstance(pair, list) and len(pair) == 2 and type(pair[0]) is int:
            start = milliseconds(pair[1], unused)
            if start is not None and 0 <= pair[0] < length:
                words.append(WordTime(pair[0], start))
    return tuple(words)


def _member(default: Member, value: object) -> Member:
    for member in type(default):
        if member.value == value:
            return member
    return default


def _related(value: object, faults: Counter[str]) -> tuple[RelatedVideo, ...]:
    videos = []
    for item in value if isinstance(value, list) else []:
        video = item if isinstance(item, dict) else {"title": item}
        title = text_of(video.get("title"))
        faults["unlisted"] += not title
        if title:
            videos.append(
                RelatedVideo(title, text_of(video.get("url")), text_of(video.get("video_id")))
            )
    return tuple(videos)


def _fetched(value: object) -> Fetched | None:
    """Return where the file says that it was fetched from; None where that is no address or day."""
    told: Mapping[str, Any] = value if isinstance(value, dict) else _NOTHING
    address, day = web_address(text_of(told.get("address"))), text_of(told.get("day"))
    etag, sha256 = text_of(told.get("etag")), text_of(told.get("sha256"))
    try:
        day = datetime.date.fromisoformat(day).isoformat()
    except ValueError:
        return None
    if not address:
        return None
    if not _SHA256.fullmatch(sha256):
        sha256 = ""
    return Fetched(address, day, one_line(clean(etag))[:_LONGEST_ETAG], sha256)


def _earlier(value: object) -> tuple[ReportItem, ...]:
    lines = value if isinstance(value, list) else []
    return tuple(ReportItem(line) for line in lines if isinstance(line, str) and line.strip())


def write(transcript: Transcript) -> str:
    """Return the neutral form, indented, one line a segment, ending in a line end."""
    whole: dict[str, Any] = {name: getattr(transcript, name) for name in _ALWAYS}
    whole |= {name: value for name in _IF_KNOWN if (value := getattr(transcript, name))}
    if transcript.provenance is not Provenance.UNKNOWN:
        whole["provenance"] = transcript.provenance.value
    if (fetched := transcript.source.fetched) is not None:
        whole["fetched"] = fetched._asdict()
    whole["related"] = [_related_out(video) for video in transcript.related]
    whole["segments"] = [_segment_out(cue) for cue in transcript.cues]
    whole["report"] = [item.in_english for item in transcript.report]
    members = [f"{json.dumps(key)}: {_out(value)}" for key, value in whole.items()]
    return "{" + ",\n ".join(members) + "}\n"


def _out(value: object) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n  " + ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value) + "]"


def _related_out(video: RelatedVideo) -> dict[str, str]:
    out = {"title": video.title, "url": video.url}
    return out | {"video_id": video.video_id} if video.video_id else out


def _segment_out(cue: Cue) -> dict[str, Any]:
    out: dict[str, Any] = {
        "start": _seconds(cue.start),
        "end": _seconds(cue.end),
        "speaker": cue.speaker,
        "text": cue.text,
    }
    if cue.kind is not CueKind.SPEECH:
        out["kind"] = cue.kind.value
    if cue.starts_paragraph:
        out["paragraph"] = True
    if cue.words:
        out["words"] = [[char, _seconds(start)] for char, start in cue.words]
    return out


def _seconds(time: int | None) -> float | None:
    return None if time is None else time / 1000
