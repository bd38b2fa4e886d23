"""Rows of the library and of what it found: how high each is, and how few are measured for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.kept.settings import Settings
from reader.ui.parts.row_view import RowsView
from reader.ui.parts.rows import RowKind, RowsDelegate, RowsModel, RowView
from reader.ui.parts.theme import Appearance

SHORT = "Water under the bridge."
LONG = "Under the bridge they spoke of the harbour, of the ships and of the rope, all day. " * 2


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(qapp, Settings())
    yield made
    made.deleteLater()


@pytest.fixture
def view(appearance: Appearance, qtbot: QtBot) -> RowsView:
    model = RowsModel(lambda words: RowView(RowKind.PASSAGE, words, "0:01", bold=((6, 11),)))
    made = RowsView(model, appearance, "What was found")
    qtbot.addWidget(made)
    made.resize(600, 400)
    return made


def rows_of(view: RowsView) -> RowsModel:
    model = view.model()
    assert isinstance(model, RowsModel)
    return model


def height(view: RowsView, row: int) -> int:
    return view.visualRect(rows_of(view).index(row)).height()


def test_a_passage_is_as_high_as_the_lines_it_needs_at_the_width_there_is(view: RowsView) -> None:
    rows_of(view).set_rows([SHORT, LONG])
    view.show()
    line = view.fontMetrics().height()
    assert height(view, 1) == height(view, 0) + line
    view.resize(2_000, 400)
    assert height(view, 1) == height(view, 0)
    view.resize(300, 400)
    assert height(view, 1) == height(view, 0) + line  # never more than two


def test_a_passage_with_a_line_of_its_own_never_loses_a_word(view: RowsView) -> None:
    """Whatever the width, a row that is one line high has words that are set in one."""
    rows_of(view).set_rows([LONG])
    view.show()
    line = view.fontMetrics().height()
    delegate = view.itemDelegate()
    assert isinstance(delegate, RowsDelegate)
    least = 12 + line
    for width in range(900, 1_500, 7):
        view.resize(width, 400)
        room = view.viewport().width() - 1 - delegate._passage_left - 10
        lines = delegate._set_passage(LONG, ((6, 11),), room, delegate._appearance.theme)
        assert height(view, 0) >= least + (lines.line_count - 1) * line


def test_twelve_thousand_passages_are_not_measured_at_once_nor_when_hidden(
    view: RowsView, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[RowView] = []
    lines = RowsDelegate._passage_lines

    def counted(self: RowsDelegate, row: RowView) -> int:
        measured.append(row)
        return lines(self, row)

    monkeypatch.setattr(RowsDelegate, "_passage_lines", counted)
    rows_of(view).set_rows([LONG] * 12_000)
    QApplication.processEvents()
    assert measured == []
    view.show()
    QApplication.processEvents()
    assert 0 < len(measured) <= 200
    measured.clear()
    view.hide()
    view.resize(900, 400)
    rows_of(view).set_rows([SHORT] * 12_000)
    QApplication.processEvents()
    assert measured == []
