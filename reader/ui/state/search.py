"""The search of the window: from what is typed to the hits that the pane, bar and list show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias
from weakref import ref

from PySide6.QtCore import QObject, Signal

from reader.errors import QueryError, ReaderError
from reader.model.search.switches import Switches
from reader.named_tuple import NamedTuple
from reader.ui.state.pages import LONG_TEXT
from reader.ui.state.search_state import Relaxed, SearchState, Wrapped

if TYPE_CHECKING:
    from reader.model.prose import Reading
    from reader.model.search.find import Hits
    from reader.model.search.limits import Limits
    from reader.model.transcript import Span
    from reader.ui.state.pages import OpenTranscript, Place
    from reader.ui.state.session import Session

Search: TypeAlias = "Callable[[Switches, Limits | None], Hits]"
"""Searches the transcript for what is typed, with some switches and limits."""

Choice: TypeAlias = "Callable[[Hits], int | None]"
"""Says which hit is the current one, counted from 0."""


class _HitLeft(NamedTuple):
    """The current hit of a transcript, when that was left: in which cue, and where in it."""

    page: ref[OpenTranscript]
    cue: int
    char: int


# A text of more characters is searched beside the window, but for what is found in no time.
_LONG_TEXT = 2_000_000


class PageSearch(QObject):
    """Searches the transcript shown, as one types.

    *Signals*: ``changed(SearchState)``: the search stands differently; ``has_hits_changed()``:
    there are hits now, or none any more; ``switches_changed(Switches)``: it looks in another way;
    ``hit_wanted(start, end)``: the pane is asked to bring this range of the prose into view.
    """

    changed = Signal(object)
    has_hits_changed = Signal()
    switches_changed = Signal(object)
    hit_wanted = Signal(int, int)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._origin: Place | None = None
        self._led_to: Place | None = None
        # Where reading was when one stepped to the current hit, if nothing was done since.
        self._stepped_from: Place | None = None
        self._asked: object = None
        self._page: OpenTranscript | None = None
        self._reading: Reading | None = None  # the one in which the hits stand
        self._left: _HitLeft | None = None
        self.state = SearchState()

    def set_query(self, query: str) -> None:
        """Search for what is now typed, from where reading was when the search began."""
        if query == self.state.query:
            return
        if query and self._origin is None:
            self._origin = self._session.place
        self._search(self._asking(query), jump=True)

    def look_for(self, query: str, offset: int) -> None:
        """Search for something of which a place of the prose is known, and go to that place: it is
        asked for as one that is stepped to.
        """
        self.stay_at_hit()
        switches = self.state.switches._replace(regex=False)
        self._search(SearchState(query, switches), jump=True, offset=offset)

    def set_switches(self, switches: Switches) -> None:
        """Search for the same query in another way."""
        if switches != self.state.switches:
            self._search(self._asking(self.state.query)._replace(switches=switches), jump=True)

    def set_limits(self, limits: Limits | None) -> None:
        """Search for the same query where hits must keep to limits, None for anywhere."""
        if limits != self.state.limits:
            self._search(self._asking(self.state.query)._replace(limits=limits), jump=True)

    def take_up(self, query: str, current: int, limits: Limits | None) -> None:
        """Search as was searched before, with the same hit the current one; the place stays."""
        state = self._asking(query)._replace(limits=limits)
        self._search(state, chosen=lambda hits: current if 0 <= current < len(hits) else None)

    def step(self, step: int) -> None:
        """Go to the next hit (1) or to the one before (-1), over the ends of the transcript."""
        self.stay_at_hit()
        self._go(self.state.stepped(step))

    def jump(self, ordinal: int) -> None:
        """Go to a hit, counted from 0."""
        if 0 <= ordinal < self.state.count:
            self.stay_at_hit()
            self._go(self.state.at(ordinal))

    def stay(self) -> None:
        """Have the search end where one is; said by who reads on at a hit."""
        self._origin = self._stepped_from = None

    def stay_at_hit(self) -> None:
        """Have the search end at the current hit; said by who asks for it or steps to it."""
        self._origin, self._stepped_from = None, self._session.place

    def note_led(self, place: Place) -> None:
        """Take note of where the last hit has led; said by the pane."""
        self._led_to = place

    @property
    def has_led_here(self) -> bool:
        """Whether a hit has led to the place where reading is, and nothing was read on since."""
        return self._led_to is not None and self._led_to == self._session.place

    def end(self) -> None:
        """End the search, where one stepped to; else return to where reading was before it.

        The words that one stepped to are selected, to be copied, highlighted or quoted.
        """
        origin, self._origin = self._origin, None
        hit = self._current() if self._is_at_hit else None
        self._search(self._asking(""))
        if origin is not None:
            if self.has_led_here:
                self._session.return_to(origin)
        elif hit is not None:
            self._session.go_to(hit)
        self._led_to = self._stepped_from = None

    @property
    def _is_at_hit(self) -> bool:
        """Whether one stepped to the current hit, and nothing was read on since."""
        stepped_from = self._stepped_from
        return stepped_from is not None and (
            self.has_led_here or stepped_from == self._session.place
        )

    @property
    def hit(self) -> Span | None:
        """The current hit, where one is at it: typed or stepped to, and nothing read on since."""
        span, place = self._current(), self._session.place
        is_typed = self._origin is not None and (self.has_led_here or self._origin == place)
        if span is None or not (is_typed or self._is_at_hit):
            return None
        # By keys the caret moves within what is in view, too.
        return span if self._session.caret == (span.first, span.first_char) else None

    def _current(self) -> Span | None:
        found, reading = self.state.current_range, self._reading
        return reading.span(*found) if found is not None and reading is not None else None

    def page_changed(self) -> None:
        """Search the page now shown for the same query, without moving in it.

        The current hit of a transcript stays that when one comes back, and when it is set anew or
        its file was read anew; who was at it, and is at the same place, still is.
        """
        was_at_hit = self._is_at_hit
        self._origin = self._led_to = self._stepped_from = None
        self._leave_hit()
        state, here, before = self._asking(self.state.query), self._session.transcript, self._page
        self._page = here
        is_anew = here is not None and before is not None and here.is_anew(before)
        if was_at_hit and here is not None and (is_anew or here is before):
            self._stepped_from = self._session.place
        if here is not before and not is_anew:
            state = state._replace(limits=_anywhere(state.limits))
        self._search(state, chosen=self._same_hit(here, before if is_anew else here))

    def _leave_hit(self) -> None:
        """Take note of where the current hit is, in cues: other texts have other places."""
        found, reading, page = self.state.current_range, self._reading, self._page
        if found is not None and reading is not None and page is not None:
            self._left = _HitLeft(ref(page), *reading.place(found[0]))
        self._reading = None

    def _same_hit(self, here: OpenTranscript | None, before: OpenTranscript | None) -> Choice:
        """Return what finds the hit that was the current one of a transcript, ``before`` once."""
        left = self._left
        if here is None or left is None or left.page() is not before:
            return _none
        reading, cue, is_same = here.prose, left.cue, True
        if before is not None and before is not here:
            from reader.model.followed import followed  # late: no start needs it

            old, new = before.transcript.cues, here.transcript.cues
            there = followed(cue, old, new)
            if there is None:
                return _none
            is_same, cue = new[there].text == old[cue].text, there
        at = reading.offset(cue, left.char if is_same else 0)

        def chosen(hits: Hits) -> int | None:
            number = hits.first_from(at)
            if number is None:
                return None
            start = hits.at(number)[0]
            return number if start == at or (not is_same and reading.cue_at(start) == cue) else None

        return chosen

    def _search(
        self,
        state: SearchState,
        *,
        jump: bool = False,
        offset: int | None = None,
        chosen: Choice | None = None,
    ) -> None:
        """Search, and go to a hit with ``jump``; else ``chosen`` says which is the current one."""
        if state.query != self.state.query:
            self._left = None
        self._asked = token = object()
        here = self._session.transcript
        if not state.query or here is None:
            self._show(state)
            return
        finder, reading = here.finder, here.prose

        def search(switches: Switches, limits: Limits | None) -> Hits:
            hits = finder.search(state.query, switches)
            if limits is None:
                return hits
            from reader.model.search.limits import limited  # late: no start has limits

            return limited(hits, limits, reading)

        def found(hits: Hits) -> None:
            if self._asked is token:
                self._reading = reading
                if jump:
                    self._found(state, hits, offset)
                else:
                    current = chosen(hits) if chosen is not None else None
                    self._show(state._replace(hits=hits, current=current))
                self._relax(search, is_long=len(finder.text) > LONG_TEXT)

        def refused(error: ReaderError) -> None:
            if self._asked is token:
                self._show(state._replace(error=str(error)))

        # A pattern may take long, and stops only at its time limit: the window must stay at hand.
        is_long = (
            state.switches.regex
            or (state.limits is not None and len(finder.text) > LONG_TEXT)
            or (len(finder.text) > _LONG_TEXT and not finder.is_quick(state.query, state.switches))
        )
        if is_long:
            self._show(state._replace(is_busy=True))
        self._session.background.do(
            lambda: search(state.switches, state.limits), found, refused, is_long=is_long
        )

    def _asking(self, query: str) -> SearchState:
        """A search for a query, as strict as the one there is."""
        return SearchState(query, self.state.switches, self.state.limits)

    def _relax(self, search: Search, *, is_long: bool) -> None:
        """Where nothing was found, tell what would be without one of the switches or limits."""
        state, token = self.state, self._asked
        ways = [] if state.count else list(_laxer(state))
        if not ways:
            return

        def look() -> Relaxed | None:
            for name, switches, limits in ways:
                try:
                    count = len(search(switches, limits))
                except QueryError:  # what was no pattern may be one too long to be words
                    continue
                if count:
                    return Relaxed(name, count, switches, limits)
            return None

        def done(relaxed: Relaxed | None) -> None:
            if self._asked is token and relaxed is not None:
                self._show(self.state._replace(relaxed=relaxed))

        self._session.background.do(look, done, lambda _: None, is_long=is_long)

    def _found(self, state: SearchState, hits: Hits, offset: int | None) -> None:
        state = state._replace(hits=hits)
        ordinal = hits.first_from(self._from() if offset is None else offset)
        if ordinal is not None:
            self._go(state.at(ordinal))
        elif len(hits):
            self._go(state.at(0, Wrapped.PAST_END))
        else:
            self._show(state)

    def _from(self) -> int:
        """Where in the prose a search begins: at the first line seen when it was begun."""
        here = self._session.transcript
        place = self._origin or self._session.place
        return here.prose.offset(place.cue, place.char) if here else 0

    def _go(self, state: SearchState) -> None:
        self._show(state)
        found = state.current_range
        if found is not None:
            self.hit_wanted.emit(*found)

    def _show(self, state: SearchState) -> None:
        old, self.state = self.state, state
        self.changed.emit(state)
        if bool(state.hits) is not bool(old.hits):
            self.has_hits_changed.emit()
        if state.switches != old.switches:
            self.switches_changed.emit(state.switches)


def _none(_: Hits) -> None:
    """No hit."""


def _laxer(state: SearchState) -> Iterator[tuple[str, Switches, Limits | None]]:
    """Yield what a search is without each of its switches and limits, the limits first."""
    limits = state.limits
    if limits is not None:
        for name, free in type(limits)._field_defaults.items():
            if name != "last" and getattr(limits, name) != free:
                yield name, state.switches, _without(limits, name)
        if limits.last is not None and limits.first is None:
            yield "last", state.switches, _without(limits, "last")
    for name, is_on in state.switches._asdict().items():
        if is_on:
            yield name, state.switches._replace(**{name: False}), limits


def _without(limits: Limits, name: str) -> Limits | None:
    """Return limits without one of them, both ends of a time being one; None if none is left."""
    names = ("first", "last") if name in ("first", "last") else (name,)
    free = type(limits)._field_defaults
    left = limits._replace(**{one: free[one] for one in names})
    return left if left != type(limits)() else None


def _anywhere(limits: Limits | None) -> Limits | None:
    """Return the limits that hold in another transcript too."""
    if limits is None:
        return None
    left = limits._replace(speaker="", first=None, last=None)
    return left if left != type(limits)() else None
