"""Who speaks and when stands in the text, for who hears it; what is taken from it is without it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from driver import Reader, until
from PySide6.QtGui import QAccessible, QGuiApplication, QTextCursor

from reader.model.transcript import Span

SAID = [("Ana Ruiz", "We built it of iron."), ("Bo", "Why of iron?"), ("Ana Ruiz", "It lasts.")]


@pytest.fixture
def talk(window: Reader, tmp_path: Path) -> Reader:
    segments = [
        {"speaker": name, "text": text, "start": nth * 10, "end": nth * 10 + 8}
        for nth, (name, text) in enumerate(SAID * 40)
    ]
    path = tmp_path / "talk.json"
    path.write_text(json.dumps({"title": "Iron", "segments": segments}), encoding="utf-8")
    window.open(path)
    return window


def read_aloud(window: Reader, length: int) -> str:
    """What a screen reader is given of the text."""
    pane = window.window.pane
    text = QAccessible.queryAccessibleInterface(pane).textInterface()
    assert text is not None
    return str(text.text(0, length))


def turn_on(window: Reader) -> None:
    window.do("turns-in-text")
    until(lambda: not window.window.pane.is_coming)
    window.settle()


def test_each_turn_is_read_with_who_speaks_and_when(talk: Reader) -> None:
    assert read_aloud(talk, 20) == "We built it of iron."
    turn_on(talk)
    assert read_aloud(talk, 90).splitlines()[:3] == [
        "Ana Ruiz (0:00): We built it of iron.",
        "Bo (0:10): Why of iron?",
        "Ana Ruiz (0:20): It lasts.",
    ]
    turn_on(talk)  # which switches it off again
    assert read_aloud(talk, 20) == "We built it of iron."


def test_what_is_selected_copied_and_quoted_is_without_it(talk: Reader) -> None:
    turn_on(talk)
    pane = talk.window.pane
    cursor = pane.textCursor()
    cursor.setPosition(3)  # within "Ana Ruiz (0:00)"
    cursor.setPosition(45, QTextCursor.MoveMode.KeepAnchor)  # within "Bo (0:10): "
    pane.setTextCursor(cursor)
    assert talk.session.selection == Span(0, 0, 0, 20)
    excerpt = talk.session.excerpt()
    assert excerpt is not None
    assert excerpt.text == "We built it of iron."
    pane.selectAll()
    talk.do("copy")
    copied = QGuiApplication.clipboard().text()
    assert copied.split("\n\n") == [text for _, text in SAID * 40]
    cursor.setPosition(0)
    cursor.setPosition(9, QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    assert talk.session.selection is None  # a name is no word of the text


def test_hits_are_found_in_the_words_alone_and_shown_where_they_are(talk: Reader) -> None:
    turn_on(talk)
    talk.session.search.set_query("Ruiz")
    assert talk.session.search.state.count == 0
    talk.session.search.set_query("iron?")
    assert talk.session.search.state.count == 40
    found = talk.session.search.state.current_range
    assert found is not None
    unit = talk.window.pane.unit_of(*found)
    assert unit is not None
    assert read_aloud(talk, unit + 5).endswith("iron?")
    talk.session.go_to(Span(4, 0, 4, 3))
    assert talk.window.pane.textCursor().selectedText() == "Why"


def test_the_line_that_is_read_stays(talk: Reader) -> None:
    bar = talk.window.pane.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    talk.settle()
    place, words = talk.session.place, talk.top_words
    turn_on(talk)
    assert talk.session.place == place
    assert talk.top_words.endswith(f": {words}")


def test_the_margin_does_not_say_it_twice(talk: Reader) -> None:
    layout = talk.window.pane.page_layout
    assert layout is not None
    note = layout.margin_note(1)
    assert (note.label, note.speaker) == ("0:10", "Bo")
    turn_on(talk)
    layout = talk.window.pane.page_layout
    assert layout is not None
    note = layout.margin_note(1)
    assert (note.label, note.speaker) == ("", "")
