"""Transcripts, excerpts and works that the tests of several rooms quote from."""

from __future__ import annotations

import datetime

from reader.model.excerpt import cut
from reader.model.transcript import (
    Cue,
    CueKind,
    Provenance,
    RelatedVideo,
    Source,
    Span,
    Transcript,
    WordTime,
)
from reader.quotes.citations import Work, names

DAY = datetime.date(2026, 11, 25)

BOATS = Transcript(
    "Boats",
    "How they are built.",
    (
        Cue("We build boats\nthat last,", 42_540, 45_420, "Ana"),
        Cue("and we mend the rest.", 45_420, 47_000, "Ana"),
        Cue("Why?", 47_500, 48_000, "Ben"),
    ),
    (RelatedVideo("More boats"),),
    Source("boats.vtt", "webvtt", "utf-8", "ab12"),
    url="https://example.org/watch?v=1&t=2",
    site="Example",
    author="Harbour",
    date="2013-05-01",
    provenance=Provenance.AUTOMATIC,
)

ONE_SPEAKER = cut(BOATS, Span(0, 0, 1, 21), taken=DAY)
DIALOGUE = cut(BOATS, Span(1, 7, 2, 4), taken=DAY)
WHOLE = cut(BOATS, None, taken=DAY)

BRIDGES = Transcript(
    title="Bridges",
    author="Duarte, Ana",
    provenance=Provenance.AUTOMATIC,
    source=Source("/x/talk\udcff.srt", "srt", "utf-8", "ab12"),
    cues=(
        Cue("They built", 1_000, 2_000, "Ana", words=(WordTime(5, 1_500),)),
        Cue("the bridge.", 2_000, 3_000, "Ana"),
        Cue("[applause]", 3_000, None, kind=CueKind.SOUND),
        Cue("Why?", None, None, "Ben", starts_paragraph=True),
    ),
)

RETRIEVED = datetime.date(2022, 5, 18)
# The example of APA, 10.12, number 90.
GRIPPER = Work(
    names("Harvard University"),
    "Soft robotic gripper for jellyfish",
    "YouTube",
    "2019-08-28",
    "https://www.youtube.com/watch?v=guRoWTYfxMs",
    RETRIEVED,
    36_000,
    42_000,
    "en",
)
PEOPLE = GRIPPER._replace(authors=names("Duarte, Ana Maria; Weil, Jean-Luc"), title="Who pays?")
UNTOLD = Work((), "Untold", "", "", "", RETRIEVED)
