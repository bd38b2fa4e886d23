"""Speakers as the program's own documents name them, which are believed as they stand.

A document ends on a line that says what it is and when it was taken
(:mod:`reader.formats.shared.credits`), so that a name in it counts even if it stands once, and
``[Unnamed]:`` opens the words of nobody behind those of somebody.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.formats.shared.names import Belief
from reader.formats.shared.speakers import Label, any_label_of, given_to_speakers
from reader.model.transcript import Cue, CueKind


def own_label(text: str) -> Label | None:
    """Return the speaker that a paragraph of an own document opens with, None for none."""
    label = any_label_of(text)
    is_believed = label and (label.is_sure or label.belief in (Belief.NAME, Belief.OFFICE))
    return label if is_believed else None


def as_label(name: str) -> str:
    """Return a name as it stands before its colon: in brackets where it is read by them alone."""
    label = own_label(f"{name}: ")
    return name if label and label.name == name else f"[{name}]"


def with_own_speakers(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues of an own document with its labels turned into speakers.

    It names somebody if its first words do, or if two do; else what looks like a label is none.
    """
    speech = CueKind.SPEECH
    found = [own_label(cue.text) if cue.kind is speech else None for cue in cues]
    first = next(
        (label for cue, label in zip(cues, found, strict=True) if cue.kind is speech), None
    )
    if first is None and len({label.name for label in found if label}) < 2:
        return list(cues)
    labels: list[Sequence[Label | None]] = [
        [label, *([None] * cue.text.count("\n"))] if label else ()
        for cue, label in zip(cues, found, strict=True)
    ]
    return given_to_speakers(cues, labels, frozenset(label.name for label in found if label))
