"""LRC lyrics: times in brackets, words with times, and an offset."""

from __future__ import annotations

import pytest
from read import read, said

from reader import formats
from reader.errors import FormatError, UnknownFormat
from reader.formats.format import Document
from reader.formats.kinds import lrc
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


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        (
            "[00:01]One\n[00:02.5]Two\n[00:03.123]Three\n",
            [1_000, 2_500, 3_123],
        ),
        ("[100:00.00]One\n", [6_000_000]),
        ("[offset:-500]\n[00:01.00]One\n", [1_500]),
        ("[offset:5000]\n[00:01.00]One\n", [0]),
        ("[offset:soon]\n[00:01.00]One\n", [1_000]),
        ("[00:02.00]Two\n[00:01.00]One\n", [1_000, 2_000]),
    ],
)
def test_lrc_times(text: str, cues: list[int]) -> None:
    assert [cue.start for cue in read(f"[ti:T]\n{text}", "a.lrc").cues] == cues


def test_lrc_keeps_lines_without_a_time_and_counts_them() -> None:
    transcript = read("[ti:T]\n[00:01.00]One\nTwo\n[Chorus]\n[00:05.00]Three\n", "a.lrc")
    assert [(cue.text, cue.start) for cue in transcript.cues] == [
        ("One", 1_000),
        ("Two", None),
        ("[Chorus]", None),
        ("Three", 5_000),
    ]
    assert said(transcript) == "2 lines have no time; the words were kept."


def test_lrc_recurs_no_more_often_than_memory_has_room() -> None:
    text = "[00:01.00]" * 3_000 + "a" * 1_000
    transcript = read(f"[ti:T]\n{text}\n", "a.lrc")
    assert len(transcript.cues) == 1_001
    assert said(transcript) == (
        "1,999 repetitions left out: lines of lyrics recur more often than can be shown."
    )


def test_lrc_is_claimed_by_a_tag_and_times_or_by_fine_times() -> None:
    def claim(text: str) -> int:
        return lrc.score(Document(text.encode(), text))

    assert claim("[ti:T]\n[00:01.00]One\n") == 80
    assert claim("[00:01.00]One\n[00:02.00]Two\n") == 70
    assert claim("[00:01.00]One\n") == 0
    assert claim("[00:01]One\n[00:02]Two\n") == 0
    assert claim("[note: this]\n[00:01]One\n") == 0
    with pytest.raises(UnknownFormat, match="no times in brackets, so it holds no LRC lyrics"):
        lrc.read(Document(b"", "[ti:T]\nOne\n"))


def test_lrc_is_written_with_names_and_facts() -> None:
    cues = (Cue("One.", 0, 900, "Ana"), Cue("Two.", 1_000, 1_900, "Ana"))
    transcript = Transcript(title="T [live]", author="Ana", language="cy", cues=cues)
    assert formats.write(transcript, "lrc").decode() == (
        "[ti:T [live)]\n[ar:Ana]\n[la:cy]\n[00:00.00][Ana]: One.\n[00:01.00]Two.\n"
    )
    with pytest.raises(FormatError, match="no times"):
        formats.write(Transcript(cues=(Cue("One."),)), "lrc")
