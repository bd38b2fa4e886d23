"""The typefaces of scripts that the program brings none for, by what is written and its language.

One face serves the whole of a text, its digits and signs too: left alone, a system takes each
letter from wherever it finds it, and Han characters in the shapes of another language.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

_SANS: Final = QFont.StyleHint.SansSerif

# For each script the faces with serifs, then those without: of Google, Apple, Microsoft and others.
# Scripts have the names that Unicode gives their letters; Han is written in five ways.
_FACES: Final = {
    "japanese": (
        (
            "Noto Serif CJK JP",
            "Noto Serif JP",
            "Source Han Serif",
            "Hiragino Mincho ProN",
            "Yu Mincho",
        ),
        (
            "Noto Sans CJK JP",
            "Noto Sans JP",
            "Hiragino Sans",
            "Yu Gothic UI",
            "Meiryo",
            "IPAexGothic",
        ),
    ),
    "korean": (
        ("Noto Serif CJK KR", "Noto Serif KR", "AppleMyungjo", "Batang"),
        ("Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", "NanumGothic"),
    ),
    "simplified": (
        ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", "SimSun"),
        (
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "PingFang SC",
            "Microsoft YaHei",
            "WenQuanYi Micro Hei",
        ),
    ),
    "traditional": (
        ("Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC", "Songti TC", "PMingLiU"),
        ("Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei"),
    ),
    "hong kong": (
        ("Noto Serif CJK HK", "Noto Serif HK", "Songti TC", "MingLiU_HKSCS"),
        ("Noto Sans CJK HK", "Noto Sans HK", "PingFang HK", "Microsoft JhengHei"),
    ),
    "urdu": (("Noto Nastaliq Urdu", "Urdu Typesetting"), ()),
    "ARABIC": (
        ("Noto Naskh Arabic", "Amiri", "Geeza Pro", "Sakkal Majalla"),
        ("Noto Sans Arabic", "Geeza Pro", "Segoe UI", "DejaVu Sans"),
    ),
    "HEBREW": (
        ("Noto Serif Hebrew", "Frank Ruehl CLM", "New Peninim MT", "David"),
        ("Noto Sans Hebrew", "Arial Hebrew", "Segoe UI", "DejaVu Sans"),
    ),
    "THAI": (("Noto Serif Thai", "Leelawadee UI"), ("Noto Sans Thai", "Thonburi", "Leelawadee UI")),
    "LAO": (("Noto Serif Lao", "Lao MN"), ("Noto Sans Lao", "Lao Sangam MN", "Leelawadee UI")),
    "KHMER": (
        ("Noto Serif Khmer", "Khmer OS Content", "Khmer MN", "Leelawadee UI"),
        ("Noto Sans Khmer", "Khmer OS", "Khmer Sangam MN", "Leelawadee UI"),
    ),
    "MYANMAR": (
        ("Noto Serif Myanmar", "Myanmar MN", "Padauk", "Myanmar Text"),
        ("Noto Sans Myanmar", "Myanmar Sangam MN", "Padauk", "Myanmar Text"),
    ),
    "DEVANAGARI": (
        ("Noto Serif Devanagari", "Kohinoor Devanagari", "Nirmala UI"),
        ("Noto Sans Devanagari", "Kohinoor Devanagari", "Nirmala UI"),
    ),
    "BENGALI": (("Noto Serif Bengali", "Nirmala UI"), ("Noto Sans Bengali", "Nirmala UI")),
    "TAMIL": (("Noto Serif Tamil", "Nirmala UI"), ("Noto Sans Tamil", "Nirmala UI")),
    "TELUGU": (("Noto Serif Telugu", "Nirmala UI"), ("Noto Sans Telugu", "Nirmala UI")),
    "GEORGIAN": (("Noto Serif Georgian", "Sylfaen"), ("Noto Sans Georgian", "DejaVu Sans")),
    "ARMENIAN": (("Noto Serif Armenian", "Sylfaen"), ("Noto Sans Armenian", "DejaVu Sans")),
    "ETHIOPIC": (("Noto Serif Ethiopic", "Nyala"), ("Noto Sans Ethiopic", "Ebrima")),
}
_NASTALIQ: Final = frozenset(("ur", "pnb", "skr"))
_TAIWAN: Final = frozenset(("tw", "hant"))
_HONG_KONG: Final = frozenset(("hk", "mo"))
_NAMES: Final = {"japanese": "Japanese", "korean": "Korean", "simplified": "Chinese"}
# What the letters of a script are called in their names, where that is not the script.
_CALLED: Final = {"HIRAGANA": "japanese", "KATAKANA": "japanese", "HANGUL": "korean"}


def script_of(text: str, language: str = "") -> str:
    """Return in which script most letters of a text are, as it is looked up here; "" without any.

    ``language`` is a tag (BCP 47) or "", and tells how Han is to be drawn, and Arabic.
    """
    names = Counter(_called(letter) for letter in text if letter.isalpha())
    if not names:
        return ""
    most = names.most_common(1)[0][0]
    own, *rest = language.lower().replace("_", "-").split("-")
    if most == "ARABIC" and own in _NASTALIQ:
        return "urdu"
    if most not in ("CJK", "japanese", "korean"):
        return most
    if own == "ja" or (own not in ("zh", "yue", "ko") and names["japanese"]):
        return "japanese"
    if own == "ko" or (own not in ("zh", "yue") and names["korean"]):
        return "korean"
    if own == "yue" or not _HONG_KONG.isdisjoint(rest):
        return "hong kong"
    return "simplified" if _TAIWAN.isdisjoint(rest) else "traditional"


@lru_cache(maxsize=64)
def face_of(script: str, hint: QFont.StyleHint) -> str:
    """Return the first face of a script that is installed, "" for none; with serifs or without."""
    serif, sans = _FACES.get(script, ((), ()))
    names = (*sans, *serif) if hint == _SANS else (*serif, *sans)
    return next(filter(QFontDatabase.hasFamily, names), "")


def lacking(text: str, font: QFont) -> str:
    """Return the script of a text that no face of the machine has letters of, "" if one has them.

    The name is that by which people call it.
    """
    script = script_of(text)
    letter = next((one for one in text if one.isalpha() and script_of(one) == script), "")
    if not letter or _has_letter(font.families()[0], letter):
        return ""
    return _NAMES.get(script, script.capitalize())


@lru_cache(maxsize=64)
def _has_letter(family: str, letter: str) -> bool:
    """Whether a face, or any that a system would take a letter from in its place, has it."""
    return QFontMetrics(QFont(family)).inFontUcs4(ord(letter))


@lru_cache(maxsize=4_096)
def _called(letter: str) -> str:
    name = unicodedata.name(letter, "").partition(" ")[0]
    return _CALLED.get(name, name)
