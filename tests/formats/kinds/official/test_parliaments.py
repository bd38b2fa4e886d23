"""Records of parliaments in XML of their own: who speaks, with party or office, and what for."""

from __future__ import annotations

import pytest

from reader import formats
from reader.errors import FormatError
from reader.model.transcript import CueKind, Transcript

HEADING, SPEECH, SOUND = CueKind.HEADING, CueKind.SPEECH, CueKind.SOUND


def read(text: str) -> Transcript:
    transcript = formats.read_bytes(text.encode(), "record.xml")
    assert not transcript.report
    return transcript


def said(transcript: Transcript) -> list[tuple[CueKind, str, str]]:
    return [(cue.kind, cue.speaker, cue.text) for cue in transcript.cues]


def french(contents: str) -> str:
    return (
        "<?xml version='1.0' encoding='UTF-8'?>"
        "<compteRendu xmlns='http://schemas.assemblee-nationale.fr/referentiel'><uid>CR1</uid>"
        "<metadonnees><dateSeance>20230503140000000</dateSeance><session>Session 2022-2023"
        "</session><sommaire><titreStruct><intitule>Ports</intitule></titreStruct></sommaire>"
        f"</metadonnees><contenu><quantiemes><journee>mercredi</journee></quantiemes>{contents}"
        "</contenu></compteRendu>"
    )


def voices(*names: tuple[str, str]) -> str:
    inside = "".join(
        f"<orateur><nom>{name}</nom><id>1</id><qualite>{office}</qualite></orateur>"
        for name, office in names
    )
    return f"<orateurs>{inside}</orateurs>"


def test_a_sitting_of_the_national_assembly() -> None:
    chair, minister = ("Mme\xa0la\xa0présidente", ""), ("M. Luc Roche", "ministre des ports")
    found = read(
        french(
            "<ouvertureSeance><paragraphe code_style='NORMAL'>"
            f"{voices(chair)}<texte stime='12.5'>La séance est <italique>ouverte</italique>."
            "</texte></paragraphe></ouvertureSeance><point><orateurs/><texte>Quai n"
            f"<exposant>o</exposant> 3</texte><paragraphe>{voices(minister)}<texte>Il est fermé."
            "<br/>Depuis hier.</texte><interExtraction nom_orateur='X'/></paragraphe>"
            "<paragraphe code_style='Info Italiques'><orateurs/><texte>(Rires.)</texte>"
            "</paragraphe>"
            f"<paragraphe>{voices(chair, minister)}<texte>Merci.</texte></paragraphe></point>"
        )
    )
    assert said(found) == [
        (SPEECH, "Mme la présidente", "La séance est ouverte."),
        (HEADING, "", "Quai no 3"),
        (SPEECH, "M. Luc Roche, ministre des ports", "Il est fermé. Depuis hier."),
        (SOUND, "", "(Rires.)"),
        (SPEECH, "", "Merci."),
    ]
    assert [cue.start for cue in found.cues] == [12_500, None, None, None, None]
    assert found.title == "Assemblée nationale, Session 2022-2023"
    assert (found.date, found.language) == ("2023-05-03", "fr")


def swedish(who: str, words: str) -> str:
    return (
        "<anforande><dok_titel>Protokoll 1</dok_titel><dok_datum>2023-05-03 00:00:00</dok_datum>"
        f"<avsnittsrubrik>Hamnar</avsnittsrubrik><talare>{who}</talare><parti>S</parti>"
        f"<anforandetext>{words}</anforandetext><systemdatum>2023-05-04</systemdatum></anforande>"
    )


def test_speeches_of_the_riksdag() -> None:
    """The words are HTML within the XML, at times with a field of the word processor."""
    one = swedish(
        "Anna Lind (S)",
        "&lt;p&gt;STYLEREF Kantrubrik \\* MERGEFORMAT Hamnar&lt;/p&gt;&lt;p&gt;Herr talman!&lt;/p"
        "&gt;&lt;p&gt;Hamnen &amp;amp; kajen.&lt;/p&gt;&lt;p&gt;(Applåder)&lt;/p&gt;",
    )
    found = read(f"<anforandelista>{one}{swedish('Bo Ek', 'Tack.')}</anforandelista>")
    assert said(found) == [
        (HEADING, "", "Hamnar"),
        (SPEECH, "Anna Lind (S)", "Herr talman!"),
        (SPEECH, "Anna Lind (S)", "Hamnen & kajen."),
        (SOUND, "Anna Lind (S)", "(Applåder)"),
        (SPEECH, "Bo Ek (S)", "Tack."),
    ]
    assert (found.title, found.date, found.language) == ("Protokoll 1", "2023-05-03", "sv")


def test_a_meeting_of_the_folketing() -> None:
    def tale(first: str, last: str, party: str, role: str, *lines: str) -> str:
        inside = "".join(f"<Linea><Char>{line}</Char></Linea>" for line in lines)
        return (
            f"<Tale><Taler><MetaSpeakerMP><OratorFirstName>{first}</OratorFirstName>"
            f"<OratorLastName>{last}</OratorLastName><GroupNameShort>{party}</GroupNameShort>"
            f"<OratorRole>{role}</OratorRole></MetaSpeakerMP></Taler><TaleSegment>"
            "<MetaSpeechSegment><StartDateTime>2023-05-03T10:00:00</StartDateTime>"
            f"</MetaSpeechSegment><TekstGruppe><Exitus>{inside}</Exitus></TekstGruppe>"
            "</TaleSegment></Tale>"
        )

    found = read(
        "<Dokument><MetaMeeting><ParliamentarySession>20222</ParliamentarySession>"
        "<DateOfSitting>2023-05-03T10:00:00</DateOfSitting><MeetingNumber>7</MeetingNumber>"
        "</MetaMeeting><DagsordenPunkt><MetaFTAgendaItem><ItemNo>1</ItemNo><ShortTitle>Havne"
        "</ShortTitle></MetaFTAgendaItem>"
        + tale("", "", "", "formand", "Mødet er åbnet.", "Værsgo.")
        + tale("Ida", "Holm", "SF", "medlem", "Tak.")
        + "</DagsordenPunkt></Dokument>"
    )
    assert said(found) == [
        (HEADING, "", "Havne"),
        (SPEECH, "formand", "Mødet er åbnet."),
        (SPEECH, "formand", "Værsgo."),
        (SPEECH, "Ida Holm (SF)", "Tak."),
    ]
    assert found.title == "Folketinget, møde 7"
    assert (found.date, found.language) == ("2023-05-03", "da")


def test_a_sitting_of_the_european_parliament() -> None:
    found = read(
        "<CRE><CHAPTER NUMBER='1'><NUMERO>1</NUMERO><TL-CHAP VL='EN'>Harbours</TL-CHAP>"
        "<TL-CHAP VL='FR'>Ports</TL-CHAP><INTERVENTION><ORATEUR PP='NULL' LIB='President'>"
        "<EMPHAS NAME='B'>President. </EMPHAS></ORATEUR><PARA>– The sitting is open.</PARA>"
        "</INTERVENTION><INTERVENTION><ORATEUR PP='PPE' LG='EN' LIB='Ada | Reed'><EMPHAS>Ada Reed"
        "</EMPHAS></ORATEUR><PARA>. – Thank you.</PARA><PARA>(Applause)</PARA></INTERVENTION>"
        "<PARA>(The vote was closed)</PARA></CHAPTER><CHAPTER NUMBER='2'><TL-CHAP VL='EN'>Close"
        "</TL-CHAP></CHAPTER></CRE>"
    )
    assert said(found) == [
        (HEADING, "", "Harbours"),
        (SPEECH, "President", "The sitting is open."),
        (SPEECH, "Ada Reed (PPE)", "Thank you."),
        (SOUND, "", "(Applause)"),
        (SOUND, "", "(The vote was closed)"),
        (HEADING, "", "Close"),
    ]


def test_proceedings_of_political_mashup() -> None:
    found = read(
        "<root xmlns:pm='http://www.politicalmashup.nl' xmlns:dc='http://purl.org/dc/elements/1.1/'"
        " xmlns:dcterms='http://purl.org/dc/terms/'><docinfo><comment>Made by</comment></docinfo>"
        "<meta><dc:language><pm:language dcterms:ISO639-2='dut'>Dutch</pm:language></dc:language>"
        "<dc:rights>None</dc:rights><dc:date>2000-01-18</dc:date></meta><proceedings>"
        "<topic pm:title='Havens'><scene pm:type='speaker'><speech pm:speaker='Lind'"
        " pm:party='PvdA'><p>Voorzitter.</p></speech><stage-direction><p>De heer Lind zit.</p>"
        "</stage-direction><speech pm:function='De voorzitter'><p>Dank u.</p></speech></scene>"
        "</topic></proceedings></root>"
    )
    assert said(found) == [
        (HEADING, "", "Havens"),
        (SPEECH, "Lind (PvdA)", "Voorzitter."),
        (SOUND, "", "De heer Lind zit."),
        (SPEECH, "De voorzitter", "Dank u."),
    ]
    assert (found.date, found.language) == ("2000-01-18", "nl")


@pytest.mark.parametrize(
    "record",
    [
        french("<paragraphe><orateurs/><texte/></paragraphe>"),
        "<anforande not='felaktigt anrop. 5'></anforande>",
    ],
)
def test_a_record_in_which_nobody_speaks(record: str) -> None:
    with pytest.raises(FormatError, match="This record of a parliament holds no speech"):
        read(record)
