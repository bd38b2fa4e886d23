"""A text folded for searching, with the exact way back from its characters to those of the text.

The folded text is a plain string, so that the search itself is ``str.find``. Folding works on the
whole string at once, never in a Python loop over its characters: a million words must be ready at
the first key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Final

from reader.model.breaks import is_unspaced
from reader.model.letters import (
    CLAUSE_SPACE,
    char_parts,
    is_ignored,
    is_invisible,
    is_mark,
    is_word,
    spelled,
)
from reader.model.pieces import slices
from reader.model.scripts import BOPOMOFO, CLAUSE_LETTER, HAN, KANA, SOUTH_EAST_ASIAN, WIDE_SIGNS
from reader.model.search.alignment import Step, added, without
from reader.patterns import lazy_pattern

# Stands for a character to be left out, until all of them go at once.
_GONE: Final = "\0"

# Fillers for what became shorter, so that every character keeps its place: one is a mark and so
# belongs to the letter before it, the other is invisible. Neither is ever searched for.
_JOINED: Final = "\u034f"
_CLOSED: Final = "\u2060"

# Han and kana with their punctuation and full-width signs: two of them, parted by a line break,
# belong together without a space.
_HAN_OR_KANA: Final = f"{HAN}{KANA}{BOPOMOFO}{WIDE_SIGNS}"
_IS_HAN_OR_KANA: Final = lazy_pattern(f"[{_HAN_OR_KANA}]")
_CLOSES_UP: Final = lazy_pattern(f"[{_HAN_OR_KANA}{SOUTH_EAST_ASIAN}]")
# It begins with the space, which is looked for much faster than the letter before it.
_CLAUSE_GAP: Final = lazy_pattern(f"\\s++(?=[{SOUTH_EAST_ASIAN}])")
_NOT_ASCII: Final = lazy_pattern("[^\x00-\x7f]+")
# So many kinds of characters are replaced one kind after the other.
_FEW: Final = 16
_LINE_BREAK: Final = lazy_pattern("[\n\r\x0b\x0c\x85\u2028\u2029]")
_HALF_WIDTH_KANA: Final = lazy_pattern("[ｦ-ﾝ][ﾞﾟ]")
# Thai and Lao: the am is a ring and an aa, with the tone mark between them in Unicode's order; the
# ae looks like two e.
_AM: Final = {"\u0e32": "\u0e33", "\u0eb2": "\u0eb3"}
_TWICE: Final = {"\u0e40\u0e40": "\u0e41", "\u0ec0\u0ec0": "\u0ec1"}
_SPLIT_VOWEL_SIGNS: Final = ("\u0e4d", "\u0ecd", *_TWICE)
_SPLIT_VOWEL: Final = lazy_pattern(
    "[\u0e4d\u0ecd](?P<tone>[\u0e48-\u0e4b\u0ec8-\u0ecb]?)(?P<am>[\u0e32\u0eb2])"
    "|(?P<twice>\u0e40\u0e40|\u0ec0\u0ec0)"
)
# The vowels and final consonants that join with what is before them to a syllable.
_JOINING_JAMO: Final = lazy_pattern("[\u1161-\u1175\u11a8-\u11c2]")


class Form(Enum):
    """What a folding keeps of a text.

    ``WORDS``: the letters, without accents, each run of spaces and signs made one space; one space
    stands before the first word and after the last. ``ACCENTED``: the same with accents. ``SIGNS``:
    the letters without accents, and the signs. ``EXACT``: everything, only that white space has
    one form and what is invisible is left out.
    """

    WORDS = "words"
    ACCENTED = "accented words"
    SIGNS = "words and signs"
    EXACT = "exact"


@cache
def folded_char(char: str, form: Form, match_case: bool) -> str:
    """Return what becomes of one character; "" if it is left out."""
    if form is Form.EXACT:
        return _exact(char, match_case)
    kept = "".join(part.char for part in char_parts(char, match_case))
    if form is Form.ACCENTED:
        accented = unicodedata.normalize("NFC", spelled(char, match_case))
        # A letter that has its accent only as a capital (İ) stays that, and one character.
        kept = char if len(accented) > len(kept) > 0 else accented
    # One character never gives a word and a sign at once.
    is_sign = form is not Form.SIGNS and kept and not is_word(kept[0])
    return " " if is_sign else kept


def _exact(char: str, match_case: bool) -> str:
    if char.isspace() or char == CLAUSE_SPACE:
        return " "
    if is_invisible(char):
        return ""
    whole = unicodedata.normalize("NFC", char)
    return whole if match_case else whole.casefold()


class _FoldTable(dict[int, int]):
    """What becomes of each character met; ``longer`` holds those that become more than one."""

    def __init__(self, form: Form, match_case: bool) -> None:
        self._form = form
        self._match_case = match_case
        self.longer: dict[str, str] = {}

    def __missing__(self, code: int) -> int:
        char = chr(code)
        kept = folded_char(char, self._form, self._match_case)
        if len(kept) > 1:
            self.longer[char] = kept
            kept = char
        self[code] = result = ord(kept or _GONE)
        return result


def _translated(source: str, table: _FoldTable) -> str:
    """Translate a text by a table.

    Python translates a text of ASCII much faster than any other, and most texts have little else
    than a few quotation marks and dashes: those that fold to ASCII go first, kind by kind.
    """
    if not source.isascii():
        foreign = set[str]()
        for part in slices(source):
            foreign.update("".join(_NOT_ASCII.findall(part)))
        if len(foreign) <= _FEW:
            for char in foreign:
                folded = chr(table[ord(char)])
                if folded.isascii():
                    # A folded character folds to itself, so it does no harm to fold it again.
                    source = source.replace(char, folded)
    return "".join(part.translate(table) for part in slices(source))


class Folded:
    """A prepared text, folded.

    ``text`` is the folded text, ``source`` the one it was made from, ``alphabet`` the characters
    that occur in that, ``longer`` those of them that were folded to more than one. ``is_unspaced``
    tells that some of its words have letters of a script that parts no words.
    """

    def __init__(self, source: str, form: Form, match_case: bool) -> None:
        self.source = source
        self.form = form
        self.match_case = match_case
        self._steps: list[Step] = []
        self._borders: list[int] = []
        self._repeats: dict[str, list[int]] = {}
        table = _FoldTable(form, match_case)
        self.text = _translated(source, table)
        if form in {Form.WORDS, Form.ACCENTED}:
            self.text = f" {self.text} "
            self._steps.append(added([0]))
        self._leave_out()
        self._close_up()
        self._spell_out(table.longer)
        self.alphabet = frozenset(map(chr, table))
        self.is_unspaced = not source.isascii() and any(
            is_unspaced(part)
            for char in self.alphabet
            for part in folded_char(char, Form.WORDS, match_case)
        )
        self.longer: Mapping[str, str] = table.longer

    def to_source(self, index: int) -> int:
        """Return where in the source the folded character at ``index`` came from."""
        for step in reversed(self._steps):
            index = step.to_source(index)
        return index

    def to_sources(self, indexes: Iterable[int]) -> list[int]:
        """Return where in the source each of some folded characters came from."""
        sources = list(indexes)
        for step in reversed(self._steps):
            sources = step.to_sources(sources)
        return sources

    def from_source(self, offset: int) -> int:
        """Return the first folded character that came from ``offset`` or from after it."""
        for step in self._steps:
            offset = step.from_source(offset)
        return offset

    def end_in_source(self, offset: int) -> int:
        """Return where the character at ``offset`` of the source ends, its marks included."""
        source = self.source
        end = reach = offset + 1
        while reach < len(source) and not " " <= source[reach] < "\x7f":
            if is_mark(source[reach]):
                end = reach + 1
            elif not is_ignored(source[reach]):
                break
            reach += 1
        return end

    def borders(self, count: int) -> list[int]:
        """Return where ``count`` equal slices of the source begin here, and where the last ends."""
        if len(self._borders) != count + 1:
            length = len(self.source)
            borders = [self.from_source(-(-row * length // count)) for row in range(count)]
            self._borders = [*borders, len(self.text)]
        return self._borders

    def repeats(self, char: str) -> Sequence[int]:
        """Return the places of ``char`` where the same character of the source gave one before."""
        return self._repeats.get(char, ())

    def _leave_out(self) -> None:
        if _GONE in self.text:
            self.text, step = without(self.text, _GONE)
            self._steps.append(step)

    def _spell_out(self, longer: Mapping[str, str]) -> None:
        if not longer:
            return
        places: list[int] = []
        pieces: list[str] = []
        done = length = 0
        for found in re.finditer(f"[{re.escape(''.join(longer))}]", self.text):
            kept = longer[found[0]]
            start = length + found.start() - done
            length = start + len(kept)
            places.extend(range(start + 1, length))
            for nth, char in enumerate(kept):
                if char in kept[:nth]:
                    self._repeats.setdefault(char, []).append(start + nth)
            pieces += (self.text[done : found.start()], kept)
            done = found.end()
        self.text = "".join((*pieces, self.text[done:]))
        self._steps.append(added(places))

    def _close_up(self) -> None:
        """Make each run of spaces one; longer runs shrink to a quarter and less at every turn."""
        while "  " in self.text:
            self.text = self.text.replace("  ", " \0").replace(" \0 ", " \0\0")
            self._leave_out()


def prepared(text: str) -> str:
    """Return ``text`` with every character in its place, yet ready to be folded one by one.

    Letters and marks that make one character become that one, whose place the letter has (NFC),
    and a line break between two Han or kana characters, with the spaces around it, vanishes. So
    do the spaces between Thai clauses, which no two writers set alike, unless a search is exact.
    Fillers, which folding leaves out, keep the places of all others.
    """
    if text.isascii():
        return text
    text = text.replace(CLAUSE_SPACE, _CLOSED)  # in a text it means nothing
    text = _one_vowel(_half_width_kana(_composed(text)))
    if not _CLOSES_UP.search(text):
        return text
    if _IS_HAN_OR_KANA.search(text):
        text = _closed(text)
    return _CLAUSE_GAP.sub(_between_clauses, text)


def folded(text: str) -> str:
    """Return the words of a text, folded as the search bar does it, parted by single spaces."""
    return Folded(prepared(text), Form.WORDS, False).text


def is_han_or_kana(char: str) -> bool:
    """Whether a character is of a script that is written without spaces at a line's end."""
    return _IS_HAN_OR_KANA.match(char) is not None


def _composed(text: str) -> str:
    if unicodedata.is_normalized("NFC", text):
        return text
    joining = [char for char in set(text) if is_mark(char) or _JOINING_JAMO.match(char)]
    if not joining:
        return text
    marks = re.escape("".join(joining))
    return re.sub(f"[^{marks}][{marks}]+", _joined, text)


def _joined(found: re.Match[str]) -> str:
    cluster = found[0]
    whole = unicodedata.normalize("NFC", cluster)
    # Some letters are longer composed than not; folding spells them out one by one.
    return cluster if len(whole) > len(cluster) else whole.ljust(len(cluster), _JOINED)


def _one_vowel(text: str) -> str:
    """Make one character of a Thai or Lao vowel that was typed in two, its tone mark before it."""
    if not any(sign in text for sign in _SPLIT_VOWEL_SIGNS):
        return text
    return _SPLIT_VOWEL.sub(_whole_vowel, text)


def _whole_vowel(found: re.Match[str]) -> str:
    if found["twice"]:
        whole = _TWICE[found["twice"]]
    else:
        whole = found["tone"] + _AM[found["am"]]
    return whole.ljust(len(found[0]), _JOINED)


def _half_width_kana(text: str) -> str:
    if "ﾞ" not in text and "ﾟ" not in text:
        return text
    return _HALF_WIDTH_KANA.sub(_voiced, text)


def _voiced(found: re.Match[str]) -> str:
    whole = unicodedata.normalize("NFKC", found[0])
    return whole.ljust(2, _JOINED) if len(whole) == 1 else found[0]


def _between_clauses(found: re.Match[str]) -> str:
    gap, before = found[0], found.string[found.start() - 1 : found.start()]
    return CLAUSE_SPACE * len(gap) if CLAUSE_LETTER.match(before) else gap


def _closed(text: str) -> str:
    """Take the line breaks between Han and kana out, filling their places."""
    ignored = "".join(filter(is_invisible, set().union(*map(set, slices(text)))))
    gap = lazy_pattern(f"(?<=[{_HAN_OR_KANA}])[\\s{re.escape(ignored)}]++(?=[{_HAN_OR_KANA}])")
    return gap.sub(_filled, text)


def _filled(found: re.Match[str]) -> str:
    gap = found[0]
    return re.sub(r"\s", _CLOSED, gap) if _LINE_BREAK.search(gap) else gap
