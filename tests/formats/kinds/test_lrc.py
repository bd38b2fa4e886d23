"""LRC lyrics: times in brackets, words with times, and an offset."""

from __future__ import annotations

from read import read

from reader import formats
from reader.model.transcript import Cue, Transcript, WordTime


def test_lrc_has_facts_repeats_words_and_an_offset() -> None:
    transcript = read(
        "[ti:The Tide]\n[ar:Ana]\n[offset:+500]\n[00:10.00][00:20.50]Out it goes\n"
        "[00:12.00]<00:12.00>and <00:12.80>in\n[00:14.00]\n",
        "a.lrc",
    )
    assert (transcript.title, transcript.author) == ("The Tide", "Ana")
    assert [(cue.text, cue.start, cue.end) for cue in transcript.cues] == [
        ("Out it goes", 9_500, None),
        ("and in", 11_500, 13_500),  # the empty line at 14 ends it, half a second early
        ("Out it goes", 20_000, None),
    ]
    assert transcript.cues[1].words == (WordTime(0, 11_500), WordTime(4, 12_300))


def test_lrc_is_written_in_hundredths() -> None:
    data = formats.write(Transcript(title="T", cues=(Cue("One\ntwo", 61_236, 62_000),)), "lrc")
    assert data.decode() == "[ti:T]\n[01:01.24]One two\n"
