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
from reader.model.search import query as bar
from reader.model.search.switches import Switches

ANYTHING: Final = ""
"""What cannot be narrowed down: every transcript is to be looked at."""

_JOINER: Final = "\u200c"
_MOST_WORDS: Final = 64
# Of a phrase, a part that so many words begin with narrows little and takes long.
_MOST_BEGINNINGS: Final = 2_000


def expression(query: ShelfQuery, vocabulary: Vocabulary, switches: Switches) -> str | None:
    """Return what to match in the index (FTS5 query syntax, https://sqlite.org/fts5.html, 3).

    ANYTHING if every transcript may have a hit; None if none can that is indexed by all its words.
    """
    parts = [
        _either(_choice(choice, vocabulary, switches) for choice in group) for group in query.groups
    ]
    if None in parts:
        return None
    wanted = " AND ".join(f"({part})" for part in parts if part != ANYTHING)
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


def _term(term: Term, vocabulary: Vocabulary, switches: Switches) -> str | None:
    wanted = bar.read(term.text, False)
    words = tokens(wanted.words)
    if not words:
        return ANYTHING
    if wanted.joined or _JOINER in term.text:
        return _all_of(words, vocabulary)
    if term.is_prefix:
        return _phrase(words[:-1], words[-1], vocabulary)
    if switches.whole_words or term.is_whole:
        return _quoted(words)
    first, *rest = words
    if not rest:
        return _quoted([first]) if is_letter(first) else _within(first, vocabulary)
    last = rest.pop()
    begins = [first] if is_letter(first) else vocabulary.ending(first, _MOST_WORDS)
    if begins is None:
        return _phrase(rest, last, vocabulary)
    return _either(_phrase([word, *rest], last, vocabulary) for word in begins)


def _either(parts: Iterable[str | None]) -> str | None:
    """Return what asks for one of some parts at least, None if none of them can be found."""
    possible = [part for part in parts if part is not None]
    if not possible:
        return None
    return ANYTHING if ANYTHING in possible else " OR ".join(possible)


def _all_of(words: list[str], vocabulary: Vocabulary) -> str | None:
    """Words that may stand in longer ones, since a text may join them (ZWNJ)."""
    parts = [ANYTHING if is_letter(word) else _within(word, vocabulary) for word in words]
    if None in parts:
        return None
    return " AND ".join(f"({part})" for part in parts if part)


def _within(word: str, vocabulary: Vocabulary) -> str | None:
    whole = vocabulary.containing(word, _MOST_WORDS)
    return ANYTHING if whole is None else _either(_quoted([each]) for each in whole)


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
