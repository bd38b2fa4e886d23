"""The open transcripts as tabs above the page; there are none to see where one alone is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QToolButton, QWidget

from reader.ui.actions.actions import row_menu
from reader.ui.parts import plain
from reader.ui.parts.icons import icon
from reader.ui.parts.theme import Appearance, Theme, grown, set_role
from reader.ui.state.pages import OpenTranscript, parted, told_apart
from reader.ui.state.session import Session
from reader.wording import tr

_CLOSE_SIZE = 14
_WIDEST = 250  # pixels, where there is no room for more
_AROUND_WORDS = 60  # pixels of it, with the button that closes
_LONGEST_ROW = 80


class OpenTabs(QWidget):
    """A tab for each open transcript, and a list of them all where they have no room."""

    def __init__(self, session: Session, appearance: Appearance) -> None:
        super().__init__()
        self._session, self._look = session, appearance.theme
        self._shown: list[OpenTranscript] = []
        set_role(self, "tabs")
        self.bar = _Bar()
        self.all = QToolButton()
        self.all.setAutoRaise(True)
        self.all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.all.setAccessibleName(tr("All open transcripts"))
        plain.set_tooltip(self.all, tr("All open transcripts"))
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(2)
        row.addWidget(self.bar, 1)
        row.addWidget(self.all)
        self.bar.tabBarClicked.connect(self._show)
        self.bar.currentChanged.connect(self._show)
        self.bar.closing_wanted.connect(self._close)
        self.bar.tabMoved.connect(self._move)
        self.all.clicked.connect(self._list)
        session.open_changed.connect(self._follow)
        session.page_changed.connect(self._follow_page)
        appearance.theme_changed.connect(self._recolour)
        self._recolour(appearance.theme)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name()
        self._fit()

    def _show(self, index: int) -> None:
        if 0 <= index < len(self._shown):
            self._session.show(self._shown[index])

    def _close(self, index: int) -> None:
        if 0 <= index < len(self._shown):
            self._session.close(self._shown[index])

    def _move(self, start: int, end: int) -> None:
        self._shown.insert(end, self._shown.pop(start))
        self._session.move(start, end)

    def _list(self) -> None:
        """Show the titles of all, of which each leads to its transcript."""

        def is_short(words: str) -> bool:
            return len(words) <= _LONGEST_ROW

        rows = [
            (plain.menu_text(words), lambda opened=opened: self._session.show(opened))
            for words, opened in zip(self._names(is_short), self._shown, strict=True)
        ]
        menu = row_menu(self, rows)
        menu.popup(self.all.mapToGlobal(QPoint(0, self.all.height())))

    # -- showing ---------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Show a tab for each that is open; those that stay are not touched."""
        wanted = self._session.open_transcripts
        with QSignalBlocker(self.bar):
            for index in reversed(range(len(self._shown))):
                if self._shown[index] not in wanted:
                    self.bar.removeTab(index)
                    del self._shown[index]
            for index, opened in enumerate(wanted):
                if index >= len(self._shown) or self._shown[index] is not opened:
                    self._put(index, opened)
        self._name()
        self._follow_page()
        self._fit()

    def _put(self, index: int, opened: OpenTranscript) -> None:
        if opened in self._shown:
            start = self._shown.index(opened)
            self.bar.moveTab(start, index)
            self._shown.insert(index, self._shown.pop(start))
            return
        self.bar.insertTab(index, "")
        self.bar.setTabButton(index, QTabBar.ButtonPosition.RightSide, self._closer(opened))
        self._shown.insert(index, opened)

    def _name(self) -> None:
        """Have each tab called as its transcript is beside the others."""
        letters, room = self.bar.fontMetrics(), self.bar.widest() - grown(_AROUND_WORDS)
        briefly = self._names(lambda words: letters.horizontalAdvance(words) <= room)
        for index, words in enumerate(told_apart(self._shown)):
            if self.bar.tabText(index) != plain.menu_text(briefly[index]):
                self.bar.setTabText(index, plain.menu_text(briefly[index]))
            if self.bar.accessibleTabName(index) != plain.one_line(words):
                self.bar.setAccessibleTabName(index, plain.one_line(words))
                self.bar.setTabToolTip(index, plain.tooltip(words))
                closer = self.bar.tabButton(index, QTabBar.ButtonPosition.RightSide)
                closer.setAccessibleName(tr("Close {title}", title=plain.one_line(words, 80)))

    def _names(self, has_room: Callable[[str], bool]) -> list[str]:
        """Return what each is called beside the others; where that has no room, what tells it
        apart stands first.
        """
        whole = [plain.one_line(words) for words in told_apart(self._shown)]
        short = parted(whole)
        return [
            words if has_room(words) else brief for words, brief in zip(whole, short, strict=True)
        ]

    def _follow_page(self, _: object = None) -> None:
        here = self._session.transcript
        if here in self._shown:
            with QSignalBlocker(self.bar):
                self.bar.setCurrentIndex(self._shown.index(here))

    def _fit(self) -> None:
        """Offer the list where not all tabs have room."""
        self.all.setVisible(self.bar.sizeHint().width() > self.width() - 12)

    def _closer(self, opened: OpenTranscript) -> QToolButton:
        made = QToolButton(self.bar)  # PySide6 6.8 does not see that the bar takes it
        made.setAutoRaise(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has a key for it
        plain.set_tooltip(made, tr("Close"))
        set_role(made, "closer")
        made.setIcon(icon("close", self._look, _CLOSE_SIZE))
        made.clicked.connect(lambda: self._session.close(opened))
        return made

    def _recolour(self, look: Theme) -> None:
        self._look = look
        self.all.setIcon(icon("more", look))
        self._name()  # the letters may be others
        for index in range(self.bar.count()):
            closer = self.bar.tabButton(index, QTabBar.ButtonPosition.RightSide)
            if isinstance(closer, QToolButton):
                closer.setIcon(icon("close", look, _CLOSE_SIZE))
                closer.adjustSize()
                self.bar.setTabText(index, self.bar.tabText(index))  # it takes note of its size


class _Bar(QTabBar):
    """The tabs: the left button of the mouse shows one and moves it, the middle one closes it.

    *Signals*: ``closing_wanted(int)``: the tab of that number is to be closed.
    """

    closing_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("open-tabs")
        self.setAccessibleName(tr("Open transcripts"))
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)  # parts of a series differ at the end
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def widest(self) -> int:
        """Return how wide a tab may be: as all can be beside each other, or less where many are."""
        return max(grown(_WIDEST), self.width() // max(1, self.count()))

    def tabSizeHint(self, index: int) -> QSize:
        hint = super().tabSizeHint(index)
        return QSize(min(hint.width(), self.widest()), hint.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Qt says of every button that a tab was clicked.
        if event.button() == Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self.closing_wanted.emit(self.tabAt(event.position().toPoint()))
            return
        super().mouseReleaseEvent(event)
