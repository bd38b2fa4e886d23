"""TEI: utterances on a timeline, plays, records of parliaments, letters; never the header."""

from __future__ import annotations

import pytest

from reader import formats
from reader.errors import FormatError
from reader.model.transcript import Transcript

HEADER = """<teiHeader><fileDesc><titleStmt><title type="main">The Harbour <hi>Talk</hi></title>
<title type="sub">A sample</title><author>Ben Okoro</author><respStmt><resp>Encoding</resp>
<persName>Cem Tide</persName></respStmt></titleStmt><publicationStmt><p>Harbour Press</p>
<date when="2024-01-23"/></publicationStmt><sourceDesc><p>A tape.</p></sourceDesc></fileDesc>
<profileDesc><settingDesc><setting><date when="2017-09-07"/></setting></settingDesc><particDesc>
<listPerson><person xml:id="ana"><persName><surname>Reyes</surname><forename>Ana</forename>
</persName><residence><name>Newport</name></residence></person><person xml:id="ben">
<persName>Ben Okoro</persName></person><person xml:id="S3" n="CEM"/></listPerson></particDesc>
</profileDesc></teiHeader>"""


def document(text: str, *, header: str = HEADER, root: str = "TEI") -> str:
    space = 'xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"'
    return (
        f'<?xml version="1.0"?>\n<{root} {space}>{header}<text><body>{text}</body></text></{root}>'
    )


def read(text: str) -> Transcript:
    return formats.read_bytes(text.encode(), "a.xml")


def rows(transcript: Transcript) -> list[tuple[str, str, str]]:
    assert transcript.source.format == "tei"
    return [(cue.kind.value, cue.speaker, cue.text) for cue in transcript.cues]


def test_utterances_are_spoken_by_the_people_of_the_header() -> None:
    transcript = read(
        document(
            '<head>Part one</head><u who="#ana">Where <pause/>were\n  you?</u>'
            '<u who="#ben #S3"><seg>Here.</seg><seg>We were.</seg></u>'
            '<u who="#unknown">Yes.</u><incident><desc>door slams</desc></incident><u>No.</u>'
        )
    )
    assert rows(transcript) == [
        ("heading", "", "Part one"),
        ("speech", "Ana Reyes", "Where were you?"),
        ("speech", "Ben Okoro, CEM", "Here."),
        ("speech", "Ben Okoro, CEM", "We were."),
        ("speech", "unknown", "Yes."),
        ("sound", "", "door slams"),
        ("speech", "", "No."),
    ]
    assert (transcript.title, transcript.author) == ("The Harbour Talk", "Ben Okoro")
    assert (transcript.date, transcript.language) == ("2017-09-07", "en")


def test_the_timeline_gives_the_times() -> None:
    timeline = (
        '<timeline unit="s" origin="#T0"><when xml:id="T0"/><when xml:id="T1" interval="1.5"'
        ' since="#T0"/><when xml:id="T2" interval="2" since="#T1"/>'
        '<when xml:id="T3" absolute="00:01:02.5"/></timeline>'
    )
    transcript = read(
        document(
            f'{timeline}<u who="#ana" start="#T0" end="#T2">One <anchor synch="#T1"/>two.</u>'
            '<u who="#ben" start="#T3">Three.</u><u start="70.25" end="0:01:12">Four.</u>'
        )
    )
    assert [(cue.start, cue.end, cue.text) for cue in transcript.cues] == [
        (0, 3_500, "One two."),
        (62_500, None, "Three."),
        (70_250, 72_000, "Four."),
    ]
    assert [(char, time) for char, time in transcript.cues[0].words] == [(4, 1_500)]


def test_iso_24624_has_blocks_of_words() -> None:
    text = (
        '<timeline unit="s"><when xml:id="T0"/><when xml:id="T1" interval="3.2" since="T0"/>'
        '</timeline><annotationBlock who="#ana" start="#T0" end="#T1"><u><seg>\n<w>Well</w>\n'
        '<pc>,</pc>\n<w>I</w>\n<anchor synch="T1"/>\n<w>went</w><pc>.</pc>\n</seg></u>'
        '<spanGrp type="norm"><span>machine data</span></spanGrp></annotationBlock>'
    )
    cue = read(document(text)).cues[0]
    assert (cue.speaker, cue.text) == ("Ana Reyes", "Well, I went.")
    assert (cue.start, cue.end) == (0, 3_200)


def test_parliaments_print_the_label_in_a_note() -> None:
    text = (
        '<note type="speaker">Predsednik dr. Lind:</note><u who="#LindAnne"><seg><s>'
        '<w join="right">It</w><pc>’</pc><w>s</w><w join="right">here</w><pc>.</pc></s></seg>'
        "<kinesic><desc>(Applause)</desc></kinesic><seg><s><w>Thanks</w></s></seg></u>"
        "<note>House adjourned.</note>"
    )
    assert rows(read(document(text))) == [
        ("speech", "Predsednik dr. Lind", "It’ s here."),
        ("sound", "", "(Applause)"),
        ("speech", "Predsednik dr. Lind", "Thanks"),
        ("sound", "", "House adjourned."),
    ]


def test_a_play_has_its_printed_speakers_and_its_stage() -> None:
    text = (
        '<stage>Enter Ana.</stage><sp who="#x"><speaker>ANA.</speaker><l>One</l><l>two<note>See '
        "page 9.</note></l><stage>aside</stage><p>Three.</p></sp><sp><speaker>Ben</speaker>"
        "<p>Four<lb/>five.</p></sp>"
    )
    transcript = read(document(text))
    assert rows(transcript) == [
        ("sound", "", "Enter Ana."),
        ("speech", "ANA", "One"),
        ("speech", "ANA", "two"),
        ("sound", "", "aside"),
        ("speech", "ANA", "Three."),
        ("speech", "Ben", "Four five."),
    ]
    assert [item.sentence for item in transcript.report] == ["1 note was left out."]


def test_an_edition_is_read_as_it_is_meant() -> None:
    text = (
        "<p>Ana: The <choice><sic>tied</sic><corr>tide</corr></choice> is <del>in</del>"
        "<add>out</add>.<pb n='2'/><fw>Page 2</fw></p><p>Ben: <abbr>Mr</abbr> Lind?</p>"
        "<p>Ana: Yes.</p><p>Ben: So.</p>"
    )
    assert rows(read(document(text))) == [
        ("speech", "Ana", "The tide is out."),
        ("speech", "Ben", "Mr Lind?"),
        ("speech", "Ana", "Yes."),
        ("speech", "Ben", "So."),
    ]


def test_documents_of_p4_and_corpora_are_read() -> None:
    old = (
        '<!DOCTYPE TEI.2 SYSTEM "tei.dtd">\n<TEI.2><teiHeader><fileDesc><titleStmt><title>Old'
        '</title></titleStmt></fileDesc></teiHeader><text><body><u who="A">Yes &eacute;.</u></body>'
        "</text></TEI.2>"
    )
    assert rows(read(old)) == [("speech", "A", "Yes é.")]
    inner = document("<u who='#ana'>Yes.</u>").partition("?>")[2]
    corpus = f"<teiCorpus>{HEADER}{inner}{inner}</teiCorpus>"
    assert rows(read(corpus)) == [("speech", "Ana Reyes", "Yes.")] * 2


@pytest.mark.parametrize("text", ["", "<head>Only this</head><u/>"])
def test_a_document_without_words_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match="holds no words, only a header"):
        read(document(text))
