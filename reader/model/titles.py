"""Titles as pages, people and file names write them: one form to compare them by, and their words.

The same video is listed as ``NATO - EU : Getting closer ?`` on one page and headed ``NATO–EU:
Getting closer?`` on another. Two titles are taken as one when their normal forms are equal, never
when one merely begins like the other: ``Video interview`` is not ``Video interview with Ahmed
Rashid``.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from reader.model.letters import is_accent
from reader.model.scripts import HAN, HANGUL, UNSPACED
from reader.patterns import lazy_pattern

# Nobody's title is longer, and a stranger's file must not make comparing slow.
_LONGEST = 1_000
_KEPT_FORMS = 32_768

# Apostrophes, and what is typed in their place, part no words: don’t, don't, dont.
_APOSTROPHES = "'`´‘’‚‛′ʹʻʼʽ＇"
# Signs that tell titles apart: C, C++ and C#.
_KEPT_SIGNS = "+#%"

# A number that a list or a folder puts before a title: "12. ", "3) ", "03 - ".
_NUMBER = lazy_pattern(r"\s*#?([0-9]{1,3})(?:\s*[.)]\s+|\s+[-‐-―]\s+)(?=.*[^\W\d_])")
_HAN: Final = lazy_pattern(f"[{HAN}]")
_HANGUL: Final = lazy_pattern(f"[ᄀ-ᇿ{HANGUL}]")
_UNSPACED: Final = lazy_pattern(f"[{UNSPACED}{HANGUL}]")
# Hiragana holds a Japanese sentence together; what is about something is in the other scripts.
_RUN: Final = lazy_pattern(f"[{HAN}]+|[ァ-ヺー]+|[^{HAN}ぁ-ヿ]+")
_LONGEST_RUN = 4

# English only: other languages lose their short words, and those a transcript says all the time.
_COMMON_WORDS = """
    a about above after again against all also am among an and another any are aren't as at back
    bad be because been before being below best between big both but by can can't come could
    couldn't day days did didn't do does doesn't doing don't done down during each end even ever
    every few first for from full get go good great had hadn't has hasn't have haven't having he
    her here hers him his how i i'm if important in into is isn't it it's its itself just know
    last left let's like little long look made make many matter matters may me might more most
    much must my new next no nor not now of off old on once one only or other our out over own
    part really right s same say see she short should small so some start still such t than that
    that's the their them then there these they they're thing things this those three through
    time to too two under until up us very was wasn't way we we're well were weren't what what's
    when where which while who whom whose why will with without won't would year years yet you
    you're your yours

    clip debate discussion documentary episode explained film full highlights interview
    introduction lecture live news official podcast question questions report session speech
    story subtitles talk trailer transcript update video videos view vlog watch webinar
"""
_COMMON = frozenset(_COMMON_WORDS.split())


class _TitleTable(dict[int, str]):
    """What becomes of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        if category[0] in "LNM" or category == "Sc" or character in _KEPT_SIGNS:
            kept = character
        else:
            kept = "" if category == "Cf" else " "
        self[code] = kept
        return kept


# Within a title a word keeps its apostrophe, for "don't" is not found as "dont".
_WORD_TABLE = _TitleTable({ord("'"): "'", ord("’"): "’"})
_WITHOUT_APOSTROPHES = dict.fromkeys(map(ord, _APOSTROPHES), "")
_TABLE = _TitleTable(_WITHOUT_APOSTROPHES)


@lru_cache(maxsize=_KEPT_FORMS)
def normal(title: str) -> str:
    """Return the form in which titles are compared; "" for a title of nothing but spaces.

    Case, spaces, punctuation, the shapes of quotation marks and dashes, width and composition of
    letters, and how a leading list number is written make no difference; letters, accents, digits
    and the signs ``+ # %`` and of currencies do.
    """
    number, rest = _parted(title)
    return f"{number} {_plain(rest)}" if number else _plain(rest)


@lru_cache(maxsize=_KEPT_FORMS)
def unnumbered(title: str) -> str:
    """Return the normal form without its leading list number, "" if it has none."""
    number, rest = _parted(title)
    return _plain(rest) if number else ""


@lru_cache(maxsize=_KEPT_FORMS)
def searchable(title: str) -> str:
    """Return the normal form without accents, to look for typed words in."""
    parts = unicodedata.normalize("NFD", normal(title))
    return "".join(part for part in parts if not is_accent(part))


def has_words(title: str, query: str) -> bool:
    """Whether a title has all the words of a query, in any order; the last may be half typed."""
    wanted = searchable(query).split()
    form = searchable(title)
    return all(word in form for word in wanted) or query.strip().casefold() in title.casefold()


def _parted(title: str) -> tuple[str, str]:
    title = title[:_LONGEST]
    found = _NUMBER.match(title)
    if found is None or not _compared(rest := title[found.end() :]):
        return "", title
    return str(int(found[1])), rest


def _plain(text: str) -> str:
    return _compared(text) or " ".join(text.split())


def _compared(text: str) -> str:
    # Apostrophes go first: composing turns some of them into a space and a mark, and makes some.
    # Folding case can leave letters decomposed, and a mark finds its letter where a sign between
    # them is left out, so composing comes again after each.
    folded = unicodedata.normalize("NFKC", text.translate(_WITHOUT_APOSTROPHES)).casefold()
    bare = unicodedata.normalize("NFKC", folded).translate(_TABLE)
    return " ".join(unicodedata.normalize("NFC", bare).split())


def words(title: str) -> tuple[str, ...]:
    """Return the words of a title as they are written, in order, without its list number."""
    rest = _parted(title)[1].translate(_WORD_TABLE)
    return tuple(word for part in rest.split() if (word := part.strip("'’")))


def telling_words(title: str) -> tuple[str, ...]:
    """Return the words that say what a video is about, each once, in order.

    Words that hold a sentence together, and those that any video may have in its title, are left
    out, as is the ending of a possessive. Of a script that parts no words (Chinese, Japanese) there
    are short pieces.
    """
    found: dict[str, str] = {}
    for word in words(title):
        for piece in _pieces(word):
            plain = piece.removesuffix("'s").removesuffix("’s")
            if _is_telling(plain):
                found.setdefault(plain.casefold(), plain)
    return tuple(found.values())


def is_unspaced(word: str) -> bool:
    """Whether a word is of a script that joins words, or endings to them, without a space."""
    return not word.isascii() and _UNSPACED.search(word) is not None


def _is_telling(word: str) -> bool:
    if word.casefold().replace("’", "'") in _COMMON:
        return False
    # Two letters tell something in capitals only (EU, not "up"); of other scripts, always.
    return len(word) > 2 or (len(word) == 2 and word.isupper()) or is_unspaced(word)


def _pieces(word: str) -> list[str]:
    if not is_unspaced(word) or _HANGUL.search(word):
        return [word]
    pieces = []
    for run in _RUN.findall(word):
        if len(run) <= _LONGEST_RUN or not _HAN.match(run):
            pieces.append(run)
        else:
            pieces.extend(run[at : at + 2] for at in range(len(run) - 1))
    return pieces
