"""Paragraphs that a document sets apart as a whole: in italics, in letters smaller than the others.

Between turns that are not so set, such a paragraph tells what is done, or is a note: nobody says
it. Where somebody's own words are in italics, what goes on them is set so as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.formats.shared.labels.grammar import NOBODY_NAMED, any_label_of
from reader.formats.shared.names import Belief, Label
from reader.named_tuple import NamedTuple

_LEAST_TURNS: Final = 3
_LEAST_NAMES: Final = 2
_MOST: Final = 3
"""Of so many paragraphs below the first turn at most one is set apart."""


class SetParagraph(NamedTuple):
    """The text of a paragraph, whether all of it is set apart, whether others name who says it."""

    text: str
    is_apart: bool
    is_named: bool = False


def with_nobodys_set_apart(paragraphs: Sequence[SetParagraph]) -> list[str]:
    """Return the texts of paragraphs, with the label of nobody before those that are set apart."""
    texts = [paragraph.text for paragraph in paragraphs]
    if not any(paragraph.is_apart for paragraph in paragraphs):
        return texts
    labels = [_label(paragraph) for paragraph in paragraphs]
    turns = [at for at, label in enumerate(labels) if label or paragraphs[at].is_named]
    names = {label.name for label in labels if label}
    if len(turns) < _LEAST_TURNS or (len(names) < _LEAST_NAMES and not _are_named(paragraphs)):
        return texts
    if any(paragraphs[at].is_apart for at in turns):
        return texts
    told = [
        at
        for at, paragraph in enumerate(paragraphs)
        if at > turns[0] and paragraph.is_apart and any(map(str.isalpha, paragraph.text))
    ]
    if _MOST * len(told) > sum(map(bool, texts[turns[0] :])):
        return texts
    for at in told:
        texts[at] = f"[{NOBODY_NAMED}]: {texts[at]}"
    return texts


def _are_named(paragraphs: Sequence[SetParagraph]) -> bool:
    return sum(paragraph.is_named for paragraph in paragraphs) >= _LEAST_TURNS


def _label(paragraph: SetParagraph) -> Label | None:
    label = any_label_of(paragraph.text) if ":" in paragraph.text[:120] else None
    is_one = label is not None and (label.is_sure or label.belief in (Belief.NAME, Belief.OFFICE))
    return label if is_one else None
