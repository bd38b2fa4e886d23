"""The XML in which YouTube delivers captions: srv1, srv2 and srv3."""

from __future__ import annotations

import pytest
from read import read

from reader.errors import FormatError
from reader.formats.format import Document
from reader.formats.kinds import youtube_xml
from reader.model.transcript import Cue, Provenance, WordTime


def test_srv1_escapes_twice_and_srv3_does_not() -> None:
    first = read(
        '<transcript><text start="1.5" dur="2">R&amp;amp;D &amp;lt;i&amp;gt;</text></transcript>',
        "a.xml",
    )
    assert first.cues == (Cue("R&D <i>", 1_500, 3_500),)
    third = read(
        '<timedtext format="3"><body><p t="100" d="900"><s ac="9">hello</s>'
        '<s t="300" ac="9"> sea</s></p></body></timedtext>',
        "a.srv3",
    )
    assert third.cues == (Cue("hello sea", 100, 1_000, words=(WordTime(6, 400),)),)
    assert third.provenance is Provenance.AUTOMATIC


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        (
            "<timedtext><text t='1000' d='500'>One<br/>two</text></timedtext>",
            (Cue("One\ntwo", 1_000, 1_500),),
        ),
        (
            "<transcript><text start='1'>One</text><text start='2'> </text></transcript>",
            (Cue("One", 1_000),),
        ),
        (
            "<timedtext><head><s>no</s></head><body><p t='5'>One</p></body></timedtext>",
            (Cue("One", 5),),
        ),
        ("<timedtext><body><p t='5'>One</p><p t='9'>Two", (Cue("One", 5), Cue("Two", 9))),
    ],
)
def test_all_three_in_their_spellings(text: str, cues: tuple[Cue, ...]) -> None:
    assert read(text, "a.xml").cues == cues


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("<transcript><text start='1'>One</text>", 95),
        ("<?xml version='1.0'?>\n<timedtext><body><p t='5'>", 95),
        ("<transcript><line>One</line>", 40),
        ("<transcripts><text start='1'>", 0),
        ("<a><text start='1'>", 0),
    ],
)
def test_it_is_claimed_by_its_root(text: str, claim: int) -> None:
    assert youtube_xml.score(Document(text.encode(), text)) == claim


def test_a_file_without_captions_is_refused() -> None:
    for text in ("<transcript/>", "<timedtext><p t='5'> </p></timedtext>"):
        with pytest.raises(FormatError, match="This file of YouTube captions holds none"):
            youtube_xml.read(Document(b"", text))
