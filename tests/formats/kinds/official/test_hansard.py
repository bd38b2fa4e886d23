"""Hansards of four makers: who speaks, under which heading, and nothing of votes and columns."""

from __future__ import annotations

import pytest

from reader import formats
from reader.errors import FormatError
from reader.model.transcript import Transcript

Row = tuple[str, str, str]


def read(text: str) -> Transcript:
    return formats.read_bytes(text.encode(), "a.xml")


def rows(transcript: Transcript) -> list[Row]:
    assert transcript.source.format == "hansard"
    return [(cue.kind.value, cue.speaker, cue.text) for cue in transcript.cues]


def test_the_public_whip() -> None:
    transcript = read(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE publicwhip [\n<!ENTITY ndash "&#8211;">\n<!ENTITY pound "&#163;">\n]>\n'
        '<publicwhip scraperversion="a" latest="yes">'
        '<major-heading id="uk.org.publicwhip/debate/2024-07-30a.1.0" nospeaker="true" time="">\n'
        " Harbours </major-heading>"
        '<speech id="uk.org.publicwhip/debate/2024-07-30a.1.1" speakername="Anne Lind"'
        ' speakeroffice="Minister for Ports" time="12:32:00"><p pid="1">It cost &pound;5 &ndash; or'
        ' less.</p><p class="procedural">Question put.</p></speech>'
        '<speech speakername="Hon. Members:" nospeaker="true"><p>Hear, hear!</p></speech>'
        '<division><divisioncount ayes="1"/><mplist vote="aye"><mpname>Jan Flint</mpname></mplist>'
        "</division><speech nospeaker='true'><p>The House rose.</p></speech></publicwhip>"
    )
    assert rows(transcript) == [
        ("heading", "", "Harbours"),
        ("speech", "Anne Lind, Minister for Ports", "It cost £5 – or less."),
        ("sound", "", "Question put."),
        ("speech", "Hon. Members", "Hear, hear!"),
        ("sound", "", "The House rose."),
    ]
    assert transcript.date == "2024-07-30"


def test_the_house_of_commons_of_canada() -> None:
    transcript = read(
        '<?xml version="1.0" encoding="UTF-8"?>\n<Hansard xml:lang="EN" id="1">'
        '<ExtractedInformation><ExtractedItem Name="Date">Tuesday, January 27, 2026'
        '</ExtractedItem><ExtractedItem Name="HeaderTitle">House of Commons Debates'
        "</ExtractedItem></ExtractedInformation><HansardBody><OrderOfBusiness>"
        "<OrderOfBusinessTitle>Routine Proceedings</OrderOfBusinessTitle><SubjectOfBusiness>"
        '<Timestamp Hr="10" Mn="05">(1005)</Timestamp><FloorLanguage language="FR">[Translation]'
        "</FloorLanguage><SubjectOfBusinessTitle>The Wall</SubjectOfBusinessTitle>"
        '<Intervention Type="Debate"><PersonSpeaking><Affiliation DbId="1">Hon. Anne Lind '
        "(Newport, NDP):</Affiliation></PersonSpeaking><Content><ParaText>moved Bill "
        '<Document DbId="2">C-259</Document>.</ParaText><ParaText>She said: It stands.</ParaText>'
        "<ProceduralText>(Motion agreed to)</ProceduralText></Content></Intervention>"
        "<Division><DivisionHeader>Vote</DivisionHeader><ParaText>Yeas</ParaText></Division>"
        "</SubjectOfBusiness></OrderOfBusiness></HansardBody></Hansard>"
    )
    assert rows(transcript) == [
        ("heading", "", "Routine Proceedings"),
        ("heading", "", "The Wall"),
        ("speech", "Hon. Anne Lind (Newport, NDP)", "moved Bill C-259."),
        ("speech", "Hon. Anne Lind (Newport, NDP)", "She said: It stands."),
        ("sound", "", "(Motion agreed to)"),
    ]
    assert (transcript.title, transcript.date, transcript.language) == (
        "House of Commons Debates",
        "2026-01-27",
        "en",
    )


AUSTRALIA = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<hansard version="2.1"><session.header>'
    "<date>2009-02-03</date><parliament.no>42</parliament.no><chamber>SENATE</chamber>"
    "</session.header><chamber.xscript><debate><debateinfo><title>THE WALL</title>"
    "<page.no>1</page.no><type>Bill</type></debateinfo>SPEECH</debate></chamber.xscript></hansard>"
)


def test_australia_with_its_talkers() -> None:
    speech = (
        "<speech><talk.start><talker><page.no>1</page.no><time.stamp>12:31:00</time.stamp>"
        '<name role="metadata">Lind, Sen Anne</name><name role="display">Senator LIND</name>'
        "<name.id>8O6</name.id><electorate>Tasmania</electorate><party>ALP</party>"
        "<role>Minister for Ports</role></talker><para>—It stands.</para></talk.start>"
        '<para>It <inline font-weight="bold">will</inline>.</para><interjection><talk.start>'
        '<talker><name role="metadata">Flint, Jan</name><name role="display">Mr Flint</name>'
        "</talker><para>—Never!</para></talk.start></interjection></speech>"
        "<division><division.header><time.stamp>09:06:00</time.stamp></division.header>"
        "<division.data><ayes><names><name>Flint, Jan</name></names></ayes></division.data>"
        "<division.result><para>Question agreed to.</para></division.result></division>"
    )
    transcript = read(AUSTRALIA.replace("SPEECH", speech))
    assert rows(transcript) == [
        ("heading", "", "THE WALL"),
        ("speech", "Senator LIND (Tasmania, ALP), Minister for Ports", "It stands."),
        ("speech", "Senator LIND (Tasmania, ALP), Minister for Ports", "It will."),
        ("speech", "Mr Flint", "Never!"),
        ("sound", "", "Question agreed to."),
    ]
    assert (transcript.title, transcript.date) == ("SENATE", "2009-02-03")


def test_australia_since_2011_names_the_speakers_in_its_paragraphs() -> None:
    speech = (
        '<debate.text><body><p class="HPS-Debate"><span>THE WALL</span></p></body></debate.text>'
        '<speech><talk.start><talker><name role="metadata">Lind, Anne</name></talker></talk.start>'
        '<talk.text><body><p class="HPS-Normal"><span class="HPS-Normal"><a href="8O6" '
        'type="MemberSpeech"><span class="HPS-MemberSpeech">Ms LIND</span></a> ('
        '<span class="HPS-Electorate">Bay</span>) (<span class="HPS-Time">12:31</span>):  It '
        'stands.</span></p><p class="HPS-Normal"><span>It will.</span></p><p class="HPS-Normal">'
        '<a type="MemberInterjecting"><span class="HPS-MemberInterjecting">Mr Flint:</span></a> '
        "Never!</p></body></talk.text></speech>"
    )
    assert rows(read(AUSTRALIA.replace("SPEECH", speech))) == [
        ("heading", "", "THE WALL"),
        ("speech", "Ms LIND", "It stands."),
        ("speech", "Ms LIND", "It will."),
        ("speech", "Mr Flint", "Never!"),
    ]


def test_the_united_kingdom_before_2005() -> None:
    transcript = read(
        '<hansard><housecommons><date format="1833-01-29">Tuesday</date><section>'
        "<title>THE WALL.</title><col>31</col><p id='1'>1. <member>Mr. Flint "
        "<memberconstituency>(Newport)</memberconstituency></member><membercontribution>: asked "
        "the <image src='a'/>Minister<col>32</col> of the wall.</membercontribution></p>"
        "<p id='2'><member>The Minister (Mr. Lind)</member><membercontribution> It stands."
        "</membercontribution></p><p>Order read.</p></section></housecommons></hansard>"
    )
    assert rows(transcript) == [
        ("heading", "", "THE WALL."),
        ("speech", "Mr. Flint (Newport)", "1. : asked the Minister of the wall."),
        ("speech", "The Minister (Mr. Lind)", "It stands."),
        ("speech", "", "Order read."),
    ]
    assert (transcript.title, transcript.date) == ("House of Commons", "1833-01-29")


@pytest.mark.parametrize(
    "text", ["<publicwhip/>", "<hansard><title>The wall</title></hansard>", "<Hansard>words"]
)
def test_a_sitting_without_speech_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match="This Hansard holds no speech"):
        read(text)


def test_a_note_in_brackets_within_a_speech_is_nobodys() -> None:
    transcript = read(
        """<publicwhip><speech id="a/1" speakername="Eva Kern"><p>It is late.</p>
        <p class="italic">[Interruption.]</p><p>I go on.</p></speech></publicwhip>"""
    )
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("Eva Kern", "It is late."),
        ("", "[Interruption.]"),
        ("Eva Kern", "I go on."),
    ]
