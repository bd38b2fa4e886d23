"""How often words are said, year by year, in the library; several words side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from reader.errors import ReaderError
from reader.kept.settings import Settings
from reader.model.rates import YearRate
from reader.model.search.switches import Switches
from reader.quotes.bars import Bar
from reader.quotes.tables import Table, of_rates
from reader.ui.dialogs.bar_cells import Cell
from reader.ui.dialogs.bars_dialog import BarsDialog
from reader.ui.parts import plain
from reader.ui.parts.background import Background, Job
from reader.ui.parts.dialog_parts import parted
from reader.ui.parts.panel_parts import ClearedField
from reader.ui.parts.theme import Appearance
from reader.ui.parts.voice_looks import VOICES
from reader.wording import joined, number, tr, trn

_FIXED: Final = (tr("Year"), tr("Transcripts"), tr("Words"))
_MOST_TERMS: Final = VOICES
_LONGEST_TERM: Final = 60
_ROWS_SEEN: Final = 10

Done = Callable[[tuple[YearRate, ...]], object]
Refused = Callable[[ReaderError], object]


class RatesDialog(BarsDialog):
    """Asks for words, and shows how often each is said in 10,000 of a year.

    ``ask`` looks for terms in the library, as ``switches`` says that the search does now: it calls
    back with the years, or with why it cannot. What is counted is what the search then finds.

    *Signals*: ``search_wanted(str, str)``: this term is to be searched for in the transcripts of a
    year ("" where that is not known).
    """

    search_wanted = Signal(str, str)

    def __init__(
        self,
        parent: QWidget,
        ask: Callable[[Sequence[str], Switches, Done, Refused], Job],
        switches: Callable[[], Switches],
        settings: Settings,
        appearance: Appearance,
        background: Background,
    ) -> None:
        super().__init__(parent, tr("Words over Time"), appearance, background)
        self._ask_library, self._switches, self._settings = ask, switches, settings
        self._job: Job | None = None
        self._terms: tuple[str, ...] = ()
        self._years: tuple[YearRate, ...] = ()
        self._told = trn(
            "How often up to {n} word or phrase is said in 10,000 words of each year.",
            "How often up to {n} words or phrases are said in 10,000 words of each year.",
            _MOST_TERMS,
        )
        self.field = ClearedField(appearance)
        self.field.setAccessibleName(tr("Words, parted by commas"))
        self.field.setPlaceholderText(tr("Words, parted by commas: bridge, tunnel"))
        # Translators: a button; counts the words that were typed.
        self.count = QPushButton(tr("&Count"))
        self.count.setAutoDefault(False)
        self.count.clicked.connect(self.look)
        self.field.returnPressed.connect(self.look)
        self.whole_words = QCheckBox(tr("&Whole words"))
        self.whole_words.setChecked(settings.whole_words)
        plain.set_tooltip(self.whole_words, tr("Count words, not parts of longer ones"))
        self.whole_words.toggled.connect(self._switch)
        above = QHBoxLayout()
        above.addWidget(self.field, 1)
        for part in (self.whole_words, self.count):
            above.addWidget(part)
        self.rows.insertLayout(0, above)
        stops = (self.field, self.whole_words, self.count, self.table)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self.field.setFocus()
        self.chosen.connect(self._choose_year)
        self.head.setText(self._told)
        self.show_rows((), ())
        kept = self.table.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # what is below stands there before and after
        self.table.setSizePolicy(kept)
        self.resize(760, self.height_for(_ROWS_SEEN))

    def look(self) -> None:
        """Count what is typed."""
        typed = (term[:_LONGEST_TERM] for term in parted(self.field.text()))
        terms = tuple(dict.fromkeys(term for term in typed if term))[:_MOST_TERMS]
        self._cancel()
        self.fault.hide()
        self.head.setText(tr("Counting …") if terms else self._told)
        if terms:
            switches = self._switches()
            done = partial(self._show_years, terms, switches)
            self._job = self._ask_library(terms, switches, done, self._not_counted)

    def reject(self) -> None:
        """Close without waiting for what is being counted."""
        self._cancel()
        super().reject()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _switch(self, on: bool) -> None:
        """Search, and so count, whole words or parts of words too."""
        self._settings.set("whole_words", on)
        self.look()

    def _not_counted(self, error: ReaderError) -> None:
        """Say why; what was counted before is still shown."""
        self.head.setText(self._told)
        self._refused(error)

    def _show_years(
        self, terms: tuple[str, ...], switches: Switches, years: tuple[YearRate, ...]
    ) -> None:
        self._terms, self._years = terms, years
        most = self._most
        cells = [
            (
                Cell(year.year or tr("no year"), year.year or "~"),
                Cell(number(year.transcripts), year.transcripts),
                Cell(number(year.words), year.words),
                *(
                    Cell(_rate(year, term), year.rate(term), year.rate(term) / most, term + 1)
                    for term in range(len(self._terms))
                ),
            )
            for year in years
        ]
        names = (plain.one_line(term, _LONGEST_TERM) for term in self._terms)
        self.show_rows((*_FIXED, *names), cells)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self._told = _head(terms, switches, years)
        self.head.setText(self._told)

    @property
    def _most(self) -> float:
        terms = range(len(self._terms))
        return max((year.rate(term) for year in self._years for term in terms), default=0) or 1

    def _choose_year(self, row: int, column: int) -> None:
        term = max(0, column - len(_FIXED))
        year = self._years[row].year
        self.accept()
        self.search_wanted.emit(self._terms[term], year)

    def _title(self) -> str:
        return tr("{words} – in 10,000 words of a year", words=joined(self._terms))

    def _bars(self) -> Sequence[Bar]:
        most, none = self._most, tr("no year")
        return [
            Bar(
                f"{year.year or none}  {term}" if len(self._terms) > 1 else year.year or none,
                year.rate(at) / most,
                f"{_rate(year, at)} ({number(year.hits[at])})",
                at,
            )
            for year in self._years
            for at, term in enumerate(self._terms)
        ]

    def _amounts(self) -> Table:
        return of_rates(self._terms, self._years)


def _rate(year: YearRate, term: int) -> str:
    return number(year.rate(term), 1) if year.hits[term] else "0"


def _head(terms: Sequence[str], switches: Switches, years: Sequence[YearRate]) -> str:
    if not years:
        return tr("The library is empty.")
    sums = (sum(year.hits[at] for year in years) for at in range(len(terms)))
    counted = "; ".join(
        trn("{word}: {n} hit", "{word}: {n} hits", count, word=plain.one_line(term, 40))
        for term, count in zip(terms, sums, strict=True)
    )
    how = (
        tr("whole words") if switches.whole_words else tr("in longer words too"),
        tr("capitals count") if switches.match_case else "",
        tr("accents and signs count") if switches.exact else "",
    )
    told = tr(
        "{counted} ({how}). The bars are hits in 10,000 words of a year; Enter on one searches for "
        "them.",
        counted=counted,
        how=joined(how),
    )
    return " ".join(filter(None, (told, _undated(years))))


def _undated(years: Sequence[YearRate]) -> str:
    """Return what to do where transcripts are of no known year, "" where there are none."""
    count = sum(year.transcripts for year in years if not year.year)
    if not count:
        return ""
    if len(years) == 1:
        return tr("No transcript has a date: Edit Details…, in the menu of the library, gives one.")
    return trn(
        "{n} transcript has no date: Edit Details…, in the menu of the library, gives one.",
        "{n} transcripts have no date: Edit Details…, in the menu of the library, gives one.",
        count,
    )
