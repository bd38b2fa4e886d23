"""Excerpts as JSON, whole: what is kept of words that were put aside, whatever their file does."""

from __future__ import annotations

import datetime
from typing import Any

from reader.files import path_in
from reader.model.excerpt import Excerpt, Paragraph
from reader.model.moments import Moment
from reader.model.transcript import (
    FACTS,
    Cue,
    CueKind,
    Fetched,
    Provenance,
    Source,
    Span,
    Transcript,
    WordTime,
)


def as_json(excerpt: Excerpt) -> dict[str, Any]:
    """Return an excerpt as values that JSON holds."""
    said, source = excerpt.transcript, excerpt.transcript.source
    return {
        **{name: getattr(said, name) for name in FACTS},
        "provenance": said.provenance.value,
        "source": [source.path, source.format, source.encoding, source.sha256],
        "fetched": None if source.fetched is None else source.fetched._asdict(),
        "cues": [[*cue[:4], cue.kind.value, cue.starts_paragraph, cue.words] for cue in said.cues],
        "paragraphs": [[*part[:3], part.kind.value] for part in excerpt.paragraphs],
        "numbers": [excerpt.first_cue, excerpt.last_cue, excerpt.cue_count],
        "unit": excerpt.unit,
        "times": [excerpt.starts, excerpt.ends],
        "whole": excerpt.is_whole,
        "taken": excerpt.taken.isoformat(),
        "sounds": excerpt.sounds,
        "span": excerpt.span,
    }


def from_json(value: Any) -> Excerpt:
    """Return the excerpt that :func:`as_json` gave; raises ValueError for what is none."""
    try:
        return _excerpt(value)
    except (KeyError, TypeError, IndexError, AttributeError) as problem:
        raise ValueError("this is no excerpt") from problem


def _excerpt(value: dict[str, Any]) -> Excerpt:
    first, last, count = map(int, value["numbers"])
    starts, ends = (Moment(*moment) for moment in value["times"])
    facts: dict[str, Any] = {name: str(value.get(name, "")) for name in FACTS}
    path, format_, encoding, sha256 = map(str, value["source"])
    fetched = value.get("fetched")  # missing in what earlier versions kept
    if fetched is not None:
        fetched = Fetched(**{name: str(fact) for name, fact in fetched.items()})
    transcript = Transcript(
        **facts,
        cues=tuple(map(_cue, value["cues"])),
        source=Source(path_in(path), format_, encoding, sha256, fetched),
        provenance=Provenance(value["provenance"]),
    )
    return Excerpt(
        transcript=transcript,
        paragraphs=tuple(
            Paragraph(str(speaker), str(text), Moment(*start), CueKind(kind))
            for speaker, text, start, kind in value["paragraphs"]
        ),
        first_cue=first,
        last_cue=last,
        cue_count=count,
        unit=str(value["unit"]),
        starts=starts,
        ends=ends,
        is_whole=bool(value["whole"]),
        taken=datetime.date.fromisoformat(value["taken"]),
        sounds=bool(value["sounds"]),
        span=Span(*map(int, value["span"])),
    )


def _cue(value: list[Any]) -> Cue:
    text, start, end, speaker, kind, opens, words = value
    times = tuple(WordTime(int(char), int(time)) for char, time in words)
    return Cue(str(text), start, end, str(speaker), CueKind(kind), bool(opens), times)
