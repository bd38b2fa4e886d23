"""What the search of the library found, as rows of a list and of a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from string import punctuation
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from reader.direction import in_a_row
from reader.model.search.find import Finder, Switches
from reader.model.search.fold import folded
from reader.model.search.passage import in_whole_words
from reader.model.timecode import clock
from reader.named_tuple import NamedTuple
from reader.ui.parts import plain
from reader.ui.parts.rows import FOLDED, UNFOLDED, RowKind, RowView
from reader.ui.state.shelf_cards import Card, Heading
from reader.ui.state.shelf_search import MOST_TRANSCRIPTS, Result, ShelfState
from reader.wording import joined, number, tr, trn

if TYPE_CHECKING:
    from reader.library.values import Hit

_COLUMNS = 5
_TITLE, _PLACE, _BEFORE, _HIT, _AFTER = range(_COLUMNS)
_LONGEST_TITLE = 28
_MOST_TERMS = 8
_WHOLE = Switches(whole_words=True)
_ROOT = QModelIndex()
# Hits are sorted by so many characters beside them; signs make no difference.
_NEAR = 40
_SIGNS = str.maketrans(dict.fromkeys(punctuation, " "))


class HitRow(NamedTuple):
    """A row that is a hit of a result."""

    result: Result
    hit: Hit


class More(NamedTuple):
    """A row that leads to the other hits of a result."""

    result: Result


class Foot(NamedTuple):
    """The last row, which leads to more transcripts; ``query`` finds them where it is another."""

    words: str
    query: str = ""


def foot_of(state: ShelfState) -> Foot | None:
    """Return the way to what a search has not listed, None where there is nothing else."""
    if state.is_cut:
        return Foot(tr("Show up to {count} more transcripts", count=MOST_TRANSCRIPTS))
    if state.apart is not None:
        query, count = state.apart
        words = trn(
            "1 transcript has these words apart: {query}",
            "{n} transcripts have these words apart: {query}",
            count,
            query=query,
        )
        return Foot(words, query)
    return None


class KeptSearch(NamedTuple):
    """A row that leads to a search that a person keeps."""

    query: str


class FoldedResult(NamedTuple):
    """A row that is a result whose hits are folded away."""

    result: Result


class Folds:
    """Which results are folded: all or none at first, and then these otherwise."""

    def __init__(self, *, all_: bool = False) -> None:
        self.all = all_
        self._otherwise: set[int] = set()

    def has(self, result: Result) -> bool:
        """Whether the hits of a result are folded away."""
        return self.all is not (result.entry.id in self._otherwise)

    def set(self, result: Result, *, on: bool) -> None:
        """Fold a result, or unfold it."""
        if self.has(result) is not on:
            self._otherwise ^= {result.entry.id}


def rows_of(results: Sequence[Result], folds: Folds | None = None) -> list[Any]:
    """Return results as rows: each with its hits below it, and a way to those not shown."""
    rows: list[Any] = []
    for result in results:
        if folds is not None and result.hits and folds.has(result):
            rows.append(FoldedResult(result))
            continue
        rows.append(result)
        rows.extend(HitRow(result, hit) for hit in result.hits)
        if len(result.hits) < result.total:
            rows.append(More(result))
    return rows


def place(hit: Hit) -> str:
    """Return where a hit is: its time, or its caption where there are no times."""
    return clock(hit.start) if hit.start is not None else number(hit.cue + 1)


def look(row: Any) -> RowView:
    """Return what is shown of a row."""
    if isinstance(row, HitRow):
        said, hit = row.hit.passage, row.hit
        words = f"{said.before}{said.hit}{said.after}"
        bold = _marked(words, row.result.terms) or (
            (len(said.before), len(said.before) + len(said.hit)),
        )
        return RowView(
            RowKind.PASSAGE, words, place(hit), bold=bold, spoken=hit.speaker, tip=hit.speaker
        )
    if isinstance(row, Foot):
        return RowView(RowKind.MORE, row.words, tip=row.words)
    if isinstance(row, KeptSearch):
        return RowView(RowKind.MORE, row.query, tip=row.query)
    if isinstance(row, Heading):
        return RowView(RowKind.HEADING, row.words, number(row.size))
    if isinstance(row, More):
        left = row.result.total - len(row.result.hits)
        words = trn("{n} more in this transcript", "{n} more in this transcript", left)
        return RowView(RowKind.MORE, words)
    is_folded = isinstance(row, FoldedResult)
    row = row.result if is_folded else row
    sign = (FOLDED if is_folded else UNFOLDED) if row.hits else "known"
    card = Card(row.entry)
    if row.terms:
        # Translators: before words that are in both transcripts
        facts = tr("both: {}").format(joined(row.terms[:_MOST_TERMS]))
    else:
        count = trn("{n} hit", "{n} hits", row.total) if row.total else ""
        facts = in_a_row((count, *card.facts))
    # Translators: said of a transcript whose hits are folded away
    spoken, title = tr("folded") if is_folded else "", row.entry.title
    return RowView(RowKind.CARD, title, facts, sign, spoken=spoken, tip=title)


def _marked(words: str, terms: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return where some words stand in a passage."""
    finder = Finder(words)
    return tuple(sorted(hit for term in terms for hit in finder.search(term, _WHOLE)))


def _words(text: str) -> list[str]:
    """The words of a text, as they are sorted; of 20,000 texts in no time if they are English."""
    bare = text.lower().translate(_SIGNS) if text.isascii() else folded(text)
    return bare.split()


def _words_before(row: HitRow) -> list[str]:
    """The words before a hit, the nearest first."""
    return _words(row.hit.passage.before[-_NEAR:])[::-1]


def _words_after(row: HitRow) -> list[str]:
    return _words(row.hit.passage.after[:_NEAR])


def _time(row: HitRow) -> tuple[bool, int, int]:
    """When a hit is said; those without times last, as they stand."""
    return row.hit.start is None, row.hit.start or 0, row.hit.cue


def _title(row: HitRow) -> tuple[list[str], int]:
    return _words(row.result.entry.title), row.hit.cue


TABLE_ORDERS: dict[str, tuple[str, Callable[[HitRow], Any] | None]] = {
    "found": (tr("As found"), None),
    "before": (tr("By the words before"), _words_before),
    "after": (tr("By the words after"), _words_after),
    "time": (tr("By time"), _time),
    "title": (tr("By title"), _title),
}
"""The orders of the hits in a table: how each is called, and what it goes by."""


class ShelfHitModel(QAbstractTableModel):
    """Hits of many transcripts as a table: which, where, the words around."""

    def __init__(self) -> None:
        super().__init__()
        self.passages: list[HitRow] = []
        self._found: list[HitRow] = []
        self._order = "found"
        self._bold = QFont()
        self._bold.setBold(True)

    def clear(self) -> None:
        """Hold nothing."""
        self.beginResetModel()
        self.passages, self._found = [], []
        self.endResetModel()

    def set_order(self, order: str) -> None:
        """Show the hits in another order, one of ``TABLE_ORDERS``."""
        self._order = order
        by = TABLE_ORDERS[order][1]
        self.beginResetModel()
        self.passages = sorted(self._found, key=by) if by is not None else list(self._found)
        self.endResetModel()

    def add(self, results: Sequence[Result]) -> None:
        """Hold the hits of some more results."""
        more = [HitRow(result, hit) for result in results for hit in result.hits]
        self._found.extend(more)
        if more and self._order != "found":
            self.set_order(self._order)
        elif more:
            first = len(self.passages)
            self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
            self.passages.extend(more)
            self.endInsertRows()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.passages)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else _COLUMNS

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | QFont | Qt.AlignmentFlag | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index.row(), index.column())
        # A reader of the screen tells the first cell of the row that is gone to: all of it, once.
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == _TITLE:
            return " ".join(self._words(index.row(), column) for column in range(_COLUMNS))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == _TITLE:
            return plain.tooltip(self.passages[index.row()].result.entry.title)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _PLACE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and index.column() == _HIT:
            return self._bold
        return None

    def _words(self, row: int, column: int) -> str:
        result, hit = self.passages[row]
        if column == _TITLE:
            return plain.one_line(result.entry.title, _LONGEST_TITLE)
        if column == _PLACE:
            return place(hit)
        said = hit.passage
        parts = in_whole_words(said.before, said.hit, said.after)
        return plain.one_line(parts[column - _BEFORE], 200)
