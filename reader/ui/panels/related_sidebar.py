"""The related videos beside a transcript: filtered as one types, followed with a click or Enter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, Signal
from PySide6.QtGui import QGuiApplication

from reader.errors import ReaderError
from reader.kept.settings import Settings
from reader.model.transcript import RelatedVideo
from reader.ui.panels.list_panel import ListPanel, MenuRow
from reader.ui.panels.related_delegate import RelatedDelegate
from reader.ui.parts import plain
from reader.ui.parts.list_view import ListView
from reader.ui.parts.panel_parts import FilterField
from reader.ui.parts.theme import Appearance
from reader.ui.state.fetching import Fetching, Stage, Target
from reader.ui.state.pages import OpenTranscript, VideoPage
from reader.ui.state.related_model import Index, RelatedModel
from reader.ui.state.session import Session
from reader.wording import tr

_FETCHES = {
    # Translators: of a video in a list
    Stage.WAITING: tr("waits for its turn"),
    Stage.UNDER_WAY: tr("is being fetched"),
    Stage.ASKS: tr("waits for your answer"),
    Stage.CHOICE: tr("waits for your choice"),
    Stage.NOTHING: tr("nothing was found"),
    Stage.REFUSED: tr("could not be had"),
}


class RelatedSidebar(ListPanel):
    """The list of the videos that the page shown lists.

    *Signals*: ``file_wanted(RelatedVideo)``: the person wants to choose a file that is to be this
    video's transcript; ``fetch_wanted(RelatedVideo)``: they want it got from where it is known to
    be; ``search_wanted(RelatedVideo)``: they want the video looked for on a video site.
    """

    file_wanted = Signal(object)
    fetch_wanted = Signal(object)
    search_wanted = Signal(object)

    def __init__(
        self, session: Session, appearance: Appearance, settings: Settings, fetching: Fetching
    ) -> None:
        self.model = RelatedModel(
            session.is_known, self._who_is_shown, self._is_reachable, self._fetch_of
        )
        self._fetching = fetching
        self.filter = FilterField(appearance, tr("Filter the related videos"))
        self.list = _List(self.model, appearance, tr("Related videos"))
        super().__init__(tr("Related videos"), self.list, self.filter, above=22)
        self._session, self._settings = session, settings
        self._fill(self.filter)
        self._connect(appearance)
        self._show_page()

    def menu_rows(self) -> list[MenuRow]:
        """Return what the context menu of the current video offers."""
        video = self.model.video(self.list.currentIndex())
        if video is None:
            return []
        given = self._session.known.given(video)
        return [
            (tr("&Open"), lambda: self._session.show_video(video)),
            (tr("&Copy Title"), lambda: QGuiApplication.clipboard().setText(video.title)),
            (tr("&Search the Web"), lambda: self._search_the_web(video)),
            None,
            *self._fetch_rows(video),
            None,
            (tr("Choose a &File for It…"), lambda: self.file_wanted.emit(video)),
            (tr("Forg&et Its File"), (lambda: self._forget_file(video)) if given else None),
        ]

    def _fetch_rows(self, video: RelatedVideo) -> list[MenuRow]:
        """Return what the menu offers of the web; without leaving the page, so that several wait
        their turn.
        """
        from reader.ui.parts.desktop.open_link import host

        state, there = self._fetching.state(video), host(self._fetching.address_for(video))
        if state is not None and state.is_busy:
            return [(tr("S&top Fetching It"), lambda: self._fetching.stop(video))]
        may_ask = not self._fetching.is_offline and not self._session.is_known(video)
        words = tr("&Get It from {}").format(plain.menu_text(there))
        if not there:
            words = tr("&Get It from the Web")
        get = (lambda: self.fetch_wanted.emit(video)) if may_ask and there else None
        find = (lambda: self.search_wanted.emit(video)) if may_ask else None
        return [(words, get), (tr("Find It on &YouTube"), find)]

    def _connect(self, appearance: Appearance) -> None:
        self.filter.textChanged.connect(self._filter_changed)
        self.filter.chosen.connect(self._open_first)
        self.list.opened.connect(self._open)
        self._session.page_changed.connect(self._show_page)
        self._session.known_changed.connect(self._refresh)
        self._fetching.changed.connect(self._fetch_changed)

    # -- what the session says ------------------------------------------------------------------

    def _show_page(self, _: object = None) -> None:
        """Show the list of the page, kept as it is where that is still the same list."""
        videos = self._session.related
        if videos != self.model.videos:
            self.filter.clear()
            self.model.set_videos(videos)
        else:
            self.model.forget_states()
        self.list.set_anew()
        self._select_shown()
        self._tell_count()

    def _refresh(self) -> None:
        self.model.forget_states()
        self.list.set_anew()

    def _fetch_changed(self, target: Target) -> None:
        if target is not None:
            self.model.forget_state(target)
            self.list.set_anew()

    def _is_reachable(self, video: RelatedVideo) -> bool:
        address = self._fetching.address_for(video)
        if not address:
            return False
        from reader.ui.parts.desktop.open_link import may_open

        return may_open(address)

    def _fetch_of(self, video: RelatedVideo) -> str:
        state = self._fetching.state(video)
        return _FETCHES[state.stage] if state is not None else ""

    def _who_is_shown(self) -> Callable[[RelatedVideo], bool]:
        """Return what tells of a video whether it, or its transcript, is what the window shows."""
        page, known = self._session.page, self._session.known
        if isinstance(page, VideoPage):
            return page.video.__eq__
        if not isinstance(page, OpenTranscript):
            return lambda video: False
        path, said = page.path, page.transcript
        if all(path != given for _, given in self._session.memory.gifts):
            return lambda video: known.is_same(video, said)
        return lambda video: known.given(video) == path or known.is_same(video, said)

    def _select_shown(self) -> None:
        row = self.model.shown_row()
        if row is not None:
            self.list.select_row(row)
        elif not self.list.currentIndex().isValid():
            self.list.scrollToTop()

    def _tell_count(self) -> None:
        """Say how many videos there are, or why there are none to see."""
        total, left = len(self.model.videos), self.model.rowCount()
        query = plain.one_line(self.filter.text(), 60)
        why = tr("Nothing in the list matches “{}”.").format(query)
        if total == 0:
            why = tr("This page lists no related videos.")
        self.filter.setVisible(total > 0)
        self._tell(left, total, why, is_filtered=bool(self.filter.text().strip()))

    # -- what the person does -------------------------------------------------------------------

    def _filter_changed(self, query: str) -> None:
        current = self.model.video(self.list.currentIndex())
        self.model.set_query(query)
        row = self.model.row_of(current) if current is not None else None
        if row is not None:
            self.list.select_row(row)
        else:
            self._select_shown()
        self._tell_count()

    def _open_first(self) -> None:
        """With a filter typed, Enter follows the first video it leaves."""
        index = self.list.currentIndex()
        if self.filter.text().strip() and self.model.rowCount():
            self._open(max(index.row(), 0))

    def _open(self, row: int) -> None:
        video = self.model.video(self.model.index(row))
        if video is not None:
            self._session.show_video(video)

    def _search_the_web(self, video: RelatedVideo) -> None:
        from reader.ui.parts.desktop.open_link import host, open_link, search_address

        address = search_address(video.title, self._settings.web_search)
        if not open_link(address):
            sentence = tr("No browser opened {}.").format(host(address))
            self._session.tell_failed(ReaderError(sentence))

    def _forget_file(self, video: RelatedVideo) -> None:
        self._session.forget_file(video)


class _List(ListView):
    """The rows, one of them the current one."""

    def __init__(self, model: RelatedModel, appearance: Appearance, name: str) -> None:
        super().__init__()
        self._delegate = RelatedDelegate(model, appearance, self)
        self.set_up(model, self._delegate, name)

    def measure(self) -> None:
        """Have the rows measured for the width and the letters that there are."""
        self._delegate.measure()

    def set_anew(self) -> None:
        """Measure the rows again."""
        self.scheduleDelayedItemsLayout()

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Keep one row selected, the current one, whatever keys are held with a click."""
        return QItemSelectionModel.SelectionFlag.ClearAndSelect
