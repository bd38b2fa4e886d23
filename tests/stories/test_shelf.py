"""The library in the window: filled, looked through, and kept."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from driver import SEED, Reader, drag, drop, files, reader, until
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shelves import (
    found,
    notice,
    search,
    take_in,
    titles,
    wait_for_lines,
    write,
)

from reader import paths
from reader.kept.memory import Memory
from reader.kept.settings import Settings
from reader.library import Arrival, Library, LibraryError, open_library
from reader.library.sqlite_library import SqliteLibrary
from reader.model.transcript import Cue, RelatedVideo, Transcript

# -- filling it ---------------------------------------------------------------------------------


def test_an_empty_library_says_how_to_fill_it(window: Reader) -> None:
    window.open(SEED)
    window.press("F8")
    pane = window.window.areas["library"]
    assert pane.isVisible()
    assert pane.keep_button.isVisible()
    window.click(pane.keep_button)
    until(lambda: window.shelf.cards)
    assert titles(window) == ["NATO and Russia: uneasy partners"]
    assert not pane.keep_button.isVisible()


def test_a_folder_is_taken_in_and_reported(window: Reader, folder: Path) -> None:
    (folder / "broken.json").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    take_in(window, folder)
    assert sorted(titles(window)) == ["A harbour town", "Bridges of Porto", "Water"]
    assert notice(window) == "Library: 3 added, 1 refused, 1 other files passed over."
    window.click(window.window.notices.way)
    told = window.dialog()
    assert "broken.json" in told.text()  # type: ignore[attr-defined]
    told.reject()


def test_what_is_open_when_it_comes_into_the_library_is_shown_and_opened_there(
    window: Reader, folder: Path
) -> None:
    window.open(folder / "water.json")
    window.press("F8")
    take_in(window, folder)
    model = window.window.areas["library"].model
    shown = [model.view(row) for row in range(model.rowCount()) if model.view(row).is_shown]
    assert [view.title for view in shown] == ["Water"]
    until(lambda: [c.entry.title for c in window.shelf.cards if c.entry.read] == ["Water"])


def test_an_archive_is_read_again_without_its_file(window: Reader, folder: Path) -> None:
    archive = folder.parent / "talks.zip"
    with zipfile.ZipFile(archive, "w") as package:
        for path in folder.iterdir():
            package.write(path, path.name)
    take_in(window, archive)
    archive.unlink()
    card = next(card for card in window.shelf.cards if card.entry.title == "Water")
    window.window.desk.doors.open(card.entry.id)
    until(lambda: window.title == "Water")
    assert window.text == "Water under the bridge."


def test_what_is_dropped_on_the_library_goes_into_it(window: Reader, folder: Path) -> None:
    window.press("F8")
    dragged = files(folder / "water.json")
    assert drag(window.window.areas["library"], dragged)
    drop(window.window.areas["library"], dragged)
    until(lambda: len(window.shelf.cards) == 1)
    assert window.title == ""


def test_a_folder_dropped_on_the_window_goes_into_the_library(window: Reader, folder: Path) -> None:
    dragged = files(folder, folder / "water.json")
    assert drag(window.window, dragged)
    drop(window.window, dragged)
    until(lambda: len(window.shelf.cards) == 3)
    assert window.title == "Water"  # the file is opened too


def test_taking_in_can_be_stopped_and_what_is_whole_stays(window: Reader, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(900):
        write(many / f"{number:04}.json", f"Talk {number}", f"This is talk number {number}.")
    window.window.commands.library.take_in([many])
    until(lambda: " of 900" in window.window.commands.library.busy._said.text())
    bar = window.window.commands.library.busy.bar
    assert bar.maximum() > 0  # how much there is to do is known
    window.click(window.window.commands.library.busy.stop)
    until(lambda: not window.window.commands.library.busy.isVisible())
    assert notice(window).startswith("Library: Stopped: ")
    wait_for_lines(window)
    count = len(window.shelf.cards)
    assert 0 < count < 900
    assert notice(window) == f"Library: Stopped: {count} added."


def test_what_is_opened_is_kept_where_that_is_wanted(window: Reader, folder: Path) -> None:
    window.open(folder / "water.json")
    wait_for_lines(window)
    assert window.shelf.cards == []
    window.settings.set("keep_opened", True)
    window.open(folder / "bridges.json")
    until(lambda: window.shelf.cards)
    assert [card.entry.title for card in window.shelf.cards] == ["Bridges of Porto"]


def test_a_watched_folder_is_taken_in_and_what_comes_later_too(
    window: Reader, folder: Path
) -> None:
    window.do("library-watch")
    dialog = window.dialog()
    dialog.field.setText(str(folder.parent / "nowhere"))  # type: ignore[attr-defined]
    dialog.accept()
    assert dialog.isVisible()
    dialog.field.setText(str(folder))  # type: ignore[attr-defined]
    dialog.accept()
    until(lambda: len(window.shelf.cards) == 3)
    write(folder / "later.json", "Later", "Saved afterwards.")
    until(lambda: len(window.shelf.cards) == 4)
    until(lambda: notice(window) == "Library: 1 added, 3 already there.")


# -- looking through it -------------------------------------------------------------------------


def test_the_library_is_filtered_sorted_and_put_in_groups(window: Reader, folder: Path) -> None:
    take_in(window, folder)
    pane = window.window.areas["library"]
    window.settings.set("library_sort", "title")
    assert titles(window) == ["A harbour town", "Bridges of Porto", "Water"]
    window.settings.set("library_group", "date")
    assert titles(window) == ["2021", "Water", "No date", "A harbour town", "Bridges of Porto"]
    pane.filter.setFocus()
    window.type("ana")
    assert titles(window) == ["2021", "Water"]
    window.type("x")
    assert titles(window) == []
    assert pane._empty.text() == "Nothing in the library matches “anax”."
    window.press("Escape")
    assert len(titles(window)) == 5


def test_the_keyboard_leads_through_the_library(window: Reader, folder: Path) -> None:
    take_in(window, folder)
    window.settings.set("library_sort", "title")
    window.press("F8")
    window.press("F8")
    pane = window.window.areas["library"]
    assert pane.list.hasFocus()
    window.press("Up")
    assert pane.filter.hasFocus()
    window.press("Down")
    window.press("Down")
    window.press("Return")
    until(lambda: window.title == "Bridges of Porto")
    assert pane.list.hasFocus()
    window.press("Escape")
    assert window.window.pane.hasFocus()


def test_what_is_read_is_told_and_can_be_marked(window: Reader, folder: Path) -> None:
    take_in(window, folder)
    window.settings.set("library_sort", "title")
    pane = window.window.areas["library"]
    assert pane.model.view(0).spoken == "not read yet"
    pane.list.setFocus()
    pane.list.select_row(0)
    window.press("Return")
    until(lambda: window.title == "A harbour town")
    window.shelf._rest.start(0)
    until(lambda: pane.model.view(0).spoken == "read")  # all of it is in view
    mark = next(row for row in pane.menu_rows() if row and row[0] == "Mark as &Not Read")
    mark[1]()
    until(lambda: pane.model.view(0).spoken == "not read yet")


def test_tags_are_given_and_taken(window: Reader, folder: Path) -> None:
    take_in(window, folder)
    pane = window.window.areas["library"]
    window.settings.set("library_sort", "title")
    pane.list.select_row(2)
    pane.tags_wanted.emit(pane.selected_ids())
    dialog = window.dialog()
    dialog.field.setText(" nato,  to  quote,nato,")  # type: ignore[attr-defined]
    dialog.accept()
    until(lambda: window.shelf.tags == ["nato", "to quote"])
    window.settings.set("library_group", "tag")
    assert titles(window)[:4] == ["nato", "Water", "to quote", "Water"]
    search(window, "tag:nato")
    assert found(window) == ["Water"]


def test_what_is_removed_can_be_brought_back(window: Reader, folder: Path) -> None:
    take_in(window, folder)
    window.settings.set("library_sort", "title")
    pane = window.window.areas["library"]
    pane.list.setFocus()
    pane.list.select_row(0)
    window.press("Down")
    QTest.keyClick(pane.list, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    window.press("Delete")
    until(lambda: notice(window).startswith("2 transcripts removed"))
    assert titles(window) == ["Water"]
    search(window, "ships")
    assert found(window) == []
    window.click(window.window.notices.way)
    until(lambda: len(window.shelf.cards) == 3)
    assert titles(window) == ["A harbour town", "Bridges of Porto", "Water"]
    assert not window.window.actions_["library-undo"].isEnabled()


# -- keeping it ---------------------------------------------------------------------------------


def test_the_place_is_remembered_without_the_file(qapp: QApplication, basedir: Path) -> None:
    folders = paths.folders(basedir)
    paths.ensure(folders.data)
    library = open_library(folders.data, folders.cache)
    cues = tuple(Cue(f"Sentence number {number} is said here.") for number in range(900))
    library.add([Arrival(Transcript(title="Long", cues=cues))])
    library.close()
    with reader(base=basedir) as window:
        window.shelf.read()
        until(lambda: window.shelf.cards)
        window.window.desk.doors.open(window.shelf.cards[0].entry.id)
        until(lambda: window.title == "Long")
        bar = window.window.pane.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        window.settle()
        place = window.session.place
    with reader(memory=Memory(), base=basedir) as window:
        window.shelf.read()
        until(lambda: window.shelf.cards)
        entry = window.shelf.cards[0].entry
        assert 0.4 < entry.reached < 0.6
        window.window.desk.doors.open(entry.id)
        until(lambda: window.title == "Long")
        assert window.session.place[:2] == place[:2]


def test_a_damaged_library_is_told_and_replaced_only_when_asked(
    qapp: QApplication, basedir: Path, folder: Path
) -> None:
    with reader(base=basedir) as window:
        window.shelf.read()
        take_in(window, folder)
        wait_for_lines(window)
    file = paths.folders(basedir).data / "library.db"
    broken = file.read_bytes()[:5_000]
    file.write_bytes(broken)
    with reader(base=basedir) as window:
        window.press("F8")
        window.shelf.read()
        pane = window.window.areas["library"]
        until(lambda: pane.trouble.isVisible() and pane.trouble.restore.isVisible())
        assert "damaged" in pane.trouble.sentence.text()
        assert file.read_bytes() == broken
        search(window, "bridge")
        assert window.window.commands.library.page.trouble.isVisible()
        window.click(pane.trouble.restore)
        until(lambda: len(window.shelf.cards) == 3)
        assert len(list(file.parent.glob("library.db.aside-?"))) == 1


def test_an_empty_library_can_be_begun_in_place_of_a_damaged_one(
    qapp: QApplication, basedir: Path
) -> None:
    data = paths.folders(basedir).data
    data.mkdir(parents=True)
    (data / "library.db").write_bytes(b"no database " * 100)
    with reader(base=basedir) as window:
        window.press("F8")
        window.shelf.read()
        pane = window.window.areas["library"]
        until(pane.trouble.isVisible)
        assert not pane.trouble.restore.isVisible()
        window.click(pane.trouble.anew)
        until(lambda: window.shelf.is_read)
        assert pane._below.currentWidget() is pane._invitation
        kept = list(data.glob("library.db.aside-*"))
        assert [path.read_bytes() for path in kept] == [b"no database " * 100]


def test_a_library_that_cannot_be_kept_does_not_stop_the_reading(
    qapp: QApplication, basedir: Path
) -> None:
    basedir.write_bytes(b"a file where the folder should be")
    with reader(base=basedir) as window:
        window.shelf.read()
        window.open(SEED)
        window.press("F8")
        pane = window.window.areas["library"]
        until(pane.trouble.isVisible)
        assert pane.trouble.sentence.text() == (
            f"The library cannot be kept: {basedir / 'data'} cannot be written. "
            "Another place can be named at the start: --basedir DIR."
        )
        assert not pane.trouble.anew.isVisible()
        assert window.title == "NATO and Russia: uneasy partners"


def test_copies_are_made_restored_and_checked(window: Reader, folder: Path) -> None:
    window.do("library-restore")
    until(lambda: notice(window) == "There is no copy of the library yet.")
    take_in(window, folder / "water.json")
    window.do("library-back-up")
    until(lambda: notice(window).startswith("The library was copied: "))
    take_in(window, folder)
    window.do("library-restore")
    until(lambda: [one for one in window.window.findChildren(QDialog) if one.isVisible()])
    window.dialog().accept()
    until(lambda: len(window.shelf.cards) == 1)
    window.do("library-check")
    until(lambda: notice(window) == "The library is sound: 1 transcripts, 0 notes.")


def test_a_library_that_cannot_be_checked_says_so_and_is_not_left_busy(
    window: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(library: Library, should_stop: object) -> None:
        raise LibraryError("The library cannot be read.")

    monkeypatch.setattr(SqliteLibrary, "check", torn)
    window.do("library-check")
    until(lambda: notice(window) == "The library cannot be read.")
    assert not window.window.commands.library.busy.isVisible()


# -- all of it ----------------------------------------------------------------------------------


def test_the_areas_are_walked_through_by_key(window: Reader, folder: Path) -> None:
    take_in(window, folder)
    window.open(SEED)
    window.window.areas.focus_page()
    parts: list[QWidget] = [
        window.window.search_bar,
        window.window.areas["related"],
        window.window.notices,  # which tells what was taken in
        window.window.areas["library"],
        window.window.pane,
    ]
    for part in parts:
        window.press("F6")
        focused = QApplication.focusWidget()
        assert focused is part or part.isAncestorOf(focused)


def test_strangers_words_are_shown_as_they_are(window: Reader, tmp_path: Path) -> None:
    title = "<img src=x onerror=alert(1)> & \u202egnp.exe"
    write(tmp_path / "a.json", title, "<b>bold</b> words")
    take_in(window, tmp_path / "a.json")
    search(window, "bold")
    model = window.window.commands.library.page.model
    shown = [model.data(model.index(row, 0)) for row in range(2)]
    assert shown == ["<img src=x onerror=alert(1)> & ⟨RLO⟩gnp.exe", "<b>bold</b> words"]
    tip = model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert tip is not None
    assert "&lt;img" in tip


def test_a_window_without_a_library_writes_none(qapp: QApplication, basedir: Path) -> None:
    with reader(base=basedir, settings=Settings()) as window:
        window.open(SEED)
    assert not os.path.exists(basedir)


def test_related_videos_are_asked_beside_the_window(window: Reader, folder: Path) -> None:
    take_in(window, folder)
    asked = RelatedVideo(title="Water")
    assert window.window.desk.doors.offers(asked) == ()
    assert not window.window.desk.doors.has(asked)


def test_what_is_added_in_a_narrow_window_is_in_view(window: Reader, folder: Path) -> None:
    window.do("library")
    if window.window.areas.is_shown("library"):
        window.do("library")
    window.window.resize(600, 700)
    window.settle()
    take_in(window, folder)
    assert window.window.areas.is_shown("library")
