"""OHMS records: what was said, the times of the sync table, the index as chapters."""

from __future__ import annotations

import pytest

from reader import formats
from reader.errors import FormatError
from reader.model.transcript import CueKind, Transcript

SAID = """OKORO: Where were you born?

REYES: I was born behind the yard, in the house
with the red door[[footnote]]1[[/footnote]], in the winter
of the flood.

OKORO: And then?

REYES: Then came the boats.

[[footnotes]]
[[note]]A door.[[/note]]
[[/footnotes]]
"""


def point(time: int, title: str, begins: str = "") -> str:
    return (
        f"<point><time>{time}</time><title>{title}</title><title_alt/><partial_transcript>{begins}"
        "</partial_transcript><synopsis>Speaks of it.</synopsis><keywords>fog;yard</keywords>"
        "<gpspoints><gps>1,2</gps><gps_text>The yard</gps_text></gpspoints></point>"
    )


def record(transcript: str = SAID, *, sync: str = "", points: str = "", more: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<ROOT xmlns="https://www.weareavp.com/nunncenter/ohms"><record id="1" dt="2020-02-18">'
        '<version>5.4</version><date value="2006-06-13" format="yyyy-mm-dd"/>'
        "<title>Interview with Ana Reyes</title><accession>OH1</accession>"
        "<repository>Harbour Archive</repository><interviewee>Ana Reyes</interviewee>"
        f"<interviewer>Okoro, Ben</interviewer><sync>{sync}</sync><language>English</language>"
        f"<index>{points}</index><description>About it.</description>{more}"
        f"<transcript>{transcript}</transcript><rights>None</rights></record></ROOT>"
    )


def read(text: str) -> Transcript:
    return formats.read_bytes(text.encode(), "reyes.xml")


def told(transcript: Transcript) -> str:
    return " ".join(item.sentence for item in transcript.report)


def test_a_record_is_its_transcript_and_its_facts() -> None:
    transcript = read(record())
    assert [(cue.speaker, cue.text, cue.start) for cue in transcript.cues] == [
        ("OKORO", "Where were you born?", None),
        (
            "REYES",
            "I was born behind the yard, in the house\nwith the red door, in the winter\n"
            "of the flood.",
            None,
        ),
        ("OKORO", "And then?", None),
        ("REYES", "Then came the boats.", None),
    ]
    assert transcript.source.format == "ohms"
    assert (transcript.title, transcript.date) == ("Interview with Ana Reyes", "2006-06-13")
    assert (transcript.site, transcript.language) == ("Harbour Archive", "en")
    assert told(transcript) == "The footnotes were left out."


def test_the_sync_table_marks_words_by_line_and_word() -> None:
    # Line 3 has "behind" as its fifth word, line 5 "flood" as its third.
    transcript = read(record(sync="2:|3(5)|5(3)|9(9)"))
    reyes, last = transcript.cues[1], transcript.cues[3]
    assert [(reyes.text[char:][:6], time) for char, time in reyes.words] == [
        ("behind", 120_000),
        ("flood.", 240_000),
    ]
    assert reyes.start == 120_000
    # Line 9 has only five words: the mark is at the last of them.
    assert [(last.text[char:], time) for char, time in last.words] == [("boats.", 360_000)]
    assert transcript.cues[0].start is None
    assert "marked every 2 min" in told(transcript)


@pytest.mark.parametrize("sync", ["", "x", "1:", "1:||", "1:|0(0)|3(a)", "1:|99(1)"])
def test_a_table_that_says_nothing_gives_no_times(sync: str) -> None:
    assert {cue.start for cue in read(record(sync=sync)).cues} == {None}


def test_marks_that_go_back_are_none() -> None:
    transcript = read(record(sync="1:|5(1)|3(1)|9(2)"))
    assert [time for cue in transcript.cues for _, time in cue.words] == [60_000, 180_000]


def test_the_index_is_chapters() -> None:
    points = point(0, "Childhood", "OKORO: Where were you born?") + point(
        170, "Boats", "REYES: Then came the boats."
    )
    transcript = read(record(sync="1:|3(1)|5(1)|9(2)", points=points))
    assert [(cue.text, cue.start) for cue in transcript.cues if cue.kind is CueKind.HEADING] == [
        ("Childhood", 0),
        ("Boats", 170_000),
    ]
    assert [cue.text for cue in transcript.cues][::5] == ["Childhood", "Then came the boats."]
    assert "summaries and keywords of the index were left out" in told(transcript)


def test_a_chapter_without_words_begins_at_the_mark_after_its_time() -> None:
    points = point(0, "One") + point(61, "Two")
    cues = read(record(sync="1:|3(1)|9(2)", points=points)).cues
    assert [cue.text.split("\n")[0] for cue in cues] == [
        "One",  # at 0, before all that is said
        "Where were you born?",
        "I was born behind the yard, in the house",
        "And then?",
        "Two",
        "Then came the boats.",
    ]


def test_one_point_parts_nothing_and_is_told() -> None:
    transcript = read(record(points=point(0, "Childhood")))
    assert all(cue.kind is CueKind.SPEECH for cue in transcript.cues)
    assert "The index has one point, “Childhood”" in told(transcript)


def test_a_transcript_of_version_6_is_webvtt() -> None:
    captions = (
        "<vtt_transcript><![CDATA[WEBVTT\n\n00:00:03.000 --> 00:00:08.000\n<v OKORO>  Where?\n\n"
        "00:00:08.000 --> 00:00:12.000\n<v REYES>  Behind the yard.<br><br>In the house.\n"
        "]]></vtt_transcript>"
    )
    text = record("", more=captions, points=point(2, "One") + point(8, "Two"))
    cues = read(text).cues
    assert [(cue.start, cue.speaker, cue.text) for cue in cues] == [
        (2_000, "", "One"),
        (3_000, "OKORO", "Where?"),
        (8_000, "", "Two"),
        (8_000, "REYES", "Behind the yard.\nIn the house."),
    ]


def test_a_translation_and_other_records_are_told_of() -> None:
    text = record(more="<transcript_alt>Nació.</transcript_alt>")
    text = text.replace("</ROOT>", "<record><transcript>Other.</transcript></record></ROOT>")
    transcript = read(text)
    assert len(transcript.cues) == 4
    assert "The file holds 2 records; the first of them is read." in told(transcript)
    assert "translation that the record also holds was left out" in told(transcript)


@pytest.mark.parametrize("transcript", ["", "  ", "No transcript."])
def test_an_index_alone_is_refused_in_a_sentence(transcript: str) -> None:
    with pytest.raises(FormatError, match="holds no transcript, only an index"):
        read(record(transcript, points=point(0, "Childhood")))


def test_entities_are_refused() -> None:
    text = record().replace("<ROOT", '<!DOCTYPE a [<!ENTITY b "c">]>\n<ROOT', 1)
    with pytest.raises(FormatError, match="declares a document type or entities"):
        read(text)


def test_markup_inside_the_transcript_leaves_its_words_together() -> None:
    said = (
        "OKORO: Where is <i>my</i> boat<br/>and <title>The <b>Gull</b></title>?\n\n"
        "REYES: <record>Gone</record>."
    )
    transcript = read(record(said, points=point(0, "The <i>yard</i>")))
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("OKORO", "Where is my boat\nand The Gull?"),
        ("REYES", "Gone."),
    ]
    assert transcript.title == "Interview with Ana Reyes"
    assert "“The yard”" in " ".join(item.sentence for item in transcript.report)
