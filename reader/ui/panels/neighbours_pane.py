"""What the library has around the transcript shown: who lists it, what is about the same."""

from __future__ import annotations

from typing import Any

from reader.direction import in_a_row
from reader.ui.panels.list_panel import ListPanel
from reader.ui.parts.row_view import RowsView
from reader.ui.parts.rows import RowKind, RowsModel, RowView
from reader.ui.parts.theme import Appearance
from reader.ui.state.doors import Doors
from reader.ui.state.shelf_cards import Heading
from reader.wording import joined, number, tr

_MOST_TERMS = 5


class NeighboursPane(ListPanel):
    """Two short lists, one below the other."""

    def __init__(self, doors: Doors, appearance: Appearance) -> None:
        self.model = RowsModel(_look)
        self.list = RowsView(self.model, appearance, tr("On your shelf"))
        super().__init__(tr("On your shelf"), self.list, above=22)
        self._doors = doors
        self._fill()
        self.list.opened.connect(self._open)
        doors.neighbours_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        """List what is around the transcript now."""
        listed_by, similar = self._doors.neighbours
        rows: list[Any] = []
        if listed_by:
            # Translators: over the transcripts whose lists of related videos have this one
            rows.append(Heading(tr("Listed by"), len(listed_by)))
            rows.extend((entry, "") for entry in listed_by)
        if similar:
            rows.append(Heading(tr("Similar in your library"), len(similar)))
            rows.extend(
                # Translators: before words that are in both transcripts
                (one.entry, tr("both: {}").format(joined(one.terms[:_MOST_TERMS])))
                for one in similar
            )
        self.model.set_rows(rows)
        why = tr("Nothing in your library is about the same, or lists this one.")
        count = len(listed_by) + len(similar)
        self._tell(count, count, why)

    def _open(self, row: int) -> None:
        found = self.model.rows[row]
        if not isinstance(found, Heading):
            self._doors.open(found[0].id)


def _look(row: Any) -> RowView:
    if isinstance(row, Heading):
        return RowView(RowKind.HEADING, row.words, number(row.size))
    entry, terms = row
    facts = terms or in_a_row((entry.author or entry.site, entry.day))
    return RowView(RowKind.CARD, entry.title, facts, "known", tip=f"{entry.title}\n{facts}")
