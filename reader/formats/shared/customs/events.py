"""What a hall does amid what somebody says: ``(Applaudissements.)``, ``[Aplausos]``, ``Laughter``.

It stands in a paragraph of its own, on a line of its own, or behind the last sentence of one. It is
a sound then, of nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reader.formats.shared.lines import ends_sentence
from reader.formats.shared.sounds import OPENINGS, before_event, is_event, is_event_alone, kind_of
from reader.model.transcript import Cue, CueKind

_BRACKETS: Final = frozenset("])）］〕】")
_MARKS: Final = "*_ "
_BROKEN: Final = "…. "
"""Before what breaks somebody off: ``… (Interruptions)``."""
_BROKEN_OFF: Final = ("-", "–", "—")


def with_events(cues: Sequence[Cue]) -> list[Cue]:
    """Return the paragraphs with those cut off that tell what a hall does, as sounds."""
    return [part for cue in cues for part in _parted(cue)]


def _parted(cue: Cue) -> Iterable[Cue]:
    if cue.kind is CueKind.SOUND:
        return (_whole(cue),)
    if cue.kind is not CueKind.SPEECH:
        return (cue,)
    whole = _whole(cue)
    if whole.kind is CueKind.SPEECH and not _BRACKETS.isdisjoint(cue.text):
        return _cut(cue)
    return (whole,)


def _whole(cue: Cue) -> Cue:
    """Return a cue as a sound if all of it is an event, marks of emphasis aside."""
    if cue.speaker:
        return cue
    text = cue.text.strip(_MARKS)
    if not (is_event_alone(text) or is_event(text.lstrip(_BROKEN))):
        return cue
    return cue._replace(text=text, kind=CueKind.SOUND)


def _cut(cue: Cue) -> Iterator[Cue]:
    """Return a cue cut before and behind the lines that are events, and before such at its end."""
    lines: list[str] = []
    rest = cue
    whole = cue.text.split("\n")
    for at, line in enumerate(whole):
        words, events = _without_events(line)
        if not events and line[0] in OPENINGS and at and _is_noted(whole, at):
            words, events = "", [line]
        if not events:
            lines.append(line)
            continue
        if words:
            lines.append(words)
        if lines:
            yield rest._replace(text="\n".join(lines))
            rest, lines = _behind(rest), []
        for event in events:
            yield Cue(event, rest.start, None, "", CueKind.SOUND, starts_paragraph=True)
    if lines:
        yield rest._replace(text="\n".join(lines))


def _is_noted(lines: Sequence[str], at: int) -> bool:
    """Return whether a line in brackets stands between sentences, as a note of who writes does."""
    before, below = lines[at - 1], lines[at + 1 : at + 2]
    is_between = ends_sentence(before) or before[-1] in (*_BROKEN_OFF, ":")
    is_followed = not below or not below[0][0].islower()
    return is_between and is_followed and kind_of(lines[at]) is CueKind.SOUND


def _behind(cue: Cue) -> Cue:
    """Return a cue for what stands behind the first words of one, which has no time of its own."""
    return Cue("", speaker=cue.speaker, starts_paragraph=True)


def _without_events(line: str) -> tuple[str, list[str]]:
    """Return a line without the events at its end, behind a sentence, and those."""
    events: list[str] = []
    words = line
    while words:
        at = 0 if is_event(words) else before_event(words)
        if at == len(words):
            break
        events.insert(0, words[at:])
        words = words[:at].rstrip()
    if words and not (ends_sentence(words) or words[-1] in _BROKEN_OFF):
        return line, []
    return words, events
