"""Reading a transcript: a short one at once, a long one beside the window; the last is shown."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QTimer

from reader import files, formats
from reader.errors import ReaderError
from reader.formats import EqualClaims
from reader.kept.memory import Memory, ReadAs
from reader.model.prose import View
from reader.model.transcript import RelatedVideo
from reader.named_tuple import NamedTuple
from reader.ui.parts.background import Background, Job
from reader.ui.state.pages import Edition, OpenTranscript, Place
from reader.wording import number, tr, trn

if TYPE_CHECKING:
    from reader.ui.state.session import Session
    from reader.ui.state.trail import Closed

PASTED: Final = tr("pasted text")
"""What a transcript that comes from the clipboard is called where a file has a name."""

SMALL_FILE: Final = 200_000
"""A file up to so many bytes is read at once; a longer one while the window stays at hand."""

_MOST_REFUSALS_TOLD: Final = 5

# The folder of a file is looked through once the file is shown: it would be in the way before.
_AROUND_MS: Final = 100

# Documents and archives: what is in a small one may be long.
_PACKED: Final = (b"PK\x03\x04", b"%PDF-")


def is_small(path: Path) -> bool:
    """Whether a file is read in no time; so is one that cannot be read."""
    facts = files.facts(path)
    if facts is None or facts.st_size > SMALL_FILE:
        return facts is None
    return not files.head(path, 8).startswith(_PACKED)


def read_file(path: Path, choice: ReadAs, *, sounds: bool, is_pasted: bool) -> OpenTranscript:
    """Return what a file holds, read as the person chose; raises as :func:`formats.read` does."""
    encoding, format = choice.encoding or None, choice.format or None
    if not format and path.suffix.lower() not in formats.suffixes():
        from reader.tasks import recordings  # late: hardly a start is given one

        recordings.refuse(path)
    if is_pasted:
        data = files.read_untrusted(path)
        transcript = formats.read_bytes(data, PASTED, encoding=encoding, format=format)
    else:
        transcript = formats.read(path, encoding=encoding, format=format)
    return OpenTranscript(transcript, path, sounds=sounds, is_pasted=is_pasted)


class Question(NamedTuple):
    """Which of the formats that claim a file it is in; ``answer`` takes the name of one."""

    claims: EqualClaims
    answer: Callable[[str], None]


class OtherSources(Protocol):
    """Where else than in files and open transcripts a related video may have its transcript."""

    def has(self, video: RelatedVideo) -> bool:
        """Whether there is one, as far as that is known by now."""

    def lead_to(self, videos: Sequence[RelatedVideo], opened: OpenTranscript) -> bool:
        """Whether an open one is that of any of some videos, as far as that is known by now."""

    def show(self, video: RelatedVideo) -> None:
        """Open it."""

    def bring_back(self, kept: Closed) -> None:
        """Show a transcript that was open: from the library, else from its file."""

    def people(self) -> tuple[str, ...]:
        """Return who is known there by name."""

    def place_of(self, shelf_id: int) -> Place:
        """Return where a transcript of that number was read last."""


def place_of(opened: OpenTranscript, memory: Memory, others: OtherSources | None) -> Place:
    """Return where a transcript was read last: since it is open, as a file, or in the library."""
    if opened.place is not None:
        return opened.place
    remembered = memory.place_of(opened.path) if opened.path else None
    if remembered is None and opened.shelf_id and others is not None:
        return others.place_of(opened.shelf_id)
    return Place(*remembered) if remembered else Place()


class Editing:
    """Sets open transcripts anew, with their sounds or without; the last that is wanted."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self._job: Job | None = None

    def run(
        self,
        opened: Sequence[OpenTranscript],
        done: Callable[[], object],
        refused: Callable[[ReaderError], object],
        *,
        sounds: bool,
        view: View,
    ) -> None:
        """Set those that are set otherwise, long ones beside the window, and say when all are."""
        editions = {
            one: Edition(one.transcript, sounds=sounds) for one in opened if one.sounds != sounds
        }

        def set_all() -> None:
            for one, edition in editions.items():
                if one.is_long:
                    edition.make_ready(view)

        def all_set(_: None) -> None:
            for one, edition in editions.items():
                if edition.transcript is one.transcript:  # else it was amended meanwhile
                    one.edition = edition
            done()

        if self._job is not None:
            self._job.cancel()
        is_long = any(one.is_long for one in editions)
        self._job = self._background.do(set_all, all_set, refused, is_long=is_long)


class Opening:
    """What is being read for a session; ``busy`` is told its ``words``, "" when nothing is.

    ``ask`` is told where the person must choose a format, ``past``, when what was asked for after a
    failure is there, what was said of it; ``done`` is given what was read, and the video whose
    transcript it is to be.
    """

    def __init__(
        self,
        session: Session,
        busy: Callable[[str], object],
        ask: Callable[[Question], object],
        past: Callable[[frozenset[str]], object],
        done: Callable[[OpenTranscript, RelatedVideo | None], object],
    ) -> None:
        self._session, self._busy, self._ask, self._done = session, busy, ask, done
        self._past = past
        self._wanted: object = None
        self._under_way: dict[object, tuple[Job, str]] = {}
        self._asked, self._failed_at = 0, 0
        self._refusals = set[str]()

    @property
    def words(self) -> str:
        """What is being read beside the window, "" when nothing is."""
        names = [name for _, name in self._under_way.values()]
        if len(names) > 1:
            return trn("Reading {n} transcript …", "Reading {n} transcripts …", len(names))
        return tr("Reading {file} …", file=names[0]) if names else ""

    def read(
        self,
        path: Path,
        choice: ReadAs,
        video: RelatedVideo | None,
        refused: Callable[[ReaderError], object],
    ) -> None:
        """Read a file as the person chose, and keep the choice once it could be read.

        ``refused`` is told why it cannot be.
        """
        session = self._session
        is_pasted = session.is_pasted(path)

        def read() -> OpenTranscript:
            return read_file(path, choice, sounds=session.sounds, is_pasted=is_pasted)

        def done(opened: OpenTranscript) -> None:
            self._done(opened, video)
            session.memory.note_choice(path, choice)

        def read_as(format: str) -> None:
            self.read(path, ReadAs(choice.encoding, format), video, refused)

        def failed(error: ReaderError) -> None:
            if isinstance(error, formats.EqualClaims):
                self._ask(Question(error, read_as))
            else:
                refused(error)

        self._run(read, done, failed, PASTED if is_pasted else path.name, is_small=is_small(path))

    def take_again(self, opened: OpenTranscript, video: RelatedVideo | None) -> None:
        """Hand over one that is open already."""
        self._asked += 1
        self._done(opened, video)
        self._tell_past(self._asked)

    def read_text(self, text: str, video: RelatedVideo | None) -> None:
        """Read text that is kept nowhere."""
        data = text.encode("utf-8", "surrogatepass")

        def read() -> OpenTranscript:
            transcript = formats.read_bytes(data, PASTED)
            return OpenTranscript(transcript, sounds=self._session.sounds, is_pasted=True)

        self._run(
            read,
            lambda opened: self._done(opened, video),
            self._session.tell_failed,
            PASTED,
            is_small=len(data) <= SMALL_FILE,
        )

    def look_around(self, path: Path) -> None:
        """Learn, in the background, the titles of the transcripts in the same folder."""
        known, folder = self._session.known, path.parent

        def learnt(titles: dict[str, Path]) -> None:
            if known.learn(folder, titles):
                self._session.tell_known()

        def look() -> None:
            self._session.background.run(
                lambda: known.titles_in(folder), learnt, lambda error: None
            )

        if known.wants(folder):
            QTimer.singleShot(_AROUND_MS, self._session, look)

    def _run(
        self,
        read: Callable[[], OpenTranscript],
        done: Callable[[OpenTranscript], object],
        refused: Callable[[ReaderError], object],
        name: str,
        *,
        is_small: bool,
    ) -> None:
        """Read a transcript and hand it to ``done``; one more among the open ones, and no more,
        where another was asked for by then.

        What is read beside the window is made ready to be shown there too.
        """
        self._wanted = token = object()
        self._asked += 1
        asked = self._asked

        def arrived(opened: OpenTranscript) -> None:
            self._ended(token)
            if self._wanted is token:
                done(opened)
                self._tell_past(asked)
            else:
                self._session.take_up(opened)

        def failed(error: ReaderError) -> None:
            self._failed_at = self._asked
            self._refusals.add(str(error))
            refused(error)
            self._ended(token)

        def read_and_set() -> OpenTranscript:
            opened = read()
            opened.edition.make_ready(self._session.view)
            gc.freeze()  # so many values and none of them garbage: every visit to them takes time
            return opened

        if is_small:
            self._session.background.do(read, arrived, failed, is_long=False)
            return
        self._under_way[token] = (
            self._session.background.run(read_and_set, arrived, failed),
            name,
        )
        self._busy(self.words)

    def stop(self) -> bool:
        """Have nothing more of all that is being read; return whether anything was."""
        if not self._under_way:
            return False
        for job, _ in self._under_way.values():
            job.cancel()
        self._under_way.clear()
        self._busy(self.words)
        return True

    def _tell_past(self, asked: int) -> None:
        """Say so where something could not be opened before this was even asked for."""
        if 0 < self._failed_at < asked:
            told, self._failed_at = frozenset(self._refusals), 0
            self._refusals.clear()
            self._past(told)

    def _ended(self, token: object) -> None:
        if self._under_way.pop(token, None) is not None:
            self._busy(self.words)


def open_all(
    session: Session,
    paths: Sequence[Path],
    refused: Callable[[list[ReaderError]], object] = lambda refusals: None,
) -> None:
    """Open files; once all were tried, the session tells of those that could not be, in one go.

    ``refused`` is then given why they could not.
    """
    refusals: list[ReaderError] = []
    for path in paths:
        session.open(path, refused=refusals.append)

    def ended() -> None:
        if refusals:
            refused(refusals)
            for error in _told(refusals, len(paths)):
                session.tell_failed(error)

    def look(_: str = "") -> None:
        if not session.is_reading:
            session.busy_changed.disconnect(look)
            ended()

    if session.is_reading:
        session.busy_changed.connect(look)
    else:
        ended()


def _told(refusals: Sequence[ReaderError], count: int) -> list[ReaderError]:
    """Return what is to be said: of recordings apart, with which something else can be done."""
    from reader.tasks.recordings import AreRecordings, IsRecording  # late: mostly all are opened

    each = [one for one in refusals if isinstance(one, IsRecording)]
    others = [one for one in refusals if not isinstance(one, IsRecording)]
    told = [_together(others, count - len(each))] if others else []
    if each:
        told.append(each[0] if len(each) == 1 else AreRecordings(each))
    return told


def _together(refusals: Sequence[ReaderError], count: int) -> ReaderError:
    if len(refusals) == 1:
        return refusals[0]
    named = [str(refusal) for refusal in refusals[:_MOST_REFUSALS_TOLD]]
    if more := len(refusals) - len(named):
        named.append(trn("And {n} more.", "And {n} more.", more))
    return ReaderError(
        trn(
            "{some} of {n} file could not be opened: {sentences}",
            "{some} of {n} files could not be opened: {sentences}",
            count,
            some=number(len(refusals)),
            sentences=" ".join(named),
        )
    )
