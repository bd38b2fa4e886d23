"""All hits of the search in context, one below the other; each leads to its place."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from reader.model.search.find import Hits, in_context
from reader.model.search.passage import in_whole_words
from reader.model.timecode import clock
from reader.ui.parts import plain
from reader.ui.parts.context_table import ContextTable
from reader.ui.parts.panel_parts import Panel
from reader.ui.parts.theme import set_role
from reader.ui.state.pages import OpenTranscript
from reader.ui.state.search_state import SearchState
from reader.ui.state.session import Session
from reader.wording import number, tr, trn

_WIDTH = 60
# Translators: where a hit is, the words before it, the hit, the words after it
_COLUMNS = (tr("Place"), tr("Before"), tr("Hit"), tr("After"))
_PLACE, _BEFORE, _HIT, _AFTER = range(4)
_ROOT = QModelIndex()


class HitList(Panel):
    """The list below the page; a row is worked out when it is seen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.heading = plain.label()
        set_role(self.heading, "empty")
        self.heading.setAlignment(Qt.AlignmentFlag.AlignTop)  # where there is no table too
        self.model = HitModel()
        self.table = ContextTable(self.model)
        self.table.chosen.connect(session.search.jump)
        self.table.left.connect(self.left)
        self.way_in = self.table
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 8, 0, 0)
        rows.addWidget(self.heading)
        rows.addWidget(self.table, 1)
        session.search.changed.connect(self._show)
        self._show(session.search.state)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show(self._session.search.state)

    def _show(self, state: SearchState) -> None:
        if not self.isVisible():
            return  # a hidden list must not cost a key in the search field anything
        had_keyboard = self.table.hasFocus()
        # Shown first: Qt measures all rows of a table that is hidden, not only those in view.
        self.table.setVisible(state.count > 0)
        self.model.show(self._session.transcript, state.hits)
        if state.current is not None:
            self.table.selectRow(state.current)
        query = plain.one_line(state.query, 60)
        if not state.query:
            self.heading.setText(tr("Type in the search field to list what is found."))
        elif state.hits is None:
            self.heading.setText(plain.one_line(state.error) or tr("Searching…"))
        else:
            words = trn("{n} hit of “{query}”", "{n} hits of “{query}”", state.count, query=query)
            self.heading.setText(words)
        # Where there is no table the keyboard stops at why there is none.
        takes = Qt.FocusPolicy.NoFocus if state.count else Qt.FocusPolicy.TabFocus
        self.heading.setFocusPolicy(takes)
        if had_keyboard and not state.count:
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)


class HitModel(QAbstractTableModel):
    """The hits as rows: where, the words before, the hit, the words after."""

    def __init__(self) -> None:
        super().__init__()
        self._opened: OpenTranscript | None = None
        self._hits: Hits | None = None
        self._count = 0

    def show(self, opened: OpenTranscript | None, hits: Hits | None) -> None:
        """Hold the hits in a transcript; nothing changes if they are the ones held."""
        if hits is self._hits and opened is self._opened:
            return
        self.beginResetModel()
        self._opened, self._hits = opened, hits
        self._count = len(hits) if hits is not None and opened is not None else 0
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | QFont | Qt.AlignmentFlag | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _PLACE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and index.column() == _HIT:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _words(self, row: int, column: int) -> str:
        if self._hits is None or self._opened is None or row >= self._count:
            return ""
        prose = self._opened.prose
        start, end = self._hits.at(row)
        if column == _PLACE:
            cue = prose.cue_at(start)
            time = prose.transcript.cues[cue].start
            return clock(time) if time is not None else number(cue + 1)
        passage = in_context(prose.text, start, end, _WIDTH)
        parts = in_whole_words(passage.before, passage.hit, passage.after)
        return plain.one_line(parts[column - 1], 200)
