"""Who speaks, where several labels open lines: which of them are believed to name somebody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reader.formats.shared.customs.belief import (
    confirmed_speakers,
    entries_of_lists,
    members_beside,
)
from reader.formats.shared.customs.heads import is_alone, title_before, under_heads
from reader.formats.shared.customs.notes import is_closed, presides
from reader.formats.shared.customs.odd_labels import completed
from reader.formats.shared.customs.persons import with_one_name_each
from reader.formats.shared.labels.grammar import NOBODY
from reader.formats.shared.names import Label
from reader.formats.shared.nobodys.asides import is_aside
from reader.formats.shared.nobodys.single_labels import (
    first_turn,
    named_alone,
    said_once,
    written_inside,
)
from reader.model.transcript import Cue, CueKind


def with_believed(
    cues: Sequence[Cue], labels: Sequence[Sequence[Label | None]], known: Iterable[str]
) -> list[Cue]:
    """Return the cues with those labels turned into speakers that are believed.

    ``labels`` are those of the lines of each cue, () where none has any; ``known`` are names that
    count even if they stand once.
    """
    labels = with_one_name_each([*zip((cue.text for cue in cues), labels, strict=True)])
    labels = [
        () if found and found[0] and is_aside(cue.text) else found
        for cue, found in zip(cues, labels, strict=True)
    ]
    named = {cue.speaker for cue in cues if cue.speaker}
    speakers = _confirmed(cues, labels, [*known, *named]) if any(labels) else frozenset()
    texts = [
        "\n" * cue.text.count("\n") if cue.kind is CueKind.HEADING else cue.text for cue in cues
    ]
    if NOBODY in {found[0].name for found in labels if found and found[0]}:
        speakers |= {NOBODY}
    labels, speakers = completed(texts, labels, speakers, alone=True)
    cues, labels, speakers = under_heads(cues, labels, speakers)
    if not speakers and not named:
        return list(cues)
    from reader.formats.shared.labels.given import given_to_speakers  # late: where somebody speaks

    return given_to_speakers(cues, labels, speakers)


def _believed(
    paragraphs: Sequence[tuple[str, Sequence[Label | None]]], known: Iterable[str]
) -> frozenset[str]:
    found = [label for _, of_text in paragraphs for label in of_text if label]
    words = sum(not (is_alone(text, of_text) or is_closed(text)) for text, of_text in paragraphs)
    return confirmed_speakers(found, words, known)


def _confirmed(
    cues: Sequence[Cue], labels: Sequence[Sequence[Label | None]], known: Iterable[str]
) -> frozenset[str]:
    speech = CueKind.SPEECH
    known = list(known)
    spoken = zip(cues, labels, strict=True)
    of_speech = [(cue.text, found) for cue, found in spoken if cue.kind is speech]
    confirmed = _believed(of_speech, known)
    again = Counter(of_text[0].name for _, of_text in of_speech if of_text and of_text[0])
    recurring = {name for name, count in again.items() if count > 1}
    first = first_turn([of_text for _, of_text in of_speech], recurring)
    if 0 < first < len(of_speech):  # what heads a talk says nothing of how its turns are set
        confirmed |= _believed(of_speech[first:], known)
    confirmed -= written_inside(of_speech, known)
    confirmed |= named_alone(of_speech, confirmed)
    if confirmed:
        confirmed |= said_once(of_speech, confirmed)
    if any(map(presides, confirmed)):
        confirmed |= members_beside(of_speech)
    confirmed -= title_before(of_speech, known)
    confirmed -= entries_of_lists(of_speech, confirmed)
    opening = next((found[0] for found in labels[:1] if found), None)
    # Whoever is named in brackets before the very first word does not only ask from the hall.
    return confirmed | {opening.name} if opening and opening.is_sure else confirmed
