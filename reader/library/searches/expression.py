"""From a query to what the index is asked: at least all that the search itself would find.

The index proposes transcripts and the search goes through their texts, so what is asked may be
wide, but must never leave out a transcript that has a hit. Where a part of the query would be too
wide to help (a single letter), nothing is asked for it.
"""

from __future__ import annotations

from typing import Final

from reader.library.asking import ANYTHING, NOTHING, AllBut, Asked, InARow, all_of, any_of
from reader.library.searches.query import Choice, Near, ShelfQuery, Term
from reader.library.searches.vocabulary import Vocabulary
from reader.library.tokens import is_letter, tokens
from reader.model.search import query as bar
from reader.model.search.switches import Switches

_JOINER: Final = "\u200c"
_MOST_WORDS: Final = 64
# Of a phrase, a part that so many words begin with narrows little and takes long.
_MOST_BEGINNINGS: Final = 2_000


def expression(query: ShelfQuery, vocabulary: Vocabulary, switches: Switches) -> Asked:
    """Return what to ask an index for, of which ``vocabulary`` holds all words.

    ANYTHING if every transcript may have a hit; NOTHING if none can that is indexed by all its
    words.
    """
    wanted = all_of(
        any_of(_choice(choice, vocabulary, switches) for choice in group) for group in query.groups
    )
    unwanted = tuple(row for term in query.without if (row := _surely(term, switches)))
    if unwanted and wanted not in (ANYTHING, NOTHING):
        return AllBut(wanted, unwanted)
    return wanted


def _choice(choice: Choice, vocabulary: Vocabulary, switches: Switches) -> Asked:
    """What one choice of a group asks for, NOTHING if it cannot be found."""
    if isinstance(choice, Near):
        return all_of(_term(term, vocabulary, switches) for term in choice.terms)
    return _term(choice, vocabulary, switches)


def _term(term: Term, vocabulary: Vocabulary, switches: Switches) -> Asked:
    wanted = bar.read(term.text, False)
    words = tokens(wanted.words)
    if not words:
        return ANYTHING
    if wanted.joined or _JOINER in term.text:
        return _all_of(words, vocabulary)
    if term.is_prefix:
        return _phrase(words[:-1], words[-1], vocabulary)
    if switches.whole_words or term.is_whole:
        return InARow(tuple(words))
    first, *rest = words
    if not rest:
        return InARow((first,)) if is_letter(first) else _within(first, vocabulary)
    last = rest.pop()
    begins = [first] if is_letter(first) else vocabulary.ending(first, _MOST_WORDS)
    if begins is None:
        return _phrase(rest, last, vocabulary)
    return any_of(_phrase([word, *rest], last, vocabulary) for word in begins)


def _all_of(words: list[str], vocabulary: Vocabulary) -> Asked:
    """Words that may stand in longer ones, since a text may join them (ZWNJ)."""
    return all_of(ANYTHING if is_letter(word) else _within(word, vocabulary) for word in words)


def _within(word: str, vocabulary: Vocabulary) -> Asked:
    whole = vocabulary.containing(word, _MOST_WORDS)
    return ANYTHING if whole is None else any_of(InARow((each,)) for each in whole)


def _phrase(words: list[str], last: str, vocabulary: Vocabulary) -> Asked:
    """Words one after another, then one that begins with ``last``."""
    row = (*words, last)
    if is_letter(last):
        return InARow(row)
    count = vocabulary.count_beginning(last)
    if count == 0:
        return NOTHING
    if count > _MOST_BEGINNINGS:
        return InARow(tuple(words)) if words else ANYTHING
    return InARow(row, is_open=True)


def _surely(term: Term, switches: Switches) -> InARow | None:
    """What only transcripts have that have the term: whole words, without signs and accents.

    None if nothing can be that sure.
    """
    wanted = bar.read(term.text, False)
    is_plain = wanted.words and not wanted.has_signs and not wanted.accents and not wanted.loose
    if not is_plain or switches.match_case or switches.exact:
        return None
    words = tokens(wanted.words)
    # Between letters that are words of the index by themselves a text may have signs.
    return None if any(map(is_letter, words)) else InARow(tuple(words))
