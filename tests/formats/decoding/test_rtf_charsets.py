"""The character sets of RTF."""

from __future__ import annotations

import pytest

from reader.formats.decoding.rtf_charsets import codec_of_font, codec_of_page


@pytest.mark.parametrize(
    ("page", "letter", "data"),
    [
        (1252, "é", b"\xe9"),
        (1251, "я", b"\xff"),
        (437, "é", b"\x82"),
        (932, "潮", b"\x92\xaa"),
        (10000, "é", b"\x8e"),
        (10007, "я", b"\xdf"),
        (708, "ب", b"\xc8"),
        (65001, "é", b"\xc3\xa9"),
    ],
)
def test_a_code_page_has_a_codec(page: int, letter: str, data: bytes) -> None:
    codec = codec_of_page(page)
    assert codec is not None
    assert data.decode(codec) == letter


@pytest.mark.parametrize("page", [0, -1, 42, 99_999])
def test_there_is_no_such_page(page: int) -> None:
    assert codec_of_page(page) is None


@pytest.mark.parametrize(
    ("charset", "document", "codec"),
    [
        (204, "cp1252", "cp1251"),
        (238, "cp1252", "cp1250"),
        (128, "cp1252", "cp932"),
        (134, "cp1252", "gbk"),
        (77, "cp1252", "mac-roman"),
        (0, "cp1250", "cp1252"),
        (0, "mac-roman", "mac-roman"),
        (1, "cp1250", "cp1250"),
        (2, "cp1252", "cp1252"),
    ],
)
def test_a_font_may_have_a_codec_of_its_own(charset: int, document: str, codec: str) -> None:
    assert codec_of_font(charset, document) == codec
