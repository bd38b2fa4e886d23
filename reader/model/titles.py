"""Titles as pages, people and file names write them: one form to compare them by, and their words.

The same video is listed as ``NATO - EU : Getting closer ?`` on one page and headed ``NATO–EU:
Getting closer?`` on another. Two titles are taken as one when their normal forms are equal, never
when one merely begins like the other: ``Video interview`` is not ``Video interview with Ahmed
Rashid``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Nobody's title is longer, and a stranger's file must not make comparing slow.
_LONGEST = 1_000
_KEPT_FORMS = 32_768

# Apostrophes, and what is typed in their place, part no words: don’t, don't, dont.
_APOSTROPHES = "'`´‘’‚‛′ʹʻʼʽ＇"
# Signs that tell titles apart: C, C++ and C#.
_KEPT_SIGNS = "+#%"

# A number that a list or a folder puts before a title: "12. ", "3) ", "03 - ".
_NUMBER = re.compile(r"\s*#?([0-9]{1,3})(?:\s*[.)]\s+|\s+[-‐-―]\s+)(?=.*[^\W\d_])")


class _Table(dict[int, str]):
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


_TABLE = _Table()
_WITHOUT_APOSTROPHES = dict.fromkeys(map(ord, _APOSTROPHES), "")


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


def _parted(title: str) -> tuple[str, str]:
    title = title[:_LONGEST]
    found = _NUMBER.match(title)
    return (str(int(found[1])), title[found.end() :]) if found else ("", title)


def _plain(text: str) -> str:
    # Apostrophes go first: composing turns some of them into a space and a mark. Folding case can
    # leave letters decomposed, so composing comes again after it.
    folded = unicodedata.normalize("NFKC", text.translate(_WITHOUT_APOSTROPHES)).casefold()
    plain = " ".join(unicodedata.normalize("NFKC", folded).translate(_TABLE).split())
    return plain or " ".join(text.split())
