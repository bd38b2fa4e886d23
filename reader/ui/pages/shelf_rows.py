"""What the search of the library found, as rows of a list and of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from reader.model.search.find import Finder, Switches
from reader.model.timecode import clock
from reader.ui.parts import plain
from reader.ui.parts.rows import RowKind, RowView
from reader.ui.state.shelf_cards import Card
from reader.ui.state.shelf_search import MOST_TRANSCRIPTS, Result, ShelfState

if TYPE_CHECKING:
    from reader.library.values import Hit

_COLUMNS = 5
_TITLE, _PLACE, _BEFORE, _HIT, _AFTER = range(_COLUMNS)
_LONGEST_TITLE = 28
_MOST_TERMS = 8
_WHOLE = Switches(whole_words=True)
_ROOT = QModelIndex()


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
        return Foot(f"Show up to {MOST_TRANSCRIPTS} more transcripts")
    if state.apart is not None:
        query, count = state.apart
        have = "1 transcript has" if count == 1 else f"{count:,} transcripts have"
        return Foot(f"{have} these words apart: {query}", query)
    return None


def rows_of(results: Sequence[Result]) -> list[Any]:
    """Return results as rows: each with its hits below it, and a way to those not shown."""
    rows: list[Any] = []
    for result in results:
        rows.append(result)
        rows.extend(HitRow(result, hit) for hit in result.hits)
        if len(result.hits) < result.total:
            rows.append(More(result))
    return rows


def place(hit: Hit) -> str:
    """Return where a hit is: its time, or its caption where there are no times."""
    return clock(hit.start) if hit.start is not None else f"{hit.cue + 1:,}"


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
    if isinstance(row, More):
        left = row.result.total - len(row.result.hits)
        return RowView(RowKind.MORE, f"{left:,} more in this transcript")
    card = Card(row.entry)
    if row.terms:
        facts = f"both: {', '.join(row.terms[:_MOST_TERMS])}"
    else:
        count = f"{row.total:,} hit{'s' * (row.total != 1)}" if row.total else ""
        facts = "  ·  ".join(filter(None, (count, card.detail)))
    return RowView(RowKind.CARD, row.entry.title, facts, "known", tip=row.entry.title)


def _marked(words: str, terms: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return where some words stand in a passage."""
    finder = Finder(words)
    return tuple(sorted(hit for term in terms for hit in finder.search(term, _WHOLE)))


class ShelfHitModel(QAbstractTableModel):
    """Hits of many transcripts as a table: which, where, the words around."""

    def __init__(self) -> None:
        super().__init__()
        self.passages: list[HitRow] = []
        self._bold = QFont()
        self._bold.setBold(True)

    def clear(self) -> None:
        """Hold nothing."""
        self.beginResetModel()
        self.passages = []
        self.endResetModel()

    def add(self, results: Sequence[Result]) -> None:
        """Hold the hits of some more results."""
        more = [HitRow(result, hit) for result in results for hit in result.hits]
        if more:
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
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (_PLACE, _BEFORE):
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
        return plain.one_line((said.before, said.hit, said.after)[column - _BEFORE], 200)
