"""What could stand beside the transcript shown: other tracks of its video, what stood there before.

They are looked for in the library, among what is open, in the folder of the file, and in what is
remembered. Nothing of them is read before it is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final
from weakref import WeakSet

from PySide6.QtCore import QObject, Signal

from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.ui.parts.background import Job
from reader.ui.state.doors import Doors
from reader.ui.state.pages import OpenTranscript, language_name
from reader.ui.state.session import Session
from reader.ui.state.shelf import Shelf
from reader.wording import tr

if TYPE_CHECKING:
    from reader.library.values import Entry
    from reader.model.transcript import Transcript

# "talk.en.vtt" beside "talk.fr.vtt", as they are saved from video sites.
_TRACK: Final = lazy_pattern(r"(.+)\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)\.[A-Za-z0-9]{1,8}")
_MOST_FILES: Final = 5_000
MOST_OFFERS: Final = 12
"""More are not offered."""


class TwinOffer(NamedTuple):
    """A text that could stand beside: what is said of it, and where it is."""

    words: str
    path: Path | None = None
    shelf_id: int = 0
    opened: OpenTranscript | None = None


class TwinOffers(QObject):
    """What is offered beside the transcript shown; ``remembered`` names what stood there before.

    *Signals*: ``changed()``: other texts are offered.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        shelf: Shelf,
        doors: Doors,
        remembered: Callable[[str], Sequence[str]],
    ) -> None:
        super().__init__(session)
        self._session, self._shelf, self._doors = session, shelf, doors
        self._remembered = remembered
        self._job: Job | None = None
        self._declined = WeakSet[OpenTranscript]()
        self.found: list[TwinOffer] = []

    def look(self) -> None:
        """Look for what could stand beside the transcript shown."""
        here = self._session.transcript
        self.forget()
        if here is None or here in self._declined:
            return
        known = [*self._of_library(here), *self._of_open(here)]
        names = self._remembered(here.remembered_as)

        def look() -> list[TwinOffer]:
            before = (TwinOffer(_before(name), Path(name)) for name in names if os.path.isabs(name))
            files = [*before, *_beside(here)]
            return [offer for offer in files if offer.path and os.path.isfile(offer.path)]

        def done(files: list[TwinOffer]) -> None:
            if self._session.transcript is here:
                self._take(here, [*known, *files])

        self._job = self._session.background.run(look, done, lambda error: None)

    def forget(self) -> None:
        """Offer nothing any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self.found:
            self.found = []
            self.changed.emit()

    def decline(self) -> None:
        """Offer nothing beside this transcript until it is opened again."""
        if self._session.transcript is not None:
            self._declined.add(self._session.transcript)
        self.forget()

    def _take(self, here: OpenTranscript, offers: list[TwinOffer]) -> None:
        """Offer each text once: as what is known of it, where anything but its file is."""
        by_place: dict[object, TwinOffer] = {}
        for offer in offers:
            by_place.setdefault(offer.path or offer.shelf_id or id(offer.opened), offer)
        found = [offer for offer in by_place.values() if offer.path != here.path or not offer.path]
        if found:
            self.found = found[:MOST_OFFERS]
            self.changed.emit()

    def _of_library(self, here: OpenTranscript) -> Iterator[TwinOffer]:
        """Yield the other tracks of the same video that the library holds."""
        own = self._doors.id_of(here)
        for card in self._shelf.cards:
            entry = card.entry
            if entry.id != own and _is_track(entry, here.transcript):
                path = Path(entry.path) if entry.path and os.path.isabs(entry.path) else None
                is_own = path is not None and path == here.path
                if not is_own:
                    yield TwinOffer(_also(entry.language), path, entry.id)

    def _of_open(self, here: OpenTranscript) -> Iterator[TwinOffer]:
        """Yield the other tracks of the same video that are open."""
        for other in self._session.open_transcripts:
            is_track = other is not here and _is_track(other.transcript, here.transcript)
            if is_track and not self._doors.id_of(other):
                yield TwinOffer(_also(other.transcript.language), other.path, 0, other)


def _is_track(one: Entry | Transcript, other: Transcript) -> bool:
    """Whether both are of one video, and not both in the same language."""
    is_one_video = one.video_id == other.video_id if other.video_id else one.url == other.url
    is_known = bool(other.video_id or other.url)
    is_same = _tongue(one.language) == _tongue(other.language)
    return is_known and is_one_video and not is_same


def _tongue(tag: str) -> str:
    return tag.partition("-")[0].lower()


def _is_language(tag: str) -> bool:
    return language_name(tag) != tag


def _also(language: str) -> str:
    if not language:
        return tr("Another text of this video")
    return tr("Also in {language}", language=language_name(language))


def _before(name: str) -> str:
    return tr("Read side by side before: {file}", file=os.path.basename(name))


def _beside(here: OpenTranscript) -> Iterator[TwinOffer]:
    """Yield the files beside that of a transcript whose names differ by their language alone."""
    if here.path is None or here.is_pasted:
        return
    own = _TRACK.fullmatch(here.path.name)
    if own is not None and _is_language(own[2]):
        stem, tongue = own[1], _tongue(own[2])
    else:  # "talk.vtt" beside "talk.fr.vtt"
        stem, tongue = here.path.stem, _tongue(here.transcript.language)
    try:
        with os.scandir(here.path.parent) as listed:
            names = [entry.name for _, entry in zip(range(_MOST_FILES), listed, strict=False)]
    except OSError:
        return
    for name in sorted(names):
        other = _TRACK.fullmatch(name)
        if other is None or other[1] != stem or _tongue(other[2]) == tongue:
            continue
        if _is_language(other[2]):
            yield TwinOffer(
                tr("{text}: {file}", text=_also(other[2]), file=name), here.path.parent / name
            )


def language_of(opened: OpenTranscript) -> str:
    """Return the tag of a text's language, else the one in its file's name, "" for none."""
    if opened.transcript.language or opened.path is None or opened.is_pasted:
        return opened.transcript.language
    named = _TRACK.fullmatch(opened.path.name)
    return named[2] if named is not None and _is_language(named[2]) else ""
