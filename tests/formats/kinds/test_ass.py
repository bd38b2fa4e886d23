"""Advanced SubStation Alpha and its elder SSA."""

from __future__ import annotations

import pytest
from read import read, said, texts

from reader.errors import FormatError
from reader.formats.format import Document
from reader.formats.kinds import ass
from reader.model.transcript import Cue, WordTime

ASS = "[Script Info]\nTitle: Walk\n\n[Events]\nFormat: Layer, Start, End, Name, Text\n"


def test_ass_reads_fields_by_their_names() -> None:
    transcript = read(
        ASS + "Dialogue: 0,0:00:01.00,0:00:02.50,Ana,{\\i1}Well{\\i0}, yes,\\Nno\\hmore\n"
        "Dialogue: 1,0:00:01.00,0:00:02.50,Ana,{\\b1}Well, yes,\\Nno\\hmore\n"
        "Comment: 0,0:00:03.00,0:00:04.00,,not this\n",
        "a.ass",
    )
    assert transcript.title == "Walk"
    assert transcript.cues == (Cue("Well, yes,\nno\xa0more", 1_000, 2_500, "Ana"),)
    assert "1 comment line was left out." in said(transcript)
    assert "1 copy of a caption" in said(transcript)


def test_ass_times_syllables_and_leaves_drawings_out() -> None:
    transcript = read(
        ASS + "Dialogue: 0,0:00:01.00,0:00:03.00,,{\\k50}Sing{\\k25}ing {\\k100}now\n"
        "Dialogue: 0,0:00:04.00,0:00:05.00,,{\\p1}m 0 0 l 9 9{\\p0}{a note}Gate 4\n",
        "a.ass",
    )
    assert texts(transcript) == ["Singing now", "Gate 4"]
    assert transcript.cues[0].words == (WordTime(0, 1_000), WordTime(8, 1_750))
    assert "1 note in braces" in said(transcript)


def test_ass_without_dialogue_is_refused() -> None:
    with pytest.raises(FormatError, match="holds no dialogue"):
        read("[Script Info]\nTitle: x\n[Fonts]\nfontname: a.ttf\nabc\n", "a.ass")


def test_ass_without_a_format_line_has_the_usual_fields() -> None:
    transcript = read(
        "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,Ana,0,0,0,,One, two.\n", "a.ass"
    )
    assert transcript.cues == (Cue("One, two.", 1_000, 2_000, "Ana"),)


def test_ass_of_the_elder_kind_calls_the_speaker_an_actor() -> None:
    transcript = read(
        "[Script Info]\n[Events]\nFormat: Marked, Start, End, Style, Actor, Text\n"
        "Dialogue: Marked=0,0:00:01.00,0:00:02.00,Default,Ana,One\\ntwo.\n",
        "a.ssa",
    )
    assert transcript.cues == (Cue("One two.", 1_000, 2_000, "Ana"),)


def test_ass_keeps_words_whose_time_cannot_be_read() -> None:
    transcript = read(ASS + "Dialogue: 0,soon,later,,One.\nDialogue: Two.\n", "a.ass")
    assert transcript.cues == (Cue("One."), Cue("Two."))
    assert "2 lines of dialogue have no times that can be read" in said(transcript)


def test_ass_finds_labels_where_no_field_names_a_speaker() -> None:
    lines = "".join(f"Dialogue: 0,0:00:0{n}.00,0:00:0{n}.50,,Ana: One.\n" for n in range(3))
    assert [cue.speaker for cue in read(ASS + lines, "a.ass").cues] == ["Ana"] * 3


@pytest.mark.parametrize("title", ["<untitled>", "Default Aegisub file", ""])
def test_ass_has_titles_that_are_none(title: str) -> None:
    event = "Dialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,One."
    assert read(f"[Script Info]\nTitle: {title}\n[Events]\n{event}\n", "a.ass").title == ""


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("[Script Info]\n", 95),
        ("[Events]\nDialogue: 0\n", 95),
        ("Dialogue: 0\n", 70),
        ("[Events]\n", 70),
        ("Our dialogue: 0\n", 0),
    ],
)
def test_ass_is_claimed_by_its_sections(text: str, claim: int) -> None:
    assert ass.score(Document(text.encode(), text)) == claim
