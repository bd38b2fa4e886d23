"""The main window: the page in the middle, what belongs to it around it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from reader.kept.settings import Settings
from reader.ui.actions.actions import Actions
from reader.ui.frame.areas import Areas
from reader.ui.frame.commands import Commands, Parts
from reader.ui.frame.copying import Copying
from reader.ui.frame.mouse_buttons import MouseButtons
from reader.ui.frame.notes_side import NotesSide
from reader.ui.frame.shelf_side import ShelfSide
from reader.ui.pages.transcript_pane import TranscriptPane
from reader.ui.pages.welcome import Welcome
from reader.ui.panels.related_sidebar import RelatedSidebar
from reader.ui.panels.search_bar import SearchBar
from reader.ui.parts import plain
from reader.ui.parts.busy_note import BusyNote
from reader.ui.parts.drops import local_files, parted
from reader.ui.parts.notice_bar import NoticeBar
from reader.ui.parts.theme import Appearance
from reader.ui.parts.window_shape import note_shape
from reader.ui.state.keeps import Keeps
from reader.ui.state.pages import OpenTranscript, ShelfPage, VideoPage, where
from reader.ui.state.session import Session

if TYPE_CHECKING:
    from reader.ui.pages.video_page import VideoPane
    from reader.ui.panels.basket_pane import BasketPane
    from reader.ui.panels.hit_list import HitList
    from reader.ui.panels.library_pane import LibraryPane
    from reader.ui.panels.notes_pane import NotesPane


_SAID_MS = 4_000

P = TypeVar("P", "LibraryPane", "NotesPane", "BasketPane")


class Window(QMainWindow):
    """One window over one session and one library.

    *Signals*: ``closed()``: the window has been closed.
    """

    closed = Signal()

    def __init__(
        self, session: Session, settings: Settings, appearance: Appearance, keeps: Keeps
    ) -> None:
        super().__init__()
        self.session, self.settings, self.appearance = session, settings, appearance
        self.setAcceptDrops(True)
        self.setMinimumSize(360, 320)
        self._has_neighbours = False
        self._mouse = MouseButtons(session)

        self.pane = TranscriptPane(session, settings, appearance)
        self.welcome = Welcome()
        self.related = RelatedSidebar(session, appearance, settings)
        self.search_bar = SearchBar(session, settings, appearance)
        self.notices = NoticeBar()
        self.busy = BusyNote()
        self.copying = Copying(self, session.background)
        self.place_label = plain.label()
        self.shelf = ShelfSide(self, session, settings, appearance, keeps.shelf, self.notices)
        self.notes = NotesSide(self, session, settings, appearance, self.shelf, keeps)
        makes = {
            "library": lambda: self.library,
            "hits": lambda: self.hit_list,
            "notes": lambda: self.notes_pane,
            "basket": lambda: self.basket_pane,
        }
        self.areas = Areas(settings, self.notices, self.related, makes)

        parts = Parts(
            session,
            settings,
            self.pane,
            self.search_bar,
            self.notices,
            self.shelf,
            self.notes,
            keeps.book,
            keeps.folders,
            self.copying,
            self._toggle,
            lambda step: self.areas.step(step, [self.search_bar]),
        )
        self.commands = Commands(self, parts)
        self.actions_ = Actions(self, self.commands.table())
        self.commands.actions = self.shelf.actions = self.actions_
        self.actions_.fill_menu_bar(self.menuBar())
        self.addToolBar(self.actions_.tool_bar(self.search_bar))
        self.areas.show_page(self.welcome)
        self.setCentralWidget(self.areas)
        self._fill_status_bar()
        self._connect()
        self.actions_.recolour(appearance.theme)
        self.commands.refresh()

    # -- making it -------------------------------------------------------------------------------

    def _fill_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        self.place_label.setObjectName("place")
        bar.addWidget(self.place_label)
        for busy in (self.busy, self.shelf.busy, self.copying.busy):
            bar.addPermanentWidget(busy)
        for button in self.actions_.buttons("status"):
            bar.addPermanentWidget(button)

    # Parts that most starts do not show are made, and imported, when they are first needed.

    @cached_property
    def video_pane(self) -> VideoPane:
        """The page of a video whose transcript is not here."""
        from reader.ui.pages.video_page import VideoPane

        made = VideoPane(self.session, self.appearance, self.settings, self.shelf.doors)
        made.file_wanted.connect(self.commands.open_for_video)
        return made

    @cached_property
    def hit_list(self) -> HitList:
        """The list of hits below the page."""
        from reader.ui.panels.hit_list import HitList

        made = HitList(self.session)
        made.left.connect(self.focus_page)
        return made

    @cached_property
    def library(self) -> LibraryPane:
        """The library beside the page."""
        return self._led_back(self.shelf.pane)

    @cached_property
    def notes_pane(self) -> NotesPane:
        """The highlights beside the page."""
        return self._led_back(self.notes.pane)

    @cached_property
    def basket_pane(self) -> BasketPane:
        """The basket beside the page."""
        return self._led_back(self.notes.basket_pane)

    def _led_back(self, pane: P) -> P:
        """Return a pane that gives the keyboard back to the page."""
        pane.left.connect(self.focus_page)
        return pane

    def _connect(self) -> None:
        session, commands, doors = self.session, self.commands, self.shelf.doors
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
        changes = (session.trail_changed, session.open_changed, self.shelf.changed)
        for bare in (*changes, self.notes.changed):
            bare.connect(commands.refresh)
        self.pane.cursorPositionChanged.connect(commands.refresh_notes)
        self.notes.changed.connect(lambda: self.pane.show_highlights(self.notes.highlights.marks))
        self.notes.told.connect(self.notices.show_notice)
        self.notes.copy_wanted.connect(commands.copy)
        self.copying.copied.connect(lambda said: self.statusBar().showMessage(said, _SAID_MS))
        self.copying.failed.connect(session.failed)
        self.pane.menu_wanted.connect(commands.show_text_menu)
        self.pane.report_wanted.connect(commands.report)
        session.format_wanted.connect(commands.ask_for_format)
        self.related.file_wanted.connect(commands.open_for)
        self.welcome.open_wanted.connect(commands.open)
        self.welcome.paste_wanted.connect(commands.open_pasted)
        for part in (self.related, self.search_bar):
            part.left.connect(self.focus_page)
        doors.neighbours_changed.connect(self._show_neighbours)
        self.appearance.theme_changed.connect(self.actions_.recolour)
        shown = ("show_related", "show_notes", "show_basket", "show_hits")
        self.settings.watch(
            self._show_parts, *shown, "show_library", "related_width", "library_width"
        )
        session.set_sounds(self.settings.show_sounds)
        self.settings.watch(lambda *_: session.set_sounds(self.settings.show_sounds), "show_sounds")
        chosen = ("theme", "typeface", "show_margin", "show_sounds", "library_sort", "quote_style")
        self.settings.watch(lambda *_: commands.refresh(), *chosen, "library_group")

    # -- showing ---------------------------------------------------------------------------------

    def _show_page(self) -> None:
        page, title = self.session.page, ""
        if isinstance(page, OpenTranscript):
            self.areas.show_page(self.pane)
            title = page.title
        elif isinstance(page, VideoPage):
            self.areas.show_page(self.video_pane)
            title = page.video.title
        elif isinstance(page, ShelfPage):
            self.areas.show_page(self.shelf.page)
            title = page.title
        else:
            self.areas.show_page(self.welcome)
        name = self.tr("Transcript Reader")
        self.setWindowTitle(plain.window_title(f"{title} — {name}" if title else name))
        self._show_parts()
        self._tell_place()
        focused = QApplication.focusWidget()
        if focused is None or not self._keeps_keyboard(focused):
            self.focus_page()

    def _keeps_keyboard(self, focused: QWidget) -> bool:
        """Whether a list is being walked through while the page changes beside it."""
        lists = (self.areas.side, self.__dict__.get("library"))
        return any(part is not None and part.isAncestorOf(focused) for part in lists)

    def _show_parts(self, *_: object) -> None:
        self.areas.fit(has_hits=self.session.transcript is not None)
        for name in ("related", "notes", "basket", "library"):
            self.actions_.check(name, self.areas.is_shown(name))
        self.actions_.check("hit-list", self.settings.show_hits)

    def _show_neighbours(self) -> None:
        """Make room for what the library has around the transcript, once it has anything."""
        if any(self.shelf.doors.neighbours) and not self._has_neighbours:
            self._has_neighbours = True
            self.shelf.neighbours.left.connect(self.focus_page)
            self.areas.add_below_related(self.shelf.neighbours)

    def _toggle(self, name: str, on: bool) -> None:
        """Show or hide a list, in a narrow window too."""
        self.areas.insist(name, on=on)
        self.settings.set(f"show_{name}", on)
        self._show_parts()
        if on and name == "library":
            self.library.setFocus()

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
        self.areas.page.setFocus()

    # -- events ----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.windowHandle().installEventFilter(self._mouse)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_parts()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        files, many = parted(local_files(event.mimeData()))
        for path in files:
            self.session.open(path)
        if many:
            self.shelf.take_in(many)

    def closeEvent(self, event: QCloseEvent) -> None:
        note_shape(self, self.session.memory.window)
        super().closeEvent(event)
        self.closed.emit()
