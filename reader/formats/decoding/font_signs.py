"""The signs of the fonts Symbol and Wingdings, which documents name by their places there.

Places are as Office Open XML has them (part 1, 17.3.3.30): from F000 on, or bare. Signs after the
tables of the Unicode Consortium: ``VENDORS/ADOBE/symbol.txt`` for Symbol; for Wingdings those that
have a sign of their own in Unicode and are set amid words.
"""

from __future__ import annotations

from typing import Final

UNKNOWN_SIGN: Final = "\ufffd"
"""Stands for a sign of which only the place in an unknown font is known."""

_OFFSET: Final = 0xF000
_GREEK: Final = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_GREEK_SMALL: Final = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL: Final = {
    **{0x41 + at: sign for at, sign in enumerate(_GREEK)},
    **{0x61 + at: sign for at, sign in enumerate(_GREEK_SMALL)},
    **{at: chr(at) for at in (0x20, 0x21, 0x23, 0x25, 0x26, 0x28, 0x29, 0x2B, 0x2C, 0x2E, 0x2F)},
    **{at: chr(at) for at in (*range(0x30, 0x40), 0x5B, 0x5D, 0x5F, 0x7B, 0x7C, 0x7D)},
    **{0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥"},
    **{0x7E: "∼", 0xA0: "€", 0xA1: "ϒ", 0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xA6: "ƒ"},
    **{0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→"},
    **{0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂"},
    **{0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xC4: "⊗"},
    **{0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCC: "⊂", 0xCE: "∈", 0xCF: "∉", 0xD0: "∠", 0xD1: "∇"},
    **{0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xD8: "¬", 0xD9: "∧"},
    **{0xDA: "∨", 0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓", 0xE2: "®", 0xE3: "©"},
    **{0xE4: "™", 0xE5: "∑", 0xF2: "∫"},
}
_WINGDINGS: Final = {
    **{0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x9F: "•"},
    **{0xA7: "▪", 0xA8: "◻", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨"},
    **{0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
}
_FONTS: Final = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def sign_in(font: str, place: str) -> str:
    """Return the sign at a place of a font, which is written in hexadecimal digits.

    In another font the place is the code of the sign, if it is none that only that font has.
    """
    try:
        code = int(place, 16)
    except ValueError:
        return UNKNOWN_SIGN
    signs = _FONTS.get(font.strip().casefold())
    if signs is not None:
        return signs.get(code - _OFFSET if code >= _OFFSET else code, UNKNOWN_SIGN)
    is_known = 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFF0
    return chr(code) if is_known else UNKNOWN_SIGN
