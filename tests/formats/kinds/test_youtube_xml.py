"""The XML in which YouTube delivers captions: srv1, srv2 and srv3."""

from __future__ import annotations

from read import read

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
