"""Rich text: its words whatever they are written with, its speakers, and nothing that was not said.

The forms are those of "Rich Text Format (RTF) Specification", version 1.9.1.
"""

from __future__ import annotations

import pytest

from reader import formats
from reader.errors import FormatError
from reader.model.transcript import CueKind, Transcript


def read(text: str | bytes) -> Transcript:
    data = text if isinstance(text, bytes) else text.encode("ascii")
    return formats.read_bytes(data, "a.rtf")


def body(text: str, before: str = "") -> str:
    """Return the words of a document of one paragraph; ``before`` are its tables."""
    made = rf"{{\rtf1\ansi\ansicpg1252\deff0{before}\pard {text}\par}}"
    return "|".join(cue.text for cue in read(made).cues)


def told(transcript: Transcript) -> str:
    return " ".join(item.sentence for item in transcript.report)


def test_the_end_of_a_page_ends_a_paragraph() -> None:
    made = (
        r"{\rtf1\ansi\pard \tab Q.\tab Where were you?\par\tab A.\tab At sea.\par"
        r"\tab Q.\tab Who else?\page\tab A.\tab The boy.\par}"
    )
    assert [(cue.speaker, cue.text) for cue in read(made).cues] == [
        ("Q", "Where were you?"),
        ("A", "At sea."),
        ("Q", "Who else?"),
        ("A", "The boy."),
    ]


def test_a_table_without_a_head_names_also_who_comes_once() -> None:
    rows = [("0:04", "Lund", "Where was it?"), ("0:09", "Birk", "In the lower street.")]
    rows += [("0:15", "Lund", "And then?"), ("0:19", "Old man", "It burned.")]
    cells = "".join(
        r"\trowd\cellx1000\cellx2000\cellx9000 " + "".join(rf"{one}\cell " for one in row) + r"\row"
        for row in rows
    )
    cues = read(rf"{{\rtf1\ansi\pard {cells}\pard\par}}").cues
    assert [(cue.start, cue.speaker, cue.text) for cue in cues] == [
        (4_000, "Lund", "Where was it?"),
        (9_000, "Birk", "In the lower street."),
        (15_000, "Lund", "And then?"),
        (19_000, "Old man", "It burned."),
    ]


def test_an_interview_has_its_speakers_its_title_and_its_day() -> None:
    transcript = read(
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Helvetica;}}"
        r"{\colortbl;\red255\green0\blue0;}"
        r"{\info{\title Harbour talk}{\author Ana Lind}{\creatim\yr2024\mo5\dy3\hr9}{\nofpages2}}"
        "\r\n"
        r"\pard\f0\fs24 {\b Okoro:} Where were you born?\par"
        "\r\n"
        r"{\b Reyes:} Behind the yard, in\~March.\par"
        r"{\b Okoro:} And then?\par {\b Reyes:} The boats.\par}"
    )
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [
        ("Okoro", "Where were you born?"),
        ("Reyes", "Behind the yard, in\xa0March."),
        ("Okoro", "And then?"),
        ("Reyes", "The boats."),
    ]
    assert (transcript.title, transcript.author, transcript.date) == (
        "Harbour talk",
        "Ana Lind",
        "2024-05-03",
    )
    assert not transcript.report


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"caf\'e9", "café"),
        (r"sp\u228?ter", "später"),
        (r"\uc0 sp\u228 ter", "später"),
        (r"\uc2 \u12354\'82\'a0x", "あx"),
        (r"{\uc0 \u228 }\u246?", "äö"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\u8217\'92s", "’s"),
        (r"\ldblquote a\rdblquote\emdash b\endash\bullet\lquote c\rquote", "“a”—b–•‘c’"),
        (r"well\_known opti\-onal a\{b\}\\c", "well\u2011known optional a{b}\\c"),
        (r"one\line two", "one\ntwo"),
        (r"{\upr{nic}{\*\ud{\u269?ic}}}", "čic"),
        ("one\r\ntwo", "onetwo"),
    ],
)
def test_a_character_is_read_however_it_is_written(written: str, meant: str) -> None:
    assert body(written) == meant


@pytest.mark.parametrize(
    ("fonts", "written", "meant"),
    [
        (r"{\fonttbl{\f1\fnil\fcharset204 A;}}", r"\f1\'cf\'f0", "Пр"),
        (r"{\fonttbl{\f1\fnil\fcharset128 A;}}", r"\f1\'82\'a0\'83\'5c", "あソ"),
        (r"{\fonttbl{\f1\fnil\fcharset161 A;}}", r"\f1\'e1", "α"),
        (r"{\fonttbl\f1\fnil\fcharset77 A;}", r"\f1\'8a", "ä"),
        (r"{\fonttbl{\f1\fnil\fcharset0\cpg1250 A;}}", r"\f1\'e8", "č"),
        (r"{\fonttbl{\f1\fnil\fcharset204 A;}}", r"{\f1\'cf}\'e4", "Пä"),
        (r"{\fonttbl{\f1\fnil\fcharset204 A;}}", r"\f1\'cf\plain\'e4", "Пä"),
    ],
)
def test_bytes_are_of_the_character_set_of_their_font(fonts: str, written: str, meant: str) -> None:
    assert body(written, fonts) == meant


def test_the_code_page_of_the_document_is_that_of_fonts_without_one() -> None:
    assert read(rb"{\rtf1\ansi\ansicpg1251 \'cf\'f0\par}").cues[0].text == "Пр"
    assert read(rb"{\rtf1\mac \'8a x\par}").cues[0].text == "ä x"
    assert read(b"{\\rtf1\\ansi\\ansicpg1252 caf\xe9 x\\par}").cues[0].text == "café x"
    unknown = read(rb"{\rtf1\ansi\ansicpg31337 caf\'e9\par}")
    assert unknown.cues[0].text == "café"
    assert "The code page 31337 is not known" in told(unknown)


def test_what_was_not_said_is_left_out_and_told() -> None:
    transcript = read(
        r"{\rtf1\ansi{\header Archive 12\par}{\footerr page 1\par}{\*\generator Writer;}"
        r"{\*\unknown words}We {\deleted never }met{\footnote a note}{\*\annotation why} there"
        r"{\v hidden} {\pict\bin6 }}}}}}}{\*\shppict{\pict 00ff}}{\field{\*\fldinst PAGE}"
        r"{\fldrslt once}}.{\pntext 1.\tab}\par}"
    )
    assert [cue.text for cue in transcript.cues] == ["We met there once."]
    assert told(transcript) == (
        "1 deletion left out. 1 footnote left out. 1 comment left out."
        " 1 piece of hidden text left out."
    )


def test_headings_and_the_title_are_known_by_their_styles() -> None:
    transcript = read(
        r"{\rtf1\ansi{\stylesheet{Normal;}{\s1\b heading 1;}{\s2\outlinelevel1 \'dcber;}"
        r"{\s3 Title;}{\*\cs10 Default Font;}}"
        r"\pard\s3 The wall\par\pard\s1 Part one\par\pard Ana went down to the harbour.\par"
        r"\pard\s2 Part two\par\pard\outlinelevel0 Part three\par\pard And back.\par}"
    )
    assert transcript.title == "The wall"
    assert [(cue.kind is CueKind.HEADING, cue.text) for cue in transcript.cues] == [
        (True, "Part one"),
        (False, "Ana went down to the harbour."),
        (True, "Part two"),
        (True, "Part three"),
        (False, "And back."),
    ]


def test_the_language_is_that_of_most_words() -> None:
    german = read(r"{\rtf1\ansi\deflang1033 {\lang1031 Wann sind Sie gezogen?} {\lang1033 OK}\par}")
    assert german.language == "de-DE"
    assert not read(r"{\rtf1\ansi\deflang1033 Nobody said which.\par}").language


def test_time_codes_of_transana_are_clocks() -> None:
    text = body(r"\'a4{\v <83500>}And then the boats came.")
    assert text.endswith("And then the boats came.")
    assert "83500" not in text
    assert "¤" not in text


def test_pictures_of_textedit_leave_no_sign() -> None:
    assert body(r"Before {{\NeXTGraphic a.png \width10}\'ac}after.") == "Before after."


def test_a_row_of_a_table_is_a_line() -> None:
    rows = r"\trowd\intbl One.\cell\intbl Two.\cell\row\trowd\intbl Three.\cell\row\pard"
    assert body(rf"{rows} Four.") == "One.  Two.|Three.|Four."
    assert body(r"\trowd\intbl One.\par\intbl Two.\cell\row Three.\par\pard Four.") == (
        "One.|Two.|Three.|Four."
    )
    assert body(r"Before.\par\trowd\intbl One.\cell Two.") == "Before.|One.  Two."


def test_what_stands_between_two_tables_is_in_neither() -> None:
    second = r"\trowd\intbl Two.\cell Three.\cell\row"
    assert body(rf"\trowd\intbl One.\cell\row After it.\par {second}") == (
        "One.|After it.|Two.  Three."
    )


def test_columns_of_a_table_are_time_speaker_and_words() -> None:
    """As Word writes rows: the cells, then the row's form once more in a group of its own."""
    turns = [
        ("00:01", "Ana Reyes", "Good morning."),
        ("00:04", "Ben Hall", r"Good morning.\par It rains."),
        ("00:09", "Ana Reyes", "So it does."),
        ("00:12", "Ben Hall", "Yes."),
    ]
    rows = "".join(
        rf"\trowd\cellx900\cellx1800\cellx9000\pard\intbl {{{time}\cell {who}\cell {words}\cell}}"
        r"{\trowd\cellx900\cellx1800\cellx9000\row}"
        for time, who, words in turns
    )
    found = read(rf"{{\rtf1\ansi{rows}}}")
    assert [(cue.start, cue.speaker, cue.text) for cue in found.cues] == [
        (1_000, "Ana Reyes", "Good morning."),
        (4_000, "Ben Hall", "Good morning."),
        (None, "Ben Hall", "It rains."),
        (9_000, "Ana Reyes", "So it does."),
        (12_000, "Ben Hall", "Yes."),
    ]


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    transcript = read(r"{\rtf1\ansi {\b We went out\par and then")
    assert [cue.text for cue in transcript.cues] == ["We went out", "and then"]
    assert told(transcript) == "The file breaks off before its end; what it holds was read."


def test_what_stands_behind_the_end_is_not_read() -> None:
    assert body("One.} two {") == "One."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (r"{\rtf1\ansi\pard\par}", "holds no words"),
        (r"{\rtf1\ansi{\title }", "holds no words"),
        (r"{\rtf1" + "{" * 2_000, "nested more than 1,000 groups deep"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(data: str, sentence: str) -> None:
    with pytest.raises(FormatError, match=sentence):
        read(data)


def test_rich_text_is_known_by_its_first_bytes_and_not_by_its_name() -> None:
    assert formats.read_bytes(rb"{\rtf1\ansi One.\par}", "talk.txt").source.format == "rtf"
    assert formats.read_bytes(b"Ana: One.\n\nBen: Two.\n", "talk.rtf").source.format == "text"
    with pytest.raises(FormatError, match="does not begin with"):
        formats.read_bytes(b"One.", "a", format="rtf")
