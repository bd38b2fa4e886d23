"""What a search needs of an index, however it is kept: which transcripts may have what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.library.asking import Asked
from reader.library.bodies import Body
from reader.library.refusals import Stop
from reader.library.vocabulary import Vocabulary


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
