"""What the reader remembers between two starts: what is open, places read, files given to videos.

All of it is one small JSON file. Whatever is wrong in that file is left out by itself, and a file
that is no memory at all is kept under another name: nothing in it can hinder the start.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeGuard

from reader import files
from reader.kept.kept_file import KeptFile
from reader.model.transcript import Facts, RelatedVideo, Source
from reader.named_tuple import NamedTuple
from reader.wording import tr

MOST_RECENT: Final = 200
"""How many opened files are remembered, with the place read in each."""

MOST_OPEN: Final = 200
"""How many transcripts that are open come back at the next start."""

MOST_GIVEN: Final = 2_000
"""How many videos keep the file that was given to them."""

MOST_ADDRESSES: Final = 2_000
"""Of how many videos it is remembered at which address they are."""

MOST_FACTS: Final = 2_000
"""Of how many transcripts it is remembered what the person added to their source."""

HANDED_ON: Final = "handed-on.json"
"""The file of :mod:`reader.kept.handed_on`."""

_VERSION = 1
_LONGEST = 4_096
_LONGEST_NAME = 60
_MOST_WINDOW_NUMBERS = 100
_LARGEST_NUMBER = 2**31 - 1
_KEYS = (
    *("version", "recent", "last_open", "open", "shown", "given", "addresses", "facts", "window"),
    "exported_to",
)
_LOST = tr("What was remembered of earlier reading could not be read")
_BLOCKED = tr(
    "What was remembered of earlier reading could not be read, and its file is in the way: "
    "nothing of this reading will be kept."
)

ReadingPlace: TypeAlias = tuple[int, int, int]
"""Cue, character in it and pixels above the top of the view, as a page of the window has them."""


Stop: TypeAlias = tuple[int, int, int]
"""Where a recording was heard last, in milliseconds, and what was read then: a cue, and the
character in it that stood first in view.
"""


class ReadAs(NamedTuple):
    """How the person wants a file read: encoding and format by their names, "" if found out."""

    encoding: str = ""
    format: str = ""


class Recent(NamedTuple):
    """A file that was opened: its title, and what else its transcript goes by ("" if unknown)."""

    path: Path
    title: str
    url: str = ""
    video_id: str = ""


class Open(NamedTuple):
    """A transcript that is open: its file, its number in a library (0 if it is in none), where it
    is read, and the address of that library ("" for one's own).
    """

    path: Path | None
    shelf_id: int = 0
    place: ReadingPlace = (0, 0, 0)
    shelf_at: str = ""


_FOUND_OUT: Final = ReadAs()


class _Opened:
    __slots__ = ("choice", "place", "recent", "stop")

    def __init__(
        self,
        recent: Recent,
        place: ReadingPlace | None = None,
        choice: ReadAs = _FOUND_OUT,
        stop: Stop | None = None,
    ) -> None:
        self.recent, self.place, self.choice, self.stop = recent, place, choice, stop


class Memory:
    """What is remembered; ``path`` is the file, None where nothing can be kept.

    ``window`` holds plain numbers and switches: sizes in pixels, which sidebars are shown. ``open``
    is what is open, in its order, and ``shown`` counts from 0 which of it is shown.
    ``keeps_recent`` is False where the person wants no list of the files they opened, and
    ``keeps_open`` where they do not want back at the next start what is open: neither is written.
    ``clearings`` counts how often the list of files opened was cleared since the start.
    ``exported_to`` is the folder that several transcripts were saved in last.
    ``changes`` grows whenever other files are remembered than before, for who looks things up.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.window: dict[str, int | bool] = {}
        self.keeps_recent = True
        self.keeps_open = True
        self.changes = 0
        self.clearings = 0
        self._file = KeptFile(path, _LOST, _BLOCKED)
        self._opened: dict[Path, _Opened] = {}
        self._last: Path | None = None
        self.open: tuple[Open, ...] = ()
        self.shown = 0
        self.exported_to: Path | None = None
        self._given: dict[RelatedVideo, Path] = {}
        self._addresses: dict[RelatedVideo, str] = {}
        self._facts: dict[str, Facts] = {}
        self._foreign: dict[str, Any] = {}

    @property
    def notice(self) -> str:
        """A sentence to show after :meth:`load`, "" if all went well."""
        return self._file.notice

    @classmethod
    def load(cls, path: Path) -> Memory:
        """Return what the file at ``path`` remembers; never raises for what is in it."""
        memory = cls(path)
        memory._take(memory._file.load())
        return memory

    def save(self) -> None:
        """Write the file if anything changed; raises FileError, and then nothing is lost yet."""
        self._file.save(self._stored())

    def note_wanted(self, recent: bool, open_: bool) -> None:
        """Take note of what the person wants remembered: files opened, what is open at the end."""
        self.keeps_recent, self.keeps_open = recent, open_
        self.changes += 1

    @property
    def is_to_forget(self) -> bool:
        """Whether what is remembered no more is to leave nothing: the list of files opened was
        cleared, or none is wanted.
        """
        return self.clearings > 0 or not self.keeps_recent

    # -- files opened ---------------------------------------------------------------------------

    @property
    def recent(self) -> list[Recent]:
        """The files opened before, the newest first; empty where no list is kept."""
        return [opened.recent for opened in reversed(self._opened.values()) if self.keeps_recent]

    @property
    def last_open(self) -> Path | None:
        """The file that was read last."""
        return self._last

    def note_opened(self, path: Path, title: str, url: str = "", video_id: str = "") -> None:
        """Take note that a file was opened, and of what its transcript goes by."""
        path = files.absolute(path)
        old = self._opened.pop(path, None)
        recent = Recent(path, *(text[:_LONGEST] for text in (title, url, video_id)))
        self._opened[path] = old or _Opened(recent)
        self._opened[path].recent = recent
        self._last = path
        while len(self._opened) > MOST_RECENT:
            del self._opened[next(iter(self._opened))]
        self.changes += 1

    def note_place(self, path: Path, place: ReadingPlace) -> None:
        """Take note of where a file that was opened is read."""
        path = files.absolute(path)
        if path in self._opened:
            cue, char, lift = place
            self._opened[path].place = (cue, char, lift)
            self._last = path

    def place_of(self, path: Path) -> ReadingPlace | None:
        """Return where a file was read last, None if that is not known."""
        path = files.absolute(path)
        opened = self._opened.get(path)
        if opened is not None and opened.place is not None:
            return opened.place
        return next((one.place for one in self.open if one.path == path), None)

    def note_stop(self, path: Path, stop: Stop | None) -> None:
        """Take note of where the recording of a file that was opened is heard, None for nowhere."""
        if (opened := self._opened.get(files.absolute(path))) is not None:
            opened.stop = stop

    def stop_of(self, path: Path) -> Stop | None:
        """Return where the recording of a file was heard last, None if that is not known."""
        opened = self._opened.get(files.absolute(path))
        return opened.stop if opened is not None else None

    def note_open(self, opened: Sequence[Open], shown: int) -> None:
        """Take note of what is open, in its order, and which of it is shown, counted from 0."""
        first = max(0, shown + 1 - MOST_OPEN)
        self.open = tuple(opened[first : first + MOST_OPEN])
        self.shown = shown - first
        self._last = self.open[self.shown].path if self.open else None

    def remembers(self, path: Path) -> bool:
        """Whether a file is among those that the next start knows of."""
        return (
            any(opened.recent.path == path for opened in self._worth_writing())
            or any(one.path == path for one in self._open_worth_writing())
            or path in self._given.values()
        )

    def note_choice(self, path: Path, choice: ReadAs) -> None:
        """Take note of how a file that was opened is to be read from now on."""
        path = files.absolute(path)
        if path in self._opened:
            self._opened[path].choice = ReadAs(*(name[:_LONGEST_NAME] for name in choice))

    def choice_of(self, path: Path) -> ReadAs:
        """Return how the person wants a file read; empty where they never said."""
        opened = self._opened.get(files.absolute(path))
        return opened.choice if opened else _FOUND_OUT

    def forget(self, path: Path) -> None:
        """Forget that a file was opened and where it was read; what it was given to is kept."""
        path = files.absolute(path)
        self._opened.pop(path, None)
        if self._last == path:
            self._last = None
        self.changes += 1

    def clear_recent(self) -> None:
        """Forget all files that were opened but the last one, which the next start may open."""
        self._opened = {path: kept for path, kept in self._opened.items() if path == self._last}
        self.clearings += 1
        self.changes += 1

    # -- files given to videos ------------------------------------------------------------------

    @property
    def gifts(self) -> tuple[tuple[RelatedVideo, Path], ...]:
        """The videos to which the person gave a file, the newest last."""
        return tuple(self._given.items())

    def give(self, video: RelatedVideo, path: Path) -> None:
        """Remember a file as the transcript of a video, in place of one given before."""
        video = _clipped(video)
        self._given.pop(video, None)
        self._given[video] = files.absolute(path)
        while len(self._given) > MOST_GIVEN:
            del self._given[next(iter(self._given))]
        self.changes += 1

    def given(self, video: RelatedVideo) -> Path | None:
        """Return the file that was given to exactly this video."""
        return self._given.get(_clipped(video))

    def take_back(self, video: RelatedVideo) -> None:
        """Forget which file was given to exactly this video."""
        if self._given.pop(_clipped(video), None) is not None:
            self.changes += 1

    def note_address(self, video: RelatedVideo, address: str) -> None:
        """Remember the address of a video whose page has none."""
        video = _clipped(video)
        self._addresses.pop(video, None)
        if not video.url and len(address) <= _LONGEST:
            self._addresses[video] = address
        while len(self._addresses) > MOST_ADDRESSES:
            del self._addresses[next(iter(self._addresses))]

    def address_of(self, video: RelatedVideo) -> str:
        """Return the address that is remembered of exactly this video, "" if none is."""
        return self._addresses.get(_clipped(video), "") if self._addresses else ""

    # -- what the person knows of a source ------------------------------------------------------

    def facts_of(self, source: Source) -> Facts:
        """Return what the person said of a file with just these bytes."""
        return self._facts.get(source.sha256, Facts())

    def note_facts(self, source: Source, facts: Facts) -> None:
        """Keep what the person says of the file; nothing said forgets it."""
        self._facts.pop(source.sha256, None)
        if source.sha256 and any(facts):
            self._facts[source.sha256] = Facts(*(fact[:_LONGEST] for fact in facts))
        while len(self._facts) > MOST_FACTS:
            del self._facts[next(iter(self._facts))]

    # -- the file -------------------------------------------------------------------------------

    def _stored(self) -> dict[str, Any]:
        keeps_last = self.keeps_recent or self.keeps_open
        return {
            "version": _VERSION,
            "recent": [_opened_as_json(opened) for opened in self._worth_writing()],
            "last_open": str(self._last) if self._last and keeps_last else "",
            "open": [open_as_json(one) for one in self._open_worth_writing()],
            "shown": self.shown if self.keeps_open else 0,
            "given": [_gift_as_json(video, path) for video, path in self._given.items()],
            "addresses": [
                {"title": video.title, "id": video.video_id, "address": address}
                for video, address in self._addresses.items()
            ],
            "facts": [_facts_as_json(sha256, facts) for sha256, facts in self._facts.items()],
            "exported_to": str(self.exported_to or ""),
            "window": self.window,
            **self._foreign,
        }

    def _worth_writing(self) -> list[_Opened]:
        return [
            opened
            for path, opened in self._opened.items()
            if self.keeps_recent or (self.keeps_open and path == self._last)
        ]

    def _open_worth_writing(self) -> tuple[Open, ...]:
        return self.open if self.keeps_open else ()

    def _take(self, stored: dict[str, Any]) -> None:
        """Take over what is of the right kind, each thing by itself."""
        for item in _list(stored.get("recent"))[-MOST_RECENT:]:
            opened = _opened_from_json(item)
            if opened is not None:
                self._opened[opened.recent.path] = opened
        self._last = _path(stored.get("last_open"))
        stood = [open_from_json(item) for item in _list(stored.get("open"))[:MOST_OPEN]]
        self.open = tuple(one for one in stood if one is not None)
        if "open" not in stored and self._last is not None:  # written by an older version
            self.open = (Open(self._last),)
        shown = stored.get("shown")
        if _is_number(shown) and self.open:
            before = sum(one is not None for one in stood[: max(shown, 0)])
            self.shown = min(before, len(self.open) - 1)
        for item in _list(stored.get("given"))[-MOST_GIVEN:]:
            gift = _gift_from_json(item)
            if gift is not None:
                self._given[gift[0]] = gift[1]
        for item in _list(stored.get("addresses"))[-MOST_ADDRESSES:]:
            told = item if isinstance(item, dict) else {}
            video = RelatedVideo(_text(told.get("title")), "", _text(told.get("id")))
            if video != RelatedVideo("") and (address := _text(told.get("address"))):
                self._addresses[video] = address
        for item in _list(stored.get("facts"))[-MOST_FACTS:]:
            said = _facts_from_json(item)
            if said is not None:
                self._facts[said[0]] = said[1]
        self.exported_to = _path(stored.get("exported_to"))
        self.window = _plain_numbers(stored.get("window"))
        self._foreign = {key: value for key, value in stored.items() if key not in _KEYS}


def _clipped(video: RelatedVideo) -> RelatedVideo:
    """A video with its texts as long as the file keeps them."""
    texts = (video.title, video.url, video.video_id)
    if all(len(text) <= _LONGEST for text in texts):
        return video
    return RelatedVideo(*(text[:_LONGEST] for text in texts))


def _opened_as_json(opened: _Opened) -> dict[str, Any]:
    path, title, url, video_id = opened.recent
    stored: dict[str, Any] = {"path": str(path), "title": title, "url": url, "id": video_id}
    stored |= opened.choice._asdict()
    if opened.place is not None:
        stored["place"] = list(opened.place)
    if opened.stop is not None:
        stored["heard"] = list(opened.stop)
    return {key: value for key, value in stored.items() if value}


def _opened_from_json(item: Any) -> _Opened | None:
    path = _path(item.get("path")) if isinstance(item, dict) else None
    if path is None:
        return None
    recent = Recent(path, *(_text(item.get(key)) for key in ("title", "url", "id")))
    choice = ReadAs(*(_text(item.get(key))[:_LONGEST_NAME] for key in ReadAs._fields))
    stop = _place(item.get("heard"))
    if stop is not None and min(stop) < 0:
        stop = None
    return _Opened(recent, _place(item.get("place")), choice, stop)


def open_as_json(one: Open) -> dict[str, Any]:
    """Return what is written of a transcript that is open."""
    path = str(one.path) if one.path else ""
    stored = {"path": path, "library": one.shelf_id, "place": list(one.place)}
    stored |= {"archive": one.shelf_at}
    return {key: value for key, value in stored.items() if value}


def open_from_json(item: Any) -> Open | None:
    """Return a transcript that was open; None where what was written tells of none."""
    if not isinstance(item, dict):
        return None
    path, number = _path(item.get("path")), item.get("library")
    shelf_id = number if _is_number(number) and number > 0 else 0
    if path is None and not shelf_id:
        return None
    place = _place(item.get("place")) or (0, 0, 0)
    return Open(path, shelf_id, place, _text(item.get("archive")) if shelf_id else "")


def _gift_as_json(video: RelatedVideo, path: Path) -> dict[str, str]:
    stored = {"title": video.title, "url": video.url, "id": video.video_id, "path": str(path)}
    return {key: value for key, value in stored.items() if value}


def _gift_from_json(item: Any) -> tuple[RelatedVideo, Path] | None:
    path = _path(item.get("path")) if isinstance(item, dict) else None
    if path is None:
        return None
    video = RelatedVideo(*(_text(item.get(key)) for key in ("title", "url", "id")))
    return (video, path) if video != RelatedVideo("") else None


def _facts_as_json(sha256: str, facts: Facts) -> dict[str, str]:
    return {"sha256": sha256, **{name: fact for name, fact in facts._asdict().items() if fact}}


def _facts_from_json(item: Any) -> tuple[str, Facts] | None:
    sha256 = _text(item.get("sha256")) if isinstance(item, dict) else ""
    facts = Facts(*(_text(item.get(name)) for name in Facts._fields)) if sha256 else Facts()
    return (sha256, facts) if any(facts) else None


def _place(value: Any) -> ReadingPlace | None:
    match value:
        case [int(cue), int(char), int(lift)] if all(map(_is_number, value)):
            return (max(cue, 0), max(char, 0), lift)
    return None


def _plain_numbers(value: Any) -> dict[str, int | bool]:
    stored = value if isinstance(value, dict) else {}
    kept = [(key, number) for key, number in stored.items() if _is_number_or_switch(number)]
    return dict(kept[:_MOST_WINDOW_NUMBERS])


def _is_number_or_switch(value: Any) -> bool:
    return isinstance(value, bool) or _is_number(value)


def _is_number(value: Any) -> TypeGuard[int]:
    """Whether a value is a whole number that Qt can hold; True and False are none."""
    return type(value) is int and abs(value) <= _LARGEST_NUMBER


def _path(value: Any) -> Path | None:
    """A path as it was written; one that is relative means nothing at another start."""
    path = files.path_in(value) if isinstance(value, str) else ""
    return Path(path) if os.path.isabs(path) else None


def _text(value: Any) -> str:
    return value[:_LONGEST] if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
