"""Excerpts, transcripts and quotations as the bytes of a kind: which of its ways is taken."""

from __future__ import annotations

import datetime

import pytest

from reader.model.excerpt import cut
from reader.model.prose import prose
from reader.model.transcript import Cue, Span, Transcript
from reader.quotes.exports import EXPORTS, Matter, kinds
from reader.quotes.paper import Paper, Quoted, of_excerpt
from reader.quotes.parts import QuoteOptions
from reader.quotes.qdpx import Case
from reader.quotes.text import text
from reader.quotes.writing import (
    Quotations,
    excerpt_data,
    excerpt_preview,
    quotes_data,
    quotes_preview,
    transcript_data,
)

DAY = datetime.date(2026, 11, 25)
LOOK = QuoteOptions()
TALK = Transcript(
    title="Bridges",
    cues=(
        Cue("They built the iron bridge.", 42_000, 45_000, "Ana"),
        Cue("Nobody came.", 45_500, 47_000, "Ana"),
    ),
)
PART = cut(TALK, Span(0, 0, 0, 27), taken=DAY)


def press(paper: Paper) -> bytes:
    return f"pressed: {paper.title}".encode()


def wanted(count: int = 1, title: str = "", cases: tuple[Case, ...] = ()) -> Quotations:
    return Quotations([Quoted(PART)] * count, title, "apa", LOOK, DAY, cases)


@pytest.mark.parametrize(
    ("from_zero", "times"),
    [(False, "00:00:42,000 --> 00:00:45,000"), (True, "00:00:00,000 --> 00:00:03,000")],
)
def test_captions_of_an_excerpt_may_begin_at_zero(from_zero: bool, times: str) -> None:
    srt = kinds(Matter.EXCERPT)["srt"]
    lines = (
        excerpt_data(srt, PART, LOOK, press, from_zero=from_zero).decode("utf-8-sig").split("\n")
    )
    assert times in lines
    assert "Nobody came." not in lines


def test_a_transcript_is_written_by_its_format_or_as_the_whole() -> None:
    def today() -> datetime.date:
        return DAY

    srt = transcript_data(kinds(Matter.EXCERPT)["srt"], TALK, LOOK, press, today).decode()
    assert "00:00:45,500 --> 00:00:47,000" in srt
    words = transcript_data(EXPORTS["text"], TALK, LOOK, press, today).decode()
    assert words.startswith("Bridges\n")
    assert words.rstrip().endswith("taken 25 November 2026")


def test_pages_are_set_by_whoever_can() -> None:
    assert excerpt_data(EXPORTS["pdf"], PART, LOOK, press) == b"pressed: Bridges"
    assert quotes_data(EXPORTS["pdf"], wanted(title="Mine"), press) == b"pressed: Mine"
    assert quotes_data(EXPORTS["pdf"], wanted(), press) == b"pressed: Quotations"


def test_a_preview_is_the_text_itself_or_a_page_of_text() -> None:
    page = text(of_excerpt(PART, LOOK))
    assert excerpt_preview(EXPORTS["text"], PART, LOOK) == page
    assert excerpt_preview(EXPORTS["docx"], PART, LOOK) == page
    assert excerpt_preview(EXPORTS["pdf"], PART, LOOK) == page
    markdown = excerpt_preview(EXPORTS["markdown"], PART, LOOK)
    assert markdown == excerpt_data(EXPORTS["markdown"], PART, LOOK, press).decode()
    assert quotes_preview(EXPORTS["docx"], wanted(title="Mine")).startswith("Mine\n====\n\n")


@pytest.mark.parametrize(("count", "is_long"), [(0, False), (150, False), (151, True)])
def test_many_quotations_are_long(count: int, is_long: bool) -> None:
    assert wanted(count).is_long is is_long


def test_only_quotations_of_whole_transcripts_are_a_project() -> None:
    own = wanted(cases=(Case("Bridges", prose(TALK), ()),)).kinds()
    projects = set(kinds(Matter.PROJECT))
    assert projects
    assert projects <= set(own)
    assert not projects & set(wanted().kinds())
