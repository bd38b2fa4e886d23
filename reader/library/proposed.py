"""What a search goes through: what the index proposes, of that what has the facts asked for; and
what the index lacks.

The facts are in the library's file, the words, titles and speakers in that of the index; so each
page of one is held against the other, and never is there a list of all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from reader.library.asking import ANYTHING, Asked
from reader.library.database import Database
from reader.library.index import Index
from reader.library.refusals import Stop
from reader.library.searches.query import ShelfQuery
from reader.library.statements import FactsAsked, digests_after, facts_asked, having, with_facts
from reader.named_tuple import NamedTuple

_DIGESTS_AT_ONCE: Final = 2_000
_FIRST_PAGE: Final = 32
_PAGE: Final = 500


def proposed(
    database: Database, index: Index, query: ShelfQuery, wanted: Asked, should_stop: Stop | None
) -> Iterator[list[int]]:
    """Yield the transcripts that may have what a query asks for, the newest first, some at a time.

    ``wanted`` is what it asks of the index.
    """
    if not query.has_filters:
        yield from index.matching(wanted, should_stop)
        return
    with database.reading() as db:
        facts = facts_asked(db, query)
    if wanted == ANYTHING:
        pages = _with_facts(database, facts)
    else:
        pages = _having(database, facts, index.matching(wanted, should_stop))
    for ids in pages:
        if query.titles or query.speakers:
            fitting = index.with_facts(query.titles, query.speakers, ids)
            yield [id_ for id_ in ids if id_ in fitting]
        else:
            yield ids


def _with_facts(database: Database, facts: FactsAsked) -> Iterator[list[int]]:
    before, most = 1 << 62, _FIRST_PAGE
    while True:
        with database.reading() as db:
            ids = with_facts(db, facts, before, most)
        yield ids
        if len(ids) < most:
            return
        before, most = ids[-1], _PAGE


def _having(
    database: Database, facts: FactsAsked, pages: Iterator[list[int]]
) -> Iterator[list[int]]:
    for ids in pages:
        with database.reading() as db:
            yield having(db, facts, ids)


class Behind(NamedTuple):
    """How an index is not that of its library: the numbers of what is to be taken ``out`` of it,
    and what is to come ``into`` it, the digest of each by its number.
    """

    out: list[int]
    into: dict[int, str]


def behind(database: Database, index: Index) -> Behind:
    """Hold what is indexed against what is kept, some of it at a time."""

    def kept_after(after: int, most: int) -> list[tuple[int, str]]:
        with database.reading() as db:
            return digests_after(db, after, most)

    found = Behind([], {})
    kept, indexed = _paged(kept_after), _paged(index.digests_after)
    here, there = next(kept, None), next(indexed, None)
    while here or there:
        if here == there:
            here, there = next(kept, None), next(indexed, None)
        elif there and (here is None or there[0] <= here[0]):
            found.out.append(there[0])
            there = next(indexed, None)
        elif here:
            found.into[here[0]] = here[1]
            here = next(kept, None)
    return found


def _paged(page: Callable[[int, int], list[tuple[int, str]]]) -> Iterator[tuple[int, str]]:
    after = 0
    while some := page(after, _DIGESTS_AT_ONCE):
        yield from some
        after = some[-1][0]
