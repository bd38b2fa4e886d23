"""What a query asks for: words one after another, and what must stand between and on them."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import Final

from reader.model.letters import FoldedLetter, is_word, parts
from reader.model.scripts import ARABIC
from reader.model.search.fold import is_han_or_kana, prepared
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

Pieces = tuple[str, ...]
"""Signs that must stand, in this order; between two pieces anything but a word may stand.

``(",", "")`` is a comma and then a space or other signs, ``("", "")`` is just a space.
"""

Forms = tuple[Pieces, ...]
"""Ways in which signs may be typed of which one must stand, () where none need."""

_SPACE: Pieces = ("", "")
_ARABIC: Final = lazy_pattern(f"[{ARABIC}]")
_JOINER: Final = lazy_pattern(f"(?<=[{ARABIC}])\u200c+(?=[{ARABIC}])")


class Query(NamedTuple):
    """A query, read the forgiving way.

    ``words`` are its words parted by single spaces, without accents; ``text`` is all of it, signs
    too. ``gaps`` are the places in ``words`` of the spaces where certain signs must stand, with
    the signs; ``before`` and ``after`` are the signs around the words, () for none. ``accents`` are
    the places of the letters typed with accents, with these. ``loose`` are the places of spaces
    that may as well be missing: those between two Han or kana characters, and those for which a
    joiner was typed that parts two letters of Arabic without a space (ZWNJ, U+200C). ``joined`` are
    those between two letters of Arabic, in whose stead a text may have such a joiner. Beside signs
    too a space next to a Han or kana character may be missing: lines end there without one.
    """

    text: str
    words: str
    before: Forms
    after: Forms
    gaps: tuple[tuple[int, Forms], ...]
    accents: tuple[tuple[int, str], ...]
    loose: tuple[int, ...]
    joined: tuple[int, ...]

    @property
    def has_signs(self) -> bool:
        """Whether anything but spaces must stand between the words or around them."""
        return bool(self.gaps or self.before or self.after)


@lru_cache(maxsize=64)  # one is asked of thousands of texts
def read(query: str, match_case: bool) -> Query:
    """Read a query; spaces at its ends do not count."""
    has_joiners = "\u200c" in query and _JOINER.search(query) is not None
    spaced = _JOINER.sub(" ", query) if has_joiners else query
    letters = _spaced(parts(prepared(spaced), match_case))
    text = "".join(letter.char for letter in letters)
    words = ""
    accents: list[tuple[int, str]] = []
    signs: list[tuple[int, Pieces]] = []
    for are_words, group in groupby(letters, lambda letter: is_word(letter.char)):
        if are_words:
            for letter in group:
                if letter.accents:
                    accents.append((len(words), letter.accents))
                words += letter.char
        else:
            signs.append((len(words), tuple("".join(part.char for part in group).split(" "))))
            words += " "
    arranged = _arranged(text, words, signs, tuple(accents))
    if not has_joiners:
        return arranged
    return arranged._replace(loose=tuple(sorted(arranged.loose + arranged.joined)), joined=())


def _arranged(
    text: str,
    words: str,
    signs: list[tuple[int, Pieces]],
    accents: tuple[tuple[int, str], ...],
) -> Query:
    """Part the signs at the ends from those between the words, and leave them out of the words."""
    before = signs.pop(0)[1] if signs and signs[0][0] == 0 else ()
    after = signs.pop()[1] if signs and signs[-1][0] == len(words) - 1 else ()
    shift = 1 if before else 0
    words = words.strip(" ")
    gaps = [(place - shift, pieces) for place, pieces in signs]
    return Query(
        text,
        words,
        _forms(before, words[:1]),
        _forms(after, words[-1:]),
        tuple(
            (place, _forms(pieces, words[place - 1] + words[place + 1]))
            for place, pieces in gaps
            if pieces != _SPACE
        ),
        tuple((place - shift, marks) for place, marks in accents),
        tuple(place for place, pieces in gaps if pieces == _SPACE and _is_loose(words, place)),
        tuple(place for place, pieces in gaps if pieces == _SPACE and _is_joined(words, place)),
    )


def _forms(pieces: Pieces, beside: str) -> Forms:
    """The forms of signs between or around words, by the characters that stand beside them."""
    if not pieces:
        return ()
    may_lack_spaces = len(pieces) > 1 and any(map(is_han_or_kana, beside))
    return (pieces, ("".join(pieces),)) if may_lack_spaces else (pieces,)


def _is_loose(words: str, place: int) -> bool:
    return is_han_or_kana(words[place - 1]) and is_han_or_kana(words[place + 1])


def _is_joined(words: str, place: int) -> bool:
    return _ARABIC.match(words[place - 1]) is not None and (
        _ARABIC.match(words[place + 1]) is not None
    )


def _spaced(letters: list[FoldedLetter]) -> list[FoldedLetter]:
    """Make each run of spaces one, and take those at the ends away."""
    kept: list[FoldedLetter] = []
    for letter in letters:
        if letter.char != " " or (kept and kept[-1].char != " "):
            kept.append(letter)
    if kept and kept[-1].char == " ":
        kept.pop()
    return kept
