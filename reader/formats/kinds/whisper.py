"""The JSON of speech recognisers of the Whisper family, each with its own names for the same.

Read are the files of openai-whisper, faster-whisper and WhisperX (``segments``), of whisper.cpp
(``transcription``) and of Hugging Face pipelines (``chunks``). Times of words are kept, also where
the words come one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from reader.errors import UnknownFormat
from reader.formats.decoding import json_text
from reader.formats.format import Claim, Document
from reader.formats.kinds.services.shapes import has_segments_of_others
from reader.formats.shared import captions
from reader.formats.shared.json_fields import (
    NO_TEXT,
    faults_found,
    milliseconds,
    text_of,
    word_times,
)
from reader.formats.shared.languages import tag_of
from reader.formats.shared.single_words import are_single_words, joined_words
from reader.model.joins import join_words
from reader.model.transcript import Cue, Provenance, Transcript
from reader.patterns import lazy_pattern
from reader.wording import tr

_SIGNS: Final = lazy_pattern(
    r'"(avg_logprob|no_speech_prob|compression_ratio|word_segments|tokens|seek|temperature|words'
    r'|transcription|offsets|systeminfo|chunks|timestamp|language)"\s*:'
)
_LISTS: Final = lazy_pattern(r'"(segments|transcription|chunks)"\s*:\s*\[')


def score(document: Document) -> int:
    """Claim JSON with a list of segments and fields that only a recogniser writes.

    Segments whose times or speakers stand under other keys are left to the reader of services.
    """
    head = document.head
    lists = set(_LISTS.findall(head)) if json_text.opens(head) else set()
    if not lists or (lists == {"segments"} and has_segments_of_others(head)):
        return Claim.NONE
    signs = len(set(_SIGNS.findall(head)))
    return Claim.LIKELY if signs > 1 else Claim.POSSIBLE + 5 if signs else Claim.NONE


def read(document: Document) -> Transcript:
    """Read what a recogniser heard, segment by segment.

    Raises FormatError for broken JSON, UnknownFormat for JSON without segments of this kind.
    """
    value, report, refusal = json_text.load(document.text)
    whole: Mapping[str, Any] = value if isinstance(value, dict) else {}
    faults: Counter[str] = Counter()
    cues = list(_cues(whole, faults))
    if not any(cue.text for cue in cues):
        raise refusal or UnknownFormat(
            tr("This is JSON, but not a transcript: no segment of it has text.")
        )
    if are_single_words([cue for cue in cues if cue.text]):
        cues = joined_words([cue for cue in cues if cue.text])
    finished = captions.finish(cues, labels=False, rolls=False)
    return Transcript(
        cues=finished.cues,
        language=_language(whole),
        report=report + faults_found(faults) + finished.report,
        provenance=Provenance.TRANSLATED if _is_translated(whole) else Provenance.AUTOMATIC,
    )


def _cues(whole: Mapping[str, Any], faults: Counter[str]) -> Iterator[Cue]:
    for segment in _items(whole.get("segments")):
        yield from _voices(segment, faults)
    for segment in _items(whole.get("transcription")):
        yield _of_whisper_cpp(segment, faults)
    for segment in _items(whole.get("chunks")):
        yield _chunk(segment, faults)


def _items(value: object) -> Iterator[Mapping[str, Any]]:
    for item in value if isinstance(value, list) else ():
        if isinstance(item, dict):
            yield item


def _voices(segment: Mapping[str, Any], faults: Counter[str]) -> Iterator[Cue]:
    """Return a cue for each voice that the words of a segment name; one, where they name one.

    A word without a speaker belongs to the one before it.
    """
    words = list(_items(segment.get("words")))
    speaker = next((name for word in words if (name := text_of(word.get("speaker")))), "")
    turns: list[tuple[str, list[Mapping[str, Any]]]] = [(speaker, [])]
    for word in words:
        speaker = text_of(word.get("speaker")) or speaker
        if speaker != turns[-1][0]:
            turns.append((speaker, []))
        turns[-1][1].append(word)
    if len(turns) == 1:
        yield _segment(segment, faults)
        return
    for speaker, spoken in turns:
        of_turn = {"start": spoken[0].get("start"), "end": spoken[-1].get("end"), "words": spoken}
        yield _segment({"speaker": speaker, **of_turn}, faults)


def _joined(words: Iterable[Mapping[str, Any]]) -> str:
    text = ""
    for word in words:
        piece = text_of(word.get("word", word.get("text")))
        text += join_words(text, piece) + piece
    return text


def _segment(segment: Mapping[str, Any], faults: Counter[str]) -> Cue:
    text = captions.tidy(text_of(segment.get("text")) or _joined(_items(segment.get("words"))))
    if not text:
        return NO_TEXT
    words = [
        (text_of(word.get("word", word.get("text"))), milliseconds(word.get("start"), faults))
        for word in _items(segment.get("words"))
    ]
    return Cue(
        text,
        milliseconds(segment.get("start"), faults),
        milliseconds(segment.get("end"), faults),
        text_of(segment.get("speaker")),
        words=word_times(text, words),
    )


def _of_whisper_cpp(segment: Mapping[str, Any], faults: Counter[str]) -> Cue:
    text = captions.tidy(text_of(segment.get("text")))
    if not text:
        return NO_TEXT
    start, end = _offsets(segment, faults)
    words = [
        (token["text"], _offsets(token, faults)[0])
        for token in _items(segment.get("tokens"))
        # A token that opens with a space begins a word; those in brackets are no speech.
        if isinstance(token.get("text"), str) and token["text"][:1] == " "
    ]
    voice = text_of(segment.get("speaker"))
    speaker = f"Speaker {voice}" if voice.isdecimal() else voice.strip("?")
    return Cue(text, start, end, speaker, words=word_times(text, words))


def _offsets(item: Mapping[str, Any], faults: Counter[str]) -> tuple[int | None, int | None]:
    offsets = item.get("offsets")
    if not isinstance(offsets, dict):
        return None, None
    start = milliseconds(offsets.get("from"), faults, unit=1)
    return start, milliseconds(offsets.get("to"), faults, unit=1)


def _chunk(segment: Mapping[str, Any], faults: Counter[str]) -> Cue:
    text = captions.tidy(text_of(segment.get("text")))
    if not text:
        return NO_TEXT
    times = segment.get("timestamp", segment.get("timestamps"))
    times = [*times[:2], None, None] if isinstance(times, list) else [None, None]
    return Cue(
        text,
        milliseconds(times[0], faults),
        milliseconds(times[1], faults),
        text_of(segment.get("speaker")),
    )


def _language(whole: Mapping[str, Any]) -> str:
    result = whole.get("result")
    named = whole.get("language") or (result.get("language") if isinstance(result, dict) else "")
    return tag_of(text_of(named))


def _is_translated(whole: Mapping[str, Any]) -> bool:
    params = whole.get("params")
    translates = isinstance(params, dict) and params.get("translate") is True
    return translates or whole.get("task") == "translate"
