"""The lines of a text file, and those that are none to a reader: blanks of every kind, marks.

A line is its text without outer white space; one of spaces, no-break spaces or zero-width
characters is "". Blank lines are kept, so that the place of a line in a list tells its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reader.patterns import lazy_pattern

_EDGES: Final = (
    " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200e\u200f\u202f\u205f\u2060\u3000"
)

_NO_WIDTH: Final = "\u200b\u2060\ufeff\u00ad\u180e"
_WAYS: Final = "\u200e\u200f"
_PADDING: Final = lazy_pattern(
    rf"^[{_NO_WIDTH}{_WAYS}]++|(?<=[ \t])[{_NO_WIDTH}]++|(?<=[:：])[{_NO_WIDTH}{_WAYS}]++"
    rf"|(?<=[\])\d] )[{_WAYS}]++|(?<![{_NO_WIDTH}{_WAYS}])[{_NO_WIDTH}{_WAYS}]++(?=[:：])"
    rf"|(?<![{_NO_WIDTH}])[{_NO_WIDTH}]++(?=[ \t]|$)",
    re.MULTILINE,
)
"""Signs without width where they part nothing: before words and labels, behind them, at a colon.

Within words they are kept: there Thai and Khmer part words with them.
"""

_EMBEDS: Final = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_ENDS_EMBEDDING: Final = "\u202c\u2069"
_EMBEDDED: Final = lazy_pattern(
    rf"^[{_EMBEDS}]+([^{_EMBEDS}{_ENDS_EMBEDDING}\n]*+)(?:[{_ENDS_EMBEDDING}]+[{_WAYS}]*$|$)"
    rf"|^([^{_EMBEDS}{_ENDS_EMBEDDING}\n]++)[{_ENDS_EMBEDDING}]+$",
    re.MULTILINE,
)
"""A line of which all, or all up to the next, is set in one direction, as tools for captions in
Arabic and Hebrew do; what is set so within a line stays.
"""

_FURNITURE: Final = frozenset(["|", "-", "–", "—", "•", "·", "*", "_", "»", "›", "/", "…", "="])
_RULES: Final = "-–—_=*•· "
_MARKS: Final = _FURNITURE | frozenset(_RULES)

SENTENCE_ENDS: Final = frozenset(".?!…。？！।؟")
CLOSING: Final = "\"'”’»)]*_"
"""What may stand behind the end of a sentence: quotation marks, brackets, marks of emphasis."""
LONGEST_TITLE: Final = 150
"""Characters of a line that may be a title."""
_MOST_WORDS_OF_TITLE: Final = 25


def lines_of(text: str) -> list[str]:
    """Return all lines of a clean text, blank ones included."""
    return [line.strip(_EDGES) for line in text.split("\n")]


def without_padding(texts: Sequence[str]) -> Sequence[str]:
    """Return texts without the signs of no width around their words; the same where none has any.

    A program or a page may set them where nobody sees them, and a label is none behind one.
    """
    whole = "\n".join(texts)
    signs = _NO_WIDTH + _WAYS + _EMBEDS + _ENDS_EMBEDDING
    if whole.isascii() or not any(sign in whole for sign in signs):
        return texts
    return [text if text.isascii() else unpadded(text) for text in texts]


def unpadded(text: str) -> str:
    """Return a text without the signs of no width around its words."""
    bare = _PADDING.sub("", text)
    if any(sign in bare for sign in _EMBEDS + _ENDS_EMBEDDING):
        bare = _PADDING.sub("", _EMBEDDED.sub(_in_its_direction, bare))
    return text if len(bare) == len(text) else "\n".join(map(str.strip, bare.split("\n")))


def _in_its_direction(found: re.Match[str]) -> str:
    return found[1] if found[1] is not None else found[2]


def has_any(lines: Iterable[str], signs: Iterable[str]) -> bool:
    """Return whether one of some signs, none with a line end in it, is anywhere in the lines.

    Customs are asked of every text; few texts have the signs of one, and are let go so at once.
    """
    whole = "\n".join(lines)
    return any(sign in whole for sign in signs)


def blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Return the runs of lines between blank ones."""
    block: list[str] = []
    for line in lines:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def without_furniture(lines: Iterable[str]) -> list[str]:
    """Return the lines with those made blank that are a mark that stands alone, or a rule.

    Such lines a saved page leaves between its parts.
    """
    return ["" if line[:1] in _MARKS and _is_furniture(line) else line for line in lines]


def _is_furniture(line: str) -> bool:
    return line in _FURNITURE or (len(line) > 2 and not line.strip(_RULES))


def ends_sentence(text: str) -> bool:
    """Return whether a text ends as a sentence does, closing quotes and brackets aside."""
    return text[-8:].rstrip(CLOSING)[-1:] in SENTENCE_ENDS


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
    return len(line.split()) <= _MOST_WORDS_OF_TITLE and len(set(words)) == len(words)
