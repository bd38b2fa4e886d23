"""What was found in the library: by year and by folder as bars, folded, and searched for again."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import Reader, until
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from shelves import found, notice, search, shelf, take_in, write

from reader.ui.pages.hit_bars import BarRow


@pytest.fixture
def rivers(window: Reader, tmp_path: Path) -> Reader:
    """Five hits: one of 2019 in talks, three of 2020 in hearings, one of 2020 in talks."""
    for folder in ("talks", "hearings"):
        (tmp_path / "files" / folder).mkdir(parents=True)
    files = tmp_path / "files"
    write(files / "talks" / "a.json", "One", "The river rose.", date="2019-05-01")
    write(files / "talks" / "b.json", "Two", "No river here.", date="2020-05-01")
    three = ("A river.", "That river, the river.")
    write(files / "hearings" / "c.json", "Three", *three, date="2020-06-01")
    take_in(window, files)
    search(window, "river")
    until(bars(window).isVisible)
    return window


def bars(window: Reader) -> BarRow:
    return window.window.commands.library.page.bars.years


def told(row: BarRow) -> list[str]:
    return [row.told(nth) for nth in range(len(row._values))]


def wait(window: Reader) -> None:
    until(lambda: not window.window.commands.library.search.state.is_busy)
    window.settle()


def test_hits_are_shown_by_year_and_folder_and_a_click_has_only_these(rivers: Reader) -> None:
    page = rivers.window.commands.library.page
    assert told(page.bars.years) == [
        "2019: 1 hit in 1 transcript",
        "2020: 4 hits in 2 transcripts",
    ]
    folders = [line.rpartition("/")[2] for line in told(page.bars.folders)]
    assert folders == ["hearings: 3 hits in 1 transcript", "talks: 2 hits in 2 transcripts"]
    rivers.click(page.bars.years, page.bars.years.box(0).center())
    wait(rivers)
    assert page.field.text() == "river after:2019 before:2020"
    assert found(rivers)[0] == "One"
    until(lambda: not page.bars.isVisible())  # one transcript differs from nothing


def test_bars_are_gone_to_and_chosen_by_key_and_said(rivers: Reader) -> None:
    row = bars(rivers)
    row.setFocus()
    assert row.accessibleName() == "Hits by year, 2020: 4 hits in 2 transcripts"
    rivers.press("Left")
    assert row.accessibleName() == "Hits by year, 2019: 1 hit in 1 transcript"
    rivers.press("Right")
    rivers.press("Return")
    wait(rivers)
    page = rivers.window.commands.library.page
    assert page.field.text() == "river after:2020 before:2021"
    assert rivers.window.commands.library.search.state.transcripts == 2


def test_the_hits_of_a_transcript_fold_by_mouse_and_by_key(rivers: Reader) -> None:
    page = rivers.window.commands.library.page
    whole = found(rivers)
    first = whole[0]
    at = page.list.visualRect(page.model.index(0))
    rivers.click(page.list.viewport(), QPoint(14, at.center().y()))
    assert rivers.session.page is not None
    assert rivers.session.page.title == "Search the library"  # it was not opened
    folded = found(rivers)
    assert folded[0] == first
    assert len(folded) < len(whole)
    assert "folded" in page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    page.list.setFocus()
    page.list.select_row(0)
    rivers.press("Right")
    assert found(rivers) == whole
    rivers.press("Down")
    rivers.press("Left")  # from a hit to the head of it
    assert found(rivers) == folded
    assert page.list.currentIndex().row() == 0


def test_all_fold_at_once_and_one_of_them_comes_back(rivers: Reader) -> None:
    page = rivers.window.commands.library.page
    rivers.click(page.fold_button)
    assert sorted(found(rivers)) == ["One", "Three", "Two"]
    page.list.setFocus()
    page.list.select_row(0)
    rivers.press("Right")
    assert len(found(rivers)) > 3
    rivers.click(page.fold_button)
    assert len(found(rivers)) == 8  # three transcripts, and their five hits
    rivers.press("Return", page.list)
    until(lambda: rivers.title in ("One", "Two", "Three"))


@pytest.mark.qt_log_ignore("This plugin does not support .*")
def test_a_search_is_kept_listed_at_the_next_start_and_forgotten(
    qapp: QApplication, basedir: Path, folder: Path
) -> None:
    def choose(window: Reader, words: str) -> None:
        window.click(window.window.commands.library.page.saved_button)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(one for one in menu.actions() if one.text() == words).trigger()
        menu.close()
        window.settle()

    with shelf(basedir) as window:
        take_in(window, folder)
        search(window, "bridge")
        choose(window, "&Keep This Search")
        assert notice(window).startswith("“bridge” was kept: it is listed here")
    with shelf(basedir) as window:
        search(window, "")
        page = window.window.commands.library.page
        assert found(window) == ["Kept searches", "bridge"]
        row = page.list.visualRect(page.model.index(1))
        QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
        wait(window)
        assert page.field.text() == "bridge"
        until(lambda: "Water" in found(window))
        choose(window, "&Forget This Search")
        page.field.clear()
        window.window.commands.library.search.set_query("")
        wait(window)
        assert found(window) == []
        assert not page.saved_button.isVisible()
