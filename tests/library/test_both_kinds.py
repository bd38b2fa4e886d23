"""The same transcripts in a folder and in an archive: whatever is asked, both answer the same."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from odd_queries import asked, made_up
from postgres import Databases

from reader.errors import QueryError
from reader.library import Arrival, Library, Order, facets, open_at, open_library
from reader.model.search.find import Switches
from reader.model.transcript import Cue, RelatedVideo, Source, Transcript

TRANSCRIPTS = 150
QUERIES = 600
NAMES = ("Ana Lima", "Ben", "", "Ångström", "東")
TITLES = ("Hearing", "A hearing in May", "Café", "東京 talks", "")


class Both(NamedTuple):
    """One in a folder, one in PostgreSQL."""

    folder: Library
    archive: Library


@pytest.fixture
def both(tmp_path: Path, databases: Databases) -> Iterator[Both]:
    (tmp_path / "data").mkdir()
    made = Both(
        open_library(tmp_path / "data", tmp_path / "cache"),
        open_at(databases.address(databases.archive())),
    )
    yield made
    for library in made:
        library.close()


def fill(both: Both, chance: random.Random) -> list[str]:
    """Give both the same transcripts, and return their texts."""
    texts, arrivals = [], []
    for nth in range(TRANSCRIPTS):
        said = [made_up(chance, 20) for _ in range(chance.randint(1, 3))]
        cues = tuple(
            Cue(text, at * 1_000, at * 1_000 + 900, chance.choice(NAMES))
            for at, text in enumerate(said)
        )
        transcript = Transcript(
            chance.choice(TITLES),
            cues=cues,
            source=Source(f"/{chance.choice('ab')}/{nth}.srt"),
            language=chance.choice(("en", "en-GB", "de", "")),
            date=chance.choice(("2020-05-01", "2021", "")),
            related=(RelatedVideo("Hearing"),) * (nth % 7 == 0),
        )
        texts.append("\n".join(said))
        arrivals.append(Arrival(transcript))
    for library in both:
        ids = [added.id for added in library.add(arrivals)]
        library.set_tags(ids[::3], ["climate change", "x"])
        library.set_tags(ids[::5], ["x!"], ["x"])
        library.remove(ids[7:9])
    return texts


def told(library: Library, ask: Callable[[Library], object]) -> object:
    """What a library answers, or how it refuses."""
    try:
        return ask(library)
    except QueryError as refusal:
        return str(refusal)


def found(library: Library, query: str, switches: Switches, order: Order) -> object:
    return [
        (one.entry._replace(added=""), one.total, one.best, one.hits())
        for one in library.search(query, switches, order=order)
    ]


FILTERS = (
    *("tag:x", 'tag:"Climate Change"', "speaker:ana", "title:hearing", "language:en", "folder:a"),
    *("before:2021", "after:2020-06", "kind:unknown", "speaker:東", "title:cafe"),
)


def test_whatever_is_asked_both_answer_the_same(both: Both) -> None:
    chance = random.Random(11)
    texts = fill(both, chance)
    hits = 0
    for _ in range(QUERIES):
        query = asked(chance, chance.choice(texts))
        if chance.random() < 0.3:
            query = f"{query} {chance.choice(FILTERS)}"
        switches = Switches(*(chance.random() < 0.3 for _ in range(3)))
        order = chance.choice((Order.ADDED, Order.ADDED, Order.DATE, Order.TITLE, Order.SPEAKER))
        answers = [
            told(library, lambda of: found(of, query, switches, order))  # noqa: B023
            for library in both
        ]
        assert answers[0] == answers[1], (query, switches, order)
        hits += bool(answers[0])
    assert hits > QUERIES / 4


@pytest.mark.parametrize("query", ["ab", "a AND b", *FILTERS])
def test_both_count_the_same_facets(both: Both, query: str) -> None:
    fill(both, random.Random(5))
    counted = [facets(library.search(query)) for library in both]
    assert counted[0] == counted[1]
    apart = [library.words_apart("a b c") for library in both]
    assert apart[0] == apart[1]


def test_what_says_most_of_it_comes_first_in_both(both: Both) -> None:
    said = {
        "much": "bridge bridge bridge boat",
        "little": "bridge boat boat boat boat boat boat boat",
        "none": "nothing of it",
        "more": "the bridge of the bridge " + "and so on and so on " * 3,
        "water": "water",
    }
    for library in both:
        library.add([Arrival(Transcript(name, cues=(Cue(text),))) for name, text in said.items()])
    for query in ("bridge", "bridge boat", "bridge AND boat", "brid* OR water", "water OR boat"):
        titles = [
            [one.entry.title for one in library.search(query, order=Order.RELEVANCE)]
            for library in both
        ]
        assert titles[0] == titles[1], query
    # Three times in four words, twice in twenty, once in eight.
    first = both.archive.search("bridge", order=Order.RELEVANCE)
    assert next(first).entry.title == "much"


def test_both_know_the_same_videos(both: Both) -> None:
    fill(both, random.Random(3))
    videos = [RelatedVideo(title) for title in (*TITLES, "A hearing in Mai", "HEARING")]
    answers = [
        (
            library.known(videos),
            [
                (one.basis, [offer.id for offer in one.offers])
                for one in map(library.resolve, videos)
            ],
            [entry.id for entry in library.listed_by(1)],
        )
        for library in both
    ]
    assert answers[0] == answers[1]
