"""A stranger's words on their line: no control, no turn of direction that is not told."""

from __future__ import annotations

import pytest

from reader.model.visible import on_screen, one_line, words

FAMILY = "\U0001f468\u200d\U0001f469"  # joined to one picture by a mark that is not seen


@pytest.mark.parametrize(
    ("text", "spoken", "line", "screen"),
    [
        ("", "", "", ""),
        ("plain", "plain", "plain", "plain"),
        ("a\nb", "a b", "a b", "a\nb"),
        ("a\r\nb", "a b", "a b", "a\nb"),
        ("a\n\nb", "a  b", "a b", "a\n\nb"),
        ("a\x0bb\x0cc", "a b c", "a b c", "a\nb\nc"),
        ("a\x85b\u2028c\u2029d", "a b c d", "a b c d", "a\nb\nc\nd"),
        (" a \t b ", " a \t b ", "a b", " a \t b "),
        ("a\u00a0\u00a0b", "a\u00a0\u00a0b", "a\u00a0\u00a0b", "a\u00a0\u00a0b"),
        ("\x1b[31mred\x07", "[31mred", "[31mred", "[31mred"),
        ("a\x00b\x7fc\x9bd", "abcd", "abcd", "abcd"),
        ("\ufeffa\ufffeb\uffff", "ab", "ab", "ab"),
        ("half \ud83c", "half ", "half", "half "),
        ("a\u202eb\u202c", "a\u202eb\u202c", "a⟨RLO⟩b⟨PDF⟩", "a⟨RLO⟩b⟨PDF⟩"),
        ("\u2067a\u2069", "\u2067a\u2069", "⟨RLI⟩a⟨PDI⟩", "⟨RLI⟩a⟨PDI⟩"),
        ("שלום\u200f!", "שלום\u200f!", "שלום\u200f!", "שלום\u200f!"),
        (FAMILY, FAMILY, FAMILY, FAMILY),
    ],
)
def test_what_becomes_of_a_text(text: str, spoken: str, line: str, screen: str) -> None:
    assert words(text) == spoken
    assert one_line(text) == line
    assert on_screen(text) == screen


@pytest.mark.parametrize("length", [99_999, 100_000, 109_998, 109_999, 110_000, 110_001])
def test_a_line_end_of_two_signs_is_one_space_wherever_a_long_text_is_parted(length: int) -> None:
    start, end = "a " * (length // 2), "b" * 20_000
    assert words(f"{start}\r\n{end}") == f"{start} {end}"
