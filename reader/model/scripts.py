"""The scripts that part no words, as ranges of characters for a pattern: one table for all.

Chinese, Japanese, Thai, Lao, Burmese and Khmer are written without spaces between words; Korean has
them. Ranges are those of the Unicode Standard, its blocks where a block is all letters.
"""

from __future__ import annotations

from typing import Final

HAN: Final = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Ideographs, with the marks that stand for one (々, 〆, 〇)."""

KANA: Final = "\u3031-\u3035\u3041-\u30ff\u31f0-\u31ff"
"""Hiragana and katakana, with the marks that repeat them."""

BOPOMOFO: Final = "\u3100-\u312f"

SOUTH_EAST_ASIAN: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese, Khmer."""

HANGUL: Final = "가-힯"

WIDE_SIGNS: Final = "\u3001-\u303f\uff01-\uff9f\uffe0-\uffef"
"""The punctuation of Chinese and Japanese, and what is set as wide as an ideograph."""

UNSPACED: Final = f"{HAN}{KANA}{BOPOMOFO}{SOUTH_EAST_ASIAN}"
"""The letters of all scripts that part no words."""
