"""The basket: what is put aside stays, whatever becomes of the files and of the writing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from samples import BRIDGES, DAY
from source import ROOT

from reader.errors import FileError
from reader.kept.basket import MOST_ITEMS, Basket, BasketItem
from reader.model.excerpt import cut
from reader.model.transcript import (
    Span,
)


def item(first: int, last: int, comment: str = "") -> BasketItem:
    span = Span(first, 0, last, len(BRIDGES.cues[last].text))
    return BasketItem(cut(BRIDGES, span, taken=DAY), comment, ("a",), "green")


def words(basket: Basket) -> list[str]:
    return [one.excerpt.text for one in basket.items]


def test_the_basket_keeps_order_and_comments(tmp_path: Path) -> None:
    path = tmp_path / "basket.json"
    basket = Basket(path)
    assert not basket.may_have_items
    assert basket.add([item(0, 1), item(1, 1), item(0, 1)]) == 2
    assert basket.may_have_items
    assert Basket(path).may_have_items
    assert basket.add([item(1, 1)]) == 0
    basket.add([item(3, 3)])
    first, _, last = basket.items
    assert basket.move(last, -1) == 1
    basket.comment(first, "First of all.")
    assert words(Basket(path)) == ["They built the bridge.", "Why?", "the bridge."]
    assert Basket(path).items[0].comment == "First of all."
    assert basket.move(first, -1) == 0
    assert basket.move(basket.items[2], 5) == 2
    basket.remove([basket.items[0], basket.items[2]])
    assert words(Basket(path)) == ["Why?"]


def test_a_full_basket_takes_no_more_and_says_how_many_it_took(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_ITEMS > 1_000
    monkeypatch.setattr("reader.kept.basket.MOST_ITEMS", 2)
    basket = Basket(tmp_path / "basket.json")
    assert basket.add([item(0, 0)]) == 1
    assert not basket.is_full
    assert basket.add([item(0, 0), item(1, 1), item(3, 3)]) == 1
    assert basket.is_full
    assert basket.add([item(3, 3)]) == 0
    assert words(Basket(tmp_path / "basket.json")) == ["They built", "the bridge."]


def test_a_basket_that_cannot_be_read_is_kept_beside(tmp_path: Path) -> None:
    path = tmp_path / "basket.json"
    for number, broken in enumerate((b"\xff", b"{}", b'{"items": [{}]}', b"[" * 90_000), 1):
        path.write_bytes(broken)
        basket = Basket(path)
        assert basket.items == ()
        assert basket.notice == (
            f"The basket could not be read; the old file is kept as “basket.json.bad-{number}”."
        )
        assert (tmp_path / f"basket.json.bad-{number}").read_bytes() == broken


def test_what_cannot_be_written_is_not_in_the_basket(tmp_path: Path) -> None:
    basket = Basket(tmp_path / "no folder" / "basket.json")
    with pytest.raises(FileError):
        basket.add([item(0, 0)])
    assert basket.items == ()


def test_two_windows_share_one_basket(tmp_path: Path) -> None:
    path = tmp_path / "basket.json"
    one, other = Basket(path), Basket(path)
    one.add([item(0, 0)])
    assert other.add([item(1, 1)]) == 1
    assert one.add([item(3, 3), item(1, 1)]) == 1
    assert words(one) == words(Basket(path)) == ["They built", "the bridge.", "Why?"]
    # The other window has seen two of the three, and one of them with another comment.
    seen = other.items
    other.comment(seen[1], "The second.")
    assert one.move(one.items[0], 1) == 1
    other.remove([seen[0]])
    assert words(Basket(path)) == ["the bridge.", "Why?"]
    assert Basket(path).items[0].comment == "The second."
    one.remove([seen[0]])
    assert words(Basket(path)) == ["the bridge.", "Why?"]  # it was gone already


def test_many_programs_put_into_one_basket_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    script = (
        "import sys, datetime; from pathlib import Path;"
        "from reader.kept.basket import Basket, BasketItem;"
        "from reader.model.excerpt import cut;"
        "from reader.model.transcript import Cue, Transcript;"
        "basket = Basket(Path(sys.argv[1]));"
        "[basket.add([BasketItem(cut(Transcript(cues=(Cue(f'{sys.argv[2]} {n}', 0, 1),)), None,"
        " taken=datetime.date(2026, 11, 25)))]) for n in range(10)]"
    )
    path = tmp_path / "basket.json"
    started = [
        subprocess.Popen([sys.executable, "-c", script, str(path), str(name)], cwd=ROOT)
        for name in range(4)
    ]
    assert [process.wait(timeout=120) for process in started] == [0, 0, 0, 0]
    assert sorted(words(Basket(path))) == sorted(f"{a} {b}" for a in range(4) for b in range(10))
