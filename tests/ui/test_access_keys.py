"""Letters pressed with Alt are parted where a translation gives two things the same one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import tongues
from driver import until
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QGroupBox, QLabel, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from reader import wording
from reader.ui.parts import access_keys


@pytest.fixture
def german() -> Iterator[None]:
    with tongues.speaking("de"):
        assert wording.language() == "de"
        yield


@pytest.mark.parametrize(
    ("words", "taken", "given"),
    [
        ("&Suchen", "", "&Suchen"),
        ("&Suchen", "s", "S&uchen"),
        ("&Suche speichern unter", "s", "Suche speichern &unter"),
        ("&Aa", "a", "Aa"),
        ("R&&D &Daten", "rd", "R&&D D&aten"),
        ("開く(&O)", "", "&開く"),
        ("開く(&O)…", "o", "&開く…"),
    ],
)
def test_another_letter_is_of_the_same_words(words: str, taken: str, given: str) -> None:
    assert access_keys.another(words, taken) == given


def test_letters_of_a_menu_are_parted_in_another_language(german: None, qtbot: QtBot) -> None:
    actions = [QAction(words) for words in ("&Suchen", "&Speichern", "Öffnen", "&Schließen")]
    access_keys.part_menu(actions)
    assert [action.text() for action in actions] == [
        "&Suchen",
        "S&peichern",
        "Öffnen",
        "S&chließen",
    ]


def test_in_english_words_stay_as_the_code_has_them(qtbot: QtBot) -> None:
    actions = [QAction("&Save"), QAction("&Send")]
    access_keys.part_menu(actions)
    assert [action.text() for action in actions] == ["&Save", "&Send"]


def test_a_dialog_parts_buttons_groups_and_labels(german: None, qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    box = QVBoxLayout(dialog)
    button, group, label, field = QPushButton("&Titel"), QGroupBox("&Teile"), QLabel(), QLineEdit()
    label.setText("&Tage")
    label.setBuddy(field)
    hidden = QPushButton("&Tinte")
    hidden.hide()
    for widget in (button, group, label, field, hidden):
        box.addWidget(widget)
    access_keys.part(dialog)
    shown = [button.text(), group.title(), label.text(), hidden.text()]
    assert shown == ["&Titel", "T&eile", "T&age", "&Tinte"]


def test_what_is_shown_later_is_parted_too(german: None, qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    box = QVBoxLayout(dialog)
    first, later = QPushButton("&Titel"), QPushButton("&Tinte")
    box.addWidget(first)
    box.addWidget(later)
    later.hide()
    access_keys.part(dialog)
    access_keys.keep_parted(dialog)
    dialog.show()
    assert later.text() == "&Tinte"
    later.show()
    until(lambda: later.text() == "T&inte")
    assert first.text() == "&Titel"
