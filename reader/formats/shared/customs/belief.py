"""Which labels are believed to name speakers: by how often they come, and among what others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from reader.formats.shared.names import (
    Belief,
    Label,
    is_full_name,
    is_of_court,
    is_set_off,
    is_titled,
)
from reader.patterns import lazy_pattern

_NUMBER: Final = lazy_pattern(r"\d+")
_OF_GOVERNMENT: Final = lazy_pattern(
    r"\w*(?:minister(?:in)?|ministre|ministro|ministra|secretary|senator(?:in)?|kanzler(?:in)?"
    r"|staatssekretär(?:in)?|commissioner|governor) ",
    re.IGNORECASE,
)
_LETTERS: Final = ("Q", "A")
_SPELLED_OUT: Final = ("question", "answer", "frage", "antwort", "réponse", "pregunta", "respuesta")
"""As the first question and answer are called where the others have letters."""
_LEAST_SHARE_OF_BLOCK: Final = 0.5
_SHARE_OF_EVERY_PARAGRAPH: Final = 0.9
_SHARE_OF_A_HOUSE: Final = 0.75
_LEAST_IN_CAPITALS: Final = 3
_LEAST_ENTRIES: Final = 3
_SHARE_IN_CAPITALS: Final = 0.6
_SHARE_IN_CAPITALS_THAT_RECUR: Final = 0.4


def confirmed_speakers(
    labels: Iterable[Label], paragraphs: int, known: Iterable[str] = ()
) -> frozenset[str]:
    """Return which labels are speakers; so many paragraphs there are."""
    by_belief = {belief: Counter[str]() for belief in Belief}
    sure = set()
    for label in labels:
        by_belief[label.belief][label.name] += 1
        if label.is_sure:
            sure.add(label.name)
    names, offices = by_belief[Belief.NAME], by_belief[Belief.OFFICE]
    # Before a dash they are set within a talk, and say nothing of who else is a speaker.
    asked = {name for name in _LETTERS if offices.pop(name, 0)}
    believed = _confirmed_names(names, paragraphs, known)
    believed |= _block(names + offices + by_belief[Belief.LOWER], paragraphs)
    believed |= _of_a_house(by_belief, paragraphs)
    if believed:
        believed |= _recurring(offices)  # beside names
        if any(map(is_titled, believed)):
            believed |= frozenset(filter(is_titled, names))  # where that is how all are called
        if any(map(is_set_off, believed)):
            believed |= frozenset(filter(is_set_off, offices))
        if believed <= _capitals(believed):
            believed |= _capitals(offices) | _capitals(names)
    if len(asked) > 1:
        believed |= asked
    if believed.issuperset(_LETTERS):
        believed |= frozenset(name for name in offices if name.casefold() in _SPELLED_OUT)
    # One voice alone in brackets is a question from the hall, and what follows is the talk again.
    return believed | sure if len(believed | sure) > 1 else believed


def _of_a_house(labels: Mapping[Belief, Mapping[str, int]], paragraphs: int) -> frozenset[str]:
    """Return offices and people addressed, where most paragraphs open with one of them.

    So do courts and parliaments. Questions and answers in letters are of a court, where one is
    heard or somebody is addressed.
    """
    offices, names = labels[Belief.OFFICE], labels[Belief.NAME]
    court = frozenset(name for name in offices if is_of_court(name))
    people = frozenset(name for name in names if is_titled(name))
    letters = frozenset(name for name in _LETTERS if labels[Belief.LOWER].get(name, 0))
    heard = court | people | (letters if len(letters) == len(_LETTERS) else frozenset())
    count = sum(found.get(name, 0) for found in labels.values() for name in heard)
    is_house = bool(court or (people and letters)) and len(heard) > 1
    least = 0.5 if heard == _capitals(heard) else _SHARE_OF_A_HOUSE
    return heard if is_house and count >= least * paragraphs else frozenset()


def _recurring(counts: Mapping[str, int]) -> frozenset[str]:
    return frozenset(name for name, count in counts.items() if count > 1)


def _capitals(names: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(str.isupper, names))


def _block(counts: Mapping[str, int], paragraphs: int) -> frozenset[str]:
    """Return the labels of a text in which most paragraphs open with one of a few that recur."""
    recurring = _recurring(counts)
    share = sum(counts[name] for name in recurring) / max(paragraphs, 1)
    everything = sum(counts.values()) / max(paragraphs, 1)
    if len(recurring) < 2 or share < _LEAST_SHARE_OF_BLOCK:
        return frozenset()
    if everything < _SHARE_OF_EVERY_PARAGRAPH:
        return recurring
    shapes = {_NUMBER.sub("#", name) for name in recurring if name.islower()}
    return recurring | {
        name for name in counts if not name.islower() or _NUMBER.sub("#", name) in shapes
    }


def _confirmed_names(
    counts: Mapping[str, int], paragraphs: int, known: Iterable[str]
) -> frozenset[str]:
    spellings = _spellings(known)
    listed = {name for name in counts if name.casefold() in spellings}
    recurring = {name for name, count in counts.items() if count > 1} | listed
    share = sum(counts[name] for name in recurring) / max(paragraphs, 1)
    if (len(recurring) < 2 and share < 0.3) or share < 0.05:
        recurring = listed
    if recurring and sum(counts.values()) >= _SHARE_OF_EVERY_PARAGRAPH * paragraphs:
        return frozenset(counts)  # every paragraph has a label, so a single one is a name too
    capitals = _capitals(counts)
    of_capitals = sum(counts[name] for name in capitals)
    recurs = any(counts[name] > 1 for name in capitals)
    least = _SHARE_IN_CAPITALS_THAT_RECUR if recurs else _SHARE_IN_CAPITALS
    enough = max(_LEAST_IN_CAPITALS, least * paragraphs)
    if of_capitals >= enough and len(capitals) > 1:
        recurring |= capitals  # a broadcast, in which most come once
    if recurring and all(name.isupper() for name in recurring):
        # Captions that set their labels in capitals do so with those that occur once, too.
        recurring |= _capitals(counts)
    full = {name for name in counts if is_full_name(name)}
    if recurring and share >= 0.5:
        return frozenset(recurring | full)
    everyone = len(full) > 1 and sum(counts[name] for name in full) >= 0.8 * paragraphs
    return frozenset(recurring | full if everyone else recurring)


def _spellings(names: Iterable[str]) -> frozenset[str]:
    """Return what a listed speaker may be called in the text: full name, either end, initials."""
    spellings: set[str] = set()
    for name in names:
        words = name.casefold().split()
        spellings |= {" ".join(words), words[0], words[-1]} if words else set()
        spellings.add("".join(word[0] for word in words))
    return frozenset(spellings)


def entries_of_lists(
    paragraphs: Sequence[tuple[str, Sequence[Label | None]]], speakers: Collection[str]
) -> set[str]:
    """Return those of whom nothing begins with a capital where sentences do: ``Lindau: two lost.``

    They are the entries of a list that somebody reads out, and say nothing.
    """
    small, large = Counter[str](), Counter[str]()
    for text, labels in paragraphs:
        lines = text.split("\n")
        found = list(labels) or [None] * len(lines)
        for index, (line, label) in enumerate(zip(lines, found, strict=True)):
            is_turn = label is not None and label.name in speakers and not label.is_sure
            if label and not is_turn:
                continue
            words = line[label.length :] if label else line
            if (is_turn or not index) and words[:1].isalpha():
                name = label.name if label and is_turn else ""
                (small if words[0].islower() else large)[name] += 1
    entries = {name for name in small if name and not large[name] and not name.islower()}
    others = sum(large.values())
    is_list = len(entries) > 1 and sum(small[name] for name in entries) >= _LEAST_ENTRIES
    return entries if is_list and others > small[""] and others else set()


def members_beside(paragraphs: Sequence[tuple[str, Sequence[Label | None]]]) -> set[str]:
    """Return the whole names with party or seat in brackets, or an office before them, which count
    once where somebody leads a house: ``Piet Ferro (FREIE WÄHLER):``, ``Staatsminister Max Holm:``.
    """
    return {
        label.name
        for text, labels in paragraphs
        for label in labels[:1]
        if label and label.belief is Belief.NAME and is_full_name(label.name)
        if "(" in text[: label.length] or _OF_GOVERNMENT.match(label.name)
    }


_OF_A_TURN: Final = lazy_pattern(
    r"\b(?:I|I['’]\w{1,2}|you|your|we|we['’]\w{1,2}|us|my|me|thanks?|yes|yeah|no|well|okay|hello|hi"
    r"|welcome|ich|wir|uns|sie|mein\w*|danke|ja|nein|je|j['’]|vous|nous|merci|oui|non|yo|gracias|sí"
    r"|usted\w*|io|grazie|sì|eu|obrigad[ao]|sim|não)\b|[?？]\W{0,3}\Z",
    re.IGNORECASE,
)


def is_turn(name: str, words: str) -> bool:
    """Return whether a label that stands once is plainly a name, and what follows a turn.

    A turn begins with a capital and speaks to somebody or of oneself, or asks.
    """
    is_plain = is_full_name(name) and not name[-1].isdigit() and len(name.split()) < 4
    first = words.lstrip(" \"“«¿¡'")[:1]
    return is_plain and not first.islower() and _OF_A_TURN.search(words) is not None
