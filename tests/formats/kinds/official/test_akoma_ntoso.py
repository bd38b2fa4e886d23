"""Debates in Akoma Ntoso: who speaks, what is only set between speeches, what is no debate."""

from __future__ import annotations

import pytest

from reader import formats
from reader.errors import FormatError
from reader.model.transcript import Transcript

META = (
    '<meta><identification source="#a"><FRBRWork><FRBRdate date="2014-07-24" name="generation"/>'
    '<FRBRalias value="Sitting 12" name="alias"/></FRBRWork><FRBRExpression>'
    '<FRBRlanguage language="eng"/></FRBRExpression></identification><references source="#a">'
    '<TLCPerson eId="lind" href="/p/lind" showAs="Anne Lind"/>'
    '<TLCRole eId="chair" href="/r/chair" showAs="Chairperson"/></references>'
    "<notes><note><p>A note on the file.</p></note></notes></meta>"
)
PREFACE = "<preface><p>OFFICIAL REPORT</p><p><docTitle>The Harbour Debate</docTitle></p></preface>"
BODY = """<debateSection eId="s"><num>1.</num><heading>The wall</heading>
<scene>[The Chairperson in the chair]</scene>
<speech by="#lind" as="#chair"><p>Order.<authorialNote><p>See page 2.</p></authorialNote></p>
</speech>
<question by="#flint"><from>Mr <b>Flint</b> (Newport):—</from><p>What of
  the wall?</p><p>And the <i>stones</i>?</p></question>
<narrative><p>(Laughter)</p></narrative>
<answer by="#nobody"><p>They stand.</p></answer>
<p>The House rose.</p></debateSection>"""


def document(body: str = BODY, *, space: str = "", root: str = "debate") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{space}"><{root} name="r">'
        f"{META}{PREFACE}<debateBody>{body}</debateBody></{root}></akomaNtoso>"
    )


def read(text: str) -> Transcript:
    return formats.read_bytes(text.encode(), "a.xml")


@pytest.mark.parametrize(
    ("space", "root"),
    [
        ("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "debate"),
        ("http://www.akomantoso.org/2.0", "debate"),
        ("http://www.akomantoso.org/1.0", "debateRecord"),
    ],
)
def test_a_debate_is_read_in_each_version(space: str, root: str) -> None:
    transcript = read(document(space=space, root=root))
    assert [(cue.kind.value, cue.speaker, cue.text) for cue in transcript.cues] == [
        ("heading", "", "The wall"),
        ("sound", "", "[The Chairperson in the chair]"),
        ("speech", "Anne Lind, Chairperson", "Order."),
        ("speech", "Mr Flint (Newport)", "What of the wall?"),
        ("speech", "Mr Flint (Newport)", "And the stones?"),
        ("sound", "", "(Laughter)"),
        ("speech", "", "They stand."),
        ("speech", "", "The House rose."),
    ]
    assert transcript.source.format == "akoma-ntoso"
    assert (transcript.title, transcript.date) == ("The Harbour Debate", "2014-07-24")
    assert transcript.language == "en"
    assert [item.sentence for item in transcript.report] == ["1 note was left out."]


def test_prefixes_and_an_alias_serve_as_well() -> None:
    text = (
        '<an:akomaNtoso xmlns:an="http://www.akomantoso.org/2.0"><an:debate><an:meta>'
        '<an:FRBRalias value="Sitting 12"/></an:meta><an:debateBody><an:speech by="#x"><an:from>Eva'
        "</an:from><an:p>Yes.</an:p></an:speech></an:debateBody></an:debate></an:akomaNtoso>"
    )
    transcript = read(text)
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [("Eva", "Yes.")]
    assert transcript.title == "Sitting 12"


def test_a_bill_is_no_debate() -> None:
    text = "<akomaNtoso><bill><body><section><p>The law.</p></section></body></bill></akomaNtoso>"
    with pytest.raises(FormatError, match=r"This Akoma Ntoso document is no debate \(bill\)\."):
        read(text)


@pytest.mark.parametrize("body", ["", "<debateSection><heading>The wall</heading></debateSection>"])
def test_a_debate_without_speech_is_refused(body: str) -> None:
    with pytest.raises(FormatError, match="This debate holds no speech"):
        read(document(body))
