"""Where a query finds nothing: what is told of it, and the query that is offered instead, which
asks for the words of its phrases apart.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import Final

from reader.errors import QueryError
from reader.library.searches.query import (
    CLOSING,
    KIND_NAMES,
    MOST_TERMS,
    NEAR_WORDS,
    OPENING,
    Choice,
    Group,
    Near,
    ShelfQuery,
    Term,
    read,
)
from reader.model.search import query as bar
from reader.patterns import lazy_pattern
from reader.wording import tr

# What would end a value that stands in quotation marks.
_MARK: Final = lazy_pattern(f"([{CLOSING}])")


def narrowed(text: str) -> str:
    """Return what is told where a query that asks for facts of transcripts finds nothing; "" for
    one that asks for words alone.
    """
    query = read(text)
    if not query.has_filters:
        return ""
    if query.groups:
        told = tr("In no transcript that the search is narrowed to does anybody say that.")
    else:
        told = tr("There is no such transcript in the library.")
    if query.before or query.after:
        told += " " + tr("Those without a date are found neither by before: nor by after:.")
    return told


def apart(query: ShelfQuery) -> str:
    """Return a query that asks for each word of a query's phrases, wherever they stand.

    It is "" where no phrase has several words, or there would be too many of them.
    Phrases of which one is enough (``OR``), and those that must be near, stay what they are.
    """
    groups = tuple(chain.from_iterable(map(_apart, query.groups)))
    loose = replace(query, groups=groups)
    if groups == query.groups or len(loose.terms) + len(loose.without) > MOST_TERMS:
        return ""
    return spelled(loose)


def spelled(query: ShelfQuery) -> str:
    """Return how a query may be typed, so that just it is understood."""
    asked = [" OR ".join(map(_choice, group)) for group in query.groups]
    words = [" AND ".join(asked)] if asked else []
    words += [f"NOT {_term(term)}" for term in query.without]
    for field, values in (
        ("speaker", query.speakers),
        ("title", query.titles),
        ("tag", query.tags),
        ("folder", query.folders),
        ("language", query.languages),
        ("kind", [KIND_NAMES[kind] for kind in query.kinds]),
        ("after", [query.after]),
        ("before", [query.before]),
    ):
        words += [field_of(field, value) for value in values if value]
    return " ".join(words)


def field_of(field: str, value: str) -> str:
    """Return how a field of a query is typed: ``speaker:Ana``, ``title:"the hearing"``."""
    bare = f"{field}:{value}"
    is_one_piece = not any(map(str.isspace, value)) and value[:1] not in OPENING
    if is_one_piece:
        return bare
    value = _MARK.sub(r"\1\1", value)
    return f'{field}:"{value}"'


def _apart(group: Group) -> tuple[Group, ...]:
    (first, *others) = group
    if others or isinstance(first, Near):
        return (group,)
    said = first.text.split()
    words = [word for word in said if bar.read(word, False).words]
    if len(words) < 2:
        return (group,)
    *before, last = words
    return (*((Term(word),) for word in before), (Term(last, first.is_prefix),))


def _choice(choice: Choice) -> str:
    if isinstance(choice, Term):
        return _term(choice)
    operator = " NEAR " if choice.words == NEAR_WORDS else f" NEAR/{choice.words} "
    return operator.join(map(_term, choice.terms))


def _term(term: Term) -> str:
    """Return how a term is typed: as it is where that is understood so, else in quotation marks."""
    bare, quoted = term.text + "*" * term.is_prefix, f'"{term.text}"'
    if not bar.read(term.text, False).words:
        return quoted  # signs between other words are not asked for
    try:
        is_clear = read(bare).groups == ((term._replace(is_whole=False),),)
    except QueryError:
        is_clear = False  # it would be an operator
    return bare if is_clear else quoted
