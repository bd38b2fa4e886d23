"""By key from place to place: paragraphs, sentences, speakers, headings, questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from reader.model.prose import Reading
from reader.model.transcript import CueKind
from reader.patterns import lazy_pattern

if TYPE_CHECKING:
    from reader.ui.pages.transcript_pane import TranscriptPane
    from reader.ui.state.session import Session

# What a sentence that asks has in it, whatever its script; whether it does ask, the search decides.
_ASKS: Final = lazy_pattern("[?？﹖؟⁇⁈⁉‽⸮፧꘏꛷;\u037e՞]")


def step_paragraph(pane: TranscriptPane, step: int) -> None:
    """Go to the paragraph after (1) or before (-1) the caret's."""
    if pane.blocks is None:
        return
    reading = pane.blocks.reading
    number = reading.paragraph_at(pane.caret_offset()) + step
    if 0 <= number < reading.paragraph_count:
        _go(pane, reading.paragraph_range(number)[0])


def step_speaker(pane: TranscriptPane, step: int) -> str:
    """Go to where another speaker begins, after (1) or before (-1) the caret.

    Return the words that stand there, "" where there is no such place.
    """
    return _step(pane, step, _begins_turn)


def step_heading(pane: TranscriptPane, step: int) -> str:
    """Go to the heading after (1) or before (-1) the caret; see :func:`step_speaker`."""
    return _step(pane, step, _is_heading)


def step_sentence(pane: TranscriptPane, session: Session, step: int) -> None:
    """Select the sentence after (1) or before (-1) the caret's; the caret's own at first."""
    blocks = pane.blocks
    if blocks is None:
        return
    caret, goes_on = pane.caret_offset(), pane.textCursor().hasSelection()

    def find() -> tuple[int, int]:
        return blocks.reading.sentence_from(caret, step if goes_on else 0)

    def found(place: tuple[int, int]) -> None:
        if blocks is pane.blocks:
            pane.select_range(*place)

    # The sentences of a paragraph are looked for in all of it, and it may be very long.
    session.background.do(find, found, session.tell_failed, is_long=blocks.is_cut)


def step_question(
    pane: TranscriptPane, session: Session, step: int, missed: Callable[[], object]
) -> None:
    """Select the question after (1) or before (-1) the caret; ``missed`` is called without one."""
    blocks = pane.blocks
    if blocks is None:
        return
    caret, goes_on = pane.caret_offset(), pane.textCursor().hasSelection()

    def find() -> tuple[int, int] | None:
        return question(blocks.reading, caret, step, counts_own=step > 0 and not goes_on)

    def found(place: tuple[int, int] | None) -> None:
        if blocks is not pane.blocks:
            return
        if place is None:
            missed()
        else:
            pane.select_range(*place)

    # In a long text the next one may be far away.
    is_long = blocks.is_cut or blocks.reading.paragraph_count > _MANY_PARAGRAPHS
    session.background.do(find, found, session.tell_failed, is_long=is_long)


_MANY_PARAGRAPHS: Final = 5_000


def question(
    reading: Reading, offset: int, step: int, *, counts_own: bool = False
) -> tuple[int, int] | None:
    """Return the sentence that asks something after (1) or before (-1) that at an offset.

    With ``counts_own`` the sentence at the offset is one of those after it. None if there is none.
    """
    from reader.model.search.limits import is_question  # late: few go from question to question

    begins, ends = reading.sentence_at(offset)
    number = reading.paragraph_at(offset)
    numbers = range(number, reading.paragraph_count) if step > 0 else range(number, -1, -1)
    for paragraph in numbers:
        first, last = reading.paragraph_range(paragraph)
        if paragraph == number and step > 0:
            first = begins if counts_own else ends
        elif paragraph == number:
            last = begins
        marks = [mark.start() for mark in _ASKS.finditer(reading.text, first, last)]
        for mark in marks[::step]:
            sentence = reading.sentence_at(mark)
            if is_question(reading, sentence[0]):
                return sentence
    return None


def _step(pane: TranscriptPane, step: int, wanted: Callable[[Reading, int], bool]) -> str:
    """Go to the beginning of the nearest paragraph of a kind; return its words."""
    if pane.blocks is None:
        return ""
    reading = pane.blocks.reading
    number = _paragraph(reading, pane.caret_offset(), step, wanted)
    if number is None:
        return ""
    start, end = reading.paragraph_range(number)
    _go(pane, start)
    return reading.text[start:end]


def _paragraph(
    reading: Reading, offset: int, step: int, wanted: Callable[[Reading, int], bool]
) -> int | None:
    """Return the nearest paragraph of a kind that begins after (1) or before (-1) an offset."""
    here = reading.paragraph_at(offset)
    if step > 0:
        numbers = range(here + 1, reading.paragraph_count)
    else:
        is_within = reading.paragraph_range(here)[0] < offset
        numbers = range(here if is_within else here - 1, -1, -1)
    return next((number for number in numbers if wanted(reading, number)), None)


def _begins_turn(reading: Reading, number: int) -> bool:
    """Whether somebody else speaks from a paragraph on."""
    return bool(reading.paragraph_speaker(number))


def _is_heading(reading: Reading, number: int) -> bool:
    first = reading.transcript.cues[reading.paragraph_cue(number)]
    return first.kind is CueKind.HEADING


def _go(pane: TranscriptPane, offset: int) -> None:
    assert pane.blocks is not None
    unit = pane.blocks.to_unit(offset)
    pane.put_caret(unit)
    pane.reveal(unit)
