"""Nothing moves by itself, and the window says what will happen: notices, drags, full screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import SEED, Reader, addresses, drag, drag_away, drop, files, until
from PySide6.QtCore import QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QToolBar, QWidget
from recordings import ClocklessPlayer, Heard

from reader.errors import FileError
from reader.quotes.exports import Matter, kinds
from reader.ui.parts.icons import SIZE, pixmap
from reader.ui.parts.theme import grown


def place_of(part: QWidget, window: Reader) -> QRect:
    return part.rect().translated(part.mapTo(window.window, QPoint()))


def shown(window: Reader) -> list[str]:
    labels = window.window.welcome.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]


def button(window: Reader, words: str) -> QPushButton:
    found = window.window.welcome.findChildren(QPushButton)
    return next(one for one in found if one.isVisible() and one.text().replace("&", "") == words)


# -- notices -------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [600, 1_000, 1_440])
def test_a_notice_stands_over_the_foot_of_the_page_and_moves_nothing(
    window: Reader, width: int
) -> None:
    window.open(SEED)
    window.window.resize(width, 700)
    window.settle()
    page, areas, notices = window.window.pane, window.window.areas, window.window.notices
    before = place_of(page, window), place_of(areas, window), window.top_words
    notices.show_error("The file cannot be read. " * 12, "Report…")
    window.settle()
    assert (place_of(page, window), place_of(areas, window), window.top_words) == before
    over = place_of(notices, window)
    assert before[0].contains(over)
    assert before[0].bottom() - over.bottom() == 16
    assert notices.sentence.height() >= notices.sentence.heightForWidth(notices.sentence.width())


def test_what_failed_looks_so_and_stays_and_what_was_done_goes(window: Reader) -> None:
    notices = window.window.notices
    notices.show_error("It broke.")
    failed = notices.grab().toImage()
    assert not notices._timer.isActive()
    notices.show_notice("It is done.")
    assert notices.property("role") == "floating"
    assert notices.grab().toImage() != failed
    notices._timer.setInterval(1)
    notices._timer.start()
    until(lambda: notices.sentence.text() == "It broke.")
    assert notices.property("role") == "failure"
    assert notices.isVisible()


SIGNS = {"check": "floating", "info": "floating", "warning": "failure"}


def sign(window: Reader) -> str:
    """The name of the sign beside the notice that is shown."""
    notices = window.window.notices
    assert notices.isVisible()
    look = window.appearance.theme
    shown = notices.sign.pixmap().toImage()
    for name, role in SIGNS.items():
        colour = look.warning if name == "warning" else look.text
        drawn = pixmap(name, colour.name(), grown(SIZE), notices.devicePixelRatioF())
        if shown == drawn.toImage() and notices.property("role") == role:
            return name
    raise AssertionError("none of these signs")


def test_only_what_was_done_bears_the_sign_of_success(window: Reader, tmp_path: Path) -> None:
    window.open(SEED)
    QGuiApplication.clipboard().clear()
    window.press("Ctrl+Shift+V")
    assert window.window.notices.sentence.text() == "There is no text on the clipboard."
    assert sign(window) == "info"
    window.do("where-am-i")
    assert sign(window) == "info"
    window.select(window.text[:40].strip())
    window.do("basket-add")
    assert window.window.notices.sentence.text() == "1 quotation put into the basket."
    assert sign(window) == "check"
    window.do("basket-add")
    assert window.window.notices.sentence.text() == "It is in the basket already."
    assert sign(window) == "info"
    window.open(tmp_path / "nowhere.txt")
    assert sign(window) == "warning"


def test_a_recording_without_a_device_for_sound_is_no_success(
    found: Heard, player: ClocklessPlayer
) -> None:
    player.has_device = False
    found.window.press("Space", found.window.window.pane)
    until(lambda: found.listening.here)
    player.load()
    found.window.settle()
    told = found.window.window.notices.sentence.text()
    assert told.startswith("There is no device for sound")
    assert sign(found.window) == "info"


@pytest.mark.parametrize("way", ["file", "again", "pasted", "dropped"])
def test_a_failure_goes_once_something_asked_for_since_is_open(
    window: Reader, tmp_path: Path, way: str
) -> None:
    window.open(SEED)
    window.open(tmp_path / "nowhere.txt")
    assert sign(window) == "warning"
    talk = tmp_path / "talk.txt"
    talk.write_text("The tide comes in.", encoding="utf-8")
    if way == "pasted":
        QGuiApplication.clipboard().setText("The tide comes in.")
        window.press("Ctrl+Shift+V")
    elif way == "dropped":
        drag(window.window.pane, files(talk))
        drop(window.window.pane, files(talk))
    else:
        window.open(talk if way == "file" else SEED)
    until(lambda: not window.session.is_reading)
    window.settle()
    assert not window.window.notices.isVisible()


def test_another_failure_stays_whatever_is_opened_since(window: Reader, tmp_path: Path) -> None:
    window.open(tmp_path / "nowhere.txt")
    window.session.tell_failed(FileError("What was remembered could not be written."))
    window.open(SEED)
    assert sign(window) == "warning"
    told = window.window.notices.sentence.text()
    assert told == "What was remembered could not be written."


def test_several_failures_go_once_something_asked_for_since_is_open(
    window: Reader, tmp_path: Path
) -> None:
    dragged = files(tmp_path / "nowhere.txt", tmp_path / "nowhere_else.txt")
    drag(window.window.welcome, dragged)
    drop(window.window.welcome, dragged)
    until(lambda: window.window.notices.sentence.text().startswith("2 of 2 files"))
    window.open(SEED)
    assert not window.window.notices.isVisible()


def test_a_failure_among_several_that_are_opened_stays(window: Reader, tmp_path: Path) -> None:
    dragged = files(tmp_path / "nowhere.txt", SEED)
    drag(window.window.welcome, dragged)
    drop(window.window.welcome, dragged)
    until(lambda: not window.session.is_reading and window.session.transcript)
    window.settle()
    assert sign(window) == "warning"
    assert window.window.notices.sentence.text().endswith("nowhere.txt: There is no such file.")


def test_a_failure_stays_where_the_next_is_one_too(window: Reader, tmp_path: Path) -> None:
    window.open(tmp_path / "nowhere.txt")
    window.open(tmp_path / "nowhere_else.txt")
    assert window.window.notices.sentence.text().endswith(
        "nowhere_else.txt: There is no such file."
    )
    assert sign(window) == "warning"


def test_what_was_done_stays_while_the_keyboard_is_on_its_button(window: Reader) -> None:
    notices = window.window.notices
    notices.show_notice("It is done.", "Undo")
    notices.way.setFocus()
    notices._timer.timeout.emit()
    assert notices.isVisible()
    window.window.areas.focus_page()
    notices._timer.timeout.emit()
    assert not notices.isVisible()


@pytest.mark.parametrize("width", [360, 600, 1_000, 1_440])
def test_nothing_of_the_bar_moves_as_the_page_is_let_go_and_taken_along_again(
    heard: Heard, width: int
) -> None:
    heard.window.window.resize(width, 600)
    heard.window.settle()
    assert heard.listening.is_followed

    def stands() -> list[tuple[str, QRect]]:
        bar = heard.bar
        parts = (bar.play, bar.place, bar.at, bar.length, bar.speed, bar.loop, bar.closer)
        return [(one.accessibleName(), one.geometry()) for one in parts if one.isVisible()]

    before = stands()
    heard.turn_wheel(-120)
    heard.listening.let_go()
    heard.window.settle()
    assert heard.bar.follow.isVisible()
    assert stands() == before
    heard.window.click(heard.bar.follow)
    assert not heard.bar.follow.isVisible()
    assert stands() == before


# -- what is dragged -----------------------------------------------------------------------------


def test_a_drag_shows_where_it_will_land(window: Reader, tmp_path: Path) -> None:
    window.open(SEED)
    talk = tmp_path / "talk.txt"
    talk.write_text("The tide comes in.")
    sign = window.window.drop_sign
    said = {
        "Drop to open it": files(talk),
        "Drop to open 2 files": files(talk, SEED),
        "Drop to take what is in it into the library": files(tmp_path),
        "Drop to open it, and to take the rest into the library": files(talk, tmp_path),
        "Drop to get its transcript": addresses(QUrl("https://example.org/talk")),
    }
    for words, data in said.items():
        assert drag(window.window.pane, data)
        assert sign.isVisible()
        assert sign.words.text() == words
        assert place_of(sign, window) == place_of(window.window.areas.stack, window)
        drag_away(window.window.pane)
        assert not sign.isVisible()
    drag(window.window.pane, files(talk))
    drop(window.window.pane, files(talk))
    assert not sign.isVisible()
    until(lambda: window.text.endswith("The tide comes in."))


# -- nothing open --------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [360, 600, 1_440])
def test_the_first_page_explains_itself_and_nothing_is_cut(window: Reader, width: int) -> None:
    window.window.resize(width, 700)
    window.settle()
    assert shown(window)[0] == "Read, search and quote transcripts"
    page = window.window.welcome
    for part in (*page.findChildren(QLabel), *page.findChildren(QPushButton)):
        if part.isVisible():
            assert part.width() >= min(part.sizeHint().width(), part.minimumSizeHint().width())
            assert place_of(page, window).right() >= place_of(part, window).right()
        if part.isVisible() and isinstance(part, QLabel) and part.wordWrap():
            assert part.height() >= part.heightForWidth(part.width())


def test_the_first_page_has_as_many_letters_in_a_line_whatever_their_size(window: Reader) -> None:
    window.window.resize(1_440, 700)
    window.settle()
    middle = window.window.welcome.ways
    before = middle.width()
    window.settings.set("interface_size", 200)
    window.settle()
    assert middle.width() > 1.9 * before
    window.settings.set("interface_size", 100)


def test_where_nothing_is_found_the_list_says_so_at_its_head(window: Reader) -> None:
    window.open(SEED)
    window.find("nato")
    window.do("hit-list")
    panel = window.window.areas["hit-list"]
    panel.setMinimumHeight(300)  # as high as a person has made it
    window.find("xyzzy")
    assert panel.heading.text() == "0 hits of “xyzzy”"
    assert panel.heading.y() == 8
    assert panel.heading.alignment() & Qt.AlignmentFlag.AlignTop


def test_the_first_page_opens_the_example_and_lists_what_was_read(window: Reader) -> None:
    assert "Read lately" not in shown(window)
    window.click(button(window, "Read the Example"))
    assert window.title == "NATO and Russia: uneasy partners"
    window.do("close")
    assert "Read lately" in shown(window)
    window.click(button(window, "NATO and Russia: uneasy partners"))
    assert window.title == "NATO and Russia: uneasy partners"


def test_the_first_page_shows_the_library(window: Reader) -> None:
    link = button(window, "Show the Library")
    window.click(link)
    assert window.window.areas.is_shown("library")
    # What is done already is not offered; once the library is hidden it is again.
    assert not link.isVisible()
    window.press("F8")
    assert link.isVisible()


# -- full screen ---------------------------------------------------------------------------------


def test_the_full_screen_is_the_text_alone(window: Reader, tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text("The tide comes in.")
    window.open(talk)
    window.open(SEED)
    whole = window.window
    bar = whole.findChild(QToolBar)
    around = [whole.menuBar(), whole.statusBar(), bar, whole.areas.side, whole.tabs]
    assert all(part.isVisible() for part in around)
    window.do("full-screen")
    assert not any(part.isVisible() for part in around)
    assert whole.pane.size() == whole.size()
    window.press("Ctrl+F")
    window.type("adversary")
    assert bar.isVisible()
    assert window.count == "1 of 1"
    window.press("Escape")
    assert not bar.isVisible()
    window.press("F9")
    assert whole.areas.is_shown("related")
    window.press("F11")
    assert all(part.isVisible() for part in around)


# -- where files are -----------------------------------------------------------------------------


def test_what_was_saved_is_led_to(
    window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_folders: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: bool(shown_folders.append(url.toLocalFile()))
    )
    window.open(SEED)
    window.find("adversary")
    (kind, *_) = kinds(Matter.HITS).values()
    window.window.commands.searching.save(tmp_path / "hits.csv", kind)
    notices = window.window.notices
    until(lambda: notices.isVisible())
    assert notices.sentence.text() == f"Saved as {tmp_path / 'hits.csv'}"
    assert notices.way.text() == "Show Folder"
    window.click(notices.way)
    assert shown_folders == [str(tmp_path)]


def test_namesakes_in_the_library_are_told_apart_and_led_to(
    window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_folders: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: bool(shown_folders.append(url.toLocalFile()))
    )
    for year, words in (("2019", "The tide comes in."), ("2020", "The tide goes out again.")):
        (tmp_path / year).mkdir()
        (tmp_path / year / "tide.txt").write_text(words)
    (tmp_path / "2020" / "boats.txt").write_text("We build boats here.")
    window.window.commands.library.take_in([tmp_path])
    until(lambda: len(window.shelf.cards) == 3)
    told = {(card.entry.title, card.entry.words): card.detail for card in window.shelf.cards}
    here = tmp_path.name
    assert told == {
        ("Tide", 4): f"4 words  ·  {here}/2019",
        ("Tide", 5): f"5 words  ·  {here}/2020",
        ("Boats", 4): "4 words",
    }
    pane = window.window.areas["library"]
    window.settings.set("library_sort", "title")
    window.settle()
    pane.list.setCurrentIndex(pane.model.index(0, 0))
    row = next(row for row in pane.menu_rows() if row and row[0] == "&Show in Folder")
    assert row[1] is not None
    row[1]()
    assert shown_folders == [str(tmp_path / "2020")]
