"""Names that stand alone above what is said: ``Ana Reyes:``, and her words in the next paragraph.

What stands right below is hers, however it opens. Where all are so set, whoever is set with an
office, ``Tom Birk, Secretary of State for Ports:``, is one of them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from reader.formats.shared.names import Belief, Label, is_full_name, opens_clause
from reader.model.transcript import Cue, CueKind
from reader.named_tuple import NamedTuple

_LEAST: Final = 2
_LEAST_WHOLE: Final = 3
_MOST_OF_A_TITLE: Final = 2
_ENDS_SAID: Final = frozenset(".?!…。？！।؟\"'”’»)]-–—")
_LONGEST: Final = 120
_COLONS: Final = (":", "：")
_NOTES: Final = ("(", "[")
_ENDS: Final = (". ", "! ", "? ")
_LONGEST_SHORTENED: Final = 5
"""Letters of a word with a point that ends no sentence: ``Prof.``, ``Hon.``."""


class Headed(NamedTuple):
    """Paragraphs, what opens their lines, and who speaks in them."""

    cues: Sequence[Cue]
    labels: list[Sequence[Label | None]]
    speakers: frozenset[str]


def is_alone(text: str, labels: Sequence[Label | None]) -> bool:
    """Return whether a paragraph is the label of somebody, and nothing else."""
    label = labels[0] if labels else None
    if label is None or label.length != len(text):
        return False
    return label.belief in (Belief.NAME, Belief.OFFICE)


def title_before(
    paragraphs: Sequence[tuple[str, Sequence[Label | None]]], known: Collection[str]
) -> set[str]:
    """Return the label of the first paragraph if that is a title: ``Lorne Council: Minutes``.

    It comes once, is short and no sentence, as what others say is.
    """
    if not paragraphs:
        return set()
    (text, labels), *others = paragraphs
    label = labels[0] if labels else None
    if label is None or label.is_sure or label.name in known or len(text) > _LONGEST:
        return set()
    words = text[label.length :]
    turns = [(said, found[0]) for said, found in others if found and found[0]]
    if not words or "\n" in text:
        return set()
    is_shouted = text.isupper() and words[-1] not in ".!?" and _are_in_sentences(turns)
    if (is_shouted or _goes_on_small(words, turns)) and not any(
        turn.name == label.name for _, turn in turns
    ):
        return {label.name}
    if words[-1] in _ENDS_SAID:
        return set()
    if is_full_name(label.name) and len(words.split()) > _MOST_OF_A_TITLE:
        return set()  # Ana Reyes: Welcome to the show
    whole = sum(said[-1] in _ENDS_SAID for said, turn in turns if turn.length < len(said))
    again = any(turn.name == label.name for _, turn in turns)
    return set() if again or whole < _LEAST_WHOLE or whole < len(turns) - 1 else {label.name}


def _are_in_sentences(turns: Sequence[tuple[str, Label]]) -> bool:
    said = [text[turn.length :] for text, turn in turns if turn.length < len(text)]
    return bool(said) and not any(map(str.isupper, said))


def _goes_on_small(words: str, turns: Sequence[tuple[str, Label]]) -> bool:
    """Return whether words begin with a small letter, as those of no turn do: ``what next?``."""
    said = [text[turn.length :] for text, turn in turns if turn.length < len(text)]
    return words[0].islower() and len(said) >= _LEAST and not any(w[0].islower() for w in said)


def under_heads(
    cues: Sequence[Cue], labels: Sequence[Sequence[Label | None]], speakers: frozenset[str]
) -> Headed:
    """Return the paragraphs below names that stand alone as theirs."""
    heads = {
        index: found[0].name
        for index, (cue, found) in enumerate(zip(cues, labels, strict=True))
        if cue.kind is CueKind.SPEECH and is_alone(cue.text, found) and found[0]
        if found[0].name in speakers
    }
    if len(heads) < _LEAST:
        return Headed(cues, list(labels), speakers)
    said, opened, known = list(cues), list(labels), speakers
    if speakers.issubset(heads.values()):
        for index, cue in enumerate(cues):
            name = _with_office(cue) if not labels[index] and index - 1 not in heads else ""
            if name:
                heads[index] = name
                opened[index] = [Label(name, len(cue.text))]
                known |= {name}
    for index, name in heads.items():
        below = said[index + 1] if index + 1 < len(said) else None
        if below and _is_said(below) and not _opens_turn(opened[index + 1], known):
            said[index + 1] = below.spoken_by(name)
    return Headed(said, opened, known)


def _with_office(cue: Cue) -> str:
    """Return the name in a paragraph that is one with its office, "" if it is any other."""
    text = cue.text
    if cue.kind is not CueKind.SPEECH or cue.speaker or not text.endswith(_COLONS):
        return ""
    name, _, office = text[:-1].partition(", ")
    if not office or len(text) > _LONGEST or "\n" in text or opens_clause(name):
        return ""
    ends = [text[:at].rpartition(" ")[2] for end in _ENDS if (at := text.find(end)) >= 0]
    is_sentence = any(len(word) >= _LONGEST_SHORTENED for word in ends)
    return name if is_full_name(name) and not is_sentence else ""


def _is_said(cue: Cue) -> bool:
    return cue.kind is CueKind.SPEECH and not cue.speaker and not cue.text.startswith(_NOTES)


def _opens_turn(labels: Sequence[Label | None], speakers: frozenset[str]) -> bool:
    return bool(labels) and labels[0] is not None and labels[0].name in speakers
