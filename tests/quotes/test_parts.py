"""What stands beside the words: names, times, what a source is told by."""

from __future__ import annotations

import datetime

from reader.model.excerpt import Excerpt, cut
from reader.model.transcript import (
    Cue,
    CueKind,
    Fetched,
    Provenance,
    Source,
    Span,
    Transcript,
)
from reader.quotes.parts import (
    FactLine,
    Line,
    QuoteOptions,
    Role,
    byline,
    lines,
    source,
)

DAY = datetime.date(2026, 11, 25)
TALK = Transcript(
    title="Boats",
    standfirst="How they are built.",
    author="Harbour",
    date="2013-05-01",
    url="https://example.org/v",
    provenance=Provenance.HUMAN,
    source=Source("/x/boats.vtt", "webvtt"),
    cues=(
        Cue("We build", 1_000, 2_000, "Ana"),
        Cue("boats.", 2_000, 3_000, "Ana"),
        Cue("[horn]", 3_000, 4_000, kind=CueKind.SOUND),
        Cue("Why?", 4_000, 5_000, "Ben"),
        Cue("Because.", 5_000, None, "Ana", starts_paragraph=True),
        Cue("We must.", None, None, "Ana", starts_paragraph=True),
    ),
)


def part(first: int, last: int) -> Excerpt:
    return cut(TALK, Span(first, 0, last, len(TALK.cues[last].text)), taken=DAY)


def said(excerpt: Excerpt, **options: bool) -> list[tuple[str, str, str]]:
    return [
        (line.time, line.speaker, line.text) for line in lines(excerpt, QuoteOptions(**options))
    ]


def test_who_speaks_is_named_where_it_changes() -> None:
    assert said(part(0, 3)) == [
        ("", "Ana", "We build boats."),
        ("", "", "[horn]"),
        ("", "Ben", "Why?"),
    ]
    assert said(part(4, 5)) == [("", "", "Because."), ("", "", "We must.")]
    assert said(part(3, 5)) == [("", "Ben", "Why?"), ("", "Ana", "Because."), ("", "", "We must.")]


def test_who_says_all_of_it_stands_in_the_source_unless_it_is_the_whole() -> None:
    one = Transcript(cues=(Cue("We build.", speaker="Ana"),))
    assert said(cut(one, None, taken=DAY)) == [("", "Ana", "We build.")]
    assert said(part(0, 1)) == [("", "", "We build boats.")]
    assert source(part(0, 1), QuoteOptions()).who[0] == FactLine(Role.SPEAKER, "Ana")


def test_nobody_is_named_where_no_names_are_wanted() -> None:
    assert {speaker for _, speaker, _ in said(part(0, 3), speakers=False)} == {""}
    who = source(part(0, 1), QuoteOptions(speakers=False)).who
    assert [line.text for line in who] == ["Boats", "Harbour", "2013-05-01"]


def test_times_are_told_where_they_are_wanted_and_known() -> None:
    assert [time for time, _, _ in said(part(3, 5), times=True)] == ["0:04", "0:05", ""]
    assert {time for time, _, _ in said(part(3, 5))} == {""}
    half = cut(TALK, Span(0, 3, 1, 6), taken=DAY)  # inside a caption no time is in the file
    assert said(half, times=True)[0][0].startswith("about 0:01")


def test_each_caption_is_a_line_where_that_is_wanted() -> None:
    assert [text for _, _, text in said(part(0, 3), captions=True)] == [
        "We build",
        "boats.",
        "[horn]",
        "Why?",
    ]


def test_a_speech_opens_and_closes_once() -> None:
    edges = [(line.opens, line.closes) for line in lines(part(2, 5), QuoteOptions())]
    assert edges == [(True, True), (True, True), (True, False), (False, True)]
    assert lines(part(2, 2), QuoteOptions()) == [Line("[horn]", kind=CueKind.SOUND)]


def test_the_source_of_a_part() -> None:
    told = source(part(0, 1), QuoteOptions())
    assert [line.text for line in told.who] == ["Ana", "Boats", "Harbour", "2013-05-01"]
    assert [line.role for line in told.who][:2] == [Role.SPEAKER, Role.TITLE]
    assert told.standfirst == "How they are built."
    where = [line.text for line in told.where]
    assert where[0][0].isupper()
    assert where[1:] == ["transcript by people", "boats.vtt", "taken 25 November 2026"]
    assert told.where[-1].role is Role.TAKEN
    assert told.address == "https://example.org/v"


def test_the_source_of_a_whole_does_not_say_again_what_stands_at_its_head() -> None:
    whole = cut(TALK, None, taken=DAY)
    told = source(whole, QuoteOptions())
    assert (told.who, told.standfirst) == ((), "")
    assert byline(whole) == "— Harbour · 2013-05-01"
    assert byline(cut(Transcript(cues=(Cue("x"),)), None, taken=DAY)) == ""


def test_what_was_fetched_says_when() -> None:
    came = Fetched("https://example.org/a.vtt", "2026-11-24", "", "ab")
    talk = Transcript(cues=(Cue("x"),), source=Source("", fetched=came))
    where = [line.text for line in source(cut(talk, None, taken=DAY), QuoteOptions()).where]
    assert where[-2:] == ["retrieved 24 November 2026", "taken 25 November 2026"]


def test_what_a_stranger_wrote_hides_nothing_and_is_no_link_unless_it_may_be() -> None:
    talk = Transcript(title="a\nb\u202ec", url="javascript:alert(1)", cues=(Cue("x"), Cue("y")))
    told = source(cut(talk, Span(0, 0, 0, 1), taken=DAY), QuoteOptions())
    assert told.who == (FactLine(Role.TITLE, "a b⟨RLO⟩c"),)
    assert told.address == ""
