"""Where the parts of the window stand: the page in the middle, panels beside and below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from reader.kept.settings import Settings
from reader.named_tuple import NamedTuple
from reader.ui.actions.action import Action, Condition, bare
from reader.ui.actions.actions import Actions
from reader.ui.panels.side_tabs import Count, SideTabs, Tab
from reader.ui.parts import access_keys
from reader.ui.parts.focusing import enter, holds_keyboard, stops
from reader.ui.parts.notice_bar import NoticeBar
from reader.ui.parts.panel_parts import Panel
from reader.ui.parts.theme import Appearance
from reader.ui.parts.window_shape import note_apart, restore_apart
from reader.ui.state.pages import OpenTranscript, VideoPage
from reader.ui.state.session import Session
from reader.wording import tr

# Narrower than this, the page is left alone in the window, unless the person insists.
_ROOM_FOR_SIDEBAR = 720
# The page keeps this much beside both lists.
_PAGE = 420
# What stands above the page has at most so many hundredths of their height.
_MOST_ABOVE = 50
NO_COUNT = Count(lambda desk: None, lambda desk: ())
"""What a panel has that is not counted."""


class Side(Enum):
    """Where a panel stands to the page."""

    LEFT = "left"
    RIGHT = "right"
    ABOVE = "above"
    BELOW = "below"


_OVER = (Side.ABOVE, Side.BELOW)


class PanelRow(NamedTuple):
    """A panel of a window: its name, its side, the setting that shows it, what makes it.

    Above and below the page it is shown with transcripts alone, beside it where there is room, and
    always only ``while_`` a condition of the desk holds. With ``apart``, a switch of the settings,
    it stands in a window of its own as long as that is on. At the right
    it is one of several tabs, of which one is open: ``tab`` is the word on it, ``icon`` stands
    there where words have no room, ``counted`` is how much it has, and one that ``stands_in`` opens
    where the one that is wanted has nothing. The rest is what the action that shows it says: its
    words, tip, keys and icon.
    """

    name: str
    side: Side
    setting: str
    make: Callable[[Any, Actions], Panel]
    words: str
    tip: str
    keys: str
    icon: str = ""
    tab: str = ""
    counted: Count = NO_COUNT
    stands_in: bool = False
    while_: Condition | None = None
    apart: str = ""

    @property
    def action(self) -> Action:
        """The switch that shows it, a switch of the desk's areas."""
        is_on = Condition(
            lambda desk: desk.areas.is_on(self.name), lambda desk: (desk.areas.shown_changed,)
        )
        said = self.words, self.tip, self.icon
        return Action(self.name, *said, keys=self.keys, is_on=is_on, when=self.while_)


class Areas(QWidget):
    """The middle of the window: the page, notices over its foot, panels made when first shown.

    *Signals*: ``shown_changed()``: other panels are shown; ``toggled(str, bool)``: the person
    switched a panel, of these words, on or off.
    """

    shown_changed = Signal()
    toggled = Signal(str, bool)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        appearance: Appearance,
        notices: NoticeBar,
        table: Sequence[PanelRow],
        make: Callable[[PanelRow], Panel],
    ) -> None:
        super().__init__()
        self._make = make
        self._session, self._settings, self._notices = session, settings, notices
        self._table = {row.name: row for row in table}
        self._made: dict[str, Panel] = {}
        self._is_making = self._is_unfit = self._has_size = False
        self._told: object = None
        self._insists: Side | None = None
        self._is_alone = False
        self.stack = QStackedWidget()
        self._bar_above: QWidget | None = None
        self._desk: Any = None
        self._foot: list[QWidget] = []
        self._middle = QVBoxLayout(middle := QWidget())
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self.above = _splitter(Qt.Orientation.Vertical, self.stack)
        self._middle.addWidget(self.above)
        self.below = _splitter(Qt.Orientation.Vertical, middle)
        tabs = [
            Tab(row.name, row.tab, row.icon, row.counted, row.stands_in)
            for row in table
            if row.side is Side.RIGHT
        ]
        self.side = SideTabs(tabs, appearance)
        self.beside = _splitter(Qt.Orientation.Horizontal, self.below)
        self.beside.addWidget(self.side)
        self.beside.setCollapsible(1, False)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.beside, 1)
        notices.float_over(middle, self.stack)
        session.page_changed.connect(lambda _: notices.page_changed())
        self.beside.splitterMoved.connect(lambda *_: self._note_widths())
        self.above.splitterMoved.connect(lambda *_: self._note_height())
        shown = {name: None for row in table for name in (row.setting, row.apart) if name}
        settings.watch(lambda _: self.fit(), *shown, "related_width", "library_width")
        self.side.want(settings.side_tab, insists=False)
        settings.watch(lambda _: self.side.want(settings.side_tab, insists=False), "side_tab")
        self.side.turned.connect(self.fit)
        self.side.chosen.connect(self._choose)

    def watch(self, desk: Any) -> None:
        """Show and count what panels have of what is on the desk, now and as it changes."""
        self._desk = desk
        for condition in {row.while_ for row in self._table.values() if row.while_ is not None}:
            for signal in condition.signals(desk):
                signal.connect(lambda *_: self.fit())
        self.side.count(desk)

    def __getitem__(self, name: str) -> Panel:
        """Return a panel, made now if it has not been shown yet."""
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = self._make_one(self._table[name])
            made.left.connect(self.focus_page)
            self._put(made, self._table[name].side)
            access_keys.keep_parted(made)
            if self._is_unfit:
                self.fit()
        return made

    def _make_one(self, row: PanelRow) -> Panel:
        """Make a panel; what comes with it may give the window another size meanwhile."""
        self._is_making = True
        try:
            return self._make(row)
        finally:
            self._is_making = False

    @property
    def page(self) -> QWidget:
        """The page that is shown in the middle."""
        return self.stack.currentWidget() or self.stack

    def show_page(self, page: QWidget) -> None:
        """Show a page in the middle, one of them from now on."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
            access_keys.keep_parted(page)
        self.stack.setCurrentWidget(page)
        had_keyboard, opened = holds_keyboard(self.side), self.side.opened
        has_parts = isinstance(self._session.page, OpenTranscript | VideoPage)
        self.side.page_changed(has_parts=has_parts)
        self.fit()
        if had_keyboard and self.side.opened != opened:
            self.focus_page()  # the list that was walked through is no more

    def put_above(self, bar: QWidget) -> None:
        """Put a bar above the page."""
        self._bar_above = bar
        self._middle.insertWidget(0, bar)

    def put_below(self, bar: QWidget) -> None:
        """Put a bar at the foot of the page."""
        self._foot.append(bar)
        self._middle.addWidget(bar)

    def focus_page(self) -> None:
        """Give the keyboard to the page in the middle."""
        enter(self.page)

    def keeps_keyboard(self, focused: QWidget) -> bool:
        """Whether a list is being walked through while the page changes beside it."""
        lists = (self.side, self._made.get("library"), self._bar_above)
        return any(part is not None and part.isAncestorOf(focused) for part in lists)

    def toggle(self, name: str, on: bool) -> None:
        """Show or hide a panel; in a narrow window too, until it is switched off."""
        row, self._told = self._table[name], None  # the switch is told how it stands, in any case
        if on:
            self.insist(name)
        else:
            self._set(row.side, row.setting, on)
        self.toggled.emit(bare(row.words), on)
        if on and row.side is Side.LEFT:
            enter(self[name])

    def insist(self, name: str) -> None:
        """Show a panel, in a narrow window too."""
        row = self._table[name]
        if row.side is Side.RIGHT:
            self._choose(name)
        self._set(row.side, row.setting, True)

    def show_side(self, on: bool) -> None:
        """Show what stands at the right, or hide all of it."""
        self._told = None
        if on:
            self.side.want(self._settings.side_tab, insists=not self.side.opened)
        self._set(Side.RIGHT, "show_side", on)
        self.toggled.emit(tr("Panel at the right"), on)

    @property
    def shows_side(self) -> bool:
        """Whether something is shown at the right."""
        return self.side.isVisibleTo(self)

    def fit(self) -> None:
        """Show what the settings and the width of the window let be shown.

        A panel that goes leaves the keyboard to the one in its place, or to the page.
        """
        self._is_unfit = self._is_making
        if self._is_making or not self._has_size:
            return  # or what is being made would be made twice, or for a width that it never has
        focused = QApplication.focusWidget()
        was_at_side = focused is not None and self.side.isAncestorOf(focused)
        had_keyboard = was_at_side or any(
            focused is not None and panel.isAncestorOf(focused) for panel in self._made.values()
        )
        seen = [row for row in self._table.values() if self._show(row)]
        shown = {row.side for row in seen}
        self.side.setVisible(Side.RIGHT in shown)
        self._share(shows_left=Side.LEFT in shown, shows_right=Side.RIGHT in shown)
        now = QApplication.focusWidget()
        # From one tab to the next it stays at the side.
        is_at_side = (
            was_at_side and now is not None and now.isVisible() and self.side.isAncestorOf(now)
        )
        if had_keyboard and focused is not None and not (focused.isVisibleTo(self) or is_at_side):
            self.focus_page()
        access_keys.part(self.window())
        over = [row.setting for row in self._table.values() if row.side in _OVER]
        told = [row.name for row in seen], list(map(self._settings.get, over))
        if told != self._told:
            self._told = told
            self.shown_changed.emit()

    def leave_alone(self, *, on: bool) -> None:
        """Show the page without anything around it but what is asked for, or put that back."""
        self._is_alone, self._insists = on, None
        self.fit()

    @property
    def _has_room(self) -> bool:
        """Whether panels are shown beside the page without being asked for again."""
        return self.width() >= _ROOM_FOR_SIDEBAR and not self._is_alone

    def is_shown(self, name: str) -> bool:
        """Whether a panel is shown, as far as the window is."""
        panel = self._made.get(name)
        return panel is not None and panel.isVisibleTo(self)

    def is_on(self, name: str) -> bool:
        """Whether a panel is switched on: above or below the page, once there is one to show."""
        row = self._table[name]
        return bool(self._settings.get(row.setting)) if row.side in _OVER else self.is_shown(name)

    def step(self, step: int, others: list[QWidget]) -> None:
        """Give the keyboard to the next (1) or previous (-1) area; ``others`` come after the page.

        The order: notices, left, above, page, its foot, the others, below, right; without those in
        which nothing can take it.
        """
        left, above, below = map(self._on, (Side.LEFT, Side.ABOVE, Side.BELOW))
        parts = [self._notices, *left, *above, self.page, *self._foot, *others, *below, self.side]
        shown = [part for part in parts if part is not None and any(stops(part))]
        focused = QApplication.focusWidget()
        here = [
            number
            for number, part in enumerate(shown)
            if focused is not None and (part is focused or part.isAncestorOf(focused))
        ]
        at = here[0] if here else shown.index(self.page) if self.page in shown else 0
        goal = shown[(at + step) % len(shown)]
        goal.window().activateWindow()
        enter(goal, Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape, where nothing nearer takes it, close what is told of what went wrong."""
        if event.key() != Qt.Key.Key_Escape or not self._notices.close_error():
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for now."""
        super().resizeEvent(event)
        self._has_size = True
        self.fit()

    def _on(self, side: Side) -> list[Panel]:
        return [made for name, made in self._made.items() if self._table[name].side is side]

    def _choose(self, name: str) -> None:
        """Have a tab open, because the person wants it, and at the next start too."""
        self._settings.set("side_tab", name)
        self.side.want(name, insists=True)

    def _set(self, side: Side, setting: str, on: bool) -> None:
        if not on:
            self._insists = None if self._insists is side else self._insists
        elif side not in _OVER and not self._has_room:
            self._insists = side  # there is no room for both
        self._settings.set(setting, on)
        self.fit()

    def _show(self, row: PanelRow) -> bool:
        """Show a panel or hide it; return whether it is shown."""
        if row.side in _OVER:
            has_room = self._session.transcript is not None
        else:
            has_room = self._has_room or row.side is self._insists
        if row.while_ is not None:
            has_room = has_room and self._desk is not None and row.while_.holds(self._desk)
        is_wanted = has_room and bool(self._settings.get(row.setting))
        if row.side is Side.RIGHT:
            is_wanted = is_wanted and row.name == self.side.opened
            if is_wanted:
                self.side.show_panel(self[row.name])
        elif is_wanted or row.name in self._made:
            if row.apart:
                self._part(self[row.name], row, is_apart=bool(self._settings.get(row.apart)))
            is_active = self.window().isActiveWindow()
            self[row.name].setVisible(is_wanted)
            if is_active and self[row.name].isWindow():
                self.window().activateWindow()  # not every system shows it without
        return is_wanted

    def _part(self, panel: Panel, row: PanelRow, *, is_apart: bool) -> None:
        """Have a panel in a window of its own, where it was the last time, or in its place."""
        if panel.isWindow() == is_apart:
            return
        had_keyboard = holds_keyboard(panel)
        if is_apart:
            # A tool of this window: it stays over it, and the window's keys work in it.
            panel.setParent(self.window(), Qt.WindowType.Tool)
            panel.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            panel.setWindowTitle(bare(row.words))
            restore_apart(panel, row.name, self._session.memory.window)
        else:
            note_apart(panel, row.name, self._session.memory.window)
            self._put(panel, row.side)
        if had_keyboard:
            self.focus_page()

    def note_windows(self) -> None:
        """Take note of where the panels stand that have windows of their own."""
        for name, panel in self._made.items():
            if panel.isWindow():
                note_apart(panel, name, self._session.memory.window)

    def _put(self, panel: Panel, side: Side) -> None:
        if side in (Side.LEFT, Side.ABOVE):
            splitter = self.beside if side is Side.LEFT else self.above
            splitter.insertWidget(0, panel)
            splitter.setCollapsible(0, False)
            splitter.setStretchFactor(0, 0)
            splitter.setStretchFactor(1, 1)
        elif side is Side.BELOW:
            self.below.addWidget(panel)

    def _share(self, *, shows_left: bool, shows_right: bool) -> None:
        """Give the panels the widths they had, as far as the page keeps enough."""
        whole, count = self.width(), shows_left + shows_right
        most = max((whole - _PAGE) // 2, whole // 4) if count > 1 else whole // 2
        left = min(self._settings.library_width, most) * shows_left
        right = min(self._settings.related_width, most) * shows_right
        sizes = [max(1, whole - left - right), right]
        self.beside.setSizes([left, *sizes] if self._on(Side.LEFT) else sizes)
        if self.above.count() > 1:
            room = self.above.height()
            height = min(self._settings.picture_height, room * _MOST_ABOVE // 100)
            self.above.setSizes([height, max(1, room - height)])

    def _note_height(self) -> None:
        self._settings.set("picture_height", self.above.sizes()[0])

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
