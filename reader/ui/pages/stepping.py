"""From paragraph to paragraph and from sentence to sentence, by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.pages.transcript_pane import TranscriptPane
    from reader.ui.state.session import Session


def step_paragraph(pane: TranscriptPane, step: int) -> None:
    """Go to the paragraph after (1) or before (-1) the caret's."""
    if pane.blocks is None:
        return
    reading = pane.blocks.reading
    number = reading.paragraph_at(pane.caret_offset()) + step
    if 0 <= number < reading.paragraph_count:
        unit = pane.blocks.to_unit(reading.paragraph_range(number)[0])
        pane.put_caret(unit)
        pane.reveal(unit)


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
