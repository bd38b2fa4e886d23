"""What came of reading a file comes back whole from another process."""

from __future__ import annotations

import pytest

from reader import formats
from reader.model.transcript import (
    Cue,
    CueKind,
    Fetched,
    Provenance,
    RelatedVideo,
    ReportItem,
    Source,
    Transcript,
    WordTime,
)
from reader.tasks.passing import packed, unpacked
from reader.tasks.reading import Unread

FULL = Transcript(
    title="Boats",
    standfirst="Two lines\nof it",
    cues=(
        Cue(
            "We build\nboats. 船 \U0001f6a2",
            0,
            2_000,
            "Ana",
            words=(WordTime(0, 0), WordTime(3, 9)),
        ),
        Cue("Music", None, None, kind=CueKind.SOUND),
        Cue("Chapter", 5, None, kind=CueKind.HEADING, starts_paragraph=True),
    ),
    related=(RelatedVideo("Ships", "https://example.org/v", "v"), RelatedVideo("Sails")),
    source=Source(
        "/caf\udce9.srt", "srt", "utf-8", "ab" * 32, Fetched("https://a.org", "2026-01-02")
    ),
    report=(
        ReportItem("1 thing of {kind}.", 3, 7, (("kind", "ours"), ("size", 4)), "{n} things."),
        ReportItem("Nothing."),
    ),
    url="https://example.org",
    video_id="x",
    site="example.org",
    author="Ben",
    date="2026",
    language="de",
    media="boats.mp3",
    medium="hearing",
    made_with="pywhispercpp, ggml-small.bin",
    provenance=Provenance.HUMAN,
)


def test_a_transcript_is_the_same() -> None:
    plain = Transcript()
    for name in Transcript._fields:
        assert getattr(FULL, name) != getattr(plain, name)  # so that nothing is left untried
    back = unpacked(packed(FULL))
    assert back == FULL
    assert isinstance(back, Transcript)
    assert [(item.values, item.many) for item in back.report] == [
        (item.values, item.many) for item in FULL.report
    ]
    assert all(type(word) is WordTime for cue in back.cues for word in cue.words)


@pytest.mark.parametrize("count", [0, 1, 1_999, 2_000, 2_001, 4_000])
def test_so_is_one_of_many_cues(count: int) -> None:
    many = FULL._replace(cues=tuple(Cue(f"No. {n}", n, speaker="Ana") for n in range(count)))
    assert unpacked(packed(many)) == many


def test_a_file_that_is_read_is_the_same() -> None:
    read = formats.read_bytes(b"1\n00:00:01,000 --> 00:00:02,000\nAna: We build.\n", "a.srt")
    assert unpacked(packed(read)) == read


def test_why_there_is_none_is_the_same() -> None:
    told = Unread("caf\udce9.srt: It is broken.", "line\nline")
    assert unpacked(packed(told)) == told
