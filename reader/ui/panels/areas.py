"""Where the parts of the window stand: the page in the middle, panels beside and below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from reader.kept.settings import Settings
from reader.ui.actions.action import Action, Condition, bare
from reader.ui.actions.actions import Actions
from reader.ui.parts.focusing import enter, stops
from reader.ui.parts.panel_parts import Panel
from reader.ui.state.session import Session

# Narrower than this, the page is left alone in the window, unless the person insists.
_ROOM_FOR_SIDEBAR = 720
# The page keeps this much beside both lists.
_PAGE = 420


class Side(Enum):
    """Where a panel stands to the page."""

    LEFT = "left"
    RIGHT = "right"
    BELOW = "below"


class PanelRow(NamedTuple):
    """A panel of a window: its name, its side, the setting that shows it, what makes it.

    Below the page it is shown with transcripts alone, beside it where there is room. The rest is
    what the action that shows it says: its words, tip, keys and icon.
    """

    name: str
    side: Side
    setting: str
    make: Callable[[Any, Actions], Panel]
    words: str
    tip: str
    keys: str
    icon: str = ""

    @property
    def action(self) -> Action:
        """The switch that shows it, a switch of the desk's areas."""
        is_on = Condition(
            lambda desk: desk.areas.is_on(self.name), lambda desk: (desk.areas.shown_changed,)
        )
        return Action(self.name, self.words, self.tip, self.icon, keys=self.keys, is_on=is_on)


class Areas(QWidget):
    """The middle of the window: the page, notices below, panels made when they are first shown.

    *Signals*: ``shown_changed()``: other panels are shown; ``toggled(str, bool)``: the person
    switched a panel, of these words, on or off.
    """

    shown_changed = Signal()
    toggled = Signal(str, bool)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        notices: QWidget,
        table: Sequence[PanelRow],
        make: Callable[[PanelRow], Panel],
    ) -> None:
        super().__init__()
        self._make = make
        self._session, self._settings, self._notices = session, settings, notices
        self._table = {row.name: row for row in table}
        self._made: dict[str, Panel] = {}
        self._insists: set[str] = set()
        self.stack = QStackedWidget()
        self._above: QWidget | None = None
        self._middle = QVBoxLayout(middle := QWidget())
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(self.stack)
        self.below = _splitter(Qt.Orientation.Vertical, middle)
        self.side = QSplitter(Qt.Orientation.Vertical)
        self.beside = _splitter(Qt.Orientation.Horizontal, self.below)
        self.beside.addWidget(self.side)
        self.beside.setCollapsible(1, False)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.beside, 1)
        rows.addWidget(notices)  # below: what is read does not move when one comes and goes
        self.beside.splitterMoved.connect(lambda *_: self._note_widths())
        shown = (row.setting for row in table)
        settings.watch(lambda _: self.fit(), *shown, "related_width", "library_width")

    def __getitem__(self, name: str) -> Panel:
        """Return a panel, made now if it has not been shown yet."""
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = self._make(self._table[name])
            made.left.connect(self.focus_page)
            self._put(made, self._table[name].side)
        return made

    @property
    def page(self) -> QWidget:
        """The page that is shown in the middle."""
        return self.stack.currentWidget() or self.stack

    def show_page(self, page: QWidget) -> None:
        """Show a page in the middle, one of them from now on."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.fit()

    def put_above(self, bar: QWidget) -> None:
        """Put a bar above the page."""
        self._above = bar
        self._middle.insertWidget(0, bar)

    def focus_page(self) -> None:
        """Give the keyboard to the page in the middle."""
        enter(self.page)

    def keeps_keyboard(self, focused: QWidget) -> bool:
        """Whether a list is being walked through while the page changes beside it."""
        lists = (self.side, self._made.get("library"), self._above)
        return any(part is not None and part.isAncestorOf(focused) for part in lists)

    def add_right(self, panel: Panel) -> None:
        """Put a panel below those at the right, at two fifths of the height they have."""
        self.side.addWidget(panel)
        if self.side.count() == 1:
            self.side.setStretchFactor(0, 1)
            self.side.setCollapsible(0, False)
            return
        sizes = self.side.sizes()
        whole = max(self.side.height(), 100)
        new = whole * 2 // 5
        rest = max(sum(sizes[:-1]), 1)
        self.side.setSizes([*(size * (whole - new) // rest for size in sizes[:-1]), new])

    def toggle(self, name: str, on: bool) -> None:
        """Show or hide a panel; in a narrow window too, until it is switched off."""
        row = self._table[name]
        if on:
            self.insist(name)
        else:
            self._insists.discard(name)
            self._settings.set(row.setting, False)
            self.fit()
        self.toggled.emit(bare(row.words), on)
        if on and row.side is Side.LEFT:
            enter(self[name])

    def insist(self, name: str) -> None:
        """Show a panel, in a narrow window too."""
        row = self._table[name]
        if row.side is not Side.BELOW and self.width() < _ROOM_FOR_SIDEBAR:
            self._insists = {name}  # there is no room for both
        self._settings.set(row.setting, True)
        self.fit()

    def fit(self) -> None:
        """Show what the settings and the width of the window let be shown.

        A panel that goes leaves the keyboard to the page.
        """
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and any(
            panel.isAncestorOf(focused) for panel in self._made.values()
        )
        shown = {row.side for row in self._table.values() if self._show(row)}
        self.side.setVisible(Side.RIGHT in shown)
        self._share(shows_left=Side.LEFT in shown, shows_right=Side.RIGHT in shown)
        if had_keyboard and focused is not None and not focused.isVisibleTo(self):
            self.focus_page()
        self.shown_changed.emit()

    def is_shown(self, name: str) -> bool:
        """Whether a panel is shown, as far as the window is."""
        panel = self._made.get(name)
        return panel is not None and panel.isVisibleTo(self)

    def is_on(self, name: str) -> bool:
        """Whether a panel is switched on: below the page, where there is one to show it with."""
        row = self._table[name]
        return (
            bool(self._settings.get(row.setting)) if row.side is Side.BELOW else self.is_shown(name)
        )

    def step(self, step: int, others: list[QWidget]) -> None:
        """Give the keyboard to the next (1) or previous (-1) area; ``others`` come after the page.

        The order: notices, left, page, the others, below, right from above to below; without those
        in which nothing can take it.
        """
        right = [self.side.widget(number) for number in range(self.side.count())]
        left, below = self._on(Side.LEFT), self._on(Side.BELOW)
        parts = [self._notices, *left, self.page, *others, *below, *right]
        shown = [part for part in parts if part is not None and any(stops(part))]
        focused = QApplication.focusWidget()
        here = [
            number
            for number, part in enumerate(shown)
            if focused is not None and (part is focused or part.isAncestorOf(focused))
        ]
        at = here[0] if here else shown.index(self.page) if self.page in shown else 0
        enter(shown[(at + step) % len(shown)], Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for now."""
        super().resizeEvent(event)
        self.fit()

    def _on(self, side: Side) -> list[Panel]:
        return [made for name, made in self._made.items() if self._table[name].side is side]

    def _show(self, row: PanelRow) -> bool:
        """Show a panel or hide it; return whether it is shown."""
        if row.side is Side.BELOW:
            has_room = self._session.transcript is not None
        else:
            has_room = self.width() >= _ROOM_FOR_SIDEBAR or row.name in self._insists
        is_wanted = has_room and bool(self._settings.get(row.setting))
        if is_wanted or row.name in self._made:
            self[row.name].setVisible(is_wanted)
        return is_wanted

    def _put(self, panel: Panel, side: Side) -> None:
        if side is Side.LEFT:
            self.beside.insertWidget(0, panel)
            self.beside.setCollapsible(0, False)
            self.beside.setStretchFactor(0, 0)
            self.beside.setStretchFactor(1, 1)
        elif side is Side.RIGHT:
            self.add_right(panel)
        else:
            self.below.addWidget(panel)

    def _share(self, *, shows_left: bool, shows_right: bool) -> None:
        """Give the panels the widths they had, as far as the page keeps enough."""
        whole, count = self.width(), shows_left + shows_right
        most = max((whole - _PAGE) // 2, whole // 4) if count > 1 else whole // 2
        left = min(self._settings.library_width, most) * shows_left
        right = min(self._settings.related_width, most) * shows_right
        sizes = [max(1, whole - left - right), right]
        self.beside.setSizes([left, *sizes] if self._on(Side.LEFT) else sizes)

    def _note_widths(self) -> None:
        sizes = self.beside.sizes()
        if any(panel.isVisibleTo(self) for panel in self._on(Side.LEFT)):
            self._settings.set("library_width", max(180, min(sizes[0], 1_000)))
        if self.side.isVisibleTo(self):
            self._settings.set("related_width", max(160, min(sizes[-1], 1_000)))


def _splitter(orientation: Qt.Orientation, first: QWidget) -> QSplitter:
    made = QSplitter(orientation)
    made.addWidget(first)
    made.setStretchFactor(0, 1)
    made.setCollapsible(0, False)
    return made
