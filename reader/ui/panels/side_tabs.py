"""The tabs at the right of the page: what each has is told on it, and one is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QPointF,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from reader.named_tuple import NamedTuple
from reader.ui.parts import plain
from reader.ui.parts.focusing import enter, stops
from reader.ui.parts.icons import SMALL_SIZE, pixmap
from reader.ui.parts.panel_parts import Panel
from reader.ui.parts.theme import Appearance, fill_plain, grown, set_role, small_font
from reader.wording import joined, number, tr

_ABOVE, _BELOW, _BESIDE = 7, 6, 6
_RING = 2
# What takes a while is counted once pages do not change any more.
_REST_MS = 100


class Count(NamedTuple):
    """How much a tab has: asked of the desk, None while that is not known; and what changes it.

    What is not known is asked for by ``find`` once the window rests, None where nothing finds it
    out; it may as well be told of by one of the signals.
    """

    of: Callable[[Any], int | None]
    signals: Callable[[Any], tuple[SignalInstance, ...]]
    find: Callable[[Any], int | None] | None = None


class Tab(NamedTuple):
    """A tab: the name of its panel, its word, its icon where words have no room, its count.

    One that stands in opens where the one that is wanted has nothing.
    """

    name: str
    words: str
    icon: str
    counted: Count
    stands_in: bool = False


class SideTabs(QWidget):
    """A row of tabs above the panel of the one that is open.

    A tab that has nothing is muted; it is opened by a person alone, until another page is shown.
    ``opened`` is the name of the one that is open, "" where none has anything.

    *Signals*: ``turned()``: another one is open, or none; ``chosen(str)``: the person chose one.
    """

    turned = Signal()
    chosen = Signal(str)

    def __init__(self, tabs: Sequence[Tab], appearance: Appearance) -> None:
        super().__init__()
        self._tabs = {tab.name: tab for tab in tabs}
        self._names = list(self._tabs)
        self._counts: dict[str, int | None] = dict.fromkeys(self._names)
        self._wanted = ""
        self._insists = False
        self._has_parts = False
        self._desk: object = None
        self.opened = ""
        set_role(self, "panel")
        self.setAccessibleName(tr("Beside the text"))
        self.bar = _SideBar(tabs, self._counts, appearance)
        self.panels = QStackedWidget()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addWidget(self.panels, 1)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._find)
        self.bar.painted.connect(self._find_soon)
        self.bar.currentChanged.connect(lambda index: self.chosen.emit(self._names[index]))

    @property
    def uncounted(self) -> list[str]:
        """The tabs whose counts are still to be found; one that has no count is not waited for."""
        tabs = self._tabs.values()
        return [tab.name for tab in tabs if tab.counted.find and self._counts[tab.name] is None]

    @property
    def way_in(self) -> QWidget | None:
        """What takes the keyboard: the list that is open, or why it is empty."""
        panel = self.panels.currentWidget()
        if isinstance(panel, Panel) and panel.way_in is not None and panel.way_in.isVisible():
            return panel.way_in
        return next(stops(panel), None) if panel is not None else None

    def count(self, desk: object) -> None:
        """Tell on each tab how much it has, now and whenever that changes."""
        self._desk = desk
        for tab in self._tabs.values():

            def look(*_: object, tab: Tab = tab) -> None:
                self._tell(tab.name, tab.counted.of(desk))

            for signal in tab.counted.signals(desk):
                signal.connect(look)
            look()

    def want(self, name: str, *, insists: bool) -> None:
        """Have a tab open where it has something; with ``insists`` where it has nothing too."""
        self._wanted = name
        self._insists = self._insists or insists
        self._settle()

    def page_changed(self, *, has_parts: bool) -> None:
        """Open what the page now shown has something of; ``has_parts``: tabs can belong to it.

        A list with the keyboard stays, but for one of the page itself that surely has nothing.
        """
        self._insists, self._has_parts = False, has_parts
        is_surely_empty = self.opened and self._tabs[self.opened].stands_in
        if self._has_surely(self.opened) or (self._has_keyboard and not is_surely_empty):
            self._settle()
        else:
            self._fall_back()

    def show_panel(self, panel: Panel) -> None:
        """Show the panel of the tab that is open."""
        if self.panels.indexOf(panel) < 0:
            self.panels.addWidget(panel)
        with QSignalBlocker(self.bar):
            self.bar.setCurrentIndex(self._names.index(self.opened))
        old = self.panels.currentWidget()
        if old is panel:
            return
        had_keyboard = old is not None and self._is_within(old)
        self.panels.setCurrentWidget(panel)
        if had_keyboard:
            enter(panel)

    # -- within ---------------------------------------------------------------------------------

    @property
    def _has_keyboard(self) -> bool:
        return self.isVisible() and self._is_within(self.panels)

    @staticmethod
    def _is_within(part: QWidget) -> bool:
        focused = part.window().focusWidget()
        return focused is not None and part.isAncestorOf(focused)

    def _has(self, name: str) -> bool:
        return self._counts.get(name) != 0 if name else False

    def _tell(self, name: str, count: int | None) -> None:
        before = self._counts[name]
        if count == before:
            return
        self._counts[name] = count
        self.bar.tell(self._names.index(name))
        if before is None and name == self.opened and not count and not self._insists:
            self._fall_back()
        else:
            self._settle()

    def _find_soon(self) -> None:
        if self.uncounted and not self._rest.isActive():
            self._rest.start()

    def _find(self) -> None:
        for name in self.uncounted:
            found = self._found(name)
            if found is not None:
                self._tell(name, found)

    def _found(self, name: str) -> int | None:
        find = self._tabs[name].counted.find
        return find(self._desk) if find is not None else None

    def _has_surely(self, name: str) -> bool:
        """Whether a tab has something, counted now: none is to be open for a moment in vain."""
        if name and self._desk is not None and self._counts[name] is None:
            self._counts[name] = self._found(name)
            self.bar.tell(self._names.index(name))
        return self._has(name)

    def _fall_back(self) -> None:
        others = [name for name, tab in self._tabs.items() if tab.stands_in and self._has_parts]
        self._open(next(filter(self._has_surely, (self._wanted, *others)), ""))

    def _settle(self) -> None:
        """Open what is wanted, once it has something; what is open stays open till then."""
        if self._insists or self._has(self._wanted):
            self._open(self._wanted)

    def _open(self, name: str) -> None:
        if name != self.opened:
            self.opened = name
            self.turned.emit()


class _Sizes(NamedTuple):
    """How wide the words of tabs are, in the ``letters`` of a font, and how high their lines."""

    letters: str
    widths: tuple[int, ...]
    small_font: QFont
    line: int
    small_line: int


class _SideBar(QTabBar):
    """The tabs, a word and a count each; where the words have no room, an icon for each.

    *Signals*: ``painted()``: they are seen as they are.
    """

    painted = Signal()

    def __init__(
        self, tabs: Sequence[Tab], counts: dict[str, int | None], appearance: Appearance
    ) -> None:
        super().__init__()
        self._tabs, self._counts, self._appearance = tabs, counts, appearance
        self.setAccessibleName(tr("Beside the text"))
        self.setDrawBase(False)
        self.setExpanding(True)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._sizes = _Sizes("", (), QFont(), 0, 0)
        for index, tab in enumerate(tabs):
            self.addTab(tab.words)
            self.tell(index)

    def tell(self, index: int) -> None:
        """Show how much a tab has, and say it to a screen reader."""
        tab = self._tabs[index]
        count = self._counts[tab.name]
        told = joined((tab.words, number(count))) if count else tab.words
        if count == 0:
            told = tr("{panel}, nothing", panel=tab.words)
        self.setAccessibleTabName(index, told)
        self.setTabToolTip(index, plain.tooltip(told))
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        sizes = self._measured()
        width = sizes.widths[index] if self._has_room(sizes) else grown(SMALL_SIZE)
        return QSize(width + _BESIDE, _ABOVE + sizes.line + sizes.small_line + _BELOW)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(grown(SMALL_SIZE) + _BESIDE, self.tabSizeHint(index).height())

    def minimumSizeHint(self) -> QSize:
        least = self.minimumTabSizeHint(0)
        return QSize(least.width() * len(self._tabs), least.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a list is scrolled past its end, and no other one wanted

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._appearance.theme
        painter.setPen(look.border)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        has_words = self._has_room(self._measured())
        for index in range(self.count()):
            self._paint_tab(painter, index, has_words=has_words)
        painter.end()
        self.painted.emit()

    def _paint_tab(self, painter: QPainter, index: int, *, has_words: bool) -> None:
        rect, look = self.tabRect(index), self._appearance.theme
        is_current, tab = index == self.currentIndex(), self._tabs[index]
        count = self._counts[tab.name]
        ink = look.disabled if count == 0 else look.text if is_current else look.quiet
        if not is_current and rect.contains(self.mapFromGlobal(self.cursor().pos())):
            fill_plain(painter, rect.adjusted(0, 0, 0, -1), look.hover)
        sizes = self._measured()
        line = QRect(rect.left(), rect.top() + _ABOVE, rect.width(), sizes.line)
        painter.setPen(ink)
        if has_words:
            painter.setFont(self.font())
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, tab.words)
        else:
            size, scale = grown(SMALL_SIZE), self.devicePixelRatioF()
            at = QPointF(line.center()) + QPointF(0.5, 0.5) - QPointF(size, size) / 2
            painter.drawPixmap(at, pixmap(tab.icon, ink.name(), size, scale))
        below = QRect(line.left(), line.bottom() + 1, line.width(), sizes.small_line)
        painter.setFont(sizes.small_font)
        told = "" if count is None else number(count) if count else "–"
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, told)
        if is_current:
            edge = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 2)
            fill_plain(painter, edge, look.accent)
            if self.hasFocus():
                painter.setPen(look.accent)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                for inset in range(_RING):
                    ring = QRectF(rect).adjusted(*(inset + 0.5,) * 2, *(-inset - 0.5,) * 2)
                    painter.drawRoundedRect(ring, 4, 4)

    def _has_room(self, sizes: _Sizes) -> bool:
        """Whether the words of all tabs have room beside each other."""
        return sum(sizes.widths) + _BESIDE * len(self._tabs) <= self.width()

    def _measured(self) -> _Sizes:
        """What tabs are as large as, in the letters that there are now."""
        font = self.font()
        if self._sizes.letters != font.key():
            metrics, small = self.fontMetrics(), small_font(font)
            widths = tuple([metrics.horizontalAdvance(tab.words) for tab in self._tabs])
            lines = metrics.height(), QFontMetrics(small).height()
            self._sizes = _Sizes(font.key(), widths, small, *lines)
        return self._sizes
