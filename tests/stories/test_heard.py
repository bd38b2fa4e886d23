"""The window as it is heard: what is announced, how rows and controls are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import SEED, Reader, until
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from shelves import search, take_in, three_talks

TALK = """1
00:00:01,000 --> 00:00:03,000
Ana: The water is high under the old bridge.

2
00:12:04,000 --> 00:12:06,000
Bob Miller: Nobody crosses the water today.

3
00:12:08,000 --> 00:12:09,000
Ana: Not even by boat.

4
00:12:10,000 --> 00:12:11,000
Bob Miller: Least of all by boat.
"""


@pytest.fixture
def said(window: Reader) -> list[str]:
    """What has been announced, in order."""
    heard: list[str] = []
    window.window.desk.voice.said.connect(heard.append)
    return heard


@pytest.fixture
def talk(window: Reader, tmp_path: Path) -> Reader:
    file = tmp_path / "talk.srt"
    file.write_text(TALK, encoding="utf-8")
    window.open(file)
    return window


def test_a_hit_is_told_once_with_who_says_it_and_when(talk: Reader, said: list[str]) -> None:
    talk.find("water")
    until(lambda: said)
    # At most forty characters at either side, in whole words: with " crosses" it were more.
    assert said == ["1 of 2, Ana, 0:01: The water is high under the old bridge. Nobody"]
    talk.press("Enter")
    until(lambda: len(said) > 1)
    assert said[1].startswith("2 of 2, Bob Miller, 12:04: ")
    assert "Nobody crosses the water today." in said[1]


def test_that_there_are_no_hits_is_told(talk: Reader, said: list[str]) -> None:
    talk.find("zebra")
    until(lambda: said)
    assert said == ["No hits"]


def test_what_is_wrong_with_a_pattern_is_told(talk: Reader, said: list[str]) -> None:
    talk.window.search_bar.switches["regex"].click()
    talk.find("(water")
    until(lambda: said)
    assert said == [talk.session.search.state.error]


def test_what_is_done_is_told(talk: Reader, said: list[str]) -> None:
    talk.do("next-sentence")
    talk.do("highlight-green")
    until(lambda: said)
    talk.do("undo")
    talk.do("next-sentence")  # what was highlighted was selected no more
    talk.do("copy-with-source")
    until(lambda: len(said) > 2)
    talk.do("basket-add")
    until(lambda: len(said) > 3)
    assert said[0] == "Highlighted in green"
    assert said[1] == "Undone"
    assert "copied" in said[2].lower()
    assert "basket" in said[3].lower()


def test_how_the_window_is_set_is_told(talk: Reader, said: list[str]) -> None:
    size = talk.settings.text_size
    for action in ("captions", "captions", "text-bigger", "notes", "notes"):
        talk.do(action)
    assert said == [
        "As captions",
        "As prose",
        f"Text size {size + 1:g} points",
        "Highlights shown",
        "Highlights hidden",
    ]


def test_a_notice_is_told(window: Reader, said: list[str]) -> None:
    window.window.notices.show_error("It broke.")
    assert said == ["It broke."]


def test_a_cell_of_the_hits_says_its_own_words_alone(talk: Reader) -> None:
    talk.do("hit-list")
    talk.find("boat")
    model = talk.window.areas["hit-list"].model
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert all(model.data(model.index(0, column), spoken) is None for column in range(4))


def test_a_row_of_the_library_says_once_how_far_it_was_read(window: Reader, tmp_path: Path) -> None:
    take_in(window, three_talks(tmp_path))
    window.do("library")
    model = window.window.areas["library"].model
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken is not None
    assert spoken.count("read") == 1


def test_every_control_has_a_name_and_no_markup(window: Reader, tmp_path: Path) -> None:
    take_in(window, three_talks(tmp_path))
    window.open(SEED)
    for panel in ("notes", "basket", "hit-list"):
        window.do(panel)
    window.find("NATO")
    for widget in window.window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            told = QAccessible.queryAccessibleInterface(widget)
            assert told.text(QAccessible.Text.Name), widget
            assert "<" not in told.text(QAccessible.Text.Description), widget


def test_a_row_of_the_table_of_the_library_is_said_once(window: Reader, tmp_path: Path) -> None:
    take_in(window, three_talks(tmp_path))
    search(window, "under")
    page = window.window.commands.library.page
    window.click(page.table_button)
    until(lambda: page.hits.rowCount() == 1)
    spoken = [
        page.hits.data(page.hits.index(0, column), Qt.ItemDataRole.AccessibleTextRole)
        for column in range(5)
    ]
    assert spoken == ["Water 1 Water under the bridge.", None, None, None, None]
