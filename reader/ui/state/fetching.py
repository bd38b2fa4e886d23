"""Transcripts that are fetched from the web for the window: each on a click, and one after another.

What is fetched is for a related video, or for an address that was typed by itself (``None``). It
goes on beside the window, in its turn; what it waits for (whether a host may be asked, which of
several it is to be) stands in its state until the person says so. The page shown changes only if it
is still the one on which this was asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QObject, Signal

from reader.errors import ReaderError
from reader.kept.settings import Settings
from reader.model.transcript import RelatedVideo, Transcript
from reader.named_tuple import NamedTuple
from reader.paths import Folders
from reader.ui.parts.background import Background, Job, WorkChannel
from reader.ui.state.doors import Doors
from reader.ui.state.pages import OpenTranscript, VideoPage
from reader.ui.state.session import Session
from reader.ui.state.shelf import Shelf
from reader.wording import tr, trn

if TYPE_CHECKING:
    from reader.ui.state.fetch_visit import FetchVisit

Target: TypeAlias = RelatedVideo | None
"""What something is fetched for: a related video, or an address that was typed by itself."""

FetchStep: TypeAlias = "Callable[[FetchVisit], object]"
"""Does something on a thread beside the window, and returns what has come; raises ReaderError."""

OFFLINE: Final = tr(
    "Nothing is asked of the web: it is switched off in the preferences, or by --offline."
)


_MOST_SEARCHED: Final = 200
_WAITING: Final = tr("Waits for its turn …")


class Stage(Enum):
    """How far a fetch is."""

    WAITING = "waiting"
    UNDER_WAY = "under way"
    ASKS = "asks"
    CHOICE = "choice"
    NOTHING = "nothing"
    REFUSED = "refused"


class FetchChoice(NamedTuple):
    """One of several that the person is to choose from: what it is, and what is known of it."""

    title: str
    detail: str


class FetchState(NamedTuple):
    """How a fetch stands: ``sentence`` is for the person.

    ``host`` is whom it asks to be let at, ``choices`` are what there is to choose from.
    """

    stage: Stage
    sentence: str
    host: str = ""
    choices: tuple[FetchChoice, ...] = ()

    @property
    def is_busy(self) -> bool:
        """Whether it goes on by itself."""
        return self.stage in (Stage.WAITING, Stage.UNDER_WAY)


_IN_LINE: Final = FetchState(Stage.WAITING, _WAITING)


class _Fetch:
    """One fetch, from the click to its end; ``step`` is what was done last."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.state: FetchState = _IN_LINE
        self.visit: FetchVisit | None = None
        self.step: FetchStep | None = None
        self.job: Job | None = None


class Permission(Enum):
    """What a person says to whether a host may be asked."""

    ONCE = "once"
    ALWAYS = "always"
    NO = "no"


class Fetching(QObject):
    """What is fetched; ``is_cut_off`` says that this run of the program asks nothing.

    *Signals*: ``changed(Target)``: a fetch stands otherwise, or has ended; ``busy_changed(str)``:
    what is being fetched ("" when nothing is); ``fetched(Target)``: a transcript has come, and is
    shown; ``came_aside(RelatedVideo, bool)``: one has come whose page is no longer shown, and
    whether the library keeps it.
    """

    changed = Signal(object)
    busy_changed = Signal(str)
    fetched = Signal(object)
    came_aside = Signal(object, bool)

    def __init__(
        self, session: Session, shelf: Shelf, doors: Doors, settings: Settings, folders: Folders
    ) -> None:
        super().__init__(session)
        self._session, self._shelf, self._doors = session, shelf, doors
        self._settings, self._folders = settings, folders
        self._fetches: dict[Target, _Fetch] = {}
        self._last: dict[str, float] = {}
        self._declined: set[str] = set()
        self.is_cut_off = False
        settings.watch(lambda _: self.stop_all() if self.is_offline else None, "offline")

    @cached_property
    def _background(self) -> Background:
        return Background(self, threads=1)

    # -- what is asked of it --------------------------------------------------------------------

    @property
    def is_offline(self) -> bool:
        """Whether the person wants nothing asked of the web."""
        return self.is_cut_off or bool(self._settings.offline)

    def state(self, target: Target) -> FetchState | None:
        """Return how a fetch stands, None where there is none."""
        fetch = self._fetches.get(target)
        return fetch.state if fetch is not None else None

    def address_for(self, video: RelatedVideo) -> str:
        """Return the address of a video, as its page has it or the person once said; "" if none."""
        return self._session.known.addressed(video).url

    def was_declined(self, host: str) -> bool:
        """Whether the person's last word about a host, in this run, was that it is not asked."""
        return _by_name(host) in self._declined

    def words_for(self, video: RelatedVideo) -> str:
        """Return what to look for a video with: its title, and who probably made it."""
        here = self._session.listed_by
        maker = here.transcript.author or here.transcript.site if here is not None else ""
        return " ".join(f"{video.title} {maker}".split())[:_MOST_SEARCHED]

    # -- what the person does -------------------------------------------------------------------

    def get(self, target: Target, address: str, *, is_typed: bool = True) -> None:
        """Look what an address offers; one that was typed is remembered for its video."""
        self._get(target, address, {}, is_typed=is_typed)

    def _get(
        self, target: Target, address: str, allowed: dict[str, bool], *, is_typed: bool
    ) -> None:
        folders, last, today = self._folders, self._last, self._session.today

        def begin() -> FetchVisit:
            from reader.ui.state.fetch_visit import FetchVisit

            return FetchVisit(folders, address, last, today, allowed, is_typed=is_typed)

        self._run(self._anew(target), begin, lambda visit: visit.look())

    def find(self, video: RelatedVideo) -> None:
        """Look for a video on a video site, for the person to choose."""
        words, folders = self.words_for(video), self._folders
        last, today = self._last, self._session.today

        def begin() -> FetchVisit:
            from reader.ui.state.fetch_visit import FetchVisit

            return FetchVisit.of_search(folders, words, last, today)

        self._run(self._anew(video), begin, lambda visit: visit.search())

    def answer(self, target: Target, answer: Permission) -> None:
        """Say whether the host may be asked that a fetch asks to be let at."""
        fetch = self._fetches.get(target)
        if fetch is None or fetch.state.stage is not Stage.ASKS:
            return
        visit, step, host = fetch.visit, fetch.step, fetch.state.host
        assert visit is not None
        assert step is not None
        if answer is Permission.NO:
            self._declined.add(_by_name(host))
            self._set(fetch, FetchState(Stage.REFUSED, tr("{host} was not asked.", host=host)))
            return
        self._declined.discard(_by_name(host))
        visit.allow(host, always=answer is Permission.ALWAYS)
        self._run(fetch, lambda: visit, step)

    def choose(self, target: Target, number: int) -> None:
        """Take one of those there are to choose from, counted from 0."""
        fetch = self._fetches.get(target)
        if fetch is None or fetch.state.stage is not Stage.CHOICE:
            return
        visit = fetch.visit
        assert visit is not None
        if visit.videos:
            there = visit.videos[number].address.text
            self._get(target, there, visit.allowed, is_typed=False)
        else:
            self._run(fetch, lambda: visit, lambda visit: visit.take(number))

    def stop(self, target: Target) -> None:
        """Have nothing more to do with a fetch; what has come so far is dropped."""
        fetch = self._fetches.pop(target, None)
        if fetch is None:
            return
        if fetch.job is not None:
            fetch.job.cancel()
        self._tell(target)

    def stop_all(self) -> None:
        """Stop all that goes on or waits for its turn."""
        for target in [fetch.target for fetch in self._fetches.values() if fetch.state.is_busy]:
            self.stop(target)

    def close(self) -> None:
        """End what goes on, at the end of the program."""
        if "_background" in vars(self):
            self._background.close()

    # -- within ---------------------------------------------------------------------------------

    def _anew(self, target: Target) -> _Fetch:
        """Begin a fetch in place of one before."""
        self.stop(target)
        fetch = self._fetches[target] = _Fetch(target)
        return fetch

    def _run(self, fetch: _Fetch, begin: Callable[[], FetchVisit], step: FetchStep) -> None:
        """Do a step of a visit; it begins beside the window, as loading it takes long.

        Whatever leads to a request comes through here.
        """
        if self.is_offline:
            self._set(fetch, FetchState(Stage.REFUSED, OFFLINE))
            return

        def work(line: WorkChannel[FetchVisit | str]) -> object:
            visit = begin()
            line.tell(visit)
            return visit.do(step, line.tell, line.is_cut)

        def told(what: FetchVisit | str) -> None:
            if isinstance(what, str):
                if what != fetch.state.sentence:
                    self._set(fetch, FetchState(Stage.UNDER_WAY, what))
                return
            fetch.visit = what
            if fetch.target is not None and what.is_typed:
                self._session.memory.note_address(fetch.target, what.address)

        fetch.step = step
        self._set(fetch, _IN_LINE)
        fetch.job = self._background.stream(
            work, told, partial(self._done, fetch), partial(self._refused, fetch)
        )

    def _done(self, fetch: _Fetch, came: object) -> None:
        visit = fetch.visit
        assert visit is not None
        if isinstance(came, Transcript):
            self._keep(fetch, came)
        elif visit.nothing:
            self._set(fetch, FetchState(Stage.NOTHING, visit.nothing))
        elif visit.is_one:
            self._run(fetch, lambda: visit, lambda visit: visit.take(0))
        else:
            title = fetch.target.title if fetch.target is not None else ""
            choices = tuple(FetchChoice(*one) for one in visit.choices(title))
            self._set(fetch, FetchState(Stage.CHOICE, visit.question, choices=choices))

    def _refused(self, fetch: _Fetch, error: ReaderError) -> None:
        host = fetch.visit.wanted_host if fetch.visit is not None else ""
        stage = Stage.ASKS if host else Stage.REFUSED
        self._set(fetch, FetchState(stage, str(error), host))

    def _set(self, fetch: _Fetch, state: FetchState) -> None:
        fetch.state = state
        self._tell(fetch.target)

    def _tell(self, target: Target) -> None:
        """Say that a fetch stands otherwise, and what is under way now."""
        self.changed.emit(target)
        states = [fetch.state for fetch in self._fetches.values()]
        busy = [one.sentence for one in states if one.stage is Stage.UNDER_WAY]
        waiting = sum(one.stage is Stage.WAITING for one in states)
        told = busy[0] if busy else ""
        if busy and waiting:
            told = trn("{work} ({n} more)", "{work} ({n} more)", waiting, work=told)
        self.busy_changed.emit(told)

    # -- what has come --------------------------------------------------------------------------

    def _keep(self, fetch: _Fetch, transcript: Transcript) -> None:
        """Take what has come into the library, and show it; without one it is shown at least."""
        self._shelf.keep(
            transcript,
            partial(self._kept, fetch, transcript),
            lambda _: self._show_unkept(fetch, transcript),
        )

    def _kept(self, fetch: _Fetch, transcript: Transcript, id_: int) -> None:
        if not self._is_wanted(fetch):
            return
        target, is_awaited = fetch.target, self._is_awaited(fetch.target)
        if target is not None:
            self._session.memory.note_address(target, transcript.url)
            self._doors.take_as(target, id_)
        if is_awaited:
            self._doors.open(id_, for_video=target)
        self._end(fetch, is_awaited=is_awaited, is_kept=True)

    def _show_unkept(self, fetch: _Fetch, transcript: Transcript) -> None:
        """Open what the library could not keep: shown where it is awaited, else beside the page."""
        if not self._is_wanted(fetch):
            return
        target, is_awaited = fetch.target, self._is_awaited(fetch.target)
        opened = OpenTranscript(transcript, sounds=self._session.sounds)
        if is_awaited:
            self._session.open_kept(opened, for_video=target)
        else:
            self._session.ones.name(opened, target)
            self._session.take_up(opened)
        self._end(fetch, is_awaited=is_awaited, is_kept=False)

    def _is_wanted(self, fetch: _Fetch) -> bool:
        """Whether a fetch was neither stopped nor begun anew; the library cannot be stopped."""
        return self._fetches.get(fetch.target) is fetch

    def _is_awaited(self, target: Target) -> bool:
        page = self._session.page
        return target is None or (isinstance(page, VideoPage) and page.video == target)

    def _end(self, fetch: _Fetch, *, is_awaited: bool, is_kept: bool) -> None:
        self._fetches.pop(fetch.target, None)
        self._tell(fetch.target)
        if is_awaited:
            self.fetched.emit(fetch.target)
        else:
            self.came_aside.emit(fetch.target, is_kept)


def _by_name(host: str) -> str:
    """Return a host as one is told from another."""
    from reader.model.web_address import without_www  # late: no start has one

    return without_www(host)
