"""What is highlighted in an excerpt, found again in the paragraphs or captions it is set in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import accumulate

from reader.model.excerpt import Excerpt
from reader.model.joins import join_words
from reader.model.prose import prose
from reader.model.transcript import CueKind, Span
from reader.model.visible import words
from reader.named_tuple import NamedTuple


class Marked(NamedTuple):
    """Words that are highlighted: where in the whole transcript, in which colour, what is said of
    them.
    """

    span: Span
    colour: str
    note: str = ""
    tags: tuple[str, ...] = ()


LinesOf = Callable[[Span], Iterator[tuple[int, int, int]]]
"""Yields the lines that a span of an excerpt touches, and from where to where in each."""


class MarkedStretch(NamedTuple):
    """A part of a line that is highlighted; with ``is_end`` the highlight ends there."""

    start: int
    end: int
    marked: Marked
    is_end: bool


def stretches(
    excerpt: Excerpt, marks: Sequence[Marked], *, captions: bool
) -> Mapping[int, list[MarkedStretch]]:
    """Return what is highlighted in the paragraphs of an excerpt, or in its captions, by their
    numbers. Places are counted as the lines of :mod:`reader.quotes.parts` have them.
    """
    found: dict[int, list[MarkedStretch]] = {}
    lines_of = _of_captions(excerpt) if captions else _of_paragraphs(excerpt)
    for marked in sorted(marks, key=lambda one: one.span):
        span = _within(excerpt, marked.span)
        if span is not None:
            parts = list(lines_of(span))
            for number, (line, start, end) in enumerate(parts, 1):
                found.setdefault(line, []).append(
                    MarkedStretch(start, end, marked, number == len(parts))
                )
    return found


def _within(excerpt: Excerpt, span: Span) -> Span | None:
    """Return where in the transcript that was cut out a span of the whole one is, None for not."""
    whole, count = excerpt.span, len(excerpt.transcript.cues)
    start = max((span.first, span.first_char), (whole.first, whole.first_char))
    end = min((span.last, span.last_char), (whole.last, whole.last_char))
    first, last = start[0] - whole.first, end[0] - whole.first
    if start >= end or last >= count:
        return None
    # Of the first cue the beginning was cut off, and with it so many characters.
    cut = whole.first_char
    return Span(first, start[1] - (0 if first else cut), last, end[1] - (0 if last else cut))


def _of_paragraphs(excerpt: Excerpt) -> LinesOf:
    reading = prose(excerpt.transcript, sounds=excerpt.sounds)

    def lines_of(span: Span) -> Iterator[tuple[int, int, int]]:
        start, end = reading.range(span)
        first, last = reading.paragraph_at(start), reading.paragraph_at(max(start, end - 1))
        for number in range(first, last + 1):
            begins, stops = reading.paragraph_range(number)
            text = reading.text[begins:stops]
            if start < stops and begins < end:
                yield (
                    number,
                    _shown(text, max(start - begins, 0)),
                    _shown(text, min(end - begins, len(text))),
                )

    return lines_of


def _of_captions(excerpt: Excerpt) -> LinesOf:
    cues = excerpt.transcript.cues
    is_line = [excerpt.sounds or cue.kind is not CueKind.SOUND for cue in cues]
    before = [0, *accumulate(is_line)]

    def lines_of(span: Span) -> Iterator[tuple[int, int, int]]:
        for number in range(span.first, span.last + 1):
            text = cues[number].text
            begins = span.first_char if number == span.first else 0
            stops = span.last_char if number == span.last else len(text)
            if is_line[number] and begins < stops:
                yield before[number], _joined_length(text[:begins]), _joined_length(text[:stops])

    return lines_of


def _shown(text: str, at: int) -> int:
    """Return where a place of a paragraph is once its words are shown on one line."""
    lead = len(words(text)) - len(words(text).lstrip(" \t"))
    return max(0, len(words(text[:at])) - lead)


def _joined_length(text: str) -> int:
    """Return how long the lines of a caption are on one line."""
    joined = reduce(
        lambda before, after: before + join_words(before, after) + after, text.split("\n")
    )
    return len(words(joined))
