"""Speakers in the documents that this program writes, which name them at the head of paragraphs.

They end on a line that says when they were taken (:mod:`reader.formats.shared.credits`): a name in
them counts even if it stands once, and ``[Unnamed]:`` opens words of nobody behind those of
somebody.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.formats.shared.labels.grammar import any_label_of, label_in_brackets
from reader.formats.shared.names import Belief, Label
from reader.model.transcript import Cue, CueKind


def own_label(text: str) -> Label | None:
    """Return the speaker that a paragraph of an own document opens with, None for none."""
    label = label_in_brackets(text) or any_label_of(text)
    is_believed = label and (label.is_sure or label.belief in (Belief.NAME, Belief.OFFICE))
    return label if is_believed else None


def _opens_talk(text: str) -> bool:
    """Return whether the first words of an own document name who says all of them."""
    label = own_label(text)
    return label is not None and (label.is_sure or not text[label.length :][:1].islower())


def with_own_speakers(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues of an own document with its labels turned into speakers.

    It names somebody if its first words do, or if two do; else what looks like a label is none.
    Nor is it where small letters follow, as in a sentence: there one's only name has brackets.
    """
    speech = CueKind.SPEECH
    found = [own_label(cue.text) if cue.kind is speech else None for cue in cues]
    first = next((cue for cue in cues if cue.kind is speech), None)
    if len({label.name for label in found if label}) < 2 and not (
        first and _opens_talk(first.text)
    ):
        return list(cues)
    labels: list[Sequence[Label | None]] = [
        [label, *([None] * cue.text.count("\n"))] if label else ()
        for cue, label in zip(cues, found, strict=True)
    ]
    from reader.formats.shared.labels.given import given_to_speakers  # late: where somebody speaks

    names = frozenset(label.name for label in found if label)
    return given_to_speakers(cues, labels, names, is_own=True)
