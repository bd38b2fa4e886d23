"""What is open, and the way one has come through it.

Back leads over the pages one has come by, and forward again, each at the line it was left at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from reader.kept.memory import Memory, Open
from reader.model.transcript import RelatedVideo
from reader.named_tuple import NamedTuple
from reader.tasks.known import KnownVideos
from reader.ui.state import pages
from reader.ui.state.pages import OpenTranscript, Page, Place, VideoPage

if TYPE_CHECKING:
    from reader.ui.state.opening import OtherSources

PageT = TypeVar("PageT")
Key: TypeAlias = "Path | tuple[str, int] | int"

_LONGEST = 200
_MOST_CLOSED = 50


class Visit(NamedTuple, Generic[PageT]):
    """A page and the place at which it was read."""

    page: PageT
    place: Place


class Trail(Generic[PageT]):
    """The visits before and after the page now shown."""

    def __init__(self) -> None:
        self._behind: list[Visit[PageT]] = []
        self._ahead: list[Visit[PageT]] = []

    @property
    def can_go_back(self) -> bool:
        """Whether a page was left for this one."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether one has gone back."""
        return bool(self._ahead)

    @property
    def last(self) -> Visit[PageT] | None:
        """The visit that was left last, None if there was none."""
        return self._behind[-1] if self._behind else None

    def leave(self, visit: Visit[PageT]) -> None:
        """Leave a page for a new one; what lay ahead is forgotten."""
        self._behind.append(visit)
        del self._behind[:-_LONGEST]
        self._ahead.clear()

    def forget(self, gone: Callable[[PageT], bool]) -> None:
        """Strike out the visits to pages that are no more."""
        self._behind = [visit for visit in self._behind if not gone(visit.page)]
        self._ahead = [visit for visit in self._ahead if not gone(visit.page)]

    def exchange(self, visit_for: Callable[[Visit[PageT]], Visit[PageT]]) -> None:
        """Have every visit be the one that ``visit_for`` returns for it."""
        self._behind = list(map(visit_for, self._behind))
        self._ahead = list(map(visit_for, self._ahead))

    def back(self, here: Visit[PageT]) -> Visit[PageT] | None:
        """Go back from ``here``; return the visit to take up again, or None if there is none."""
        return self._move(here, self._behind, self._ahead)

    def forward(self, here: Visit[PageT]) -> Visit[PageT] | None:
        """Go forward from ``here``; return the visit to take up again, or None if there is none."""
        return self._move(here, self._ahead, self._behind)

    @staticmethod
    def _move(
        here: Visit[PageT], source: list[Visit[PageT]], target: list[Visit[PageT]]
    ) -> Visit[PageT] | None:
        if not source:
            return None
        target.append(here)
        return source.pop()


def anew(old: OpenTranscript, new: OpenTranscript) -> Callable[[Visit[Page]], Visit[Page]]:
    """Return what makes of a visit the same once a transcript was read anew: at the same words."""

    def visit_for(visit: Visit[Page]) -> Visit[Page]:
        is_there = visit.page is old
        place = pages.place_anew(old, new, visit.place) if is_there else visit.place
        return Visit(pages.renewed(visit.page, old, new), place)

    return visit_for


def given(
    opened: OpenTranscript, video: RelatedVideo | None
) -> Callable[[Visit[Page]], Visit[Page]]:
    """Return what makes of a visit to a video without a transcript one to that it has now."""
    return lambda visit: (
        visit._replace(page=opened) if pages.is_without(visit.page, video) else visit
    )


class Closed(NamedTuple):
    """A transcript that was closed, to be had again from its file or from the library.

    ``opened`` is one that is in neither.
    """

    path: Path | None
    shelf_id: int
    shelf_at: str
    opened: OpenTranscript | None


class OpenOnes:
    """What is open; ``waiting`` is what was open at the last end and is still to come, ``shown``
    what is shown, or was before another kind of page.

    ``place_of`` tells where a transcript is read; ``unkept`` has those of related videos that were
    pasted and are in no file.
    """

    def __init__(self, known: KnownVideos, place_of: Callable[[OpenTranscript], Place]) -> None:
        self._known, self._place_of = known, place_of
        self.unkept: dict[RelatedVideo, OpenTranscript] = {}
        self._closed: list[Closed] = []
        self._expected: dict[Key, tuple[int, Place]] = {}
        self.all: list[OpenTranscript] = []
        self.shown: OpenTranscript | None = None
        self.waiting: list[Open] = []

    def at(self, path: Path | None) -> OpenTranscript | None:
        """Return the open transcript of a file, if there is one."""
        return next((one for one in self.all if path is not None and one.path == path), None)

    def of_video(self, video: RelatedVideo) -> OpenTranscript | None:
        """Return the open transcript of a related video, if there is one."""
        unkept = self.unkept.get(video)
        if unkept in self.all:
            return unkept
        return next((one for one in self.all if self._known.is_same(video, one.transcript)), None)

    def lister(
        self, page: Page, before: OpenTranscript | None, elsewhere: OtherSources | None
    ) -> OpenTranscript | None:
        """Return the transcript whose related videos belong to a page.

        For a transcript it is that itself, if it lists any or no open one lists it; of those that
        do, the one whose list was shown ``before``. Any other page leaves it as it was.
        """
        if isinstance(page, VideoPage):
            return page.listed_by
        if not isinstance(page, OpenTranscript) or page.transcript.related:
            return page if isinstance(page, OpenTranscript) else before
        listers = self.all if before is None else [before, *self.all]
        for one in dict.fromkeys(listers):
            if self._lead_to(one.transcript.related, page, elsewhere):
                return one
        return page

    def _lead_to(
        self, videos: Sequence[RelatedVideo], page: OpenTranscript, elsewhere: OtherSources | None
    ) -> bool:
        """Whether any of some videos leads to a transcript."""
        return (
            any(page is unkept and video in videos for video, unkept in self.unkept.items())
            or self._known.lead_to(videos, page.transcript, page.path)
            or (elsewhere is not None and elsewhere.lead_to(videos, page))
        )

    def add(self, opened: OpenTranscript) -> None:
        """Have a transcript among the open ones: where it is expected, else as the last."""
        found = [self._expected.pop(key) for key in _keys(opened) if key in self._expected]
        index, place = found[0] if found else (len(self.all), None)
        self.all.insert(index, opened)
        self.name(opened, None)
        opened.place = opened.place or place
        known = _keys(opened)
        self._closed = [one for one in self._closed if _keys(one) != known]
        self.waiting = [one for one in self.waiting if not _is_of(one, opened)]

    def name(self, opened: OpenTranscript, video: RelatedVideo | None) -> None:
        """Let a transcript have the title of the video that it is given to, or was before."""
        if video is not None and opened.path is None:
            self.unkept[video] = opened
        given = video.title if video is not None else self._known.title_of(opened.path)
        opened.video_title = given or opened.video_title

    def exchange(self, old: OpenTranscript, new: OpenTranscript) -> None:
        """Have another reading of a transcript in its place."""
        self.all[self.all.index(old)] = new
        if self.shown is old:
            self.shown = new

    def expect(self, kept: Sequence[Open]) -> None:
        """Let these stand in this order once they come, and be read where they were."""
        self.waiting = list(kept)
        for index, one in enumerate(kept):
            self._expected.update(dict.fromkeys(_keys(one), (index, Place(*one.place))))

    def miss(self, one: Open) -> None:
        """Expect one no more; those behind it stand one place further to the front."""
        self.waiting.remove(one)
        gone = [self._expected.pop(key)[0] for key in _keys(one) if key in self._expected]
        for key in (key for later in self.waiting for key in _keys(later)):
            index, place = self._expected.get(key, (0, Place()))
            if gone and index > gone[0]:
                self._expected[key] = (index - 1, place)

    def neighbour(self, step: int) -> OpenTranscript:
        """Return the one after (1) or before (-1) the one shown, over the ends; some are open."""
        if self.shown not in self.all:
            return self.all[0]
        return self.all[(self.all.index(self.shown) + step) % len(self.all)]

    def close(self, gone: OpenTranscript) -> OpenTranscript | None:
        """Have a transcript no more among the open ones; return the one before it, or after."""
        index, is_kept = self.all.index(gone), bool(gone.path or gone.shelf_id)
        self._expected.update(dict.fromkeys(_keys(gone), (index, self._place_of(gone))))
        self._closed.append(
            Closed(gone.path, gone.shelf_id, gone.shelf_at, None if is_kept else gone)
        )
        del self._closed[:-_MOST_CLOSED]
        del self.all[index]
        left = self.all[max(0, index - 1)] if self.all else None
        if self.shown is gone:
            self.shown = left
        return left

    @property
    def can_reopen(self) -> bool:
        """Whether any was closed that is not open again."""
        return bool(self._closed)

    def last_closed(self) -> Closed | None:
        """Return the one that was closed last and is not open again, once."""
        return self._closed.pop() if self._closed else None

    def note(self, memory: Memory) -> None:
        """Have it remembered for the next start what is open, and which of it is shown."""
        kept = [one for one in self.all if one.path or one.shelf_id]
        notes = [Open(one.path, one.shelf_id, self._place_of(one), one.shelf_at) for one in kept]
        shown = notes[kept.index(self.shown)] if self.shown in kept else None
        for one in self.waiting:
            index, _ = self._expected.get(_keys(one)[0], (len(notes), None))
            notes.insert(index, one)
        memory.note_open(notes, notes.index(shown) if shown else max(0, len(notes) - 1))


def _is_of(one: Open, opened: OpenTranscript) -> bool:
    if one.shelf_id and (one.shelf_at, one.shelf_id) == (opened.shelf_at, opened.shelf_id):
        return True
    return one.path is not None and one.path == opened.path


def _keys(one: Open | Closed | OpenTranscript) -> list[Key]:
    """What a transcript is known by: its file and its number in a library, of which one may be
    gone by the time that it comes back; itself where it is in neither.
    """
    number = (one.shelf_at, one.shelf_id) if one.shelf_id else None
    return [key for key in (one.path, number) if key] or [id(one)]
