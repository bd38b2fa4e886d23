"""Back leads to the very line that was left, whatever one left it for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driver import SEED, Reader, until
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from shelves import shelf, take_in, wait_for_lines

from reader.ui.state.pages import Place


@pytest.fixture
def window(basedir: Path, tmp_path: Path) -> Iterator[Reader]:
    """A window with a talk of 20 minutes: a paragraph each ten seconds, a needle in every tenth."""
    path = tmp_path / "talk.json"
    segments = [
        {
            "text": f"Paragraph {number} goes on. " * 12 + "A needle." * (number % 10 == 0),
            "start": number * 10,
            "speaker": f"Speaker {number % 2}",
        }
        for number in range(120)
    ]
    path.write_text(json.dumps({"title": "The talk", "segments": segments}), encoding="utf-8")
    with shelf(basedir) as made:
        made.open(path)
        made.window.pane.setFocus()
        yield made


def read_at(window: Reader, share: float) -> Place:
    """Scroll to a share of the page and on by a part of a line; return the place read there."""
    bar = window.window.pane.verticalScrollBar()
    bar.setValue(round(bar.maximum() * share) + 7)
    window.settle()
    return window.session.place


def seen(window: Reader) -> tuple[str, Place, int]:
    """What one sees: the page, the place on it, and where the page stands."""
    return window.title, window.session.place, window.window.pane.verticalScrollBar().value()


def go_to_time(window: Reader, time: str) -> None:
    window.press("Ctrl+L")
    dialog = window.dialog()
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText(time)
    window.press("Return", field)
    until(lambda: not [d for d in window.window.findChildren(QDialog) if d.isVisible()])
    window.settle()


def by_time(window: Reader) -> None:
    go_to_time(window, "15:00")


def by_search(window: Reader) -> None:
    window.find("paragraph 100 goes")


def by_steps_through_hits(window: Reader) -> None:
    window.find("needle")
    for _ in range(4):
        window.press("Return")


def by_a_row_of_the_hit_list(window: Reader) -> None:
    window.session.search.set_query("needle")
    window.window.actions_["hit-list"].trigger()
    window.settle()
    window.window.areas["hit-list"].table.chosen.emit(11)
    window.settle()


def by_highlight(window: Reader) -> None:
    page = window.session.transcript
    assert page is not None
    bar, here = window.window.pane.verticalScrollBar(), window.session.place
    window.session.set_selection(page.prose.span(len(page.prose.text) - 60, len(page.prose.text)))
    window.do("highlight-yellow")
    wait_for_lines(window)
    until(lambda: window.window.desk.highlights.items)
    window.session.set_selection(None)
    assert (window.session.place, bar.value() > 0) == (here, True)
    window.do("highlight-next")


def by_library_passage(window: Reader) -> None:
    take_in(window, SEED)
    (card,) = window.shelf.cards
    here = window.title
    window.window.desk.doors.open(card.entry.id, "lack of trust")
    until(lambda: window.title != here)
    window.settle()


def by_the_end_key(window: Reader) -> None:
    window.window.pane.setFocus()
    window.press("Ctrl+End")


@pytest.mark.parametrize(
    "jump",
    [
        by_time,
        by_search,
        by_steps_through_hits,
        by_a_row_of_the_hit_list,
        by_highlight,
        by_library_passage,
        by_the_end_key,
    ],
)
def test_back_leads_to_the_line_that_was_left(
    window: Reader, jump: Callable[[Reader], None]
) -> None:
    read_at(window, 0.3)
    left = seen(window)
    jump(window)
    there = seen(window)
    assert there != left
    window.do("back")
    assert seen(window)[:2] == left[:2]
    window.do("forward")
    assert seen(window)[:2] == there[:2]
    window.do("back")
    assert seen(window)[:2] == left[:2]


def test_back_leads_from_a_related_video_to_the_line_that_was_left(window: Reader) -> None:
    window.open(SEED)
    read_at(window, 0.4)
    left = seen(window)
    window.click_related(3)
    assert window.title != left[0]
    window.press("Alt+Left")
    assert seen(window) == left


def test_a_file_that_became_longer_is_read_on_at_the_same_words(
    window: Reader, tmp_path: Path
) -> None:
    read_at(window, 0.3)
    left = window.top_words
    go_to_time(window, "15:00")
    here = window.top_words
    path = tmp_path / "talk.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    told["segments"][:0] = [{"text": f"Foreword {number}.", "start": 0} for number in range(7)]
    path.write_text(json.dumps(told), encoding="utf-8")
    window.do("reload")
    until(lambda: not window.session.is_reading)
    window.settle()
    assert window.text.startswith("Foreword 0.")
    assert window.top_words == here
    window.do("back")
    assert window.top_words == left


def change(path: Path, window: Reader, segments: Callable[[list[dict[str, object]]], None]) -> None:
    """Change a file while it is read, and read it anew."""
    told = json.loads(path.read_text(encoding="utf-8"))
    segments(told["segments"])
    path.write_text(json.dumps(told), encoding="utf-8")
    window.do("reload")
    until(lambda: not window.session.is_reading)
    window.settle()


def test_a_file_that_was_changed_has_the_same_hit_as_the_current_one(
    window: Reader, tmp_path: Path
) -> None:
    path = tmp_path / "talk.json"
    window.find("needle")
    for _ in range(3):
        window.press("Return")
    assert window.count == "4 of 12"
    change(path, window, lambda told: told.insert(0, {"text": "Forewords: a needle.", "start": 0}))
    assert window.count == "5 of 13"
    # Other words of the caption were changed: the hit in it is the same.
    change(path, window, lambda told: told[31].update(text="Changed, but a needle is here."))
    assert window.count == "5 of 13"
    window.press("F3")
    assert window.count == "6 of 13"
    # The needle that was the current one is there no more.
    change(path, window, lambda told: told[41].update(text="Nothing here any more."))
    assert window.count == "12 hits"


def test_the_current_hit_is_the_same_after_another_page(window: Reader, tmp_path: Path) -> None:
    window.find("needle")
    window.press("Return")
    window.press("Return")
    assert window.count == "3 of 12"
    window.do("search-library")
    window.do("back")
    assert window.count == "3 of 12"
    window.do("sounds")
    assert window.count == "3 of 12"


def test_a_line_read_between_two_hits_is_one_to_go_back_to(window: Reader) -> None:
    origin = read_at(window, 0.05)
    window.find("needle")
    window.press("Return")
    window.press("Return")
    between = read_at(window, 0.6)
    window.press("F3")
    window.press("F3")
    window.do("back")
    assert window.session.place == between
    window.do("back")
    assert window.session.place == origin


def test_what_is_in_view_already_moves_nothing_and_leaves_nothing(window: Reader) -> None:
    go_to_time(window, "0:10")
    assert window.session.place == Place()
    assert not window.session.can_go_back


def test_escape_returns_where_one_has_only_typed(window: Reader) -> None:
    origin = read_at(window, 0.3)
    window.find("paragraph 100 goes")
    there = window.session.place
    assert there != origin
    window.press("Escape")
    assert window.session.place == origin
    window.do("forward")
    assert window.session.place == there


def test_escape_stays_where_one_stepped_to_and_back_leads_to_the_origin(window: Reader) -> None:
    origin = read_at(window, 0.3)
    window.find("needle")
    for _ in range(8):
        window.press("Return")
    there = window.session.place
    window.press("Escape")
    assert window.session.place == there != origin
    assert window.window.pane.hasFocus()
    window.press("Alt+Left")
    assert window.session.place == origin


@pytest.mark.parametrize("words", ["needle", "paragraph 1 goes", "paragraph 100 goes"])
def test_the_words_that_one_stepped_to_are_selected_once_the_search_ends(
    window: Reader, words: str
) -> None:
    """Wherever they stand, in view or not, and also where they are the only ones."""
    window.find(words)
    window.press("Return")
    there = window.session.place
    window.press("Escape")
    assert window.window.pane.selected_text().lower() == words
    assert window.session.place == there
    window.do("copy-with-source")
    until(lambda: f"“{words}”" in window.clipboard.lower())


@pytest.mark.parametrize("anew", ["sounds", "captions", "turns-in-text"])
def test_they_are_selected_too_where_the_page_was_set_anew(window: Reader, anew: str) -> None:
    window.find("needle")
    window.press("Return")
    window.press("Return")
    window.do(anew)
    window.settle()
    assert window.count == "3 of 12"
    window.window.search_bar.field.setFocus()
    window.press("Escape")
    assert window.window.pane.selected_text().lower() == "needle"


def test_who_presses_enter_before_the_hits_are_there_stays_at_the_first(window: Reader) -> None:
    read_at(window, 0.3)
    window.press("Ctrl+F")
    QTest.keyClicks(window.window.search_bar.field, "paragraph 100 goes")
    window.press("Return")
    there = window.session.place
    window.press("Escape")
    assert window.session.place == there
    assert window.window.pane.selected_text() == "Paragraph 100 goes"


def test_who_reads_on_from_a_hit_selects_nothing(window: Reader) -> None:
    window.find("needle")
    window.press("Return")
    read_at(window, 0.5)
    window.window.search_bar.field.setFocus()
    window.press("Escape")
    assert not window.window.pane.selected_text()


def test_escape_stays_where_one_clicked(window: Reader) -> None:
    origin = read_at(window, 0.3)
    window.find("paragraph 100 goes")
    there = window.session.place
    view = window.window.pane.viewport()
    window.click(view, QPoint(view.width() // 2, view.height() // 2))
    window.window.search_bar.field.setFocus()
    window.press("Escape")
    assert window.session.place == there
    window.press("Alt+Left")
    assert window.session.place == origin


def test_the_keys_of_the_page_go_on_from_what_is_seen(window: Reader) -> None:
    pane = window.window.pane
    bar = pane.verticalScrollBar()
    for keys, way in (("PageDown", 1), ("Space", 1), ("PageUp", -1), ("Shift+Space", -1)):
        read_at(window, 0.3)
        before = bar.value()
        last = pane.cursorForPosition(
            QPoint(pane.viewport().width() // 2, pane.viewport().height() - 4)
        )
        if pane.cursorRect(last).bottom() > pane.viewport().height():  # it is cut
            last.movePosition(last.MoveOperation.Up)
        first, height = pane.cursorForPosition(QPoint(0, 12)), pane.viewport().height()
        window.press(keys, pane)
        assert (bar.value() - before) * way > height * 0.7
        if way > 0:  # what was seen last is seen first
            assert 0 <= pane.cursorRect(last).top() < height // 4
        else:  # and the other way round, though the text above is set only now
            assert height * 0.7 < pane.cursorRect(first).bottom() <= height


def test_an_arrow_goes_on_from_what_is_seen(window: Reader) -> None:
    pane = window.window.pane
    read_at(window, 0.3)
    before = pane.verticalScrollBar().value()
    window.press("Down", pane)
    assert abs(pane.verticalScrollBar().value() - before) < pane.viewport().height() // 10
    assert pane.viewport().rect().intersects(pane.cursorRect())


def test_the_caret_follows_what_is_read_but_keeps_a_selection(window: Reader) -> None:
    pane = window.window.pane
    read_at(window, 0.5)
    assert pane.viewport().rect().intersects(pane.cursorRect())
    QTest.keyClick(pane, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    chosen = pane.textCursor().selectedText()
    assert len(chosen) == 1
    read_at(window, 0.1)
    assert pane.textCursor().selectedText() == chosen
    window.press("Ctrl+C", pane)
    assert QGuiApplication.clipboard().text() == chosen


def test_the_keys_reach_both_ends(window: Reader) -> None:
    pane = window.window.pane
    for _ in range(200):
        QTest.keyClick(pane, Qt.Key.Key_PageDown)
    assert pane.verticalScrollBar().value() == pane.verticalScrollBar().maximum()
    assert pane.textCursor().atEnd()
    for _ in range(200):
        QTest.keyClick(pane, Qt.Key.Key_PageUp)
    assert pane.verticalScrollBar().value() == 0
    assert pane.textCursor().atStart()
