"""What is open now, where it is read, what is searched and selected: the one state of the window.

Panes show this state and ask it for changes; they never speak to each other.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader import files, formats
from reader.errors import ReaderError
from reader.kept.memory import Choice, Memory
from reader.model.excerpt import Excerpt, cut, joined
from reader.model.prose import View
from reader.model.transcript import RelatedVideo, Span
from reader.tasks.known import KnownVideos
from reader.ui.parts.background import Background, Job
from reader.ui.state.opening import SMALL_FILE, Elsewhere, Opening, Question, is_small
from reader.ui.state.pages import Edition, OpenTranscript, Page, Place, ShelfPage, VideoPage
from reader.ui.state.search import Search
from reader.ui.state.trail import Trail, Visit

PASTED = "pasted text"
"""What a transcript that comes from the clipboard is called where a file has a name."""


class Session(QObject):
    """The state of one window.

    *Signals*

    - ``page_changed(Page)``: another page is shown; its place is ``session.place``.
    - ``view_changed(View)``: the same transcript is set as prose or as captions.
    - ``place_wanted(Place)``: the pane is asked to bring a place to the top of its view.
    - ``span_wanted(Span)``: the pane is asked to bring a span into view and select it.
    - ``place_changed(Place)``: the reader has moved.
    - ``selection_changed(Span | None)``: other words are selected.
    - ``caret_changed()``: the caret stands elsewhere.
    - ``trail_changed()``: there is more, or less, to go back or forward to.
    - ``known_changed()``: other videos of the related list have a transcript here.
    - ``recent_changed()``: other files are among those opened last.
    - ``open_changed()``: transcripts were opened or closed.
    - ``busy_changed(str)``: what is being done at length ("" when done).
    - ``format_wanted(Question)``: a file may be read in several ways; the person is to say which.
    - ``failed(ReaderError)``: something could not be done; the sentence is for the person.
    - ``noticed(str)``: a short notice, of no consequence if missed.
    """

    page_changed = Signal(object)
    view_changed = Signal(object)
    place_wanted = Signal(object)
    span_wanted = Signal(object)
    place_changed = Signal(object)
    selection_changed = Signal(object)
    caret_changed = Signal()
    trail_changed = Signal()
    known_changed = Signal()
    recent_changed = Signal()
    open_changed = Signal()
    busy_changed = Signal(str)
    format_wanted = Signal(object)
    failed = Signal(object)
    noticed = Signal(str)

    def __init__(
        self,
        memory: Memory,
        background: Background,
        *,
        view: View = View.PROSE,
        today: Callable[[], datetime.date] = datetime.date.today,
    ) -> None:
        super().__init__()
        self.memory = memory
        self.background = background
        self.known = KnownVideos(memory)
        self.search = Search(self)
        self.open_transcripts: list[OpenTranscript] = []
        self.page: Page = None
        self.view = view
        self.sounds = True
        self.place = Place()
        self.reached = 0.0
        self.selection: Span | None = None
        self.caret = (0, 0)
        self._trail: Trail[Page] = Trail()
        self._listed_by: OpenTranscript | None = None
        self._pasted: dict[RelatedVideo, OpenTranscript] = {}
        self.elsewhere: Elsewhere | None = None
        self.today = today
        self._opening = Opening(background, self.busy_changed.emit)
        self._editing: Job | None = None

    # -- opening --------------------------------------------------------------------------------

    def open(self, path: Path, *, for_video: RelatedVideo | None = None) -> None:
        """Open a file and show it, at the place where it was read last.

        With ``for_video`` it is remembered as the transcript of that video. The page shown stays if
        the file cannot be read.
        """
        path = files.absolute(path)
        already = self._already_open(path)
        if already is not None:
            self._opened(already, for_video)
        else:
            self.read(path, self.memory.choice_of(path), for_video=for_video)

    def read(self, path: Path, choice: Choice, *, for_video: RelatedVideo | None = None) -> None:
        """Read a file as a person chose, show it, and keep the choice for that file.

        Where several formats claim it equally, ``format_wanted`` asks; see :meth:`open`.
        """

        def read() -> OpenTranscript:
            chosen = {"encoding": choice.encoding or None, "format": choice.format or None}
            return OpenTranscript(formats.read(path, **chosen), path, sounds=self.sounds)

        def done(opened: OpenTranscript) -> None:
            self._opened(opened, for_video)
            self.memory.note_choice(path, choice)

        def ask(claims: formats.EqualClaims) -> None:
            self.format_wanted.emit(
                Question(claims, lambda name: self.read(path, Choice(choice.encoding, name)))
            )

        def refused(error: ReaderError) -> None:
            if isinstance(error, formats.EqualClaims):
                ask(error)
            else:
                self.failed.emit(error)

        self._opening.run(read, self._make_ready, done, refused, path.name, is_small=is_small(path))

    def stop_reading(self) -> None:
        """Have nothing more of the file that is being read; the page shown stays."""
        if self._opening.stop():
            self.noticed.emit("Reading was stopped.")

    def reload(self) -> None:
        """Read the file of the transcript shown again."""
        here = self.transcript
        if here is not None and here.path is not None:
            self.read(here.path, self.memory.choice_of(here.path))

    def open_text(self, text: str, *, for_video: RelatedVideo | None = None) -> None:
        """Open pasted text as a transcript."""

        def read() -> OpenTranscript:
            pasted = text.encode("utf-8", "surrogatepass")
            return OpenTranscript(formats.read_bytes(pasted, PASTED), sounds=self.sounds)

        def done(opened: OpenTranscript) -> None:
            self._opened(opened, for_video)

        is_short = len(text) <= SMALL_FILE
        refused = self.failed.emit
        self._opening.run(read, self._make_ready, done, refused, PASTED, is_small=is_short)

    def open_kept(self, opened: OpenTranscript) -> None:
        """Show a transcript that was read from the library."""
        self._opened(opened, None)

    def close(self) -> None:
        """Close the transcript shown and go to the one before it among the open ones."""
        here = self.transcript
        if here is None:
            return
        index = self.open_transcripts.index(here)
        self.open_transcripts.remove(here)
        self._trail.forget(lambda page: here in (page, getattr(page, "listed_by", None)))
        self._pasted = {video: one for video, one in self._pasted.items() if one is not here}
        if self._listed_by is here:
            self._listed_by = None
        left = self.open_transcripts[max(0, index - 1)] if self.open_transcripts else None
        self._turn(Visit(left, self._remembered_place(left) if left else Place()))
        self.open_changed.emit()
        self.known_changed.emit()

    def show(self, transcript: OpenTranscript) -> None:
        """Show a transcript, one of the open ones from now on."""
        if transcript not in self.open_transcripts:
            self.open_transcripts.append(transcript)
            self.open_changed.emit()
        if transcript is not self.page:
            self._note_opened(transcript)
            self._go(transcript, self._remembered_place(transcript))

    def show_neighbour(self, step: int) -> None:
        """Show the open transcript after (1) or before (-1) the one shown."""
        if self.open_transcripts:
            here = self.transcript
            index = self.open_transcripts.index(here) + step if here else 0
            self.show(self.open_transcripts[index % len(self.open_transcripts)])

    def show_video(self, video: RelatedVideo) -> None:
        """Follow a related video: to its transcript if that is known, else to its own page."""
        here = self.listed_by
        if here is None:
            return
        opened = self.open_for(video)
        given = self.known.given(video)
        path = given or (None if opened else self.known.path_for(video))
        is_elsewhere = self.elsewhere is not None and self.elsewhere.has(video)
        if path is not None and (os.path.isfile(path) or not is_elsewhere):
            self.open(path)
        elif opened is not None:
            self.show(opened)
        elif self.elsewhere is not None and is_elsewhere:
            self.elsewhere.show(video)
        else:
            self._go(VideoPage(video, here), Place())

    def show_shelf_search(self) -> None:
        """Show the search over the whole library."""
        if not isinstance(self.page, ShelfPage):
            self._go(ShelfPage(), Place())

    def open_for(self, video: RelatedVideo) -> OpenTranscript | None:
        """Return the open transcript of a related video, if there is one."""
        pasted = self._pasted.get(video)
        if pasted in self.open_transcripts:
            return pasted
        return next(
            (t for t in self.open_transcripts if self.known.is_same(video, t.transcript)), None
        )

    def is_known(self, video: RelatedVideo) -> bool:
        """Whether a click on a related video leads to a transcript."""
        return (
            self.open_for(video) is not None
            or self.known.path_for(video) is not None
            or (self.elsewhere is not None and self.elsewhere.has(video))
        )

    @property
    def busy(self) -> str:
        """What is being done at length, "" when nothing is."""
        return self._opening.words

    @property
    def is_reading(self) -> bool:
        """Whether a transcript is being read beside the window."""
        return bool(self.busy)

    # -- going back and forward -----------------------------------------------------------------

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before this one."""
        return self._trail.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a page that one came back from."""
        return self._trail.can_go_forward

    def back(self) -> None:
        """Return to the page before, at the line where it was left."""
        self._turn(self._trail.back(self._visit()))

    def forward(self) -> None:
        """Undo a step back."""
        self._turn(self._trail.forward(self._visit()))

    # -- reading --------------------------------------------------------------------------------

    @property
    def transcript(self) -> OpenTranscript | None:
        """The transcript shown, or None on any other page."""
        return self.page if isinstance(self.page, OpenTranscript) else None

    @property
    def listed_by(self) -> OpenTranscript | None:
        """The transcript whose related videos stand beside the page.

        It is the one shown; where that lists none, the one that it was followed from.
        """
        return self._listed_by

    @property
    def related(self) -> tuple[RelatedVideo, ...]:
        """The related videos beside the page."""
        return self._listed_by.transcript.related if self._listed_by else ()

    def set_view(self, view: View) -> None:
        """Set the transcript as prose or as captions; the place read is kept."""
        if view is not self.view:
            self.view = view
            self.view_changed.emit(view)

    def set_sounds(self, on: bool) -> None:
        """Show and search cues that hold nothing but a sound, or leave them out.

        A long transcript is set anew beside the window, and shown as it was until then.
        """
        if on != self.sounds:
            self.sounds = on
            self._set_editions()

    def note_place(self, place: Place, reached: float = 0.0) -> None:
        """Take note of where the reader is; said by the pane as it scrolls.

        ``reached`` is the share of the transcript, from 0 to 1, that was scrolled through.
        """
        self.reached = reached
        if place != self.place:
            self.place = place
            if self.transcript and self.transcript.path:
                self.memory.note_place(self.transcript.path, place)
            self.place_changed.emit(place)

    def go_to(self, span: Span, page: OpenTranscript | None = None) -> None:
        """Bring a span of a transcript into view and select it."""
        if page is not None:
            self.show(page)
        self.span_wanted.emit(span)

    def bring_back(self, place: Place) -> None:
        """Bring a place to the top of the view."""
        self.place_wanted.emit(place)

    def tell(self, sentence: str) -> None:
        """Show a short notice."""
        self.noticed.emit(sentence)

    def tell_failed(self, error: ReaderError) -> None:
        """Say that something could not be done."""
        self.failed.emit(error)

    def tell_known(self) -> None:
        """Say that other related videos have a transcript here."""
        self.known_changed.emit()

    def forget_file(self, video: RelatedVideo) -> None:
        """Forget which file a person gave for a related video."""
        self.known.take_back(video)
        self.known_changed.emit()

    def clear_recent(self) -> None:
        """Forget which files were opened before."""
        self.memory.clear_recent()
        self.known_changed.emit()
        self.recent_changed.emit()

    # -- quoting --------------------------------------------------------------------------------

    def set_selection(self, span: Span | None) -> None:
        """Take note of what is selected; None for nothing."""
        if span is not None and span.is_empty:
            span = None
        if span != self.selection:
            self.selection = span
            self.selection_changed.emit(span)

    def set_caret(self, caret: tuple[int, int]) -> None:
        """Take note of where the caret stands: a cue, and a character of it."""
        if caret != self.caret:
            self.caret = caret
            self.caret_changed.emit()

    def excerpt(self, *spans: Span) -> Excerpt | None:
        """Return the selection with its source, the whole transcript if nothing is selected.

        With ``spans`` these, as one.
        """
        here = self.transcript
        if here is None:
            return None
        return joined(list(map(self.cutter(here), spans or (self.selection,))))

    def cutter(self, opened: OpenTranscript) -> Callable[[Span | None], Excerpt]:
        """Return what cuts spans out of a transcript as it is now, on whatever thread."""
        whole = self.memory.facts_of(opened.transcript.source).added_to(opened.transcript)
        return partial(cut, whole, taken=self.today(), sounds=opened.sounds)

    # -- within ---------------------------------------------------------------------------------

    def _make_ready(self, opened: OpenTranscript) -> None:
        opened.edition.make_ready(self.view)

    def _already_open(self, path: Path) -> OpenTranscript | None:
        return next((t for t in self.open_transcripts if t.path == path), None)

    def _opened(self, opened: OpenTranscript, video: RelatedVideo | None) -> None:
        old = self._already_open(opened.path) if opened.path else None
        if old is None:
            self.open_transcripts.append(opened)
        elif old is not opened:
            self._renew(old, opened)
        self._note_opened(opened)
        if video is not None and opened.path:
            self.memory.give(video, opened.path)
        elif video is not None:
            self._pasted[video] = opened
        if opened.path:
            self._look_around(opened.path)
        place = self._remembered_place(opened)
        if self.page is old is not opened:
            self._turn(Visit(opened, place))
        elif self.page is not opened:
            self._go(opened, place)
        if opened.sounds != self.sounds:  # changed while it was read
            self._set_editions()
        self.open_changed.emit()
        self.known_changed.emit()

    def _renew(self, old: OpenTranscript, new: OpenTranscript) -> None:
        """Let what was read anew be all that the old reading was, on the way back too."""

        def renewed(page: Page) -> Page:
            if isinstance(page, VideoPage) and page.listed_by is old:
                return VideoPage(page.video, new)
            return new if page is old else page

        self.open_transcripts[self.open_transcripts.index(old)] = new
        self._trail.exchange(renewed)
        if self._listed_by is old:
            self._listed_by = new

    def _set_editions(self) -> None:
        """Set every open transcript with sounds or without, as is wanted now."""
        wanted = self.sounds
        editions = {
            opened: Edition(opened.transcript, sounds=wanted)
            for opened in self.open_transcripts
            if opened.sounds != wanted
        }

        def set_all() -> None:
            for opened, edition in editions.items():
                if opened.is_long:
                    edition.make_ready(self.view)

        def done(_: None) -> None:
            for opened, edition in editions.items():
                opened.edition = edition
            self.set_selection(None)
            self.view_changed.emit(self.view)
            self.search.page_changed()

        if self._editing is not None:
            self._editing.cancel()
        is_long = any(opened.is_long for opened in editions)
        self._editing = self.background.do(set_all, done, self.failed.emit, is_long=is_long)

    def _note_opened(self, opened: OpenTranscript) -> None:
        if opened.path:
            said = opened.transcript
            self.memory.note_opened(opened.path, opened.title, said.url, said.video_id)
            self.recent_changed.emit()

    def _look_around(self, path: Path) -> None:
        """Learn, in the background, the titles of the transcripts in the same folder."""

        def learnt(titles: dict[str, Path]) -> None:
            if self.known.learn(path.parent, titles):
                self.known_changed.emit()

        if self.known.wants(path.parent):
            self.background.run(
                lambda: self.known.titles_in(path.parent), learnt, lambda error: None
            )

    def _remembered_place(self, opened: OpenTranscript) -> Place:
        remembered = self.memory.place_of(opened.path) if opened.path else None
        if remembered is None and opened.shelf_id and self.elsewhere is not None:
            return self.elsewhere.place_of(opened.shelf_id)
        return Place(*remembered) if remembered else Place()

    def _visit(self) -> Visit[Page]:
        return Visit(self.page, self.place)

    def _go(self, page: Page, place: Place) -> None:
        if self.page is not None:
            self._trail.leave(self._visit())
        self._turn(Visit(page, place))

    def _turn(self, visit: Visit[Page] | None) -> None:
        if visit is None:
            return
        self.page, self.place = visit.page, visit.place
        if isinstance(self.page, VideoPage):
            self._listed_by = self.page.listed_by
        elif isinstance(self.page, OpenTranscript) and (
            self.page.transcript.related or not self._listed_by
        ):
            self._listed_by = self.page
        self.set_selection(None)
        self.search.page_changed()
        self.page_changed.emit(self.page)
        self.trail_changed.emit()
