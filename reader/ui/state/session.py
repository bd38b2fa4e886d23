"""What is open now, where it is read, what is searched and selected: the one state of the window.

Panes show this state and ask it for changes; they never speak to each other.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader import files
from reader.errors import FileError, ReaderError
from reader.kept.memory import Memory, ReadAs
from reader.model.prose import View
from reader.model.transcript import RelatedVideo, Span
from reader.tasks.known import KnownVideos
from reader.ui.parts.background import Background, Refused
from reader.ui.state import pages
from reader.ui.state.opening import Editing, Opening, OtherSources, place_of
from reader.ui.state.pages import OpenTranscript, Page, PairPage, Place, ShelfPage, VideoPage
from reader.ui.state.search import PageSearch
from reader.ui.state.trail import OpenOnes, Trail, Visit, anew, given
from reader.wording import tr

if TYPE_CHECKING:
    from reader.model.excerpt import Excerpt


class Session(QObject):
    """The state of one window.

    *Signals*
    - ``page_changed(Page)``: another page is shown; its place is ``session.place``.
    - ``view_changed(View)``: the same transcript is set as prose or as captions.
    - ``place_wanted(Place)``: the pane is asked to bring a place to the top of its view.
    - ``span_wanted(Span)``: the pane is asked to bring a span into view and select it.
    - ``place_changed(Place)``: the reader has moved.
    - ``selection_changed(Span | None)``: other words are selected.
    - ``caret_changed()``: the caret stands elsewhere; ``cue_changed()``: in another cue.
    - ``trail_changed()``: there is more, or less, to go back or forward to.
    - ``known_changed()``: other videos of the related list have a transcript here.
    - ``recent_changed()``: other files were opened last; ``open_changed()``: others are open.
    - ``busy_changed(str)``: what is being done at length ("" when done).
    - ``format_wanted(Question)``: a file may be read in several ways; the person is to say which.
    - ``failed(ReaderError)``: something could not be done; the sentence is for the person.
    - ``failure_past(frozenset)``: what was asked for after these could not be opened is open.
    - ``noticed(str, bool)``: a short notice, of no consequence if missed; True: of what was done.
    """

    page_changed = Signal(object)
    view_changed = Signal(object)
    place_wanted = Signal(object)
    span_wanted = Signal(object)
    place_changed = Signal(object)
    selection_changed = Signal(object)
    caret_changed = Signal()
    cue_changed = Signal()
    trail_changed = Signal()
    known_changed = Signal()
    recent_changed = Signal()
    open_changed = Signal()
    busy_changed = Signal(str)
    format_wanted = Signal(object)
    failed = Signal(object)
    failure_past = Signal(object)
    noticed = Signal(str, bool)

    def __init__(
        self,
        memory: Memory,
        background: Background,
        *,
        view: View = View.PROSE,
        pasted: Path | None = None,
        today: Callable[[], datetime.date] = datetime.date.today,
    ) -> None:
        """``pasted`` is the folder that keeps what is pasted, None where nothing can be kept."""
        super().__init__()
        self.memory = memory
        self.background = background
        self.known = KnownVideos(memory)
        self.search = PageSearch(self)
        self.ones = OpenOnes(self.known, self._place_of)
        self.page: Page = None
        self.view = view
        self.sounds = True
        self.place = Place()
        self.reached = 0.0
        self.selection: Span | None = None
        self.caret = (0, 0)
        self._trail: Trail[Page] = Trail()
        self._listed_by: OpenTranscript | None = None
        self._pasted = pasted
        self.elsewhere: OtherSources | None = None
        self.today = today
        told = self.busy_changed.emit, self.format_wanted.emit, self.failure_past.emit
        self._opening = Opening(self, *told, self._opened)
        self._editing = Editing(background)

    # -- opening --------------------------------------------------------------------------------

    def open(
        self, path: Path, *, for_video: RelatedVideo | None = None, refused: Refused | None = None
    ) -> None:
        """Open a file and show it, at the place where it was read last.

        With ``for_video`` it is remembered as the transcript of that video. The page shown stays if
        the file cannot be read; ``refused`` is told why, by default the person is.
        """
        path = files.absolute(path)
        if (already := self.ones.at(path)) is not None:
            self._opening.take_again(already, for_video)
        else:
            choice = self.memory.choice_of(path)
            self._opening.read(path, choice, for_video, refused or self.tell_failed)

    def read(self, path: Path, choice: ReadAs) -> None:
        """Read a file as a person chose, show it, and keep the choice for that file.

        Where several formats claim it equally, ``format_wanted`` asks; see :meth:`open`.
        """
        self._opening.read(path, choice, None, self.tell_failed)

    def stop_reading(self) -> None:
        """Have nothing more of the file that is being read; the page shown stays."""
        if self._opening.stop():
            self.tell(tr("Reading was stopped."))

    def reload(self) -> None:
        """Read the file of the transcript shown again."""
        if (here := self.transcript) is not None and here.path is not None:
            self.read(here.path, self.memory.choice_of(here.path))

    def open_text(self, text: str, *, for_video: RelatedVideo | None = None) -> None:
        """Open pasted text as a transcript, and keep it: nobody else has it."""
        from reader.kept.pasted import keep

        try:
            if self._pasted is not None:
                self.open(keep(self._pasted, text), for_video=for_video)
                return
        except FileError as error:
            self.failed.emit(error)
        self._opening.read_text(text, for_video)

    def open_kept(self, opened: OpenTranscript, *, for_video: RelatedVideo | None = None) -> None:
        """Show a transcript that was read from the library; see :meth:`open`."""
        self._opened(opened, for_video)

    @property
    def open_transcripts(self) -> list[OpenTranscript]:
        """The transcripts that are open, in their order."""
        return self.ones.all

    def close(self, opened: OpenTranscript | None = None) -> None:
        """Close a transcript, the one shown if none is named; :meth:`reopen` brings it back.

        In the place of the one shown comes the one before it among the open ones.
        """
        if (gone := opened or self.transcript) is None:
            return
        left = self.ones.close(gone)
        self._trail.forget(lambda page: pages.belongs(page, gone))
        if self._listed_by is gone:
            self._listed_by = None
        if pages.belongs(self.page, gone):
            self._turn(Visit(left, self._place_of(left) if left else Place()))
        self.trail_changed.emit()
        self.tell_open()

    @property
    def can_reopen(self) -> bool:
        """Whether a transcript was closed that can be brought back."""
        return self.ones.can_reopen

    def reopen(self) -> None:
        """Open the transcript again that was closed last: where it stood, at its line."""
        closed = self.ones.last_closed()
        if closed is not None and closed.opened is not None:
            self._opened(closed.opened, None)
        elif closed is not None and self.elsewhere is not None:
            self.elsewhere.bring_back(closed)
        self.open_changed.emit()

    def move(self, start: int, end: int) -> None:
        """Move an open transcript to another place among them, counted from 0."""
        self.open_transcripts.insert(end, self.open_transcripts.pop(start))
        self.open_changed.emit()

    def take_up(self, opened: OpenTranscript) -> None:
        """Have a transcript among the open ones, without showing it."""
        if self.ones.at(opened.path) is None:
            self.ones.add(opened)
            self.tell_open()

    def renew(self, opened: OpenTranscript, edition: pages.Edition) -> None:
        """Show an open transcript as another edition has it; the line that is read stays."""
        opened.edition, opened.transcript = edition, edition.transcript
        if opened is self.page:
            self._turn(Visit(opened, self.place), is_anew=True)
        self.tell_open()

    def tell_open(self) -> None:
        """Say that other transcripts are open, or none are to come any more."""
        self.open_changed.emit()
        self.known_changed.emit()

    def note_open(self) -> None:
        """Have it remembered what is open, for the next start."""
        self.ones.note(self.memory)

    def show(self, transcript: OpenTranscript) -> None:
        """Show a transcript, one of the open ones from now on."""
        if transcript not in self.open_transcripts:
            self.ones.add(transcript)
            self.tell_open()
        if transcript is not self.page:
            self._note_opened(transcript)
            self._go(transcript, self._place_of(transcript))

    def show_neighbour(self, step: int) -> None:
        """Show the open transcript after (1) or before (-1) the one shown now, or shown last."""
        if self.open_transcripts:
            self.show(self.ones.neighbour(step))

    def show_video(self, video: RelatedVideo) -> None:
        """Follow a related video: to its transcript if that is known, else to its own page."""
        here = self.listed_by
        if here is None:
            return
        opened = self.ones.of_video(video)
        path = self.known.given(video) or (None if opened else self.known.path_for(video))
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

    def show_pair(self, pair: PairPage) -> None:
        """Show two transcripts side by side, of which the first is an open one."""
        if pair != self.page:
            self._go(pair, Place())

    def is_known(self, video: RelatedVideo) -> bool:
        """Whether a click on a related video leads to a transcript."""
        return (
            self.ones.of_video(video) is not None
            or self.known.path_for(video) is not None
            or (self.elsewhere is not None and self.elsewhere.has(video))
        )

    def is_pasted(self, path: Path) -> bool:
        """Whether a file is one that keeps what was pasted."""
        return path.parent == self._pasted

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

    def leave_place(self) -> None:
        """Leave the line that is read for another of the same page; :meth:`back` leads to it."""
        self._trail.leave(self._visit())
        self.trail_changed.emit()

    def read_on_at(self, place: Place) -> None:
        """Go to a place of the page; back leads to the line that was read."""
        self.leave_place()
        self.place_wanted.emit(place.within(self.page))

    def return_to(self, place: Place) -> None:
        """Return to a place; if it was left last by going back, so that one can go forward."""
        if self._trail.last == Visit(self.page, place):
            self.back()
        else:
            self.place_wanted.emit(place)

    # -- reading --------------------------------------------------------------------------------

    @property
    def transcript(self) -> OpenTranscript | None:
        """The transcript shown, or None on any other page."""
        return self.page if isinstance(self.page, OpenTranscript) else None

    @property
    def listed_by(self) -> OpenTranscript | None:
        """The transcript whose related videos stand beside the page.

        It is the one shown; where that lists none, an open one that lists the video shown.
        """
        return self._listed_by

    @property
    def related(self) -> tuple[RelatedVideo, ...]:
        """The related videos beside the page; none beside what is no video's."""
        is_one = isinstance(self.page, OpenTranscript | VideoPage)
        return self._listed_by.transcript.related if self._listed_by and is_one else ()

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
            if self.transcript is not None:
                self.transcript.place = place
                if self.transcript.path:
                    self.memory.note_place(self.transcript.path, place)
            self.place_changed.emit(place)

    def go_to(self, span: Span, page: OpenTranscript | None = None) -> None:
        """Bring a span of a transcript into view and select it."""
        if page is not None:
            self.show(page)
        self.span_wanted.emit(span)

    def tell(self, sentence: str, *, is_done: bool = False) -> None:
        """Show a short notice; ``is_done``: that something was done as it was wanted."""
        self.noticed.emit(sentence, is_done)

    def tell_failed(self, error: ReaderError) -> None:
        """Say that something could not be done."""
        self.failed.emit(error)

    def tell_known(self) -> None:
        """Say that other files are known here, and so perhaps those of related videos."""
        self.known_changed.emit()
        self.recent_changed.emit()

    def forget_file(self, video: RelatedVideo) -> None:
        """Forget which file a person gave for a related video."""
        self.known.take_back(video)
        self.known_changed.emit()

    def clear_recent(self) -> None:
        """Forget which files were opened before."""
        self.note_open()
        self.memory.clear_recent()
        self.tell_known()

    # -- quoting --------------------------------------------------------------------------------

    def set_selection(self, span: Span | None) -> None:
        """Take note of what is selected; None for nothing."""
        span = None if span is None or span.is_empty else span
        if span != self.selection:
            self.selection = span
            self.selection_changed.emit(span)

    def set_caret(self, caret: tuple[int, int]) -> None:
        """Take note of where the caret stands: a cue, and a character of it."""
        if caret != self.caret:
            before, self.caret = self.caret, caret
            self.caret_changed.emit()
            if caret[0] != before[0]:
                self.cue_changed.emit()

    def excerpt(self, *spans: Span) -> Excerpt | None:
        """Return the selection with its source, the whole transcript if nothing is selected.

        With ``spans`` these, as one.
        """
        here, wanted = self.transcript, spans or (self.selection,)
        return None if here is None else pages.as_one(self.cutter(here), wanted)

    def cutter(self, opened: OpenTranscript) -> Callable[[Span | None], Excerpt]:
        """Return what cuts spans out of a transcript as it is now, on whatever thread."""
        return opened.cutter(self.memory.facts_of(opened.transcript.source), self.today())

    # -- within ---------------------------------------------------------------------------------

    def _opened(self, opened: OpenTranscript, video: RelatedVideo | None) -> None:
        old = self.ones.at(opened.path)
        if old is None and opened not in self.open_transcripts:
            self.ones.add(opened)
        self._renew(old or opened, opened)
        self._note_opened(opened)
        if video is not None and opened.path:
            self.memory.give(video, opened.path)
        self.ones.name(opened, video)
        if opened.path and not opened.is_pasted:
            self._opening.look_around(opened.path)
        place = pages.place_anew(old, opened, self._place_of(old or opened))
        self._trail.exchange(given(opened, video))
        if pages.is_without(self.page, video) or self.page is old is not opened:
            self._turn(Visit(opened, place))
        elif self.page is not opened:
            self._go(opened, place)
        if opened.sounds != self.sounds:  # changed while it was read
            self._set_editions()
        self.tell_open()

    def _renew(self, old: OpenTranscript, new: OpenTranscript) -> None:
        """Let what was read anew be all that the old reading was, on the way back too."""
        self.ones.exchange(old, new)
        if self.page is not old:
            self.page = pages.renewed(self.page, old, new)
        self._trail.exchange(anew(old, new))
        if self._listed_by is old:
            self._listed_by = new

    def _set_editions(self) -> None:
        """Set every open transcript with sounds or without, as is wanted now."""

        def done() -> None:
            self.set_selection(None)
            self.view_changed.emit(self.view)
            self.search.page_changed()

        opened = self.open_transcripts
        self._editing.run(opened, done, self.failed.emit, sounds=self.sounds, view=self.view)

    def _note_opened(self, opened: OpenTranscript) -> None:
        if opened.path:
            said = opened.transcript
            self.memory.note_opened(opened.path, opened.known_by, said.url, said.video_id)
            self.recent_changed.emit()

    def _place_of(self, opened: OpenTranscript) -> Place:
        return place_of(opened, self.memory, self.elsewhere)

    def _visit(self) -> Visit[Page]:
        return Visit(self.page, self.place)

    def _go(self, page: Page, place: Place) -> None:
        if self.page is not None:
            self._trail.leave(self._visit())
        self._turn(Visit(page, place))

    def _turn(self, visit: Visit[Page] | None, *, is_anew: bool = False) -> None:
        if visit is None:
            return
        place = visit.place.within(visit.page)
        if visit.page is self.page and self.transcript is not None and not is_anew:
            self.place_wanted.emit(place)
            self.trail_changed.emit()
            return
        self.page, self.place = visit.page, place
        self.ones.shown = self.transcript or self.ones.shown
        self._listed_by = self.ones.lister(self.page, self._listed_by, self.elsewhere)
        self.set_selection(None)
        self.search.page_changed()
        self.page_changed.emit(self.page)
        self.trail_changed.emit()
