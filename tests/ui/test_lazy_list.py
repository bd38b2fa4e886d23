"""Lists of very many rows of uneven height: few are measured, and none moves under the eye."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem

from reader.kept.settings import Settings
from reader.ui.parts.list_view import ListView
from reader.ui.parts.theme import Appearance

MANY = 20_000
HEIGHTS = (20, 35, 50, 95)
Index = QModelIndex | QPersistentModelIndex


class Uneven(QStyledItemDelegate):
    """Rows of four heights by turns of seven, each noted when it is measured."""

    measured: list[int]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        self.measured.append(index.row())
        return QSize(0, height_of(index.row()))


def height_of(row: int) -> int:
    return HEIGHTS[row * row % 7 % 4]


class Listed:
    def __init__(self, count: int) -> None:
        self.view, self.model = ListView(), QStringListModel([f"row {n}" for n in range(count)])
        self.delegate = Uneven(self.view)
        self.measured: list[int] = []
        self.delegate.measured = self.measured
        self.view.set_up(self.model, self.delegate, "Rows")
        self.view.resize(300, 600)

    def show(self) -> None:
        self.view.show()
        QTest.qWaitForWindowExposed(self.view)
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def top(self, row: int) -> int:
        return self.view.visualRect(self.model.index(row, 0)).top()

    def in_view(self) -> list[int]:
        """The rows from the top of the view to its foot."""
        foot = self.view.viewport().height() - 1
        first, last = (self.view.indexAt(QPoint(5, y)).row() for y in (0, foot))
        return list(range(first, last + 1))

    def assert_whole(self) -> None:
        """Every row in view has its height, and stands where the one above it ends."""
        rows = self.in_view()
        boxes = [self.view.visualRect(self.model.index(row, 0)) for row in rows]
        assert [box.height() for box in boxes] == [height_of(row) for row in rows]
        assert all(a.bottom() + 1 == b.top() for a, b in pairwise(boxes))


@pytest.fixture
def listed(qapp: QApplication) -> Iterator[Listed]:
    made = Listed(MANY)
    yield made
    made.view.deleteLater()


def test_of_very_many_rows_few_are_measured(listed: Listed) -> None:
    listed.show()
    assert len(listed.measured) < 150
    listed.assert_whole()


@pytest.mark.parametrize("is_hidden", [False, True])
def test_another_theme_measures_few_again(listed: Listed, is_hidden: bool) -> None:
    appearance = Appearance(app(), Settings())
    listed.show()
    listed.view.setHidden(is_hidden)
    listed.measured.clear()
    appearance._settings.set("theme", "dark")
    listed.settle()
    assert len(listed.measured) < 200
    appearance.deleteLater()


def test_what_changes_while_it_is_hidden_is_measured_once_it_is_seen(listed: Listed) -> None:
    listed.show()
    listed.view.hide()
    listed.measured.clear()
    font = listed.view.font()
    font.setPointSize(font.pointSize() + 8)
    listed.view.setFont(font)
    listed.settle()
    assert not listed.measured
    listed.show()
    assert listed.measured
    listed.assert_whole()


def test_the_foot_of_the_list_is_its_last_row(listed: Listed) -> None:
    listed.show()
    listed.view.scrollToBottom()
    listed.settle()
    box = listed.view.visualRect(listed.model.index(MANY - 1, 0))
    assert box.bottom() == listed.view.viewport().height() - 1
    listed.assert_whole()


def test_what_is_looked_at_stays_while_one_scrolls_up_among_rows_never_seen(
    listed: Listed,
) -> None:
    listed.show()
    listed.view.scrollTo(listed.model.index(10_000, 0), listed.view.ScrollHint.PositionAtTop)
    listed.settle()
    bar = listed.view.verticalScrollBar()
    for _ in range(30):
        row = listed.in_view()[0]
        before = listed.top(row)
        bar.setValue(bar.value() - 120)
        listed.settle()
        assert listed.top(row) == before + 120
        listed.assert_whole()


def test_the_scroll_bar_does_not_jump_while_rows_are_measured(listed: Listed) -> None:
    listed.show()
    bar = listed.view.verticalScrollBar()
    first = bar.maximum()
    for step in range(0, 100, 5):
        bar.setValue(bar.maximum() * step // 100)
        listed.settle()
    # Less than the height of the bar itself makes of it: not a pixel.
    assert abs(bar.maximum() - first) < first / 600


def test_a_row_far_away_is_brought_into_view_whole(listed: Listed) -> None:
    listed.show()
    for row in (15_000, 3, 7_777, MANY - 1, 0):
        listed.view.select_row(row)
        box = listed.view.visualRect(listed.model.index(row, 0))
        assert box.top() >= 0
        assert box.bottom() < listed.view.viewport().height()
        assert row in listed.in_view()


def test_keys_walk_the_list(listed: Listed) -> None:
    listed.show()
    listed.view.setFocus()
    listed.view.select_row(0)
    for key, row in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_End, MANY - 1),
        (Qt.Key.Key_Up, MANY - 2),
        (Qt.Key.Key_Home, 0),
    ):
        QTest.keyClick(listed.view, key)
        assert listed.view.currentIndex().row() == row
    QTest.keyClick(listed.view, Qt.Key.Key_PageDown)
    # A page of 600 pixels of rows of 50 on average.
    assert 8 <= listed.view.currentIndex().row() <= 25
    QTest.keyClick(listed.view, Qt.Key.Key_PageUp)
    assert listed.view.currentIndex().row() <= 2


def test_rows_that_go_and_come_leave_the_list_sound(listed: Listed) -> None:
    listed.show()
    listed.view.scrollToBottom()
    listed.model.setStringList(["one", "two"])
    listed.settle()
    assert listed.view.indexAt(QPoint(5, 5)).row() == 0
    assert listed.view.verticalScrollBar().maximum() == 0
    assert not listed.view.indexAt(QPoint(5, 300)).isValid()  # below the last row
    listed.model.insertRows(2, 1_000)
    listed.settle()
    listed.assert_whole()
    listed.model.setStringList([])
    listed.settle()
    assert not listed.view.indexAt(QPoint(5, 5)).isValid()


def test_the_row_at_the_top_stays_when_the_list_gets_narrower(listed: Listed) -> None:
    listed.show()
    listed.view.scrollTo(listed.model.index(12_345, 0), listed.view.ScrollHint.PositionAtTop)
    listed.settle()
    listed.view.resize(220, 600)
    listed.settle()
    assert listed.in_view()[0] == 12_345
    assert listed.top(12_345) == 0


def test_a_click_with_shift_selects_the_rows_between(listed: Listed) -> None:
    listed.view.setSelectionMode(listed.view.SelectionMode.ExtendedSelection)
    listed.show()
    ends = [listed.view.visualRect(listed.model.index(row, 0)).center() for row in (1, 4)]
    QTest.mouseClick(listed.view.viewport(), Qt.MouseButton.LeftButton, pos=ends[0])
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(listed.view.viewport(), Qt.MouseButton.LeftButton, shift, ends[1])
    assert sorted(index.row() for index in listed.view.selectedIndexes()) == [1, 2, 3, 4]


def app() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


@pytest.mark.parametrize("left", [0, 3])
def test_a_list_scrolled_before_its_fewer_rows_are_laid_out_asks_for_none_that_are_gone(
    left: int,
) -> None:
    listed = Listed(500)
    listed.show()
    bar = listed.view.verticalScrollBar()
    bar.setValue(4_000)
    listed.settle()
    listed.measured.clear()
    listed.model.setStringList(["row"] * left)
    bar.setValue(3_500)  # as by the wheel, which turns on meanwhile
    listed.settle()
    assert set(listed.measured) == set(range(left))
    assert (bar.value(), bar.maximum()) == (0, 0)
