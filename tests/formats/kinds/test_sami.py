"""SAMI captions: HTML of a kind, with times in milliseconds."""

from __future__ import annotations

import pytest
from read import read, said

from reader.errors import FormatError
from reader.formats.format import Document
from reader.formats.kinds import sami
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


@pytest.mark.parametrize(
    ("body", "cues"),
    [
        ("<SYNC Start=1000><P>One.", (Cue("One.", 1_000),)),
        ("<sync start='1000'>One.</body>Not this.", (Cue("One.", 1_000),)),
        ('<SYNC Start="1000" End="9"><P Class="A">One.', (Cue("One.", 1_000),)),
        ("<SYNC Start=1000><P>One<BR/>two  <b>three</b>", (Cue("One\ntwo three", 1_000),)),
        ("<SYNC Start=1000><P>One <!-- not this --> two", (Cue("One two", 1_000),)),
        (
            "<SYNC Start=2000><P>Two<SYNC Start=1000><P>One",
            (Cue("One", 1_000), Cue("Two", 2_000, 2_000)),
        ),
        ("<SYNC Start=-500><P>One<SYNC Start=900><P>&nbsp;", (Cue("One", 0, 900),)),
    ],
)
def test_sami_in_all_its_spellings(body: str, cues: tuple[Cue, ...]) -> None:
    assert read(f"<SAMI><BODY>{body}", "a.smi").cues == cues


def test_sami_of_no_named_language_beside_a_named_one() -> None:
    transcript = read(
        "<SAMI><BODY><SYNC Start=1000><P Class=EN>One and two.<SYNC Start=2000><P>Un.", "a.smi"
    )
    assert [cue.text for cue in transcript.cues] == ["One and two."]
    assert said(transcript) == "1 caption of no named language left out."


def test_sami_without_words_is_refused() -> None:
    for body in ("<SYNC Start=1000><P>&nbsp;", "<SYNC Start=1000>"):
        with pytest.raises(FormatError, match="This SAMI file holds no captions"):
            read(f"<SAMI><BODY>{body}", "a.smi")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("<SAMI><SYNC Start=1>", 95),
        ("<sync start=1>One", 95),
        ("<SAMI>", 0),
        ("<SYNC>", 0),
        ("Words.", 0),
    ],
)
def test_sami_is_claimed_by_its_times(text: str, claim: int) -> None:
    assert sami.score(Document(text.encode(), text)) == claim


def test_a_source_names_who_says_what_follows() -> None:
    transcript = read(
        "<SAMI><BODY><SYNC Start=1000><P Class=ENCC ID=Source>Ana:<P Class=ENCC>The lock is shut."
        "<SYNC Start=2000><P Class=ENCC>&nbsp;<SYNC Start=3000><P Class=ENCC id='Source'>Tom"
        "<P Class=ENCC>Since when?<SYNC Start=4000><P Class=ENCC>I wonder.</BODY></SAMI>",
        "a.smi",
    )
    assert [(cue.start, cue.end, cue.speaker, cue.text) for cue in transcript.cues] == [
        (1_000, 2_000, "Ana", "The lock is shut."),
        (3_000, 4_000, "Tom", "Since when?"),
        (4_000, None, "Tom", "I wonder."),
    ]
