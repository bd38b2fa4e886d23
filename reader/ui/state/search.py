"""The search of the window: from what is typed to the hits that the pane, bar and list show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.errors import ReaderError
from reader.model.search.switches import Switches
from reader.ui.state.search_state import SearchState, Wrapped

if TYPE_CHECKING:
    from reader.model.search.find import Hits
    from reader.ui.state.pages import Place
    from reader.ui.state.session import Session

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
        self._asked: object = None
        self.state = SearchState()

    def set_query(self, query: str) -> None:
        """Search for what is now typed, from where reading was when the search began."""
        if query == self.state.query:
            return
        if query and self._origin is None:
            self._origin = self._session.place
        self._search(SearchState(query, self.state.switches), jump=True)

    def look_for(self, query: str, offset: int) -> None:
        """Search for something of which a place of the prose is known, and go to that place."""
        self._origin = None
        switches = replace(self.state.switches, regex=False)
        self._search(SearchState(query, switches), jump=True, offset=offset)

    def set_switches(self, switches: Switches) -> None:
        """Search for the same query in another way."""
        if switches != self.state.switches:
            self._search(SearchState(self.state.query, switches), jump=True)

    def step(self, step: int) -> None:
        """Go to the next hit (1) or to the one before (-1), over the ends of the transcript."""
        self.stay()
        self._go(self.state.stepped(step))

    def jump(self, ordinal: int) -> None:
        """Go to a hit, counted from 0."""
        if 0 <= ordinal < self.state.count:
            self.stay()
            self._go(self.state.at(ordinal))

    def stay(self) -> None:
        """Have the search end where one is; said by who steps to a hit, or reads on at one."""
        self._origin = None

    def note_led(self, place: Place) -> None:
        """Take note of where the last hit has led; said by the pane."""
        self._led_to = place

    @property
    def has_led_here(self) -> bool:
        """Whether a hit has led to the place where reading is, and nothing was read on since."""
        return self._led_to is not None and self._led_to == self._session.place

    def end(self) -> None:
        """End the search, where one stepped to; else return to where reading was before it."""
        origin, self._origin = self._origin, None
        self._search(SearchState(switches=self.state.switches), jump=False)
        if origin is not None and self.has_led_here:
            self._session.return_to(origin)
        self._led_to = None

    def page_changed(self) -> None:
        """Search the page now shown for the same query, without moving in it."""
        self._origin = self._led_to = None
        self._search(SearchState(self.state.query, self.state.switches), jump=False)

    def _search(self, state: SearchState, *, jump: bool, offset: int | None = None) -> None:
        self._asked = token = object()
        here = self._session.transcript
        if not state.query or here is None:
            self._show(state)
            return
        finder = here.finder

        def found(hits: Hits) -> None:
            if self._asked is token:
                self._found(state, hits, jump, offset)

        def refused(error: ReaderError) -> None:
            if self._asked is token:
                self._show(replace(state, error=str(error)))

        # A pattern may take long, and stops only at its time limit: the window must stay at hand.
        is_long = state.switches.regex or (
            len(finder.text) > _LONG_TEXT and not finder.is_quick(state.query, state.switches)
        )
        if is_long:
            self._show(replace(state, is_busy=True))
        self._session.background.do(
            lambda: finder.search(state.query, state.switches), found, refused, is_long=is_long
        )

    def _found(self, state: SearchState, hits: Hits, jump: bool, offset: int | None) -> None:
        state = replace(state, hits=hits)
        if not jump:
            self._show(state)
            return
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
