"""ELAN's annotation documents (``.eaf``): tiers of annotations over slots of time.

The EAF schema of the Max Planck Institute prescribes them (versions 2.7 to 3.0). Annotations of a
tier without a parent have times of their own (``ALIGNABLE_ANNOTATION``); others refer to one that
has (``REF_ANNOTATION``). Slots may lack a value: they lie
evenly between those of the same tier that have one, as ELAN shows them, or else between those next
to them in the order of time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from reader.formats.decoding.xml_text import listen
from reader.formats.format import Claim, Document
from reader.formats.kinds.research.tiers import Tier, tidy, transcript_of
from reader.formats.shared.languages import tag_of
from reader.model.transcript import Cue, Transcript, remarks
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

_ROOT: Final = "<annotation_document"
_REFERENCES: Final = lazy_pattern(r"[^\s\d]*+\d\S*+|")
_LONGEST_CHAIN: Final = 16
"""Annotations that refer to one another, up to the one that has times."""


class _Annotation(NamedTuple):
    start: str
    end: str
    refers_to: str
    text: str


@dataclass(slots=True, eq=False)
class _ElanTier:
    name: str
    participant: str
    parent: str
    kind: str
    annotations: dict[str, _Annotation] = field(default_factory=dict)


class _ElanListener:
    """Takes the slots and the tiers of a document."""

    def __init__(self) -> None:
        self.slots: dict[str, int | None] = {}
        self.layers: list[_ElanTier] = []
        self.language = self.media = ""
        self._open: tuple[str, str, str, str] | None = None
        self._text: list[str] | None = None

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        of = {key: value for (_, key), value in attributes.items()}
        match name[1]:
            case "TIME_SLOT":
                id, value = of.get("TIME_SLOT_ID"), of.get("TIME_VALUE", "")
                is_time = value.isascii() and value.isdigit() and len(value) < 12
                if id:
                    self.slots[id] = int(value) if is_time else None
            case "MEDIA_DESCRIPTOR":
                self.media = self.media or of.get("RELATIVE_MEDIA_URL") or of.get("MEDIA_URL", "")
            case "TIER":
                self.language = self.language or of.get("LANG_REF", of.get("DEFAULT_LOCALE", ""))
                self.layers.append(
                    _ElanTier(
                        of.get("TIER_ID", ""),
                        of.get("PARTICIPANT", "").strip(),
                        of.get("PARENT_REF", ""),
                        of.get("LINGUISTIC_TYPE_REF", ""),
                    )
                )
            case "ALIGNABLE_ANNOTATION" | "REF_ANNOTATION":
                self._open = (
                    of.get("ANNOTATION_ID", ""),
                    of.get("TIME_SLOT_REF1", ""),
                    of.get("TIME_SLOT_REF2", ""),
                    of.get("ANNOTATION_REF", ""),
                )
            case "ANNOTATION_VALUE":
                self._text = []

    def end(self, name: tuple[str, str]) -> None:
        if name[1] == "ANNOTATION_VALUE" and self._text is not None:
            if self._open is not None and self.layers:
                id, start, end, refers_to = self._open
                text = tidy("".join(self._text))
                layer = self.layers[-1].annotations
                layer[id or f"#{len(layer)}"] = _Annotation(start, end, refers_to, text)
            self._text = None
        elif name[1].endswith("_ANNOTATION"):
            self._open = None

    def text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)


def score(document: Document) -> int:
    """Claim XML whose root is ``ANNOTATION_DOCUMENT``."""
    return Claim.CERTAIN if _ROOT in document.head.lower() else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the tiers that hold speech, each as a speaker.

    Raises FormatError for XML that declares entities, and where no tier has words.
    """
    heard = _ElanListener()
    report = listen(document.text, heard)
    slots, spread = _spread(heard)
    every = {id: one for layer in heard.layers for id, one in layer.annotations.items()}
    chosen = _speech_layers(heard.layers)
    tiers = [_tier(layer, every, slots) for layer in chosen]
    read_layers = frozenset(chosen)
    left_out = [layer for layer in heard.layers if layer not in read_layers]
    others = [layer.name for layer in left_out if layer.annotations]
    transcript = transcript_of(
        tiers, tr("This ELAN document has no tier with words."), report, others
    )
    if spread:
        told = remarks(
            "1 time that was not set: the place is reckoned from the times before and after.",
            "{n} times that were not set: the place is reckoned from the times before and after.",
            spread,
        )
        transcript = transcript._replace(report=(*transcript.report, told))
    return transcript._replace(language=tag_of(heard.language), media=heard.media)


def _spread(heard: _ElanListener) -> tuple[dict[str, int], int]:
    """Return the time of each slot that has one or lies between such, and how many of these."""
    times = {id: time for id, time in heard.slots.items() if time is not None}
    given = len(times)
    for layer in heard.layers:
        slots = (slot for one in layer.annotations.values() for slot in (one.start, one.end))
        _spread_evenly(list(dict.fromkeys(slot for slot in slots if slot in heard.slots)), times)
    _spread_evenly(list(heard.slots), times)
    return times, len(times) - given


def _spread_evenly(slots: Sequence[str], times: dict[str, int]) -> None:
    """Give a time to each slot that lies in a row between two that have one, the later not less."""
    known = [at for at, slot in enumerate(slots) if slot in times]
    for before, after in pairwise(known):
        begin, end = times[slots[before]], times[slots[after]]
        if end >= begin:
            for at in range(before + 1, after):
                times[slots[at]] = begin + (end - begin) * (at - before) // (after - before)


def _speech_layers(layers: list[_ElanTier]) -> list[_ElanTier]:
    """Return the tiers without a parent; where one holds mere numbers, a tier below it."""
    names = {layer.name for layer in layers}
    below: dict[str, list[_ElanTier]] = {}
    for layer in layers:
        below.setdefault(layer.parent, []).append(layer)
    chosen = []
    for layer in layers:
        if layer.parent and layer.parent in names:
            continue
        texts = [one.text for one in layer.annotations.values()]
        numbers = sum(_REFERENCES.fullmatch(text) is not None for text in texts)
        worded = [child for child in below.get(layer.name, ()) if any(_texts(child))]
        if layer.name and worded and 10 * numbers >= 9 * len(texts):
            spoken = [one for one in worded if Tier(one.name, "", [], one.kind).is_speech] or worded
            layer = max(spoken, key=lambda one: sum(map(len, _texts(one))))
        chosen.append(layer)
    return chosen


def _texts(layer: _ElanTier) -> list[str]:
    return [one.text for one in layer.annotations.values()]


def _tier(layer: _ElanTier, every: Mapping[str, _Annotation], slots: Mapping[str, int]) -> Tier:
    cues = []
    for one in layer.annotations.values():
        timed = one
        for _ in range(_LONGEST_CHAIN):
            if not timed.refers_to or timed.refers_to not in every:
                break
            timed = every[timed.refers_to]
        cues.append(Cue(one.text, slots.get(timed.start), slots.get(timed.end)))
    return Tier(layer.name, layer.participant, cues, layer.kind)
