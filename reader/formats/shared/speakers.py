"""Speakers written as labels before their words: ``Ana Reyes: Good morning.``

A label counts as a speaker when it has the shape of a name, holds no clock and recurs; one that
stands once counts only among others, or where every paragraph has one. What follows a second colon
is speech. Nobody is invented: a doubtful label stays in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from reader.formats.shared.names import LONGEST_NAME, is_full_name, is_name
from reader.model.transcript import Cue, CueKind

# Bold marks of Markdown may stand around the name, with the colon inside or outside them.
_LABEL: Final = re.compile(
    rf"(?P<mark>\*\*|__|)\[?(?P<name>[^\s*_\[:：][^:：\n]{{0,{LONGEST_NAME - 1}}}?)\]?[ \t]*"
    r"(?:[:：](?P=mark)|(?P=mark)[ \t]*[:：])(?![/\\\d])[ \t]*"
)


class Label(NamedTuple):
    """A name before a colon and how many characters of the line it takes, colon included."""

    name: str
    length: int


def label_of(line: str) -> Label | None:
    """Return the label that opens a line, or None if nothing there has the shape of a name."""
    found = _LABEL.match(line)
    return Label(found["name"], found.end()) if found and is_name(found["name"]) else None


def with_speakers(cues: Sequence[Cue], known: Iterable[str] = ()) -> list[Cue]:
    """Return the cues with labels turned into speakers, cut where a new one begins inside a cue.

    Cues without a label belong to the speaker before them. ``known`` are names that the file
    itself gives as its speakers, which count even if they stand once.
    """
    speakers = _confirmed(cues, known)
    return _spoken(cues, speakers) if speakers else list(cues)


def _confirmed(cues: Sequence[Cue], known: Iterable[str]) -> frozenset[str]:
    lines = [line for cue in cues if cue.kind is CueKind.SPEECH for line in cue.text.split("\n")]
    counts = Counter(label.name for line in lines if (label := label_of(line)))
    paragraphs = sum(cue.kind is CueKind.SPEECH for cue in cues)
    return confirmed_speakers(counts, paragraphs, known)


def confirmed_speakers(
    counts: Mapping[str, int], paragraphs: int, known: Iterable[str] = ()
) -> frozenset[str]:
    """Return which labels are speakers, given how often each opens a line of so many paragraphs."""
    spellings = _spellings(known)
    listed = {name for name in counts if name.casefold() in spellings}
    recurring = {name for name, count in counts.items() if count > 1} | listed
    share = sum(counts[name] for name in recurring) / max(paragraphs, 1)
    if (len(recurring) < 2 and share < 0.3) or share < 0.05:
        recurring = listed
    if recurring and sum(counts.values()) >= 0.9 * paragraphs:
        return frozenset(counts)  # every paragraph has a label, so a single one is a name too
    if recurring and all(name.isupper() for name in recurring):
        # Captions that set their labels in capitals do so with those that occur once, too.
        recurring |= {name for name in counts if name.isupper()}
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


def _spoken(cues: Sequence[Cue], speakers: frozenset[str]) -> list[Cue]:
    spoken: list[Cue] = []
    speaker = ""
    for cue in cues:
        if cue.kind is not CueKind.SPEECH and not cue.speaker:
            spoken.append(cue if cue.kind is CueKind.HEADING else cue._replace(speaker=speaker))
            continue
        for turn in _turns(cue, speakers):
            speaker = turn.speaker or speaker
            if turn.text:
                spoken.append(turn._replace(speaker=speaker))
    return spoken


def _turns(cue: Cue, speakers: frozenset[str]) -> list[Cue]:
    """Return a cue cut before each line that opens with a speaker; the first keeps its start."""
    turns = [cue._replace(text="")]
    for line in cue.text.split("\n"):
        label = label_of(line)
        if label and label.name in speakers:
            fresh = Cue("", speaker=label.name, starts_paragraph=True)
            if not turns[-1].text and not turns[-1].speaker:
                fresh = turns.pop()._replace(speaker=label.name, starts_paragraph=True)
            turns.append(fresh)
            line = line[label.length :]
        text = turns[-1].text
        turns[-1] = turns[-1]._replace(text=f"{text}\n{line}" if text else line)
    return turns
