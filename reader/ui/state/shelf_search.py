"""The search over the whole library: from what is typed to the transcripts that have it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from reader.errors import ReaderError
from reader.model.search.switches import Switches
from reader.named_tuple import NamedTuple
from reader.ui.parts.background import Job, WorkChannel
from reader.wording import number, tr

if TYPE_CHECKING:
    from reader.library import Apart, Entry, Found, Hit, Library
    from reader.ui.state.shelf import Shelf

MOST_TRANSCRIPTS: Final = 200
"""How many transcripts are listed at first, and how many more each time that they are asked for."""

MOST_ROWS: Final = 20_000
"""How many hits a table holds."""

_PAUSE_MS = 40
_FEWEST_TO_NARROW = 2
_MOST_VALUES = 40
_FLUSH_SECONDS = 0.08


class NarrowedTo(NamedTuple):
    """One value of a narrowing: how many transcripts have it, what to add to the query to have only
    these, and how many hits they have; only years and folders are counted so.
    """

    words: str
    transcripts: int
    query: str
    hits: int = 0


class Narrowing(NamedTuple):
    """What the transcripts found differ by, such as "year" or "speaker"."""

    name: str
    values: tuple[NarrowedTo, ...]


@dataclass(slots=True, eq=False)
class Result:
    """A transcript that was found.

    ``hits`` are those shown of ``total``. Of what is about the same nothing is counted: ``terms``
    are words that it has in common with what was looked for, its one hit is where they stand.
    """

    entry: Entry
    total: int
    text: str
    hits: tuple[Hit, ...]
    all_hits: Callable[[], tuple[Hit, ...]] = tuple
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShelfState:
    """One moment of a search.

    ``like`` names the passage where something like it is looked for, "" in a search for words.
    ``order`` is one of :class:`reader.library.Order`, by its value. ``is_cut`` tells that there are
    more transcripts than are listed, ``apart`` what there is where a phrase is nowhere.
    """

    query: str = ""
    like: str = ""
    switches: Switches = field(default_factory=Switches)
    order: str = "added"
    is_busy: bool = False
    is_cut: bool = False
    error: str = ""
    transcripts: int = 0
    hits: int = 0
    apart: Apart | None = None


class ShelfSearch(QObject):
    """Searches the library as one types.

    *Signals*: ``cleared()``: the results shown are of no more use; ``found(list[Result])``: some
    more of them; ``changed(ShelfState)``: the search stands differently; ``grown(Result)``: all
    hits of a transcript are there now; ``narrowed()``: it is known what the transcripts differ by,
    or it is not known any more.
    """

    cleared = Signal()
    found = Signal(object)
    changed = Signal(object)
    grown = Signal(object)
    narrowed = Signal()

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(shelf)
        self._shelf = shelf
        self._job: Job | None = None
        self._is_stale = False
        self.state = ShelfState()
        self.results: list[Result] = []
        self.narrowings: tuple[Narrowing, ...] = ()
        self._counting: Job | None = None
        self.wants_all = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._start)
        shelf.entries_changed.connect(self._follow)
        shelf.switched.connect(self._begin_anew)
        shelf.away_changed.connect(self._try_again)

    @property
    def hint(self) -> str:
        """A sentence on what looks like a field of the query and is none, "" if nothing does."""
        from reader.library import unknown_field  # late: it is loaded when something is asked

        return unknown_field(self.state.query)

    @property
    def none_says(self) -> str:
        """What is told where nothing is found: nobody says that, there or anywhere."""
        from reader.library import narrowed  # late, as above

        nobody = tr("Nobody says that in any transcript of the library.")
        return narrowed(self.state.query) or nobody

    @property
    def remark(self) -> str:
        """A sentence on how the query is understood where that may be meant otherwise; "" else."""
        if not self.state.query.strip() or self.state.like:
            return ""
        from reader.library import open_quotation  # late, as above

        return open_quotation(self.state.query)

    @property
    def in_part(self) -> str:
        """A sentence where only the newest may be in the order that was asked for, else ""."""
        from reader.library import MOST_RANKED, Order, is_archive

        is_by_relevance = self.state.order == Order.RELEVANCE.value
        if not (is_by_relevance and self.state.is_cut and is_archive(self._shelf.address)):
            return ""
        return tr(
            "In an archive at most the newest {count} that may have it are in order of relevance.",
            count=number(MOST_RANKED),
        )

    def set_query(self, query: str) -> None:
        """Search for what is now typed."""
        if query != self.state.query or self.state.like:
            self._ask(ShelfState(query, switches=self.state.switches))

    def set_switches(self, switches: Switches) -> None:
        """Search in another way; a pattern is searched for as the words that it is."""
        switches = switches._replace(regex=False)
        if switches != self.state.switches:
            self._ask(replace(self.state, switches=switches))

    def set_order(self, order: str) -> None:
        """List the transcripts in another order."""
        if order != self.state.order:
            self._ask(replace(self.state, order=order))

    def show_more(self) -> None:
        """List some more of the transcripts that have what was asked for."""
        if self.state.is_cut:
            self._tell(replace(self.state, is_busy=True, is_cut=False))
            self._start()

    def narrow(self, query: str) -> None:
        """Have only those transcripts that a value of a narrowing stands for."""
        self.set_query(f"{self.state.query.strip()} {query}")

    def set_wants_all(self, on: bool) -> None:
        """Have all hits of each transcript from now on, or the best ones."""
        if on != self.wants_all:
            self.wants_all = on
            if on and self.state.query:
                self._ask(self.state)

    def look_for_like(self, text: str, title: str, but: int) -> None:
        """Look for transcripts about the same as a passage; ``but`` is left out."""
        self._stop()
        kept = ShelfState(switches=self.state.switches, order=self.state.order)
        self._clear(replace(kept, like=title, is_busy=True))

        def ask(library: Library) -> list[Result]:
            alike = library.similar_to(text, most=25, but=but or None)
            return [
                Result(one.entry, 0, one.hit.text, (one.hit,), terms=one.terms) for one in alike
            ]

        def done(results: list[Result]) -> None:
            self._take(results)
            self._tell(replace(self.state, is_busy=False))

        self._job = self._shelf.ask(ask, done, self._refused)

    def grow(self, result: Result) -> None:
        """Get all hits of a transcript."""

        def done(hits: tuple[Hit, ...]) -> None:
            if result in self.results:
                result.hits = hits
                self.grown.emit(result)

        self._shelf.ask(lambda library: result.all_hits(), done, self._refused)

    # -- within ---------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Look anew where something that is listed is gone, or is called otherwise by now."""
        cards = ((self._shelf.card(one.entry.id), one.entry) for one in self.results)
        if self.state.query and any(
            card is None or card.entry.amended != entry.amended for card, entry in cards
        ):
            self._ask(self.state)

    def _begin_anew(self) -> None:
        """Search another library for what was typed."""
        wanted = replace(ShelfState(self.state.query), switches=self.state.switches)
        self._stop()
        self._clear(replace(wanted, order=self.state.order))
        self._ask(self.state)

    def _try_again(self) -> None:
        """Search again once a library that was away can be reached."""
        if self.state.error and self.state.query and not self._shelf.is_away:
            self._ask(self.state)

    def _stop(self) -> None:
        self._pause.stop()
        for job in (self._job, self._counting):
            if job is not None:
                job.cancel()

    def _ask(self, state: ShelfState) -> None:
        """Begin when typing pauses; what was found for another query stays until then."""
        self._stop()
        wanted = ShelfState(state.query, switches=state.switches, order=state.order)
        if not state.query.strip():
            self._clear(wanted)
            return
        self._is_stale = True
        self._tell(
            replace(wanted, is_busy=True, transcripts=self.state.transcripts, hits=self.state.hits)
        )
        self._pause.start()

    def _start(self) -> None:
        """Search for what is not listed yet."""
        state, wants_all = self.state, self.wants_all
        listed = frozenset() if self._is_stale else {result.entry.id for result in self.results}

        def ask(library: Library, line: WorkChannel[list[Result]]) -> tuple[bool, Apart | None]:
            is_cut, has_any = _list(library, state, line, wants_all, listed)
            if is_cut or has_any or listed:
                return is_cut, None
            return False, library.words_apart(state.query, state.switches, line.is_cut)

        def done(answer: tuple[bool, Apart | None]) -> None:
            is_cut, apart = answer
            self._forget_stale()
            self._tell(replace(self.state, is_busy=False, is_cut=is_cut, apart=apart))
            self._count()

        self._job = self._shelf.ask_line(ask, self._told, done, self._refused)

    def _count(self) -> None:
        """Work out what all the transcripts found differ by, those too that are not listed."""
        state = self.state
        if state.transcripts < _FEWEST_TO_NARROW:
            self._take_narrowings(())
            return

        def ask(library: Library, line: WorkChannel[None]) -> tuple[Narrowing, ...]:
            from reader.library import facets, places_of

            hits: Counter[tuple[str, str]] = Counter()

            def counted() -> Iterator[Found]:
                for found in library.search(state.query, state.switches, line.is_cut):
                    hits.update(dict.fromkeys(places_of(found.entry), found.total))
                    yield found

            return tuple(
                Narrowing(
                    facet.name,
                    tuple(
                        NarrowedTo(*one, hits[facet.name, one.words])
                        for one in facet.values[:_MOST_VALUES]
                    ),
                )
                for facet in facets(counted())
                if len(facet.values) > 1
            )

        self._counting = self._shelf.ask_line(
            ask, lambda _: None, self._take_narrowings, self._refused
        )

    def _take_narrowings(self, narrowings: tuple[Narrowing, ...]) -> None:
        if narrowings != self.narrowings:
            self.narrowings = narrowings
            self.narrowed.emit()

    def _told(self, results: list[Result]) -> None:
        self._forget_stale()
        self._take(results)

    def _forget_stale(self) -> None:
        if self._is_stale:
            self._clear(replace(self.state, transcripts=0, hits=0))

    def _take(self, results: list[Result]) -> None:
        if results:
            self.results.extend(results)
            self.found.emit(results)
            if any(self._shelf.card(one.entry.id) is None for one in results):
                self._shelf.look_for_changes()  # somebody else has added it
            hits = self.state.hits + sum(result.total for result in results)
            self._tell(replace(self.state, transcripts=len(self.results), hits=hits))

    def _refused(self, error: ReaderError) -> None:
        self._clear(replace(self.state, is_busy=False, error=str(error), transcripts=0, hits=0))

    def _clear(self, state: ShelfState) -> None:
        self._is_stale = False
        self.results = []
        self._take_narrowings(())
        self.cleared.emit()
        self._tell(state)

    def _tell(self, state: ShelfState) -> None:
        self.state = state
        self.changed.emit(state)


def _list(
    library: Library,
    state: ShelfState,
    line: WorkChannel[list[Result]],
    wants_all: bool,
    listed: Set[int],
) -> tuple[bool, bool]:
    """Tell a line what is found beyond what is listed; beside the window.

    Returns whether there is more than was told, and whether anything was.
    """
    from reader.library import Order  # late: the window starts without the library

    waiting: list[Result] = []
    count = rows = 0
    told = 0.0
    order = Order(state.order)
    for found in library.search(state.query, state.switches, line.is_cut, order):
        if found.entry.id in listed:
            continue
        if count == MOST_TRANSCRIPTS or rows > MOST_ROWS:
            line.tell(waiting)
            return True, True
        result = _result(found, wants_all)
        waiting.append(result)
        count, rows = count + 1, rows + len(result.hits)
        if time.monotonic() - told > _FLUSH_SECONDS:
            line.tell(waiting)
            waiting, told = [], time.monotonic()
    line.tell(waiting)
    return False, count > 0


def _result(found: Found, wants_all: bool) -> Result:
    hits = found.hits() if wants_all else found.best
    return Result(found.entry, found.total, found.text, hits, found.hits)
