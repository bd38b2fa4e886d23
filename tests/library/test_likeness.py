"""What tells a text, and which transcripts are about the same; weights are worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from math import log
from pathlib import Path

import pytest

from reader.library.bodies import IndexedText
from reader.library.index import Index
from reader.library.likeness import LEAST_SHARED, MOST_TERMS, similar, telling
from reader.model.prose import prose
from reader.model.transcript import Cue, Transcript

SHELF = {
    1: "The harbour has ships. In the harbour the glacier ends.",
    2: "Ships and a harbour.",
    3: "A glacier of granite, boulders and moraine in the harbour.",
    4: "Nothing of it here.",
}


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    made = Index(tmp_path / "index.db")
    made.open()
    made.add(
        IndexedText(id_, str(id_), prose(Transcript(cues=(Cue(text),))))
        for id_, text in SHELF.items()
    )
    yield made
    made.close()


def test_words_weigh_by_how_often_they_are_said_and_how_few_have_them(index: Index) -> None:
    found = telling(index, "Harbour, glacier, harbour: GRANITE and ships", least=1)
    # Of four transcripts one has granite, two the glacier and ships, three the harbour.
    assert found == pytest.approx(
        {
            "granite": log(1 + 4 / 1),
            "harbour": (1 + log(2)) * log(1 + 4 / 3),
            "glacier": log(1 + 4 / 2),
            "ships": log(1 + 4 / 2),
        }
    )
    assert list(found) == ["granite", "harbour", "glacier", "ships"]


def test_what_one_alone_has_tells_only_where_that_is_wanted(index: Index) -> None:
    assert set(telling(index, "granite ships")) == {"ships"}
    assert set(telling(index, "granite ships", known={"granite"})) == {"granite", "ships"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the of and",
        "12 2nd 1949",
        "twelve hundred in January",
        "yeah okay thanks",
        "https://harbour.example/ships www.harbour.example",
        "unheard",
    ],
)
def test_what_tells_nothing(index: Index, text: str) -> None:
    assert telling(index, text, least=1) == {}


def test_no_more_words_than_agreed(tmp_path: Path) -> None:
    index = Index(tmp_path / "many.db")
    index.open()
    words = " ".join(f"word{letter}{other}" for letter in "abcdefgh" for other in "abcdefgh")
    index.add([IndexedText(1, "1", prose(Transcript(cues=(Cue(words),))))])
    assert len(telling(index, words, least=1)) == MOST_TERMS
    index.close()


def test_a_passage_is_like_what_has_most_of_its_words(index: Index) -> None:
    found = similar(index, "Boulders of granite, a moraine, the glacier.", 5)
    assert [one.id for one in found] == [3]
    (one,) = found
    assert one.alike == pytest.approx(1.0)
    assert set(one.terms) == {"granite", "boulders", "moraine", "glacier"}
    assert SHELF[3][one.start : one.end] in one.terms


def test_itself_is_left_out_and_few_words_are_chance(index: Index) -> None:
    assert similar(index, SHELF[3], 5, but=3) == []
    assert LEAST_SHARED == 3
    assert similar(index, "granite boulders", 5) == []
    assert similar(index, "granite boulders moraine", 0) == []
