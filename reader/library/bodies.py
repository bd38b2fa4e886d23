"""What an index is asked, and what it holds of a text beside its words: who says what, and when."""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final, Protocol

from reader.library.asking import Asked
from reader.library.refusals import Stop
from reader.library.searches.vocabulary import Vocabulary
from reader.model.prose import Reading
from reader.named_tuple import NamedTuple

_LEVEL: Final = 1
_COLUMNS: Final = 4


Name = tuple[str, int]
"""Something that a transcript goes by, without its kind, and the number of the transcript."""

Asking = Callable[[Vocabulary], Asked]
"""Says what to ask an index for, in the words that it has."""


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


class _Moments(NamedTuple):
    """Where a cue, or a word with a time, begins in a text.

    ``offsets`` are the places, ``cues`` the numbers of the cues, ``starts`` the times in
    milliseconds (-1 for none), ``speakers`` the places of who speaks in the names of a body.
    """

    offsets: array[int]
    cues: array[int]
    starts: array[int]
    speakers: array[int]


class Body:
    """The text of a transcript, and who says what of it when, unpacked once that is asked for.

    ``names`` are who speaks, ``digest`` is that of the transcript.
    """

    def __init__(self, packed: PackedBody, digest: str) -> None:
        self.text = unpacked_text(packed.text)
        self.digest = digest
        self._packed = packed

    @cached_property
    def names(self) -> list[str]:
        """Who speaks, each once."""
        names: list[str] = json.loads(self._packed.names)
        return names

    @cached_property
    def _moments(self) -> _Moments:
        numbers = array("q")
        numbers.frombytes(zlib.decompress(self._packed.moments))
        if sys.byteorder == "big":
            numbers.byteswap()
        count = len(numbers) // _COLUMNS
        return _Moments(*(numbers[at * count : (at + 1) * count] for at in range(_COLUMNS)))

    def moment_at(self, offset: int) -> CueMoment:
        """Return which cue stands at a place of the text, when that is said, and by whom."""
        moments, at = self._moments, self._moment_before(offset)
        start = moments.starts[at]
        name = self.names[moments.speakers[at]]
        return CueMoment(moments.cues[at], None if start < 0 else start, name)

    def speaker_at(self, offset: int) -> int:
        """Return the place in ``names`` of who speaks at a place of the text."""
        return self._moments.speakers[self._moment_before(offset)]

    def _moment_before(self, offset: int) -> int:
        return max(0, bisect_right(self._moments.offsets, offset) - 1)


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

    def names_after(self, kind: str, after: Name | None, most: int) -> list[Name]:
        """Return the next names of one kind ("title") with the transcripts that go by them, after
        one of them, from the first on for None: ``most`` of them, fewer at the end.

        They are in the order of their transcripts.
        """

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


def unpacked_text(data: bytes) -> str:
    """Return the text that was kept."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")
