"""Speakers written as labels before their words: ``Ana Reyes: Good morning.``

A label counts as a speaker when it has the shape of a name, holds no clock and recurs; one that
stands once counts only among others, or where every paragraph has one. What names somebody by
office, or is written small, counts beside names or in a block of such lines. What follows a second
colon is speech. Nobody is invented: a doubtful label stays in the text. Nobody gets another's
words: a paragraph that opens with a doubtful label is nobody's, as is all up to the next speaker.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from reader.formats.shared.labels.grammar import labels_of, with_letters
from reader.formats.shared.names import Label
from reader.model.transcript import Cue
from reader.patterns import lazy_pattern

_LISTED: Final = lazy_pattern(r"[^\W\d_]{2,30} \(([A-Z]{2,4})\)")
_LEAST_LISTED: Final = 3
_BRACKETS: Final = "[({<（【［〔"


def with_speakers(cues: Sequence[Cue], known: Iterable[str] = ()) -> list[Cue]:
    """Return the cues with labels turned into speakers, cut where a new one begins inside a cue.

    Cues without a label belong to the speaker before them, also to one that a cue has already.
    ``known`` are names that the file itself gives as its speakers, which count even if they stand
    once.
    """
    texts: Sequence[str] = [cue.text for cue in cues]
    if any(text.count(":") > 1 for text in texts):
        from reader.formats.shared.nobodys.run_on import turns_apart  # late: few are so set

        texts = turns_apart(texts)
        cues = [cue._replace(text=text) for cue, text in zip(cues, texts, strict=True)]
    labels = _labels(cues, texts)
    known = [*known, *_initials(cues)]
    if not known and not any(cue.speaker for cue in cues) and _is_alone(labels):
        return list(cues)
    from reader.formats.shared.labels.believed import with_believed  # late: where there are several

    return with_believed(cues, labels, known)


def _labels(cues: Sequence[Cue], texts: Sequence[str]) -> Sequence[Sequence[Label | None]]:
    """Return what opens the lines of the cues as labels do, () for a cue of which none does."""
    if any(text[0] in _BRACKETS for text in texts):
        from reader.formats.shared.customs.bracketed import bracketed  # late: few open so

        if found := bracketed(cues):
            return found
    labels = with_letters(map(labels_of, texts))
    if any(map(any, labels)) or not _may_be_chat(texts):
        return labels
    from reader.formats.shared.customs.odd_labels import handles  # late: where all lines have one

    return handles(texts) or labels


def _may_be_chat(texts: Iterable[str]) -> bool:
    """Return whether nearly all lines have a colon."""
    lines = [line for text in texts for line in text.split("\n")]
    colons = sum(":" in line for line in lines)
    return colons > 0 and 10 * colons >= 9 * len(lines)


def _is_alone(labels: Iterable[Sequence[Label | None]]) -> bool:
    """Return whether there is but one label, in doubt, or none at all: nobody is named by that."""
    found = [label for of_text in labels for label in of_text if label]
    return not found or (len(found) == 1 and not found[0].is_sure)


def _initials(cues: Iterable[Cue]) -> set[str]:
    """Return the initials that minutes list behind names, ``Ana Reyes (AR), Ben Hall (BH)``."""
    found = {initials for cue in cues if "(" in cue.text for initials in _LISTED.findall(cue.text)}
    return found if len(found) >= _LEAST_LISTED else set()
