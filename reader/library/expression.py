"""From a query to what the index is asked: at least all that the search itself would find.

The index proposes transcripts and the search goes through their texts, so what is asked may be
wide, but must never leave out a transcript that has a hit. Where a part of the query would be too
wide to help (a single letter), nothing is asked for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from reader.library.query import Choice, Near, ShelfQuery, Term
from reader.library.tokens import is_letter, tokens
from reader.library.vocabulary import Vocabulary
from reader.model import query as bar
from reader.model.hits import Switches

ANYTHING: Final = ""
"""What cannot be narrowed down: every transcript is to be looked at."""

_MOST_WORDS: Final = 64
# Of a phrase, a part that so many words begin with narrows little and takes long.
_MOST_BEGINNINGS: Final = 2_000


class NothingFits(Exception):  # noqa: N818 - an answer
    """No transcript has what is looked for: one of its words is nowhere in the index."""


def expression(query: ShelfQuery, vocabulary: Vocabulary, switches: Switches) -> str:
    """Return what to match in the index (FTS5 query syntax, https://sqlite.org/fts5.html, 3).

    ANYTHING if every transcript may have a hit. Raises NothingFits if none can.
    """
    parts = []
    for group in query.groups:
        part = _any_of(_choice(choice, vocabulary, switches) for choice in group)
        if part != ANYTHING:
            parts.append(part)
    wanted = " AND ".join(f"({part})" for part in parts)
    unwanted = [part for term in query.without if (part := _surely(term, switches))]
    if wanted and unwanted:
        return f"({wanted}) NOT ({' OR '.join(unwanted)})"
    return wanted


def _choice(choice: Choice, vocabulary: Vocabulary, switches: Switches) -> str | None:
    """What one choice of a group asks for, None if it cannot be found."""
    if isinstance(choice, Near):
        parts = [_term(term, vocabulary, switches) for term in choice.terms]
        if None in parts:
            return None
        return " AND ".join(f"({part})" for part in parts if part)
    return _term(choice, vocabulary, switches)


def _any_of(parts: Iterable[str | None]) -> str:
    possible = [part for part in parts if part is not None]
    if not possible:
        raise NothingFits
    return ANYTHING if ANYTHING in possible else " OR ".join(possible)


def _term(term: Term, vocabulary: Vocabulary, switches: Switches) -> str | None:
    words = tokens(bar.read(term.text, False).words)
    if not words:
        return ANYTHING
    if term.is_prefix:
        return _phrase(words[:-1], words[-1], vocabulary)
    if switches.whole_words:
        return _quoted(words)
    first, *rest = words
    if not rest:
        if is_letter(first):
            return _quoted(words)
        return _one_of(vocabulary.containing(first, _MOST_WORDS), [])
    last = rest.pop()
    begins = [] if is_letter(first) else vocabulary.ending(first, _MOST_WORDS)
    if begins == [] and not is_letter(first):
        return None
    if begins == [first] or is_letter(first):
        return _phrase([first, *rest], last, vocabulary)
    if begins is None:
        return _phrase(rest, last, vocabulary)
    parts = [_phrase([word, *rest], last, vocabulary) for word in begins]
    return _either(parts)


def _one_of(words: list[str] | None, behind: list[str]) -> str | None:
    if words is None:
        return ANYTHING
    return " OR ".join(_quoted([word, *behind]) for word in words) or None


def _either(parts: list[str | None]) -> str | None:
    possible = [part for part in parts if part is not None]
    if not possible:
        return None
    return ANYTHING if ANYTHING in possible else " OR ".join(possible)


def _phrase(words: list[str], last: str, vocabulary: Vocabulary) -> str | None:
    """Words one after another, then one that begins with ``last``."""
    if is_letter(last):
        return _quoted([*words, last])
    count = vocabulary.count_beginning(last)
    if count == 0:
        return None
    if count > _MOST_BEGINNINGS:
        return _quoted(words) if words else ANYTHING
    return f"{_quoted([*words, last])} *"


def _surely(term: Term, switches: Switches) -> str:
    """What only transcripts have that have the term: whole words, without signs and accents."""
    wanted = bar.read(term.text, False)
    is_plain = wanted.words and not wanted.has_signs and not wanted.accents and not wanted.loose
    if not is_plain or switches.match_case or switches.exact:
        return ""
    words = tokens(wanted.words)
    # Between letters that are words of the index by themselves a text may have signs.
    return "" if any(map(is_letter, words)) else _quoted(words)


def _quoted(words: list[str]) -> str:
    # Tokens are made of letters, digits, marks and the underscore: none is a quotation mark.
    return f'"{" ".join(words)}"'
