"""The tokens of RTF, by the letter of its specification 1.9.1, "RTF Syntax"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.decoding.rtf_tokens import SIGNATURE, Token, tokens

OPEN, CLOSE = Token("{"), Token("}")


def word(name: str, number: int | None = None) -> Token:
    return Token("word", name, number)


def text(data: bytes) -> Token:
    return Token("text", data=data)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", []),
        (
            b"{\\rtf1\\ansi Hi\\par}",
            [OPEN, word("rtf", 1), word("ansi"), text(b"Hi"), word("par"), CLOSE],
        ),
        (b"\\li-720 a", [word("li", -720), text(b"a")]),
        (b"\\b0  a", [word("b", 0), text(b" a")]),  # one space belongs to the word
        (b"\\par\r\na", [word("par"), text(b"a")]),
        (b"a\r\nb\0c", [text(b"a"), text(b"b"), text(b"c")]),
        (b"\\'e9\\'zz", [Token("byte", data=b"\xe9"), Token("sign", "'"), text(b"zz")]),
        (b"\\~\\{\\}\\\\\\*", [Token("sign", sign) for sign in "~{}\\*"]),
        (b"\\\na", [Token("sign", "\n"), text(b"a")]),
        (b"\\bin3 {}}a", [text(b"a")]),
        (b"\\bin-3 a", [text(b"a")]),
        (b"\\bin a", [text(b"a")]),
        (b"\\bin9 a", []),
        (b"a\\", [text(b"a")]),
        (b"\xe9", [text(b"\xe9")]),
    ],
)
def test_tokens(data: bytes, found: list[Token]) -> None:
    assert list(tokens(data)) == found


@given(st.binary(max_size=80))
def test_any_bytes_are_tokens(data: bytes) -> None:
    found = list(tokens(SIGNATURE + data))
    assert found[:1] == [OPEN]
    assert {token.kind for token in found} <= {"{", "}", "word", "sign", "byte", "text"}
