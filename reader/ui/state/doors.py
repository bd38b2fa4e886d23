"""Between the session and the library: what is open is known there, what is there can be opened.

The library turns related videos into transcripts, remembers how far each is read, and names what is
alike; the session knows nothing of where these come from.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from reader.errors import ReaderError
from reader.kept.memory import Open
from reader.kept.settings import Settings
from reader.model import prose
from reader.model.transcript import RelatedVideo, Span
from reader.named_tuple import NamedTuple
from reader.ui.state.library_door import OWN
from reader.ui.state.pages import Edition, OpenTranscript, PairPage, Place, VideoPage
from reader.ui.state.session import Session
from reader.ui.state.shelf import Shelf
from reader.ui.state.trail import Closed
from reader.wording import tr

if TYPE_CHECKING:
    from reader.library import Entry, Hit, Library, Resolved, Similar
    from reader.model.amendments import Amendments
    from reader.model.anchors import Anchor

Goal: TypeAlias = "Hit | Anchor | str | None"
"""What a transcript is opened for: a hit of the library's search, a passage, words, or itself."""

_REST_MS = 120
_LONGEST_SAMPLE = 200_000


class Neighbours(NamedTuple):
    """What the library has around a transcript: who lists it, and what is about the same."""

    listed_by: tuple[Entry, ...] = ()
    similar: tuple[Similar, ...] = ()


class Doors(QObject):
    """Leads from one to the other.

    *Signals*: ``here_changed()``: another transcript of the library is shown, or none;
    ``neighbours_changed()``: others are around it; ``offers_changed()``: others may be that of the
    video shown; ``chosen_changed()``: another transcript is chosen in the list of the library, or
    that has the keyboard now, or has it no more;
    ``library_read()``: it is known what the library in use has.
    """

    here_changed = Signal()
    chosen_changed = Signal()
    neighbours_changed = Signal()
    offers_changed = Signal()
    library_read = Signal()

    def __init__(self, session: Session, shelf: Shelf, settings: Settings) -> None:
        super().__init__(session)
        self._session, self._shelf, self._settings = session, shelf, settings
        self._known: dict[RelatedVideo, int] = {}
        self._offers: dict[RelatedVideo, tuple[Entry, ...]] = {}
        self._accepted: dict[RelatedVideo, int] = {}
        self._there: set[int] = set()
        self._asked: object = None
        self._told_here = 0
        self._kept: OpenTranscript | None = None
        self.neighbours = Neighbours()
        self.chosen, self.is_in_list = 0, False
        session.elsewhere = self
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._look_around)
        session.page_changed.connect(lambda _: self._page_changed())
        session.open_changed.connect(self._keep_opened)
        session.open_changed.connect(self._follow_amended)
        session.place_changed.connect(lambda _: self._note_place())
        shelf.entries_changed.connect(self._entries_changed)
        shelf.switched.connect(self._forget_library)

    # -- the related videos ---------------------------------------------------------------------

    def has(self, video: RelatedVideo) -> bool:
        """Whether the library has the transcript of a video, as far as it was asked by now."""
        return self._shelf.card(self._id_for(video)) is not None

    def lead_to(self, videos: Sequence[RelatedVideo], opened: OpenTranscript) -> bool:
        """Whether an open transcript is that of any of some videos."""
        id_ = self.id_of(opened)
        if not id_:
            return False
        if not self._session.known.has_gifts:  # as mostly: then only these lead anywhere
            videos = [one for one in videos if one in self._accepted or one in self._known]
        return any(self._id_for(video) == id_ for video in videos)

    def show(self, video: RelatedVideo) -> None:
        """Open the transcript of a video."""
        self.open(self._id_for(video))

    def offers(self, video: RelatedVideo) -> tuple[Entry, ...]:
        """Return transcripts that may be that of a video; the person is to say which is."""
        return self._offers.get(video, ())

    def accept(self, video: RelatedVideo, entry: Entry) -> None:
        """Take a transcript as that of a video from now on, and show it."""
        if entry.path:
            self._session.memory.give(video, Path(entry.path))
        self.take_as(video, entry.id)
        self.open(entry.id)

    def take_as(self, video: RelatedVideo, id_: int) -> None:
        """Take the transcript of that number as that of a video from now on."""
        self._accepted[video] = id_
        self._session.tell_known()

    def _id_for(self, video: RelatedVideo) -> int:
        """The number of a video's transcript: the one a person chose, or the one that was found."""
        given = self._session.known.given(video)
        chosen = self._shelf.id_of(given) if given is not None else self._accepted.get(video, 0)
        return chosen or self._known.get(video, 0)

    # -- opening --------------------------------------------------------------------------------

    def id_of(self, opened: OpenTranscript) -> int:
        """Return the number of an open transcript in the library, 0 if it is not there."""
        if self.is_of_library(opened) and self._shelf.card(opened.shelf_id) is not None:
            return opened.shelf_id
        return self._shelf.id_of_said(opened.said, opened.path)

    @property
    def here(self) -> int:
        """The number of the transcript shown, 0 if it is not in the library."""
        shown = self._session.transcript
        return self.id_of(shown) if shown is not None else 0

    def choose(self, id_: int) -> None:
        """Note which transcript is chosen in the list of the library, 0 for none or several."""
        if id_ != self.chosen:
            self.chosen = id_
            self.chosen_changed.emit()

    def walk_list(self, on: bool) -> None:
        """Note whether the list of the library has the keyboard."""
        if on != self.is_in_list:
            self.is_in_list = on
            self.chosen_changed.emit()

    @property
    def can_keep(self) -> bool:
        """Whether there is a transcript shown that is not in the library."""
        return self._session.transcript is not None and not self.here

    def people(self) -> tuple[str, ...]:
        """Return who made and who speaks in the transcripts of the library."""
        entries = [card.entry for card in self._shelf.cards]
        named = (name for entry in entries for name in (entry.author, *entry.speakers))
        return tuple(dict.fromkeys(filter(None, named)))

    def place_of(self, shelf_id: int) -> Place:
        """Return where a transcript was read last."""
        card = self._shelf.card(shelf_id)
        return Place(card.entry.cue, card.entry.char) if card is not None else Place()

    def open(self, id_: int, goal: Goal = None, *, for_video: RelatedVideo | None = None) -> None:
        """Show a transcript as it is kept; at a hit, with what was looked for in the search bar,
        with words in the search bar, or at a passage, as far as that is still there.

        With ``for_video`` it is shown in place of the page of that video.
        """
        opened = next((t for t in self._session.open_transcripts if self.id_of(t) == id_), None)
        if opened is not None:
            self._show(opened, goal, for_video)
            return
        self._asked = token = object()

        def done(made: OpenTranscript) -> None:
            if self._asked is token:
                self._show(made, goal, for_video)

        self._shelf.ask(self._reading(id_), done, self._session.tell_failed)

    def bring_back(
        self, kept: Open | Closed, refused: Callable[[ReaderError], object] | None = None
    ) -> None:
        """Show a transcript that was open: as it is kept, or from its file where it is not kept.

        It is one more among the open ones, and no more, where another was asked for by then.
        ``refused`` is told why neither can be had; by default the person is.
        """
        refuse, id_, path = refused or self._session.tell_failed, kept.shelf_id, kept.path

        def read(error: ReaderError) -> None:
            if path is not None:
                self._session.open(path, refused=refuse)
            else:
                refuse(error)

        def done(made: OpenTranscript) -> None:
            if self._asked is token:
                self._show(made, None)
            else:
                self._session.take_up(made)

        self._asked = token = object()
        if not self.is_of_library(kept):
            read(_elsewhere() if id_ else _gone())
        elif self._shelf.card(id_) is not None or not self._shelf.is_read:
            self._shelf.ask(self._reading(id_), done, read)
        else:
            read(_gone())

    def is_of_library(self, one: Open | Closed | OpenTranscript) -> bool:
        """Whether a transcript has a number in the library in use, or had one there."""
        return one.shelf_id != 0 and one.shelf_at == self._shelf.address

    def is_later(self, one: Open, error: ReaderError) -> bool:
        """Whether a transcript that was refused may be had once its library can be asked."""
        from reader.library import LibraryAway

        return one.shelf_id != 0 and isinstance(error, LibraryAway)

    def fetch(
        self,
        id_: int,
        done: Callable[[OpenTranscript], object],
        refused: Callable[[ReaderError], object],
        at: str | None = None,
    ) -> None:
        """Hand a transcript as it is kept to ``done``, beside all that a person waits for.

        ``at`` is the library that it is in, if not the one in use: it is refused where it is
        another.
        """
        if at in (None, self._shelf.address):
            self._shelf.look(self._reading(id_), done, refused)
        else:
            refused(_elsewhere())

    def _reading(self, id_: int) -> Callable[[Library], OpenTranscript]:
        """Return what reads a transcript from the library, on whatever thread."""
        sounds, view = self._session.sounds, self._session.view
        at = self._shelf.address

        def ask(library: Library) -> OpenTranscript:
            entry, transcript = library.entry(id_), library.as_said(id_)
            path = Path(entry.path) if entry.path else None
            file = path if path and os.path.isfile(path) else None
            made = OpenTranscript(transcript, file, sounds=sounds)
            made.shelf_id, made.shelf_at, made.amended = id_, at, amended_in(entry)
            made.edition = made.edition.amended(transcript, made.amended, view)
            made.transcript = made.edition.transcript
            return made

        return ask

    def _show(
        self, opened: OpenTranscript, goal: Goal, for_video: RelatedVideo | None = None
    ) -> None:
        if for_video is None and opened in self._session.open_transcripts:
            self._session.show(opened)
        else:
            self._session.open_kept(opened, for_video=for_video)
        if goal is None or goal == "":
            return
        from reader.model.anchors import Anchor, place

        if isinstance(goal, Anchor):
            span = place(goal, opened.prose).span
            if span is not None:
                self._session.go_to(span)
            return
        self._settings.set("regex", False)  # what was looked for in the library is no pattern
        if isinstance(goal, str):
            self._session.search.set_query(goal)
        else:
            self._session.search.look_for(goal.text, _offset(opened, goal))

    # -- what is open ---------------------------------------------------------------------------

    def keep_here(self) -> None:
        """Take the transcript shown into the library."""
        shown = self._session.transcript
        if shown is None or self.id_of(shown):
            return

        def kept(id_: int) -> None:
            self.note_kept(shown, id_)
            if self._shelf.address == OWN:
                self._session.tell(tr("The transcript is in your library now."), is_done=True)
            else:
                self.tell_shared()

        self._shelf.keep(shown.transcript, kept)

    def tell_shared(self) -> None:
        """Say, where the library in use is an archive, that others can read what came into it."""
        if self._shelf.address != OWN:
            from reader.library import is_archive
            from reader.ui.state.libraries import called

            library = called(self._shelf.address)
            told = (
                tr(
                    "The transcript is in {library} now: all who read that archive can read it.",
                    library=library,
                )
                if is_archive(self._shelf.address)
                else tr(
                    "The transcript is in {library} now, and not in the archive.", library=library
                )
            )
            self._session.tell(told, is_done=True)

    def note_kept(self, opened: OpenTranscript, id_: int) -> None:
        """Take note that an open transcript is in the library in use, under a number."""
        opened.shelf_id, opened.shelf_at = id_, self._shelf.address

    def _follow_amended(self) -> None:
        """Have what is open called as a person calls it, once the library knows of it."""
        page = self._session.page
        beside = (page.second,) if isinstance(page, PairPage) else ()
        for opened in (*self._session.open_transcripts, *beside):
            card = self._shelf.card(self.id_of(opened))
            amended = amended_in(card.entry) if card is not None else None
            if amended != opened.amended and self._shelf.is_read:
                opened.amended = amended
                self._renew(opened, amended)

    def _renew(self, opened: OpenTranscript, amended: Amendments | None) -> None:
        edition, view = opened.edition, self._session.view

        def done(made: Edition) -> None:
            if opened.amended is not amended:
                return
            if opened.edition.sounds != made.sounds:  # switched meanwhile
                self._renew(opened, amended)
            else:
                self._session.renew(opened, made)

        self._shelf.look(lambda _: edition.amended(opened.said, amended, view), done)

    def _keep_opened(self) -> None:
        """Take in what was opened from a file, where the person wants that.

        It goes into their own library alone: nothing comes by itself to where others read it.
        """
        shown = self._session.transcript
        has_file = shown is not None and shown.path is not None and not shown.is_pasted
        is_own = self._shelf.address == OWN
        if not self._settings.keep_opened or not is_own or shown is None or not has_file:
            return
        if self._shelf.is_read and not self.id_of(shown) and shown is not self._kept:
            self._kept = shown
            self._shelf.keep(shown.transcript, lambda id_: self.note_kept(shown, id_))

    def _note_place(self) -> None:
        shown = self._session.transcript
        id_ = self.here
        if shown is None or not id_:
            return
        from reader.library import ShelfPlace

        place = self._session.place
        self._shelf.note_place(id_, ShelfPlace(place.cue, place.char, self._session.reached))

    def _page_changed(self) -> None:
        if isinstance(self._session.page, OpenTranscript):
            # Opened is read up to what is seen, also if nobody ever scrolls.
            self._note_place()
        elif isinstance(self._session.page, PairPage):
            self._follow_amended()  # the second is not among what is open
        self._told_here = self.here
        self.here_changed.emit()
        self._look_soon()

    def _forget_library(self) -> None:
        """Forget what the library before led to: its numbers mean nothing in another."""
        self._asked = self._kept = None
        self._known, self._accepted, self._there = {}, {}, set()
        if self._offers:
            self._offers = {}
            self.offers_changed.emit()
        self._take_neighbours(Neighbours())
        self.choose(0)
        self._session.tell_known()

    def _entries_changed(self) -> None:
        if self._shelf.is_read:
            self.library_read.emit()
        self._keep_opened()
        self._follow_amended()
        if self.here != self._told_here:
            self._page_changed()  # what is shown has come into the library, or left it
        leads = {*self._accepted.values(), *self._known.values()}
        there = {id_ for id_ in leads if self._shelf.card(id_) is not None}
        if there != self._there:
            self._there = there
            self._session.tell_known()
        self._look_soon()

    # -- what is around it ----------------------------------------------------------------------

    def _look_soon(self) -> None:
        if self._shelf.is_read:
            self._rest.start()

    def _look_around(self) -> None:
        """Ask, once the window rests, which related videos are here and what is alike."""
        videos, page = self._session.related, self._session.page
        if not self._shelf.cards:
            self._take_known({})
            self._take_neighbours(Neighbours())
            return
        by_address = {self._session.known.addressed(video): video for video in videos}

        def known(library: Library) -> dict[RelatedVideo, int]:
            found = library.known(list(by_address))
            return {by_address[video]: id_ for video, id_ in found.items()}

        self._shelf.look(known, self._take_known)
        if isinstance(page, VideoPage):
            self._look_for_offers(page.video)
        if isinstance(page, OpenTranscript):
            self._look_for_neighbours(page)
        else:
            self._take_neighbours(Neighbours())

    def _look_for_offers(self, video: RelatedVideo) -> None:
        def done(resolved: Resolved) -> None:
            if self._offers.get(video, ()) != resolved.offers:
                self._offers[video] = resolved.offers
                self.offers_changed.emit()

        self._shelf.look(lambda library: library.resolve(video), done)

    def _look_for_neighbours(self, page: OpenTranscript) -> None:
        id_, text = self.id_of(page), page.prose.text[:_LONGEST_SAMPLE]

        def ask(library: Library) -> Neighbours:
            if not id_:
                return Neighbours((), tuple(library.similar_to(text)))
            return Neighbours(tuple(library.listed_by(id_)), tuple(library.similar(id_)))

        def done(found: Neighbours) -> None:
            if self._session.page is page:
                self._take_neighbours(found)

        self._shelf.look(ask, done)

    def _take_known(self, known: dict[RelatedVideo, int]) -> None:
        if known != self._known:
            self._known = known
            self._session.tell_known()

    def _take_neighbours(self, found: Neighbours) -> None:
        if found != self.neighbours:
            self.neighbours = found
            self.neighbours_changed.emit()


def _elsewhere() -> ReaderError:
    from reader.library import LibraryAway

    return LibraryAway(tr("This transcript is in another library: choose that first."))


def _gone() -> ReaderError:
    return ReaderError(tr("The transcript is not in the library any more."))


def amended_in(entry: Entry) -> Amendments | None:
    """Return what a person says of a transcript in place of its file, None for nothing."""
    return entry.amended if any(entry.amended) else None


def _offset(opened: OpenTranscript, hit: Hit) -> int:
    """Return where a hit stands in the prose as it is shown; the library keeps all sounds."""
    if opened.sounds:
        return hit.passage.start
    whole = prose.prose(opened.transcript, sounds=True)
    span: Span = whole.span(hit.passage.start, hit.passage.end)
    return opened.prose.range(span)[0]
