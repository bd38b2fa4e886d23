"""What the library has around the transcript shown: who lists it, what is about the same."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from reader.ui.parts.panel_parts import Panel
from reader.ui.parts.row_view import RowsView
from reader.ui.parts.rows import RowKind, RowsModel, RowView
from reader.ui.parts.theme import Appearance
from reader.ui.state.doors import Doors
from reader.ui.state.shelf import Shelf
from reader.ui.state.shelf_cards import Heading

_MOST_TERMS = 5


class NeighboursPane(Panel):
    """Two short lists, one below the other; hidden where there is nothing to list."""

    def __init__(self, shelf: Shelf, doors: Doors, appearance: Appearance) -> None:
        super().__init__(self.tr("On your shelf"))
        self._shelf, self._doors = shelf, doors
        self.model = RowsModel(_look)
        self.list = RowsView(self.model, appearance, self.tr("On your shelf"))
        self.list.opened.connect(self._open)
        self.list.left.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.list)
        self.way_in = self.list
        doors.neighbours_changed.connect(lambda: self.setVisible(self._show()))
        self._show()

    def _show(self) -> bool:
        """List what is around the transcript now; False if there is nothing."""
        listed_by, similar = self._doors.neighbours
        rows: list[Any] = []
        if listed_by:
            rows.append(Heading(self.tr("Listed by"), len(listed_by)))
            rows.extend((entry, "") for entry in listed_by)
        if similar:
            rows.append(Heading(self.tr("Similar in your library"), len(similar)))
            rows.extend(
                (one.entry, self.tr("both: {}").format(", ".join(one.terms[:_MOST_TERMS])))
                for one in similar
            )
        self.model.set_rows(rows)
        return bool(rows)

    def _open(self, row: int) -> None:
        found = self.model.rows[row]
        if not isinstance(found, Heading):
            self._doors.open(found[0].id)


def _look(row: Any) -> RowView:
    if isinstance(row, Heading):
        return RowView(RowKind.HEADING, row.words, f"{row.size:,}")
    entry, terms = row
    facts = terms or "  ·  ".join(filter(None, (entry.author or entry.site, entry.day)))
    return RowView(RowKind.CARD, entry.title, facts, "known", tip=f"{entry.title}\n{facts}")
