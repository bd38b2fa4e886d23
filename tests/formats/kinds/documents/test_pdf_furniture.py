"""Heads and feet of pages that do not recur, and large lines that do."""

from __future__ import annotations

import pytest
from pdf_files import document, set_lines
from read import said

from reader import formats
from reader.model.transcript import Transcript

LINES = [
    f"{name}: Words {word} of this page."
    for word in ("one", "two", "six")
    for name in ("ANA", "BEN")
]


def read(*pages: str) -> Transcript:
    return formats.read_bytes(document(*pages), "a.pdf")


def words(transcript: Transcript) -> str:
    return " ".join(f"{cue.speaker}: {cue.text}" for cue in transcript.cues)


def sized(size: int, left: float, height: float, text: str) -> str:
    return f"BT /F {size} Tf {left} {height} Td ({text}) Tj ET\n"


def test_the_head_and_the_foot_of_a_single_page_are_nobodys_words() -> None:
    head = sized(8, 57, 760, "101") + sized(8, 270, 760, "4 MARCH 2026")
    head += sized(8, 471, 760, "Harbours: the Lock")
    transcript = read(head + set_lines(LINES) + sized(8, 270, 60, "House of Canals"))
    assert words(transcript) == " ".join(LINES)
    assert len(transcript.report) == 1


@pytest.mark.parametrize("said", ["(Holm, continued)", "HOLM (cont'd)", "[Ms Holm, continued]"])
def test_that_somebody_goes_on_is_no_word_of_theirs(said: str) -> None:
    first = set_lines([*LINES, "HOLM: My mother swept the step every morning, and"])
    second = set_lines([said, "the children sat there.", *LINES])
    assert "every morning, and the children sat there." in " ".join(
        words(read(first, second)).split()
    )


def test_parts_that_are_counted_in_large_letters_are_headings_and_no_heads_of_pages() -> None:
    pages = [sized(14, 72, 720, f"Tape {n}") + set_lines(LINES) for n in (1, 2, 3)]
    transcript = read(*pages)
    shown = [transcript.title, *(cue.text for cue in transcript.cues)]
    assert [text for text in shown if text.startswith("Tape")] == ["Tape 1", "Tape 2", "Tape 3"]


def test_what_is_printed_aslant_over_the_page_is_nobodys_words_and_told() -> None:
    draft = "BT /F 60 Tf 0.7071 0.7071 -0.7071 0.7071 150 300 Tm (DRAFT) Tj ET\n"
    transcript = read(draft + set_lines(LINES))
    assert "DRAFT" not in words(transcript)
    assert "What is printed aslant over 1 page was left out." in said(transcript)


def test_a_page_that_was_scanned_a_little_aslant_is_read() -> None:
    # By two degrees: cos 0.9994, sin 0.0349.
    turned = "".join(
        f"BT /F 10 Tf 0.9994 0.0349 -0.0349 0.9994 72 {700 - 12 * n} Tm ({line}) Tj ET\n"
        for n, line in enumerate(LINES)
    )
    assert "Words six of this page." in words(read(turned))
