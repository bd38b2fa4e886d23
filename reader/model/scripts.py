"""The scripts that part no words, as ranges of characters for a pattern: one table for all.

Chinese, Japanese, Thai, Lao, Burmese and Khmer are written without spaces between words; Korean has
them. Ranges are those of the Unicode Standard, its blocks where a block is all letters.
"""

from __future__ import annotations

from typing import Final

from reader.patterns import lazy_pattern

HAN: Final = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Ideographs, with the marks that stand for one (々, 〆, 〇)."""

KANA: Final = "\u3031-\u3035\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f"
"""Hiragana and katakana, half-width too, with the marks that repeat them."""

BOPOMOFO: Final = "\u3100-\u312f"

SOUTH_EAST_ASIAN: Final = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u0edc-\u0edf"
    "\u1000-\u103f\u1050-\u108f\u109a-\u109d\u1780-\u17d3\u17d7\u17dc\u17dd"
)
"""The letters and marks of Thai, Lao, Burmese, Khmer; neither their digits nor their signs."""

ARABIC: Final = (
    "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9"
)
"""The letters of Arabic, Persian, Urdu and all who write with them; neither marks nor digits."""

HANGUL: Final = "가-힯"

WIDE_SIGNS: Final = "\u3001-\u303f\uff01-\uff9f\uffe0-\uffef"
"""The punctuation of Chinese and Japanese, and what is set as wide as an ideograph."""

UNSPACED: Final = f"{HAN}{KANA}{BOPOMOFO}{SOUTH_EAST_ASIAN}"
"""The letters of all scripts that part no words."""

UNSPACED_LETTER: Final = lazy_pattern(f"[{UNSPACED}]")
UNSPACED_LETTERS: Final = lazy_pattern(f"[{UNSPACED}]+")
CLAUSE_LETTER: Final = lazy_pattern(f"[{SOUTH_EAST_ASIAN}]")
"""One letter or mark of all these scripts, a run of them, and one of those that part clauses."""

MAY_BE_UNSPACED: Final = lazy_pattern("[^\0-\u0e00\u2000-\u2e7f]")
"""A character from where those letters stand, among others.

A text of Latin, Greek, Cyrillic or Arabic with its signs has none. It tells where they do not
stand: a class up to the last of all characters takes far longer to compile.
"""
