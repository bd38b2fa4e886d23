"""The JSON of transcription services and of programs that edit what they heard, in general.

Some forty shapes are about, and they change from year to year; none is prescribed. What they have
in common is read instead: a list of items that have a text, a time and often a speaker, under keys
of ever the same words (:mod:`~reader.formats.kinds.services.fields`), at whatever depth
(:mod:`~reader.formats.kinds.services.layers`). Words that come one by one are joined to captions,
and keep their times. The report names the service where its keys tell it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from reader.errors import UnknownFormat
from reader.formats.decoding import json_text
from reader.formats.format import Claim, Document
from reader.formats.kinds.services.choice import Chosen, chosen
from reader.formats.kinds.services.fields import FieldTime, Origin, milliseconds, origin_at, plain
from reader.formats.kinds.services.layers import LayerItem, Layers, found_in
from reader.formats.kinds.services.shapes import Shape, has_segments_of_others, shape_of
from reader.formats.kinds.services.words import captions_of
from reader.formats.shared import captions
from reader.formats.shared.json_fields import faults_found, word_times
from reader.formats.shared.languages import tag_of
from reader.model.transcript import Cue, Provenance, ReportItem, Transcript, remark
from reader.patterns import lazy_pattern
from reader.wording import mark, tr

_SIGNS: Final = lazy_pattern(
    r'"(?:utterances|monologues|channels|alternatives|speaker_labels|audio_segments)"\s*:\s*[\[{]'
)
_ITEM: Final = lazy_pattern(
    r'"(?:(?:start|begin|from|offset|ts|time|tc|date|created|sent)[\w-]{0,20}|at|when|t0?|in)"\s*:\s*(?:[\d."{\[]|null)',
    re.IGNORECASE,
)
_WORDS: Final = lazy_pattern(
    r'"(?:text|transcript|content|body|sentence|utterance|caption|line|dialogue|word|value'
    r'|said|says|spoken|quote|statement|remark|message|spokenText|txt)"\s*:',
    re.IGNORECASE,
)
_SPOKEN: Final = lazy_pattern(
    r'"(?:speaker[\w-]{0,20}|sender|user(?:name)?|who|author)"\s*:', re.IGNORECASE
)
_TEXT_ALONE: Final = lazy_pattern(r'\s*\{\s*"text"\s*:\s*"[^"\\]')
_OF_TEXT_ALONE: Final = frozenset(
    {"text", "task", "language", "duration", "usage", "logprobs", "segments", "words"}
)
_LIST_NAMES: Final = """
    segments utterances transcript transcripts transcription results result sentences captions cues
    items turns words lines entries paragraphs phrases blocks monologues messages chunks events
    comments notes subtitles data speech speeches dialogue dialog conversation conversations value
    transcriptentries
    alternatives channels tokens fragments recognizedphrases
"""
_LISTS: Final = frozenset(_LIST_NAMES.split())
_SEGMENTS: Final = lazy_pattern(r'"segments"\s*:')


def score(document: Document) -> int:
    """Claim JSON by the keys of a service, and weakly what has texts with times or speakers.

    Segments of no known service, if nothing holds them, are left to the readers of those.
    """
    head = document.head
    if not json_text.opens(head):
        return Claim.NONE
    if shape_of(head) is not None:
        return Claim.LIKELY + 5
    if _SIGNS.search(head):
        return Claim.LIKELY - 5
    if _WORDS.search(head) and (_ITEM.search(head) or _SPOKEN.search(head)):
        segments = _SEGMENTS.search(head)
        if segments is None:
            return Claim.POSSIBLE + 2
        if has_segments_of_others(head):
            return Claim.LIKELY + 1
        before = head[: segments.start()]
        is_held = before.count("{") + before.count("[") > before.count("}") + before.count("]") + 1
        return Claim.LIKELY + 1 if is_held else Claim.POSSIBLE - 2
    return Claim.POSSIBLE - 10 if _TEXT_ALONE.match(head) else Claim.NONE


def read(document: Document) -> Transcript:
    """Read what a service heard.

    Raises FormatError for broken JSON, UnknownFormat for JSON that holds no transcript.
    """
    values, report, refusal = json_text.load_all(document.text)
    layers = found_in(values)
    shape = shape_of(document.head)
    best = chosen(layers)
    if best and shape and shape.has_captions:
        best = replace(best, are_words=False)
    whole = values[0] if isinstance(values[0], dict) else {}
    if best is None and not _is_text_alone(whole, layers, shape):
        raise refusal or UnknownFormat(
            tr(
                "This is JSON, but not a transcript: no list in it has texts with times or"
                " speakers."
            )
        )
    if best and shape is None and _is_chance(best):
        raise refusal or UnknownFormat(
            tr("This is JSON, but not a transcript: a single item of it has a text and a number.")
        )
    untimed = _untimed(layers)
    cues = _cues(best, layers) if best else _paragraphs(untimed)
    finished = captions.finish(cues, labels=not any(cue.speaker for cue in cues), rolls=False)
    if not finished.cues:
        raise refusal or UnknownFormat(
            tr("This is JSON, but not a transcript: none of its texts has words.")
        )
    return Transcript(
        title=_fact(whole, "title"),
        cues=finished.cues,
        video_id=_fact(whole, "video_id"),
        date=_day(best, layers),
        language=tag_of(_fact(whole, *_LANGUAGE)),
        report=report + _told(shape, best, layers, len(untimed)) + finished.report,
        provenance=_provenance(whole, shape, document.head),
    )


def _day(best: Chosen | None, layers: Layers) -> str:
    """Return the day of what was said, where the file tells it."""
    if best and best.origin:
        return best.origin.day
    days = (
        origin_at(time, 1_000.0).day for _, time in sorted(layers.begun, key=lambda one: one[0])
    )
    return next(filter(None, days), "")


def _is_chance(best: Chosen) -> bool:
    """Return whether one item alone has words, in a list that is not called as those of speech."""
    steps = [plain(step) for step in best.path.replace("[]", "").split(".") if step]
    return len(best.records) == 1 and bool(steps) and _LISTS.isdisjoint(steps)


def _is_text_alone(whole: Mapping[str, Any], layers: Layers, shape: Shape | None) -> bool:
    """Return whether a document holds all the words in one string, and is of a service."""
    if shape is not None:
        return bool(layers.whole or layers.texts)
    return bool(layers.whole) and _OF_TEXT_ALONE.issuperset(whole)


def _cues(best: Chosen, layers: Layers) -> list[Cue]:
    def make(text: str, start: FieldTime | None, end: FieldTime | None, record: LayerItem) -> Cue:
        begin = milliseconds(start, best.unit, best.origin)
        until = milliseconds(end, best.unit, best.origin)
        if until is None and record.length is not None and begin is not None:
            lasts = milliseconds(record.length, best.unit)
            until = None if lasts is None else begin + lasts
        return Cue(text, begin, until, layers.name_of(record.speaker))

    whole = max((record.text for record in layers.whole), key=len, default="")
    apart = {id(record) for record in best.apart}
    cues: list[Cue] = []
    for is_apart, run in groupby(_in_order(best), key=lambda record: id(record) in apart):
        if best.are_words != is_apart:
            cues += captions_of(list(run), whole, make)
        else:
            cues += (
                _phrase(record, best, make(captions.tidy(record.text), *_ends(record), record))
                for record in run
            )
    return _with_turns(cues)


def _in_order(best: Chosen) -> list[LayerItem]:
    """Return what is read in the order of the document, with what only another layer has."""
    if not best.apart:
        return best.records
    return sorted([*best.records, *best.apart], key=lambda record: record.order)


def _with_turns(cues: Iterable[Cue]) -> list[Cue]:
    """Return the cues with a paragraph wherever somebody takes the word."""
    turns = []
    speaker = ""
    for cue in cues:
        turns.append(cue.starting_paragraph(cue.speaker not in ("", speaker)))
        speaker = cue.speaker
    return turns


def _ends(record: LayerItem) -> tuple[FieldTime | None, FieldTime | None]:
    """Return the start and the end of a phrase, which may be those of its words."""
    start, end = record.start, record.end
    for parts in record.parts.values():
        if start is None and parts:
            start, end = parts[0].start, parts[-1].end
    return start, end


def _phrase(record: LayerItem, best: Chosen, cue: Cue) -> Cue:
    """Return a phrase with the times of its words, from the list that has most of them."""
    timed = [
        word_times(
            cue.text,
            (
                (part.text, milliseconds(part.start, best.unit, best.origin))
                for part in parts
                if part.start
            ),
        )
        for parts in record.parts.values()
    ]
    return cue._replace(words=max(timed, key=len, default=()))


def _untimed(layers: Layers) -> list[str]:
    """Return the texts of a document without times: the whole text, or the list that has more."""
    whole = max((record.text for record in layers.whole), key=len, default="")
    lists = ([record.text for record in records] for records in layers.texts.values())
    return max([[whole], *lists], key=lambda texts: sum(map(len, texts)))


def _paragraphs(texts: Iterable[str]) -> list[Cue]:
    return [
        Cue(tidied, starts_paragraph=True)
        for text in texts
        for part in re.split(r"\n\s*\n", text)
        if (tidied := captions.tidy(part))
    ]


_LANGUAGE: Final = ("language_code", "languageCode", "LanguageCode", "language", "locale", "lang")


def _fact(whole: Mapping[str, Any], *names: str) -> str:
    """Return a fact that stands at the head of a document, or in an object there."""
    heads = [whole, *(value for value in whole.values() if isinstance(value, dict))]
    inner = [value for head in heads[1:] for value in head.values() if isinstance(value, dict)]
    for head in heads + inner:
        for name in names:
            value = head.get(name)
            if isinstance(value, str) and value.strip():
                return " ".join(value.split())
    return ""


def _provenance(whole: Mapping[str, Any], shape: Shape | None, head: str) -> Provenance:
    if whole.get("is_generated") is True:
        return Provenance.AUTOMATIC
    if whole.get("task") == "translate":
        return Provenance.TRANSLATED
    if shape is None and (_SIGNS.search(head) or '"confidence"' in head):
        return Provenance.AUTOMATIC  # nobody else says how sure he is
    return shape.provenance if shape else Provenance.UNKNOWN


def _told(
    shape: Shape | None, best: Chosen | None, layers: Layers, untimed: int
) -> tuple[ReportItem, ...]:
    """Return what is to be said of how the words were found, of so many texts without times."""
    if best is None:
        if untimed == 1:
            return (remark("This JSON has all words in one text, without times or speakers."),)
        sentence = remark(
            "This JSON has all words in {texts} texts, without times or speakers.", texts=untimed
        )
        return (sentence,)
    items = []
    if shape:
        items.append(remark("Read as the JSON of {service}.", service=shape.name))
    else:
        items.append(
            remark("The words were found in the list “{path}” of this JSON.", path=best.path)
        )
    items += _told_of_origin(best.origin) if best.origin else _told_of_unit(best)
    if layers.guesses == 1:
        items.append(remark("1 other wording of the same speech was left out."))
    elif layers.guesses:
        items.append(
            remark(
                "{wordings} other wordings of the same speech were left out.",
                wordings=layers.guesses,
            )
        )
    if layers.ends_alone:
        items.append(
            remark(
                "Of some phrases only the end is told: each begins where the one before ends.",
                count=layers.ends_alone,
            )
        )
    if layers.hesitations:
        items.append(remark("Marks of hesitation (%HESITATION) were left out."))
    return (*items, *faults_found(Counter(untimed=layers.bad_times)))


def _told_of_origin(origin: Origin) -> list[ReportItem]:
    if origin.is_told:
        return [remark("Its times of the day were counted from the start that it names.")]
    return [remark("Its times of the day were counted from the first of them.")]


def _told_of_unit(best: Chosen) -> list[ReportItem]:
    """Return what bare numbers were taken for, unless they are seconds as the words suggest."""
    bare = any(record.start is not None and record.start.unit is None for record in best.records)
    if not bare or (best.unit == 1_000 and best.unit_of):
        return []
    told = _UNITS.get(best.unit, _NANOSECONDS)
    return [remark(told.get(best.unit_of, told[""]))]


_NANOSECONDS: Final = {
    "words": mark("Its times were taken for nanoseconds, as its words suggest."),
    "duration": mark("Its times were taken for nanoseconds, as the length of the recording tells."),
    "": mark("Its times were taken for nanoseconds, though nothing in it tells."),
}
_UNITS: Final = {
    1_000.0: {"": mark("Its times were taken for seconds, though nothing in it tells.")},
    1.0: {
        "words": mark("Its times were taken for milliseconds, as its words suggest."),
        "duration": mark(
            "Its times were taken for milliseconds, as the length of the recording tells."
        ),
        "": mark("Its times were taken for milliseconds, though nothing in it tells."),
    },
    1e-4: {
        "words": mark("Its times were taken for ticks of 100 nanoseconds, as its words suggest."),
        "duration": mark(
            "Its times were taken for ticks of 100 nanoseconds,"
            " as the length of the recording tells."
        ),
        "": mark("Its times were taken for ticks of 100 nanoseconds, though nothing in it tells."),
    },
}
"""What is told of the unit that bare numbers were taken for, by what it was taken from."""
