"""Which layer of a service's JSON holds the transcript, and of what its bare numbers count.

Many services give the same words several times: whole, by speaker, by sentence, word by word. The
best is what has times and speakers; of two that do, phrases before single words, which then give
the phrases the times of their words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from reader.formats.kinds.services.fields import (
    FieldTime,
    Origin,
    milliseconds,
    origin_at,
    plain,
    speaker_of,
)
from reader.formats.kinds.services.layers import LayerItem, Layers
from reader.patterns import lazy_pattern

_UNITS: Final = (1_000.0, 1.0, 1e-4, 1e-6)
"""Milliseconds that a bare number may count: seconds, milliseconds, Microsoft's ticks, and
nanoseconds."""
_OF_SAMPLES: Final = 1_000 / 16_000
"""Milliseconds of a sample of speech, as recognisers take them."""
_SLACK: Final = 0.5
"""Seconds by which a phrase may begin before its first word."""
_SLOWEST: Final = 0.4
_QUICKEST: Final = 400.0
_QUICKEST_APART: Final = 40.0
"""Letters a second: between these bounds people speak, with what pauses a machine counts in; the
last where only starts are given, so that pauses count in too."""
_EARLIEST: Final = 0.1
_LATER: Final = 1.05
"""Between these parts of a recording its last words are said; its length may be rounded."""
_LONG_PHRASE: Final = 300
"""Letters of a phrase; longer ones without times of their own are made anew of their words."""
_ASIDE: Final = frozenset({"comments", "notes", "ainotes", "annotations", "bookmarks", "chat"})
"""Keys of what listeners wrote beside a transcript; the transcript only where there is no other."""
_LONGEST_BEFORE: Final = 6 * 3_600_000
"""Milliseconds from the start that a file names to the first words; else it is of another thing."""
_LABELS: Final = lazy_pattern(r"(?:\A|(?<=\n))Speaker \d{1,4}:")
"""What Deepgram writes before the paragraphs of its whole text."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The layer that is read: where it stands, its items, and whether they are single words."""

    path: str
    records: list[LayerItem]
    are_words: bool
    unit: float
    unit_of: str
    """What told the unit of bare numbers: "words", "duration"; "" if nothing did."""
    is_timed: bool
    is_voiced: bool
    origin: Origin | None
    """What times of the day count from; None where the times are places in the recording."""
    apart: list[LayerItem]
    """What was said that only another layer has: phrases without words of their own, words of a
    phrase without a text."""


def chosen(layers: Layers) -> Chosen | None:
    """Return the layer that holds the transcript; None if there is none that may."""
    layers.texts = {path: _without_copies(records) for path, records in layers.texts.items()}
    for records in layers.texts.values():
        _give_units(records)
    _give_speakers(layers)
    _give_starts(layers)
    likely = [weighed(path, records, layers) for path, records in layers.texts.items()]
    likely = [one for one in likely if one.is_timed] or [one for one in likely if one.is_voiced]
    if not likely:
        return None
    likely = [one for one in likely if not _is_aside(one.path)] or likely
    letters = {id(one): _letters(one.records) for one in likely}
    most = max(letters.values())
    candidates = [one for one in likely if 2 * letters[id(one)] >= most]
    # max() takes the first of equals: services put what is theirs before what was made of it.
    best = max(candidates, key=lambda one: (one.is_voiced, not one.are_words, one.is_timed))
    return replace(best, apart=_apart(best.records, layers))


def _is_aside(path: str) -> bool:
    return any(plain(step.rstrip("[]")) in _ASIDE for step in path.split("."))


def weighed(path: tuple[str, ...], records: list[LayerItem], layers: Layers) -> Chosen:
    """Return the layer of some items, with what their times count and count from."""
    unit, unit_of = _unit(records, layers.lasts)
    origin = _origin(records, unit, layers.begun)
    timed = sum(milliseconds(_start_of(record), unit, origin) is not None for record in records)
    single = sum(len(record.text.split()) <= 1 for record in records)
    inner = sum(bool(record.parts) for record in records)
    are_words = 10 * single >= 9 * len(records) and 2 * inner <= len(records)
    long = _letters(records) > _LONG_PHRASE * len(records)
    untimed = sum(record.start is None for record in records)
    voiced = sum(bool(record.speaker) or record.speaker == 0 for record in records)
    is_whole = long and 2 * untimed > len(records) and 2 * inner > len(records)
    if is_whole or (origin and not voiced and not any(record.end for record in records)):
        timed = 0  # its words have the times; or these are lines of a log, not of a transcript
    return Chosen(
        "".join(f".{step}" if step != "[]" else step for step in path).lstrip("."),
        records,
        are_words,
        unit,
        unit_of,
        2 * timed > len(records),
        2 * voiced > len(records),
        origin,
        [],
    )


def _origin(
    records: list[LayerItem], unit: float, begun: Sequence[tuple[int, FieldTime]]
) -> Origin | None:
    """Return what times of the day count from: a start that the file names, or their first.

    None where most times are places in the recording.
    """
    starts = [start for record in records if (start := _start_of(record)) is not None]
    dated = [origin_at(start, unit) for start in starts if start.is_dated(unit)]
    if 2 * len(dated) <= len(starts):
        return None
    first = min(dated, key=lambda origin: origin.at)
    told = (
        origin_at(time, unit, is_told=True) for _, time in sorted(begun, key=lambda one: one[0])
    )
    near = (one for one in told if 0 <= first.at - one.at <= _LONGEST_BEFORE)
    return next(near, first)


def _apart(records: list[LayerItem], layers: Layers) -> list[LayerItem]:
    """Return the items of other layers of which the chosen one has neither words nor whole.

    None where they say again what the chosen one says.
    """
    own = {id(record) for record in records}
    owners = {id(owner) for record in records for owner in _owners(record)}
    missing: list[LayerItem] = []
    for others in layers.texts.values():
        if id(others[0]) in own:
            continue
        if any(id(item) in owners for item in others):
            missing += [item for item in others if not item.parts and id(item) not in owners]
    path = next(path for path, others in layers.texts.items() if id(others[0]) in own)
    inner = (
        [item for item in others if own.isdisjoint(map(id, _owners(item)))]
        for deeper, others in layers.texts.items()
        if len(deeper) > len(path) and deeper[: len(path)] == path
    )
    missing += next(filter(None, inner), [])
    if not missing:
        return []
    said, again = _folded(records), _folded(missing)
    return [] if again in said and 5 * len(again) >= 4 * len(said) else missing


def _owners(record: LayerItem) -> Iterator[LayerItem]:
    owner = record.owner
    while owner is not None:
        yield owner
        owner = owner.owner


def _folded(records: Iterable[LayerItem]) -> str:
    return "".join(filter(str.isalnum, "".join(record.text for record in records).casefold()))


def _letters(records: Iterable[LayerItem]) -> int:
    return sum(len(_LABELS.sub("", record.text).strip()) for record in records)


def _start_of(record: LayerItem) -> FieldTime | None:
    """Return when an item begins: when it says, or when the first of its words does."""
    if record.start is not None:
        return record.start
    firsts = (part.start for parts in record.parts.values() for part in parts)
    return next((start for start in firsts if start is not None), None)


def _unit(records: list[LayerItem], lasts: FieldTime | None) -> tuple[float, str]:
    """Return the milliseconds of a bare number, and what tells them.

    That is the length of the recording, or else how fast people could have spoken so.
    """
    timed = [(record, start) for record in records if (start := _start_of(record)) is not None]
    bare = [(record, start.value) for record, start in timed if start.unit is None]
    if not bare or any(value % 1 for _, value in bare):
        return _UNITS[0], "words"
    latest = max(value + max(_lasts(record), 0) for record, value in bare)
    told = _unit_by_duration(latest, lasts)
    if told:
        return told, "duration"
    lasting = [(record, _lasts(record)) for record, _ in bare]
    spoken = sum(length for _, length in lasting if length > 0)
    letters = _letters(record for record, length in lasting if length > 0)
    quickest = _QUICKEST
    if not spoken:
        ordered = sorted(bare, key=lambda pair: pair[1])
        letters = _letters(record for record, _ in ordered[:-1])
        spoken = ordered[-1][1] - ordered[0][1]
        quickest = _QUICKEST_APART
    if not spoken or letters / spoken >= _SLOWEST:
        return _UNITS[0], "words"
    for unit in _UNITS[1:]:
        if _SLOWEST <= letters / (spoken * unit / 1_000) <= quickest:
            return unit, "words"
    return _UNITS[0], ""


def _unit_by_duration(latest: float, lasts: FieldTime | None) -> float | None:
    """Return the unit in which the latest time lies within the recording, and not at its start.

    None where the recording's length, which is of seconds if it does not say, is told in the same
    numbers without a unit: they could both be anything.
    """
    if lasts is None or lasts.value <= 0:
        return None
    whole = lasts.value * (lasts.unit or _UNITS[0])
    if lasts.unit is None and latest <= _LATER * lasts.value:
        return None
    fits = (unit for unit in _UNITS if _EARLIEST * whole <= latest * unit <= _LATER * whole)
    return next(fits, None)


def _lasts(record: LayerItem) -> float:
    """Return how long an item lasts, in its own bare unit; 0 if it does not say so."""
    if record.length is not None and record.length.unit is None:
        return record.length.value
    start = record.start
    if start is None or record.end is None or record.end.unit is not None:
        return 0.0
    return record.end.value - start.value


def _give_units(records: list[LayerItem]) -> None:
    """Let phrases count in what their words in seconds tell: Otter's in a 16,000th of one."""
    pairs = [
        (record, record.start.value, part.start.value)
        for record in records
        if record.start is not None and record.start.unit is None
        for part in next(iter(record.parts.values()), [])[:1]
        if part.start is not None and part.start.unit is None
    ]
    if not any(begin % 1 for _, _, begin in pairs) or any(start % 1 for _, start, _ in pairs):
        return
    for unit in (*_UNITS, _OF_SAMPLES):
        if all(abs(start * unit / 1_000 - begin) <= _SLACK for _, start, begin in pairs):
            for record, start, _ in pairs if unit != _UNITS[0] else ():
                record.start = FieldTime(start, unit)
                record.end = record.end and FieldTime(record.end.value, record.end.unit or unit)
            return


def _give_speakers(layers: Layers) -> None:
    """Give items the speakers that the document has elsewhere: in a list of who spoke when, in
    the words of a phrase if all are of one, by channel."""
    for records in layers.texts.values():
        if any(record.speaker not in (None, "") for record in records):
            continue
        for record in records:
            record.speaker = _speaker_of_parts(record)
        if layers.spans and not any(record.speaker for record in records):
            _by_spans(records, layers.spans)
        channels = {str(record.channel) for record in records}
        if len(channels) > 1 and not any(record.speaker for record in records):
            for record in records:
                record.speaker = _channel_name(record.channel)


def _give_starts(layers: Layers) -> None:
    """Let what has an end alone begin where what stands before it ends, as Google's results do."""
    for records in reversed(layers.texts.values()):  # words before what they lie in
        ended: dict[str, FieldTime] = {}
        for record in records:
            channel = str(record.channel)
            ends = [part.end for parts in record.parts.values() for part in parts if part.end]
            end = record.end or (ends[-1] if ends else None)
            if end is None:
                continue
            if _start_of(record) is None:
                record.start = ended.get(channel, end._replace(value=0.0))
                layers.ends_alone += len(record.text.split()) > 1
            ended[channel] = end


def _channel_name(channel: object) -> str:
    if isinstance(channel, int) and not isinstance(channel, bool):
        return f"Channel {channel + 1}"
    return f"Channel {channel}" if isinstance(channel, str) and len(channel) < 3 else str(channel)


def _speaker_of_parts(record: LayerItem) -> object:
    for parts in record.parts.values():
        spoken = {speaker_of(part.speaker) for part in parts}
        if len(spoken) == 1 and spoken != {""}:
            return parts[0].speaker
    return None


def _by_spans(records: Sequence[LayerItem], spans: Sequence[LayerItem]) -> None:
    """Give words the speaker of the stretch in which, or last before which, they begin."""
    if sum(len(record.text.split()) <= 1 for record in records) * 10 < 9 * len(records):
        return  # a phrase may be of several
    begun = sorted(
        ((span.start.value, span) for span in spans if span.start is not None),
        key=lambda pair: pair[0],
    )
    begins = [begin for begin, _ in begun]
    for record in records:
        at = bisect_right(begins, record.start.value) if record.start is not None else 0
        if at:
            record.speaker = begun[at - 1][1].speaker


def _without_copies(records: list[LayerItem]) -> list[LayerItem]:
    """Return words without those that come again with their speaker, as Google sends them."""
    if not any(
        later.start and earlier.start and later.start.value < earlier.start.value
        for earlier, later in pairwise(records)
    ):
        return records
    voiced = {(record.start, record.text) for record in records if speaker_of(record.speaker)}
    return [
        record
        for record in records
        if speaker_of(record.speaker) or (record.start, record.text) not in voiced
    ]
