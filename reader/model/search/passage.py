"""A stretch of text with a little of what stands before and after it, for a list of hits."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from reader.model.letters import is_mark, is_space
from reader.model.scripts import UNSPACED_LETTER
from reader.named_tuple import NamedTuple

# More characters beside a hit are not the rest of its word.
_LONGEST_REST: Final = 24
# They stand within words as well as around them.
_WITHIN: Final = "'\u2019"

_BREAKS = str.maketrans("\n\r\u2028\u2029", "    ")


class Passage(NamedTuple):
    """A hit in its context, on one line: breaks between lines and paragraphs are spaces.

    ``start`` and ``end`` are the range of the hit in the text. ``before`` and ``after`` begin and
    end with a whole word where there is a space to cut at, and keep the spaces next to the hit.
    """

    before: str
    hit: str
    after: str
    start: int
    end: int


def in_context(text: str, start: int, end: int, width: int = 60) -> Passage:
    """Return the range ``start`` to ``end`` of ``text`` with up to ``width`` characters around."""
    return Passage(
        _before(text, start, width).translate(_BREAKS).lstrip(),
        text[start:end].translate(_BREAKS),
        _after(text, end, width).translate(_BREAKS).rstrip(),
        start,
        end,
    )


def in_whole_words(before: str, hit: str, after: str) -> tuple[str, str, str]:
    """Return a hit with the rest of its words, and what is left before and after.

    For where a hit stands apart from its context: “s” of “bridges” would be a word there. What
    parts no words is left as it is.
    """
    first = "".join(takewhile(_is_of_word, reversed(before)))[::-1].lstrip(_WITHIN)
    last = "".join(takewhile(_is_of_word, after)).rstrip(_WITHIN)
    if len(first) + len(last) > _LONGEST_REST or UNSPACED_LETTER.search(first + last):
        return before, hit, after
    return before[: len(before) - len(first)], f"{first}{hit}{last}", after[len(last) :]


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or is_mark(letter) or letter in _WITHIN


def _before(text: str, start: int, width: int) -> str:
    left = max(0, start - width)
    if left and not is_space(text[left - 1]):
        # Within a word: go on to the next one, if there is one before the hit.
        cut = next((at for at in range(left, start) if is_space(text[at])), None)
        if cut is None:
            cut = next((at for at in range(left, start) if not is_mark(text[at])), start)
        left = cut
    return text[left:start]


def _after(text: str, end: int, width: int) -> str:
    right = min(len(text), end + width)
    if right < len(text) and not is_space(text[right]):
        cut = next((at for at in range(right, end, -1) if is_space(text[at - 1])), None)
        right = right if cut is None else cut
    return text[end:right]
