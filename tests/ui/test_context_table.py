"""The concordance: words are cut between words, at the side away from the hit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from reader.ui.parts.context_table import ContextTable, cut_between_words

LEFT, RIGHT = Qt.TextElideMode.ElideLeft, Qt.TextElideMode.ElideRight


@pytest.fixture
def metrics(qapp: QApplication) -> QFontMetrics:
    return QFontMetrics(QFont())


def test_words_are_left_out_whole(metrics: QFontMetrics) -> None:
    room = metrics.horizontalAdvance("… the old bridge") + 2
    assert cut_between_words("water under the old bridge", metrics, room, LEFT) == (
        "… the old bridge"
    )
    room = metrics.horizontalAdvance("over the wide …") + 2
    assert cut_between_words("over the wide riverbed at noon", metrics, room, RIGHT) == (
        "over the wide …"
    )


def test_what_has_room_is_not_cut(metrics: QFontMetrics) -> None:
    room = metrics.horizontalAdvance("water under the bridge")
    for side in (LEFT, RIGHT):
        assert cut_between_words("water under the bridge", metrics, room, side) == (
            "water under the bridge"
        )


def test_a_word_that_is_too_long_stays(metrics: QFontMetrics) -> None:
    assert cut_between_words("Donaudampfschifffahrt", metrics, 20, LEFT) == "Donaudampfschifffahrt"
    assert cut_between_words("", metrics, 20, LEFT) == ""


BEFORE, HIT, AFTER = 1, 2, 3


def painted(table: ContextTable, column: int, room: int = 2_000) -> QStyleOptionViewItem:
    """How a cell of the first row is painted."""
    option = QStyleOptionViewItem()
    option.widget = table
    option.rect = QRect(0, 0, room, 20)
    delegate = table.itemDelegateForColumn(column)
    delegate.initStyleOption(option, table.model().index(0, column))
    return option


@pytest.fixture
def table(qapp: QApplication) -> ContextTable:
    return ContextTable(QStandardItemModel(0, 4))


def fill(table: ContextTable, *cells: str) -> None:
    model = table.model()
    assert isinstance(model, QStandardItemModel)
    model.appendRow([QStandardItem(cell) for cell in ("0:12", *cells)])


def test_a_longer_hit_has_its_room_once_it_is_seen(table: ContextTable) -> None:
    for _ in range(200):
        fill(table, "before ", "hit", " after")
    fill(table, "before ", "a hit of many more words", " after")
    table.resize(800, 200)
    table.show()
    QApplication.processEvents()
    last, before = table.model().index(200, HIT), table.columnWidth(HIT)
    assert table.sizeHintForIndex(last).width() > before
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert table.columnWidth(HIT) >= table.sizeHintForIndex(last).width()
    bar.setValue(0)  # and nothing springs back
    QApplication.processEvents()
    assert table.columnWidth(HIT) >= table.sizeHintForIndex(last).width()
    table.hide()


def side(option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
    return option.displayAlignment & Qt.AlignmentFlag.AlignHorizontal_Mask


RIGHT_SIDE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
LEFT_SIDE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


def test_an_english_passage_stands_from_left_to_right(table: ContextTable) -> None:
    fill(table, "water under the ", "bridge", " at night")
    assert [painted(table, column).text for column in (BEFORE, HIT, AFTER)] == [
        "water under the ",
        "bridge",
        " at night",
    ]
    assert [side(painted(table, column)) for column in (BEFORE, HIT, AFTER)] == [
        RIGHT_SIDE,
        LEFT_SIDE,
        LEFT_SIDE,
    ]


def test_an_arabic_passage_is_painted_from_right_to_left(table: ContextTable) -> None:
    fill(table, "قال الوزير إن ", "الطاقة", " حق NATO")
    left, hit, right = (painted(table, column) for column in (BEFORE, HIT, AFTER))
    assert (left.text, hit.text, right.text) == (" حق NATO", "الطاقة", "قال الوزير إن ")
    for option in (left, hit, right):
        assert option.direction == Qt.LayoutDirection.RightToLeft
    # The hit ends the words before it, which stand at its right.
    assert (side(left), side(hit), side(right)) == (RIGHT_SIDE, RIGHT_SIDE, LEFT_SIDE)
    # To a screen reader the cells are in the order in which they are said.
    assert table.model().index(0, BEFORE).data() == "قال الوزير إن "


def test_what_is_cut_of_arabic_is_what_is_furthest_from_the_hit(table: ContextTable) -> None:
    fill(table, "واحد اثنان ثلاثة", "الطاقة", "أربعة خمسة ستة")
    wide = table.fontMetrics().horizontalAdvance
    room = max(wide("… ثلاثة"), wide("أربعة …")) + 12
    assert painted(table, AFTER, room).text == "… ثلاثة"
    assert painted(table, BEFORE, room).text == "أربعة …"
