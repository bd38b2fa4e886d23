"""Files into the library: the one place where what reads files meets what keeps transcripts.

Files, folders and ZIP archives are gone through in turn, read beside this process where there are
many, and taken in a few at a time, in their order. Each few are on the shelf for good together, and
whoever stops it keeps what is whole. Files are only read.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import stat
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reader import files, formats
from reader.errors import FileError, ReaderError
from reader.kept.memory import ReadAs
from reader.library import Added, Arrival, Library, Outcome, Stop
from reader.model.timecode import clock
from reader.named_tuple import NamedTuple
from reader.tasks.archives import Archive
from reader.tasks.readers import FileReading, Readers
from reader.tasks.reading import ReadRequest, Unread
from reader.tasks.worth_keeping import why_not
from reader.wording import Said, in_english, joined, number, tr, trn

_log = logging.getLogger("reader.parse")

_FEW: Final = 64
_FEW_BYTES: Final = 4_000_000
# How many files are read before the first of them is: one may take long, the others need not wait.
_AHEAD: Final = 256
_AHEAD_BYTES: Final = 16_000_000
_ARCHIVE: Final = ".zip"
_UNSET: Final = ReadAs()


class ImportItem(NamedTuple):
    """Something to take in: the file, its size in bytes, the folder it is grouped by.

    ``member`` is its name in the archive that ``path`` is, "" for a file of its own. One that was
    ``chosen`` by itself is taken in whatever it holds.
    """

    path: Path
    size: int
    folder: str
    member: str = ""
    chosen: bool = False

    @property
    def whole_path(self) -> str:
        """The path of the file, or of the archive and the member's name in it."""
        return os.fspath(self.path / self.member)

    @property
    def name(self) -> str:
        """The name that people are told."""
        return files.shown(self.whole_path)


class Refusal(NamedTuple):
    """A file that was not taken in, and why, in a sentence."""

    name: str
    sentence: str


@dataclass(slots=True)
class Report:
    """What an import came to; ``ids`` are the transcripts that are on the shelf because of it.

    ``passed_over`` counts files in folders and archives that are of no kind that is read,
    ``left_out`` has those that are, but hold no transcript. ``nothing`` is what is told where there
    is no transcript at all.
    """

    ids: list[int] = field(default_factory=list)
    added: int = 0
    known: int = 0
    changed: int = 0
    passed_over: int = 0
    refused: list[Refusal] = field(default_factory=list)
    left_out: list[Refusal] = field(default_factory=list)
    is_stopped: bool = False
    nothing: str = tr("There is no transcript in that folder")

    @property
    def found_none(self) -> bool:
        """Whether there was no transcript at all where one was looked for."""
        is_any = self.ids or self.known or self.refused or self.left_out
        return not is_any and not self.is_stopped

    def sentence(self) -> str:
        """Return what a person is told at the end."""
        told = [
            # Translators: of transcripts, as all that follows beside it, parted by commas.
            self.nothing if self.found_none else trn("{n} added", "{n} added", self.added),
            *(told for count, told in self._others() if count),
        ]
        whole = joined(told)
        return tr("Stopped: {told}.", told=whole) if self.is_stopped else tr("{told}.", told=whole)

    def _others(self) -> tuple[tuple[int, str], ...]:
        """Return how many files came to anything else, and what is told of them."""
        changed, known, passed_over = self.changed, self.known, self.passed_over
        refused, left_out = len(self.refused), len(self.left_out)
        # Translators: of transcripts and files, beside each other, parted by commas.
        return (
            (changed, trn("{n} brought up to date", "{n} brought up to date", changed)),
            (known, trn("{n} already there", "{n} already there", known)),
            (refused, trn("{n} refused", "{n} refused", refused)),
            (
                left_out,
                trn(
                    "{n} left out that are no transcripts",
                    "{n} left out that are no transcripts",
                    left_out,
                ),
            ),
            (
                passed_over,
                trn("{n} other files passed over", "{n} other files passed over", passed_over),
            ),
        )


class Progress(NamedTuple):
    """How far an import is; bytes and seconds are of what is done so far."""

    done: int
    total: int
    bytes_done: int
    bytes_total: int
    seconds: float

    @property
    def rate(self) -> float:
        """How many bytes a second were read."""
        return self.bytes_done / self.seconds if self.seconds else 0.0

    @property
    def share(self) -> float:
        """Which share is done, from 0 to 1, by bytes."""
        return self.bytes_done / self.bytes_total if self.bytes_total else 1.0

    @property
    def seconds_left(self) -> float | None:
        """How long the rest may take, None while there is too little to tell by."""
        if not self.rate or self.seconds < 1:
            return None
        return (self.bytes_total - self.bytes_done) / self.rate

    def sentence(self) -> str:
        """Return how far it is: count, rate, time left."""
        told = tr(
            "{done} of {total}  ·  {rate} MB/s",
            done=number(self.done),
            total=number(self.total),
            rate=number(self.rate / 1e6, 1),
        )
        left = self.seconds_left
        if left is None:
            return told
        return tr("{told}  ·  {time} left", told=told, time=clock(int(left * 1_000)))


Tell = Callable[[Progress], object]
ChoiceOf = Callable[[Path], ReadAs]


def take_in(
    library: Library,
    paths: Iterable[Path],
    tell: Tell | None = None,
    should_stop: Stop | None = None,
    choice_of: ChoiceOf = lambda path: _UNSET,
) -> Report:
    """Take files, the files of folders and of archives into a library, and report on it.

    ``choice_of`` says how a person wants a file read. Raises LibraryError where the library cannot
    be written; what was taken in until then is on the shelf.
    """
    paths = list(paths)
    report = Report(nothing=_nothing_in(paths))
    items = list(_items(paths, report))
    taking = _Taking(library, report, choice_of, should_stop or (lambda: False))
    began, done, total = time.monotonic(), 0, sum(item.size for item in items)
    try:
        for nth, item in enumerate(taking.through(items), 1):
            done += item.size
            if tell is not None:
                tell(Progress(nth, len(items), done, total, time.monotonic() - began))
        taking.finish()
    finally:
        taking.close()
    return report


class _Taking:
    """An import under way: files are read ahead, and transcripts go in a few together."""

    def __init__(
        self, library: Library, report: Report, choice_of: ChoiceOf, should_stop: Stop
    ) -> None:
        self._library = library
        self._report = report
        self._choice_of = choice_of
        self._should_stop = should_stop
        self._ahead = deque[tuple[ImportItem, FileReading | Unread | None]]()
        self._bytes_ahead = 0
        self._waiting: list[Arrival] = []
        self._bytes = 0
        self._archives = _Archives()
        self._readers = Readers()

    def through(self, items: Iterable[ImportItem]) -> Iterator[ImportItem]:
        """Yield each file when it is dealt with, in order; stop where that is wanted."""
        for item in items:
            if self._is_stopped():
                return
            self._ahead.append((item, self._begin(item)))
            self._bytes_ahead += item.size
            while self._ahead and self._is_next_due():
                if self._is_stopped() or not self._take(*self._ahead[0]):
                    return
                yield self._gone()
        while self._ahead:
            if self._is_stopped() or not self._take(*self._ahead[0]):
                return
            yield self._gone()

    def finish(self) -> None:
        """Put what waits on the shelf."""
        waiting, self._waiting, self._bytes = self._waiting, [], 0
        if waiting:
            for added in self._library.add(waiting):
                self._count(added)

    def close(self) -> None:
        """End what reads, and let go of the archive that was read last."""
        self._readers.close()
        self._archives.close()

    def _is_stopped(self) -> bool:
        self._report.is_stopped = self._report.is_stopped or self._should_stop()
        return self._report.is_stopped

    def _is_next_due(self) -> bool:
        """Whether the first of the files ahead is read, or no more can be read before it is."""
        first = self._ahead[0][1]
        is_read = not isinstance(first, FileReading) or first.is_done
        return is_read or len(self._ahead) >= _AHEAD or self._bytes_ahead >= _AHEAD_BYTES

    def _begin(self, item: ImportItem) -> FileReading | Unread | None:
        """Have a file read; None if it is known."""
        try:
            data = self._archives.read(item) if item.member else files.read_untrusted(item.path)
        except ReaderError as problem:
            return Unread(str(problem))
        sha256 = hashlib.sha256(data).hexdigest()
        if self._library.knows_file(sha256, item.whole_path):
            return None
        choice = self._choice_of(Path(item.whole_path))
        path = "" if item.member else item.whole_path
        return self._readers.give(
            ReadRequest(data, item.name, sha256, choice.encoding, choice.format, path)
        )

    def _take(self, item: ImportItem, begun: FileReading | Unread | None) -> bool:
        """Let what was read of a file wait to be put in; return False if stopped before."""
        if begun is None:
            self._report.known += 1
            return True
        outcome = (
            self._readers.outcome(begun, self._is_stopped)
            if isinstance(begun, FileReading)
            else begun
        )
        if outcome is None:
            return False
        if isinstance(outcome, Unread):
            if outcome.details:
                _log.error("%s could not be read\n%s", item.name, outcome.details)
            _refuse(self._report, item.name, outcome.sentence)
        elif not item.chosen and (reason := why_not(outcome)):
            self._report.left_out.append(Refusal(item.name, reason))
        else:
            source = outcome.source._replace(path=item.whole_path)
            self._waiting.append(Arrival(outcome._replace(source=source), item.folder))
            self._bytes += item.size
            if len(self._waiting) >= _FEW or self._bytes >= _FEW_BYTES:
                self.finish()
        return True

    def _gone(self) -> ImportItem:
        item, _ = self._ahead.popleft()
        self._bytes_ahead -= item.size
        return item

    def _count(self, added: Added) -> None:
        report = self._report
        report.ids.append(added.id)
        if added.outcome is Outcome.KNOWN:
            report.known += 1
        elif added.outcome is Outcome.CHANGED:
            report.changed += 1
        else:
            report.added += 1


class _Archives:
    """Reads members of archives; the last archive stays open, since its members come together."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._archive: Archive | None = None

    def read(self, item: ImportItem) -> bytes:
        if self._archive is None or item.path != self._path:
            self.close()
            self._archive = Archive(item.path)
            self._path = item.path
        return self._archive.read(item.member)

    def close(self) -> None:
        if self._archive is not None:
            self._archive.close()
            self._archive = None


# -- what there is ------------------------------------------------------------------------------


def _nothing_in(paths: Sequence[Path]) -> str:
    """Return what is told where they have no transcript at all."""
    if len(paths) > 1:
        return tr("There is no transcript in any of them")
    is_archive = any(path.suffix.lower() == _ARCHIVE and not os.path.isdir(path) for path in paths)
    if is_archive:
        return tr("There is no transcript in that archive")
    return tr("There is no transcript in that folder")


def _items(paths: Iterable[Path], report: Report) -> Iterator[ImportItem]:
    """Yield what is to be taken in; what cannot even be looked at goes into the report."""
    for path in paths:
        whole = files.absolute(path)
        facts = files.facts(whole)
        if facts is None:
            try:
                files.read_untrusted(whole)  # says what is wrong with it
            except FileError as problem:
                _refuse(report, files.shown(whole), str(problem))
            continue
        if stat.S_ISDIR(facts.st_mode):
            yield from _of_folder(whole, report)
        elif whole.suffix.lower() == _ARCHIVE:
            yield from _of_archive(whole, report)
        else:
            yield ImportItem(whole, facts.st_size, os.fspath(whole.parent), chosen=True)


def _of_folder(folder: Path, report: Report) -> Iterator[ImportItem]:
    """Yield the transcripts of a folder and of those in it, by name; hidden ones are left out."""

    def cannot(problem: OSError) -> None:
        name = files.shown(problem.filename or folder)
        sentence = tr("The folder cannot be read: {why}.", why=files.cause(problem))
        report.refused.append(Refusal(name, sentence))

    suffixes = (*formats.suffixes(), _ARCHIVE)
    for parent, folders, names in os.walk(folder, onerror=cannot):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            suffix = os.path.splitext(name)[1].lower()
            path = Path(parent, name)
            if name.startswith(".") or suffix not in suffixes:
                report.passed_over += 1
            elif suffix == _ARCHIVE:
                yield from _of_archive(path, report)
            else:
                yield ImportItem(path, _size(path), parent)


def _of_archive(path: Path, report: Report) -> Iterator[ImportItem]:
    """Yield the transcripts of an archive, by name."""
    try:
        archive = Archive(path)
        members = archive.members()
        archive.close()
    except ReaderError as problem:
        _refuse(report, files.shown(path), str(problem))
        return
    suffixes = formats.suffixes()
    kept = []
    for name, size in sorted(members):
        suffix = os.path.splitext(name)[1].lower()
        is_hidden = any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
        if suffix in suffixes and not is_hidden:
            kept.append(ImportItem(path, size, os.fspath(path), name))
        else:
            report.passed_over += 1
    yield from kept


def _refuse(report: Report, name: str, sentence: str) -> None:
    """Put a file that is refused into the report, which gives its name by itself."""
    told = Said(_unnamed(sentence, name), _unnamed(in_english(sentence), name))
    report.refused.append(Refusal(name, told))


def _unnamed(sentence: str, name: str) -> str:
    """Return a sentence without the name that it may begin with.

    French sets a space before the colon, Chinese and Japanese have one of their own.
    """
    return re.sub(rf"\A{re.escape(name)}\s?[:：]\s?", "", sentence, count=1)


def _size(path: Path) -> int:
    facts = files.facts(path)
    return facts.st_size if facts is not None else 0
