"""The character sets of RTF (Rich Text Format 1.9.1, "Character Set", "Font Table")."""

from __future__ import annotations

import codecs
from typing import Final

_WESTERN: Final = "cp1252"

_CODECS: Final = {
    708: "iso8859_6",
    936: "gbk",
    1361: "johab",
    10000: "mac_roman",
    10001: "cp932",
    10002: "cp950",
    10003: "cp949",
    10006: "mac_greek",
    10007: "mac_cyrillic",
    10008: "gbk",
    10010: "mac_romanian",
    10017: "mac_cyrillic",
    10029: "mac_latin2",
    10079: "mac_iceland",
    10081: "mac_turkish",
    10082: "mac_croatian",
    65001: "utf_8",
}

_PAGES_OF_FONTS: Final = {
    77: 10000,
    78: 10001,
    79: 10003,
    80: 10008,
    81: 10002,
    85: 10006,
    86: 10081,
    88: 10029,
    89: 10007,
    128: 932,
    129: 949,
    130: 1361,
    134: 936,
    136: 950,
    161: 1253,
    162: 1254,
    163: 1258,
    177: 1255,
    178: 1256,
    186: 1257,
    204: 1251,
    222: 874,
    238: 1250,
    254: 437,
    255: 850,
}
"""The code page of each ``\\fcharset`` that names one for itself."""

_ANSI: Final = 0
"""The ``\\fcharset`` of Western fonts, which on a Macintosh says nothing."""


def codec_of_page(page: int) -> str | None:
    """Return Python's name for a code page, None if there is none."""
    name = _CODECS.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def codec_of_font(charset: int, document: str) -> str:
    """Return the encoding of a font's bytes, given that of the document."""
    page = _PAGES_OF_FONTS.get(charset)
    if page is not None:
        return codec_of_page(page) or document
    if charset == _ANSI and not document.startswith("mac"):
        return _WESTERN
    return document
