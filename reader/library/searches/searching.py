"""A search of the whole shelf: the index proposes, the engine of the search bar decides."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from reader.library.asking import Asked
from reader.library.bodies import Asking, Body, Proposer
from reader.library.places import Filter, FoundPlace, Places, has_any
from reader.library.refusals import Stop
from reader.library.searches.expression import expression
from reader.library.searches.query import ShelfQuery
from reader.library.searches.vocabulary import Vocabulary
from reader.library.tokens import spaced
from reader.library.values import Entry, Found, Hit, Order
from reader.model.search.find import Finder, Switches, in_context
from reader.model.search.fold import folded

MOST_BEST: Final = 3
"""How many passages a result shows at first."""

_WIDTH: Final = 70
_MOST_KEPT: Final = 24_000_000
_AT_ONCE: Final = 100
_TEXTS_AT_ONCE: Final = 20

Entries = Callable[[list[int]], dict[int, Entry]]
"""Gives entries by their numbers; those that are removed are missing."""

Listed = Callable[[Mapping[int, str]], tuple[dict[int, Entry], dict[int, Body | None]]]
"""Gives entries as :data:`Entries` does, and of the same transcripts the texts in the index: None
for one that has the digest by which it is known, those left out that have none."""

Propose = Callable[[Asking], Iterator[list[int]]]
"""Yields the transcripts that may have what is asked for and have the facts that are, some at a
time, those added last first."""


class IndexSearch:
    """Searches one index again and again; the texts last searched stay at hand, folded."""

    def __init__(self, index: Proposer, entries: Entries, listed: Listed) -> None:
        self._index = index
        self._entries = entries
        self._listed = listed
        self._kept: OrderedDict[int, tuple[Body, Finder]] = OrderedDict()
        self._size = 0
        self._keeping = threading.Lock()

    def run(
        self,
        query: ShelfQuery,
        switches: Switches,
        propose: Propose,
        order: Order,
        should_stop: Stop | None,
    ) -> Iterator[Found]:
        """Yield those of the transcripts proposed that have hits, in an order.

        Ends early once ``should_stop`` says so.
        """

        def asking(words: Vocabulary) -> Asked:
            return expression(query, words, switches)

        proposed = propose(asking)
        if order is not Order.ADDED:
            proposed = self._ordered(proposed, asking, order, should_stop)
        if not (query.groups or query.without):
            # Nothing but filters: the transcripts as such were looked for, and no text.
            for ids in proposed:
                entries = self._entries(ids)
                if should_stop is not None and should_stop():
                    return
                listed = (entries[id_] for id_ in ids if id_ in entries)
                yield from (Found(entry, 0, "", (), tuple) for entry in listed)
            return
        for entry, body, finder in self._texts(proposed):
            if should_stop is not None and should_stop():
                return
            if found := _found(entry, body, finder, query, switches):
                yield found

    def _ordered(
        self,
        proposed: Iterator[list[int]],
        asking: Asking,
        order: Order,
        should_stop: Stop | None,
    ) -> Iterator[list[int]]:
        """Put all that is proposed in an order, before a text is looked at: the first are soon."""
        ids = list(chain.from_iterable(proposed))
        if order is Order.RELEVANCE:
            ids = self._index.ranked(asking(self._index.words_known()), ids, should_stop)
        else:
            entries = self._entries(ids)
            ids = [
                entry.id
                for entry in in_order([entries[id_] for id_ in ids if id_ in entries], order)
            ]
        for at in range(0, len(ids), _AT_ONCE):
            yield ids[at : at + _AT_ONCE]

    def _texts(self, proposed: Iterator[list[int]]) -> Iterator[tuple[Entry, Body, Finder]]:
        """Yield what is on the shelf and the index has the text of, with that.

        The first is asked for alone, since it is wanted at once, and the next with all that a page
        shows of them.
        """
        most = 1
        for ids in proposed:
            at = 0
            while some := ids[at : at + most]:
                yield from self._at_hand(some)
                at, most = at + most, _TEXTS_AT_ONCE - 1 if most == 1 else _TEXTS_AT_ONCE

    def _at_hand(self, ids: Sequence[int]) -> list[tuple[Entry, Body, Finder]]:
        """Return transcripts and their texts, those left out that have none in the index.

        One at hand is of use only where it has the digest: the words may have changed meanwhile, by
        another program too.
        """
        with self._keeping:
            kept = {id_: self._kept.get(id_) for id_ in ids}
        entries, bodies = self._listed(
            {id_: found[0].digest if found else "" for id_, found in kept.items()}
        )
        texts: dict[int, tuple[Body, Finder]] = {}
        for id_ in ids:
            if id_ not in entries or id_ not in bodies:
                continue
            body, found, language = bodies[id_], kept[id_], entries[id_].language
            if body is None and found is not None:
                body, finder = found
                texts[id_] = found if finder.language == language else _ready(body, language)
            elif body is not None:
                texts[id_] = _ready(body, language)
        self._keep(texts)
        return [(entries[id_], *text) for id_, text in texts.items()]

    def _keep(self, texts: Mapping[int, tuple[Body, Finder]]) -> None:
        with self._keeping:
            for id_, text in texts.items():
                self._let_go(id_)
                self._kept[id_] = text
                self._size += len(text[0].text)
            while self._size > _MOST_KEPT and len(self._kept) > 1:
                self._let_go(next(iter(self._kept)))

    def _let_go(self, id_: int) -> None:
        if (found := self._kept.pop(id_, None)) is not None:
            self._size -= len(found[0].text)


def _ready(body: Body, language: str) -> tuple[Body, Finder]:
    return body, Finder(body.text, language)


def _found(
    entry: Entry, body: Body, finder: Finder, query: ShelfQuery, switches: Switches
) -> Found | None:
    if has_any(finder, query.without, switches):
        return None
    if not query.groups:
        return Found(entry, 0, "", (), tuple)
    places = Places(finder, query, switches, _by_speaker(body, query))
    if not len(places):
        return None
    best = places.best(MOST_BEST)
    return Found(
        entry,
        len(places),
        best[0].text,
        tuple(_hit(body, place) for place in best),
        lambda: tuple(_hit(body, place) for place in places.all()),
    )


def hit_of(body: Body, start: int, end: int, text: str = "") -> Hit:
    """Return a place of a text with what is around it, when it is said, and by whom.

    ``text`` is what finds it in the search bar, "" for what stands there.
    """
    passage = in_context(body.text, start, end, _WIDTH)
    moment = body.moment_at(start)
    return Hit(passage, moment.cue, moment.start, moment.speaker, text or body.text[start:end])


def _hit(body: Body, place: FoundPlace) -> Hit:
    return hit_of(body, place.start, place.end, place.text)


def in_order(entries: Sequence[Entry], order: Order) -> list[Entry]:
    """Return transcripts by date, title or speaker; those without one come last."""
    if order is Order.DATE:
        return sorted(entries, key=lambda entry: entry.day, reverse=True)
    if order is Order.TITLE:
        return sorted(entries, key=lambda entry: folded(entry.title))
    names = {entry.id: folded(next(filter(None, entry.speakers), "")).strip() for entry in entries}
    return sorted(entries, key=lambda entry: (not names[entry.id], names[entry.id]))


def _by_speaker(body: Body, query: ShelfQuery) -> Filter | None:
    """Return whether a place is said by those who are asked for, None if nobody is."""
    if not query.speakers:
        return None
    wanted = list(map(spaced, query.speakers))
    numbers = {
        number
        for number, name in enumerate(map(spaced, body.names))
        if all(words in name for words in wanted)
    }
    return lambda offset: body.speaker_at(offset) in numbers
