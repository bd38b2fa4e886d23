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
_SYMBOL_SIGNS: Final = """
    22∀ 24∃ 27∋ 2A∗ 2D− 40≅ 5C∴ 5E⊥ 7E∼ A0€ A1ϒ A2′ A3≤ A4⁄ A5∞ A6ƒ A7♣ A8♦ A9♥ AA♠ AB↔ AC← AD↑
    AE→ AF↓ B0° B1± B2″ B3≥ B4× B5∝ B6∂ B7• B8÷ B9≠ BA≡ BB≈ BC… C5⊕ C4⊗ C6∅ C7∩ C8∪ CC⊂ CE∈ CF∉
    D0∠ D1∇ D2® D3© D4™ D5∏ D6√ D7⋅ D8¬ D9∧ DA∨ DB⇔ DC⇐ DD⇑ DE⇒ DF⇓ E2® E3© E4™ E5∑ F2∫
"""
_WINGDINGS_SIGNS: Final = """
    4A☺ 4B😐 4C☹ 6C● 6E■ 6F□ 71❑ 9F• A7▪ A8◻ DF← E0→ E1↑ E2↓ E8➔ F0⇨ FB✗ FC✓ FD☒ FE☑
"""
_AS_IN_ASCII: Final = "!#%&()+,./[]_{|}0123456789:;<=>?"


def _placed(signs: str) -> dict[int, str]:
    """Return signs by their places, which stand before them in hexadecimal digits."""
    return {int(placed[:2], 16): placed[2:] for placed in signs.split()}


_SYMBOL: Final = {
    **{0x41 + at: sign for at, sign in enumerate(_GREEK)},
    **{0x61 + at: sign for at, sign in enumerate(_GREEK_SMALL)},
    **{ord(sign): sign for sign in f" {_AS_IN_ASCII}"},
    **_placed(_SYMBOL_SIGNS),
}
_WINGDINGS: Final = _placed(_WINGDINGS_SIGNS)
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
