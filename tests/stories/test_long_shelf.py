"""A library so long that its list is worked out beside the window; here a few stand for many."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from driver import Reader, until
from PySide6.QtWidgets import QApplication
from shelves import take_in, titles, wait_for_lines

from reader.ui.panels import library_pane
from reader.ui.panels.library_pane import LibraryPane
from reader.ui.state import shelf, shelf_cards
from reader.ui.state.shelf_cards import Card


@pytest.fixture
def pane(window: Reader, folder: Path, monkeypatch: pytest.MonkeyPatch) -> LibraryPane:
    """The panel of a library whose three transcripts are taken for very many."""
    monkeypatch.setattr(library_pane, "MANY", 2)
    monkeypatch.setattr(shelf_cards, "_SORTED_AT_ONCE", 1)
    window.press("F8")
    take_in(window, folder)
    made = window.window.areas["library"]
    assert isinstance(made, LibraryPane)
    until(lambda: len(titles(window)) == 3)
    return made


def test_it_is_filtered_sorted_and_put_in_groups(window: Reader, pane: LibraryPane) -> None:
    window.settings.set("library_sort", "title")
    until(lambda: titles(window) == ["A harbour town", "Bridges of Porto", "Water"])
    pane.filter.setFocus()
    window.type("porto")
    until(lambda: titles(window) == ["Bridges of Porto"])
    window.type("x")
    until(lambda: not titles(window))
    pane.filter.clear()
    until(lambda: len(titles(window)) == 3)
    window.settings.set("library_group", "speaker")
    until(lambda: len(titles(window)) > 3)


@contextmanager
def held(window: Reader) -> Iterator[None]:
    """Have nothing come back from beside the window meanwhile."""
    go_on = Event()
    window.shelf.arrange(go_on.wait, lambda _: None, is_many=True)
    try:
        yield
    finally:
        go_on.set()


def test_enter_opens_what_was_typed_and_not_what_is_still_shown(
    window: Reader, pane: LibraryPane
) -> None:
    window.settings.set("library_sort", "title")
    until(lambda: titles(window)[0] == "A harbour town")
    pane.filter.setFocus()
    with held(window):
        window.type("water")
        window.press("Return", pane.filter)
        assert len(titles(window)) == 3
        assert not window.title
    until(lambda: window.title)
    assert window.title == "Water"


def test_a_filter_typed_on_after_enter_opens_nothing(window: Reader, pane: LibraryPane) -> None:
    pane.filter.setFocus()
    with held(window):
        window.type("wate")
        window.press("Return", pane.filter)
        window.type("x")
    until(lambda: not titles(window))
    pane.filter.clear()
    until(lambda: len(titles(window)) == 3)
    wait_for_lines(window)
    assert not window.title


def test_the_first_are_shown_while_the_others_are_read(
    window: Reader, folder: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setattr(shelf, "_FIRST", 2)
    window.press("F8")
    take_in(window, folder)
    newest = titles(window)
    shown: list[list[str]] = []
    window.shelf.first_read.connect(lambda _: shown.append(titles(window)))
    window.shelf.is_read = False
    window.shelf.read()
    until(lambda: window.shelf.is_read)
    assert shown == [newest[:2]]
    assert titles(window) == newest


def test_what_is_sorted_in_parts_is_as_sorted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.library import Entry

    cards = [
        Card(Entry(nth, title, words=nth * 7 % 5, day=f"20{nth % 4}", read="x" * (nth % 3)))
        for nth, title in enumerate("cabbagefade")
    ]
    for sort in ("read", "added", "title", "date", "length"):
        whole = shelf_cards.ordered(cards, sort)
        with monkeypatch.context() as patch:
            patch.setattr(shelf_cards, "_SORTED_AT_ONCE", 2)
            assert shelf_cards.ordered(cards, sort) == whole
    assert [card.entry.title for card in shelf_cards.ordered(cards, "title")] == list("aaabbcdeefg")
