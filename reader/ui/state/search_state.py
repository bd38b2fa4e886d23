"""The search as it stands: what was asked, what was found, which hit is the current one."""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from reader.model.search.switches import Switches
from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from reader.model.search.find import Hits
    from reader.model.search.limits import Limits

_FORGIVING = Switches()


class Wrapped(Enum):
    """Whether the last step went past an end of the transcript, and past which."""

    NO = "no"
    PAST_END = "past end"
    PAST_START = "past start"


class Relaxed(NamedTuple):
    """What is found without one of the switches or limits: how often, and its name.

    That is the name of the field of ``Switches`` or ``Limits`` that is given up; ``switches`` and
    ``limits`` are those that are left.
    """

    name: str
    hits: int
    switches: Switches
    limits: Limits | None


class _Moment(NamedTuple):
    query: str = ""
    switches: Switches = _FORGIVING
    limits: Limits | None = None
    hits: Hits | None = None
    current: int | None = None
    wrapped: Wrapped = Wrapped.NO
    error: str = ""
    is_busy: bool = False
    relaxed: Relaxed | None = None


class SearchState(_Moment):
    """One moment of a search.

    ``limits`` are what a hit must be to count, None for no limits. ``hits`` is None while there is
    no answer: nothing asked, still busy, or ``error`` says why not. ``current`` counts hits from 0.
    ``relaxed`` tells, where there are no hits, how there would be some.
    """

    @cached_property
    def count(self) -> int:  # type: ignore[override]  # not how often a field occurs
        """How many hits there are."""
        return len(self.hits) if self.hits is not None else 0

    @cached_property
    def current_range(self) -> tuple[int, int] | None:
        """Where the current hit stands in the prose, or None."""
        if self.hits is None or self.current is None:
            return None
        return self.hits.at(self.current)

    def at(self, ordinal: int, wrapped: Wrapped = Wrapped.NO) -> SearchState:
        """Return the same search with another current hit."""
        return self._replace(current=ordinal, wrapped=wrapped)

    def stepped(self, step: int) -> SearchState:
        """Return the search at the next hit (``step`` 1) or the one before (-1), over the ends."""
        if not self.count:
            return self
        if self.current is None:
            return self.at(0 if step > 0 else self.count - 1)
        ordinal = self.current + step
        if ordinal >= self.count:
            return self.at(0, Wrapped.PAST_END)
        if ordinal < 0:
            return self.at(self.count - 1, Wrapped.PAST_START)
        return self.at(ordinal)
