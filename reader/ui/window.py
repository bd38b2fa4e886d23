"""The main window: the page in the middle, what belongs to it around it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.settings import Settings
from reader.ui import plain
from reader.ui.actions import Actions
from reader.ui.busy_note import BusyNote
from reader.ui.commands import Commands, Parts
from reader.ui.notice_bar import NoticeBar
from reader.ui.pages import OpenTranscript, VideoPage, where
from reader.ui.related_sidebar import RelatedSidebar
from reader.ui.search_bar import SearchBar
from reader.ui.session import Session
from reader.ui.theme import Appearance
from reader.ui.transcript_pane import TranscriptPane
from reader.ui.welcome import Welcome
from reader.ui.window_shape import note_shape

if TYPE_CHECKING:
    from reader.ui.hit_list import HitList
    from reader.ui.video_page import VideoPane

# Narrower than this, the page is left alone in the window.
_ROOM_FOR_SIDEBAR = 720


class Window(QMainWindow):
    """One window over one session.

    *Signals*: ``closed()``: the window has been closed.
    """

    closed = Signal()

    def __init__(self, session: Session, settings: Settings, appearance: Appearance) -> None:
        super().__init__()
        self.session, self.settings, self.appearance = session, settings, appearance
        self.setAcceptDrops(True)
        self.setMinimumSize(360, 320)
        self._insists_on_related = False

        self.pane = TranscriptPane(session, settings, appearance)
        self.welcome = Welcome()
        self.related = RelatedSidebar(session, appearance, settings)
        self.search_bar = SearchBar(session, settings, appearance)
        self.notices = NoticeBar()
        self.busy = BusyNote()
        self.place_label = plain.label()

        parts = Parts(
            session,
            settings,
            self.pane,
            self.search_bar,
            self.notices,
            self.toggle_related,
            self.focus_area,
        )
        self.commands = Commands(self, parts)
        self.actions_ = self.commands.actions = Actions(self, self.commands.table())
        self.actions_.fill_menu_bar(self.menuBar())
        self.addToolBar(self.actions_.tool_bar(self.search_bar))
        self._arrange()
        self._connect()
        self.actions_.recolour(appearance.theme)
        self.commands.refresh()

    # -- making it -------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.stack = QStackedWidget()
        for page in (self.welcome, self.pane):
            self.stack.addWidget(page)
        self.below = QSplitter(Qt.Orientation.Vertical)
        self.below.addWidget(self.stack)
        self.below.setStretchFactor(0, 1)
        self.below.setCollapsible(0, False)
        self.beside = QSplitter(Qt.Orientation.Horizontal)
        self.beside.addWidget(self.below)
        self.beside.addWidget(self.related)
        self.beside.setStretchFactor(0, 1)
        self.beside.setCollapsible(0, False)
        self.beside.setCollapsible(1, False)
        centre = QWidget()
        rows = QVBoxLayout(centre)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.notices)
        rows.addWidget(self.beside, 1)
        self.setCentralWidget(centre)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        self.place_label.setObjectName("place")
        bar.addWidget(self.place_label)
        bar.addPermanentWidget(self.busy)
        for button in self.actions_.buttons("status"):
            bar.addPermanentWidget(button)

    # Two parts that most starts do not show are made, and imported, when they are first needed.

    @cached_property
    def video_pane(self) -> VideoPane:
        """The page of a video whose transcript is not here."""
        from reader.ui.video_page import VideoPane

        made = VideoPane(self.session, self.appearance, self.settings)
        made.file_wanted.connect(self.commands.open_for_video)
        self.stack.addWidget(made)
        return made

    @cached_property
    def hit_list(self) -> HitList:
        """The list of hits below the page."""
        from reader.ui.hit_list import HitList

        made = HitList(self.session)
        made.left.connect(self.focus_page)
        self.below.addWidget(made)
        return made

    def _connect(self) -> None:
        session, commands = self.session, self.commands
        session.page_changed.connect(lambda _: self._show_page())
        session.place_changed.connect(lambda _: self._tell_place())
        session.failed.connect(lambda error: self.notices.show_error(str(error)))
        session.noticed.connect(self.notices.show_notice)
        session.busy_changed.connect(self.busy.tell)
        session.busy_changed.connect(self.welcome.tell)
        self.busy.stopped.connect(session.stop_reading)
        for signal in (
            session.page_changed,
            session.view_changed,
            session.selection_changed,
            session.search.changed,
        ):
            signal.connect(lambda _: commands.refresh())
        session.trail_changed.connect(commands.refresh)
        session.open_changed.connect(commands.refresh)
        self.pane.menu_wanted.connect(commands.show_text_menu)
        self.pane.report_wanted.connect(commands.report)
        self.session.format_wanted.connect(commands.ask_for_format)
        self.related.file_wanted.connect(commands.open_for)
        self.welcome.open_wanted.connect(commands.open)
        self.welcome.paste_wanted.connect(commands.open_pasted)
        for part in (self.related, self.search_bar):
            part.left.connect(self.focus_page)
        self.beside.splitterMoved.connect(self._sidebar_moved)
        self.appearance.theme_changed.connect(self.actions_.recolour)
        self.settings.watch(self._show_parts, "show_related", "show_hits", "related_width")
        session.set_sounds(self.settings.show_sounds)
        self.settings.watch(lambda *_: session.set_sounds(self.settings.show_sounds), "show_sounds")
        shown = ("theme", "typeface", "show_margin", "show_sounds")
        self.settings.watch(lambda *_: commands.refresh(), *shown)

    # -- showing ---------------------------------------------------------------------------------

    def _show_page(self) -> None:
        page = self.session.page
        if isinstance(page, OpenTranscript):
            self.stack.setCurrentWidget(self.pane)
            title = page.title
        elif isinstance(page, VideoPage):
            self.stack.setCurrentWidget(self.video_pane)
            title = page.video.title
        else:
            self.stack.setCurrentWidget(self.welcome)
            title = ""
        name = self.tr("Transcript Reader")
        self.setWindowTitle(plain.window_title(f"{title} — {name}" if title else name))
        self._show_parts()
        self._tell_place()
        focused = QApplication.focusWidget()
        if focused is None or not (self.related.isAncestorOf(focused)):
            self.focus_page()

    def _show_parts(self, *_: object) -> None:
        room = self.width() >= _ROOM_FOR_SIDEBAR or self._insists_on_related
        self.related.setVisible(self.settings.show_related and room)
        shows_hits = self.settings.show_hits and self.session.transcript is not None
        if shows_hits or "hit_list" in self.__dict__:
            self.hit_list.setVisible(shows_hits)
        if self.related.isVisible():
            width = min(self.settings.related_width, self.width() // 2)
            self.beside.setSizes([max(1, self.width() - width), width])
        self.actions_.check("related", self.related.isVisibleTo(self))
        self.actions_.check("hit-list", self.settings.show_hits)

    def toggle_related(self, on: bool) -> None:
        """Show or hide the related videos, in a narrow window too."""
        self._insists_on_related = on and self.width() < _ROOM_FOR_SIDEBAR
        self.settings.set("show_related", on)
        self._show_parts()

    def _sidebar_moved(self, _position: int, _index: int) -> None:
        self.settings.set("related_width", self.beside.sizes()[1])

    def _tell_place(self) -> None:
        here = self.session.transcript
        if here is None:
            self.place_label.setText("")
            return
        reading, place = here.prose, self.session.place
        bar = self.pane.verticalScrollBar()
        percent = round(100 * bar.value() / bar.maximum()) if bar.maximum() else 100
        self.place_label.setText(f"{percent} %  ·  {where(reading, place)}")

    def focus_page(self) -> None:
        """Give the keyboard to the page in the middle."""
        self._page().setFocus()

    def _page(self) -> QWidget:
        """Return the page that is shown in the middle."""
        return self.stack.currentWidget() or self.welcome

    def focus_area(self, step: int) -> None:
        """Give the keyboard to the next (1) or previous (-1) area of the window."""
        areas: list[QWidget] = [self._page(), self.search_bar, self.related]
        if "hit_list" in self.__dict__:
            areas.insert(2, self.hit_list)
        shown = [area for area in areas if area.isVisible()]
        focused = QApplication.focusWidget()
        at = next(
            (
                number
                for number, area in enumerate(shown)
                if focused is not None and (area is focused or area.isAncestorOf(focused))
            ),
            0,
        )
        area = shown[(at + step) % len(shown)]
        area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- events ----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # What the system sends comes to the window's handle first: the buttons of a mouse that lead
        # back and forward work over fields and menus too, which would keep them to themselves.
        self.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            if event.button() == Qt.MouseButton.BackButton:
                self.session.back()
                return True
            if event.button() == Qt.MouseButton.ForwardButton:
                self.session.forward()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_parts()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        for path in _dropped(event):
            self.session.open(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        note_shape(self, self.session.memory.window)
        super().closeEvent(event)
        self.closed.emit()


def _dropped(event: QDropEvent) -> list[Path]:
    """Return the local files that are dragged."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile() and url.toLocalFile()]
