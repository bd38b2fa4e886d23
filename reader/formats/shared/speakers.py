"""Speakers written as labels before their words: ``Ana Reyes: Good morning.``

A label counts as a speaker when it has the shape of a name, holds no clock and recurs; one that
stands once counts only among others, or where every paragraph has one. What follows a second colon
is speech. Nobody is invented: a doubtful label stays in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from reader.formats.shared.names import is_full_name, is_name
from reader.model.transcript import Cue, CueKind
from reader.patterns import lazy_pattern

_LABEL: Final = lazy_pattern(r"^(\*\*|__|)\[?+([^\s*_\[:：][^:：\n]*+)[:：]", re.MULTILINE)
_BLANKS: Final = " \t"


class Label(NamedTuple):
    """A name before a colon and how many characters of the line it takes, colon included."""

    name: str
    length: int


def label_of(line: str) -> Label | None:
    """Return the label that opens a line, or None if nothing there has the shape of a name.

    Bold marks of Markdown may stand around the name, with the colon inside or outside them, and a
    bracket on either side of it. A colon before a digit or a slash ends no label.
    """
    found = _LABEL.match(line)
    if found is None:
        return None
    mark, name = found.groups()
    name = name.rstrip(_BLANKS)
    end = found.end()
    if mark and name.endswith(mark):
        name = name[:-2].rstrip(_BLANKS)
    elif mark and line.startswith(mark, end):
        end += 2
    elif mark:
        return None
    if len(name) > 1:
        name = name.removesuffix("]")
    following = line[end : end + 1]
    if not is_name(name) or following.isdecimal() or following in ("/", "\\"):
        return None
    return Label(name, len(line) - len(line[end:].lstrip(_BLANKS)))


def labels_of(text: str) -> Sequence[Label | None]:
    """Return the labels of the lines of a text; () if no line opens as with a label."""
    if (":" not in text and "：" not in text) or not _LABEL.search(text):
        return ()
    return [label_of(line) for line in text.split("\n")]


def with_speakers(cues: Sequence[Cue], known: Iterable[str] = ()) -> list[Cue]:
    """Return the cues with labels turned into speakers, cut where a new one begins inside a cue.

    Cues without a label belong to the speaker before them. ``known`` are names that the file
    itself gives as its speakers, which count even if they stand once.
    """
    labels = [labels_of(cue.text) for cue in cues]
    speakers = _confirmed(cues, labels, known) if any(labels) else frozenset()
    return _spoken(cues, labels, speakers) if speakers else list(cues)


def _confirmed(
    cues: Sequence[Cue], labels: Iterable[Sequence[Label | None]], known: Iterable[str]
) -> frozenset[str]:
    speech = CueKind.SPEECH
    of_speech = [found for cue, found in zip(cues, labels, strict=True) if cue.kind is speech]
    counts = Counter(name for found in of_speech for name in _names(found))
    return confirmed_speakers(counts, len(of_speech), known)


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


def _spoken(
    cues: Sequence[Cue], labels: Iterable[Sequence[Label | None]], speakers: frozenset[str]
) -> list[Cue]:
    spoken: list[Cue] = []
    speaker = ""
    speech, heading = CueKind.SPEECH, CueKind.HEADING
    for cue, found in zip(cues, labels, strict=True):
        if cue.kind is heading and not cue.speaker:
            spoken.append(cue)
            continue
        turns: Iterable[Cue] = (cue,)
        is_sound = cue.kind is not speech and not cue.speaker
        if found and not is_sound and not speakers.isdisjoint(_names(found)):
            turns = _turns(cue, found, speakers)
        for turn in turns:
            speaker = turn.speaker or speaker
            if turn.text:
                spoken.append(turn if turn.speaker == speaker else turn.spoken_by(speaker))
    return spoken


def _names(labels: Iterable[Label | None]) -> list[str]:
    return [label.name for label in labels if label]


def _turns(cue: Cue, labels: Iterable[Label | None], speakers: frozenset[str]) -> Iterator[Cue]:
    """Return a cue cut before each line that opens with a speaker; the first keeps its times."""
    _, start, end, speaker, kind, starts_paragraph, words = cue
    lines: list[str] = []
    for line, label in zip(cue.text.split("\n"), labels, strict=True):
        if label and label.name in speakers:
            if lines or speaker:
                text = "\n".join(lines)
                yield Cue(text, start, end, speaker, kind, starts_paragraph, words)
                start, end, kind, words, lines = None, None, CueKind.SPEECH, (), []
            speaker, starts_paragraph = label.name, True
            line = line[label.length :]
        if line or lines:
            lines.append(line)
    yield Cue("\n".join(lines), start, end, speaker, kind, starts_paragraph, words)
