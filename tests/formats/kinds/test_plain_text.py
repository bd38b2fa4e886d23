"""Plain text: paragraphs, captions, times and speakers as people and programs write them."""

from __future__ import annotations

import pytest

from reader.errors import FormatError, UnknownFormat
from reader.formats import read_bytes
from reader.formats.format import Document
from reader.formats.kinds import plain_text
from reader.model.transcript import Cue, CueKind, Provenance, Transcript


def document(text: str, name: str = "a.txt") -> Document:
    return Document(text.encode(), text, name)


def read(text: str, name: str = "a.txt") -> Transcript:
    return plain_text.read(document(text, name))


def spoken(text: str, name: str = "a.txt") -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in read(text, name).cues]


TALK = "The tide is out.\n\nSo we walk.\n"


def test_paragraphs_below_a_title() -> None:
    transcript = read(f"On Tides\n\n{TALK}")
    assert transcript.title == "On Tides"
    assert [cue.text for cue in transcript.cues] == ["The tide is out.", "So we walk."]
    assert all(cue.starts_paragraph for cue in transcript.cues)


@pytest.mark.parametrize("first", ["The tide is out.", "and the tide", "- The tide", "[bell]"])
def test_a_sentence_a_turn_or_a_sound_is_no_title(first: str) -> None:
    assert read(f"{first}\n\n{TALK}").title == ""


def test_what_stands_before_the_first_time_is_title_and_standfirst() -> None:
    transcript = read("On Tides\nA talk of Ana’s.\n\n[0:01] The tide is out.\n[0:05] So we walk.\n")
    assert (transcript.title, transcript.standfirst) == ("On Tides", "A talk of Ana’s.")
    assert transcript.cues == (Cue("The tide is out.", 1_000), Cue("So we walk.", 5_000))


@pytest.mark.parametrize(
    "before", ["welcome to the talk.", "Ana: Welcome.", "On Tides\n\n" + "a " * 400]
)
def test_other_words_before_the_first_time_are_said(before: str) -> None:
    transcript = read(f"{before}\n\n[0:01] Ana: The tide is out.\n[0:05] Ana: So we walk.\n")
    assert transcript.title == ""
    assert transcript.cues[0].start is None


def test_front_matter_says_what_the_text_is() -> None:
    transcript = read(
        "---\ntitle: On Tides\ndate: 2024-05-01\nlang: cy\nurl: https://tides.example/1\n"
        "speakers: [Ana Reyes]\n---\nAna: The tide is out.\n\nSo we walk.\n\nAnd talk.\n"
    )
    assert (transcript.title, transcript.date, transcript.language) == (
        "On Tides",
        "2024-05-01",
        "cy",
    )
    assert transcript.url == "https://tides.example/1"
    assert {cue.speaker for cue in transcript.cues} == {"Ana"}


def test_a_form_is_title_and_standfirst() -> None:
    transcript = read(f"On Tides\nInterviewee: Ana\nDate: 1 May 1974\n\n{TALK}")
    assert transcript.title == "On Tides"
    assert transcript.standfirst == "Interviewee: Ana\nDate: 1 May 1974"


def test_markdown_has_headings_links_and_escapes() -> None:
    text = (
        "# On Tides\n\nThe [tide](https://tides.example) is \\*out\\*.\n\n"
        "## Part\n\nSo we walk.\n\n"
        "[1]: https://tides.example/1\n"
    )
    transcript = read(text, "a.md")
    assert transcript.title == "On Tides"
    assert [(cue.text, cue.kind) for cue in transcript.cues] == [
        ("The tide is *out*.", CueKind.SPEECH),
        ("Part", CueKind.HEADING),
        ("So we walk.", CueKind.SPEECH),
    ]
    assert "[tide](https" in read(text).cues[1].text + read(text).cues[0].text


def test_a_heading_of_markdown_above_times_is_the_title() -> None:
    transcript = read("# On Tides\n\n[0:01] The tide is out.\n\n[0:05] So we walk.\n", "a.md")
    assert transcript.title == "On Tides"
    assert [cue.start for cue in transcript.cues] == [1_000, 5_000]


def test_tags_around_what_each_voice_says_are_labels() -> None:
    text = "<P1>The tide is out.</P1><P2>So we walk.</P2><P1>Yes.</P1>"
    assert spoken(text) == [
        ("P1", "The tide is out."),
        ("P2", "So we walk."),
        ("P1", "Yes."),
    ]
    assert spoken("<P1>The tide is out.\n\nSo we walk.")[0] == (
        "",
        "<P1>The tide is out.",
    )


def test_a_credit_and_a_note_tell_who_made_the_words() -> None:
    credited = read(f"{TALK}\nTranscribed by https://otter.ai\n")
    assert credited.provenance is Provenance.AUTOMATIC
    assert [item.line for item in credited.report] == [5]
    noted = read(f"This transcript was automatically generated.\n\n{TALK}")
    assert noted.provenance is Provenance.AUTOMATIC
    assert read(TALK).provenance is Provenance.UNKNOWN


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("On Tides\n", "“On Tides” is all that this file holds: a title, but no transcript."),
        ("---\ntitle: On Tides\n---\n", "“On Tides” is all that this file holds"),
        ("---\ndate: 2024\n---\n", "The file holds no speech."),
        ("|\n\n---\n", "The file holds no speech."),
        ("[0:01]\n[0:05]\n", "The file holds times but no speech."),
    ],
)
def test_a_text_without_speech_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(FormatError, match=sentence):
        read(text)


def test_a_single_sentence_is_speech() -> None:
    assert spoken("The tide is out.") == [("", "The tide is out.")]


@pytest.mark.parametrize(
    ("text", "name", "claim"),
    [
        ("The tide is out.", "a.txt", 10),
        ("The tide is out.", "a.xyz", 10),
        ("潮" * 2_000, "a.xyz", 10),
        ("a" * 2_000, "a.xyz", 0),
        ("a" * 2_000, "a.txt", 10),
        ("a" * 2_000, "", 10),
        ("<?xml version='1.0'?><a>b</a>", "a.txt", 0),
        ("<!DOCTYPE html>", "a.txt", 0),
        ("<tides>The tide is out.</tides>\n", "a.txt", 0),
        ("<Ana> The tide is out.", "a.txt", 10),
        ("Scenarist_SCC V1.0", "a.txt", 0),
        ("@UTF8\n@Begin\n", "a.txt", 0),
        ("Subject: Tides\nMIME-Version: 1.0\n", "a.txt", 0),
        ('"a","b"\n"c","d"\n"e","f"\n', "a.txt", 0),
        ('"a","b"\n"c","d"\n', "a.txt", 10),
    ],
)
def test_any_text_is_claimed_weakly_but_data(text: str, name: str, claim: int) -> None:
    assert plain_text.score(document(text, name)) == claim


def test_what_is_written_is_parted_by_blank_lines() -> None:
    cues = (Cue("One.", 5, 9, "Ana"), Cue("Two."), Cue("Three.", speaker="Ana"))
    transcript = Transcript(title="On Tides", standfirst="A talk.", cues=cues)
    written = plain_text.write(transcript)
    assert written == "On Tides\n\n[Ana]: One.\n\n[Unnamed]: Two.\n\n[Ana]: Three.\n"
    assert plain_text.write(Transcript(cues=(Cue("One."),))) == "One.\n"


def test_blocks_of_an_editing_program() -> None:
    transcript = read(
        "00:00:00:12 - 00:00:03:04\nSpeaker 1\nIt was late.\n\n"
        "00:00:03:10 - 00:00:05:00\nSpeaker 2\nNot too late.\n",
        "a.txt",
    )
    assert [(cue.speaker, cue.text, cue.start, cue.end) for cue in transcript.cues] == [
        ("Speaker 1", "It was late.", 480, 3_160),
        ("Speaker 2", "Not too late.", 3_400, 5_000),
    ]
    assert "25 were assumed" in transcript.report[0].sentence


def test_times_inside_what_several_say() -> None:
    transcript = read(
        "Host: Welcome to the show [00:00:07] and today we talk of tides. [00:00:15] Ready?\n"
        "Guest: Yes [00:00:19] I am.\n",
        "a.txt",
    )
    assert [(cue.speaker, cue.text, cue.start) for cue in transcript.cues] == [
        ("Host", "Welcome to the show", None),
        ("Host", "and today we talk of tides.", 7_000),
        ("Host", "Ready?", 15_000),
        ("Guest", "Yes", None),
        ("Guest", "I am.", 19_000),
    ]


@pytest.mark.parametrize("suffix", ["txt", "md", "csv"])
def test_tables_of_numbers_are_claimed_by_nobody(suffix: str) -> None:
    table = "id\tname\tprice\n1\tChair\t40\n2\tTable\t90\n3\tLamp\t15\n"
    with pytest.raises(UnknownFormat):
        read_bytes(table.encode(), f"a.{suffix}")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("See <https://x.org/a> for *more*.", "See for more."),
        ("It is **very** _good_, `*code*`.", "It is very good, `*code*`."),
        (r"Not \*so\* and 2 * 3 * 4 or a_b_c.", "Not *so* and 2 * 3 * 4 or a_b_c."),
        ("*laughs*", "*laughs*"),
    ],
)
def test_addresses_and_emphasis_of_markdown(line: str, words: str) -> None:
    assert spoken(f"Then we go.\n\n{line}\n\nSo it is.", "a.md")[1] == ("", words)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("**Ana:** The water is high.", "Ana: The water is high."),
        ("__Ana__: The water is high.", "Ana: The water is high."),
        ("***Ana:*** The water is high.", "Ana: The water is high."),
    ],
)
def test_who_is_not_believed_in_markdown_keeps_no_marks(line: str, words: str) -> None:
    assert spoken(f"Then we go.\n\n{line}\n\nSo it is.", "a.md")[1] == ("", words)


def test_headings_do_not_make_captions_of_paragraphs() -> None:
    text = "# Talk\n\n## Part one\n\nThe tide is out.\n\n## Part two\n\nSo we walk.\n"
    transcript = read(text, "a.md")
    assert transcript.title == "Talk"
    assert all(cue.starts_paragraph for cue in transcript.cues)
    assert len(transcript.cues) == 4


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("title: >\n  The long\n  title\nlang: en", "The long title"),
        ("title: |-\n  Tides: a story\nlang: en", "Tides: a story"),
        ("title: The long\n  title\nlang: en", "The long title"),
    ],
)
def test_a_title_of_several_lines(head: str, title: str) -> None:
    transcript = read(f"---\n{head}\n---\n# {title}\n\n{TALK}", "a.md")
    assert (transcript.title, transcript.language) == (title, "en")
    assert [cue.text for cue in transcript.cues] == ["The tide is out.", "So we walk."]


@pytest.mark.parametrize(
    "text",
    [
        "1 The first thing was to bail\n\n2 We bailed all night.\n\n3 We slept.",
        "Present: Ana Ruiz, Bo Lind\n\nANA: Let us begin.\n\nBO: Yes.\n\nANA: Good.",
        "Serves: 4\n\nMethod: Boil.\n\nTip: Salt late.",
    ],
)
def test_the_first_point_of_a_list_and_a_field_are_no_titles(text: str) -> None:
    transcript = read(text, "a.txt")
    assert transcript.title == ""
    assert transcript.cues[0].text == text.partition("\n")[0]


@pytest.mark.parametrize(
    "note", ["The meeting rose at 1.15 p.m.", "The committee adjourned.", "(End of interview)"]
)
def test_what_is_told_of_a_meeting_is_said_by_nobody(note: str) -> None:
    transcript = read(f"ANA: One.\n\nBO: Two.\n\nANA: Three.\n\nBO: Four.\n\n{note}", "a.txt")
    assert (transcript.cues[-1].speaker, transcript.cues[-1].text) == ("", note)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (r"See \[the log\](http\://x.y/z) now.", "See [the log](http://x.y/z) now."),
        (r"An !\[pic\](p.png) and \[1\](note).", "An ![pic](p.png) and [1](note)."),
        (r"A path C\:\\\*x, \&amp; and [a \] b](c.html).", r"A path C:\*x, &amp; and a ] b."),
    ],
)
def test_escapes_of_markdown_are_undone_once(line: str, words: str) -> None:
    assert spoken(f"Then we go.\n\n{line}\n\nSo it is.", "a.md")[1] == ("", words)


def test_the_side_of_a_tape_at_the_top_is_no_title() -> None:
    found = read(
        "[Begin Tape 1, Side A]\n\nBIRCH: Where?\n\nDOYLE: Here.\n\nBIRCH: And?\n", "a.txt"
    )
    assert found.title == ""
    assert found.cues[0].text == "[Begin Tape 1, Side A]"
    assert found.cues[0].kind is CueKind.HEADING


def test_marks_of_quotations_and_lists_before_names_in_markdown_hide_nobody() -> None:
    found = read(
        "**Ana:** Hello.\n\n> **Ben:** Hi.\n\n- **Ana:** It rains.\n\n> **Ben:** So.\n", "a.md"
    )
    assert [(cue.speaker, cue.text) for cue in found.cues] == [
        ("Ana", "Hello."),
        ("Ben", "Hi."),
        ("Ana", "It rains."),
        ("Ben", "So."),
    ]
