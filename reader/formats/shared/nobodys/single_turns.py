"""Captions in which somebody plainly takes the word whose label stands once: ``Ana Reyes: I was``.

Where few labels stand among many captions nobody is believed by how often they come. A whole name
behind a sentence, before words that ask or are spoken of oneself, names who says this sentence;
what follows it is nobody's, as before.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.formats.shared.customs.belief import is_turn
from reader.formats.shared.labels.grammar import any_label_of
from reader.formats.shared.lines import ends_sentence
from reader.formats.shared.names import Belief, Label
from reader.model.transcript import Cue, CueKind, WordTime


def with_single_turns(cues: Sequence[Cue]) -> list[Cue]:
    """Return the captions with such names as the speakers of the sentences behind them."""
    if not any(not cue.speaker and ": " in cue.text for cue in cues):
        return list(cues)
    spoken: list[Cue] = []
    speaker = ""
    before: Cue | None = None
    for cue in cues:
        is_free = not cue.speaker and cue.kind is CueKind.SPEECH
        is_over = before is None or before.kind is not CueKind.SPEECH or ends_sentence(before.text)
        label = _label(cue) if is_free and is_over and ":" in cue.text else None
        before = cue
        if label:
            speaker = label.name
            spoken.append(_without(cue, label))
        elif speaker and is_free and not is_over:
            spoken.append(cue.spoken_by(speaker))
        else:
            speaker = ""
            spoken.append(cue)
    return spoken


def _label(cue: Cue) -> Label | None:
    label = any_label_of(cue.text)
    if label is None or label.belief is not Belief.NAME:
        return None
    rest = cue.text[label.length :]
    others = any(any_label_of(line) for line in rest.split("\n") if ":" in line)
    return label if rest and not others and is_turn(label.name, rest) else None


def _without(cue: Cue, label: Label) -> Cue:
    words = tuple(
        WordTime(char - label.length, start) for char, start in cue.words if char >= label.length
    )
    text = cue.text[label.length :]
    return Cue(text, cue.start, cue.end, label.name, cue.kind, True, words)
