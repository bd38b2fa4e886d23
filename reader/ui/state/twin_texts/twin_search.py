"""Finding in two transcripts side by side, as one types."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from reader.errors import ReaderError
from reader.model.pairing.pairing import Pairing
from reader.model.search.both import BothFinder, BothHit
from reader.ui.parts.background import Job
from reader.ui.state.pages import LONG_TEXT
from reader.ui.state.session import Session
from reader.wording import number, tr, trn

MOST_HITS: Final = 100_000
"""More are not counted: nobody goes through them."""


class TwinSearch(QObject):
    """The search of the pair that is shown, by the switches of the search bar.

    ``hits`` are in the order of the rows, ``current`` is the number of the one gone to, -1 for none
    yet; ``error`` is what is wrong with what is typed; ``is_looking``: nothing is known yet.

    *Signals*: ``changed()``: other hits; ``hit_wanted(int)``: its row is to be brought into view.
    """

    changed = Signal()
    hit_wanted = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._pairing: Pairing | None = None
        self._finder: BothFinder | None = None
        self._job: Job | None = None
        self.query = self.error = ""
        self.hits: Sequence[BothHit] = ()
        self.current = -1
        self.is_looking = False
        session.search.switches_changed.connect(lambda _: self._look())

    def take(self, pairing: Pairing | None) -> None:
        """Search a pair from now on; the same one with other rows is not folded again."""
        old, self._pairing = self._pairing, pairing
        # What is found now is in rows that are others.
        self.hits, self.is_looking = (), False
        if old is None or pairing is None or _texts(old) != _texts(pairing):
            self._finder, self.current = None, -1
        self._look(moves=False)

    def set_query(self, query: str, row: int = 0) -> None:
        """Search for what is typed now, and go to the first hit from a row on."""
        if query != self.query:
            self.query = query
            self._look(row)

    def step(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1), over the ends."""
        if self.hits:
            count = len(self.hits)
            self.current = (self.current + step) % count if self.current >= 0 or step > 0 else -1
            self.current %= count
            self.changed.emit()
            self.hit_wanted.emit(self.hits[self.current].row)

    def in_row(self, row: int) -> list[BothHit]:
        """Return the hits that stand in a row, or begin in the one before."""
        first = bisect_left(self.hits, row - 1, key=lambda hit: hit.row)
        end = bisect_left(self.hits, row + 1, key=lambda hit: hit.row)
        return list(self.hits[first:end])

    @property
    def words(self) -> str:
        """What there is to say of it."""
        if not self.query or self.error or self._pairing is None or self.is_looking:
            return ""
        count = len(self.hits)
        if not count:
            return tr("No hits")
        if self.current < 0:
            return trn("{n} hit", "{n} hits", count)
        return tr("{n} of {count}", n=number(self.current + 1), count=number(count))

    def _look(self, row: int = -1, *, moves: bool = True) -> None:
        if self._job is not None:
            self._job.cancel()
        pairing, query = self._pairing, self.query
        if pairing is None or not query:
            self._found([], -1, moves=False)
            return
        switches, finder = self._session.search.state.switches, self._finder

        def work() -> tuple[BothFinder, list[BothHit]]:
            made = BothFinder(pairing, finder)
            return made, made.first(query, MOST_HITS, switches)

        def done(found: tuple[BothFinder, list[BothHit]]) -> None:
            self._finder = found[0]
            self._found(found[1], row, moves=moves)

        def refused(error: ReaderError) -> None:
            self._found([], -1, moves=False, error=str(error))

        is_long = sum(map(len, _texts(pairing))) > LONG_TEXT
        self.is_looking = not self.hits
        self._job = self._session.background.do(work, done, refused, is_long=is_long)

    def _found(self, hits: list[BothHit], row: int, *, moves: bool, error: str = "") -> None:
        at = self.current if not moves else bisect_left(hits, row, key=lambda hit: hit.row)
        self.hits, self.error, self.is_looking = hits, error, False
        self.current = min(at, len(hits) - 1) if not moves else at % len(hits) if hits else -1
        self.changed.emit()
        if moves and hits:
            self.hit_wanted.emit(hits[self.current].row)


def _texts(pairing: Pairing) -> tuple[str, str]:
    return pairing.first.reading.text, pairing.second.reading.text
