"""The rows of two texts side by side, as a screen reader is told of them."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from reader.model.pairing.pairing import PairSide
from reader.model.timecode import clock
from reader.ui.parts import plain
from reader.ui.state.twin_texts.twin import is_alone
from reader.ui.state.twin_texts.twins import Twins
from reader.wording import tr

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LONGEST = 4_000


class PairModel(QAbstractListModel):
    """A row for each row of the pair that is shown."""

    def __init__(self, twins: Twins) -> None:
        super().__init__()
        self._twins = twins
        self._count = 0

    def reset(self) -> None:
        """Take over another pair."""
        self.beginResetModel()
        pairing = self._twins.pairing
        self._count = len(pairing.rows) if pairing is not None else 0
        self.endResetModel()

    def mend(self, row: int, were: int, are: int) -> None:
        """Take over that some rows are others now."""
        if are > were:
            self.beginInsertRows(QModelIndex(), row + 1, row + are - were)
            self._count += are - were
            self.endInsertRows()
        elif are < were:
            self.beginRemoveRows(QModelIndex(), row + 1, row + were - are)
            self._count += are - were
            self.endRemoveRows()
        self.dataChanged.emit(self.index(row), self.index(min(row + are, self._count) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid() or index.row() >= self._count:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(index.row())
        return None

    def _spoken(self, row: int) -> str:
        """Return what is said of a row: both texts, when, and how sure it is."""
        twins, pairing = self._twins, self._twins.pairing
        if pairing is None:
            return ""
        texts = [laid.text for laid in pairing.laid(row, is_named=True)]
        said = [
            tr("hidden, Space shows it") if text and twins.is_hidden(row, side) else text
            for side, text in zip(PairSide, texts, strict=True)
        ]
        time = next((time for time in pairing.times(row) if time is not None), None)
        is_one = is_alone(pairing.rows[row])
        sure = tr("without partner") if is_one else twins.sureness(row)
        told = (*said, clock(time) if time is not None else "", sure)
        return plain.one_line("; ".join(filter(None, told)), _LONGEST)
