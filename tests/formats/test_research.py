"""What linguists annotate with: tiers as speakers, and nothing but what was said."""

from __future__ import annotations

import pytest
from read import read, said, texts, times

from reader import formats
from reader.errors import FormatError
from reader.model.transcript import Cue, CueKind, Transcript, WordTime


def elan(*tiers: str, slots: str = "") -> Transcript:
    slots = slots or "".join(
        f'<TIME_SLOT TIME_SLOT_ID="ts{at}" TIME_VALUE="{at * 1000}"/>' for at in range(1, 9)
    )
    return read(
        '<?xml version="1.0"?>\n<ANNOTATION_DOCUMENT><HEADER TIME_UNITS="milliseconds"/>'
        f"<TIME_ORDER>{slots}</TIME_ORDER>{''.join(tiers)}</ANNOTATION_DOCUMENT>",
        "a.eaf",
    )


def aligned(id: str, first: int, last: int, text: str) -> str:
    return (
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{id}" TIME_SLOT_REF1="ts{first}"'
        f' TIME_SLOT_REF2="ts{last}"><ANNOTATION_VALUE>{text}</ANNOTATION_VALUE>'
        "</ALIGNABLE_ANNOTATION></ANNOTATION>"
    )


def referring(id: str, to: str, text: str) -> str:
    return (
        f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{id}" ANNOTATION_REF="{to}">'
        f"<ANNOTATION_VALUE>{text}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
    )


def tier(name: str, *annotations: str, **attributes: str) -> str:
    more = "".join(f' {key.upper()}="{value}"' for key, value in attributes.items())
    return f'<TIER TIER_ID="{name}"{more}>{"".join(annotations)}</TIER>'


def test_elan_reads_participants_in_the_order_of_time_and_names_what_it_leaves_out() -> None:
    transcript = elan(
        tier(
            "A",
            aligned("a1", 1, 2, "One."),
            aligned("a2", 5, 6, "Three &amp; four."),
            lang_ref="eng",
        ),
        tier("B", aligned("b1", 3, 4, "Two."), aligned("b2", 7, 8, " "), participant="Ben Okoro"),
        tier("A-gloss", referring("g1", "a1", "1"), parent_ref="A"),
        tier("Gestures", aligned("c1", 1, 8, "points at the sea")),
    )
    assert transcript.cues == (
        Cue("One.", 1_000, 2_000, "A"),
        Cue("Two.", 3_000, 4_000, "Ben Okoro"),
        Cue("Three & four.", 5_000, 6_000, "A"),
    )
    assert transcript.language == "en"
    assert "2 tiers that are not what was said were left out: “Gestures”, “A-gloss”." in said(
        transcript
    )


def test_elan_reads_the_words_below_a_tier_of_numbers_and_slots_without_times() -> None:
    slots = '<TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="1000"/><TIME_SLOT TIME_SLOT_ID="ts2"/>'
    transcript = elan(
        tier("ref@Ana", aligned("r1", 1, 2, "Ana_001")),
        tier("tx@Ana", referring("t1", "r1", "So we walk."), parent_ref="ref@Ana"),
        tier("ft@Ana", referring("f1", "r1", "Also gehen wir ein wenig."), parent_ref="ref@Ana"),
        slots=slots,
    )
    assert [(cue.text, cue.start, cue.end) for cue in transcript.cues] == [
        ("So we walk.", 1_000, None)
    ]


def test_xml_that_declares_entities_is_refused_and_what_breaks_off_is_read() -> None:
    with pytest.raises(FormatError, match="declares a document type"):
        read('<!DOCTYPE x [<!ENTITY a "b">]><ANNOTATION_DOCUMENT/>', "a.eaf")
    with pytest.raises(FormatError, match="declares a document type"):
        read('<!DOCTYPE Trans SYSTEM "t.dtd" [<!ENTITY a "b">]><Trans></Trans>', "a.trs")
    broken = read(
        '<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="5"/>'
        f'</TIME_ORDER><TIER TIER_ID="Ana">{aligned("a", 1, 1, "One.")}<ANNOTATION>',
        "a.eaf",
    )
    assert texts(broken) == ["One."]
    assert "The XML breaks in line 1" in said(broken)
    with pytest.raises(FormatError, match="no tier with words"):
        elan(tier("A"))


CHAT = (
    "@UTF8\n@Begin\n@Languages:\tdeu, eng\n"
    "@Participants:\tANA Ana_Reyes Interviewer, CHI Target_Child\n@Date:\t01-MAY-2024\n"
)


def chat(line: str) -> Transcript:
    return read(f"{CHAT}*CHI:\t{line}\n@End\n", "a.cha")


def test_chat_reads_main_lines_with_their_bullets_and_says_who_speaks() -> None:
    transcript = read(
        f"{CHAT}*ANA:\twhat is\n\tthat ? \x15500_1900\x15\n%mor:\tpro|what\n%gra:\t1|2|X\n"
        '*CHI:\ta frog . \x15%snd:"frog"_2000_4100\x15\n%com:\tpoints\n*CHI:\tyes .\n@End\n',
        "a.cha",
    )
    assert transcript.cues == (
        Cue("what is that?", 500, 1_900, "ANA", starts_paragraph=True),
        Cue("a frog.", 2_000, 4_100, "CHI", starts_paragraph=True),
        Cue("yes.", None, None, "CHI", starts_paragraph=True),
    )
    assert (transcript.language, transcript.date) == ("de", "01-MAY-2024")
    assert "The speakers: ANA is Ana Reyes Interviewer, CHI is Target Child." in said(transcript)
    assert "3 lines of analysis were left out (%com, %gra, %mor)." in said(transcript)


@pytest.mark.parametrize(
    ("line", "spoken"),
    [
        ("he <wakes> [//] wakes up .", "he wakes up."),
        ("the the [/] dog (.) runs [* 0ing] .", "the dog runs."),
        ("<I want> [/] I want &-um &+b bananas@c &=laughs .", "I want um bananas."),
        ("(be)cause Santa_Claus came [= at night] [% loud] !", "because Santa Claus came!"),
        ("wanna [: want to] go@s:eng no:w +...", "wanna go now…"),
        ('+" what +//.', "what –"),
        ("xxx 0is ↑here‡ (1.5) yes ?", "xxx here, yes?"),
        ("at 10:30 we <all> [>] went +/.", "at 10:30 we all went –"),
        ("“well” , fine .", "“well”, fine."),
    ],
)
def test_the_codes_of_chat_are_no_words(line: str, spoken: str) -> None:
    assert texts(chat(line)) == [spoken]


def test_numbers_that_were_said_are_no_times_of_chat() -> None:
    transcript = read(
        f"{CHAT}*CHI:\tgate 10_20 is shut . \x15500_1900\x15\n"
        "*CHI:\tgate 30_40 too . 2000_2500\n"
        "*CHI:\tone . 3000_3500\x15 two 5_6 . \x153500_4100\n"
        "*CHI:\tgate 50_60 .\n@End\n",
        "a.cha",
    )
    assert times(transcript) == [(500, 1_900), (2_000, 2_500), (3_000, 4_100), (None, None)]
    assert texts(transcript) == [
        "gate 10_20 is shut.",
        "gate 30_40 too.",
        "one. two 5_6.",
        "gate 50_60.",
    ]


def test_chat_with_short_lines_full_of_bullets_is_text() -> None:
    lines = "".join(f"*CHI:\tno . \x15{at}_{at + 1}\x15\n" for at in range(1, 400))
    assert len(read(f"{CHAT}{lines}@End\n", "a.cha").cues) == 399
    with pytest.raises(FormatError, match="Nobody says anything"):
        read(f"{CHAT}*CHI:\t0 .\n@End\n", "a.cha")


SHORT = (
    'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n6.5\n<exists>\n3\n'
    '"IntervalTier"\n"Ana - words"\n0\n6.5\n3\n0\n0.5\n"so"\n'
    '0.5\n1.25\n"we ""walk"""\n1.25\n6.5\n""\n'
    '"IntervalTier"\n"Ana - phones"\n0\n6.5\n1\n0\n0.5\n"s"\n'
    '"TextTier"\n"bell"\n0\n6.5\n1\n3.5\n"x"\n'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_textgrids_in_short_form_and_any_encoding(encoding: str) -> None:
    transcript = formats.read_bytes(SHORT.encode(encoding), "a.TextGrid")
    assert texts(transcript) == ['so we "walk"']
    assert times(transcript) == [(0, 1_250)]
    assert transcript.cues[0].speaker == "Ana"
    assert "“Ana - phones”, “bell”" in said(transcript)


def test_textgrids_in_long_form_with_comments_and_trigraphs() -> None:
    transcript = read(
        'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0 \nxmax = 3 \n'
        "tiers? <exists> \nsize = 1 \nitem []: \n    item [1]:\n ! a note with 7 numbers\n"
        '        class = "IntervalTier" \n        name = "transcript" \n        xmin = 0 \n'
        "        xmax = 3 \n        intervals: size = 2 \n        intervals [1]:\n"
        "            xmin = 0.5 \n            xmax = 1.5 \n"
        '            text = "sch\\o""n\n  wei\\ss" \n'
        "        intervals [2]:\n            xmin = 1.5 \n            xmax = 3 \n"
        '            text = "sil" \n',
        "a.TextGrid",
    )
    assert transcript.cues == (Cue("schön weiß", 500, 1_500),)


def test_a_textgrid_that_breaks_off_is_read_so_far() -> None:
    transcript = read(SHORT[: SHORT.index('"we ""')], "a.TextGrid")
    assert texts(transcript) == ["so"]
    assert "breaks off inside a tier" in said(transcript)
    with pytest.raises(FormatError, match="no tier with words"):
        read(SHORT[: SHORT.index('"IntervalTier"')], "a.TextGrid")


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


TRS = (
    '<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE Trans SYSTEM "trans-14.dtd">\n'
    '<Trans audio_filename="x" xml:lang="fr"><Topics><Topic id="to1" desc="The harbour"/></Topics>'
    '<Speakers><Speaker id="spk1" name="Ana Reyes"/><Speaker id="spk2" name="Ben"/></Speakers>'
    '<Episode program="Evening" air_date="2024-05-02"><Section type="report" topic="to1"'
    ' startTime="0.5" endTime="9"><Turn speaker="spk1" startTime="0.5" endTime="4">'
    '<Sync time="0.5"/>\nLa marée\n<Event desc="b" type="noise" extent="instantaneous"/>\n'
    "est basse.\n"
    '<Sync time="2.25"/>\nVoilà.\n</Turn><Turn startTime="4" endTime="5"><Sync time="4"/></Turn>'
    '<Turn speaker="spk1 spk2" startTime="5" endTime="9"><Sync time="5"/><Who nb="1"/>\nOui.\n'
    '<Who nb="2"/>\nNon.\n</Turn></Section></Episode></Trans>'
)


def test_transcriber_has_topics_turns_and_two_at_once() -> None:
    transcript = formats.read_bytes(TRS.encode("iso-8859-1"), "a.trs")
    assert transcript.cues == (
        Cue("The harbour", 500, kind=CueKind.HEADING, starts_paragraph=True),
        Cue("La marée est basse.", 500, 2_250, "Ana Reyes", starts_paragraph=True),
        Cue("Voilà.", 2_250, 4_000, "Ana Reyes"),
        Cue("Oui.", 5_000, None, "Ana Reyes", starts_paragraph=True),
        Cue("Non.", 5_000, 9_000, "Ben"),
    )
    assert (transcript.title, transcript.date, transcript.language) == (
        "Evening",
        "2024-05-02",
        "fr",
    )
    assert "1 noise or note was left out." in said(transcript)
    with pytest.raises(FormatError, match="Nobody says anything"):
        read("<Trans><Episode/></Trans>", "a.trs")
