"""Signs of the fonts that word processors insert signs from, after Adobe's table of Symbol."""

from __future__ import annotations

import pytest
from packages import docx
from read import said

from reader import formats
from reader.formats.decoding.font_signs import UNKNOWN_SIGN, sign_in


@pytest.mark.parametrize(
    ("font", "place", "sign"),
    [
        ("Symbol", "F0B0", "°"),
        ("Symbol", "B4", "×"),
        ("Symbol", "F061", "α"),
        ("Symbol", "F057", "Ω"),
        ("Symbol", "F0AE", "→"),
        ("Symbol", "F035", "5"),
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "F04A", "☺"),
        ("Arial", "00B5", "µ"),
        ("Tide Dingbats", "F021", UNKNOWN_SIGN),
        ("Symbol", "F0FF", UNKNOWN_SIGN),
        ("Symbol", "no number", UNKNOWN_SIGN),
        ("Arial", "D800", UNKNOWN_SIGN),
    ],
)
def test_a_place_in_a_font_is_a_sign(font: str, place: str, sign: str) -> None:
    assert sign_in(font, place) == sign


def test_a_document_keeps_its_signs_and_tells_of_those_it_cannot_know() -> None:
    def signed(font: str, place: str) -> bytes:
        sign = f'<w:sym w:font="{font}" w:char="{place}"/>'
        return docx(f"<w:p><w:r><w:t>It is 20 </w:t>{sign}<w:t> today.</w:t></w:r></w:p>")

    known = formats.read_bytes(signed("Symbol", "F0B0"), "a.docx")
    unknown = formats.read_bytes(signed("Tide", "F0B0"), "a.docx")
    assert [known.cues[0].text, said(known)] == ["It is 20 ° today.", ""]
    assert unknown.cues[0].text == "It is 20 \ufffd today."
    assert "1 sign of a font of signs is not known here" in said(unknown)
