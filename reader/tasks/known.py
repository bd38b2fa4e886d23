"""Which related videos have a transcript on this computer.

A video is recognised by its identifier or address, else by its title in the form of
:mod:`reader.model.titles`. What the person said comes first: a file given to the video; then files
opened before; then files of the folders that transcripts were opened from. A title that two
different files bear names neither.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from reader import files, formats
from reader.errors import ReaderError
from reader.kept.memory import Memory
from reader.model.transcript import RelatedVideo, Transcript
from reader.model.video_names import (
    are_one,
    are_strangers,
    borne,
    borne_by,
    borne_by_file,
    is_by_title,
    sought,
)

MOST_FILES: Final = 500
"""How many files of a folder are read for their titles, the newest first."""

LARGEST_FILE: Final = 5_000_000
"""The largest file, in bytes, that is read for its title."""

_MOST_BYTES = 60_000_000

_log = logging.getLogger("reader.parse")


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
        wanted = sought(self.addressed(video))
        for names in (self._given, self._opened, self._around):
            paths = names.paths(wanted)
            if paths:
                return paths[0] if len(paths) == 1 else None
        return None

    @property
    def has_gifts(self) -> bool:
        """Whether the person gave a file to any video."""
        return bool(self._memory.gifts)

    def given(self, video: RelatedVideo) -> Path | None:
        """Return the file that the person gave to a video, however its title was written then."""
        self._refresh()
        if not self.has_gifts:
            return None
        exact = self._memory.given(video)
        if exact is not None:
            return exact
        paths = self._given.paths(sought(self.addressed(video)))
        return paths[0] if len(paths) == 1 else None

    def title_of(self, path: Path | None) -> str:
        """Return the title of the video that a file was given to, "" if it was given to none."""
        gifts = self._memory.gifts if path is not None else ()
        return next((video.title for video, given in reversed(gifts) if given == path), "")

    def take_back(self, video: RelatedVideo) -> None:
        """Forget the file that the person gave to a video."""
        wanted = sought(video)
        for other, _path in self._memory.gifts:
            if are_one(wanted, borne(other.title, other.url, other.video_id)):
                self._memory.take_back(other)

    def is_same(self, video: RelatedVideo, transcript: Transcript) -> bool:
        """Whether a transcript is that of a video."""
        return are_one(sought(self.addressed(video)), borne_by(transcript))

    def lead_to(
        self, videos: Iterable[RelatedVideo], transcript: Transcript, path: Path | None
    ) -> bool:
        """Whether a transcript, or the file that it is from, is known as that of any video."""
        self._refresh()
        names, is_given = set(borne_by(transcript)), False
        if path is not None:
            is_given = any(path == given for _, given in self._memory.gifts)
            for kept in (self._given, self._opened, self._around):
                names.update(kept.of(path))
        # Nothing else is any of them: few of a long list are to be looked at.
        likely = (
            video
            for video in videos
            if is_given or not names.isdisjoint(sought(self.addressed(video)))
        )
        return any(
            self.is_same(video, transcript) or (path is not None and self.path_for(video) == path)
            for video in likely
        )

    def addressed(self, video: RelatedVideo) -> RelatedVideo:
        """Return a video with its address, where the page has none and the person said which."""
        said = "" if video.url else self._memory.address_of(video)
        return video._replace(url=said) if said else video

    # -- the folders ----------------------------------------------------------------------------

    def wants(self, folder: Path) -> bool:
        """Whether the titles in a folder are to be learnt: they were not yet, or it has changed.

        Asking counts: what is answered with True is not wanted again until the folder changes.
        """
        facts = files.facts(folder)
        if facts is None:
            return False
        wanted = self._asked.get(folder) != facts.st_mtime_ns
        self._asked[folder] = facts.st_mtime_ns
        return wanted

    def titles_in(self, folder: Path) -> dict[str, Path]:
        """Return what the transcripts in a folder go by, each with its file.

        Reads the files, so it is for the background; touches nothing of this object. What cannot be
        read is passed over; a title that two different files bear is left out, of files with one
        identifier or address, as of a video in two languages, the first by name is taken.
        """
        names: dict[str, dict[str, Path]] = {}
        for path in _candidates(folder):
            try:
                transcript = formats.read(path)
            except ReaderError:
                continue
            except Exception:
                # The file that was opened is not to blame for those around it.
                _log.exception("%s could not be looked at", path)
                continue
            for name in borne_by(transcript):
                # The same page saved twice is one transcript: its first file will do.
                names.setdefault(name, {}).setdefault(transcript.source.sha256, path)
        return {
            name: min(files.values())
            for name, files in names.items()
            if len(files) == 1 or not is_by_title(name)
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
            self._given.add(path, borne(video.title, video.url, video.video_id))
        for path, title, url, video_id in self._memory.recent:
            own = "" if title == path.name else title
            self._opened.add(path, borne_by_file(path.name, own, url, video_id))


class _Names:
    """Files by the names they go by."""

    def __init__(self) -> None:
        self._by_name: dict[str, dict[Path, None]] = {}
        self._by_path: dict[Path, dict[str, None]] = {}

    def add(self, path: Path, names: Iterable[str]) -> None:
        for name in names:
            self._by_name.setdefault(name, {})[path] = None
            self._by_path.setdefault(path, {})[name] = None

    def of(self, path: Path) -> Iterable[str]:
        """The names that a file goes by."""
        return self._by_path.get(path, ())

    def paths(self, wanted: Sequence[str]) -> list[Path]:
        """The files there are that go by the first of the names that any goes by; of an identifier
        or address one alone.
        """
        for name in wanted:
            paths = [
                path
                for path in self._by_name.get(name, ())
                if not are_strangers(wanted, self._by_path[path]) and os.path.isfile(path)
            ]
            if paths:
                return paths if is_by_title(name) else [min(paths)]
        return []


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
