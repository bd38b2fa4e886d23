"""Which related videos have a transcript on this computer.

A video is recognised by its identifier or address, else by its title in the form of
:mod:`reader.model.titles`. What the person said comes first: a file given to the video; then files
opened before; then files of the folders that transcripts were opened from. A title that two
different files bear names neither.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from reader import formats
from reader.errors import ReaderError
from reader.memory import Memory
from reader.model import titles
from reader.model.transcript import RelatedVideo, Transcript

MOST_FILES: Final = 500
"""How many files of a folder are read for their titles, the newest first."""

LARGEST_FILE: Final = 5_000_000
"""The largest file, in bytes, that is read for its title."""

_MOST_BYTES = 60_000_000
# The rows of a long list ask for the same names again and again.
_KEPT_NAMES = 32_768
# Parts of an address that say where somebody came from, or which second to start at.
_PASSING = re.compile(r"(?:utm_\w*|fbclid|gclid|si|pp|ref|feature|t|start|list|index)=")


class KnownVideos:
    """The files that are known as transcripts of related videos."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._seen = -1
        self._given = _Names()
        self._opened = _Names()
        self._folders: dict[Path, dict[str, Path]] = {}
        self._around = _Names()
        self._asked: dict[Path, int] = {}

    def path_for(self, video: RelatedVideo) -> Path | None:
        """Return the file with the transcript of a video, None if none is known or it is gone."""
        self._refresh()
        exact = self._memory.given(video)
        if exact is not None and os.path.isfile(exact):
            return exact
        wanted = _sought(video)
        for names in (self._given, self._opened, self._around):
            paths = names.paths(wanted)
            if paths:
                return paths[0] if len(paths) == 1 else None
        return None

    def given(self, video: RelatedVideo) -> Path | None:
        """Return the file that the person gave to a video, however its title was written then."""
        self._refresh()
        exact = self._memory.given(video)
        if exact is not None:
            return exact
        paths = self._given.paths(_sought(video))
        return paths[0] if len(paths) == 1 else None

    def take_back(self, video: RelatedVideo) -> None:
        """Forget the file that the person gave to a video."""
        wanted = _sought(video)
        for other, _path in self._memory.gifts:
            if _is_one(wanted, _borne(other.title, other.url, other.video_id)):
                self._memory.take_back(other)

    def is_same(self, video: RelatedVideo, transcript: Transcript) -> bool:
        """Whether a transcript is that of a video."""
        return _is_one(_sought(video), _borne_by(transcript))

    # -- the folders ----------------------------------------------------------------------------

    def wants(self, folder: Path) -> bool:
        """Whether the titles in a folder are to be learnt: they were not yet, or it has changed.

        Asking counts: what is answered with True is not wanted again until the folder changes.
        """
        try:
            changed = folder.stat().st_mtime_ns
        except OSError:
            return False
        wanted = self._asked.get(folder) != changed
        self._asked[folder] = changed
        return wanted

    def titles_in(self, folder: Path) -> dict[str, Path]:
        """Return what the transcripts in a folder go by, each with its file.

        Reads the files, so it is for the background; touches nothing of this object. What cannot be
        read is passed over; a name that two different files bear is left out.
        """
        names: dict[str, dict[str, Path]] = {}
        for path in _candidates(folder):
            try:
                transcript = formats.read(path)
            except ReaderError:
                continue
            for name in _borne_by(transcript):
                # The same page saved twice is one transcript: its first file will do.
                names.setdefault(name, {}).setdefault(transcript.source.sha256, path)
        return {
            name: path
            for name, files in names.items()
            if len(files) == 1
            for path in files.values()
        }

    def learn(self, folder: Path, titles: dict[str, Path]) -> bool:
        """Take over what :meth:`titles_in` found; True if that is other than before."""
        if self._folders.get(folder, {}) == titles:
            return False
        self._folders[folder] = titles
        self._around = _Names()
        for found in self._folders.values():
            for name, path in found.items():
                self._around.add(path, (name,))
        return True

    def _refresh(self) -> None:
        """Take over what the memory has learnt since the last look."""
        if self._seen == self._memory.changes:
            return
        self._seen = self._memory.changes
        self._given, self._opened = _Names(), _Names()
        for video, path in self._memory.gifts:
            self._given.add(path, _borne(video.title, video.url, video.video_id))
        for path, title, url, video_id in self._memory.recent:
            own = path.stem if title == path.name else title
            self._opened.add(path, _borne(own, url, video_id))


class _Names:
    """Files by the names they go by."""

    def __init__(self) -> None:
        self._by_name: dict[str, dict[Path, None]] = {}
        self._by_path: dict[Path, dict[str, None]] = {}

    def add(self, path: Path, names: Iterable[str]) -> None:
        for name in names:
            self._by_name.setdefault(name, {})[path] = None
            self._by_path.setdefault(path, {})[name] = None

    def paths(self, wanted: Sequence[str]) -> list[Path]:
        """The files there are that go by the first of the names that any goes by."""
        for name in wanted:
            paths = [
                path
                for path in self._by_name.get(name, ())
                if not _are_strangers(wanted, self._by_path[path]) and os.path.isfile(path)
            ]
            if paths:
                return paths
        return []


@lru_cache(maxsize=_KEPT_NAMES)
def _borne(title: str, url: str, video_id: str) -> tuple[str, ...]:
    """The names that something goes by, the surest first."""
    names = [f"id:{video_id}"] if video_id else []
    if url and (address := _address(url)):
        names.append(f"url:{address}")
    if plain := titles.normal(title):
        names.append(f"title:{plain}")
    if rest := titles.unnumbered(title):
        names.append(f"numbered:{rest}")
    return tuple(names)


def _borne_by(transcript: Transcript) -> tuple[str, ...]:
    """The names a transcript goes by; that of its file stands in for a title it lacks."""
    title = transcript.title or Path(transcript.source.path).stem
    return _borne(title, transcript.url, transcript.video_id)


@lru_cache(maxsize=_KEPT_NAMES)
def _sought(video: RelatedVideo) -> tuple[str, ...]:
    """The names to look for a video under.

    A list number that only one side has is no difference; two different numbers are.
    """
    names = [
        name
        for name in _borne(video.title, video.url, video.video_id)
        if not name.startswith("numbered:")
    ]
    rest = titles.unnumbered(video.title)
    if plain := titles.normal(video.title):
        names.append(f"title:{rest}" if rest else f"numbered:{plain}")
    return tuple(names)


def _is_one(wanted: Sequence[str], borne: Sequence[str]) -> bool:
    return any(name in borne for name in wanted) and not _are_strangers(wanted, borne)


def _are_strangers(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether identifiers, or two addresses on one site, say that these are two videos.

    Addresses on different sites say nothing: the same video may be shown on both.
    """
    mine, theirs = _marks(some), _marks(others)
    if "id" in mine and "id" in theirs:
        return mine["id"] != theirs["id"]
    return any(kind in theirs and theirs[kind] != mark for kind, mark in mine.items())


def _marks(names: Iterable[str]) -> dict[str, str]:
    marks = {}
    for name in names:
        kind, _, mark = name.partition(":")
        if kind == "id":
            marks["id"] = mark
        elif kind == "url":
            marks[f"url on {mark.partition('/')[0]}"] = mark
    return marks


def _address(url: str) -> str:
    """Return host, path and lasting parts of the query of a web address, "" if it is none."""
    from urllib.parse import urlsplit  # imported late: the first pages of most readers have none

    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    lasting = sorted(part for part in parts.query.split("&") if part and not _PASSING.match(part))
    return f"{host}{parts.path.rstrip('/')}/?{'&'.join(lasting)}"


def _candidates(folder: Path) -> Iterator[Path]:
    """The files of a folder that may be transcripts, as far as they are worth reading."""
    # Not PDF: it takes seconds to read one, and few of them are transcripts of videos.
    read = [format for format in formats.FORMATS if format.name != "pdf"]
    suffixes = {suffix for format in read for suffix in format.suffixes}
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if os.path.splitext(entry.name)[1].lower() in suffixes and entry.is_file():
                    facts = entry.stat()
                    found.append((-facts.st_mtime_ns, entry.name, facts.st_size))
    except OSError:
        return
    left = _MOST_BYTES
    for _age, name, size in sorted(found)[:MOST_FILES]:
        if size <= min(LARGEST_FILE, left):
            left -= size
            yield folder / name
