"""Offsets in code points and in UTF-16 units."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.utf16 import Utf16Map


@given(st.text(st.sampled_from("aé港😀𝒳")))
def test_every_offset_goes_there_and_back(text: str) -> None:
    units = Utf16Map(text)
    for offset in range(len(text) + 1):
        unit = len(text[:offset].encode("utf-16-le")) // 2
        assert units.to_utf16(offset) == unit
        assert units.to_codepoint(unit) == offset


def test_the_middle_of_a_pair_is_its_start() -> None:
    assert Utf16Map("a😀b").to_codepoint(2) == 1
    assert Utf16Map("plain").to_codepoint(3) == 3
