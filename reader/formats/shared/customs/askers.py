"""Interviews that name only who asks: whose the answers below are, nobody says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.formats.shared.names import Label
from reader.model.transcript import Cue, CueKind

_QUESTION_MARKS: Final = frozenset("?？؟")
_CLOSING: Final = "\"'”’»)]*_ "
_LEAST_ANSWERED: Final = 2
_SHARE_ANSWERED: Final = 0.75


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


def _is_question(text: str) -> bool:
    """Return whether a text ends with a question mark, closing quotes and brackets aside."""
    return text[-8:].rstrip(_CLOSING)[-1:] in _QUESTION_MARKS


def _last_named(labels: Sequence[Label | None], speakers: frozenset[str]) -> str:
    return next((label.name for label in reversed(labels) if label and label.name in speakers), "")
