"""Where a quoted passage stands in another version of its transcript.

A passage is kept with its words, some words around it, and the cues it was in. A file that was
corrected, re-timed or cut otherwise has other cues: the words decide. A passage whose words are
nowhere any more is looked for by what stands around it; if that is there, it is known that its
words were changed, and to what; if not, it is lost, and said to be.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Final

from reader.model.prose import Reading
from reader.model.transcript import Span
from reader.named_tuple import NamedTuple

CONTEXT: Final = 60
"""How many characters before and after a passage are kept with it."""

# A passage of so many letters is nowhere else by chance; a shorter one needs its surroundings.
_UNMISTAKABLE: Final = 25
# What around a short passage must be the same as before, in characters.
_NEIGHBOURHOOD: Final = 10
# By how many characters around it a passage is found again whose words were changed: first by many.
_HOLDS: Final = (24, 12)
# How long a changed passage may be: so many times what it was, and some letters more.
_GROWTH, _MORE = 3, 40
# How alike the changed words must be to the old, from 0 to 1.
_ALIKE: Final = 0.5
_MOST_PLACES: Final = 2_000


class Anchor(NamedTuple):
    """A passage as it is kept: its cues, its words, and the words around it, all as prose."""

    span: Span
    quote: str
    before: str = ""
    after: str = ""


class Placing(Enum):
    """How a passage was found: where it was, elsewhere, with other words, or not at all."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"


class Placed(NamedTuple):
    """Where a passage is now, None if it is lost, and the words that stand there."""

    how: Placing
    span: Span | None
    words: str


def anchor(reading: Reading, span: Span) -> Anchor:
    """Return a passage with what it is found by again."""
    start, end = reading.range(span)
    text = reading.text
    said = text[start:end]
    # White space at its edges is the first thing to be other in another version.
    end = start + len(said.rstrip())
    start = end - len(said.strip())
    return Anchor(
        reading.span(start, end),
        text[start:end],
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
    )


def place(kept: Anchor, reading: Reading) -> Placed:
    """Return where a passage stands in a transcript, which may be another version of its own."""
    text = reading.text
    if _is_within(kept.span, reading):
        start, end = reading.range(kept.span)
        if text[start:end] == kept.quote and _is_sure(kept, text, start, end):
            return Placed(Placing.SAME, kept.span, kept.quote)
    found = _nearest(kept, reading)
    if found is not None:
        span = reading.span(*found)
        how = Placing.SAME if span == kept.span else Placing.MOVED
        return Placed(how, span, kept.quote)
    changed = _changed(kept, text)
    if changed is not None:
        span = reading.span(*changed)
        return Placed(Placing.CHANGED, span, text[slice(*reading.range(span))])
    return Placed(Placing.LOST, None, "")


def _is_within(span: Span, reading: Reading) -> bool:
    cues = reading.transcript.cues
    return (
        0 <= span.first <= span.last < len(cues)
        and span.first_char <= len(cues[span.first].text)
        and span.last_char <= len(cues[span.last].text)
    )


def _nearest(kept: Anchor, reading: Reading) -> tuple[int, int] | None:
    """Return the place of the very words that has most of what stood around them."""
    text, length = reading.text, len(kept.quote)
    best: tuple[int, int, int] | None = None
    aim = _expected(kept, reading)
    for start in _occurrences(text, kept.quote):
        end = start + length
        if not _is_sure(kept, text, start, end):
            continue
        rank = (_shared(kept, text, start, end), -abs(start - aim), start)
        if best is None or rank > best:
            best = rank
    return None if best is None else (best[2], best[2] + length)


def _occurrences(text: str, quote: str) -> Iterator[int]:
    if not quote:
        return
    at = text.find(quote)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        yield at
        at = text.find(quote, at + 1)


def _expected(kept: Anchor, reading: Reading) -> int:
    """About where the passage was, as far as that can be said of another version."""
    last = len(reading.transcript.cues) - 1
    return reading.offset(min(kept.span.first, last), 0) if last >= 0 else 0


def _is_sure(kept: Anchor, text: str, start: int, end: int) -> bool:
    """Whether words are the passage and not the same words said elsewhere, or parts of others."""
    if _cuts(text[start - 1 : start], kept.quote) > _cuts(kept.before, kept.quote):
        return False
    if _cuts(kept.quote, text[end : end + 1]) > _cuts(kept.quote, kept.after):
        return False
    if len(kept.quote) >= _UNMISTAKABLE:
        return True
    wanted = min(_NEIGHBOURHOOD, len(kept.before) + len(kept.after))
    return _shared(kept, text, start, end) >= wanted


def _cuts(one: str, other: str) -> bool:
    """Whether a word is cut where one text ends and the other begins."""
    return one[-1:].isalnum() and other[:1].isalnum()


def _shared(kept: Anchor, text: str, start: int, end: int) -> int:
    """How many characters around a place are those that stood around the passage."""
    before = text[max(0, start - len(kept.before)) : start]
    after = text[end : end + len(kept.after)]
    return _common(before[::-1], kept.before[::-1]) + _common(after, kept.after)


def _common(one: str, other: str) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _changed(kept: Anchor, text: str) -> tuple[int, int] | None:
    """Return what stands now between what stood around the passage, if it is much like it."""
    import difflib  # late: most passages stand where they stood

    most = _GROWTH * len(kept.quote) + _MORE
    best: tuple[float, int, int] | None = None
    for hold in _HOLDS:
        for start, end in _gaps(text, kept.before[-hold:], kept.after[:hold], most):
            # The slower measure is asked only where the quick one lets it be enough.
            matcher = difflib.SequenceMatcher(None, text[start:end], kept.quote, autojunk=False)
            if matcher.quick_ratio() < _ALIKE:
                continue
            alike = matcher.ratio()
            if alike >= _ALIKE and (best is None or alike > best[0]):
                best = (alike, start, end)
        if best is not None:
            return best[1], best[2]
    return None


def _gaps(text: str, before: str, after: str, most: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches that stand between the two, none longer than ``most``."""
    if len(before) < _NEIGHBOURHOOD or len(after) < _NEIGHBOURHOOD:
        return
    for at in _occurrences(text, before):
        start = at + len(before)
        end = text.find(after, start, start + most + len(after))
        if end > start:
            yield start, end
