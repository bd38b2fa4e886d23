"""Cards in a list: whole words, heights that stay, and very many of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from reader.kept.settings import Settings
from reader.ui.parts.cards import CardsView
from reader.ui.parts.rows import RowKind, RowsModel, RowView
from reader.ui.parts.theme import Appearance

LONG = "They built the iron bridge over the Douro. " * 20


@pytest.fixture
def cards(qapp: QApplication) -> Iterator[CardsView]:
    appearance = Appearance(qapp, Settings())
    view = CardsView(RowsModel(look), appearance, "Cards")
    view.resize(300, 600)
    view.show()
    yield view
    view.deleteLater()
    appearance.deleteLater()


def look(row: Any) -> RowView:
    words, note = row
    return RowView(RowKind.CARD, words, "Yellow", "note", tint="yellow", note=note)


def show(cards: CardsView, *rows: tuple[str, str]) -> None:
    model = cards.model()
    assert isinstance(model, RowsModel)
    model.set_rows(rows)
    QApplication.processEvents()


def height(cards: CardsView, row: int) -> int:
    return cards.visualRect(cards.model().index(row, 0)).height()


def test_a_card_is_as_high_as_its_words_and_its_note(cards: CardsView) -> None:
    show(cards, ("Short.", ""), ("Short.", "A note."), (LONG, ""), (LONG, LONG))
    short, noted, long, both = (height(cards, row) for row in range(4))
    line = cards.fontMetrics().height()
    assert noted - short == pytest.approx(line + 4, abs=2)  # a line more, four pixels above it
    # 860 letters in a column of 240 pixels take more than fifteen lines.
    assert long > 15 * line
    assert both - long > 15 * line


def test_the_lines_of_a_note_stay_lines(cards: CardsView) -> None:
    show(cards, ("Short.", "One."), ("Short.", "One.\nTwo.\n\nThree."))
    line = cards.fontMetrics().height()
    assert height(cards, 1) - height(cards, 0) == pytest.approx(2 * line, abs=3)


def test_a_card_that_is_chosen_stays_as_high(cards: CardsView) -> None:
    show(cards, ("Short.", ""), (LONG, "A note."), ("Short.", ""))
    before = [height(cards, row) for row in range(3)]
    cards.select_row(1)
    QApplication.processEvents()
    assert [height(cards, row) for row in range(3)] == before


def test_a_narrower_list_has_higher_cards(cards: CardsView) -> None:
    show(cards, (LONG, ""))
    before = height(cards, 0)
    cards.resize(200, 600)
    QApplication.processEvents()
    assert height(cards, 0) > before * 1.3


def test_a_quotation_without_end_is_no_card_without_end(cards: CardsView) -> None:
    show(cards, ("word " * 200_000, ""))
    assert height(cards, 0) < 5_000


def test_of_very_many_the_last_is_found_at_once(cards: CardsView) -> None:
    show(cards, *((LONG, "") for _ in range(1_000)))
    cards.select_row(999)
    assert cards.indexAt(QPoint(50, cards.viewport().height() - 20)).row() == 999


def test_a_screen_reader_is_told_words_note_and_facts(cards: CardsView) -> None:
    show(cards, ("Short.", "A note."))
    index = cards.model().index(0, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Short., A note., Yellow"
