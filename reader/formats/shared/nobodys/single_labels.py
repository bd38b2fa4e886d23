"""Labels that stand once, alone or within a paragraph: which of them are speakers all the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from reader.formats.shared.customs.belief import is_turn
from reader.formats.shared.names import Belief, Label, is_full_name

_SHARE_LABELLED: Final = 0.75

Labelled = Sequence[tuple[str, Sequence[Label | None]]]
"""The texts of paragraphs, and what opens their lines."""


def written_inside(paragraphs: Labelled, known: Collection[str]) -> set[str]:
    """Return short names that stand once, and not at the head of a paragraph: ``Rope: 40 feet``."""
    counts = Counter(label.name for _, found in paragraphs for label in found if label)
    inside = {label.name for _, found in paragraphs for label in found[1:] if label}
    sure = {label.name for _, found in paragraphs for label in found if label and label.is_sure}
    names = {name for name in inside - sure if counts[name] == 1 and name not in known}
    return {
        name for name in names if not (is_full_name(name) or name.isupper() or name[-1].isdigit())
    }


def said_once(paragraphs: Labelled, speakers: Collection[str]) -> set[str]:
    """Return who plainly takes the word, be it once, at the head of a paragraph among others.

    Nearly all paragraphs open with a label then: what has none would go to who spoke once.
    """
    opening = [(text, found[0]) for text, found in paragraphs if found and found[0]]
    once = {
        label.name
        for text, label in opening
        if label.belief is Belief.NAME and label.name not in speakers
        if is_turn(label.name, text[label.length :].partition("\n")[0])
    }
    turns = sum(label.name in speakers or label.name in once for _, label in opening)
    talk = len(paragraphs) - first_turn([found for _, found in paragraphs], speakers)
    return once if turns >= _SHARE_LABELLED * talk else set()


def first_turn(labels: Sequence[Sequence[Label | None]], speakers: Collection[str]) -> int:
    """Return which paragraph is the first that a speaker opens: above it stands what heads a talk.

    That is the number of paragraphs where there is none.
    """
    return next(
        (at for at, found in enumerate(labels) if found and found[0] and found[0].name in speakers),
        len(labels),
    )


def named_alone(paragraphs: Labelled, speakers: Collection[str]) -> set[str]:
    """Return the names that stand alone above what is said, where all speakers do."""
    opening = [(text, found[0]) for text, found in paragraphs if found and found[0]]
    alone = {label.name for text, label in opening if label.length == len(text)}
    if not speakers or not alone.issuperset(speakers):
        return set()
    return {
        label.name for _, label in opening if label.belief is Belief.NAME and label.name in alone
    }
