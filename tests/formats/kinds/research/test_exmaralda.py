"""Basic transcriptions of EXMARaLDA."""

from __future__ import annotations

from read import read, said

from reader.model.transcript import Cue, WordTime

EXB = (
    "<basic-transcription><head><meta-information><transcription-name>Harbour"
    "</transcription-name></meta-information><speakertable>"
    '<speaker id="SPK0"><abbreviation>Ana</abbreviation><languages-used><language lang="deu"/>'
    '</languages-used></speaker><speaker id="SPK1"><abbreviation>Ben</abbreviation></speaker>'
    '</speakertable></head><basic-body><common-timeline><tli id="T0" time="0.5"/>'
    '<tli id="T1" time="1.0"/><tli id="T2"/><tli id="T3" time="3.0"/></common-timeline>'
    '<tier id="a" speaker="SPK0" category="v" type="t" display-name="Ana [v]">'
    '<event start="T0" end="T1">Ja, wir ge</event><event start="T1" end="T2">hen. </event>'
    '<event start="T2" end="T3">Gut?</event></tier>'
    '<tier id="b" speaker="SPK1" category="v" type="t" display-name="Ben [v]">'
    '<event start="T1" end="T3">Hm. </event></tier>'
    '<tier id="c" speaker="SPK0" category="en" type="a" display-name="Ana [en]">'
    '<event start="T0" end="T3">Yes, we walk.</event></tier></basic-body></basic-transcription>'
)


def test_exmaralda_joins_what_was_cut_where_another_begins() -> None:
    transcript = read(EXB, "a.exb")
    assert transcript.cues == (
        Cue("Ja, wir gehen.", 500, None, "Ana", words=(WordTime(0, 500), WordTime(10, 1_000))),
        Cue("Gut?", None, 3_000, "Ana"),
        Cue("Hm.", 1_000, 3_000, "Ben"),
    )
    assert (transcript.title, transcript.language) == ("Harbour", "de")
    assert "1 tier that is not what was said was left out: “Ana [en]”." in said(transcript)


def test_folker_sets_contributions_word_by_word() -> None:
    transcript = read(
        """<folker-transcription><speakers>
        <speaker speaker-id="EK"><name>Eva Kern</name></speaker>
        <speaker speaker-id="TL"><name/></speaker></speakers>
        <timeline><timepoint timepoint-id="T0" absolute-time="2.5"/>
        <timepoint timepoint-id="T1" absolute-time="4"/>
        <timepoint timepoint-id="T2" absolute-time="6.25"/></timeline>
        <contribution speaker-reference="EK" start-reference="T0" end-reference="T1">
        <w>das</w><pause/><uncertain><w>meer</w><alternative><w>mehr</w></alternative>
        </uncertain></contribution>
        <contribution speaker-reference="TL" start-reference="T1" end-reference="T2">
        <segment start-reference="T1" end-reference="T2">ja eben</segment></contribution>
        </folker-transcription>""",
        "a.fln",
    )
    assert transcript.cues == (
        Cue("das meer", 2_500, 4_000, "Eva Kern"),
        Cue("ja eben", 4_000, 6_250, "TL"),
    )
