"""SAMI captions: HTML of a kind, with times in milliseconds."""

from __future__ import annotations

from read import read, said

from reader.model.transcript import Cue


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
