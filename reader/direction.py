"""The direction of writing: which way a text is read, and that no words turn those around them.

Marks that turn it can make a name look like another (CVE-2021-42574): they are spelled out where a
stranger's words stand among ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from unicodedata import bidirectional

from reader.patterns import lazy_pattern
from reader.wording import FROM_RIGHT, language

_TURNS: Final = {
    "\u202a": "⟨LRE⟩",
    "\u202b": "⟨RLE⟩",
    "\u202c": "⟨PDF⟩",
    "\u202d": "⟨LRO⟩",
    "\u202e": "⟨RLO⟩",
    "\u2066": "⟨LRI⟩",
    "\u2067": "⟨RLI⟩",
    "\u2068": "⟨FSI⟩",
    "\u2069": "⟨PDI⟩",
}
_MARKS: Final = "".join(_TURNS)
# What is isolated by itself turns nothing around it, and within it the letters are seen that do.
_TURN: Final = lazy_pattern(f"\u2068[^{_MARKS}]+\u2069|[{_MARKS}]")


def turns_shown(text: str) -> str:
    """Return a text in which each such mark is its name in brackets, and turns nothing.

    The pair around a fact that is isolated stays: it keeps those around it as they are.
    """
    return _TURN.sub(lambda mark: _TURNS.get(mark[0], mark[0]), text)


def reads_leftward(text: str) -> bool:
    """Whether a text is read from right to left, by its first letter (UAX #9, P2 and P3).

    What stands between marks of isolation is passed over.
    """
    if text.isascii():
        return False
    depth = 0
    for letter in text:
        kind = bidirectional(letter)
        if kind in ("FSI", "LRI", "RLI"):
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def mostly_leftward(text: str) -> bool:
    """Whether more letters of a piece of a text are read from right to left than the other way.

    It may begin anywhere, so that its first letter tells nothing.
    """
    if text.isascii():
        return False
    kinds = list(map(bidirectional, text))
    return kinds.count("R") + kinds.count("AL") > kinds.count("L")


def isolated(text: str, among: str = "") -> str:
    """Return a fact whose direction of writing does not reach those around it, for what has no
    markup for that: what runs against the language around it is set between FSI and PDI (UAX #9,
    2.4), anything else stays as it is. That language is ``among``, by default the one spoken.
    """
    is_from_right = (among or language()) in FROM_RIGHT
    if text.isascii() and not is_from_right:
        return text
    against = ("L",) if is_from_right else ("R", "AL")
    is_against = any(bidirectional(letter) in against for letter in text)
    return f"\u2068{text}\u2069" if is_against else text


def in_a_row(parts: Iterable[str]) -> str:
    """Return facts in a row read as the language spoken is, a dot between them; empty ones are left
    out.

    It begins with a mark of that where letters that run the other way are in it: not all that sets
    text passes over what is isolated when it looks for the first letter.
    """
    row = "  ·  ".join(isolated(part) for part in parts if part)
    mark = "\u200f" if language() in FROM_RIGHT else "\u200e"
    return f"{mark}{row}" if "\u2068" in row else row


def in_own_direction(parts: Iterable[str], between: str) -> str:
    """Return facts in a row that is read as the first of them is, with ``between`` parting them.

    Each keeps its direction to itself: a date among Arabic would be turned round. So they are set
    apart where one holds what parts them.
    """
    facts = list(parts)
    if not any(reads_leftward(fact) or between in fact for fact in facts):
        return between.join(facts)
    mark = "\u200f" if reads_leftward(facts[0]) else ""
    return mark + between.join(f"\u2068{fact}\u2069" for fact in facts)
