"""A panel with a list: its head, its filter, its keys and its menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reader.ui.actions.actions import row_menu
from reader.ui.parts import plain
from reader.ui.parts.list_view import ListView
from reader.ui.parts.panel_parts import Below, FilterField, Panel, empty, fill, heading
from reader.ui.parts.theme import set_role
from reader.wording import number, tr

MenuRow: TypeAlias = tuple[str, Callable[[], object] | None] | None
"""A row of the context menu: its words and what it does (None: not now); None for a separator."""


class ListPanel(Panel):
    """A title and a count above a list, or above why it is empty.

    Keys lead from the filter into the list and back, and from both to the page. Under a tab, which
    says how it is called and how much it has, it only tells how many of those a filter leaves.
    """

    def __init__(
        self,
        name: str,
        shown: ListView,
        filter_: FilterField | None = None,
        above: int = 14,
        *,
        is_under_tab: bool = True,
    ) -> None:
        super().__init__(name)
        self._name, self._shown, self._is_under_tab = name, shown, is_under_tab
        self._count = plain.label()
        set_role(self._count, "quiet")
        self._empty = empty(above=above)
        self._below = Below()
        for page in (shown, self._empty):
            self._below.addWidget(page)
        self.way_in = shown
        shown.left.connect(self.left)
        shown.menu_wanted.connect(lambda at: row_menu(self, self.menu_rows()).popup(at))
        if filter_ is not None:
            filter_.left.connect(self.left)
            filter_.entered.connect(shown.go_to_first)
            shown.over_top.connect(lambda: filter_.setFocus(Qt.FocusReason.BacktabFocusReason))

    def menu_rows(self) -> list[MenuRow]:
        """Return what the context menu of the selected rows offers."""
        return []

    def _head(self, *buttons: QWidget) -> QHBoxLayout:
        """Return the title and the count, with buttons after them."""
        made = QHBoxLayout()
        if self._is_under_tab:
            made.addStretch(1)
        else:
            made.addWidget(heading(self._name), 1)
        for widget in (self._count, *buttons):
            made.addWidget(widget)
        return made

    def _fill(self, *above: QWidget) -> None:
        """Fill the panel under its tab: what is above the list, the count beside it, the list."""
        top = QHBoxLayout()
        top.setContentsMargins(12, 10, 10, 6)
        top.setSpacing(8)
        for widget in above:
            top.addWidget(widget, 1)
        top.addWidget(self._count)
        fill(self, top, self._below)

    def _tell(self, found: int, total: int, why: str = "", *, is_filtered: bool = False) -> None:
        """Say how many rows there are, and of how many; show ``why`` where there are none."""
        words = tr("{found} of {total}", found=number(found), total=number(total))
        self._count.setText(words if is_filtered else number(total))
        self._count.setVisible(total > 0 and (is_filtered or not self._is_under_tab))
        self._empty.setText(why)
        self._below.setCurrentWidget(self._shown if found else self._empty)
