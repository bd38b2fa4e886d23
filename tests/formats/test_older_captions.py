"""SBV, LRC, ASS, SAMI, MicroDVD, MPL2 and SubViewer: a line or two of each kind."""

from __future__ import annotations

import pytest
from read import read, said, texts, times

from reader import formats
from reader.errors import FormatError
from reader.model.transcript import Cue, Transcript, WordTime


def test_sbv_breaks_lines_at_its_mark_and_tells_a_bad_time() -> None:
    transcript = read("0:00:01.000,0:00:02.500\nOne[br]two.\n\n0:00:0x.000,\nThree.\n", "a.sbv")
    assert texts(transcript) == ["One\ntwo.", "Three."]
    assert times(transcript) == [(1_000, 2_500), (None, None)]
    assert "1 time line could not be read" in said(transcript)


def test_sbv_is_written_with_one_digit_of_hours() -> None:
    cues = (Cue("One.", 3_600_000, 3_601_000), Cue("Two.", 36_000_000, 36_001_000))
    assert formats.write(Transcript(cues=cues), "sbv").decode() == (
        "1:00:00.000,1:00:01.000\nOne.\n\n10:00:00.000,10:00:01.000\nTwo.\n"
    )


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


ASS = "[Script Info]\nTitle: Walk\n\n[Events]\nFormat: Layer, Start, End, Name, Text\n"


def test_ass_reads_fields_by_their_names() -> None:
    transcript = read(
        ASS + "Dialogue: 0,0:00:01.00,0:00:02.50,Ana,{\\i1}Well{\\i0}, yes,\\Nno\\hmore\n"
        "Dialogue: 1,0:00:01.00,0:00:02.50,Ana,{\\b1}Well, yes,\\Nno\\hmore\n"
        "Comment: 0,0:00:03.00,0:00:04.00,,not this\n",
        "a.ass",
    )
    assert transcript.title == "Walk"
    assert transcript.cues == (Cue("Well, yes,\nno\xa0more", 1_000, 2_500, "Ana"),)
    assert "1 comment line was left out." in said(transcript)
    assert "1 copy of a caption" in said(transcript)


def test_ass_times_syllables_and_leaves_drawings_out() -> None:
    transcript = read(
        ASS + "Dialogue: 0,0:00:01.00,0:00:03.00,,{\\k50}Sing{\\k25}ing {\\k100}now\n"
        "Dialogue: 0,0:00:04.00,0:00:05.00,,{\\p1}m 0 0 l 9 9{\\p0}{a note}Gate 4\n",
        "a.ass",
    )
    assert texts(transcript) == ["Singing now", "Gate 4"]
    assert transcript.cues[0].words == (WordTime(0, 1_000), WordTime(8, 1_750))
    assert "1 note in braces" in said(transcript)


def test_ass_without_dialogue_is_refused() -> None:
    with pytest.raises(FormatError, match="holds no dialogue"):
        read("[Script Info]\nTitle: x\n[Fonts]\nfontname: a.ttf\nabc\n", "a.ass")


def test_sami_reads_the_language_with_most_words_and_counts_the_others() -> None:
    transcript = read(
        "<SAMI><HEAD><TITLE>Film</TITLE><STYLE><!-- .ENCC {lang: en-US;} .DECC {lang: de;} -->"
        "</STYLE></HEAD><BODY>\n<SYNC Start=1000><P Class=ENCC>Good<br>evening &amp; welcome\n"
        "<P Class=DECC>Guten Abend\n<SYNC Start=2500><P Class=ENCC>&nbsp;\n</BODY></SAMI>",
        "a.smi",
    )
    assert (transcript.title, transcript.language) == ("Film", "en-US")
    assert transcript.cues == (Cue("Good\nevening & welcome", 1_000, 2_500),)
    assert "1 caption of another language (DECC) left out." in said(transcript)


def test_microdvd_knows_its_times_only_with_a_rate() -> None:
    known = read("{1}{1}25\n{25}{50}One|{y:i}two.\n", "a.sub")
    assert known.cues == (Cue("One\ntwo.", 1_000, 2_000),)
    unknown = read("{25}{50}One.\n{75}{100}Two.\n", "a.sub")
    assert times(unknown) == [(None, None), (None, None)]
    assert "does not say how many" in said(unknown)


def test_mpl2_counts_tenths_of_a_second() -> None:
    assert read("[10][25]One|/two.\n[30][]Three.\n", "a.txt").cues == (
        Cue("One\ntwo.", 1_000, 2_500),
        Cue("Three.", 3_000, None),
    )


def test_subviewer_in_both_versions() -> None:
    second = read(
        "[INFORMATION]\n[TITLE]Film\n[AUTHOR]Ana\n[END INFORMATION]\n[SUBTITLE]\n"
        "00:00:01.00,00:00:02.50\nOne[br]two.\n\n00:00:03.00,00:00:04.00\nThree.\n",
        "a.sub",
    )
    assert (second.title, second.author) == ("Film", "Ana")
    assert times(second) == [(1_000, 2_500), (3_000, 4_000)]
    first = read("[TITLE]\n[BEGIN]\n[00:00:01]\nOne|two.\n[00:00:03]\n\n", "a.sub")
    assert first.cues == (Cue("One\ntwo.", 1_000, 3_000),)
