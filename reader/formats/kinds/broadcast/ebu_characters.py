"""The characters of EBU subtitles: ISO 6937 with its floating accents, and parts of ISO 8859.

EBU Tech 3264-E, appendix 2, has the tables; GSI block, field CCT, says which of them a file uses.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_CODECS: Final = {b"01": "iso8859-5", b"02": "iso8859-6", b"03": "iso8859-7", b"04": "iso8859-8"}
"""Tables of Latin with Cyrillic, Arabic, Greek and Hebrew."""
# The accents C1 to CF stand before the letter that has them. 24 is a dollar in the files that
# are about, though the table has the currency sign there.
_ACCENTS: Final = {
    0xC1: "\u0300", 0xC2: "\u0301", 0xC3: "\u0302", 0xC4: "\u0303", 0xC5: "\u0304",
    0xC6: "\u0306", 0xC7: "\u0307", 0xC8: "\u0308", 0xC9: "\u0308", 0xCA: "\u030a",
    0xCB: "\u0327", 0xCD: "\u030b", 0xCE: "\u0328", 0xCF: "\u030c",
}  # fmt: skip
_LATIN: Final = dict(
    zip(
        range(0xA1, 0xC0),
        "¡¢£$¥#§¤‘“«←↑→↓°±²³×µ¶·÷’”»¼½¾¿",
        strict=True,
    )
) | {
    0xD0: "―", 0xD1: "¹", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "♪", 0xD6: "¬", 0xD7: "¦",
    0xDC: "⅛", 0xDD: "⅜", 0xDE: "⅝", 0xDF: "⅞", 0xE0: "Ω", 0xE1: "Æ", 0xE2: "Đ", 0xE3: "ª",
    0xE4: "Ħ", 0xE6: "Ĳ", 0xE7: "Ŀ", 0xE8: "Ł", 0xE9: "Ø", 0xEA: "Œ", 0xEB: "º", 0xEC: "Þ",
    0xED: "Ŧ", 0xEE: "Ŋ", 0xEF: "ŉ", 0xF0: "ĸ", 0xF1: "æ", 0xF2: "đ", 0xF3: "ð", 0xF4: "ħ",
    0xF5: "ı", 0xF6: "ĳ", 0xF7: "ŀ", 0xF8: "ł", 0xF9: "ø", 0xFA: "œ", 0xFB: "ß", 0xFC: "þ",
    0xFD: "ŧ", 0xFE: "ŋ", 0xFF: "\xad",
}  # fmt: skip
UNKNOWN: Final = "\ufffd"


def words(data: bytes, table: bytes) -> str:
    """Return the bytes of a text field as text; what the table does not have as U+FFFD."""
    if table in _CODECS:
        return data.decode(_CODECS[table], "replace")
    text: list[str] = []
    accent = ""
    for code in data:
        if code in _ACCENTS:
            accent = _ACCENTS[code]
            continue
        character = chr(code) if code < 0x7F else _LATIN.get(code, UNKNOWN)
        text.append(unicodedata.normalize("NFC", character + accent) if accent else character)
        accent = ""
    return "".join(text)


_FROM_ONE: Final = (
    "sq br ca hr cy cs da de en es eo et eu fo fr fy ga gd gl is it se la lv lb"
    " lt hu mt nl no oc pl pt ro rm sr sk sl fi sv tr nl wa"
)
_DOWN_FROM_7F: Final = (
    "am ar hy as az bm be bn bg my zh cv prs ff ka el gu gn ha he hi id ja kn kk km ko lo mk mg"
    " ms ro mr nd ne or pap fa pa ps qu ru rue sh sn si so srn sw tg ta tt te th uk ur uz vi zu"
)
LANGUAGES: Final = {
    **dict(enumerate(_FROM_ONE.split(), 1)),
    **dict(zip(range(0x7F, 0, -1), _DOWN_FROM_7F.split(), strict=False)),
}
"""Tags of languages by their code, GSI block, field LC (appendix 3)."""
