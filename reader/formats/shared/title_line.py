"""What a title looks like at the head of a page or a text."""

from __future__ import annotations

from typing import Final

LONGEST_TITLE: Final = 150
"""Characters of a line that may be a title."""

_MOST_WORDS: Final = 25


def is_title(line: str) -> bool:
    """Return whether a line may be a title: short, and no sentence or piece of one.

    It begins like a title (no small letter, no mark of a list or of dialogue), ends with a letter,
    a digit, a bracket or a quotation mark, and says no longer word twice.
    """
    first, last = line[:1], line[-1:]
    if not first or len(line) > LONGEST_TITLE or first.islower() or first in "-–—•*>[(#":
        return False
    if not (last.isalnum() or last in ")]’”\"'»"):
        return False
    words = [word for word in line.casefold().split() if len(word) > 4]
    return len(line.split()) <= _MOST_WORDS and len(set(words)) == len(words)
