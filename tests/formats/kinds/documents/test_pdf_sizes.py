"""Paragraphs of a PDF by the letters in which they are set."""

from __future__ import annotations

import pytest
from pdf_files import document, made, stream

from reader import formats

SAID = [
    ("Ana Lund", "It is shut."),
    ("Bo Birk", "Since May."),
    ("", "They walk to the quay."),
    ("Ana Lund", "And nobody asked?"),
    ("Bo Birk", "Not us."),
]


def read(data: bytes) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in formats.read_bytes(data, "a.pdf").cues]


def page(font: str) -> str:
    """Set the turns, the paragraph of nobody in a font and size of its own."""
    lines = ""
    for number, (name, words) in enumerate(SAID):
        look, text = ("/F 10", f"{name}: {words}") if name else (font, words)
        lines += f"BT {look} Tf 72 {700 - 24 * number} Td ({text}) Tj ET\n"
    return lines


def with_fonts(content: str) -> bytes:
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    return made(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
            font.format("Times-Roman"),
            font.format("Times-Italic"),
            "<< /Type /Page /Parent 2 0 R /Contents 6 0 R /MediaBox [0 0 612 792]"
            " /Resources << /Font << /F 3 0 R /I 4 0 R >> >> >>",
            stream(content.encode()),
        ]
    )


@pytest.mark.parametrize("font", ["/I 10", "/F 8"])
def test_a_paragraph_in_italics_or_small_letters_is_nobodys(font: str) -> None:
    assert read(with_fonts(page(font))) == SAID


def test_one_in_the_letters_of_all_goes_on_the_turn() -> None:
    assert read(document(page("/F 10")))[2] == ("Bo Birk", "They walk to the quay.")
