"""The characters of EBU subtitles, after EBU Tech 3264-E, appendices 2 and 3."""

from __future__ import annotations

import pytest

from reader.formats.kinds.broadcast.ebu_characters import LANGUAGES, UNKNOWN, words


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"tides", "tides"),
        (b"\xc2e\xc1a\xc8u\xcfs", "éàüš"),
        (b"\xcbc\xcaa\xc4n", "çåñ"),
        (b"\xc2", ""),  # an accent of nothing
        (b"\xc2\xc1e", "è"),
        (b"\xc2 ", "\u0020\u0301"),
        (b"\xfb\xe9\xf1\xe1\xea", "ßØæÆŒ"),
        (b"$\xa4\xa3", "$$£"),
        (b"\xa9\xb9\xab", "‘’«"),
        (b"\xd5", "♪"),
        (b"a\x7f\xe5\xcc", f"a{UNKNOWN * 3}"),
    ],
)
def test_latin_letters_have_their_accents_before_them(data: bytes, text: str) -> None:
    assert words(data, b"00") == text


@pytest.mark.parametrize(
    ("table", "data", "text"),
    [
        (b"01", b"\xbc\xde\xe0\xd5", "Море"),
        (b"02", b"\xc8\xcd\xd1", "بحر"),
        (b"03", b"\xe8\xdc\xeb\xe1\xf3\xf3\xe1", "θάλασσα"),
        (b"04", b"\xe9\xed", "ים"),
        (b"02", b"\xff", UNKNOWN),
    ],
)
def test_other_alphabets_are_those_of_iso_8859(table: bytes, data: bytes, text: str) -> None:
    assert words(data, table) == text


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        (0x01, "sq"),
        (0x08, "de"),
        (0x09, "en"),
        (0x0F, "fr"),
        (0x2B, "wa"),
        (0x7F, "am"),
        (0x56, "ru"),
    ],
)
def test_languages_have_their_codes(code: int, tag: str) -> None:
    assert LANGUAGES[code] == tag
