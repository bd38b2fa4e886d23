"""The table of scripts: each letter in its own, and none in another that parts its words."""

from __future__ import annotations

import re
import sys

import pytest

from reader.model.scripts import (
    ARABIC,
    BOPOMOFO,
    HAN,
    HANGUL,
    KANA,
    MAY_BE_UNSPACED,
    SOUTH_EAST_ASIAN,
    UNSPACED,
    WIDE_SIGNS,
)

TABLE = {
    "han": HAN,
    "kana": KANA,
    "bopomofo": BOPOMOFO,
    "south-east asian": SOUTH_EAST_ASIAN,
    "arabic": ARABIC,
    "hangul": HANGUL,
    "wide signs": WIDE_SIGNS,
}


def scripts_of(char: str) -> set[str]:
    return {name for name, ranges in TABLE.items() if re.fullmatch(f"[{ranges}]", char)}


@pytest.mark.parametrize(
    ("chars", "scripts"),
    [
        ("一龥㐀𠀀豈", {"han"}),
        ("々〆〇", {"han", "wide signs"}),
        ("ぁんァヶーㇰ", {"kana"}),
        ("ｦﾟ", {"kana", "wide signs"}),
        ("ㄅㄭ", {"bopomofo"}),
        ("กะเๆ", {"south-east asian"}),  # Thai
        ("ກະເໆ", {"south-east asian"}),  # Lao
        ("ကဿ", {"south-east asian"}),  # Burmese
        ("កឳ", {"south-east asian"}),  # Khmer
        ("ابيپگڑ", {"arabic"}),
        ("가힣한", {"hangul"}),
        ("、。！（～￥", {"wide signs"}),
        ("aéЖΩאहé5 -,", set()),
        ("๐໐၀០฿៛٠\u064e", set()),  # digits, signs of money, a mark of Arabic
    ],
)
def test_each_letter_is_of_its_script(chars: str, scripts: set[str]) -> None:
    assert {char: scripts_of(char) for char in chars} == dict.fromkeys(chars, scripts)


@pytest.mark.parametrize("char", "字かㄅกກကក")
def test_scripts_without_spaces(char: str) -> None:
    assert re.fullmatch(f"[{UNSPACED}]", char)


@pytest.mark.parametrize("char", "가بaא、")
def test_korean_and_arabic_have_spaces(char: str) -> None:
    assert not re.fullmatch(f"[{UNSPACED}]", char)


def test_letters_that_part_no_words_stand_where_they_are_looked_for() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    unspaced = re.findall(f"[{UNSPACED}]", every)
    assert len(unspaced) > 90_000
    assert all(map(MAY_BE_UNSPACED.match, unspaced))
    assert not MAY_BE_UNSPACED.search("déjà — “Ωδε” привет… سلام שלום €5 ½")
