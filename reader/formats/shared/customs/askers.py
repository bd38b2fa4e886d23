"""Interviews that name only who asks, or have letters for who asks and who answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.formats.shared.lines import has_any
from reader.formats.shared.names import Label
from reader.model.transcript import Cue, CueKind
from reader.patterns import lazy_pattern

_QUESTION_MARKS: Final = frozenset("?？؟")
_CLOSING: Final = "\"'”’»)]*_ "
_LEAST_ANSWERED: Final = 2
_SHARE_ANSWERED: Final = 0.75

_PAIRS: Final = ("PR", "DR", "QR", "FA", "VA", "PO", "FS", "ВО")
"""By what questions and answers begin in Spanish, Italian, French, German, Dutch, Polish, Swedish
and Russian newspapers."""
LETTERS: Final = frozenset("".join(_PAIRS)) | frozenset("QA")
_LETTERED: Final = lazy_pattern(
    r"(\*\*|__|)([A-ZВО])\.(\*\*|__|)"
    r"(?:[ \t\xa0]*+[-–—][ \t\xa0]*+|[ \t\xa0]++|(?=[¿¡“«]))(?=[^\s\d.])"
)
_LEAST_OF_EACH: Final = 2
_SHARE_IN_TURN: Final = 0.8


def unnamed_answers_to(
    cues: Sequence[Cue], labels: Sequence[Sequence[Label | None]], speakers: frozenset[str]
) -> frozenset[str]:
    """Return the speakers whose paragraphs are followed by those of somebody who is not named.

    They ask, or are the only one whose label comes again and again: who goes on needs none. What
    one says comes in more than a paragraph, too, but not behind nearly each label.
    """
    speech = CueKind.SPEECH
    turns = [
        (cue, _last_named(found, speakers))
        for cue, found in zip(cues, labels, strict=True)
        if cue.kind is speech
    ]
    said, asked, answered = Counter[str](), Counter[str](), Counter[str]()
    for (cue, name), (after, name_after) in pairwise(turns):
        if name and not cue.speaker:
            said[name] += 1
            asked[name] += _is_question(cue.text)
            answered[name] += not name_after and not after.speaker
    is_alone = len({name or cue.speaker for cue, name in turns} - {""}) == 1
    return frozenset(
        name
        for name, count in answered.items()
        if count >= max(_LEAST_ANSWERED, _SHARE_ANSWERED * said[name])
        and (is_alone or 2 * asked[name] >= said[name])
    )


def with_letters_labelled(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with labels for letters and points: ``P. ¿Cómo empezó?``, ``R. En el mar``.

    Question and answer take turns, the first is a question, and so are most of those. Behind an
    initial the same name would come again and again.
    """
    if not has_any(lines, "."):
        return lines
    found = {
        at: one
        for at, line in enumerate(lines)
        if "." in line[:4] and (one := _LETTERED.match(line))
    }
    for pair in _PAIRS:
        places = [at for at, one in found.items() if one[2] in pair]
        if _take_turns(pair, [(found[at][2], lines[at][found[at].end() :]) for at in places]):
            labelled = list(lines)
            for at in places:
                labelled[at] = f"[{found[at][2]}]: {_behind(found[at])}"
            return labelled
    return lines


def _take_turns(pair: str, turns: Sequence[tuple[str, str]]) -> bool:
    counts = Counter(letter for letter, _ in turns)
    if min(counts[letter] for letter in pair) < _LEAST_OF_EACH or turns[0][0] != pair[0]:
        return False
    changes = sum(before != after for (before, _), (after, _) in pairwise(turns))
    questions = sum(
        letter == pair[0] and not _QUESTION_MARKS.isdisjoint(said) for letter, said in turns
    )
    firsts = Counter((letter, said.split(None, 1)[0]) for letter, said in turns)
    return (
        changes >= _SHARE_IN_TURN * (len(turns) - 1)
        and 2 * questions > counts[pair[0]]
        and all(2 * count <= max(2, counts[letter]) for (letter, _), count in firsts.items())
    )


def _behind(found: re.Match[str]) -> str:
    """Return what stands behind a letter, emphasised as a whole if it begins so before it."""
    is_open = found[1] != found[3]
    return f"{found[1] if is_open else ''}{found.string[found.end() :]}"


def _is_question(text: str) -> bool:
    """Return whether a text ends with a question mark, closing quotes and brackets aside."""
    return text[-8:].rstrip(_CLOSING)[-1:] in _QUESTION_MARKS


def _last_named(labels: Sequence[Label | None], speakers: frozenset[str]) -> str:
    return next((label.name for label in reversed(labels) if label and label.name in speakers), "")
