"""The running text of a marked-up record: paragraphs, headings, remarks, and fields in fields."""

from __future__ import annotations

import pytest

from reader import formats
from reader.errors import FormatError
from reader.formats.format import Document
from reader.formats.kinds.official.flow import (
    Attributes,
    Blocks,
    Flow,
    read_into,
    record_of,
    root_of,
    without_doctype,
)
from reader.model.transcript import Cue, CueKind, Transcript, WordTime


def read(text: str) -> Transcript:
    return formats.read_bytes(text.encode(), "a.xml")


def speakers(transcript: Transcript) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in transcript.cues]


def debate(preface: str, body: str) -> Transcript:
    return read(
        f"<akomaNtoso><debate><preface>{preface}</preface><debateBody>{body}</debateBody>"
        "</debate></akomaNtoso>"
    )


def test_a_day_inside_the_title_of_a_debate_is_part_of_it() -> None:
    transcript = debate(
        "<docTitle>Debate of <docDate date='2024-01-02'>2 January</docDate> on<br/>boats<p>and"
        "</p><p>walls</p></docTitle>",
        "<speech><from>Mr <from>Flint</from>, Newport:</from><p>It stands.</p></speech>",
    )
    assert (transcript.title, transcript.date) == (
        "Debate of 2 January on boats and walls",
        "2024-01-02",
    )
    assert speakers(transcript) == [("Mr Flint, Newport", "It stands.")]


def test_a_party_inside_the_name_of_an_australian_senator_is_no_name() -> None:
    transcript = read(
        "<hansard><session.header/><speech><talker><name role='display'>Senator "
        "<electorate>Newport</electorate> Lind</name><party>ALP</party></talker>"
        "<p>It stands.</p></speech></hansard>"
    )
    assert speakers(transcript) == [("Senator Newport Lind (Newport, ALP)", "It stands.")]


def test_a_label_of_spans_in_spans_is_read_once() -> None:
    transcript = read(
        "<hansard><session.header/><p><span class='HPS-MemberContinuation'>Ms <span"
        " class='HPS-Member'>Lind</span> (Newport)</span>: It stands.</p></hansard>"
    )
    assert speakers(transcript) == [("Ms Lind (Newport)", "It stands.")]


def test_a_note_on_a_speaker_of_a_play_is_no_part_of_the_label() -> None:
    transcript = read(
        "<TEI><text><body><sp><speaker>ANA <note>The <hi>first</hi> witch.</note>(aside)</speaker>"
        "<p>It stands.</p></sp></body></text></TEI>"
    )
    assert speakers(transcript) == [("ANA (aside)", "It stands.")]
    assert [item.sentence for item in transcript.report] == ["1 note was left out."]


def test_a_name_in_parts_is_put_in_the_order_in_which_it_is_spoken() -> None:
    person = "<persName>Dr <surname>Reyes</surname>, <forename>Ana</forename> of Newport</persName>"
    transcript = read(
        f"<TEI><teiHeader><person xml:id='a'>{person}<name>Other</name></person></teiHeader>"
        "<text><body><u who='#a'>It stands.</u></body></text></TEI>"
    )
    assert speakers(transcript) == [("Ana Reyes", "It stands.")]


class Minutes(Flow):
    """A record of a kind of its own: speakers in fields, moments in the words."""

    blocks = Blocks(*map(frozenset, (("p",), ("head",), ("note",), ("skip",))))
    silent = "This record of minutes holds no speech."

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "who":
            self.catch()
        elif name == "at":
            self.mark(int(attributes[("", "ms")]))

    def closed(self, name: str) -> None:
        if name == "who":
            self.speaker = self.caught()


def heard(body: str) -> list[Cue]:
    flow = Minutes()
    assert read_into(f"<minutes>{body}</minutes>", flow) == ()
    return flow.cues


def said(text: str, speaker: str = "") -> Cue:
    return Cue(text, speaker=speaker, starts_paragraph=True)


@pytest.mark.parametrize(
    ("body", "cues"),
    [
        ("<p>One.</p><p>Two.</p>", [said("One."), said("Two.")]),
        ("<p> One \n and <b>two</b>. </p>", [said("One and two.")]),
        ("<p>One<br/>two<lb/>three.</p>", [said("One two three.")]),
        ("<p>One<skip>no <p>no</p></skip> two.</p>", [said("One two.")]),
        ("between<p>One.</p>", [said("One.")]),
        ("<p>One <p>two</p> three.</p>", [said("One"), said("two"), said("three.")]),
        (
            "<p><who>Ana  Reyes</who>One.</p><p>Two.</p>",
            [said("One.", "Ana Reyes"), said("Two.", "Ana Reyes")],
        ),
        ("<p/><p> </p>", []),
    ],
)
def test_paragraphs(body: str, cues: list[Cue]) -> None:
    assert heard(body) == cues


def test_headings_and_remarks_are_said_by_no_one() -> None:
    assert heard("<who>Ana</who><head>Tides</head><note><p>Applause</p></note><p>One.</p>") == [
        Cue("Tides", kind=CueKind.HEADING, starts_paragraph=True),
        Cue("Applause", kind=CueKind.SOUND, starts_paragraph=True),
        said("One.", "Ana"),
    ]


def test_moments_are_times_of_words() -> None:
    (cue,) = heard("<p> <at ms='5'/>One <at ms='9'/>two.<at ms='12'/></p>")
    assert cue.words == (WordTime(0, 5), WordTime(4, 9))


def test_a_record_without_speech_is_refused() -> None:
    text = "<minutes><head>Tides</head></minutes>"
    with pytest.raises(FormatError, match="This record of minutes holds no speech"):
        record_of(Document(b"", text), Minutes())


def test_notes_that_were_left_out_are_counted() -> None:
    for notes, sentence in ((1, "1 note was left out."), (1_200, "1,200 notes were left out.")):
        flow = Minutes()
        flow.notes = notes
        assert [item.sentence for item in read_into("<minutes/>", flow)] == [sentence]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("<a/>", "a"),
        ("<?xml version='1.0'?>\n<!-- c --><x:b-c d='e'>", "b-c"),
        ("<!DOCTYPE a SYSTEM 'a.dtd'><a>", "a"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><!-- d --><a>", "a"),
        ("words", ""),
        ("<!-- never closed", ""),
        ("", ""),
    ],
)
def test_the_root_of_a_record(text: str, root: str) -> None:
    assert root_of(text) == root


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("<a/>", "<a/>"),
        ("<!DOCTYPE a><a/>", "<a/>"),
        ("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c>'>]> <?d?><a/>", " <a/>"),
        ("<!DOCTYPE a [ never closed <a/>", ""),
    ],
)
def test_what_is_declared_before_the_root_is_passed_over(text: str, rest: str) -> None:
    assert without_doctype(text).strip() == rest.strip()
