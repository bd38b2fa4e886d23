"""XML of no known kind: the layouts of programs and parliaments, in words of our own."""

from __future__ import annotations

import pytest
from read import said

from reader import formats
from reader.errors import FormatError, UnknownFormat
from reader.model.transcript import CueKind, Transcript

ONE = "The tide is out this morning."
TWO = "Then mind the ropes, please."
Turn = tuple[int | None, int | None, str, str]
TIMED: list[Turn] = [(3_250, 8_000, "Ana", ONE), (9_000, 12_000, "Ben", TWO)]
UNTIMED: list[Turn] = [(None, None, "Ana", ONE), (None, None, "Ben", TWO)]


def read(text: str, name: str = "a.xml") -> Transcript:
    return formats.read_bytes(f'<?xml version="1.0"?>\n{text}'.encode(), name)


def turns(transcript: Transcript) -> list[Turn]:
    return [(cue.start, cue.end, cue.speaker, cue.text) for cue in transcript.cues]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f'<transcript><turn speaker="Ana" start="3.25" end="8">{ONE}</turn>'
            f'<turn speaker="Ben" start="9" end="12">{TWO}</turn></transcript>',
            TIMED,
        ),
        # People in a list, bare milliseconds.
        (
            '<c><participants><person id="p1"><name>Ana</name></person>'
            '<person id="p2"><name>Ben</name></person></participants>'
            f'<u who="#p1" begin="3250" finish="8000">{ONE}</u>'
            f'<u who="#p2" begin="9000" finish="12000">{TWO}</u></c>',
            TIMED,
        ),
        # Everything in elements; how sure a machine is, and the language, were not said.
        (
            f"<r><segment><start>3.25</start><end>8</end><speaker>Ana</speaker><text>{ONE}</text>"
            "<confidence>0.9</confidence><lang>en</lang></segment>"
            f"<segment><speaker>Ben</speaker><text>{TWO}</text><start>9</start><end>12</end>"
            "</segment></r>",
            TIMED,
        ),
        # The speaker behind the words; Microsoft's ticks.
        (
            f"<r><phrase><display>{ONE}</display><offset>32500000</offset>"
            "<duration>47500000</duration><speaker_name>Ana</speaker_name></phrase>"
            f"<phrase><display>{TWO}</display><offset>90000000</offset>"
            "<duration>30000000</duration><speaker_name>Ben</speaker_name></phrase></r>",
            TIMED,
        ),
        (
            f"<hearing><speaker>Ana</speaker><p>{ONE}</p><speaker>Ben:</speaker><p>{TWO}</p>"
            "</hearing>",
            UNTIMED,
        ),
        (
            f'<TRANSCRIPT><ENTRY SPEAKER="Ana" TIME="0:03">{ONE}</ENTRY>'
            f'<ENTRY SPEAKER="Ben" TIME="0:09">{TWO}</ENTRY></TRANSCRIPT>',
            [(3_000, None, "Ana", ONE), (9_000, None, "Ben", TWO)],
        ),
    ],
)
def test_times_and_speakers_wherever_they_stand(text: str, expected: list[Turn]) -> None:
    transcript = read(text)
    assert turns(transcript) == expected
    assert transcript.source.format == "xml"
    assert "its elements were read by their names" in said(transcript)


def test_words_one_by_one_and_the_lines_of_a_caption() -> None:
    words = (
        '<result><word start="0.5" end="0.8" speaker="1">Hello</word>'
        '<word start="0.9" end="1.2" speaker="1">there.</word>'
        '<word start="2.5" end="2.8" speaker="2">Yes.</word></result>'
    )
    cues = read(words).cues
    assert turns(read(words)) == [
        (500, 1_200, "Speaker 1", "Hello there."),
        (2_500, 2_800, "Speaker 2", "Yes."),
    ]
    assert [(word.char, word.start) for word in cues[0].words] == [(0, 500), (6, 900)]
    lines = (
        '<subtitles><subtitle start="00:00:03,250" end="00:00:08,000"><line>The tide</line>'
        "<line>is out.</line></subtitle></subtitles>"
    )
    assert turns(read(lines)) == [(3_250, 8_000, "", "The tide\nis out.")]


def test_the_congressional_record() -> None:
    transcript = read(
        "<CRDoc><volume>157</volume><month>January</month><day>5</day><year>2026</year>"
        "<document_title>HARBOURS</document_title><recorder>The House met at noon.</recorder>"
        '<speaker name="Mr. LIND of Texas">Mr. LIND of Texas</speaker>'
        f'<speaking name="Mr. LIND of Texas">. {ONE} <quote speaker="Mr. LIND of Texas">We walk,'
        "</quote> he said.</speaking>"
        f'<speaking name="Ms. OKORO">Ms. OKORO. {TWO}</speaking></CRDoc>'
    )
    assert (transcript.title, transcript.date) == ("HARBOURS", "2026-01-05")
    assert turns(transcript) == [
        (None, None, "", "The House met at noon."),
        (None, None, "Mr. LIND of Texas", f"{ONE} We walk, he said."),
        (None, None, "Ms. OKORO", TWO),
    ]


def test_the_hansard_of_westminster_of_today() -> None:
    transcript = read(
        '<Fragment xmlns="http://example.org/hansard"><Header><Title>Harbours</Title></Header><Body>'
        "<hs_2cDebatedMotion>Harbours Bill</hs_2cDebatedMotion>"
        '<hs_TimeCode time="2026-03-01T15:05:23"/>'
        "<Question><hs_Para><Number>21</Number>.<Uin>[904784]</Uin><Member><B>Ana Reyes</B> "
        f"(Harbour North) (Con):</Member><QuestionText> {ONE}</QuestionText></hs_Para></Question>"
        f"<hs_Para><B><Member>The Minister (Ben Okoro)</Member>:</B> {TWO}</hs_Para>"
        "<hs_Para>And so we go on.</hs_Para></Body></Fragment>"
    )
    assert transcript.title == "Harbours"
    assert [(cue.speaker, cue.text, cue.kind) for cue in transcript.cues] == [
        ("", "Harbours Bill", CueKind.HEADING),
        ("Ana Reyes (Harbour North) (Con)", ONE, CueKind.SPEECH),
        ("The Minister (Ben Okoro)", TWO, CueKind.SPEECH),
        ("The Minister (Ben Okoro)", "And so we go on.", CueKind.SPEECH),
    ]


@pytest.mark.parametrize(
    ("text", "speakers", "date"),
    [
        (  # Italy: the label in the text, what follows it in elements of its own
            '<seduta anno="2026" mese="09" giorno="18"><dibattito><titolo>Porti</titolo>'
            "<intervento>"
            '<testoXHTML><nominativo cognomeNome="REYES Ana">ANA REYES</nominativo> (PD). '
            f"{ONE}</testoXHTML><interventoVirtuale>{ONE}</interventoVirtuale></intervento>"
            f"<intervento><testoXHTML><nominativo>PRESIDENTE</nominativo>. {TWO}</testoXHTML>"
            "</intervento></dibattito></seduta>",
            ["ANA REYES (PD)", "ANA REYES (PD)", "PRESIDENTE"],
            "2026-09-18",
        ),
        (  # the Netherlands
            "<handelingen><spreekbeurt><spreker><voorvoegsels>Mevrouw</voorvoegsels><naam>"
            "<achternaam>Reyes</achternaam></naam><politiek>D66</politiek></spreker><tekst>"
            f"<alinea>{ONE}</alinea><alinea>{TWO}</alinea></tekst></spreekbeurt></handelingen>",
            ["Mevrouw Reyes (D66)", "Mevrouw Reyes (D66)"],
            "",
        ),
        (  # Norway: the hour behind the name
            f"<Mote><Hovedinnlegg><Navn>Ana Reyes (A) [10:00:03]:</Navn><A>{ONE}</A></Hovedinnlegg>"
            f"<Replikk><Navn>Ben Okoro (H):</Navn><A>{TWO}</A></Replikk></Mote>",
            ["Ana Reyes (A)", "Ben Okoro (H)"],
            "",
        ),
        (  # Switzerland: the words are HTML, written as text
            '<feed xmlns:d="d"><entry><d:SpeakerFullName>Reyes Ana</d:SpeakerFullName>'
            "<d:SpeakerFunction>Mitglied</d:SpeakerFunction>"
            f"<d:Text>&lt;pd_text&gt;&lt;p&gt;{ONE}&lt;/p&gt;&lt;/pd_text&gt;</d:Text></entry></feed>",
            ["Reyes Ana"],
            "",
        ),
        (  # Finland: the day and the hour of each speech
            '<P><PuheenvuoroToimenpide puheenvuoroAloitusHetki="2026-03-01T14:00:03"><Toimija>'
            "<Henkilo><EtuNimi>Ana</EtuNimi><SukuNimi>Reyes</SukuNimi><LisatietoTeksti>vihr"
            f"</LisatietoTeksti></Henkilo></Toimija><KappaleKooste>{ONE}</KappaleKooste>"
            "</PuheenvuoroToimenpide></P>",
            ["Ana Reyes (vihr)"],
            "2026-03-01",
        ),
    ],
)
def test_records_of_parliaments(text: str, speakers: list[str], date: str) -> None:
    transcript = read(text)
    assert [cue.speaker for cue in transcript.cues if cue.kind is CueKind.SPEECH] == speakers
    assert {cue.text for cue in transcript.cues if cue.kind is CueKind.SPEECH} <= {ONE, TWO}
    assert transcript.date == date


def test_headings_directions_and_notes_are_nobodys_words() -> None:
    play = (
        f"<play><title>Tides</title><sp><speaker>ANA.</speaker><p>{ONE}</p><stage>(Laughs)</stage>"
        f"<note>A note of the editor.</note></sp><head>II</head><sp><speaker>BEN.</speaker><p>{TWO}"
        "</p></sp></play>"
    )
    transcript = read(play)
    assert transcript.title == "Tides"
    assert [(cue.speaker, cue.text, cue.kind) for cue in transcript.cues] == [
        ("ANA", ONE, CueKind.SPEECH),
        ("", "(Laughs)", CueKind.SOUND),
        ("BEN", TWO, CueKind.SPEECH),
    ]


def test_labels_in_the_words_are_found_where_no_element_names_a_speaker() -> None:
    text = f"<transcript><p>Ana: {ONE}</p><p>Ben: {TWO}</p><p>Ana: Yes.</p></transcript>"
    assert [cue.speaker for cue in read(text).cues] == ["Ana", "Ben", "Ana"]


@pytest.mark.parametrize(
    "text",
    [
        f"<rss><channel><title>News</title><item><author>Ana</author><description>{ONE}"
        "</description></item></channel></rss>",
        "<configuration><property><name>port</name><description>The port to listen to."
        "</description></property></configuration>",
        '<log><event time="2026-03-01T10:00:00Z"><message>Server started</message></event></log>',
        "<note><to>Ben</to><from>Ana</from><heading>Reminder</heading><body>Mind the tide!</body>"
        "</note>",
        f"<catalog><book><author>Ana</author><title>Tides</title><description>{ONE}</description>"
        "</book></catalog>",
        f"<doc><segment><target>{ONE}</target></segment></doc>",
    ],
)
def test_other_things_are_no_transcripts(text: str) -> None:
    with pytest.raises(UnknownFormat):
        read(text)


def test_entities_are_never_expanded_and_what_breaks_off_is_read_so_far() -> None:
    bomb = (
        '<!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
        f'<transcript><turn speaker="Ana">{ONE} &b;</turn></transcript>'
    )
    assert read(bomb).cues[0].text == f"{ONE} &b;"
    outside = (
        '<!DOCTYPE t [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        f'<transcript><turn speaker="Ana">{ONE} &a;</turn></transcript>'
    )
    assert "root:" not in read(outside).cues[0].text
    broken = read(f'<transcript><turn speaker="Ana">{ONE}</turn><turn speaker="Ben">Th')
    assert broken.cues[0].text == ONE
    assert "The XML breaks in line" in said(broken)
    with pytest.raises(FormatError, match="nested more than"):
        read("<transcript><turn who='a'>" + "<x>" * 300)


def test_text_that_nobody_says_is_named() -> None:
    text = (
        '<call date="2026-03-01"><brief>A call about tides.</brief>'
        f'<turn speaker="Ana">{ONE}</turn></call>'
    )
    transcript = read(text)
    assert transcript.date == "2026-03-01"
    assert [cue.text for cue in transcript.cues] == [ONE]
    assert "was left out, of the elements “brief”" in said(transcript)


def test_html_that_is_written_as_text_and_a_label_that_says_the_speaker_once_more() -> None:
    cue = (
        "<cue><speaker>{0} Reyes</speaker><start>{1}</start><transcript>\n{0}: "
        "&lt;span class='speaker_1'&gt; OK, 2 &lt; 3.&lt;/span&gt;</transcript></cue>"
    )
    transcript = read(f"<cues>{cue.format('Ana', '2.12')}{cue.format('Ben', '9')}</cues>")
    assert [(cue.start, cue.speaker, cue.text) for cue in transcript.cues] == [
        (2_120, "Ana Reyes", "OK, 2 < 3."),
        (9_000, "Ben Reyes", "OK, 2 < 3."),
    ]
