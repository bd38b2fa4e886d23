"""Transcripts as the bytes that are kept: whole again, known by what they say, or refused."""

from __future__ import annotations

import zlib

import pytest

from reader.library.records import RecordError, packed, title_of, unpacked
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

TALK = Transcript(title="Bridges", cues=(Cue("They built."),), source=Source("", "vtt", "utf-8"))
WEB = Fetched("https://example.org/a.vtt", "2026-11-26", '"v7"', "ab12")


def test_address_day_version_and_digest_come_back() -> None:
    fetched = TALK._replace(source=TALK.source._replace(fetched=WEB))
    record, digest = packed(fetched)
    assert unpacked(record, digest) == fetched


def test_the_same_words_fetched_twice_are_one_transcript() -> None:
    later = WEB._replace(day="2026-11-27", etag="")
    digests = {
        packed(TALK._replace(source=TALK.source._replace(fetched=fetched)))[1]
        for fetched in (None, WEB, later)
    }
    assert len(digests) == 1


WHOLE = Transcript(
    title="Bridges",
    standfirst="Of iron.\nAnd stone.",
    cues=(
        Cue("They", 1_000, 2_000, "Ana", words=(WordTime(0, 1_000),)),
        Cue("[horn]", None, None, "", CueKind.SOUND),
        Cue("half \ud83c", 0, None, "Ben", CueKind.HEADING, True),
        Cue("", 5, 4, "Ana"),
    ),
    related=(RelatedVideo("More", "https://example.org/m", "m1"),),
    source=Source("/x/caf\udce9.srt", "srt", "utf-8", "ab12"),
    report=(ReportItem("One line was left out.", 1, 7),),
    url="https://example.org/b",
    video_id="b1",
    site="Example",
    author="Ana",
    date="2021",
    language="pt-BR",
    provenance=Provenance.TRANSLATED,
)


@pytest.mark.parametrize("transcript", [WHOLE, TALK, Transcript()])
def test_all_of_it_comes_back(transcript: Transcript) -> None:
    assert unpacked(*packed(transcript)) == transcript


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (WHOLE._replace(source=Source("/elsewhere.vtt", "webvtt")), True),
        (WHOLE._replace(report=()), True),
        (WHOLE._replace(title="Ridges"), False),
        (WHOLE._replace(related=()), False),
        (WHOLE._replace(provenance=Provenance.HUMAN), False),
        (WHOLE._replace(cues=WHOLE.cues[:3]), False),
        (WHOLE._replace(cues=(WHOLE.cues[0].spoken_by("Eva"), *WHOLE.cues[1:])), False),
    ],
)
def test_a_transcript_is_what_it_says_wherever_it_was_read(
    other: Transcript, is_same: bool
) -> None:
    assert (packed(other)[1] == packed(WHOLE)[1]) is is_same


def altered(old: bytes, new: bytes) -> bytes:
    return zlib.compress(zlib.decompress(packed(WHOLE)[0]).replace(old, new))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"words",
        packed(WHOLE)[0][:-8],
        packed(WHOLE)[0][:40],
        packed(TALK)[0],
        altered(b"They", b"We"),
        altered(b"\n", b""),
        altered(b'"source"', b'"sauce"'),
        altered(b'{"version"', b'["version"'),
        zlib.compress(b"{}\n{}"),
    ],
)
def test_what_is_damaged_is_told(data: bytes) -> None:
    with pytest.raises(RecordError, match=r"^The words kept of this transcript are damaged\.$"):
        unpacked(data, packed(WHOLE)[1])


@pytest.mark.parametrize(
    ("title", "path", "told"),
    [
        ("Bridges", "/x/a.srt", "Bridges"),
        ("", "/x/My talk.en.srt", "My talk"),
        ("", "/x/my_talk.srt", "My talk"),
        ("my_talk", "/x/my_talk.srt", "My talk"),
        ("", "/x/caf\udce9.srt", "Caf\ufffd"),
        ("", "", ""),
    ],
)
def test_the_name_of_the_file_stands_in_for_a_title(title: str, path: str, told: str) -> None:
    assert title_of(Transcript(title, source=Source(path))) == told
