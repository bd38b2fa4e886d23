"""The dialog that lists every request to the web, and which hosts are asked without a question."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.kept.asked import AskedList
from reader.kept.hosts import Hosts
from reader.model.asked import Asked
from reader.paths import Folders
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import add_action, share_room
from reader.ui.parts.theme import set_role
from reader.wording import joined, number, tr, trn

_ROOT: Final = QModelIndex()
_COLUMNS: Final = (tr("When"), tr("What for"), tr("Address"), tr("Bytes"), tr("Answer"))
_ADDRESS, _BYTES = 2, 3
_LEAST_ADDRESS: Final = 180
_MOST_HOSTS: Final = 12


class AskedDialog(QDialog):
    """Shows the list, the newest first, and clears it."""

    def __init__(self, parent: QWidget, folders: Folders) -> None:
        super().__init__(parent)
        self._list, self._hosts = AskedList(folders.data), Hosts(folders.config)
        self.setWindowTitle(tr("What Was Asked"))
        self.said = plain.label(wrap=True)
        set_role(self.said, "quiet")
        self.table = QTableView()
        self.table.setAccessibleName(tr("Requests to the web"))
        set_role(self.table, "rows")
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.hosts = plain.label(wrap=True)
        row = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        row.rejected.connect(self.reject)
        self.clear = add_action(row, tr("C&lear the List"), self._clear)
        self.forget = add_action(row, tr("&Forget These Hosts"), self._forget)
        rows = QVBoxLayout(self)
        rows.setSpacing(10)
        for part in (self.said, self.table, self.hosts, row):
            rows.addWidget(part)
        for button in (self.clear, self.forget):
            button.setAutoDefault(False)
        row.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        self.resize(880, 480)
        self._show()

    def _show(self) -> None:
        try:
            requests = self._list.requests()
        except ReaderError as error:
            requests, trouble = [], str(error)
        else:
            trouble = tr("Nothing has been asked of the web.")
        self.table.setModel(_AskedModel(requests, self))
        header = self.table.horizontalHeader()
        header.setResizeContentsPrecision(0)  # the rows in view, not those of years
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._fit()
        told = trn(
            "{n} request, the newest first. This list is kept on this computer alone.",
            "{n} requests, the newest first. This list is kept on this computer alone.",
            len(requests),
        )
        self.said.setText(told if requests else trouble)
        self.table.setVisible(bool(requests))
        self.clear.setEnabled(bool(requests))
        self._show_hosts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        share_room(self.table, (_ADDRESS,), _LEAST_ADDRESS)

    def _show_hosts(self) -> None:
        allowed = self._hosts.allowed
        named = joined(map(plain.one_line, allowed[:_MOST_HOSTS]))
        told = tr("Asked without a question: {hosts}", hosts=named)
        if (more := len(allowed) - _MOST_HOSTS) > 0:
            told = trn(
                "Asked without a question: {hosts} and {n} more",
                "Asked without a question: {hosts} and {n} more",
                more,
                hosts=named,
            )
        self.hosts.setText(told)
        self.hosts.setVisible(bool(allowed))
        self.forget.setVisible(bool(allowed))

    def _clear(self) -> None:
        self._do(self._list.clear)

    def _forget(self) -> None:
        self._do(self._hosts.forget)

    def _do(self, change: Callable[[], object]) -> None:
        try:
            change()
        except ReaderError as error:
            self.said.setText(str(error))
        else:
            self._show()


class _AskedModel(QAbstractTableModel):
    """The requests as rows; a row is set in words when it is looked at."""

    def __init__(self, requests: Sequence[Asked], parent: QWidget) -> None:
        super().__init__(parent)
        self._requests = requests

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._requests)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if side == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return _COLUMNS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        told = _told(self._requests[index.row()])[index.column()]
        is_tip = role == Qt.ItemDataRole.ToolTipRole
        return plain.tooltip(told) if is_tip else plain.one_line(told)


def _side(column: int) -> Qt.AlignmentFlag:
    """Numbers stand at the right, words at the left."""
    across = Qt.AlignmentFlag.AlignRight if column == _BYTES else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter


def _told(request: Asked) -> tuple[str, ...]:
    """Return a request as the columns have it, its moment in the time of this place."""
    try:
        when = datetime.datetime.fromisoformat(request.when).astimezone()
        moment = f"{when:%Y-%m-%d %H:%M:%S}"
    except (ValueError, OverflowError, OSError):
        moment = request.when
    status = f" ({request.status})" if request.status else ""
    answer = f"{tr(request.answer)}{status}"
    return moment, tr(request.purpose), request.address, number(request.size), answer
