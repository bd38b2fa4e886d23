from __future__ import annotations

import pytest
from driver import until
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.parts import plain

# Each of these would be read as rich text, and the picture as a file to load.
MARKUP = 'Talk <br><img src="/dev/zero">'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        ("  Uneasy \t partners\n\n", "Uneasy partners"),
        ("a\u2028b\u2029c\u00a0d", "a b c d"),
        ("bell\x07 escape\x1b[2J nul\x00 c1\x9b bom\ufeff", "bell escape[2J nul c1 bom"),
        ("half \ud83d", "half"),
        ("invoice\u202efdp.exe", "invoice⟨RLO⟩fdp.exe"),
        ("\u2066a\u2069 \u202db\u202c", "⟨LRI⟩a⟨PDI⟩ ⟨LRO⟩b⟨PDF⟩"),
        ("שלום\u200f, עולם", "שלום\u200f, עולם"),
        ("🎬 क्षि 👩‍👩‍👧", "🎬 क्षि 👩‍👩‍👧"),
        (MARKUP, MARKUP),
    ],
)
def test_one_line_is_one_line_without_anything_hidden(text: str, line: str) -> None:
    assert plain.one_line(text) == line


@pytest.mark.parametrize(
    ("text", "limit", "line"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdefg", 6, "abcde…"),
        ("ab cdefg", 4, "ab…"),
        ("x" * 301, 300, "x" * 299 + "…"),
    ],
)
def test_what_is_too_long_is_cut_with_an_ellipsis(text: str, limit: int, line: str) -> None:
    assert plain.one_line(text, limit) == line


def test_the_middle_of_a_long_line_is_never_taken_for_its_end() -> None:
    assert plain.one_line(" " * 5_000 + "words" + " " * 5_000, 10) == "words"
    assert plain.one_line("a" + "\x00" * 5_000 + "b", 10) == "a…"


@given(st.text(alphabet=st.characters(), max_size=400), st.integers(1, 310))
@example("\u202e" * 400, 300)
def test_any_text_gives_one_bounded_line(text: str, limit: int) -> None:
    line = plain.one_line(text, limit)
    assert len(line) <= limit
    assert len(line.splitlines()) <= 1
    assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\t\x00\x1b")
    assert plain.one_line(line, limit) == line


def test_a_label_shows_markup_as_it_is_written(qtbot: QtBot) -> None:
    label = plain.label(MARKUP)
    qtbot.addWidget(label)
    assert label.text() == MARKUP
    label.setText(f"{MARKUP} again")
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert not label.wordWrap()
    assert plain.label(wrap=True).wordWrap()


def test_the_words_of_a_label_can_be_offered_for_copying(qtbot: QtBot) -> None:
    label = plain.label("words", selectable=True)
    qtbot.addWidget(label)
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert not plain.label("words").textInteractionFlags() & (
        Qt.TextInteractionFlag.TextSelectableByKeyboard
    )


def shown_as_rich_text(tip: str) -> str:
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


@pytest.mark.parametrize("text", [MARKUP, "a & b < c > d", "\"quoted\" 'words'", "&lt;b&gt;"])
def test_a_tip_shows_markup_as_it_is_written(qtbot: QtBot, text: str) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    plain.set_tooltip(widget, text)
    assert QtGui.Qt.mightBeRichText(widget.toolTip())
    assert shown_as_rich_text(widget.toolTip()) == text


def test_a_tip_is_bounded_and_an_empty_one_is_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    plain.set_tooltip(widget, "<b>" * 1_000)
    assert len(shown_as_rich_text(widget.toolTip())) == 300
    plain.set_tooltip(widget, " \n")
    assert widget.toolTip() == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Q&A", "Q&&A"),
        ("&&", "&&&&"),
        ("Save\tCtrl+S", "Save Ctrl+S"),
        ("two\nlines", "two lines"),
        ("a\u202eb.srt", "a⟨RLO⟩b.srt"),
    ],
)
def test_the_words_of_a_menu_have_no_key_that_a_file_gave_them(text: str, words: str) -> None:
    assert plain.menu_text(text) == words


def test_a_button_shows_the_words_it_was_meant_to(qtbot: QtBot) -> None:
    button = QPushButton(plain.menu_text("Q&A"))
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()


def test_a_menu_entry_is_cut_without_parting_a_doubled_sign() -> None:
    assert plain.menu_text("&" * 100, 5) == "&&&&&&&&…"


def test_a_title_keeps_a_mark_that_qt_would_read_as_unsaved(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setWindowTitle(plain.window_title("Take two [*]\nnow"))
    assert window.windowTitle() == "Take two [*][*] now"
    assert not window.isWindowModified()


def labels(box: QMessageBox) -> dict[str, Qt.TextFormat]:
    return {label.text(): label.textFormat() for label in box.findChildren(QLabel) if label.text()}


def test_a_message_shows_markup_as_it_is_written(qtbot: QtBot) -> None:
    box = plain.message(None, "warning", MARKUP, f"{MARKUP}\nline two")
    qtbot.addWidget(box)
    box.show()
    assert labels(box) == {MARKUP: Qt.TextFormat.PlainText}
    assert box.detailedText() == f"{MARKUP}\nline two"
    assert box.icon() == QMessageBox.Icon.Warning
    assert next(button.text() for button in box.buttons()) == "Close"


def test_a_message_has_verbs_on_its_buttons(qtbot: QtBot) -> None:
    box = plain.message(
        None,
        "question",
        "“a.srt” is there already.",
        buttons=[
            ("Replace", QMessageBox.ButtonRole.AcceptRole),
            ("Cancel", QMessageBox.ButtonRole.RejectRole),
        ],
    )
    qtbot.addWidget(box)
    assert box.defaultButton().text() == "Replace"
    assert {button.text() for button in box.buttons()} == {"Replace", "Cancel"}
    assert box.escapeButton() is None or box.escapeButton().text() == "Cancel"


def test_a_message_is_bounded_and_keeps_its_lines(qtbot: QtBot) -> None:
    box = plain.message(None, "error", "first\nsecond\x1b\u202e" + "x" * 5_000)
    qtbot.addWidget(box)
    assert box.text().startswith("first\nsecond⟨RLO⟩xx")
    assert len(box.text()) == 2_000


def test_a_message_that_is_closed_is_gone(qtbot: QtBot) -> None:
    box = plain.message(None, "information", "Saved.")
    gone: list[bool] = []
    box.destroyed.connect(lambda: gone.append(True))
    box.open()
    box.close()
    until(lambda: gone == [True])
