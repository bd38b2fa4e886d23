"""The pages one has come by: back to them, and forward again, each at the line it was left at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from reader.ui.state.pages import Place

PageT = TypeVar("PageT")

_LONGEST = 200


class Visit(NamedTuple, Generic[PageT]):
    """A page and the place at which it was read."""

    page: PageT
    place: Place


class Trail(Generic[PageT]):
    """The visits before and after the page now shown."""

    def __init__(self) -> None:
        self._behind: list[Visit[PageT]] = []
        self._ahead: list[Visit[PageT]] = []

    @property
    def can_go_back(self) -> bool:
        """Whether a page was left for this one."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether one has gone back."""
        return bool(self._ahead)

    def leave(self, visit: Visit[PageT]) -> None:
        """Leave a page for a new one; what lay ahead is forgotten."""
        self._behind.append(visit)
        del self._behind[:-_LONGEST]
        self._ahead.clear()

    def forget(self, gone: Callable[[PageT], bool]) -> None:
        """Strike out the visits to pages that are no more."""
        self._behind = [visit for visit in self._behind if not gone(visit.page)]
        self._ahead = [visit for visit in self._ahead if not gone(visit.page)]

    def exchange(self, page_for: Callable[[PageT], PageT]) -> None:
        """Let every visit be one to the page that ``page_for`` returns for its own."""
        self._behind = [visit._replace(page=page_for(visit.page)) for visit in self._behind]
        self._ahead = [visit._replace(page=page_for(visit.page)) for visit in self._ahead]

    def back(self, here: Visit[PageT]) -> Visit[PageT] | None:
        """Go back from ``here``; return the visit to take up again, or None if there is none."""
        return self._move(here, self._behind, self._ahead)

    def forward(self, here: Visit[PageT]) -> Visit[PageT] | None:
        """Go forward from ``here``; return the visit to take up again, or None if there is none."""
        return self._move(here, self._ahead, self._behind)

    @staticmethod
    def _move(
        here: Visit[PageT], source: list[Visit[PageT]], target: list[Visit[PageT]]
    ) -> Visit[PageT] | None:
        if not source:
            return None
        target.append(here)
        return source.pop()
