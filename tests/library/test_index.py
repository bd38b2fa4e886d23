"""The index: what is in it, what it proposes, and that what is taken out is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.asking import ANYTHING, NOTHING, Asked, InARow
from reader.library.bodies import CueMoment, IndexedText
from reader.library.index import Index
from reader.model.prose import prose
from reader.model.transcript import Cue, RelatedVideo, Transcript, WordTime

BRIDGES = Transcript(
    "Old bridges",
    cues=(
        Cue("They built the bridge.", 1_000, 4_000, "Ana Lima", words=(WordTime(5, 2_000),)),
        Cue("A bridge, a bridge!", None, None, "Ben"),
    ),
    related=(RelatedVideo("Boats", video_id="b1"),),
)
BOATS = Transcript("Boats", cues=(Cue("Boats under the bridge.", 0, 1_000),), video_id="b1")
WIDE = Transcript("Wide", cues=(Cue("x" * 1_200 + " end"),))


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    made = Index(tmp_path / "index.db")
    made.open()
    made.add(
        IndexedText(id_, f"d{id_}", prose(one)) for id_, one in enumerate((BRIDGES, BOATS, WIDE), 1)
    )
    yield made
    made.close()


def proposed(index: Index, asked: Asked) -> list[int]:
    return [id_ for some in index.matching(asked) for id_ in some]


def said(words: str) -> Asked:
    return InARow(tuple(words.split()))


def test_what_is_in_it(index: Index) -> None:
    assert index.count() == 3
    assert index.digests_after(0, 9) == [(1, "d1"), (2, "d2"), (3, "d3")]
    assert index.digests_after(0, 2) == [(1, "d1"), (2, "d2")]
    assert index.digests_after(2, 2) == [(3, "d3")]
    assert index.digests_after(3, 2) == []
    fresh = index.fresh({1: "d1", 2: "d1", 9: "d1"})
    assert fresh.pop(1) is None
    assert [(id_, body.digest) for id_, body in fresh.items() if body] == [(2, "d2")]
    assert index.check()


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (ANYTHING, [3, 2, 1]),
        # Of one with a word too long for the index only its text can tell.
        (said("bridge"), [3, 2, 1]),
        (said("boats"), [3, 2]),
        (said("built the bridge"), [3, 1]),
        (said("nothing"), [3]),
        (NOTHING, [3]),
    ],
)
def test_what_may_fit_is_proposed_the_newest_first(
    index: Index, asked: Asked, ids: list[int]
) -> None:
    assert proposed(index, asked) == ids


def test_many_are_proposed_once_each(tmp_path: Path) -> None:
    index = Index(tmp_path / "many.db")
    index.open()
    reading = prose(BOATS)
    index.add(IndexedText(id_, "d", reading) for id_ in range(1, 101))
    pages = list(index.matching(said("boats")))
    index.close()
    assert [id_ for page in pages for id_ in page] == list(range(100, 0, -1))
    assert len(pages[0]) == 32


def test_what_says_most_of_it_comes_first(index: Index) -> None:
    assert index.ranked(said("bridge"), [3, 2, 1]) == [1, 2, 3]
    assert index.ranked(ANYTHING, [3, 1]) == index.ranked(NOTHING, [3, 1]) == [3, 1]
    assert index.nearest(["boats", "bridge"], 9) == [2, 1]
    assert index.nearest(["bridge"], 1) == [1]
    assert index.nearest([], 9) == []


def test_words_are_counted_by_transcript(index: Index) -> None:
    assert index.spread(["bridge", "boats", "nothing"]) == {"bridge": 2, "boats": 1}
    assert index.words_known().containing("oat", 9) == ["boats"]


@pytest.mark.parametrize(
    ("titles", "speakers", "ids"),
    [
        ((), (), {1, 2, 3}),
        (("bridges",), (), {1}),
        (("OLD bridges",), (), {1}),
        (("bridges old",), (), set()),
        (("bridge",), (), set()),  # whole words
        ((), ("ana",), {1}),
        ((), ("ana", "ben"), {1}),
        ((), ("lima ben",), set()),
        (("boats",), ("ana",), set()),
    ],
)
def test_facts_by_their_words(
    index: Index, titles: tuple[str, ...], speakers: tuple[str, ...], ids: set[int]
) -> None:
    assert index.with_facts(titles, speakers, [3, 2, 1]) == ids
    assert index.with_facts(titles, speakers, [2]) == ids & {2}


def test_names_that_are_borne_and_sought(index: Index) -> None:
    assert index.going_by("id:b1") == [2]
    assert set(index.names_of(2)) == {"id:b1", "title:boats"}
    ((lister, names),) = index.listings(["title:boats"])
    assert lister == 1
    assert "id:b1" in names
    assert index.listings(["title:nothing"]) == []


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("They", CueMoment(0, 1_000, "Ana Lima")),
        ("built", CueMoment(0, 2_000, "Ana Lima")),
        ("the", CueMoment(0, 2_000, "Ana Lima")),
        ("A bridge", CueMoment(1, None, "Ben")),
    ],
)
def test_a_place_of_a_text_has_its_moment(index: Index, words: str, moment: CueMoment) -> None:
    body = index.bodies([1, 9])[1]
    at = body.text.index(words)
    assert body.moment_at(at) == moment
    assert body.names[body.speaker_at(at)] == moment.speaker
    assert body.digest == "d1"


def test_what_is_taken_out_is_gone(index: Index) -> None:
    index.remove([1, 3, 9])
    assert (index.count(), set(index.bodies([1, 2, 3]))) == (1, {2})
    assert index.digests_after(0, 9) == [(2, "d2")]
    assert proposed(index, said("bridge")) == [2]
    assert index.spread(["bridge", "built"]) == {"bridge": 1}
    assert index.listings(["title:boats"]) == []
    assert index.check()


def test_the_state_that_it_is_of_is_kept_and_goes_with_it(index: Index) -> None:
    assert index.revision == ""
    index.set_revision("r1")
    index.set_revision("r2")
    assert index.revision == "r2"
    index.open()  # made by this very program: nothing is thrown away
    assert (index.revision, index.count()) == ("r2", 3)
    index.discard()
    index.open()
    assert (index.revision, index.count(), proposed(index, ANYTHING)) == ("", 0, [])
    assert index.words_known().containing("b", 9) == []
