"""Advanced SubStation Alpha and its elder SSA."""

from __future__ import annotations

import pytest
from read import read, said, texts

from reader.errors import FormatError
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
