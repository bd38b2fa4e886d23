"""All words of the index, to find those that a half word is part of.

The search bar finds ``act`` in ``fact``; an index knows whole words. So the words are looked
through first: one string, in which a million of them take a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable

_END = "\n"


class Vocabulary:
    """Words, each once; more may be added, none is ever taken away."""

    def __init__(self) -> None:
        self._text = _END
        self.last = 0

    def add(self, words: Iterable[str], last: int) -> None:
        """Add words that are not there yet; ``last`` is the number of the last of them."""
        more = _END.join(words)
        if more:
            self._text += f"{more}{_END}"
        self.last = last

    def containing(self, part: str, most: int) -> list[str] | None:
        """Return the words that hold a string; None if they are more than ``most``."""
        return self._holding(part, most)

    def ending(self, part: str, most: int) -> list[str] | None:
        """Return the words that end with a string; None if they are more than ``most``."""
        return self._holding(f"{part}{_END}", most)

    def beginning(self, part: str, most: int) -> list[str] | None:
        """Return the words that begin with a string; None if they are more than ``most``."""
        return self._holding(f"{_END}{part}", most)

    def count_beginning(self, part: str) -> int:
        """Return how many words begin with a string."""
        return self._text.count(f"{_END}{part}")

    def _holding(self, wanted: str, most: int) -> list[str] | None:
        text, found = self._text, list[str]()
        at = text.find(wanted)
        while at >= 0:
            end = text.find(_END, at + 1)
            found.append(text[text.rfind(_END, 0, at + 1) + 1 : end])
            if len(found) > most:
                return None
            at = text.find(wanted, end)
        return found
