"""Reading a transcript: a short one at once, a long one beside the window; the last one wanted."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from reader import files
from reader.errors import ReaderError
from reader.formats import EqualClaims
from reader.model.transcript import RelatedVideo
from reader.ui.parts.background import Background, Job
from reader.ui.state.pages import OpenTranscript, Place

SMALL_FILE: Final = 200_000
"""A file up to so many bytes is read at once; a longer one while the window stays at hand."""

# Documents and archives: what is in a small one may be long.
_PACKED: Final = (b"PK\x03\x04", b"%PDF-")


def is_small(path: Path) -> bool:
    """Whether a file is read in no time; so is one that cannot be read."""
    facts = files.facts(path)
    if facts is None or facts.st_size > SMALL_FILE:
        return facts is None
    return not files.head(path, 8).startswith(_PACKED)


class Question(NamedTuple):
    """Which of the formats that claim a file it is in; ``answer`` takes the name of one."""

    claims: EqualClaims
    answer: Callable[[str], None]


class Elsewhere(Protocol):
    """Where else than in files and open transcripts a related video may have its transcript."""

    def has(self, video: RelatedVideo) -> bool:
        """Whether there is one, as far as that is known by now."""

    def show(self, video: RelatedVideo) -> None:
        """Open it."""

    def place_of(self, shelf_id: int) -> Place:
        """Return where a transcript of that number was read last."""


class Opening:
    """What is being read for a window; ``busy`` is told its ``words``, "" when nothing is."""

    def __init__(self, background: Background, busy: Callable[[str], object]) -> None:
        self._background, self._busy = background, busy
        self._wanted: object = None
        self._job: Job | None = None
        self.words = ""

    def run(
        self,
        read: Callable[[], OpenTranscript],
        make_ready: Callable[[OpenTranscript], object],
        done: Callable[[OpenTranscript], object],
        refused: Callable[[ReaderError], object],
        name: str,
        *,
        is_small: bool,
    ) -> None:
        """Read a transcript and hand it to ``done``, unless another was asked for by then.

        What is read beside the window is made ready to be shown there too.
        """
        self._wanted = token = object()

        def arrived(opened: OpenTranscript) -> None:
            if self._wanted is token:
                self._ended()
                done(opened)

        def failed(error: ReaderError) -> None:
            self._ended()
            refused(error)

        def read_and_set() -> OpenTranscript:
            # So many values and none of them garbage: the collector would only take time over them,
            # now and at every visit that it makes later.
            gc.disable()
            try:
                opened = read()
                make_ready(opened)
            finally:
                gc.freeze()
                gc.enable()
            return opened

        if is_small:
            self._background.do(read, arrived, failed, is_long=False)
            return
        self._tell(f"Reading {name} …")
        self._job = self._background.run(read_and_set, arrived, failed)

    def stop(self) -> bool:
        """Have nothing more of what is being read; return whether anything was."""
        if self._job is None:
            return False
        self._job.cancel()
        self._ended()
        return True

    def _ended(self) -> None:
        self._job = None
        self._tell("")

    def _tell(self, words: str) -> None:
        self.words = words
        self._busy(words)
