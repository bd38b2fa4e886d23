"""Where a transcript was fetched from is kept with it, and makes no other transcript of it."""

from __future__ import annotations

from dataclasses import replace

from reader.library.records import packed, unpacked
from reader.model.transcript import Cue, Fetched, Source, Transcript

TALK = Transcript(title="Bridges", cues=(Cue("They built."),), source=Source("", "vtt", "utf-8"))
WEB = Fetched("https://example.org/a.vtt", "2026-11-26", '"v7"', "ab12")


def test_address_day_version_and_digest_come_back() -> None:
    fetched = replace(TALK, source=replace(TALK.source, fetched=WEB))
    record, digest = packed(fetched)
    assert unpacked(record, digest) == fetched


def test_the_same_words_fetched_twice_are_one_transcript() -> None:
    later = replace(WEB, day="2026-11-27", etag="")
    digests = {
        packed(replace(TALK, source=replace(TALK.source, fetched=fetched)))[1]
        for fetched in (None, WEB, later)
    }
    assert len(digests) == 1
