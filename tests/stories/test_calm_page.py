"""A page that is calm: no caret before it is used, nothing that shows but for a moment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from driver import SEED, Reader, reader, until
from PySide6.QtWidgets import QApplication, QDialog
from shelves import take_in

from reader.kept.settings import Settings
from reader.ui.dialogs.rates_dialog import RatesDialog


def caret_is_painted(window: Reader) -> bool:
    """Whether the page looks otherwise than it does without its caret."""
    pane = window.window.pane
    shows, shown = pane.shows_caret, pane.viewport().grab().toImage()
    pane.shows_caret = False
    without = pane.viewport().grab().toImage()
    pane.shows_caret = shows
    return bool(shown != without)


def test_no_caret_stands_over_the_first_letter_before_a_key_is_used(window: Reader) -> None:
    QApplication.setCursorFlashTime(0)  # it does not blink
    window.open(SEED)
    window.window.activateWindow()
    window.window.pane.setFocus()
    window.settle()
    assert not caret_is_painted(window)
    window.press("Right")
    assert caret_is_painted(window)
    window.click(window.window.pane.viewport(), window.point_of(40).toPoint())
    assert not caret_is_painted(window)


def test_a_thin_line_says_how_far_one_is(window: Reader) -> None:
    line = window.window.progress
    assert line.length == 0
    window.open(SEED)
    assert line.length == 0
    bar = window.window.pane.verticalScrollBar()
    bar.setValue(bar.maximum())
    window.settle()
    assert line.length == line.width() == window.window.statusBar().width()
    bar.setValue(bar.maximum() // 2)
    window.settle()
    assert 0.4 < line.length / line.width() < 0.6
    assert window.window.place_label.text().startswith(f"{round(100 * window.session.reached)} %")


def test_contents_are_not_open_for_a_moment_beside_a_text_that_has_none(
    window: Reader, tmp_path: Path
) -> None:
    chapters = tmp_path / "chapters.md"
    chapters.write_text("# A talk\n\n## One\n\nSaid.\n\n## Two\n\nSaid too.\n", encoding="utf-8")
    plain = tmp_path / "plain.srt"
    plain.write_text("1\n00:00:01,000 --> 00:00:02,000\nSaid.\n", encoding="utf-8")
    window.settings.set("side_tab", "contents")
    window.open(chapters)
    side = window.window.areas.side
    until(lambda: side.opened == "contents")
    opened: list[str] = []
    side.turned.connect(lambda: opened.append(side.opened))
    window.session.open(plain)
    # By the time that the page is shown, nothing beside it is left to be found out.
    assert side.opened != "contents"
    window.settle()
    assert "contents" not in opened


def test_nor_are_they_beside_the_first_text(window: Reader, tmp_path: Path) -> None:
    plain = tmp_path / "plain.srt"
    plain.write_text("1\n00:00:01,000 --> 00:00:02,000\nSaid.\n", encoding="utf-8")
    opened: list[str] = []
    window.window.areas.side.turned.connect(lambda: opened.append(window.window.areas.side.opened))
    window.session.open(plain)
    assert window.title == "Plain"
    assert "contents" not in opened
    window.settle()
    assert window.window.areas.side.opened == ""


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("width", [360, 439, 440, 480, 559, 560, 600, 1_000])
def test_what_is_typed_is_seen_in_the_narrowest_window(
    window: Reader, width: int, size: int
) -> None:
    window.open(SEED)
    window.settings.set("interface_size", size)
    try:
        window.window.resize(width, 640)
        window.find("the")
        assert window.window.width() == width
        assert window.count == "1 of 67"
        bar = window.window.search_bar
        for part in (bar.field, bar.previous, bar.next, bar.button):
            assert part.isVisible()
            assert part.mapTo(window.window, part.rect().topLeft()).x() >= 0
            assert part.mapTo(window.window, part.rect().topRight()).x() < width
        margins, told = bar.field.textMargins(), bar.count
        metrics = bar.field.fontMetrics()
        room = bar.field.width() - margins.left() - margins.right()
        assert room >= metrics.horizontalAdvance("the")
        # What was found is told whole or not: “1 of 6” would be another number.
        assert told.text() in ("1 of 67", "1/67", "")
        assert told.width() >= metrics.horizontalAdvance(told.text())
        assert told.width() > 0 or (size == 200 and width < 600)
    finally:
        window.settings.set("interface_size", 100)


def test_the_words_around_the_text_have_a_size_of_their_own(window: Reader) -> None:
    window.open(SEED)
    menu, page = window.window.menuBar(), window.window.pane
    before = menu.fontInfo().pixelSize()
    text = page.document().defaultFont().pointSizeF()
    masthead = page._masthead._title.font().pointSizeF()
    window.settings.set("interface_size", 150)
    window.settle()
    try:
        assert menu.fontInfo().pixelSize() >= 1.4 * before
        assert page.document().defaultFont().pointSizeF() == text
        assert page._masthead._title.font().pointSizeF() == masthead
    finally:
        window.settings.set("interface_size", 100)
        window.settle()
    assert menu.fontInfo().pixelSize() == before


def test_a_start_has_the_size_that_was_chosen(qapp: QApplication) -> None:
    settings = Settings()
    settings.set("interface_size", 150)
    before = qapp.font().pointSizeF()
    with reader(settings=settings) as window:
        assert abs(qapp.font().pointSizeF() - 1.5 * before) < 0.01
        window.settings.set("interface_size", 100)
    assert qapp.font().pointSizeF() == before


def test_the_bars_of_words_over_time_are_no_slivers_in_a_narrow_dialog(
    window: Reader, tmp_path: Path
) -> None:
    for year in (2019, 2020):
        told = {"title": f"T{year}", "date": f"{year}-01-01", "segments": [{"text": "a river"}]}
        (tmp_path / f"{year}.json").write_text(json.dumps(told), encoding="utf-8")
    take_in(window, *tmp_path.glob("*.json"))
    window.do("library-words")
    until(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    dialog = window.dialog()
    assert isinstance(dialog, RatesDialog)
    dialog.resize(560, 480)
    dialog.field.setText("river, bank, boat, flood")
    dialog.look()
    until(lambda: dialog.table.isVisible() and dialog.table.model().rowCount() == 2)
    window.settle()
    header = dialog.table.horizontalHeader()
    assert [header.sectionSize(column) for column in range(3, 7)] == [176] * 4
    assert dialog.table.horizontalScrollBar().maximum() > 0
    dialog.resize(1400, 480)
    window.settle()
    assert dialog.table.horizontalScrollBar().maximum() == 0
    assert min(header.sectionSize(column) for column in range(3, 7)) > 176
    dialog.reject()


def test_a_narrow_window_leaves_room_to_type_what_is_looked_for(window: Reader) -> None:
    window.open(SEED)
    window.window.resize(600, 500)
    window.settle()
    window.find("uneasy")
    field = window.window.search_bar.field
    margins = field.textMargins()
    room = field.width() - margins.left() - margins.right()
    assert room > field.fontMetrics().horizontalAdvance("of uneasy partners")
