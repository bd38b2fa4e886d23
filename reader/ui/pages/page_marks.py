"""What is set off in the text of a page, and what stands beside it.

Set off are what is spoken now, highlighted words, and over them hits of the search.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from reader.model.highlight import Highlight
from reader.model.prose import Reading, View
from reader.model.timecode import clock
from reader.named_tuple import NamedTuple
from reader.ui.pages.line_paint import Mark, Marks
from reader.ui.pages.transcript_layout import MarginNote, TranscriptLayout
from reader.ui.parts import plain
from reader.ui.parts.theme import Theme
from reader.ui.state.page_blocks import PageBlocks
from reader.ui.state.search_state import SearchState
from reader.wording import number

if TYPE_CHECKING:
    from reader.model.hearing.playhead import Spoken

_CLEAR = QColor(0, 0, 0, 0)


class Shown(NamedTuple):
    """The page as it is set: what is searched, what is shown, and in which colours."""

    prose: Reading
    blocks: PageBlocks
    look: Theme


def marks_between(
    shown: Shown,
    start: int,
    end: int,
    highlights: Sequence[Highlight],
    spoken: Spoken | None,
    state: SearchState,
) -> Marks:
    """Return what is set off between two places of the document, in units of UTF-16."""
    below: list[Mark] = []
    if highlights or spoken is not None:
        below.extend(_with_spoken(spoken, _note_marks(highlights, shown, start, end), shown))
    return Marks(below, hit_marks(state, shown, start, end) if state.hits is not None else ())


def _note_marks(
    highlights: Sequence[Highlight], shown: Shown, start: int, end: int
) -> Iterator[Mark]:
    """Return what is highlighted between two places of the document."""
    if not highlights:
        return
    from reader.ui.parts.note_colours import ground, line, stroke

    blocks = shown.blocks
    first, last = blocks.to_offset(start), blocks.to_offset(end)
    for highlight in highlights:
        begins, stops = blocks.reading.range(highlight.span)
        if begins < last and stops > first:
            units = blocks.to_unit(begins), blocks.to_unit(stops)
            below = line(shown.look, highlight.colour)
            yield Mark(
                *units,
                ground(shown.look, highlight.colour),
                shown.look.text,
                underline=below,
                stroke=stroke(highlight.colour),
            )


def _with_spoken(spoken: Spoken | None, notes: Iterable[Mark], shown: Shown) -> Iterator[Mark]:
    """Return what is spoken now, with highlights between its sentence and its word.

    The sentence has a ground and a bar beside its lines. A word that the file gives a time for has
    a line below it, over those of highlights.
    """
    if spoken is not None:
        yield _sentence_mark(spoken, shown)
    yield from notes
    if spoken is not None:
        yield from _word_marks(spoken, shown)


def _sentence_mark(spoken: Spoken, shown: Shown) -> Mark:
    return Mark(*units(spoken.sentence, shown), shown.look.hover, bar=shown.look.accent)


def _word_marks(spoken: Spoken, shown: Shown) -> Iterator[Mark]:
    if not spoken.is_about and not spoken.is_silent:
        yield Mark(*units(spoken.word, shown), _CLEAR, underline=shown.look.accent)


def units(words: tuple[int, int], shown: Shown) -> tuple[int, int]:
    """Where words of the prose are in the document, in units of UTF-16."""
    reading = shown.blocks.reading
    # Where the prose itself is shown the words stand where they do.
    there = words if reading is shown.prose else reading.range(shown.prose.span(*words))
    return shown.blocks.to_units([there])[0]


def spoken_apart(before: Spoken | None, after: Spoken | None, shown: Shown) -> Iterator[Mark]:
    """Return the marks that only one of two moments has."""
    moments = [spoken for spoken in (before, after) if spoken is not None]
    if len(moments) == 1 or len({spoken.sentence for spoken in moments}) > 1:
        yield from (_sentence_mark(spoken, shown) for spoken in moments)
    for spoken in moments:
        yield from _word_marks(spoken, shown)


def hit_marks(state: SearchState, shown: Shown, start: int, end: int) -> list[Mark]:
    """Return the hits between two places of the document, in units of UTF-16."""
    if state.hits is None:
        return []
    look, blocks, prose = shown.look, shown.blocks, shown.prose
    first, last = blocks.to_offset(start), blocks.to_offset(end)
    reading = blocks.reading
    same = reading is prose
    if not same:
        first, last = prose.range(reading.span(first, last))
    hits = state.hits.between(first, last)
    ranges = hits if same else [reading.range(prose.span(*hit)) for hit in hits]
    colours = look.hit, look.hit_text, look.hit_outline
    marks = [Mark(*units, *colours) for units in blocks.to_units(ranges)]
    current = state.current_range
    if current in hits:
        nth = hits.index(current)
        colours = look.current_hit, look.current_hit_text, look.current_hit_outline
        marks[nth] = Mark(marks[nth].start, marks[nth].end, *colours)
    return marks


def margin_note(blocks: PageBlocks, layout: TranscriptLayout, index: int) -> MarginNote:
    """Return what stands beside a paragraph of a page: nothing that stands in it already."""
    if blocks.tells_turn(index):
        return MarginNote("", "")
    reading = blocks.reading
    time = reading.paragraph_time(index)
    speaker = plain.one_line(reading.paragraph_speaker(index), 60)
    if time is not None:
        return MarginNote(clock(time), speaker)
    # Where there is no margin, a number above each caption would take a line of its own.
    if reading.view is View.CAPTIONS and layout.margin_width:
        return MarginNote(number(reading.paragraph_cue(index) + 1), speaker)
    return MarginNote("", speaker)
