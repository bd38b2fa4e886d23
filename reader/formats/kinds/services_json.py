"""The JSON of transcription services: Amazon Transcribe, AssemblyAI, Deepgram, Google, Rev.

Each has its own names for who said what and when; here they come to the same. Words that come one
by one are joined to captions, and keep their times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from reader.errors import UnknownFormat
from reader.formats.decoding import json_text
from reader.formats.format import Claim, Document
from reader.formats.shared import captions
from reader.formats.shared.json_fields import (
    NO_TEXT,
    faults_found,
    milliseconds,
    text_of,
    word_times,
)
from reader.formats.shared.single_words import joined_words
from reader.model.transcript import Cue, Provenance, Transcript
from reader.patterns import lazy_pattern

_SIGNS: Final = lazy_pattern(
    r'"(?:utterances|monologues|channels|alternatives|speaker_labels|audio_segments)"\s*:\s*[\[{]'
)
_SECONDS: Final = lazy_pattern(r"(\d{1,9}(?:\.\d{1,12})?)s")


def score(document: Document) -> int:
    """Claim JSON with a list that only such services have."""
    head = document.head
    is_theirs = json_text.opens(head) and _SIGNS.search(head)
    return Claim.LIKELY - 5 if is_theirs else Claim.NONE


def read(document: Document) -> Transcript:
    """Read what a service heard.

    Raises FormatError for broken JSON, UnknownFormat for JSON of no service that is known here.
    """
    value, report = json_text.load(document.text)
    whole: Mapping[str, Any] = value if isinstance(value, dict) else {}
    faults: Counter[str] = Counter()
    cues = [cue for cue in _cues(whole, faults) if cue.text]
    if not cues:
        raise UnknownFormat("This is JSON, but not a transcript of a service that is known here.")
    finished = captions.finish(cues, labels=False, rolls=False)
    return Transcript(
        cues=finished.cues,
        report=report + faults_found(faults) + finished.report,
        provenance=Provenance.AUTOMATIC,
    )


def _cues(whole: Mapping[str, Any], faults: Counter[str]) -> list[Cue]:
    results = whole.get("results")
    inner: Mapping[str, Any] = results if isinstance(results, dict) else {}
    for cues in (
        [_assembly(item, faults) for item in _items(whole.get("utterances"))],
        [_deepgram(item, faults) for item in _items(inner.get("utterances"))],
        [cue for item in _items(whole.get("monologues")) for cue in _rev(item, faults)],
        _amazon(inner, faults),
        [cue for item in _items(inner.get("channels")) for cue in _channel(item, faults)],
        [_google(item, faults) for item in _items(results)],
    ):
        if any(cue.text for cue in cues):
            return cues
    return []


def _items(value: object) -> Iterator[Mapping[str, Any]]:
    for item in value if isinstance(value, list) else ():
        if isinstance(item, dict):
            yield item


def _speaker(value: object) -> str:
    """Return the name of a speaker, which services count or letter: "Speaker 0", "Speaker A"."""
    name = text_of(value)
    return f"Speaker {name}" if name and len(name) <= 2 else name


def _assembly(item: Mapping[str, Any], faults: Counter[str]) -> Cue:
    text = captions.tidy(text_of(item.get("text")))
    if not text:
        return NO_TEXT
    words = [
        (text_of(word.get("text")), milliseconds(word.get("start"), faults, unit=1))
        for word in _items(item.get("words"))
    ]
    return Cue(
        text,
        milliseconds(item.get("start"), faults, unit=1),
        milliseconds(item.get("end"), faults, unit=1),
        _speaker(item.get("speaker")),
        starts_paragraph=True,
        words=word_times(text, words),
    )


def _deepgram(item: Mapping[str, Any], faults: Counter[str]) -> Cue:
    text = captions.tidy(text_of(item.get("transcript")))
    if not text:
        return NO_TEXT
    words = [
        (text_of(word.get("punctuated_word", word.get("word"))), _time(word, "start", faults))
        for word in _items(item.get("words"))
    ]
    start, end = _time(item, "start", faults), _time(item, "end", faults)
    return Cue(text, start, end, _speaker(item.get("speaker")), words=word_times(text, words))


def _channel(item: Mapping[str, Any], faults: Counter[str]) -> list[Cue]:
    best = next(_items(item.get("alternatives")), {})
    words = [
        Cue(
            text_of(word.get("punctuated_word", word.get("word"))),
            _time(word, "start", faults),
            _time(word, "end", faults),
            _speaker(word.get("speaker")),
        )
        for word in _items(best.get("words"))
    ]
    return joined_words([word for word in words if word.text])


def _rev(item: Mapping[str, Any], faults: Counter[str]) -> list[Cue]:
    cues = joined_words(_with_marks(_rev_parts(item, faults)))
    return [cue._replace(starts_paragraph=not index) for index, cue in enumerate(cues)]


def _rev_parts(item: Mapping[str, Any], faults: Counter[str]) -> Iterator[Cue | str]:
    speaker = _speaker(item.get("speaker"))
    for element in _items(item.get("elements")):
        value = element.get("value")
        if element.get("type") == "text" and text_of(value):
            start, end = _time(element, "ts", faults), _time(element, "end_ts", faults)
            yield Cue(text_of(value), start, end, speaker)
        elif isinstance(value, str):
            yield value.strip()


def _with_marks(parts: Iterable[Cue | str]) -> list[Cue]:
    """Return words with the marks that stand behind each; those before the first word go."""
    words: list[tuple[Cue, list[str]]] = []
    for part in parts:
        if not isinstance(part, str):
            words.append((part, [part.text]))
        elif words:
            words[-1][1].append(part)
    return [
        word._replace(text="".join(pieces)) if len(pieces) > 1 else word for word, pieces in words
    ]


def _amazon(inner: Mapping[str, Any], faults: Counter[str]) -> list[Cue]:
    return joined_words(_with_marks(_amazon_parts(inner, faults)))


def _amazon_parts(inner: Mapping[str, Any], faults: Counter[str]) -> Iterator[Cue | str]:
    """Return the words of Amazon Transcribe; marks are items of their own and have no times."""
    labels = inner.get("speaker_labels")
    segments = labels.get("segments") if isinstance(labels, dict) else None
    spoken_by = {
        text_of(item.get("start_time")): text_of(item.get("speaker_label"))
        for segment in _items(segments)
        for item in _items(segment.get("items"))
    }
    opened = False
    for item in _items(inner.get("items")):
        content = text_of(next(_items(item.get("alternatives")), {}).get("content"))
        if item.get("type") == "punctuation" and opened:
            yield content
        elif content:
            opened = True
            speaker = item.get("speaker_label") or spoken_by.get(text_of(item.get("start_time")))
            start = _time(item, "start_time", faults)
            yield Cue(content, start, _time(item, "end_time", faults), _speaker(speaker))


def _google(item: Mapping[str, Any], faults: Counter[str]) -> Cue:
    best = next(_items(item.get("alternatives")), {})
    text = captions.tidy(text_of(best.get("transcript")))
    if not text:
        return NO_TEXT
    words = [
        (text_of(word.get("word")), _time(word, "startTime", faults))
        for word in _items(best.get("words"))
    ]
    times = word_times(text, words)
    return Cue(text, times[0].start if times else None, words=times)


def _time(item: Mapping[str, Any], key: str, faults: Counter[str]) -> int | None:
    value = item.get(key)
    found = _SECONDS.fullmatch(value) if isinstance(value, str) else None
    return milliseconds(found[1] if found else value, faults)
