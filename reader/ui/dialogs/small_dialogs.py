"""Small dialogs: the keys, where to go."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.model import timecode
from reader.model.prose import Reading
from reader.model.transcript import Span
from reader.ui.actions.menus import KeyRow
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import ending
from reader.ui.parts.panel_parts import FilterField
from reader.ui.parts.theme import Appearance, set_role
from reader.ui.state.pages import OpenTranscript
from reader.wording import joined, number, tr

_LEAST_STEM = 5  # letters


class KeysDialog(QDialog):
    """Lists every key, or those whose rows have the words that are typed."""

    def __init__(self, parent: QWidget, rows: Sequence[KeyRow], appearance: Appearance) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self._rows = [(menu, words, joined(keys)) for menu, words, keys in rows]
        self.filter = FilterField(appearance, tr("Filter the keys"))
        self.table = self._table()
        self.nothing = plain.label(tr("No key has these words."))
        set_role(self.nothing, "quiet")
        self.nothing.hide()
        self.filter.textChanged.connect(self._show)
        self.filter.left.connect(self.reject)
        self.filter.entered.connect(self._enter)
        self.filter.chosen.connect(self._enter)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        content = QVBoxLayout(self)
        for part in (self.filter, self.nothing, self.table, buttons):
            content.addWidget(part)
        self.resize(620, 460)

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(self._rows), 3)
        table.setAccessibleName(tr("Keys"))
        set_role(table, "rows")
        table.setHorizontalHeaderLabels([tr("Menu"), tr("What it does"), tr("Keys")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        for row, texts in enumerate(self._rows):
            for column, text in enumerate(texts):
                table.setItem(row, column, QTableWidgetItem(text))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.resizeColumnsToContents()
        self._wanted = [header.sectionSize(column) for column in range(table.columnCount())]
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.resizeRowsToContents()
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the menus out where there is no room for all: what is looked for are the keys."""
        super().resizeEvent(event)
        room = self.table.viewport().width()
        self.table.setColumnHidden(0, sum(self._wanted) > room)

    def _show(self, typed: str) -> None:
        words = typed.casefold().split()
        # The columns stay as wide as all rows need.
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        for row, texts in enumerate(self._rows):
            told = " ".join(texts).casefold()
            self.table.setRowHidden(row, not all(_stem(word) in told for word in words))
        self.nothing.setVisible(self._first is None)

    @property
    def _first(self) -> int | None:
        """The first row that is shown."""
        rows = range(self.table.rowCount())
        return next((row for row in rows if not self.table.isRowHidden(row)), None)

    def _enter(self) -> None:
        if (first := self._first) is not None:
            self.table.setCurrentCell(first, 1)
            self.table.setFocus(Qt.FocusReason.TabFocusReason)


def _stem(word: str) -> str:
    """What another form of a longer word has as well: quote and quotation, highlights."""
    return word[:-1] if len(word) >= _LEAST_STEM else word


class GoToDialog(QDialog):
    """Asks for a time or a caption's number and brings it into view."""

    def __init__(
        self, parent: QWidget, opened: OpenTranscript, go: Callable[[Span], object]
    ) -> None:
        super().__init__(parent)
        self._reading: Reading = opened.prose
        self._go = go
        self.setWindowTitle(tr("Go to Time or Caption"))
        last = number(len(opened.transcript.cues))
        self._field = QLineEdit()
        self._field.setAccessibleName(tr("Time or caption"))
        hint = (
            tr("A time such as 12:34, or caption number from 1 to {last}", last=last)
            if opened.transcript.is_timed
            else tr("A caption number from 1 to {last}", last=last)
        )
        self._answer = plain.label(hint, wrap=True)
        set_role(self._answer, "quiet")
        buttons, _ = ending(self, tr("&Go"))
        rows = QVBoxLayout(self)
        for widget in (self._field, self._answer, buttons):
            rows.addWidget(widget)
        self.resize(360, self.sizeHint().height())

    def accept(self) -> None:
        """Go there, or say why not."""
        cue = cue_at(self._reading, self._field.text())
        if cue is None:
            set_role(self._answer, "warning")
            self._answer.setText(tr("There is no such time or caption in this transcript."))
            return
        super().accept()
        self._go(Span(cue, 0, cue, len(self._reading.transcript.cues[cue].text)))


def cue_at(reading: Reading, text: str) -> int | None:
    """Return the cue that a person names by its number, from 1, or by a time; None if none."""
    cues = reading.transcript.cues
    text = text.strip()
    # A number may be grouped, as the dialog writes the last; what it writes is no time.
    signs = re.escape(f"{number(1_000)[1:-3]}, \u00a0\u202f")
    if re.fullmatch(rf"[0-9]{{1,9}}|[0-9]{{1,3}}([{signs}][0-9]{{3}})+", text):
        named = int(re.sub(f"[{signs}]", "", text))
        return named - 1 if 1 <= named <= len(cues) else None
    wanted = timecode.typed(text)
    timed = [(cue.start, n) for n, cue in enumerate(cues) if cue.start is not None]
    if wanted is None or not timed:
        return None
    before = [n for start, n in timed if start <= wanted]
    return before[-1] if before else timed[0][1]
