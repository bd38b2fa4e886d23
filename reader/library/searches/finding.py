"""What is read and found in a library with an index, however that and the library are kept."""

from __future__ import annotations

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from reader.library import likeness, related
from reader.library.apart import apart
from reader.library.bodies import Asking, Proposer
from reader.library.library import FORGIVING
from reader.library.records import unpacked
from reader.library.refusals import LibraryError, Stop, Stopped
from reader.library.rows import amendments_in
from reader.library.searches.query import ShelfQuery, read
from reader.library.searches.searching import IndexSearch, hit_of
from reader.library.values import Apart, Entry, Found, Order, Resolved, Similar
from reader.model.amendments import Amendments
from reader.model.search.switches import Switches
from reader.model.transcript import RelatedVideo, Transcript
from reader.wording import tr

T = TypeVar("T")


class IndexedFinding(ABC):
    """The half of a :class:`~reader.library.library.ReadingRoom` that is the same for all kinds."""

    @abstractmethod
    def _proposer(self) -> Proposer:
        """Return the index."""

    @abstractmethod
    def _searcher(self) -> IndexSearch:
        """Return what searches it."""

    @abstractmethod
    def _asking(self, ask: Callable[[], T]) -> T:
        """Ask the index once it is the one of the library as it stands."""

    @abstractmethod
    def _get_ready(self, should_stop: Stop | None) -> None:
        """Have the index be that of the library as it stands, as far as there is time for it."""

    @abstractmethod
    def _proposed(
        self, query: ShelfQuery, asking: Asking, should_stop: Stop | None
    ) -> Iterator[list[int]]:
        """Yield what may have what a query asks for, the newest first, some at a time."""

    @abstractmethod
    def _entries(self, ids: Sequence[int]) -> dict[int, Entry]:
        """Return entries by their numbers; those that are removed are missing."""

    @abstractmethod
    def _kept(self, id_: int) -> tuple[bytes, str, str] | None:
        """Return the record, the digest and the amendments of a transcript, None if it is gone."""

    # -- one transcript -------------------------------------------------------------------------

    def entry(self, id_: int) -> Entry:
        """Read one row; raises LibraryError if it is not there."""
        found = self._entries([id_])
        if id_ not in found:
            raise self._missing(id_)
        return found[id_]

    def get(self, id_: int) -> Transcript:
        """Unpack and amend it; raises LibraryError if it is gone or not what was kept."""
        said, amendments = self._unpacked(id_)
        return amendments.made_to(said) if amendments else said

    def as_said(self, id_: int) -> Transcript:
        """Unpack what is kept of it; raises LibraryError as :meth:`get` does."""
        return self._unpacked(id_)[0]

    def _unpacked(self, id_: int) -> tuple[Transcript, Amendments | None]:
        row = self._kept(id_)
        if row is None:
            raise self._missing(id_)
        record, digest, amended = row
        return unpacked(record, digest), amendments_in(amended)

    @staticmethod
    def _missing(id_: int) -> LibraryError:
        return LibraryError(tr("There is no transcript {number} in the library.", number=id_))

    # -- search ---------------------------------------------------------------------------------

    def search(
        self,
        query: str,
        switches: Switches = FORGIVING,
        should_stop: Stop | None = None,
        order: Order = Order.ADDED,
    ) -> Iterator[Found]:
        """Understand the query now, and search as results are taken."""
        asked = read(query)
        if not (asked.groups or asked.has_filters):
            return iter(())
        return self._run(asked, switches, should_stop, order)

    def words_apart(
        self, query: str, switches: Switches = FORGIVING, should_stop: Stop | None = None
    ) -> Apart | None:
        """Search for them, and count."""
        loose = apart(read(query))
        found = self.search(loose, switches, should_stop) if loose else ()
        count = sum(1 for _ in found)
        return Apart(loose, count) if count else None

    def _run(
        self, asked: ShelfQuery, switches: Switches, should_stop: Stop | None, order: Order
    ) -> Iterator[Found]:
        self._get_ready(should_stop)

        def propose(asking: Asking) -> Iterator[list[int]]:
            return self._proposed(asked, asking, should_stop)

        with contextlib.suppress(Stopped):
            yield from self._searcher().run(asked, switches, propose, order, should_stop)

    # -- related --------------------------------------------------------------------------------

    def known(self, videos: Sequence[RelatedVideo]) -> dict[RelatedVideo, int]:
        """Look the names of each up in the index."""
        if not videos:
            return {}
        index = self._proposer()
        found = self._asking(
            lambda: {video: related.recognise(index, video).id for video in set(videos)}
        )
        return {video: id_ for video, id_ in found.items() if id_ is not None}

    def resolve(self, video: RelatedVideo) -> Resolved:
        """Look its names up in the index."""
        found = self._asking(lambda: related.resolve(self._proposer(), video))
        ids = [*([] if found.id is None else [found.id]), *found.offers]
        entries = self._entries(ids)
        offers = tuple(entries[id_] for id_ in found.offers if id_ in entries)
        entry = None if found.id is None else entries.get(found.id)
        return Resolved(entry, found.basis if entry else None, offers)

    def listed_by(self, id_: int) -> list[Entry]:
        """Look what it goes by up in the index."""
        ids = self._asking(lambda: related.listing(self._proposer(), id_))
        entries = self._entries(ids)
        return [entries[other] for other in ids if other in entries]

    def similar(self, id_: int, most: int = 10) -> list[Similar]:
        """Compare its text."""
        body = self._asking(lambda: self._proposer().bodies([id_])).get(id_)
        return self.similar_to(body.text, most, but=id_) if body else []

    def similar_to(self, text: str, most: int = 10, but: int | None = None) -> list[Similar]:
        """Ask the index for what has the text's telling words."""
        found = self._asking(lambda: likeness.similar(self._proposer(), text, most, but))
        entries = self._entries([one.id for one in found])
        return [
            Similar(entries[one.id], one.terms, hit_of(one.body, one.start, one.end))
            for one in found
            if one.id in entries
        ]
