"""The line that is read stays where it is, whatever opens, closes or is set anew around it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driver import Reader, reader
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor

from reader.model.prose import View


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Reader]:
    path = tmp_path / "talk.json"
    segments = [
        {"text": f"Paragraph {number} goes on and on. " * 12 + "A needle." * (number % 10 == 0)}
        for number in range(120)
    ]
    path.write_text(json.dumps({"title": "The talk", "segments": segments}), encoding="utf-8")
    with reader() as made:
        made.open(path)
        made.window.pane.setFocus()
        yield made


def scroll(window: Reader, share: float) -> None:
    bar = window.window.pane.verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))
    window.settle()


def height_of(window: Reader, place: tuple[int, int]) -> int:
    """Where in the window the line with a place of the transcript stands, in pixels."""
    page = window.session.transcript
    assert page is not None
    pane = window.window.pane
    blocks = page.edition.blocks(window.session.view)
    cursor = QTextCursor(pane.document())
    cursor.setPosition(blocks.to_unit(blocks.reading.offset(*place)))
    return pane.viewport().mapTo(window.window, QPoint(0, pane.cursorRect(cursor).top())).y()


def in_view(window: Reader, place: tuple[int, int]) -> bool:
    pane = window.window.pane
    top = pane.viewport().mapTo(window.window, QPoint()).y()
    return top <= height_of(window, place) < top + pane.viewport().height() - 20


def hit(window: Reader) -> tuple[int, int]:
    page, found = window.session.transcript, window.session.search.state.current_range
    assert page is not None
    assert found is not None
    return page.prose.place(found[0])


def zoom(window: Reader) -> None:
    window.do("text-bigger")
    window.do("text-bigger")


def notice(window: Reader) -> None:
    window.window.notices.show_error("Something is wrong with this.")
    window.settle()


def narrow(window: Reader) -> None:
    window.window.resize(640, 780)
    window.settle()


CHANGES: list[Callable[[Reader], None]] = [
    *(zoom, notice, narrow),
    lambda window: window.press("Ctrl+T"),
    lambda window: window.do("theme-dark"),
    lambda window: window.do("library"),
    lambda window: window.do("related"),
    lambda window: window.do("notes"),
    lambda window: window.do("column-narrower"),
    lambda window: window.do("margin"),
    lambda window: window.do("hit-list"),
]
NAMES = [
    *("zoom", "notice", "narrow window", "captions", "dark", "library", "related", "highlights"),
    *("narrow column", "margin", "hit list"),
]


@pytest.mark.parametrize("change", CHANGES, ids=NAMES)
def test_the_first_line_stays_at_its_height(
    window: Reader, change: Callable[[Reader], None]
) -> None:
    scroll(window, 0.4)
    place = window.session.place[:2]
    before = height_of(window, place)
    change(window)
    assert abs(height_of(window, place) - before) <= 3
    assert window.session.place[:2] == place


@pytest.fixture
def spoken(tmp_path: Path) -> Iterator[Reader]:
    """A long talk of several people, with its times in the margin and its speakers at the side."""
    path = tmp_path / "spoken.json"
    segments = [
        {
            "text": f"Paragraph {number} goes on and on. " * 8,
            "start": number * 10,
            "speaker": f"Speaker {number // 3 % 3}",
        }
        for number in range(200)
    ]
    path.write_text(json.dumps({"title": "The talk", "segments": segments}), encoding="utf-8")
    with reader() as made:
        made.open(path)
        made.window.pane.setFocus()
        yield made


@pytest.mark.parametrize("action", ["margin", "text-smaller", "lines-tighter", "full-screen"])
def test_the_line_stays_near_the_end_of_a_page_that_becomes_shorter(
    spoken: Reader, action: str
) -> None:
    for _ in range(2):  # to and fro, where it goes there
        scroll(spoken, 0.97)
        place = spoken.session.place[:2]
        before = height_of(spoken, place)
        spoken.do(action)
        assert abs(height_of(spoken, place) - before) <= 3
        assert spoken.session.place[:2] == place


def test_the_line_stays_while_a_window_becomes_as_narrow_as_a_phone(spoken: Reader) -> None:
    for width in (360, 1180, 360):
        scroll(spoken, 0.4)
        place = spoken.session.place[:2]
        before = height_of(spoken, place)
        spoken.window.resize(width, 780)
        spoken.settle()
        assert abs(height_of(spoken, place) - before) <= 3
        assert spoken.session.place[:2] == place


@pytest.mark.parametrize("change", CHANGES, ids=NAMES)
def test_the_hit_that_is_looked_at_stays_at_its_height(
    window: Reader, change: Callable[[Reader], None]
) -> None:
    window.find("needle")
    for _ in range(5):
        window.press("Return")
    place = hit(window)
    before = height_of(window, place)
    change(window)
    assert abs(height_of(window, place) - before) <= 3
    window.press("F3")
    assert window.count == "7 of 12"


def test_a_hit_at_the_foot_is_not_covered_by_the_hit_list(window: Reader) -> None:
    window.find("needle")
    for _ in range(5):
        window.press("Return")
    pane = window.window.pane
    down = pane.viewport().height() * 0.95
    bar = pane.verticalScrollBar()
    top = pane.viewport().mapTo(window.window, QPoint()).y()
    bar.setValue(bar.value() - round(top + down - height_of(window, hit(window))) + 40)
    window.settle()
    assert in_view(window, hit(window))
    assert height_of(window, hit(window)) - top > pane.viewport().height() * 0.8
    window.do("hit-list")
    assert window.window.areas.is_shown("hit-list")
    assert in_view(window, hit(window))
    window.do("hit-list")
    assert in_view(window, hit(window))


def test_to_and_fro_does_not_creep(window: Reader) -> None:
    window.find("needle")
    window.press("Return")
    before = height_of(window, hit(window))
    for _ in range(4):
        zoom(window)
        window.do("text-normal")
        window.press("Ctrl+T")
        window.press("Ctrl+T")
    assert window.session.view is View.PROSE
    assert height_of(window, hit(window)) == before


def test_escape_leads_back_though_the_list_was_opened_since(window: Reader) -> None:
    scroll(window, 0.3)
    place = window.session.place
    window.find("paragraph 100 goes")
    window.do("hit-list")
    window.window.search_bar.field.setFocus()
    window.press("Escape")
    assert window.session.place[:2] == place[:2]


def test_what_is_selected_stays_so_in_the_other_view(window: Reader) -> None:
    scroll(window, 0.4)
    start = window.text.index("Paragraph 50 goes")
    page, pane = window.session.transcript, window.window.pane
    assert page is not None
    pane.select(page.prose.span(start, start + len("Paragraph 50 goes")))
    for _ in range(2):
        before = height_of(window, window.session.place[:2])
        window.press("Ctrl+T")
        assert pane.selected_text() == "Paragraph 50 goes"
        assert window.session.selection is not None
        assert abs(height_of(window, window.session.place[:2]) - before) <= 3
    window.do("copy")
    assert window.clipboard == "Paragraph 50 goes"
