"""Captions of one word each, as machines write that time every word: made into readable ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.formats.shared.lines import ends_sentence
from reader.model.joins import join_words
from reader.model.transcript import Cue, WordTime

_MARKS: Final = ".,;:!?…"
"""What follows a word without a space, though machines give it as a word of its own."""
_LEAST_CUES: Final = 5
_LONGEST: Final = 90
"""Characters after which a caption ends with the next word."""
_PAUSE: Final = 1_500
"""Milliseconds of silence that end a caption."""


def are_single_words(cues: Sequence[Cue]) -> bool:
    """Return whether nearly all of the cues are single words with a time."""
    single = sum(cue.start is not None and len(cue.text.split()) == 1 for cue in cues)
    return len(cues) >= _LEAST_CUES and 10 * single >= 9 * len(cues)


def joined_words(cues: Sequence[Cue]) -> list[Cue]:
    """Return captions of several words, each word with the time it had as a caption.

    A caption ends with its sentence, before a pause, when it is long, and where the speaker
    changes.
    """
    joined: list[Cue] = []
    run: list[Cue] = []
    length = 0
    for cue in cues:
        if run and (length > _LONGEST or _parts(run[-1], cue)):
            joined.append(_as_one(run))
            run, length = [], 0
        run.append(cue)
        length += len(cue.text) + 1
    return [*joined, _as_one(run)] if run else joined


def _parts(before: Cue, cue: Cue) -> bool:
    if before.speaker != cue.speaker or before.kind is not cue.kind or ends_sentence(before.text):
        return True
    ended = before.end if before.end is not None else before.start
    return ended is not None and cue.start is not None and cue.start - ended > _PAUSE


def _as_one(run: Sequence[Cue]) -> Cue:
    text = ""
    words = []
    for cue in run:
        text += join_words(text, cue.text) if text and cue.text.strip(_MARKS) else ""
        if cue.start is not None:
            words.append(WordTime(len(text), cue.start))
        text += cue.text
    return run[0]._replace(text=text, end=run[-1].end, words=tuple(words))
