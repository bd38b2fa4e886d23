"""What came of reading a file, as bytes that pass from one process of the program to another.

JSON, a line for each few thousand cues: what reads a stranger's files hands on nothing that could
become code, and whoever takes it in does so in small steps, between which a window can be painted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any, Final

from reader.model.transcript import (
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
from reader.tasks.reading import Unread
from reader.wording import Said, in_english

_CUES_A_LINE: Final = 2_000
_KINDS: Final = {kind.value: kind for kind in CueKind}


def packed(outcome: Transcript | Unread) -> bytes:
    """Return a transcript, or why there is none, as lines of JSON."""
    return b"\n".join(map(_line, _values(outcome)))


def unpacked(data: bytes) -> Transcript | Unread:
    """Return what was packed."""
    head, *lines = data.split(b"\n")
    facts = _value(head)
    if isinstance(facts, list):
        sentence, english, details = facts
        return Unread(Said(sentence, english), details)
    facts["related"] = tuple(RelatedVideo(**video) for video in facts["related"])
    facts["report"] = tuple(map(_remark, facts["report"]))
    source = facts["source"]
    fetched = source["fetched"]
    source["fetched"] = fetched and Fetched(**fetched)
    facts["source"] = Source(**source)
    facts["provenance"] = Provenance(facts["provenance"])
    facts["cues"] = tuple(_cues(lines))
    return Transcript(**facts)


def _values(outcome: Transcript | Unread) -> Iterator[object]:
    if isinstance(outcome, Unread):
        yield (outcome.sentence, in_english(outcome.sentence), outcome.details)
        return
    facts = outcome._asdict()
    del facts["cues"]
    facts["related"] = [video._asdict() for video in outcome.related]
    facts["report"] = [
        (one.words, one.count, one.line, one.values, one.many) for one in outcome.report
    ]
    source = facts["source"] = outcome.source._asdict()
    source["fetched"] = outcome.source.fetched and outcome.source.fetched._asdict()
    yield facts
    for at in range(0, len(outcome.cues), _CUES_A_LINE):
        yield outcome.cues[at : at + _CUES_A_LINE]


def _line(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return text.encode("utf-8", "surrogatepass")  # a path may have bytes that are no text


def _plain(value: Enum) -> object:
    return value.value


def _value(line: bytes) -> Any:
    return json.loads(line.decode("utf-8", "surrogatepass"))


def _cues(lines: Iterable[bytes]) -> Iterator[Cue]:
    names: dict[str, str] = {}
    for line in lines:
        for text, start, end, speaker, kind, starts_paragraph, words in _value(line):
            yield Cue(
                text,
                start,
                end,
                names.setdefault(speaker, speaker),  # one name, however often it speaks
                _KINDS[kind],
                starts_paragraph,
                tuple([WordTime(char, at) for char, at in words]) if words else (),
            )


def _remark(facts: list[Any]) -> ReportItem:
    words, count, line, values, many = facts
    return ReportItem(words, count, line, tuple(map(tuple, values)), many)
