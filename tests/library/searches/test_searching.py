"""What was found, in its order, and a hit with what is around it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.bodies import IndexedText
from reader.library.index import Index
from reader.library.searches.searching import hit_of, in_order
from reader.library.values import Entry, Order
from reader.model.prose import prose
from reader.model.transcript import Cue, Transcript, WordTime

ENTRIES = [
    Entry(1, "zebra", day="2020-05", speakers=("", "Émile")),
    Entry(2, "Ábaco", day="", speakers=()),
    Entry(3, "Boats", day="2021", speakers=("dora", "Ana")),
    Entry(4, "boats", day="2020-05-02", speakers=("Ana",)),
]


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (Order.DATE, [3, 4, 1, 2]),  # the last first, and without a day last
        (Order.TITLE, [2, 3, 4, 1]),
        (Order.SPEAKER, [4, 3, 1, 2]),  # by the first who is named
    ],
)
def test_transcripts_in_order(order: Order, ids: list[int]) -> None:
    assert [entry.id for entry in in_order(ENTRIES, order)] == ids
    assert in_order([], order) == []


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    made = Index(tmp_path / "index.db")
    made.open()
    cues = (
        Cue("No time yet.", None, None),
        Cue("They built", 1_000, 2_000, "Ana"),
        Cue("the bridge.", None, None, "Ana"),
        Cue("and again sailed away", 3_000, 5_000, "Ben", words=(WordTime(10, 3_500),)),
    )
    made.add([IndexedText(1, "d1", prose(Transcript(cues=cues)))])
    yield made
    made.close()


@pytest.mark.parametrize(
    ("words", "cue", "start", "speaker"),
    [
        ("No", 0, None, ""),
        ("built", 1, 1_000, "Ana"),
        ("bridge", 2, None, "Ana"),
        ("again", 3, 3_000, "Ben"),
        ("sailed", 3, 3_500, "Ben"),  # the last time that the caption gives up to there
        ("away", 3, 3_500, "Ben"),
    ],
)
def test_a_hit_knows_its_caption_time_and_speaker(
    index: Index, words: str, cue: int, start: int | None, speaker: str
) -> None:
    body = index.bodies([1])[1]
    at = body.text.index(words)
    hit = hit_of(body, at, at + len(words))
    assert (hit.cue, hit.start, hit.speaker, hit.text) == (cue, start, speaker, words)
    assert (hit.passage.hit, hit.passage.start) == (words, at)
    assert hit_of(body, at, at + len(words), "typed").text == "typed"
