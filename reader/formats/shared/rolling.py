"""Captions that roll: each shows again what the one before had, so that a reader sees it thrice.

Two kinds are undone, and only where the file as a whole is of that kind. Lines that roll up: the
first lines of a caption are the last lines of the one just before (broadcast captions, and the
automatic ones of video sites, which hold each line for an instant in a caption of its own). Lines
that grow: each caption is the one before with a word or two more. What is compared is only ever
the caption just before, never a window, and a line with word times of its own was spoken: people
do say things twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import contains
from typing import Final

from reader.formats.shared.borders import overlap
from reader.model.transcript import Cue, ReportItem, WordTime, remarks
from reader.named_tuple import NamedTuple

_TOUCHING: Final = 200
"""Milliseconds between two captions that one display shows without going dark."""

_HOLD: Final = 100
"""Milliseconds of a caption that only holds its lines until the next word comes."""

_LEAST_ROLLS: Final = 2


class _Rolled(NamedTuple):
    lines: list[str]
    shown_before: int  # so many of the first lines the caption before ended on
    is_touching: bool


def unrolled(cues: Sequence[Cue]) -> tuple[list[Cue], tuple[ReportItem, ...]]:
    """Return the cues with every word once, and what was removed; untouched if nothing rolls.

    Takes cues in reading order.
    """
    if len(cues) > _LEAST_ROLLS and _may_roll(cues):
        rolled = _rolls_of(cues)
        if _roll_up(cues, rolled):
            return _without_repeats(cues, rolled)
    if len(cues) > _LEAST_ROLLS and _grow(cues):
        return _full_grown(cues)
    return list(cues), ()


def _may_roll(cues: Sequence[Cue]) -> bool:
    """Look quickly whether any caption may open with lines that the one before ended on."""
    texts = [cue.text for cue in cues]
    firsts = [text.partition("\n")[0] for text in texts[1:]]
    return any(map(contains, texts, firsts)) and any(map(_touch, cues, cues[1:]))


def _touch(before: Cue, cue: Cue) -> bool:
    """Return whether a display shows two captions one after the other without going dark."""
    ended = before.end if before.end is not None else before.start
    return ended is not None and cue.start is not None and abs(cue.start - ended) <= _TOUCHING


def _rolls_of(cues: Sequence[Cue]) -> list[_Rolled]:
    rolled = [_Rolled(cues[0].text.split("\n"), 0, is_touching=False)]
    for before, cue in pairwise(cues):
        lines = cue.text.split("\n")
        touching = _touch(before, cue)
        most = _lines_without_times(cue, lines)
        shown = overlap(rolled[-1].lines, lines[:most]) if touching else 0
        rolled.append(_Rolled(lines, shown, touching))
    return rolled


def _lines_without_times(cue: Cue, lines: Sequence[str]) -> int:
    """Return how many lines stand before the first that has word times of its own."""
    if not cue.words:
        return len(lines)
    return cue.text.count("\n", 0, cue.words[0].char)


def _roll_up(cues: Sequence[Cue], rolled: Sequence[_Rolled]) -> bool:
    touching = [index for index, roll in enumerate(rolled) if roll.is_touching]
    rolls = sum(0 < rolled[index].shown_before < len(rolled[index].lines) for index in touching)
    holds = sum(_is_hold(cues[index], rolled[index]) for index in touching)
    return rolls >= _LEAST_ROLLS and 2 * (rolls + holds) >= len(touching)


def _is_hold(cue: Cue, roll: _Rolled) -> bool:
    is_repeat = roll.shown_before == len(roll.lines)
    return is_repeat and cue.end is not None and cue.end - (cue.start or 0) <= _HOLD


def _without_repeats(
    cues: Sequence[Cue], rolled: Sequence[_Rolled]
) -> tuple[list[Cue], tuple[ReportItem, ...]]:
    kept = []
    removed = 0
    for cue, roll in zip(cues, rolled, strict=True):
        removed += roll.shown_before
        if roll.shown_before < len(roll.lines):
            kept.append(_without_lines(cue, roll))
    item = remarks(
        "1 line that had rolled over from the caption before was removed.",
        "{n} lines that had rolled over from the caption before were removed.",
        removed,
    )
    return kept, (item,)


def _without_lines(cue: Cue, roll: _Rolled) -> Cue:
    if not roll.shown_before:
        return cue
    text = "\n".join(roll.lines[roll.shown_before :])
    cut = len(cue.text) - len(text)
    words = tuple(WordTime(char - cut, start) for char, start in cue.words if char >= cut)
    return cue._replace(text=text, words=words)


def _grow(cues: Sequence[Cue]) -> bool:
    texts = [cue.text for cue in cues]
    if 2 * sum(map(str.startswith, texts[1:], texts)) < len(texts) - 1:
        return False
    pairs = list(pairwise(cues))
    growing = sum(_grows(before, cue) for before, cue in pairs)
    return growing >= 2 * _LEAST_ROLLS and 2 * growing >= len(pairs)


def _grows(before: Cue, cue: Cue) -> bool:
    """Return whether a caption is the one before with more words at its end."""
    return (
        len(cue.text) > len(before.text)
        and cue.text.startswith(before.text)
        and not cue.text[len(before.text)].isalnum()
    )


def _full_grown(cues: Sequence[Cue]) -> tuple[list[Cue], tuple[ReportItem, ...]]:
    """Keep the last of each run of growing captions, with the times at which its words came."""
    kept: list[Cue] = []
    run: list[Cue] = []
    for cue in cues:
        if run and not _grows(run[-1], cue):
            kept.append(_joined(run))
            run = []
        run.append(cue)
    kept.append(_joined(run))
    removed = len(cues) - len(kept)
    item = remarks(
        "{n} caption that the next one repeats with more words was joined to it.",
        "{n} captions that the next one repeats with more words were joined to it.",
        removed,
    )
    return kept, (item,)


def _joined(run: Sequence[Cue]) -> Cue:
    last = run[-1]
    words = tuple(
        WordTime(len(before.text) + 1, cue.start)
        for before, cue in pairwise(run)
        if cue.start is not None
    )
    return last._replace(start=run[0].start, words=last.words or words)
