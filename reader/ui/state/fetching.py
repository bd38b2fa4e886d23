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
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from PySide6.QtCore import QObject, Signal

from reader.errors import ReaderError
from reader.kept.settings import Settings
from reader.model.transcript import RelatedVideo, Transcript
from reader.paths import Folders
from reader.ui.parts.background import Background, Job, WorkChannel
from reader.ui.state.doors import Doors
from reader.ui.state.pages import OpenTranscript, VideoPage
from reader.ui.state.session import Session
from reader.ui.state.shelf import Shelf

if TYPE_CHECKING:
    from reader.ui.state.fetch_visit import FetchVisit

Target: TypeAlias = RelatedVideo | None
"""What something is fetched for: a related video, or an address that was typed by itself."""

FetchStep: TypeAlias = "Callable[[FetchVisit], object]"
"""Does something on a thread beside the window, and returns what has come; raises ReaderError."""

OFFLINE: Final = (
    "Nothing is asked of the web: it is switched off in the preferences, or by --offline."
)


_MOST_SEARCHED: Final = 200
_WAITING: Final = "Waits for its turn …"


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


class Permission(Enum):
    """What a person says to whether a host may be asked."""

    ONCE = "once"
    ALWAYS = "always"
    NO = "no"


class Fetching(QObject):
    """What is fetched; ``is_cut_off`` says that this run of the program asks nothing.

    *Signals*: ``changed(Target)``: a fetch stands otherwise, or has ended; ``busy_changed(str)``:
    what is being fetched ("" when nothing is); ``fetched(Target)``: a transcript has come, and is
    shown; ``came_aside(RelatedVideo)``: one has come whose page is no longer shown.
    """

    changed = Signal(object)
    busy_changed = Signal(str)
    fetched = Signal(object)
    came_aside = Signal(object)

    def __init__(
        self, session: Session, shelf: Shelf, doors: Doors, settings: Settings, folders: Folders
    ) -> None:
        super().__init__(session)
        self._session, self._shelf, self._doors = session, shelf, doors
        self._settings, self._folders = settings, folders
        self._states: dict[Target, FetchState] = {}
        self._visits: dict[Target, FetchVisit] = {}
        self._jobs: dict[Target, Job] = {}
        self._steps: dict[Target, FetchStep] = {}
        self._last: dict[str, float] = {}
        self.is_cut_off = False

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
        return self._states.get(target)

    def address_for(self, video: RelatedVideo) -> str:
        """Return the address of a video, as its page has it or the person once said; "" if none."""
        return self._session.known.addressed(video).url

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

        if self._begins(target):
            self._run(target, begin, lambda visit: visit.look())

    def find(self, video: RelatedVideo) -> None:
        """Look for a video on a video site, for the person to choose."""
        words, folders = self.words_for(video), self._folders
        last, today = self._last, self._session.today

        def begin() -> FetchVisit:
            from reader.ui.state.fetch_visit import FetchVisit

            return FetchVisit.of_search(folders, words, last, today)

        if self._begins(video):
            self._run(video, begin, lambda visit: visit.search())

    def answer(self, target: Target, answer: Permission) -> None:
        """Say whether the host may be asked that a fetch asks to be let at."""
        state, visit = self._states.get(target), self._visits.get(target)
        if state is None or visit is None or state.stage is not Stage.ASKS:
            return
        if answer is Permission.NO:
            self._set(target, FetchState(Stage.REFUSED, f"{state.host} was not asked."))
            return
        visit.allow(state.host, always=answer is Permission.ALWAYS)
        self._run(target, lambda: visit, self._steps[target])

    def choose(self, target: Target, number: int) -> None:
        """Take one of those there are to choose from, counted from 0."""
        state, visit = self._states.get(target), self._visits.get(target)
        if state is None or visit is None or state.stage is not Stage.CHOICE:
            return
        if visit.videos:
            there = visit.videos[number].address.text
            self._get(target, there, visit.allowed, is_typed=False)
        else:
            self._run(target, lambda: visit, lambda visit: visit.take(number))

    def stop(self, target: Target) -> None:
        """Have nothing more to do with a fetch; what has come so far is dropped."""
        job = self._jobs.pop(target, None)
        if job is not None:
            job.cancel()
        self._visits.pop(target, None)
        self._set(target, None)

    def stop_all(self) -> None:
        """Stop all that goes on or waits for its turn."""
        for target in [target for target, state in self._states.items() if state.is_busy]:
            self.stop(target)

    def close(self) -> None:
        """End what goes on, at the end of the program."""
        if "_background" in vars(self):
            self._background.close()

    # -- within ---------------------------------------------------------------------------------

    def _begins(self, target: Target) -> bool:
        """Drop what was before; whether something new may begin."""
        self.stop(target)
        if self.is_offline:
            self._set(target, FetchState(Stage.REFUSED, OFFLINE))
        return not self.is_offline

    def _run(self, target: Target, begin: Callable[[], FetchVisit], step: FetchStep) -> None:
        """Do a step of a visit; it begins beside the window, as loading it takes long."""
        self._steps[target] = step

        def work(line: WorkChannel[FetchVisit | str]) -> object:
            visit = begin()
            line.tell(visit)
            return visit.do(step, line.tell, line.is_cut)

        def told(what: FetchVisit | str) -> None:
            if isinstance(what, str):
                self._set(target, FetchState(Stage.UNDER_WAY, what))
                return
            self._visits[target] = what
            if target is not None and what.is_typed:
                self._session.memory.note_address(target, what.address)

        self._set(target, FetchState(Stage.WAITING, _WAITING))
        self._jobs[target] = self._background.stream(
            work, told, partial(self._done, target), partial(self._refused, target)
        )

    def _done(self, target: Target, came: object) -> None:
        visit = self._visits[target]
        if isinstance(came, Transcript):
            self._keep(target, came)
        elif visit.nothing:
            self._set(target, FetchState(Stage.NOTHING, visit.nothing))
        elif visit.is_one:
            self._run(target, lambda: visit, lambda visit: visit.take(0))
        else:
            title = target.title if target is not None else ""
            choices = tuple(FetchChoice(*one) for one in visit.choices(title))
            self._set(target, FetchState(Stage.CHOICE, visit.question, choices=choices))

    def _refused(self, target: Target, error: ReaderError) -> None:
        visit = self._visits.get(target)
        if visit is not None and visit.wanted_host:
            self._set(target, FetchState(Stage.ASKS, str(error), visit.wanted_host))
        else:
            self._set(target, FetchState(Stage.REFUSED, str(error)))

    def _set(self, target: Target, state: FetchState | None) -> None:
        if state == self._states.get(target):
            return
        if state is None:
            del self._states[target]
        else:
            self._states[target] = state
        self.changed.emit(target)
        busy = [one.sentence for one in self._states.values() if one.stage is Stage.UNDER_WAY]
        waiting = sum(one.stage is Stage.WAITING for one in self._states.values())
        more = f" ({waiting:,} more)" if waiting else ""
        self.busy_changed.emit(f"{busy[0]}{more}" if busy else "")

    # -- what has come --------------------------------------------------------------------------

    def _keep(self, target: Target, transcript: Transcript) -> None:
        """Take what has come into the library, and show it; without one it is shown at least."""
        self._shelf.keep(
            transcript,
            partial(self._kept, target, transcript),
            lambda _: self._show_unkept(target, transcript),
        )

    def _kept(self, target: Target, transcript: Transcript, id_: int) -> None:
        if target is not None:
            self._session.memory.note_address(target, transcript.url)
            self._doors.take_as(target, id_)
        if self._is_awaited(target):
            self._doors.open(id_, for_video=target)
        self._end(target)

    def _show_unkept(self, target: Target, transcript: Transcript) -> None:
        opened = OpenTranscript(transcript, sounds=self._session.sounds)
        self._session.open_kept(opened, for_video=target)
        self._end(target)

    def _is_awaited(self, target: Target) -> bool:
        page = self._session.page
        return target is None or (isinstance(page, VideoPage) and page.video == target)

    def _end(self, target: Target) -> None:
        is_aside = not self._is_awaited(target)
        self._jobs.pop(target, None)
        self._visits.pop(target, None)
        self._set(target, None)
        if is_aside:
            self.came_aside.emit(target)
        else:
            self.fetched.emit(target)
