"""A long text piece by piece, so that other work comes in between.

Python does one thing at a time: while one call goes through ten million letters, the window waits,
whatever thread the call is made on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.model.joins import unspaced_letter

SIZE: Final = 100_000
"""About how many characters a piece has; going through them takes a millisecond or two."""

_NEAR: Final = 10_000
_VERY_NEAR: Final = 40


def pieces(text: str) -> Iterator[str]:
    """Yield pieces that together are the text and part no word.

    Each but the last ends in a space or a line feed, or in a letter of a script without spaces. A
    run of letters that has neither is in one piece, however long it is.
    """
    start = 0
    while len(text) - start > SIZE + _NEAR:
        end = _end(text, start + SIZE)
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:] if start else text


def _end(text: str, near: int) -> int:
    """Return where a piece ends that is to end at about ``near``."""
    end = max(text.rfind(mark, near - _NEAR, near) for mark in " \n") + 1
    if end:
        return end
    for at in range(near, near - _VERY_NEAR, -1):
        if unspaced_letter().match(text, at - 1):
            return at
    following = [at for mark in " \n" if (at := text.find(mark, near)) >= 0]
    return min(following) + 1 if following else len(text)
