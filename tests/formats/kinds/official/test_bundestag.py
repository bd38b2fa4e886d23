"""Records of the Bundestag: speakers with party or office, the chair between them, applause."""

from __future__ import annotations

import pytest

from reader import formats
from reader.errors import FormatError
from reader.model.transcript import CueKind, Transcript

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE dbtplenarprotokoll SYSTEM "a.dtd">\n'
FRONT = (
    "<vorspann><kopfdaten><plenarprotokoll-nummer>Plenarprotokoll <wahlperiode>20</wahlperiode>/"
    "<sitzungsnr>115</sitzungsnr></plenarprotokoll-nummer><sitzungstitel><sitzungsnr>115"
    '</sitzungsnr>. Sitzung</sitzungstitel><veranstaltungsdaten><datum date="6.7.2023">Donnerstag'
    "</datum></veranstaltungsdaten></kopfdaten><inhaltsverzeichnis><ivz-titel>Inhalt:</ivz-titel>"
    "<p klasse='J'>Seite 1</p></inhaltsverzeichnis></vorspann>"
)
BACK = (
    "<anlagen><anlage><anlagen-titel>Anlage 1</anlagen-titel><p>Entschuldigt</p></anlage></anlagen>"
    "<rednerliste><redner id='1'><name><vorname>Jan</vorname></name></redner></rednerliste>"
)


def orator(printed: str, *parts: tuple[str, str]) -> str:
    names = "".join(f"<{part}>{text}</{part}>" for part, text in parts)
    return (
        f'<p klasse="redner"><a id="r1"/><redner id="11"><name>{names}</name></redner>{printed}</p>'
    )


def record(session: str) -> str:
    return (
        f'{HEAD}<dbtplenarprotokoll wahlperiode="20">{FRONT}<sitzungsverlauf>{session}'
        f"</sitzungsverlauf>{BACK}</dbtplenarprotokoll>"
    )


def read(text: str) -> Transcript:
    return formats.read_bytes(text.encode(), "20115.xml")


SITTING = (
    "<sitzungsbeginn><name>Präsidentin Anne Lind:</name><p klasse='J'>Die Sitzung ist eröffnet."
    "</p></sitzungsbeginn><tagesordnungspunkt top-id='Tagesordnungspunkt\xa01'>"
    "<p klasse='J'>Ich rufe auf:</p><p klasse='T_fett'>Hafenmauer</p>"
    "<p klasse='T_Drs'>Drucksache 20/1</p><rede id='ID1'>"
    + orator("Jan Flint (SPD):", ("vorname", "Jan"), ("nachname", "Flint"), ("fraktion", "SPD"))
    + "<p klasse='J_1'>Frau Präsidentin! Die Mauer\nsteht.<sup>1</sup><fussnote>Anlage 2</fussnote>"
    "</p><kommentar>(Beifall bei der SPD)</kommentar><p klasse='J'>Danke.</p>"
    "<name>Präsidentin Anne Lind:</name><p klasse='J_1'>Als Nächste spricht die Ministerin.</p>"
    "</rede><rede id='ID2'>"
    + orator(
        "",
        *(("titel", "Dr."), ("vorname", "Eva"), ("namenszusatz", "von"), ("nachname", "Okoro")),
        ("rolle", "<rolle_lang>Bundesministerin der Finanzen</rolle_lang>"),
    )
    + "<p klasse='J_1'>Sie steht nicht.</p></rede><p klasse='J'>Wir stimmen ab.</p>"
    "</tagesordnungspunkt>"
)


def test_a_sitting_is_read_with_who_speaks_and_for_whom() -> None:
    transcript = read(record(SITTING))
    assert [(cue.kind.value, cue.speaker, cue.text) for cue in transcript.cues] == [
        ("speech", "Präsidentin Anne Lind", "Die Sitzung ist eröffnet."),
        ("heading", "", "Tagesordnungspunkt 1"),
        ("speech", "Präsidentin Anne Lind", "Ich rufe auf:"),
        ("heading", "", "Hafenmauer"),
        ("speech", "", "Drucksache 20/1"),
        ("speech", "Jan Flint (SPD)", "Frau Präsidentin! Die Mauer steht.1"),
        ("sound", "", "(Beifall bei der SPD)"),
        ("speech", "Jan Flint (SPD)", "Danke."),
        ("speech", "Präsidentin Anne Lind", "Als Nächste spricht die Ministerin."),
        ("speech", "Dr. Eva von Okoro, Bundesministerin der Finanzen", "Sie steht nicht."),
        ("speech", "", "Wir stimmen ab."),
    ]
    assert transcript.source.format == "bundestag"
    assert transcript.title == "Deutscher Bundestag, 115. Sitzung vom 06.07.2023"
    assert (transcript.date, transcript.language) == ("2023-07-06", "de")
    assert [item.sentence for item in transcript.report] == [
        "1 note was left out.",
        "The annexes, which were not spoken, were left out.",
    ]


def test_a_record_of_an_earlier_term_is_text() -> None:
    text = (
        f"{HEAD.replace('dbtplenarprotokoll', 'DOKUMENT')}<DOKUMENT><WAHLPERIODE>18</WAHLPERIODE>"
        "<DOKUMENTART>PLENARPROTOKOLL</DOKUMENTART><NR>18/1</NR><DATUM>22.10.2013</DATUM>"
        "<TITEL>Plenarprotokoll vom 22.10.2013</TITEL><TEXT>Anne Lind: Guten Morgen.\n\n"
        "Jan Flint: Die Mauer steht.\n\nAnne Lind: Nein.\n\nJan Flint: Doch.</TEXT></DOKUMENT>"
    )
    transcript = read(text)
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("Anne Lind", "Guten Morgen."),
        ("Jan Flint", "Die Mauer steht."),
        ("Anne Lind", "Nein."),
        ("Jan Flint", "Doch."),
    ]
    assert transcript.title == "Plenarprotokoll vom 22.10.2013"
    assert transcript.date == "2013-10-22"


@pytest.mark.parametrize(
    "text",
    [
        record(""),
        record("<kommentar>(Beifall)</kommentar>"),
        "<DOKUMENT><DOKUMENTART>PLENARPROTOKOLL</DOKUMENTART><TEXT> </TEXT></DOKUMENT>",
    ],
)
def test_a_record_without_speech_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match=r"record of the Bundestag holds no (?:speech|text)"):
        read(text)


def test_entities_are_neither_expanded_nor_fetched() -> None:
    bomb = '<!DOCTYPE dbtplenarprotokoll [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n'
    session = "<name>A:</name><p>Ende &b; &amp; &uuml;</p>"
    text = bomb + record(session).removeprefix(HEAD)
    assert [cue.text for cue in read(text).cues] == ["Ende &b; & ü"]


def test_what_stands_before_a_break_is_read() -> None:
    whole = record(SITTING)
    transcript = read(whole[: whole.index("Danke.")])
    assert transcript.cues[-1].text == "(Beifall bei der SPD)"
    assert any("what stands before was read" in item.sentence for item in transcript.report)
    assert {cue.kind for cue in transcript.cues} == set(CueKind)


def test_the_session_and_its_day_may_stand_at_the_root_alone() -> None:
    transcript = read(
        f'{HEAD}<dbtplenarprotokoll sitzung-nr="12" sitzung-datum="01.02.2024"><sitzungsverlauf>'
        f"{SITTING}</sitzungsverlauf></dbtplenarprotokoll>"
    )
    assert transcript.title == "Deutscher Bundestag, 12. Sitzung vom 01.02.2024"
    assert transcript.date == "2024-02-01"
