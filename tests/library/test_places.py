"""Where in one text the things are that a query asks for."""

from __future__ import annotations

import pytest

from reader.library.places import Places, has_any
from reader.library.searches.query import Term, read
from reader.model.search.find import Finder, Switches

FORGIVING = Switches()


def found(text: str, query: str, most: int | None = None) -> list[str]:
    places = Places(Finder(text), read(query), FORGIVING)
    assert len(places) == len(places.all())
    kept = places.all() if most is None else places.best(most)
    return [text[place.start : place.end] for place in kept]


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("a ship, a Ship", "ship", ["ship", "Ship"]),
        ("a ship and a boat", "ship AND boat", ["ship", "boat"]),
        ("a boat and a ship", "ship AND boat", ["boat", "ship"]),
        ("a ship alone", "ship AND boat", []),
        ("a ship alone", "ship OR boat", ["ship"]),
        ("ships and boats", "ship AND boat", []),  # together they are whole words
        ("shipping ships", "ship*", ["ship", "ship"]),
        ("worship", "ship*", []),
        ("the old ship", '"old ship" OR ship', ["old ship"]),  # none lies over another
        ("", "ship", []),
        ("a ship", "", []),
        # Of a row each must have its next near: the second ship has no rope.
        ("ship x rope x mast", "ship NEAR/1 rope NEAR/1 mast", ["ship", "rope", "mast"]),
        ("ship x rope x x mast", "ship NEAR/1 rope NEAR/1 mast", []),
        ("ship ship", "ship NEAR ship", ["ship", "ship"]),
        ("one ship", "ship NEAR ship", []),
    ],
)
def test_what_is_found(text: str, query: str, hits: list[str]) -> None:
    assert found(text, query) == hits


def test_each_place_says_what_it_is_of() -> None:
    places = Places(Finder("a ship and boats"), read("boat* AND ship"), FORGIVING)
    assert [tuple(place) for place in places.all()] == [(2, 6, 1, "ship"), (11, 15, 0, "boat")]


def test_only_places_that_count_are_there() -> None:
    places = Places(Finder("ship, ship, ship"), read("ship"), FORGIVING, lambda start: start > 0)
    assert [place.start for place in places.all()] == [6, 12]
    none = Places(Finder("ship and boat"), read("ship AND boat"), FORGIVING, lambda at: at < 5)
    assert len(none) == 0


def test_the_best_are_where_most_stands_together() -> None:
    far = " x" * 100
    text = f"ship{far} ship and boat{far} boat"
    assert [
        place.start for place in Places(Finder(text), read("ship AND boat"), FORGIVING).best(1)
    ] == [len(f"ship{far} ")]
    assert found(text, "ship AND boat", 9) == ["ship", "ship", "boat", "boat"]
    assert found(text, "ship", 1) == ["ship"]
    assert found(text, "ship", 0) == []


@pytest.mark.parametrize(
    ("term", "has"),
    [
        (Term("ship"), True),
        (Term("hip"), True),
        (Term("hip", is_prefix=True), False),
        (Term("hip", is_whole=True), False),
        (Term("ships", is_whole=True), True),
        (Term("boat"), False),
    ],
)
def test_whether_there_is_any(term: Term, has: bool) -> None:
    assert has_any(Finder("the ships"), [Term("rope"), term], FORGIVING) is has
    assert not has_any(Finder("the ships"), [], FORGIVING)


def test_near_places_are_both_shown() -> None:
    finder = Finder("ship one two harbour and a third ship far away from here")
    places = Places(finder, read("ship NEAR/2 harbour"), Switches())
    assert [(place.start, place.end) for place in places.all()] == [(0, 4), (13, 20)]


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("the ship, the harbour", 1),
        ("ship — — — harbour", 0),
        ("harbour: “the” ship", 1),
        ("ship . well-known . harbour", 2),
        ("ship\n\nharbour", 0),
        ("ship 東京 harbour", 2),
        ("ship ภาษาไทยภาษา harbour", 2),  # eleven letters, of which five make about a word
    ],
)
def test_only_words_count_between_what_is_near(text: str, most: int) -> None:
    def count(words: int) -> int:
        return len(Places(Finder(text), read(f"ship NEAR/{words} harbour"), Switches()))

    assert count(most) == 2
    assert most == 0 or count(most - 1) == 0
