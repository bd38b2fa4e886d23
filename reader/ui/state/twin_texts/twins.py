"""Two transcripts side by side: the second is read, both are paired, rows are mended by hand."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from reader.errors import FileError, ReaderError
from reader.formats import EqualClaims
from reader.kept.paired import PairedFiles, PairNames
from reader.model.excerpt import Excerpt, cut
from reader.model.pairing.by_hand import RowEdges
from reader.model.pairing.pairing import Half, Pairing, PairSide
from reader.model.transcript import Span, Transcript
from reader.named_tuple import NamedTuple
from reader.ui.parts.background import Job
from reader.ui.state.opening import read_file
from reader.ui.state.pages import OpenTranscript, PairPage, Place
from reader.ui.state.session import Session
from reader.ui.state.twin_texts.twin import UNSURE, Twin, is_alone, twin_of
from reader.ui.state.twin_texts.twin_search import TwinSearch
from reader.wording import tr, trc, trn

_MOST_KEPT: Final = 4

LONGEST_SURENESS: Final = (
    trc("a row", "alone"),
    tr("by hand"),
    tr("{n} % sure", n=100),
    tr("unsure, {n} %", n=99),
)
"""All that is said of how sure a row is, each in its widest words."""


class _Worked(NamedTuple):
    """What was worked out, and of which two transcripts."""

    twin: Twin
    first: Transcript
    second: Transcript

    def is_of(self, page: PairPage) -> bool:
        """Whether both transcripts are what they were: a person may call them otherwise by now."""
        return self.first is page.first.transcript and self.second is page.second.transcript


class Twins(QObject):
    """The pair that is shown.

    ``pairing`` is None until it is worked out, or where it cannot be: ``trouble`` says why.
    ``hidden`` are the sides that are shown only where they are asked for, ``opened`` the rows in
    which they are.

    *Signals*

    - ``changed()``: another pair is shown, or what is worked out of it has come.
    - ``mended(int, int, int)``: from a row on, so many rows are so many others now.
    - ``shown_changed()``: other sides are hidden, or hidden in other rows.
    - ``said(str)``: what was done, for who does not see it.
    """

    changed = Signal()
    mended = Signal(int, int, int)
    shown_changed = Signal()
    said = Signal(str)

    def __init__(self, session: Session, kept: Path | None) -> None:
        """``kept`` is the file in which it is remembered what was set side by side."""
        super().__init__(session)
        self._session, self._kept = session, kept
        self._worked: dict[PairPage, _Worked] = {}
        self._reading: Job | None = None
        self._pairing: Job | None = None
        self.page: PairPage | None = None
        self.trouble = ""
        self.hidden: frozenset[PairSide] = frozenset()
        self.opened: set[int] = set()
        self.search = TwinSearch(session)
        session.page_changed.connect(lambda _: self._page_changed())
        session.open_changed.connect(self._keep_up)
        self._page_changed()

    @cached_property
    def files(self) -> PairedFiles:
        """What was set side by side before."""
        made = PairedFiles(self._kept)
        if made.notice:
            self._session.tell_failed(ReaderError(made.notice))
        return made

    # -- what is shown --------------------------------------------------------------------------

    @property
    def pairing(self) -> Pairing | None:
        """The pair that is shown, once it is worked out."""
        return self.twin.now if self.twin is not None else None

    @property
    def is_mended(self) -> bool:
        """Whether any row was made by hand."""
        return self.twin is not None and bool(self.twin.by_hand)

    @property
    def twin(self) -> Twin | None:
        """The same with all that is known of its rows."""
        worked = self._worked.get(self.page) if self.page is not None else None
        return worked.twin if worked is not None else None

    @property
    def current(self) -> int:
        """The current row: the place of the page, so that one comes back to it."""
        return self._session.place.cue if self.page is not None else 0

    def note_row(self, row: int) -> None:
        """Take note of which row is the current one."""
        if self.page is not None:
            self._session.note_place(Place(row))

    def sureness(self, row: int) -> str:
        """Return in words how sure a row is."""
        twin = self.twin
        if twin is None:
            return ""
        at = twin.now.rows[row]
        if is_alone(at):
            return trc("a row", "alone")
        if twin.is_by_hand(row):
            return tr("by hand")
        share = round(at.confidence * 100)
        is_sure = at.confidence >= UNSURE
        return tr("{n} % sure", n=share) if is_sure else tr("unsure, {n} %", n=share)

    # -- a second one ---------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Read a file, and set it beside the transcript shown."""
        first, session = self._first, self._session
        if first is None:
            return
        if first.path is not None and os.path.abspath(path) == os.path.abspath(first.path):
            session.tell_failed(
                ReaderError(
                    tr("That is the file that is open. Choose the same words in another language.")
                )
            )
            return

        def read() -> OpenTranscript:
            choice = session.memory.choice_of(path)
            return read_file(path, choice, sounds=True, is_pasted=session.is_pasted(path))

        def refused(error: ReaderError) -> None:
            if isinstance(error, EqualClaims):
                session.tell_failed(
                    ReaderError(
                        tr(
                            "“{file}” can be read in several ways. Open it by itself first, and "
                            "say which; it is remembered.",
                            file=path.name,
                        )
                    )
                )
            else:
                session.tell_failed(error)

        if self._reading is not None:
            self._reading.cancel()
        self._reading = session.background.run(
            read, lambda second: self.set_beside(first, second), refused
        )

    def set_beside(self, first: OpenTranscript, second: OpenTranscript) -> None:
        """Show a transcript beside an open one."""
        if first not in self._session.open_transcripts:
            return
        if not second.transcript.cues:
            told = tr("There are no words in “{title}”.", title=second.title)
            self._session.tell_failed(ReaderError(told))
            return
        self._session.show_pair(PairPage(first, second))
        self._remember()

    @property
    def _first(self) -> OpenTranscript | None:
        page = self._session.page
        return page.first if isinstance(page, PairPage) else self._session.transcript

    # -- the pairing ----------------------------------------------------------------------------

    def _page_changed(self) -> None:
        page = self._session.page
        self.page = page if isinstance(page, PairPage) else None
        self.trouble, self.opened = "", set()
        if self._pairing is not None:
            self._pairing.cancel()
            self._pairing = None
        self._keep_up()
        self.search.take(self.pairing)
        self.changed.emit()

    def _keep_up(self) -> None:
        """Work out the pair shown if its texts, as they are called now, were not yet.

        What was worked out before is shown until then.
        """
        page = self.page
        if page is not None and self._pairing is None:
            worked = self._worked.get(page)
            if worked is None or not worked.is_of(page):
                self._work_out(page)

    def _work_out(self, page: PairPage) -> None:
        by_hand = self._by_hand(page)
        first, second = page.first.transcript, page.second.transcript

        def work() -> Twin:
            return twin_of(first, second, by_hand)

        def done(twin: Twin) -> None:
            self._pairing = None
            if self._by_hand(page) != by_hand:  # mended meanwhile
                self._work_out(page)
                return
            is_first = page not in self._worked
            self._worked[page] = _Worked(twin, first, second)
            while len(self._worked) > _MOST_KEPT:
                del self._worked[next(iter(self._worked))]
            self.search.take(twin.now)
            self.changed.emit()
            if is_first:
                rows = len(twin.now.rows)
                self.said.emit(trn("{n} row side by side", "{n} rows side by side", rows))
            self._keep_up()

        def refused(error: ReaderError) -> None:
            self._pairing = None
            self.trouble = str(error)
            self.changed.emit()

        self._pairing = self._session.background.run(work, done, refused)

    def _by_hand(self, page: PairPage) -> tuple[RowEdges, ...]:
        """Return the rows that a person made."""
        worked = self._worked.get(page)
        return tuple(sorted(worked.twin.by_hand)) if worked else self.files.rows(names_of(page))

    # -- by hand --------------------------------------------------------------------------------

    def join(self, row: int) -> None:
        """Make one row of a row and the one behind it."""
        pairing = self.pairing
        if pairing is not None and 0 <= row < len(pairing.rows) - 1:
            self._mend(pairing.joined(row), row, 2, 1, tr("Joined with the next row"))

    def part(self, row: int, first: int, second: int) -> None:
        """Part a row before a passage of each side."""
        pairing = self.pairing
        if pairing is not None:
            self._mend(pairing.parted(row, first, second), row, 1, 2, tr("Parted into two rows"))

    def pair_anew(self) -> None:
        """Have all rows as they were worked out."""
        twin = self.twin
        if twin is not None:
            count = len(twin.now.rows), len(twin.fresh.now.rows)
            self.opened.clear()
            self._take(twin.fresh, 0, *count, tr("The rows are as they were worked out"))

    def _mend(self, now: Pairing, row: int, were: int, are: int, told: str) -> None:
        twin = self.twin
        if twin is not None:
            self._take(twin.mended(now, row, were, are), row, were, are, told)

    def _take(self, twin: Twin, row: int, were: int, are: int, told: str) -> None:
        assert self.page is not None
        self._worked[self.page] = self._worked[self.page]._replace(twin=twin)
        end = row + were
        is_opened = any(row <= at < end for at in self.opened)
        left = {at if at < row else at + are - were for at in self.opened if not row <= at < end}
        self.opened = left | set(range(row, row + are) if is_opened else ())
        self.search.take(twin.now)
        self.mended.emit(row, were, are)
        self.said.emit(told)
        self._remember()

    def _remember(self) -> None:
        if self.page is None:
            return
        try:
            self.files.note(
                names_of(self.page),
                self._by_hand(self.page),
                keeps_bare=self._session.memory.keeps_recent,
            )
        except FileError as error:
            self._session.tell_failed(error)

    def forget_bare(self) -> None:
        """Forget what was set side by side without that a row was made by hand."""
        try:
            self.files.forget_bare()
        except FileError as error:
            self._session.tell_failed(error)

    # -- hidden until asked ---------------------------------------------------------------------

    def hide(self, side: PairSide, *, on: bool) -> None:
        """Show a side only where it is asked for, or everywhere; one side is always shown."""
        self.hidden = frozenset({side}) if on else self.hidden - {side}
        self.opened.clear()
        self.shown_changed.emit()

    def is_hidden(self, row: int, side: PairSide) -> bool:
        """Whether a side of a row is not to be seen now."""
        return side in self.hidden and row not in self.opened

    def turn(self, row: int) -> None:
        """Show what is hidden in a row, or hide it again."""
        if self.hidden:
            self.opened ^= {row}
            self.shown_changed.emit()

    def reveal(self, row: int) -> None:
        """Show what is hidden in a row."""
        if self.hidden and row not in self.opened:
            self.turn(row)

    # -- looking through ------------------------------------------------------------------------

    def unsure_row(self, step: int) -> int | None:
        """Return the next row (1) that may be wrong, or the one before (-1), over the ends."""
        pairing = self.pairing
        if pairing is None:
            return None
        count = len(pairing.rows)
        rows = ((self.current + step * away) % count for away in range(1, count + 1))
        return next((row for row in rows if pairing.rows[row].confidence < UNSURE), None)

    def span_of(self, row: int) -> Span | None:
        """Return where in the first transcript a row stands; None where it has nothing there."""
        pairing = self.pairing
        if pairing is None or self.page is None:
            return None
        at, half = pairing.rows[row], pairing.first
        if at.first == at.first_end:
            return None
        passages = half.passages[at.first], half.passages[at.first_end - 1]
        span = half.reading.span(passages[0].start, passages[1].end)
        return half.as_given(span)

    # -- taking away ----------------------------------------------------------------------------

    def excerpts(self, first_row: int, last_row: int) -> list[Excerpt]:
        """Return what some rows say, as an excerpt of each side that says anything there."""
        pairing = self.pairing
        if pairing is None:
            return []
        rows = pairing.rows[first_row : last_row + 1]
        first = rows[0].first, rows[-1].first_end
        second = rows[0].second, rows[-1].second_end
        halves = ((pairing.first, first), (pairing.second, second))
        return [
            self._cut(half, *passages) for half, passages in halves if passages[0] < passages[1]
        ]

    def _cut(self, half: Half, first: int, end: int) -> Excerpt:
        reading = half.reading
        span = reading.span(half.passages[first].start, half.passages[end - 1].end)
        facts = self._session.memory.facts_of(reading.transcript.source)
        return cut(facts.added_to(reading.transcript), span, taken=self._session.today())


def names_of(page: PairPage) -> PairNames:
    """Return what a pair is remembered by."""
    return PairNames(page.first.remembered_as, page.second.remembered_as)
