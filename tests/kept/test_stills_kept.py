"""Still frames that are kept beside the basket, as a file each."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader.kept.basket import Basket, BasketItem
from reader.kept.stills import KeptStills
from reader.model.excerpt import Excerpt, cut
from reader.model.still import still_of
from reader.model.transcript import Cue, Span, Transcript


def excerpt(words: str, data: bytes) -> Excerpt:
    import datetime

    made = cut(
        Transcript("A talk", cues=(Cue(words, 0, 900), Cue("More.", 900, 1_000))),
        Span(0, 0, 0, len(words)),
        taken=datetime.date(2026, 11, 27),
    )
    return replace(made, still=still_of(data, 16, 9, 500))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "basket.json"


def test_a_quotation_has_its_frame_at_the_next_start(path: Path) -> None:
    item = BasketItem(excerpt("One.", b"pixels"))
    Basket(path).add([item])
    assert b"pixels" not in path.read_bytes()
    (again,) = Basket(path).items
    assert again.excerpt.still == item.excerpt.still
    assert again.excerpt.still is not None
    assert again.excerpt.still.read() == b"pixels"


def test_frames_that_no_quotation_has_go_and_others_stay(path: Path) -> None:
    basket = Basket(path)
    items = [BasketItem(excerpt("One.", b"pixels")), BasketItem(excerpt("Two.", b"second"))]
    basket.add([*items, BasketItem(excerpt("Three.", b"pixels"))])
    folder = path.with_name("basket-stills")
    (folder / "notes.txt").write_text("mine")
    assert sorted(one.read_bytes() for one in folder.glob("*.jpg")) == [b"pixels", b"second"]
    basket.remove(items)
    assert [one.read_bytes() for one in folder.glob("*.jpg")] == [b"pixels"]
    assert (folder / "notes.txt").exists()


def test_a_frame_that_was_changed_or_is_gone_is_none_and_its_words_stay(path: Path) -> None:
    Basket(path).add([BasketItem(excerpt("One.", b"pixels"))])
    (file,) = path.with_name("basket-stills").iterdir()
    file.write_bytes(b"another")
    (item,) = Basket(path).items
    assert item.excerpt.still is not None
    assert item.excerpt.still.read() == b""
    file.unlink()
    assert item.excerpt.still.read() == b""
    assert item.excerpt.text == "One."


@pytest.mark.parametrize(
    "value",
    [None, [], "x", [0, 1, 1, "../../secret"], [0, 99_999, 1, "0" * 64], [0, 1, 1, 7], {"a": 1}],
)
def test_what_names_no_frame_is_left_out(path: Path, value: object) -> None:
    Basket(path).add([BasketItem(excerpt("One.", b"pixels"))])
    stored = json.loads(path.read_text())
    stored["items"][0]["still"] = value
    path.write_text(json.dumps(stored))
    (item,) = Basket(path).items
    assert item.excerpt.still is None
    assert item.excerpt.text == "One."


def test_where_nothing_can_be_kept_it_is_there_for_this_start(tmp_path: Path) -> None:
    still = excerpt("One.", b"pixels").still
    assert still is not None
    KeptStills(None).keep(still)
    KeptStills(None).leave([])
    basket = Basket(None)
    basket.add([BasketItem(excerpt("One.", b"pixels"))])
    kept = basket.items[0].excerpt.still
    assert kept is not None
    assert kept.read() == b"pixels"
