"""Widgets set like words."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.parts.flow_layout import FlowLayout


class Box(QWidget):
    """Wants to be 100 wide and 20 high."""

    def sizeHint(self) -> QSize:
        return QSize(100, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 20)


class Row(QWidget):
    """Three boxes in a flow layout."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = FlowLayout(spacing=10)
        self.setLayout(self.flow)
        self.boxes = [Box() for _ in range(3)]
        for box in self.boxes:
            self.flow.addWidget(box)

    def places(self) -> list[tuple[int, int]]:
        self.flow.activate()
        return [(box.x(), box.y()) for box in self.boxes if box.isVisible()]


@pytest.fixture
def row(qtbot: QtBot) -> Row:
    made = Row()
    qtbot.addWidget(made)
    made.resize(320, 100)
    made.show()
    return made


def test_what_fits_stands_side_by_side(row: Row) -> None:
    assert row.places() == [(0, 0), (110, 0), (220, 0)]
    assert row.flow.heightForWidth(320) == 20


def test_what_does_not_fit_goes_to_the_next_line(row: Row) -> None:
    row.resize(319, 100)
    assert row.places() == [(0, 0), (110, 0), (0, 30)]
    row.resize(100, 100)
    assert row.places() == [(0, 0), (0, 30), (0, 60)]
    assert row.flow.heightForWidth(100) == 80


def test_what_is_hidden_takes_no_room(row: Row) -> None:
    row.boxes[0].hide()
    assert row.places() == [(0, 0), (110, 0)]


def test_in_a_window_read_from_the_right_it_begins_there(row: Row) -> None:
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert row.places() == [(220, 0), (110, 0), (0, 0)]


def test_it_is_narrow_enough_for_its_widest_widget_and_no_more(row: Row) -> None:
    assert row.flow.minimumSize() == QSize(40, 20)
    assert row.flow.expandingDirections() == Qt.Orientation(0)


def test_items_can_be_looked_at_and_taken(row: Row) -> None:
    assert row.flow.count() == 3
    assert row.flow.itemAt(3) is None
    taken = row.flow.takeAt(0)
    assert taken is not None
    assert taken.widget() is row.boxes[0]
    assert row.flow.count() == 2
    assert row.flow.takeAt(2) is None


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_words_of_flat_buttons_begin_where_lines_do(qtbot: QtBot, way: Qt.LayoutDirection) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    made.setLayoutDirection(way)
    rows = QVBoxLayout(made)
    rows.setContentsMargins(24, 0, 24, 0)  # there is room to hang in
    rows.addLayout(flow := FlowLayout(4, hangs=True))
    edged, *flat = (QPushButton("Words") for _ in range(3))
    for button in (edged, *flat):
        flow.addWidget(button)
    for button in flat:
        button.setProperty("role", "flat")
    wide = edged.sizeHint().width()
    made.resize(2 * wide + 4 + 48, 200)
    made.show()
    beside = (wide - edged.fontMetrics().horizontalAdvance("Words")) // 2
    begins = [24, 24 + wide + 4, 24 - beside]
    if way is Qt.LayoutDirection.RightToLeft:
        begins = [made.width() - wide - begin for begin in begins]
    rows.activate()
    assert [button.x() for button in (edged, *flat)] == begins
    assert flat[1].y() > flat[0].y() == edged.y()


def test_without_widgets_it_has_no_height(qtbot: QtBot) -> None:
    assert FlowLayout().heightForWidth(100) == 0
