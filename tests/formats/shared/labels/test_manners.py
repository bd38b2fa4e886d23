"""How somebody speaks, in brackets beside the name."""

from __future__ import annotations

import pytest
from packages import docx
from read import read

from reader.formats.shared.labels.manners import manner_in


@pytest.mark.parametrize(
    ("label", "manner"),
    [
        ("Pat Orr [from the back]: ", "[from the back]"),
        ("PAT (over phone):", "(over phone)"),
        ("**Pat (through an interpreter):** ", "(through an interpreter)"),
        ("Pat Orr (she/her): ", ""),
        ("Pat Orr (voice-over): ", ""),
        ("Pat Orr (Lorne) (Lab): ", ""),
        ("Pat Orr (host): ", ""),
        ("Pat Orr: ", ""),
        ("", ""),
    ],
)
def test_what_a_label_says_of_how_somebody_speaks(label: str, manner: str) -> None:
    assert manner_in(label) == manner


TURNS = ("Ana: It is shut.", "Bo: Since when?", "Ana (over the phone): Since May.", "Bo: I see.")
SAID = [
    ("Ana", "It is shut."),
    ("Bo", "Since when?"),
    ("Ana", "(over the phone) Since May."),
    ("Bo", "I see."),
]


def test_it_stays_before_the_words_of_a_text() -> None:
    cues = read("\n\n".join(TURNS), "a.txt").cues
    assert [(cue.speaker, cue.text) for cue in cues] == SAID


def test_it_stays_in_captions() -> None:
    blocks = [
        f"{at}\n00:00:0{at},000 --> 00:00:0{at},900\n{turn}\n" for at, turn in enumerate(TURNS, 1)
    ]
    cues = read("\n".join(blocks), "a.srt").cues
    assert [(cue.speaker, cue.text) for cue in cues] == SAID


def test_it_stays_behind_labels_in_bold() -> None:
    from reader import formats

    body = []
    for turn in TURNS:
        label, _, words = turn.partition(": ")
        body.append(
            f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{label}:</w:t></w:r>"
            f'<w:r><w:t xml:space="preserve"> {words}</w:t></w:r></w:p>'
        )
    cues = formats.read_bytes(docx(*body), "a.docx").cues
    assert [(cue.speaker, cue.text) for cue in cues] == SAID
