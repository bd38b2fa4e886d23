"""The search over the whole library, and where related videos lead to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from driver import Reader, until
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from shelves import (
    click_row,
    found,
    has_looked,
    notice,
    search,
    take_in,
    three_talks,
    write,
)

from reader import paths
from reader.library import open_library
from reader.quotes.exports import EXPORTS
from reader.ui.state.pages import ShelfPage, VideoPage

# -- searching ----------------------------------------------------------------------------------


def test_a_phrase_over_a_caption_break_is_found_and_opened_there(
    window: Reader, folder: Path
) -> None:
    take_in(window, folder)
    search(window, "iron bridge")
    page = window.window.commands.library.page
    assert found(window) == ["Bridges of Porto", "They built the iron bridge over the Douro."]
    assert page.said.text() == "1 hit in 1 transcript"
    click_row(window, 1)
    until(lambda: window.title == "Bridges of Porto")
    assert window.window.search_bar.field.text() == "iron bridge"
    assert window.count == "1 of 1"
    start, end = window.session.search.state.current_range or (0, 0)
    assert window.text[start:end] == "iron bridge"
    window.press("Alt+Left")
    assert isinstance(window.session.page, ShelfPage)
    assert page.field.text() == "iron bridge"
    assert found(window)[0] == "Bridges of Porto"


def test_a_hit_that_was_opened_has_its_words_selected_by_esc(window: Reader, folder: Path) -> None:
    take_in(window, folder)
    search(window, "iron bridge")
    click_row(window, 1)
    until(lambda: window.title == "Bridges of Porto")
    window.press("Ctrl+F")
    window.press("Escape")
    window.do("copy-with-source")
    assert window.clipboard.startswith("“iron bridge”")


def test_all_hits_of_a_transcript_are_one_row_away(window: Reader, tmp_path: Path) -> None:
    path = tmp_path / "many.json"
    write(path, "Many", *(f"Sentence {number} has a swan." for number in range(7)))
    take_in(window, path)
    search(window, "swan")
    rows = found(window)
    assert len(rows) == 5
    assert rows[4] == "4 more in this transcript"
    click_row(window, 4)
    until(lambda: len(found(window)) == 8)
    click_row(window, 7)
    until(lambda: window.title == "Many")
    assert window.count == "7 of 7"


def test_a_query_that_is_none_is_explained(window: Reader, folder: Path) -> None:
    take_in(window, folder)
    search(window, "water OR")
    said = window.window.commands.library.page.said
    assert said.text().startswith("OR stands between two words")
    assert said.property("role") == "warning"
    search(window, "zebra")
    assert window.window.commands.library.page._empty.text().startswith("Nobody says that")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "bridge folder:nowhere",
            "In no transcript that the search is narrowed to does anybody say that.",
        ),
        (
            "ships after:2015",
            "In no transcript that the search is narrowed to does anybody say that. "
            "Those without a date are found neither by before: nor by after:.",
        ),
        ("folder:nowhere", "There is no such transcript in the library."),
    ],
)
def test_a_search_that_is_narrowed_does_not_deny_what_is_said_elsewhere(
    window: Reader, folder: Path, query: str, told: str
) -> None:
    take_in(window, folder)
    search(window, query)
    assert not found(window)
    assert window.window.commands.library.page._empty.text() == told


def test_the_words_of_a_phrase_that_is_nowhere_are_a_click_away(
    window: Reader, folder: Path
) -> None:
    take_in(window, folder)
    search(window, "bridge under water")
    page = window.window.commands.library.page
    assert page.said.text() == "Nobody says that as it stands."
    assert found(window) == ["1 transcript has these words apart: bridge AND under AND water"]
    click_row(window, 0)
    until(lambda: found(window)[:1] == ["Water"] and has_looked(window))
    assert page.field.text() == "bridge AND under AND water"
    until(lambda: page.said.text() == "3 hits in 1 transcript")
    search(window, "under bridges")
    assert not found(window)
    assert page._empty.text().startswith("Nobody says that")


def test_more_transcripts_are_listed_in_the_order_asked_for(
    window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("state.shelf_search", "pages.shelf_rows"):
        monkeypatch.setattr(f"reader.ui.{module}.MOST_TRANSCRIPTS", 2)
    for name in ("Bats", "ants", "Crows", "Doves", "Eels"):
        write(tmp_path / f"about {name}.json", name, "We saw swans there.")
    take_in(window, *sorted(tmp_path.glob("*.json"), key=lambda path: path.name.casefold()))
    search(window, "swans")
    page = window.window.commands.library.page
    more = ["Show up to 2 more transcripts"]
    assert [title for title in found(window) if "swans" not in title] == ["Eels", "Doves", *more]
    page.order.setCurrentIndex(page.order.findData("title"))
    page.order.activated.emit(page.order.currentIndex())
    until(lambda: found(window)[:1] == ["ants"] and has_looked(window))
    assert page.said.text() == "2 hits in the first 2 transcripts; more have it too."
    click_row(window, 4)
    until(lambda: len(found(window)) == 9)
    click_row(window, 8)
    until(lambda: len(found(window)) == 10 and has_looked(window))
    listed = [title for title in found(window) if "swans" not in title]
    assert listed == ["ants", "Bats", "Crows", "Doves", "Eels"]
    assert page.said.text() == "5 hits in 5 transcripts"


def test_hits_are_shown_as_a_table_and_saved(window: Reader, folder: Path, tmp_path: Path) -> None:
    take_in(window, folder)
    search(window, "bridge")
    page = window.window.commands.library.page
    window.click(page.table_button)
    until(lambda: page.hits.rowCount() == 2)
    assert page.table.isVisible()
    cells = [[page.hits._words(row, column) for column in range(5)] for row in range(2)]
    assert ["Water", "1", "Water under the", "bridge", "."] in cells
    out = tmp_path / "hits.csv"
    window.window.commands.library.saving_hits.save_as(out, EXPORTS["csv"])
    until(out.exists)
    until(lambda: notice(window) == f"Saved as {out}")
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 3
    assert any("Bridges of Porto" in line for line in lines)
    page.table.setFocus()
    page.table.selectRow(cells.index(["Water", "1", "Water under the", "bridge", "."]))
    window.press("Return")
    until(lambda: window.title == "Water")


def test_hits_that_cannot_be_saved_are_refused_in_a_sentence(
    window: Reader, folder: Path, tmp_path: Path
) -> None:
    take_in(window, folder)
    search(window, "bridge")
    window.window.commands.library.saving_hits.save_as(
        tmp_path / "no folder" / "hits.csv", EXPORTS["csv"]
    )
    until(lambda: "hits.csv" in notice(window))
    assert not window.window.commands.library.busy.isVisible()


def test_the_search_of_the_window_and_of_the_command_line_are_one(
    window: Reader, folder: Path, basedir: Path
) -> None:
    take_in(window, folder)
    library = open_library(paths.folders(basedir).data, paths.folders(basedir).cache)
    for query in ("bridge", '"the bridge"', "water OR ships", "bridg*", "bridge -douro", "the"):
        search(window, query)
        shown = [
            (result.entry.title, result.total)
            for result in window.window.commands.library.search.results
        ]
        assert shown == [(one.entry.title, one.total) for one in library.search(query)], query
    library.close()


def test_the_selection_is_looked_for_elsewhere(window: Reader, folder: Path) -> None:
    take_in(window, folder)
    path = folder.parent / "own.json"
    write(path, "Own", "As they say, under the bridge.")
    window.open(path)
    window.find("under the bridge")
    window.press("Escape")
    pane = window.window.pane
    cursor = pane.textCursor()
    cursor.setPosition(13)
    cursor.setPosition(29, cursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    window.settle()
    window.do("where-else")
    until(lambda: has_looked(window))
    assert window.window.commands.library.page.field.text() == "“under the bridge”"
    assert found(window)[0] == "Water"


def test_a_long_passage_is_looked_for_by_what_it_is_about(window: Reader, tmp_path: Path) -> None:
    words = "whales migrate along the coast while lichens cover granite boulders near glaciers"
    for name in ("One", "Two"):
        write(tmp_path / f"{name}.json", name, f"{name}: {words}.")
    write(tmp_path / "Three.json", "Three", "Taxes and budgets and committees.")
    take_in(window, tmp_path / "One.json", tmp_path / "Two.json", tmp_path / "Three.json")
    window.open(tmp_path / "One.json")
    window.do("select-all")
    window.do("where-else")
    until(lambda: has_looked(window))
    title, passage = found(window)
    assert (title, "whales migrate along the coast" in passage) == ("Two", True)
    assert "glaciers" in window.window.commands.library.page.model.view(0).detail
    assert window.window.commands.library.page.said.text().startswith(
        "1 transcript about the same as “One:"
    )
    window.press("Return")
    until(lambda: window.title == "Two")


def test_escape_leads_back_to_the_text(window: Reader, folder: Path) -> None:
    window.open(folder / "water.json")
    search(window, "bridge")
    window.press("Escape")
    assert window.window.commands.library.page.field.text() == ""
    window.press("Escape")
    assert window.title == "Water"


def test_sounds_that_are_left_out_do_not_shift_a_hit(window: Reader, tmp_path: Path) -> None:
    path = tmp_path / "sounds.json"
    write(path, "Sounds", "[applause]", "Thank you.", "[music]", "Thank you again.")
    take_in(window, path)
    window.settings.set("show_sounds", False)
    search(window, "thank you")
    click_row(window, 2)
    until(lambda: window.title == "Sounds")
    assert window.count == "2 of 2"


# -- related ------------------------------------------------------------------------------------


LISTED = ("Bridges of Porto", "Video interview", "Water and war in our time")


@pytest.fixture
def listing(folder: Path) -> Path:
    path = folder.parent / "listing.json"
    related = [{"title": title} for title in LISTED]
    write(path, "Listing", "Related videos below.", related=related)
    return path


def test_a_related_video_leads_to_the_library(
    window: Reader, folder: Path, listing: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "elsewhere"
    folder.rename(kept)
    write(kept / "interview.json", "Video interview", "A stranger speaks.")
    take_in(window, kept)
    window.open(listing)
    related = window.window.areas["related"].model
    until(lambda: related.row(0).is_known)
    assert not related.row(1).is_known
    for path in kept.iterdir():
        path.unlink()
    window.click_related(0)
    until(lambda: window.title == "Bridges of Porto")
    assert window.text == "They built the iron bridge over the Douro."
    window.press("Alt+Left")
    window.click_related(1)
    assert isinstance(window.session.page, VideoPage)
    offers = window.window.video_pane.offers
    until(lambda: offers.buttons)
    assert offers.isVisible()
    assert offers.buttons[0].text().startswith("Video interview")
    window.click(offers.buttons[0])
    until(lambda: window.title == "Video interview")
    window.press("Alt+Left")
    window.press("Alt+Left")
    assert window.title == "Listing"
    window.click_related(1)
    until(lambda: window.title == "Video interview")


def test_what_lists_a_transcript_and_what_is_alike_stand_beside_it(
    window: Reader, folder: Path, listing: Path
) -> None:
    take_in(window, folder, listing)
    window.open(folder / "bridges.json")
    window.open(folder / "bridges.json")
    until(lambda: any(window.window.desk.doors.neighbours))
    window.do("similar")
    pane = window.window.areas["similar"]
    until(pane.isVisible)
    assert [pane.model.view(row).title for row in range(2)] == ["Listed by", "Listing"]
    pane.list.setFocus()
    pane.list.select_row(1)
    window.press("Return")
    until(lambda: window.title == "Listing")


def test_a_hit_is_found_though_the_bar_was_set_to_patterns(window: Reader, folder: Path) -> None:
    take_in(window, folder)
    bar = window.window.search_bar
    bar.switches["regex"].click()
    search(window, "bridge.")
    click_row(window, 1)
    until(lambda: window.title == "Water")
    assert not bar.switches["regex"].isChecked()
    assert window.count == "1 of 1"


# -- narrowing, and the order of the table ---------------------------------------------------------


def press_narrowing(window: Reader, name: str) -> QMenu:
    page = window.window.commands.library.page
    until(page.narrowing.isVisible)
    buttons = page.narrowing.findChildren(QPushButton)
    window.click(next(one for one in buttons if one.isVisible() and one.text() == f"{name}…"))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.qt_log_ignore("This plugin does not support .*")
def test_what_was_found_is_narrowed_by_a_click(window: Reader, tmp_path: Path) -> None:
    talks = tmp_path / "talks"
    talks.mkdir()
    for number, speaker in enumerate(("Ana", "Ana", "Ben")):
        words = {"text": "The bridge is closed.", "speaker": speaker}
        value = {"title": f"Talk {number}", "segments": [words]}
        (talks / f"{number}.json").write_text(json.dumps(value))
    take_in(window, talks)
    search(window, "bridge")
    assert window.window.commands.library.search.state.transcripts == 3
    menu = press_narrowing(window, "Speaker")
    assert [action.text() for action in menu.actions()] == ["Ana\t2", "Ben\t1"]
    menu.actions()[1].trigger()
    menu.close()
    until(lambda: has_looked(window))
    page = window.window.commands.library.page
    assert page.field.text() == "bridge speaker:Ben"
    assert page.field.hasFocus()
    assert found(window)[0] == "Talk 2"
    assert not page.narrowing.isVisible()  # one transcript differs from nothing


def test_hits_in_a_table_are_sorted_by_the_words_beside_them(
    window: Reader, tmp_path: Path
) -> None:
    lines = ("An old bridge, zealously kept.", "The Big bridge and more.", "Át bridge, in May.")
    write(tmp_path / "one.json", "Bridges", *lines)
    take_in(window, tmp_path / "one.json")
    search(window, "bridge")
    page = window.window.commands.library.page
    window.click(page.table_button)
    until(lambda: page.hits.rowCount() == 3)

    def sorted_by(order: str) -> list[str]:
        page.table_order.setCurrentIndex(page.table_order.findData(order))
        page.table_order.activated.emit(page.table_order.currentIndex())
        before = [page.hits.index(row, 2).data().split()[-1] for row in range(3)]
        assert page.hits.passages[0].hit.passage.before.split()[-1] == before[0]
        return before

    assert page.table_order.isVisible()
    assert not page.order.isVisible()
    assert page.table_order.currentData() == "found"
    window.turn_wheel(page.table_order)  # which is for what scrolls
    assert page.table_order.currentData() == "found"
    assert sorted_by("before") == ["Át", "Big", "old"]
    assert sorted_by("after") == ["Big", "Át", "old"]  # and, in, zealously
    assert sorted_by("found") == ["old", "Big", "Át"]


def test_what_looks_like_a_field_and_is_none_is_told_of(window: Reader, tmp_path: Path) -> None:
    take_in(window, three_talks(tmp_path))
    search(window, "author:Ana")
    page = window.window.commands.library.page
    until(lambda: "author" in page._empty.text())
    assert page._empty.text().startswith(
        "Nobody says that in any transcript of the library. “author:” is no field, and is looked"
    )


def test_a_quotation_mark_without_another_is_remarked(window: Reader, tmp_path: Path) -> None:
    take_in(window, three_talks(tmp_path))
    page = window.window.commands.library.page
    search(window, '"iron bridge')
    until(lambda: "hit" in page.said.text())
    found, remark = page.said.text().split(" · ")
    assert remark == (
        "The quotation mark is not closed; all behind it is taken as one phrase: “iron bridge”."
    )
    window.type('"')
    until(lambda: page.said.text() == found)
    # One that is nowhere is remarked too, over the sentence that says so.
    search(window, '"old and new')
    until(lambda: "“old and new”" in page.said.text() and page._empty.isVisible())
    assert page.said.text().startswith("The quotation mark is not closed;")


def test_where_nothing_is_kept_a_click_leads_to_the_library(window: Reader) -> None:
    window.press("Ctrl+Shift+F")
    page = window.window.commands.library.page
    until(lambda: page._empty.text().startswith("Nothing is kept in the library yet"))
    (way,) = (one for one in page._empty.findChildren(QPushButton) if one.isVisible())
    window.click(way)
    assert window.window.areas.is_shown("library")
    search(window, "bridge")
    until(lambda: page._empty.text().startswith("Nothing is kept in the library yet"))
