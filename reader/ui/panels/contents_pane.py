"""The contents of the transcript shown: headings, speakers, parts; a click goes there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QShowEvent

from reader.direction import in_a_row, isolated
from reader.model.outline import Part, Share, percent
from reader.model.search.fold import folded
from reader.model.timecode import clock
from reader.ui.panels.list_panel import ListPanel, MenuRow
from reader.ui.parts import plain
from reader.ui.parts.panel_parts import FilterField
from reader.ui.parts.row_view import RowsView
from reader.ui.parts.rows import RowKind, RowsModel, RowView
from reader.ui.parts.theme import Appearance
from reader.ui.state.contents import Contents
from reader.ui.state.session import Session
from reader.ui.state.shelf_cards import Heading
from reader.wording import number, tr, trn

_MINUTE = 60_000


class ContentsPane(ListPanel):
    """The list of the contents, in which the entry that is read is marked.

    *Signals*: ``speaker_wanted(str)``: what this speaker says is to be searched alone.
    """

    speaker_wanted = Signal(str)

    def __init__(self, session: Session, appearance: Appearance) -> None:
        self.model = RowsModel(self._look)
        self.filter = FilterField(appearance, tr("Filter the contents"))
        self.list = RowsView(self.model, appearance, tr("Contents"))
        super().__init__(tr("Contents"), self.list, self.filter, above=22)
        self._contents = Contents(session)
        self._fill(self.filter)
        self.filter.textChanged.connect(lambda _: self._show())
        self.filter.chosen.connect(self._open_first)
        self.list.opened.connect(self._open)
        self._contents.changed.connect(self._show_anew)
        self._contents.moved.connect(self._follow)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def menu_rows(self) -> list[MenuRow]:
        """Return what the context menu of the current entry offers."""
        row = self._row(self.list.currentIndex().row())
        if isinstance(row, Share):
            name = row.speaker
            return [
                (tr("&Go to the Next Turn"), lambda: self._contents.go_to_turn(row)),
                (tr("&Only This Speaker"), lambda: self.speaker_wanted.emit(name)),
                None,
                (tr("&Copy Name"), lambda: QGuiApplication.clipboard().setText(name)),
            ]
        if isinstance(row, Part):
            words = row.words
            return [
                (tr("&Go There"), lambda: self._contents.go_to(row)),
                (tr("&Copy"), lambda: QGuiApplication.clipboard().setText(words)),
            ]
        return []

    # -- what is shown --------------------------------------------------------------------------

    def _show_anew(self) -> None:
        self.filter.clear()
        self._show()

    def _show(self) -> None:
        outline, wanted = self._contents.outline, folded(self.filter.text()).split()
        rows: list[Any] = []
        found = 0
        for words, entries in (
            (tr("Headings"), outline.headings),
            (tr("Speakers"), outline.speakers),
            (_parts_of(outline.step), outline.parts),
        ):
            kept = [one for one in entries if all(word in _searched(one) for word in wanted)]
            if kept:
                rows.append(Heading(words, len(kept)))
                rows.extend(kept)
                found += len(kept)
        self.model.set_rows(rows)
        total = sum(map(len, (outline.headings, outline.speakers, outline.parts)))
        query = plain.one_line(self.filter.text(), 60)
        why = tr("Nothing in the contents matches “{}”.").format(query)
        if not total:
            why = tr("There are no headings, speakers or parts here.")
        self.filter.setVisible(total > 0)
        self._tell(found, total, why, is_filtered=bool(wanted))
        self._follow()

    def _follow(self) -> None:
        """Mark what is read now, and keep it in view while nobody walks through the list."""
        self.model.look_anew()
        row = self._here()
        if row is not None and not self.list.hasFocus():
            self.list.scrollTo(self.model.index(row))

    def _here(self) -> int | None:
        """The row of what is read now: the heading or part, or who speaks."""
        rows = enumerate(self.model.rows)
        marked = [row for row, one in rows if self._is_here(one)]
        return marked[0] if marked else None

    def _is_here(self, row: Any) -> bool:
        number, speaker = self._contents.here
        if isinstance(row, Share):
            return row.speaker == speaker
        return isinstance(row, Part) and number >= 0 and row is self._contents.listed[number]

    def _look(self, row: Any) -> RowView:
        if isinstance(row, Heading):
            return RowView(RowKind.HEADING, row.words, number(row.size))
        is_here = self._is_here(row)
        spoken = tr("you are here") if is_here else ""
        if isinstance(row, Share):
            times = (clock(row.time),) if row.time else ()
            words = trn("{n} word", "{n} words", row.words)
            detail = in_a_row((percent(row.share), words, *times))
            tip = tr("{name}: {facts}", name=isolated(row.speaker), facts=detail)
            return RowView(
                RowKind.CARD, row.speaker, detail, is_shown=is_here, spoken=spoken, tip=tip
            )
        detail = percent(row.share) if row.time is None else clock(row.time)
        return RowView(
            RowKind.PART, row.words, detail, is_shown=is_here, spoken=spoken, tip=row.words
        )

    # -- what the person does -------------------------------------------------------------------

    def _row(self, number: int) -> Any:
        return self.model.rows[number] if 0 <= number < len(self.model.rows) else None

    def _open(self, number: int) -> None:
        row = self._row(number)
        if isinstance(row, Share):
            self._contents.go_to_turn(row)
        elif isinstance(row, Part):
            self._contents.go_to(row)

    def _open_first(self) -> None:
        """With a filter typed, Enter goes to the first entry that it leaves."""
        if self.filter.text().strip() and self.model.rows:
            self._open(self.list.first_row())


def _searched(entry: Part | Share) -> str:
    return folded(entry.speaker if isinstance(entry, Share) else entry.words)


def _parts_of(step: int) -> str:
    minutes = step // _MINUTE
    if not minutes:
        return tr("Parts")
    hours = minutes // 60
    if hours:
        return trn("Parts of {n} hour", "Parts of {n} hours", hours)
    return trn("Parts of {n} minute", "Parts of {n} minutes", minutes)
