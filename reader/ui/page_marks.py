"""What is set off in the text of a page: highlighted words, and over them hits of the search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from PySide6.QtGui import QColor

from reader.model.prose import Reading
from reader.model.transcript import Span
from reader.model.utf16 import Utf16Map
from reader.ui.line_paint import Mark
from reader.ui.search_state import SearchState
from reader.ui.theme import Theme

COLOURS: Final = {
    "yellow": "Yellow",
    "green": "Green",
    "blue": "Blue",
    "pink": "Pink",
    "violet": "Violet",
}
"""The colours of highlights, with their names."""

# How the line below differs from its ground: lighter in the dark, strong in the light.
_LIGHTER = 210
_SATURATION, _LIGHTNESS = 170, 105


class Highlight(NamedTuple):
    """Words that are highlighted, in a colour of ``COLOURS``; ``has_note`` where more is said."""

    span: Span
    colour: str
    has_note: bool = False


class Shown(NamedTuple):
    """The page as it is set: what is searched, what is shown, and how Qt counts in it."""

    prose: Reading
    reading: Reading
    units: Utf16Map
    look: Theme


def ground(look: Theme, colour: str) -> QColor:
    """Return the colour on which highlighted words stand."""
    found: QColor = getattr(look, f"note_{colour if colour in COLOURS else 'yellow'}")
    return found


def line(look: Theme, colour: str) -> QColor:
    """Return the colour of the line below highlighted words."""
    found = ground(look, colour)
    if look.is_dark:
        return found.lighter(_LIGHTER)
    return QColor.fromHsl(found.hslHue(), _SATURATION, _LIGHTNESS)


def note_marks(
    highlights: Iterable[Highlight], shown: Shown, start: int, end: int
) -> Iterator[Mark]:
    """Return what is highlighted between two places of the document, in units of UTF-16."""
    first, last = shown.units.to_codepoint(start), shown.units.to_codepoint(end)
    for highlight in highlights:
        begins, stops = shown.reading.range(highlight.span)
        if begins < last and stops > first:
            units = shown.units.to_utf16(begins), shown.units.to_utf16(stops)
            below = line(shown.look, highlight.colour)
            yield Mark(
                *units, ground(shown.look, highlight.colour), shown.look.text, underline=below
            )


def hit_marks(state: SearchState, shown: Shown, start: int, end: int) -> Iterator[Mark]:
    """Return the hits between two places of the document, in units of UTF-16."""
    if state.hits is None:
        return
    look, reading, prose = shown.look, shown.reading, shown.prose
    first, last = shown.units.to_codepoint(start), shown.units.to_codepoint(end)
    same = reading is prose
    if not same:
        first, last = prose.range(reading.span(first, last))
    current = state.current_range
    edge = look.hit_outline if look.name == "contrast" else None
    for hit in state.hits.between(first, last):
        begins, stops = hit if same else reading.range(prose.span(*hit))
        units = shown.units.to_utf16(begins), shown.units.to_utf16(stops)
        if hit == current:
            yield Mark(*units, look.current_hit, look.current_hit_text, look.current_hit_outline)
        else:
            yield Mark(*units, look.hit, look.hit_text, edge)
