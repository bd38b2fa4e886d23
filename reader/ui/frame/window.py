"""The main window: the page in the middle, what belongs to it around it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow

from reader.kept.settings import Settings
from reader.paths import Folders
from reader.ui.actions.actions import Actions
from reader.ui.commands.desk import Desk
from reader.ui.commands.files import Takers
from reader.ui.frame.announcing import Announcing
from reader.ui.frame.at_the_words import AtTheWords, MouseButtons
from reader.ui.frame.panes import PANELS
from reader.ui.frame.table import AllCommands
from reader.ui.pages.transcript_pane import TranscriptPane
from reader.ui.panels.areas import Areas
from reader.ui.panels.search_bar import SearchBar
from reader.ui.parts import plain
from reader.ui.parts.busy_note import BusyNote, ProgressLine, StatusBar
from reader.ui.parts.notice_bar import NoticeBar
from reader.ui.parts.theme import Appearance
from reader.ui.parts.voice import Voice
from reader.ui.parts.window_shape import note_shape
from reader.ui.state.basket_state import BasketState
from reader.ui.state.doors import Doors
from reader.ui.state.fetching import Fetching
from reader.ui.state.highlights import Highlights
from reader.ui.state.listening import Listening
from reader.ui.state.pages import OpenTranscript, PairPage, ShelfPage, VideoPage, where
from reader.ui.state.session import Session
from reader.ui.state.shelf import Shelf

if TYPE_CHECKING:
    from reader.ui.frame.full_screen import FullScreen
    from reader.ui.pages.video_page import VideoPane
    from reader.ui.pages.welcome import Welcome
    from reader.ui.panels.open_tabs import OpenTabs
    from reader.ui.parts.desktop.drop_sign import DropSign


class Window(QMainWindow):
    """One window over one session and one library; ``folders`` are where the rest is kept.

    *Signals*: ``closed()``: the window has been closed.
    """

    closed = Signal()

    def __init__(
        self,
        session: Session,
        settings: Settings,
        appearance: Appearance,
        shelf: Shelf,
        folders: Folders,
    ) -> None:
        super().__init__()
        self.session, self.settings, self.appearance = session, settings, appearance
        self.setAcceptDrops(True)
        self.setMinimumSize(360, 320)
        self._mouse = MouseButtons(session)
        self.pane = TranscriptPane(session, settings, appearance)
        self.search_bar = SearchBar(session, settings, appearance)
        self.notices = NoticeBar(appearance)
        self.busy = BusyNote()
        self.place_label = plain.PlaceLabel()
        doors = Doors(session, shelf, settings)
        self.areas = Areas(
            *(session, settings, appearance, self.notices, PANELS),
            lambda row: row.make(self.commands, self.actions_),
        )
        self.desk = Desk(
            self,
            session,
            settings,
            appearance,
            folders,
            shelf,
            doors,
            Fetching(session, shelf, doors, settings, folders),
            Highlights(session, shelf, doors),
            BasketState(session, folders.data / "basket.json"),
            self.pane,
            self.search_bar,
            self.notices,
            self.areas,
            Voice(self),
            Listening(session, settings, folders.data / "listening.json"),
        )
        Announcing(self.desk)
        self.setStatusBar(StatusBar())
        self.commands = AllCommands(self.desk)
        self.actions_ = self._make_actions()
        self.at_the_words = AtTheWords(self.desk, self.actions_)
        self.areas.watch(self.desk)
        self.addToolBar(self.actions_.tool_bar(self.search_bar, self.search_bar.field))
        self.setCentralWidget(self.areas)
        self._fill_status_bar()
        self._connect()
        self.actions_.recolour(appearance.theme)

    # -- making it -------------------------------------------------------------------------------

    def _make_actions(self) -> Actions:
        made = Actions(self, self.settings, self.commands.bound(), self.desk)
        self.setMenuBar(made.menu_bar())
        made.put_keys_on(self.pane)
        for listed in self.commands.listed():
            made.list_in(listed)
        return made

    def _fill_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.place_label)
        self.progress = ProgressLine(bar, self.appearance)
        bar.addPermanentWidget(self.busy)
        for part in (self.commands.excerpts, self.commands.library, self.commands.fetching):
            bar.addPermanentWidget(part.busy)
        for button in self.actions_.buttons("status"):
            bar.addPermanentWidget(button)

    # Pages that most starts do not show are made, and imported, when they are first needed.

    @cached_property
    def welcome(self) -> Welcome:
        """What stands where nothing is open."""
        from reader.ui.pages.welcome import Welcome

        files = self.commands.files
        made = Welcome(files.recent)
        made.open_wanted.connect(files.open)
        made.paste_wanted.connect(files.open_pasted)
        made.recent_wanted.connect(files.open_recent)
        made.example_wanted.connect(files.open_example)
        made.library_wanted.connect(lambda: self.areas.toggle("library", True))
        self.session.busy_changed.connect(made.tell)
        made.tell(self.session.busy)
        made.follow(self.areas.shown_changed, lambda: self.areas.is_shown("library"))
        return made

    @cached_property
    def video_pane(self) -> VideoPane:
        """The page of a video whose transcript is not here."""
        from reader.ui.pages.video_page import VideoPane

        desk = self.desk
        made = VideoPane(desk.session, desk.appearance, desk.settings, desk.doors, desk.fetching)
        made.file_wanted.connect(self.commands.files.open_for_video)
        return made

    @cached_property
    def drop_sign(self) -> DropSign:
        """What shows where something dragged over the window will land."""
        from reader.ui.parts.desktop.drop_sign import DropSign

        return DropSign(self)

    @cached_property
    def full_screen(self) -> FullScreen:
        """What leaves the text alone on the screen."""
        from reader.ui.frame.full_screen import FullScreen

        return FullScreen(self, self.desk, self.actions_)

    @cached_property
    def tabs(self) -> OpenTabs:
        """The open transcripts, once there are several."""
        from reader.ui.panels.open_tabs import OpenTabs

        made = OpenTabs(self.session, self.appearance)
        self.areas.put_above(made)
        return made

    def _connect(self) -> None:
        session, marks = self.session, self.desk.highlights
        session.page_changed.connect(lambda _: self._show_page())
        session.open_changed.connect(self._show_tabs)
        session.open_changed.connect(self._tell_title)
        session.place_changed.connect(lambda _: self._tell_place())
        session.failed.connect(self.commands.files.tell_failed)
        session.failure_past.connect(self.notices.drop_error)
        session.noticed.connect(self.notices.tell)
        self._reading = self.busy.work(session.stop_reading)
        session.busy_changed.connect(self._reading.tell)
        session.format_wanted.connect(self.commands.files.ask_for_format)
        marks.changed.connect(lambda: self.pane.show_highlights(marks.marks))
        self.pane.report_wanted.connect(self.commands.files.report)
        self.search_bar.left.connect(self.areas.focus_page)
        self.search_bar.library_wanted.connect(self.commands.library.search_library)
        self.search_bar.transcript_wanted.connect(self.commands.searching.find_in_transcript)
        self.notices.left.connect(self.areas.focus_page)
        self.appearance.theme_changed.connect(self.actions_.recolour)
        session.set_sounds(self.settings.show_sounds)
        self.settings.watch(lambda _: session.set_sounds(self.settings.show_sounds), "show_sounds")

    # -- showing ---------------------------------------------------------------------------------

    def _show_page(self) -> None:
        page = self.session.page
        if isinstance(page, OpenTranscript):
            self.areas.show_page(self.pane)
        elif isinstance(page, VideoPage):
            self.areas.show_page(self.video_pane)
        elif isinstance(page, ShelfPage):
            self.areas.show_page(self.commands.library.page)
        elif isinstance(page, PairPage):
            self.areas.show_page(self.commands.pairs.page)
        else:
            self.areas.show_page(self.welcome)
        field = self.commands.library.page.field if isinstance(page, ShelfPage) else None
        self.search_bar.show_library(field)
        is_pair = isinstance(page, PairPage)
        self.search_bar.show_pair(self.commands.pairs.finding if is_pair else None)
        self._tell_title()
        self._tell_place()
        if (has := QApplication.focusWidget()) is None or not self.areas.keeps_keyboard(has):
            self.areas.focus_page()

    def _tell_title(self) -> None:
        page, name = self.session.page, "Transcript Reader"
        told = f"{page.title} — {name}" if page and page.title else name
        self.setWindowTitle(plain.window_title(told))

    def _show_tabs(self) -> None:
        """Show what is open, and is about to be again, where that is more than one."""
        are_many = len(self.session.open_transcripts) + len(self.session.ones.waiting) > 1
        if are_many or "tabs" in vars(self):
            self.tabs.setVisible(are_many and not self.isFullScreen())

    def _tell_place(self) -> None:
        here = self.session.transcript
        self.progress.show_share(self.session.reached if here is not None else 0.0)
        share = round(100 * self.session.reached)
        told = f"{share} %  ·  {where(here, self.session.place)}" if here is not None else ""
        self.place_label.setText(told)

    # -- events ----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.windowHandle().installEventFilter(self._mouse)
        if not self.areas.stack.count():
            self._show_page()
        if self.focusWidget() is None:  # else the first button would have the keyboard
            self.areas.focus_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape lead to the page and out of the full screen; tell of keys that do nothing."""
        if event.key() != Qt.Key.Key_Escape:
            self.desk.tell_idle(self.actions_.idle(event.keyCombination()))
            super().keyPressEvent(event)
        elif self.isFullScreen() and self.areas.page.hasFocus():
            self.actions_["full-screen"].trigger()
        else:
            self.areas.focus_page()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.commands.library.look_anew()
        elif event.type() == QEvent.Type.WindowStateChange:  # by the desktop's own means too
            self.actions_["full-screen"].setChecked(self.isFullScreen())
            if self.isFullScreen() or "full_screen" in vars(self):
                self.full_screen.show(on=self.isFullScreen())
                self._show_tabs()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if words := self.commands.files.landing(event.mimeData(), event.modifiers()):
            event.acceptProposedAction()
            self.drop_sign.show_over(self.areas.stack, words)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_sign.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_sign.hide()
        event.acceptProposedAction()
        into = Takers(self.commands.library.take_in, self.commands.pairs.open_beside)
        self.commands.files.take_dropped(event.mimeData(), event.modifiers(), into)

    def closeEvent(self, event: QCloseEvent) -> None:
        note_shape(self, self.session.memory.window)
        self.areas.note_windows()
        super().closeEvent(event)
        self.desk.close()
        self.closed.emit()
