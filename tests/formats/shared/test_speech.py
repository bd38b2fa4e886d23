"""The spoken part of a text, made into cues."""

from __future__ import annotations

import pytest
import read as reading

from reader.formats.shared.speech import LONGEST_CAPTION, preamble_of, read_speech
from reader.model.transcript import Cue, CueKind

PROSE = "The tide goes out twice a day, and where it has gone the sand lies bare until it comes. "


def read(text: str, **how: bool) -> list[Cue]:
    return list(read_speech(text.split("\n"), **how).cues)


def texts(text: str, **how: bool) -> list[str]:
    return [cue.text for cue in read(text, **how)]


def test_a_paragraph_is_a_cue() -> None:
    assert read("One.\n\nTwo.\n\nThree.") == [
        Cue(text, starts_paragraph=True) for text in ("One.", "Two.", "Three.")
    ]
    assert read("") == []


def test_lines_of_a_paragraph_stay_together() -> None:
    assert texts("One\ntwo.\n\nThree.") == ["One\ntwo.", "Three."]


def test_long_lines_are_paragraphs_each() -> None:
    long = "a" * (LONGEST_CAPTION + 1)
    assert texts(f"{long}\n{long}\n\nYes.") == [long, long, "Yes."]


def test_one_block_of_lines_is_a_list_of_captions() -> None:
    lines = ["we went out", "to the sea and then", "we", "came back home"]
    assert [(cue.text, cue.starts_paragraph) for cue in read("\n".join(lines))] == [
        (line, False) for line in lines
    ]


def test_one_block_that_was_wrapped_is_a_paragraph() -> None:
    wrapped = "We went out to the\nsea and then again\nwe came back home."
    assert texts(wrapped) == [wrapped]


@pytest.mark.parametrize(("lines", "paragraphs"), [(12, 1), (13, 13)])
def test_a_paragraph_is_wrapped_over_so_many_lines_at_most(lines: int, paragraphs: int) -> None:
    assert len(texts("\n".join(["out of the sea"] * lines))) == paragraphs


def test_times_cut_the_text() -> None:
    speech = read_speech(["Tides", "", "[0:01] One", "and two.", "[0:05] Three."])
    assert speech.cues == (Cue("One\nand two.", 1_000), Cue("Three.", 5_000))
    assert speech.preamble == ["Tides", ""]


def test_what_stands_before_the_first_time_can_be_had_too() -> None:
    speech = read_speech(
        ["Ana: Hello.", "", "[0:01] Ana: One.", "[0:05] Ben: Two.", "[0:09] Ana: Three."]
    )
    assert [(cue.speaker, cue.text) for cue in preamble_of(speech)] == [("Ana", "Hello.")]
    assert preamble_of(read_speech(["One."])) == ()


def test_dressed_times_and_tabs_are_undressed() -> None:
    assert [
        (cue.speaker, cue.start, cue.text)
        for cue in read("0:01\tAna\tOne.\n0:05\tBen\tTwo.\n0:09\tAna\tThree.")
    ] == [
        ("Ana", 1_000, "One."),
        ("Ben", 5_000, "Two."),
        ("Ana", 9_000, "Three."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Tape 2",
        "Tape 2, Side A",
        "[End of Tape 1]",
        "Beginning of side B",
        "Session no. 3",
        "Teil 2",
        "PART IV:",
    ],
)
def test_the_name_of_a_part_is_a_heading(line: str) -> None:
    assert read(f"Ana: One.\n\n{line}\n\nAna: Two.")[1] == Cue(
        line, kind=CueKind.HEADING, starts_paragraph=True
    )


@pytest.mark.parametrize("line", ["Tape", "Tape 2 is missing.", "The tape 2", "Part of it"])
def test_words_about_a_part_are_speech(line: str) -> None:
    assert read(f"One.\n\n{line}\n\nTwo.")[1].kind is CueKind.SPEECH


@pytest.mark.parametrize(
    ("line", "words"), [("# Tides", "Tides"), ("###### Tides ##", "Tides"), ("##\tTides", "Tides")]
)
def test_a_heading_of_markdown(line: str, words: str) -> None:
    assert read(f"{line}\n\nOne.", headings=True)[0] == Cue(
        words, kind=CueKind.HEADING, starts_paragraph=True
    )
    assert read(f"{line}\n\nOne.")[0].kind is CueKind.SPEECH


@pytest.mark.parametrize("line", ["#Tides", "####### Tides", "#", "##  "])
def test_no_heading_of_markdown(line: str) -> None:
    assert {cue.kind for cue in read(f"{line}\n\nOne.", headings=True)} == {CueKind.SPEECH}


def test_a_heading_stands_apart_from_the_lines_below_it() -> None:
    assert texts("# Tides\nOne\ntwo.\n\nThree.", headings=True) == [
        "Tides",
        "One",
        "two.",
        "Three.",
    ]


def test_headings_that_are_names_and_recur_are_who_speaks() -> None:
    turns = "## Ana\n\nOne.\n\n## Ben\n\nTwo.\n\nThree.\n\n## Ana\n\nFour."
    assert [(cue.speaker, cue.text) for cue in read(turns, headings=True)] == [
        ("Ana", "One."),
        ("Ben", "Two."),
        ("Ben", "Three."),
        ("Ana", "Four."),
    ]


def test_headings_that_stand_once_are_chapters() -> None:
    chapters = "## Tides\n\nOne.\n\n## Floods\n\nTwo.\n\n## Ebbs\n\nThree."
    read_kinds = [cue.kind for cue in read(chapters, headings=True)]
    assert read_kinds == [CueKind.HEADING, CueKind.SPEECH] * 3


@pytest.mark.parametrize(
    "note",
    ["Ana Reyes started transcription", "stopped the recording.", "Ana Reyes resumed recording"],
)
def test_what_a_recorder_notes_of_itself_is_a_sound(note: str) -> None:
    cue = read(f"Ana: One.\n\nBen: Two.\n\nAna: Three.\n\n{note}")[-1]
    assert (cue.kind, cue.speaker, cue.text) == (CueKind.SOUND, "", note)


def test_who_started_something_else_speaks() -> None:
    assert read("One.\n\nShe started the engine.")[-1].kind is CueKind.SPEECH


def test_pieces_of_sentences_begin_no_paragraph() -> None:
    pieces = "we went out\n\nto the sea\n\nand came home\n\nin the rain"
    assert not any(cue.starts_paragraph for cue in read(pieces))
    prose = "\n\n".join([PROSE * 2] * 3)
    assert all(cue.starts_paragraph for cue in read(prose, captions=True))
    assert not any(cue.starts_paragraph for cue in read("One.\n\nTwo.", captions=True))


def test_a_speaker_that_the_file_lists_counts_at_once() -> None:
    lines = ["Ana: One.", "", *["Words.", ""] * 9]
    assert read_speech(lines, known=["Ana Reyes"]).cues[0].speaker == "Ana"
    assert read_speech(lines).cues[0].speaker == ""


def test_marks_that_stand_alone_are_no_words() -> None:
    assert texts("One.\n|\nTwo.\n---\nThree.") == ["One.", "Two.", "Three."]


def test_lines_in_a_script_without_spaces_are_turns_though_each_is_one_word() -> None:
    lines = [
        "主持人：港口什么时候开放？",
        "王晓明：明天早上。",
        "主持人：谢谢。",
        "王晓明：不客气。",
    ]
    cues = read_speech([*lines, "记者：我补充一个问题。"]).cues
    assert [cue.speaker for cue in cues] == ["主持人", "王晓明", "主持人", "王晓明", "记者"]


def test_names_as_headings_beside_the_title_and_the_sources() -> None:
    text = (
        "# Talk\n\n### Ana Lund\n\nIt is shut.\n\n### Bo Birk\n\nSince when?\n\nI was at sea.\n\n"
        "### Ana Lund\n\nSince May.\n\n### Sources\n\nThe letter."
    )
    said = reading.read(text, "a.md")
    assert said.title == "Talk"
    assert [(cue.speaker, cue.text) for cue in said.cues] == [
        ("Ana Lund", "It is shut."),
        ("Bo Birk", "Since when?"),
        ("Bo Birk", "I was at sea."),
        ("Ana Lund", "Since May."),
        ("", "Sources"),
        ("", "The letter."),
    ]
