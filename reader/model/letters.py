"""What a character is to somebody who searches: a letter and its accents, a sign, a space, nothing.

A forgiving search takes for the same what people do not tell apart when they type: ``Café`` and
``cafe``, ``’`` and ``'``, ``ﬁ`` and ``fi``, a dash and a hyphen. Here is said, character by
character, what is the same; which part of it a search uses is said in ``fold.py``.

Text is read after ``fold.prepared``: what can be one character is one character there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

# Single signs that stand for one another, written or typed; dashes are found by their category.
_APOSTROPHES: Final = "`´‘’‚‛′‵‹›ʹʻʼʽˈ՚׳❛❜"
_QUOTATION_MARKS: Final = "“”„‟«»″‶ʺ״❝❞⹂「」『』〝〞〟﹁﹂﹃﹄｢｣"
_DASHES: Final = "−⁃˗─"
_WAVES: Final = "〜〰"
# Spelled out they would be letters of the word before them.
_MARKS_OF_TRADE: Final = "™℠"
_SLASHES: Final = "⁄∕"
_SPELLED: Final = {
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_QUOTATION_MARKS, '"'),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_SLASHES, "/"),
    # Ligatures that Unicode takes for letters of their own; captions write either form.
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    # Forms of one Arabic letter, which keyboards of Arabic, Persian and Urdu part and writers mix:
    # an alef with or without its hamza, the two yehs and the yeh without dots, the kafs, the hehs.
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ىیۍې", "ي"),
    **dict.fromkeys("کڪ", "ك"),
    **dict.fromkeys("ةۀہۂۃە", "ه"),
}
# Katakana are to hiragana what capitals are to small letters: each 96 places behind its pair.
_KATAKANA: Final = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}

# Letters that Unicode takes apart and no reader does: й is not и in any language, nor is ї і, and
# the Thai and Lao am is one vowel.
_WHOLE: Final = frozenset("йЙўЎїЇѓЃќЌ\u0e33\u0eb3")

# In some languages a letter that looks like one with an accent is none to those who write them, and
# never left out: año is no ano (CLDR, the orders of Spanish, Galician, Filipino). There it is taken
# for one of phonetics that nothing else is written with, and that has no accent to be left out.
_ENYE: Final = str.maketrans("ñÑ", "ɲƝ")
_WITH_ENYE: Final = frozenset(("ast", "ay", "es", "eu", "fil", "gl", "gn", "qu", "tl"))

# Letters with a stroke, and i without its dot: accents to the eye, though Unicode parts them not.
_STROKE: Final = "stroke"
_STROKED: Final = {
    **dict(zip("đðħłøŧĐÐĦŁØŦ", "ddhlotDDHLOT", strict=True)),
    "ı": "i",
}

# What a searcher may leave out: accents of Latin, Greek and Cyrillic, the points of Hebrew, Arabic
# and Syriac, marks around signs. Never the vowel signs of Indic scripts and Thai, nor the marks by
# which kana differ: those are letters to their readers.
_ACCENTS: Final = lazy_pattern(
    "[\u0300-\u034e\u0350-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711"
    "\u0730-\u074a\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe20-\ufe2f]"
)

# Besides format and control characters: joiners, fillers and selectors of a variant.
_INVISIBLE: Final = lazy_pattern(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
# Accents that are one to their readers: Romanian is written with a comma below or a cedilla.
_ACCENT_FORMS: Final = {"\u0326": "\u0327"}
# Greek written in capitals alone leaves out the stress and the breathings, never the diaeresis.
_STRESS: Final = frozenset("\u0300\u0301\u0313\u0314\u0342")
_DOT: Final = "\u0307"
_TATWEEL: Final = "\u0640"

CLAUSE_SPACE: Final = "\ufdd0"
"""Stands for a space between two Thai, Lao, Burmese or Khmer clauses in a text that is prepared: no
character of any text (a noncharacter of Unicode), passed over unless a search is exact."""

# Letters of Arabic by their place in a word, and joined ones.
_ARABIC_FORM: Final = lazy_pattern("[\ufb50-\ufdff\ufe70-\ufefc]")
_JAMO: Final = lazy_pattern("[\u3131-\u318e]")
_HALF_WIDTH_JAMO: Final = lazy_pattern("[\uffa1-\uffdc]")


class FoldedLetter(NamedTuple):
    """One folded character, and the accents that its letter bears, "" if none."""

    char: str
    accents: str


def own_letters(language: str) -> Mapping[int, int]:
    """Return what takes the place of letters that are letters of their own in a language.

    ``language`` is a tag (BCP 47). Texts and queries are to be prepared before; no place changes.
    """
    own = language.replace("_", "-").partition("-")[0].lower()
    return _ENYE if own in _WITH_ENYE else {}


@cache
def is_space(char: str) -> bool:
    """Whether a character is white space of any kind: a line break, no-break or ideographic too."""
    return char.isspace()


@cache
def is_invisible(char: str) -> bool:
    """Whether a character shows nothing of its own: a soft hyphen, a joiner, a direction mark."""
    if char.isspace():
        return False
    if unicodedata.category(char) in {"Cf", "Cc"}:
        return True
    return not char.isascii() and _INVISIBLE.match(char) is not None


@cache
def is_ignored(char: str) -> bool:
    """Whether a forgiving search passes over a character, in the text and in the query."""
    # The tatweel only stretches a word.
    return char in (_TATWEEL, CLAUSE_SPACE) or is_invisible(char)


@cache
def is_accent(char: str) -> bool:
    """Whether a character is a mark that a searcher may leave out."""
    return not char.isascii() and _ACCENTS.match(char) is not None


@cache
def is_mark(char: str) -> bool:
    """Whether a character is a mark on the one before it, one that may be left out or not."""
    return unicodedata.category(char)[0] == "M"


@cache
def is_word(char: str) -> bool:
    """Whether a character is part of a word: a letter, digit or mark of any script, or ``_``.

    An apostrophe and a hyphen are not: ``Russia`` is a whole word in ``Russia's`` and in
    ``NATO-Russia``, as ``homme`` is in ``l'homme``.
    """
    category = unicodedata.category(char)
    return category[0] in "LNM" or category == "Pc"


@cache
def spelled(char: str, match_case: bool) -> str:
    """Return a character in its simplest spelling, accents taken apart but kept.

    Full-width forms, ligatures and the like are spelled out, quotation marks, dashes and spaces
    have one form each; ignored characters are "". Unless ``match_case``, case is folded in full:
    ``ß`` becomes ``ss``, and katakana become hiragana.
    """
    if is_ignored(char):
        return ""
    parts = (part for part in _compatible(char) if not is_ignored(part))
    if match_case:
        return "".join(_ACCENT_FORMS.get(part, part) for part in parts)
    if char == "İ":  # the capital of i in Turkish, whose dot is no accent
        return "i"
    # The iota below a Greek vowel is an accent here, which full folding would make a letter.
    return "".join(
        _ACCENT_FORMS.get(part, part) if is_accent(part) else part.casefold().translate(_KATAKANA)
        for part in parts
    )


@cache
def char_parts(char: str, match_case: bool) -> tuple[FoldedLetter, ...]:
    """Return a character folded, each part with its accents; one that is only an accent gives none.

    Of an accent alone the letter is the character before it: ``parts`` joins them.
    """
    found: list[FoldedLetter] = []
    for piece in spelled(char, match_case):
        if is_accent(piece):
            _accent(found, piece)
        elif found and len(joined := unicodedata.normalize("NFC", found[-1].char + piece)) == 1:
            found[-1] = FoldedLetter(joined, found[-1].accents)
        else:
            is_stroked = piece in _STROKED
            found.append(FoldedLetter(_STROKED.get(piece, piece), _STROKE if is_stroked else ""))
    return tuple(found)


def parts(text: str, match_case: bool) -> list[FoldedLetter]:
    """Return a short text folded, with what accents each letter bears."""
    found: list[FoldedLetter] = []
    for char in text:
        if is_accent(char):
            _accent(found, char)
        else:
            found.extend(char_parts(char, match_case))
    return found


@cache
def leaves_out(char: str, typed: str) -> str:
    """Return the accents that a capital of a text bears where small letters would bear ``typed``.

    A name in capitals is written without some: ``ΑΘΗΝΑ`` is ``Αθήνα``, and in Turkish ``IŞIK`` is
    ``ışık``. Of all other characters it is what was typed.
    """
    base = unicodedata.normalize("NFD", char)[0]
    if base == "I" and typed == _STROKE:
        return ""
    if "Α" <= base <= "Ω":
        return "".join(accent for accent in typed if accent not in _STRESS)
    return typed


def _accent(found: list[FoldedLetter], accent: str) -> None:
    """Put an accent on the last letter found; without a letter it is nothing, nor a dot on an i."""
    if found and not (accent == _DOT and found[-1].char == "i"):
        accent = _ACCENT_FORMS.get(accent, accent)
        found[-1] = FoldedLetter(found[-1].char, found[-1].accents + accent)


def _compatible(char: str) -> str:
    if char.isspace():
        return " "
    if char.isascii():
        return _known(char)
    if char in _WHOLE or _JAMO.match(char):
        # Jamo taken apart would join to syllables that nobody wrote: ㅋㅋㅋ is laughter.
        return char
    if _HALF_WIDTH_JAMO.match(char):
        form = unicodedata.decomposition(char).split()
        return chr(int(form[1], 16)) if form else char
    known = _known(char)
    if known != char or char in _MARKS_OF_TRADE:
        return known
    apart = unicodedata.normalize("NFKC" if _ARABIC_FORM.match(char) else "NFKD", char)
    apart = "".join(map(_known, apart))
    # What would be a word and a sign at once stays whole (½, ℃), and so does an accent that stands
    # alone, which Unicode takes for a space with an accent.
    is_pure = len({is_word(part) for part in apart if not is_accent(part)}) == 1
    return apart if is_pure and apart[0] != " " else char


def _known(char: str) -> str:
    if unicodedata.category(char) == "Pd" and char not in _WAVES:
        return "-"
    if unicodedata.category(char) == "Nd":  # a digit of whatever script
        return str(unicodedata.decimal(char))
    return _SPELLED.get(char, char)
