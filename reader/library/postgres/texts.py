"""Texts as PostgreSQL takes them: it has no NUL, and nothing that is no Unicode.

What has one is written with a mark, which no text has by right: a noncharacter of Unicode. Every
text comes back as it was, and all that people write is kept as they wrote it.
"""

from __future__ import annotations

from typing import Final

from reader.patterns import lazy_pattern

_MARK: Final = "\ufdd0"
_ODD: Final = lazy_pattern(f"[\0\ud800-\udfff{_MARK}]")
_WRITTEN: Final = lazy_pattern(f"{_MARK}([0-9a-f]{{4}})")


def stored(text: str) -> str:
    """Return how a text is written there."""
    return _ODD.sub(lambda odd: f"{_MARK}{ord(odd[0]):04x}", text)


def told(text: str) -> str:
    """Return the text that was written so."""
    if _MARK not in text:
        return text
    return _WRITTEN.sub(lambda odd: chr(int(odd[1], 16)), text)
