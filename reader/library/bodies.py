"""What an index is asked, and what it holds of a text beside its words: who says what, and when."""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol

from reader.library.asking import Asked
from reader.library.refusals import Stop
from reader.library.vocabulary import Vocabulary
from reader.model.prose import Reading

_LEVEL: Final = 1
_COLUMNS: Final = 4


class IndexedText(NamedTuple):
    """A transcript that is to be indexed, set as prose; its number and digest in the library."""

    id: int
    digest: str
    reading: Reading


class CueMoment(NamedTuple):
    """A cue, the last time that the file gives in it up to there (None for none), and the speaker
    ("" if not named).
    """

    cue: int
    start: int | None
    speaker: str


class Body(NamedTuple):
    """The text of a transcript, and its moments: where a cue, or a word with a time, begins.

    ``offsets`` are their places in the text, ``cues`` the numbers of the cues, ``starts`` the times
    in milliseconds (-1 for none), ``speakers`` the places of the names in ``names``. ``digest`` is
    that of the transcript.
    """

    text: str
    offsets: array[int]
    cues: array[int]
    starts: array[int]
    speakers: array[int]
    names: Sequence[str]
    digest: str

    def moment_at(self, offset: int) -> CueMoment:
        """Return which cue stands at a place of the text, when that is said, and by whom."""
        at = max(0, bisect_right(self.offsets, offset) - 1)
        start = self.starts[at]
        return CueMoment(self.cues[at], None if start < 0 else start, self.names[self.speakers[at]])

    def speaker_at(self, offset: int) -> int:
        """Return the place in ``names`` of who speaks at a place of the text."""
        return self.speakers[max(0, bisect_right(self.offsets, offset) - 1)]


class Proposer(Protocol):
    """An index of a library: it proposes, and who asks goes through the texts."""

    def words_known(self) -> Vocabulary:
        """Return all words of the index."""

    def ranked(
        self, asked: Asked, ids: Sequence[int], should_stop: Stop | None = None
    ) -> list[int]:
        """Return transcripts in another order: those that say most of what is asked for first."""

    def bodies(self, ids: Sequence[int]) -> dict[int, Body]:
        """Return the texts of some transcripts, those left out that are not in the index."""

    def digests_of(self, ids: Sequence[int]) -> dict[int, str]:
        """Return the digests of some transcripts, those left out that are not in the index."""

    def spread(self, words: Sequence[str]) -> dict[str, int]:
        """Return in how many transcripts each of some words is, those left out that are in none."""

    def nearest(self, words: Sequence[str], most: int) -> list[int]:
        """Return the transcripts that are most about some words, the nearest first."""

    def count(self) -> int:
        """Return how many transcripts are in the index."""

    def going_by(self, name: str) -> list[int]:
        """Return the transcripts that go by a name, the newest first."""

    def names_of(self, id_: int) -> tuple[str, ...]:
        """Return what a transcript goes by."""

    def names(self, kind: str) -> list[tuple[str, int]]:
        """Return all names of one kind ("title") with the transcripts that go by them."""

    def listings(self, names: Sequence[str]) -> list[tuple[int, tuple[str, ...]]]:
        """Return who lists a video that is sought under one of some names: the transcript, and all
        names under which it seeks that video."""


class PackedBody(NamedTuple):
    """A body as bytes, the same on every machine; ``names`` is JSON."""

    text: bytes
    moments: bytes
    names: str


def packed_body(reading: Reading) -> PackedBody:
    """Return what is to be kept of a text."""
    text = zlib.compress(reading.text.encode("utf-8", "surrogatepass"), _LEVEL)
    moments, names = _moments(reading)
    return PackedBody(text, moments, json.dumps(names, ensure_ascii=False))


def _moments(reading: Reading) -> tuple[bytes, list[str]]:
    """Return the moments of a text as bytes, and the names of who speaks in them."""
    cues = reading.transcript.cues
    names = list(dict.fromkeys(cue.speaker for cue in cues)) or [""]
    number = {name: nth for nth, name in enumerate(names)}
    columns = [array("q") for _ in range(_COLUMNS)]
    for nth, cue in enumerate(cues):
        speaker = number[cue.speaker]
        for char, start in ((0, cue.start), *cue.words):
            moment = (reading.offset(nth, char), nth, -1 if start is None else start, speaker)
            for column, value in zip(columns, moment, strict=True):
                column.append(value)
    if sys.byteorder == "big":
        for column in columns:
            column.byteswap()
    return zlib.compress(b"".join(column.tobytes() for column in columns), _LEVEL), names


def unpacked_body(packed: PackedBody, digest: str) -> Body:
    """Return the body that was kept of the transcript with a digest."""
    numbers = array("q")
    numbers.frombytes(zlib.decompress(packed.moments))
    if sys.byteorder == "big":
        numbers.byteswap()
    count = len(numbers) // _COLUMNS
    columns = (numbers[at * count : (at + 1) * count] for at in range(_COLUMNS))
    return Body._make((unpacked_text(packed.text), *columns, json.loads(packed.names), digest))


def unpacked_text(data: bytes) -> str:
    """Return the text that was kept."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")
