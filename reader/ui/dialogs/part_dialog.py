"""The dialog that parts a row: on each side, with which sentence the new row begins."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.model.pairing.pairing import Half, Pairing, PairSide
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import ending
from reader.ui.parts.theme import set_role
from reader.wording import tr

_LONGEST = 300
_NAMES = {PairSide.FIRST: tr("First text"), PairSide.SECOND: tr("Second text")}
_BEGINS = {
    PairSide.FIRST: tr("First text: the new row begins with"),
    PairSide.SECOND: tr("Second text: the new row begins with"),
}


class PartDialog(QDialog):
    """Parts a row of a pairing; ``parted`` is told before which passage of each side."""

    def __init__(
        self, parent: QWidget, pairing: Pairing, row: int, parted: Callable[[int, int], object]
    ) -> None:
        super().__init__(parent)
        self._parted = parted
        self.setWindowTitle(tr("Part This Row"))
        self.resize(680, 420)
        at = pairing.rows[row]
        self._starts = {PairSide.FIRST: at.first, PairSide.SECOND: at.second}
        self._ends = {PairSide.FIRST: at.first_end, PairSide.SECOND: at.second_end}
        self.lists = {side: self._list(pairing.half(side), side) for side in PairSide}
        self.fault = plain.label(wrap=True)
        set_role(self.fault, "warning")
        # Translators: a button; makes two rows of one.
        self._ending, self.accepting = ending(self, tr("&Part"))
        set_role(self.accepting, "primary")
        self._arrange()
        for side, listed in self.lists.items():
            count = self._ends[side] - self._starts[side]
            listed.setCurrentRow((count + 1) // 2)
            listed.currentRowChanged.connect(lambda _: self._check())
        self._check()

    def accept(self) -> None:
        """Part the row there."""
        super().accept()
        self._parted(*self._chosen())

    def _chosen(self) -> tuple[int, int]:
        first, second = (
            self._starts[side] + listed.currentRow() for side, listed in self.lists.items()
        )
        return first, second

    def _check(self) -> None:
        """Allow what leaves something in both rows."""
        chosen = self._chosen()
        is_empty = chosen in (tuple(self._starts.values()), tuple(self._ends.values()))
        self.accepting.setEnabled(not is_empty)
        self.fault.setText(tr("One of the two rows would be empty.") if is_empty else "")

    def _list(self, half: Half, side: PairSide) -> QListWidget:
        made = QListWidget()
        made.setWordWrap(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setAccessibleName(_BEGINS[side])
        for passage in range(self._starts[side], self._ends[side]):
            made.addItem(QListWidgetItem(plain.one_line(half.text(passage, passage + 1), _LONGEST)))
        made.addItem(QListWidgetItem(tr("nothing of this text")))
        return made

    def _arrange(self) -> None:
        rows = QVBoxLayout(self)
        rows.addWidget(plain.label(tr("With what does the new row begin?")))
        columns = QHBoxLayout()
        columns.setSpacing(16)
        for side, listed in self.lists.items():
            column = QVBoxLayout()
            column.addWidget(plain.label(_NAMES[side]))
            column.addWidget(listed, 1)
            columns.addLayout(column)
        rows.addLayout(columns, 1)
        rows.addWidget(self.fault)
        rows.addWidget(self._ending)
