"""A transcript as the bytes that a library keeps, and back.

Compressed JSON: plain enough to be read without this program, in columns, since a hundred thousand
cues are written so in a third of the time and half the room. ``digest`` is over what the file says,
not over where it was read from: the same words in two files are one transcript.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from pathlib import PurePath
from typing import Any, Final

from reader.errors import ReaderError
from reader.files import path_in, shown
from reader.model.file_titles import titled
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
)
from reader.model.video_names import borne_by_file
from reader.wording import tr

_VERSION: Final = 1
_LEVEL: Final = 2
# Always told, also where they are "": the digest of what was kept by earlier versions is over them.
_ALWAYS: Final = frozenset(
    ("title", "standfirst", "url", "video_id", "site", "author", "date", "language")
)
_KINDS: Final = tuple(CueKind)
_LARGEST: Final = 1 << 30


class RecordError(ReaderError):
    """What is kept of a transcript is damaged."""


def packed(transcript: Transcript) -> tuple[bytes, str]:
    """Return a transcript as bytes, and the hexadecimal digest of what it says."""
    said = {
        **_facts(transcript),
        "provenance": transcript.provenance.value,
        "related": [[video.title, video.url, video.video_id] for video in transcript.related],
        **_columns(transcript.cues),
    }
    what = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    source = transcript.source
    whence: dict[str, Any] = {
        "version": _VERSION,
        "source": [source.path, source.format, source.encoding, source.sha256],
        "report": [_remark_packed(item) for item in transcript.report],
    }
    if (web := source.fetched) is not None:
        whence["fetched"] = [web.address, web.day, web.etag, web.sha256]
    data = f"{json.dumps(whence, separators=(',', ':'))}\n{what}".encode("utf-8", "surrogatepass")
    return zlib.compress(data, _LEVEL), _digest(what)


def unpacked(data: bytes, digest: str) -> Transcript:
    """Return the transcript; raises RecordError if the bytes are not what was kept."""
    try:
        engine = zlib.decompressobj()
        text = engine.decompress(data, _LARGEST).decode("utf-8", "surrogatepass")
        whence, what = text.split("\n", 1)
        if _digest(what) != digest:
            raise ValueError("other words than were kept")
        return _transcript(json.loads(whence), json.loads(what))
    except (ValueError, KeyError, IndexError, TypeError, zlib.error) as problem:
        raise RecordError(tr("The words kept of this transcript are damaged.")) from problem


def title_of(transcript: Transcript) -> str:
    """Return what a transcript is called where it is listed, "" without title and file."""
    return titled(transcript.title, shown(transcript.source.path))


def title_kept(transcript: Transcript) -> str:
    """Return the title of a transcript, the name of its file where it has none, "" without either:
    what it is kept and recognised by, as it was from the first.

    What is no UTF-8 in the name becomes U+FFFD.
    """
    stem = PurePath(transcript.source.path).stem
    return transcript.title or shown(stem)


def names_kept(transcript: Transcript) -> tuple[str, ...]:
    """Return what a transcript goes by as a video, without what is no UTF-8 in them."""
    name = shown(PurePath(transcript.source.path).name)
    return borne_by_file(name, transcript.title, transcript.url, transcript.video_id)


def _facts(transcript: Transcript) -> dict[str, str]:
    told = {name: getattr(transcript, name) for name in FACTS}
    return {name: text for name, text in told.items() if text or name in _ALWAYS}


def _digest(what: str) -> str:
    return hashlib.sha256(what.encode("utf-8", "surrogatepass")).hexdigest()


def _columns(cues: tuple[Cue, ...]) -> dict[str, Any]:
    speakers = list(dict.fromkeys(cue.speaker for cue in cues))
    number = {speaker: at for at, speaker in enumerate(speakers)}
    kinds = {at: _KINDS.index(cue.kind) for at, cue in enumerate(cues) if cue.kind is not _KINDS[0]}
    return {
        "texts": [cue.text for cue in cues],
        "starts": [cue.start for cue in cues],
        "ends": [cue.end for cue in cues],
        "names": speakers,
        "speakers": [number[cue.speaker] for cue in cues],
        "kinds": list(kinds.items()),
        "paragraphs": [at for at, cue in enumerate(cues) if cue.starts_paragraph],
        "words": [[at, list(cue.words)] for at, cue in enumerate(cues) if cue.words],
    }


def _remark_packed(item: ReportItem) -> list[Any]:
    # Three parts before there were translations, and still where words have no places.
    packed: list[Any] = [item.words, item.count, item.line]
    return [*packed, item.values, item.many] if item.values or item.many else packed


def _remark(packed: list[Any]) -> ReportItem:
    words, count, line, values, many = (*packed, (), "")[:5] if len(packed) == 3 else packed
    return ReportItem(words, count, line, tuple((name, value) for name, value in values), many)


def _transcript(whence: dict[str, Any], what: dict[str, Any]) -> Transcript:
    facts = {name: what[name] if name in _ALWAYS else what.get(name, "") for name in FACTS}
    path, format_, encoding, sha256 = whence["source"]
    fetched = Fetched(*whence["fetched"]) if "fetched" in whence else None
    return Transcript(
        cues=_cues(what),
        related=tuple(RelatedVideo(*video) for video in what["related"]),
        source=Source(path_in(path), format_, encoding, sha256, fetched),
        report=tuple(map(_remark, whence["report"])),
        provenance=Provenance(what["provenance"]),
        **facts,
    )


def _cues(what: dict[str, Any]) -> tuple[Cue, ...]:
    names = what["names"]
    kinds = {at: _KINDS[number] for at, number in what["kinds"]}
    opens = set(what["paragraphs"])
    words = {at: tuple(WordTime(*word) for word in listed) for at, listed in what["words"]}
    speech = CueKind.SPEECH
    columns = zip(what["texts"], what["starts"], what["ends"], what["speakers"], strict=True)
    return tuple(
        Cue(text, start, end, names[who], kinds.get(at, speech), at in opens, words.get(at, ()))
        for at, (text, start, end, who) in enumerate(columns)
    )
