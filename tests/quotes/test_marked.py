"""Highlights and notes taken along on paper: in their colours, at their words."""

from __future__ import annotations

import datetime

import pytest

from reader.model.excerpt import cut
from reader.model.transcript import Cue, CueKind, Span, Transcript
from reader.quotes.marked import Marked
from reader.quotes.paper import BlockKind, Paper, of_excerpt
from reader.quotes.parts import QuoteOptions
from reader.quotes.text import text

TALK = Transcript(
    "Bridges",
    cues=(
        Cue("They built the iron\nbridge over", 0, 4_000, "Ana"),
        Cue("the Douro.", 4_000, 8_000, "Ana"),
        Cue("[applause]", 8_000, 9_000, kind=CueKind.SOUND),
        Cue("Nobody came\u0007 to see it.", 70_000, 78_000, "Ben"),
    ),
)
DAY = datetime.date(2026, 11, 26)


def paper(*marks: Marked, span: Span | None = None, captions: bool = False) -> Paper:
    options = QuoteOptions(marks=marks, captions=captions)
    return of_excerpt(cut(TALK, span, taken=DAY), options)


def coloured(made: Paper) -> list[tuple[str, str]]:
    return [(run.text, run.mark) for block in made.blocks for run in block.runs if run.mark]


def notes(made: Paper) -> list[str]:
    return [block.text for block in made.blocks if block.kind is BlockKind.NOTE]


def test_words_stand_on_the_ground_of_their_colour_over_a_break_of_captions() -> None:
    made = paper(Marked(Span(0, 15, 1, 9), "green"))
    assert coloured(made) == [("iron bridge over the Douro", "green")]
    body = [block.text for block in made.blocks if block.kind is BlockKind.BODY]
    assert body[0] == "Ana: They built the iron bridge over the Douro."


def test_what_is_noted_stands_below_the_words() -> None:
    made = paper(Marked(Span(3, 0, 3, 6), "pink", "Not one?\n\nAsk Ben.", ("king", "to check")))
    assert notes(made) == ["Note: Not one?", "Ask Ben.", "#king  #to check"]
    kinds = [block.kind for block in made.blocks]
    assert kinds.index(BlockKind.NOTE) == 1 + next(
        number for number, block in enumerate(made.blocks) if "Nobody" in block.text
    )
    assert "Note: Not one?" in text(made)


def test_a_highlight_over_two_paragraphs_has_its_note_once_at_its_end() -> None:
    made = paper(Marked(Span(1, 4, 3, 6), "blue", "Both."))
    assert [words for words, _ in coloured(made)] == ["Douro.", "[applause]", "Nobody"]
    assert notes(made) == ["Note: Both."]
    last = next(number for number, block in enumerate(made.blocks) if "Nobody" in block.text)
    assert made.blocks[last + 1].text == "Note: Both."


def test_a_control_character_that_is_not_shown_moves_nothing() -> None:
    # "Nobody came", a bell, " to see it.": the words "see it" begin behind it.
    made = paper(Marked(Span(3, 16, 3, 22), "yellow"))
    assert coloured(made) == [("see it", "yellow")]


def test_two_that_overlap_are_each_shown() -> None:
    made = paper(Marked(Span(0, 5, 0, 19), "green"), Marked(Span(0, 11, 1, 9), "pink"))
    assert coloured(made) == [("built the iron", "green"), (" bridge over the Douro", "pink")]


def test_of_a_part_only_what_is_highlighted_in_it() -> None:
    part = Span(0, 11, 1, 10)  # "the iron bridge over the Douro."
    made = paper(Marked(Span(0, 0, 0, 19), "green"), Marked(Span(3, 0, 3, 6), "pink"), span=part)
    assert coloured(made) == [("the iron", "green")]
    made = paper(Marked(Span(1, 4, 1, 9), "blue"), span=part)
    assert coloured(made) == [("Douro", "blue")]


@pytest.mark.parametrize("sounds", [True, False])
def test_caption_by_caption(sounds: bool) -> None:
    options = QuoteOptions(marks=(Marked(Span(0, 15, 3, 6), "green", "All."),), captions=True)
    made = of_excerpt(cut(TALK, None, taken=DAY, sounds=sounds), options)
    shown = ["iron bridge over", "the Douro.", "[applause]", "Nobody"]
    if not sounds:
        shown.remove("[applause]")
    assert [words for words, _ in coloured(made)] == shown
    assert notes(made) == ["Note: All."]


def test_without_any_nothing_is_different() -> None:
    assert paper() == of_excerpt(cut(TALK, None, taken=DAY), QuoteOptions())
