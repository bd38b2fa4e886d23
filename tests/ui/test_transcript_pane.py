"""The page: what is set, where things are, and that nothing moves under the reader's eyes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from driver import Reader, reader
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.model.prose import View
from reader.model.transcript import Cue, Transcript
from reader.ui.state.pages import OpenTranscript, Place


def long_talk(count: int = 5_000) -> Transcript:
    """A talk whose paragraphs differ in length, so that every guess of a height is wrong."""
    cues = [
        Cue(
            f"Number {number} " + "😀 word " * (number * 7 % 90) + "ends.",
            number * 40_000,
            number * 40_000 + 1_000,
            "Ana Reyes" if number % 5 else "Ben Okoro",
            starts_paragraph=True,
        )
        for number in range(count)
    ]
    return Transcript(title="A long talk", cues=tuple(cues))


@pytest.fixture
def window(qapp: QApplication) -> Iterator[Reader]:
    with reader() as made:
        made.session.show(OpenTranscript(long_talk()))
        made.settle()
        yield made


@pytest.mark.parametrize(
    ("text", "inside", "word"),
    [
        ("ภาษาไทยเป็นภาษาที่สวยงาม", 9, "เป็น"),
        ("我爱北京天安门", 5, "天安门"),
        ("They built the bridge.", 7, "built"),
    ],
)
def test_a_double_click_takes_a_word_in_every_script(
    qapp: QApplication, text: str, inside: int, word: str
) -> None:
    with reader() as made:
        made.session.show(OpenTranscript(Transcript(title="A talk", cues=(Cue(text, 0, 900),))))
        made.settle()
        pane = made.window.pane
        cursor = pane.textCursor()
        cursor.setPosition(inside)
        where = pane.cursorRect(cursor).center() + QPoint(2, 0)
        QTest.mouseDClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=where)
        made.settle()
        assert pane.selected_text() == word


def line_at(window: Reader, y: int) -> str:
    cursor = window.window.pane.cursorForPosition(QPoint(400, y))
    cursor.select(cursor.SelectionType.LineUnderCursor)
    return cursor.selectedText()


def test_scrolling_up_through_what_was_only_guessed_moves_by_what_was_asked(
    window: Reader,
) -> None:
    bar = window.window.pane.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    window.settle()
    for _ in range(60):
        words = line_at(window, 8)
        bar.setValue(bar.value() - 120)
        window.settle()
        assert line_at(window, 128) == words


def test_scrolling_down_moves_by_what_was_asked(window: Reader) -> None:
    bar = window.window.pane.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    window.settle()
    for _ in range(60):
        words = line_at(window, 128)
        bar.setValue(bar.value() + 120)
        window.settle()
        assert line_at(window, 8) == words


def test_the_end_is_reached(window: Reader) -> None:
    bar = window.window.pane.verticalScrollBar()
    for _ in range(5):
        bar.setValue(bar.maximum())
        window.settle()
    assert window.units_in_view[1] == len(window.text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("cue", [0, 1, 2_500, 4_999])
def test_a_place_is_brought_to_the_top(window: Reader, view: View, cue: int) -> None:
    window.session.set_view(view)
    window.session.place_wanted.emit(Place(cue, 0, 0))
    window.settle()
    # At the very start the head of the page is shown, at the very end the last screenful.
    expected = f"Number {cue} "
    assert expected in line_at(window, 8) or (expected in window.text and cue in (0, 4_999))


def test_the_accessible_text_is_the_transcript(window: Reader) -> None:
    pane = window.window.pane
    assert pane.accessibleName() == "Transcript"
    assert pane.toPlainText().startswith("Number 0 ends.\nNumber 1 ")


def test_copied_words_carry_no_times_and_no_names(window: Reader) -> None:
    window.window.pane.setFocus()
    window.press("Ctrl+A")
    window.press("Ctrl+C")
    assert window.clipboard.startswith("Number 0 ends.\n\nNumber 1 😀 word ")
    assert "Ana" not in window.clipboard
    assert "0:40" not in window.clipboard


def test_pressing_down_begins_with_what_is_in_view(window: Reader) -> None:
    pane = window.window.pane
    pane.setFocus()
    bar = pane.verticalScrollBar()
    bar.setValue(20_000)
    window.settle()
    window.press("Down")
    assert abs(bar.value() - 20_000) < 60
    assert pane.viewport().rect().intersects(pane.cursorRect())


def test_a_million_letters_without_a_space_are_set(qapp: QApplication) -> None:
    with reader() as window:
        talk = Transcript(
            title="Unbroken", cues=(Cue("x" * 300_000), Cue("y", starts_paragraph=True))
        )
        window.session.show(OpenTranscript(talk))
        window.settle()
        assert window.window.pane.verticalScrollBar().maximum() > 10_000


def test_strange_text_is_shown_as_it_is(qapp: QApplication) -> None:
    words = "<b>bold</b> <img src='file:///etc/hostname'> a & b ‮gnp.exe"
    with reader() as window:
        window.session.show(OpenTranscript(Transcript(title=words, cues=(Cue(words),))))
        window.settle()
        assert window.text == words
        assert "<b>bold</b>" in window.window.windowTitle()


def test_no_document_is_left_behind(qapp: QApplication) -> None:
    with reader() as window:
        talk = OpenTranscript(long_talk(50))
        other = OpenTranscript(long_talk(60))
        counts = []
        for rounds in (2, 10):
            for _ in range(rounds):
                window.session.show(talk)
                window.session.show(other)
            window.settle()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            counts.append(len(window.window.pane.findChildren(QTextDocument)))
        assert counts[0] == counts[1]
