"""The tokens of RTF: groups, control words, and runs of bytes between them.

After "Rich Text Format (RTF) Specification", version 1.9.1, "RTF Syntax". A file has no structure
but these, so that one which is damaged or breaks off can be read as far as it goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

SIGNATURE: Final = b"{\\rtf"

CHARACTERS: Final = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "softline": "\n",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "~": "\xa0",
    "_": "\u2011",
    "{": "{",
    "}": "}",
    "\\": "\\",
}
"""Control words and signs that stand for a character."""

_TOKEN: Final = lazy_pattern(
    rb"[^\\{}\r\n\0]+"
    rb"|\\([a-zA-Z]{1,32})(-?[0-9]{1,10})?\x20?"
    rb"|\\'([0-9a-fA-F]{2})"
    rb"|\\[^a-zA-Z]"
    rb"|[{}]"
)


class Token(NamedTuple):
    """``kind`` is "{", "}", "word", "sign", "byte" or "text".

    ``name`` is that of a control word, or the character of a control sign; ``number`` follows a
    word, None if there is none; ``data`` are the bytes of text.
    """

    kind: str
    name: str = ""
    number: int | None = None
    data: bytes = b""


_OPENS: Final = Token("{")
_CLOSES: Final = Token("}")


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens of a file, without line ends, which mean nothing, and binary data."""
    at = 0
    while found := _TOKEN.search(data, at):
        at = found.end()
        word, number, byte = found.groups()
        if word is not None:
            token = Token("word", word.decode("ascii"), None if number is None else int(number))
            if token.name == "bin":
                at += max(token.number or 0, 0)
            else:
                yield token
        elif byte is not None:
            yield Token("byte", data=bytes((int(byte, 16),)))
        elif found[0] == b"{":
            yield _OPENS
        elif found[0] == b"}":
            yield _CLOSES
        elif found[0][:1] == b"\\":
            yield Token("sign", found[0][1:].decode("latin-1"))
        else:
            yield Token("text", data=found[0])
