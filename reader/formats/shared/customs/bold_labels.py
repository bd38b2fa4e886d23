"""Labels that a document sets in bold or in italics: each counts, also one that comes once.

``**Ana:** Why?``, ``*Newsreader*: A new lock was opened``: where turns are so set, the letters
tell a label from the words of a sentence before a colon.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from reader.formats.shared.labels.grammar import NOBODY_NAMED, any_label_of
from reader.formats.shared.labels.manners import manner_in
from reader.formats.shared.names import Belief, Label, is_full_name
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_LEAST_TURNS: Final = 3
_LEAST_NAMES: Final = 2
_SHARE: Final = 3
"""One of so many paragraphs has such a label, where only one name comes again."""
_COLONS: Final = " \t\xa0:："
_CLOCK: Final = lazy_pattern(r"\d:\d\d")


class LookedAt(NamedTuple):
    """The text of a paragraph, and how many characters of one look it opens with."""

    text: str
    lead: int


def with_labels_by_looks(openings: Sequence[LookedAt]) -> list[str]:
    """Return the texts of paragraphs with the labels that are set in letters of their own in
    brackets, in which they are believed at sight.

    Where whoever asks is in bold as a whole, the plain paragraph below is of somebody else.
    """
    found = {
        at: label
        for at, opening in enumerate(openings)
        if opening.lead and (label := _label(opening))
    }
    texts = [opening.text for opening in openings]
    labels = _believed(found, sum(map(bool, texts)))
    whole = _all_in_bold(openings, labels)
    for at, label in labels.items():
        manner = manner_in(texts[at][: label.length])
        said = texts[at][label.length :].lstrip()
        texts[at] = f"[{label.name}]: {manner} {said}" if manner else f"[{label.name}]: {said}"
        below = at + 1
        while below < len(texts) and not texts[below]:
            below += 1
        if label.name in whole and below < len(texts) and below not in found:
            is_plain = not openings[below].lead and any_label_of(texts[below]) is None
            texts[below] = f"[{NOBODY_NAMED}]: {texts[below]}" if is_plain else texts[below]
    return texts


def _believed(found: Mapping[int, Label], said: int) -> dict[int, Label]:
    """Return the labels that count among so many paragraphs.

    None where too few are, or none of them comes again.
    """
    counts = Counter(label.name for label in found.values())
    recurring = {name for name, count in counts.items() if count > 1}
    if len(found) < _LEAST_TURNS or len(counts) < _LEAST_NAMES or not recurring:
        return {}
    if len(recurring) < _LEAST_NAMES and _SHARE * len(found) < said:
        return {}
    places = list(found)
    again = [index for index, at in enumerate(places) if found[at].name in recurring]
    amid = set(places[again[0] : again[-1] + 2])  # and the one that answers at the end
    return {
        at: label
        for at, label in found.items()
        if label.name in recurring or at in amid or is_full_name(label.name)
    }


def _all_in_bold(openings: Sequence[LookedAt], labels: Mapping[int, Label]) -> set[str]:
    """Return who is in bold with all words, where others are not."""
    whole: dict[str, set[bool]] = {}
    for at, label in labels.items():
        whole.setdefault(label.name, set()).add(openings[at].lead >= len(openings[at].text))
    bold = {name for name, found in whole.items() if found == {True}}
    return bold if len(bold) < len(whole) else set()


def _label(opening: LookedAt) -> Label | None:
    """Return the label that is all in letters of its own, before words."""
    label = any_label_of(opening.text)
    if label is None or label.belief not in (Belief.NAME, Belief.OFFICE) or label.is_sure:
        return None
    name = opening.text[: label.length].rstrip(_COLONS)
    is_set_off = len(name) <= opening.lead and label.length < len(opening.text)
    return label if is_set_off and not _CLOCK.search(name) else None
