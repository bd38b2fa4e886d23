"""How often words are said, year by year: counted, compared, gone to, saved."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from driver import Reader, until
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from shelves import take_in, write

from reader.ui.dialogs.rates_dialog import RatesDialog
from reader.ui.parts.voice_looks import colour
from reader.ui.state.pages import ShelfPage

TALKS = {
    "2019-05-01": "The bridge is new and the bridge is long.",  # 9 words, 2 bridges
    "2021-03-04": "A tunnel is under the bridge.",  # 6 words, a bridge, a tunnel
    "2021-11-20": "Bridges and abridged words are none of them.",  # 8 words, none
    "": "One tunnel here at last.",  # 5 words, a tunnel
}
"""By hand, in 10,000 words: 2019 bridge 2/9 = 2,222.2; 2021 both 1/14 = 714.3; no year, tunnel
1/5 = 2,000. In longer words too: 2021 bridge 3/14 = 2,142.9."""


@pytest.fixture
def counted(window: Reader, tmp_path: Path) -> Reader:
    for number, (date, text) in enumerate(TALKS.items()):
        facts = {"title": f"Talk {number}", "date": date, "segments": [{"text": text}]}
        (tmp_path / f"{number}.json").write_text(json.dumps(facts), encoding="utf-8")
    window.shelf.take_in([tmp_path])
    until(lambda: len(window.shelf.cards) == len(TALKS) and not window.shelf._taking)
    return window


def ask(window: Reader, words: str, *, whole_words: bool = True) -> RatesDialog:
    window.settings.set("whole_words", whole_words)
    window.do("library-words")
    dialog = window.dialog()
    assert isinstance(dialog, RatesDialog)
    assert dialog.field.hasFocus()
    assert not dialog.table.isVisible()
    window.type(words)
    window.press("Return")
    until(lambda: dialog.head.text() != "Counting …")
    return dialog


def shown(dialog: RatesDialog) -> list[list[str]]:
    model = dialog.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_words_are_compared_year_by_year(counted: Reader) -> None:
    dialog = ask(counted, "bridge, tunnel,, bridge")
    header = dialog.table.model()
    names = [header.headerData(n, Qt.Orientation.Horizontal) for n in range(5)]
    assert names == ["Year", "Transcripts", "Words", "bridge", "tunnel"]
    assert shown(dialog) == [
        ["2019", "1", "9", "2,222.2", "0"],
        ["2021", "2", "14", "714.3", "714.3"],
        ["no year", "1", "5", "0", "2,000.0"],
    ]
    assert dialog.head.text().startswith("bridge: 3 hits; tunnel: 2 hits (whole words).")
    assert dialog.head.text().endswith(
        " 1 transcript has no date: Edit Details…, in the menu of the library, gives one."
    )
    picture = dialog.table.viewport().grab().toImage()
    inks = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }
    look = counted.appearance.theme
    assert colour(look, 1).name() in inks


def test_where_nothing_has_a_date_it_is_told_how_to_give_one(
    window: Reader, tmp_path: Path
) -> None:
    for number in range(2):
        write(tmp_path / f"{number}.json", f"Talk {number}", f"The bridge of number {number}.")
    take_in(window, tmp_path)
    dialog = ask(window, "bridge")
    assert dialog.head.text().endswith(
        " No transcript has a date: Edit Details…, in the menu of the library, gives one."
    )


def test_enter_on_a_bar_searches_for_the_word_in_that_year(counted: Reader) -> None:
    dialog = ask(counted, "bridge, tunnel")
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.table.model().index(1, 4))
    counted.press("Return")
    assert not dialog.isVisible()
    assert isinstance(counted.session.page, ShelfPage)
    search = counted.window.commands.library.search
    assert search.state.query == "tunnel after:2021 before:2022"
    until(lambda: not search.state.is_busy and search.state.transcripts)
    assert [result.entry.day for result in search.results] == ["2021-03-04"]


def test_it_is_saved_as_a_table_and_a_drawing(
    counted: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ask(counted, "bridge, tunnel")
    for name in ("rates.csv", "rates.svg", "rates.png"):
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=path: (str(path), ""))
        counted.click(dialog.save_button)
        until(path.exists)
    table = (tmp_path / "rates.csv").read_text(encoding="utf-8-sig")
    assert list(csv.reader(io.StringIO(table)))[:4] == [
        ["year", "term", "hits", "per_10000_words", "transcripts", "words"],
        ["2019", "bridge", "2", "2222.222", "1", "9"],
        ["2019", "tunnel", "0", "0.000", "1", "9"],
        ["2021", "bridge", "1", "714.286", "2", "14"],
    ]
    drawing = (tmp_path / "rates.svg").read_text(encoding="utf-8")
    assert "2021  tunnel: 714.3 (1)" in drawing
    assert (tmp_path / "rates.png").read_bytes().startswith(b"\x89PNG")


def test_what_the_search_does_not_allow_is_said(counted: Reader) -> None:
    dialog = ask(counted, "after:tomorrow")
    assert dialog.fault.isVisible()
    assert dialog.fault.text()
    assert not dialog.table.isVisible()


def test_an_empty_library_says_so(window: Reader) -> None:
    dialog = ask(window, "bridge")
    assert dialog.head.text() == "The library is empty."
    assert not dialog.table.isVisible()


@pytest.mark.parametrize(("whole_words", "hits"), [(True, 1), (False, 3)])
def test_enter_on_a_bar_finds_as_many_hits_as_it_counts(
    counted: Reader, whole_words: bool, hits: int
) -> None:
    dialog = ask(counted, "bridge", whole_words=whole_words)
    assert dialog._years[1].hits == (hits,)
    assert ("in longer words too" in dialog.head.text()) is not whole_words
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.table.model().index(1, 3))
    counted.press("Return")
    search = counted.window.commands.library.search
    until(lambda: not search.state.is_busy and search.state.transcripts)
    assert sum(result.total for result in search.results) == hits


def test_whole_words_is_the_switch_of_the_search_and_counts_anew(counted: Reader) -> None:
    dialog = ask(counted, "bridge", whole_words=False)
    assert shown(dialog)[1] == ["2021", "2", "14", "2,142.9"]
    counted.click(dialog.whole_words, QPoint(8, dialog.whole_words.height() // 2))
    until(lambda: dialog.head.text() != "Counting …")
    assert shown(dialog)[1] == ["2021", "2", "14", "714.3"]
    assert counted.settings.whole_words


def test_an_empty_field_leaves_what_was_counted(counted: Reader) -> None:
    dialog = ask(counted, "bridge")
    told = dialog.head.text()
    dialog.field.setText("tunnel")
    dialog.look()
    dialog.field.clear()  # while that is still being counted
    counted.press("Return", dialog.field)
    assert dialog.head.text() == told
    assert dialog._title() == "bridge – in 10,000 words of a year"
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.table.model().index(0, 3))
    counted.press("Return")
    search = counted.window.commands.library.search
    assert search.state.query == "bridge after:2019 before:2020"


def test_what_cannot_be_saved_leaves_the_head(
    counted: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ask(counted, "bridge")
    told, path = dialog.head.text(), tmp_path / "nowhere" / "rates.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    counted.click(dialog.save_button)
    until(dialog.fault.isVisible)
    assert dialog.head.text() == told


def test_bars_keep_their_width_in_a_narrow_dialog(counted: Reader) -> None:
    dialog = ask(counted, "bridge, tunnel, water, boat")
    dialog.resize(480, 400)
    counted.settle()
    widths = [dialog.table.columnWidth(column) for column in range(3, 7)]
    assert min(widths) >= 130
    assert dialog.table.horizontalScrollBar().maximum() > 0
    dialog.resize(1_200, 400)
    counted.settle()
    assert dialog.table.horizontalScrollBar().maximum() == 0
    assert dialog.table.columnWidth(3) > 130
