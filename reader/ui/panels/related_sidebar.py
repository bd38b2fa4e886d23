"""The related videos beside a transcript: filtered as one types, followed with a click or Enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
)

from reader.kept.settings import Settings
from reader.model.transcript import RelatedVideo
from reader.ui.actions.actions import row_menu
from reader.ui.panels.related_delegate import RelatedDelegate
from reader.ui.parts import plain
from reader.ui.parts.list_view import ListView
from reader.ui.parts.panel_parts import FilterField, Panel, empty, fill, heading
from reader.ui.parts.theme import Appearance, set_role
from reader.ui.state.pages import OpenTranscript, VideoPage
from reader.ui.state.related_model import Index, RelatedModel
from reader.ui.state.session import Session

MenuRow: TypeAlias = tuple[str, Callable[[], object] | None] | None
"""A row of the context menu: its words and what it does (None: not now); None for a separator."""

_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# While a splitter is dragged the rows wait until it rests: 10,000 take a fifth of a second.
_REST_MS = 40
_MANY = 500


class RelatedSidebar(Panel):
    """The list of the videos that the page shown lists.

    *Signals*: ``file_wanted(RelatedVideo)``: the person wants to choose a file that is to be this
    video's transcript.
    """

    file_wanted = Signal(object)

    def __init__(self, session: Session, appearance: Appearance, settings: Settings) -> None:
        super().__init__(self.tr("Related videos"))
        self._session = session
        self._settings = settings
        self.model = RelatedModel(session.is_known, self._is_shown)
        self.filter = FilterField(appearance, self.tr("Filter the related videos"))
        self.list = _List(self.model, appearance, self.tr("Related videos"))
        self._count = plain.label()
        self._empty = empty(above=22)
        self._below = QStackedWidget()
        self._arrange()
        self._connect(appearance)
        self._show_page()

    def menu_rows(self, video: RelatedVideo) -> list[MenuRow]:
        """Return what the context menu of a video offers."""
        given = self._session.known.given(video)
        return [
            (self.tr("&Open"), lambda: self._session.show_video(video)),
            (self.tr("&Copy Title"), lambda: QGuiApplication.clipboard().setText(video.title)),
            (self.tr("&Search the Web"), lambda: self._search_the_web(video)),
            None,
            (self.tr("Choose a &File for It…"), lambda: self.file_wanted.emit(video)),
            (self.tr("F&orget Its File"), (lambda: self._forget_file(video)) if given else None),
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys lead from the list to the filter and the text."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        return watched is self.list and self._list_key(event)

    # -- making it ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        set_role(self._count, "quiet")
        self._below.addWidget(self.list)
        self._below.addWidget(self._empty)
        head = QHBoxLayout()
        head.addWidget(heading(self.tr("Related videos")), 1)
        head.addWidget(self._count)
        top = QVBoxLayout()
        top.setContentsMargins(12, 10, 10, 6)
        top.setSpacing(8)
        top.addLayout(head)
        top.addWidget(self.filter)
        fill(self, top, self._below)
        self.setFocusProxy(self.list)

    def _connect(self, appearance: Appearance) -> None:
        self.filter.textChanged.connect(self._filter_changed)
        self.filter.left.connect(self.left)
        self.filter.entered.connect(self._enter_list)
        self.filter.chosen.connect(self._open_first)
        self.list.installEventFilter(self)
        self.list.clicked.connect(self._open)
        self.list.menu_wanted.connect(self._show_menu)
        self._session.page_changed.connect(lambda page: self._show_page())
        self._session.known_changed.connect(self._refresh)
        self._session.open_changed.connect(self._refresh)
        appearance.theme_changed.connect(lambda look: self.list.viewport().update())

    # -- what the session says ------------------------------------------------------------------

    def _show_page(self) -> None:
        """Show the list of the page, kept as it is where that is still the same list."""
        videos = self._session.related
        if videos != self.model.videos:
            self.filter.clear()
            self.model.set_videos(videos)
        else:
            self.model.forget_states()
        self.list.set_anew()
        self._select_shown()
        self._tell()

    def _refresh(self) -> None:
        self.model.forget_states()
        self.list.set_anew()

    def _is_shown(self, video: RelatedVideo) -> bool:
        """Whether a video, or its transcript, is what the window shows."""
        page, known = self._session.page, self._session.known
        if isinstance(page, VideoPage):
            return video == page.video
        if not isinstance(page, OpenTranscript):
            return False
        is_its_file = page.path is not None and known.given(video) == page.path
        return is_its_file or known.is_same(video, page.transcript)

    def _select_shown(self) -> None:
        row = self.model.shown_row()
        if row is not None:
            self._select(row)
        elif not self.list.currentIndex().isValid():
            self.list.scrollToTop()

    def _select(self, row: int) -> None:
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _tell(self) -> None:
        """Say how many videos there are, or why there are none to see."""
        total, left = len(self.model.videos), self.model.rowCount()
        is_filtered = bool(self.filter.text().strip())
        self._count.setText(self.tr("{} of {}").format(left, total) if is_filtered else str(total))
        self._count.setVisible(total > 0)
        self.filter.setVisible(total > 0)
        if total == 0:
            self._empty.setText(self.tr("This page lists no related videos."))
        elif left == 0:
            query = plain.one_line(self.filter.text(), 60)
            self._empty.setText(self.tr("Nothing in the list matches “{}”.").format(query))
        self._below.setCurrentWidget(self.list if left else self._empty)

    # -- what the person does -------------------------------------------------------------------

    def _filter_changed(self, query: str) -> None:
        current = self.model.video(self.list.currentIndex())
        self.model.set_query(query)
        row = self.model.row_of(current) if current is not None else None
        if row is not None:
            self._select(row)
        else:
            self._select_shown()
        self._tell()

    def _open_first(self) -> None:
        """With a filter typed, Enter follows the first video it leaves."""
        index = self.list.currentIndex()
        if self.filter.text().strip() and self.model.rowCount():
            self._open(index if index.isValid() else self.model.index(0))

    def _list_key(self, event: QKeyEvent) -> bool:
        key, index = event.key(), self.list.currentIndex()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _OPENING_KEYS and index.isValid():
            self._open(index)
        elif key == Qt.Key.Key_Up and index.row() <= 0:
            self.filter.setFocus(Qt.FocusReason.BacktabFocusReason)
        else:
            return False
        return True

    def _enter_list(self) -> None:
        if not self.model.rowCount():
            return
        if not self.list.currentIndex().isValid():
            self._select(0)
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, index: QModelIndex) -> None:
        video = self.model.video(index)
        if video is not None:
            self._session.show_video(video)

    def _show_menu(self, at: QPoint) -> None:
        video = self.model.video(self.list.currentIndex())
        if video is not None:
            row_menu(self, self.menu_rows(video)).popup(at)

    def _search_the_web(self, video: RelatedVideo) -> None:
        from reader.ui.parts.open_link import host, open_link, search_address

        address = search_address(video.title, self._settings.web_search)
        if not open_link(address):
            sentence = self.tr("No browser opened {}.").format(host(address))
            self._session.tell(sentence)

    def _forget_file(self, video: RelatedVideo) -> None:
        self._session.forget_file(video)


class _List(ListView):
    """The rows, set anew when the width or a height has changed."""

    def __init__(self, model: RelatedModel, appearance: Appearance, name: str) -> None:
        super().__init__()
        self._delegate = RelatedDelegate(model, appearance, self)
        self.set_up(model, self._delegate, name)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.set_anew)

    def doItemsLayout(self) -> None:
        self._delegate.measure()
        super().doItemsLayout()

    def set_anew(self) -> None:
        """Measure the rows again, the current one staying in view."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            return
        if self.model() is not None and self.model().rowCount() > _MANY:
            self._rest.start()
        else:
            self.set_anew()

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Keep one row selected, the current one, whatever keys are held with a click."""
        return QItemSelectionModel.SelectionFlag.ClearAndSelect
