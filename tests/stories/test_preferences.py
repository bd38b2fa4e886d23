"""The preferences: what can be picked is picked, and shown as it will look."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import SEED, Reader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFontComboBox,
    QGroupBox,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from reader.ui.dialogs.preferences import PreferencesDialog


@pytest.fixture
def dialog(window: Reader) -> PreferencesDialog:
    window.open(SEED)
    window.do("preferences")
    shown = window.dialog()
    assert isinstance(shown, PreferencesDialog)
    return shown


def named(dialog: QDialog, kind: type[QWidget], name: str) -> QWidget:
    (found,) = (one for one in dialog.findChildren(kind) if one.accessibleName() == name)
    return found


def test_a_typeface_is_shown_in_itself_and_used_at_once(
    window: Reader, dialog: PreferencesDialog
) -> None:
    choice = named(dialog, QComboBox, "Typeface")
    assert isinstance(choice, QComboBox)
    row = choice.findData("atkinson")
    font = choice.itemData(row, Qt.ItemDataRole.FontRole)
    assert font.families()[0] == "Atkinson Hyperlegible Next"
    choice.setCurrentIndex(row)
    assert dialog.sample.font().families()[0] == "Atkinson Hyperlegible Next"
    window.settings.set("text_size", 21)
    assert dialog.sample.font().pointSize() == 21


def test_a_typeface_of_the_computer_is_picked_from_all_of_them(
    window: Reader, dialog: PreferencesDialog
) -> None:
    own = named(dialog, QFontComboBox, "Your typeface")
    assert isinstance(own, QFontComboBox)
    assert not own.isEnabled()
    choice = named(dialog, QComboBox, "Typeface")
    assert isinstance(choice, QComboBox)
    choice.setCurrentIndex(choice.findText("One of your own"))
    assert own.isEnabled()
    assert dialog.sample.font().families()[0] == own.currentText()  # the one that it shows
    family = next(name for name in QFontDatabase.families() if name != own.currentFont().family())
    own.setCurrentFont(QFont(family))
    picked = own.currentFont().family()
    assert (window.settings.typeface, window.settings.own_typeface) == ("own", picked)
    assert dialog.sample.font().families()[0] == picked
    choice.setCurrentIndex(choice.findData("mono"))
    assert not own.isEnabled()
    assert window.settings.own_typeface == picked


def test_a_folder_is_looked_for(
    window: Reader, dialog: PreferencesDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    button = named(dialog, QPushButton, "Choose: Folder to watch")
    assert isinstance(button, QPushButton)
    window.click(button)
    field = named(dialog, QLineEdit, "Folder to watch")
    assert isinstance(field, QLineEdit)
    assert (field.text(), window.settings.watched_folder) == (str(tmp_path), str(tmp_path))


def test_a_style_of_quotations_is_chosen_by_what_it_is_called(
    window: Reader, dialog: PreferencesDialog
) -> None:
    styles = named(dialog, QComboBox, "Copy quotations as")
    assert isinstance(styles, QComboBox)
    assert styles.currentData() == "full"
    styles.setCurrentIndex(styles.findData("sentence"))
    assert window.settings.quote_style == "sentence"


def test_every_group_stands_once(dialog: PreferencesDialog) -> None:
    titles = [box.title() for box in dialog.findChildren(QGroupBox)]
    assert len(titles) == len(set(titles))


def test_a_number_says_what_it_counts(window: Reader, dialog: PreferencesDialog) -> None:
    for name, words in {
        "Step back after a pause": "1.5 seconds",
        "Pause in a loop": "0.0 seconds",
        "Times in a loop": "Until you stop it",
    }.items():
        field = named(dialog, QAbstractSpinBox, name)
        assert isinstance(field, QAbstractSpinBox)
        assert field.text() == words
    field.stepUp()
    assert (field.text(), window.settings.loop_count) == ("1", 1)


def test_a_field_is_set_by_the_wheel_while_it_has_the_keyboard(
    window: Reader, dialog: PreferencesDialog
) -> None:
    field = named(dialog, QSpinBox, "Column width")
    field.setFocus(Qt.FocusReason.TabFocusReason)
    window.settle()
    window.turn_wheel(field, 120)
    assert window.settings.measure == 70


@pytest.mark.parametrize(("percent", "width"), [(100, 900), (200, 900), (200, 712)])
def test_the_fields_of_all_groups_begin_at_one_edge(
    dialog: PreferencesDialog, window: Reader, percent: int, width: int
) -> None:
    window.settings.set("interface_size", percent)
    dialog.resize(width, 700)
    window.settle()
    fields = [*dialog.findChildren(QComboBox), *dialog.findChildren(QSpinBox)]
    lefts = {field.mapTo(dialog, QPoint(0, 0)).x() for field in fields}
    assert len(lefts) == 1
    boxes = dialog.findChildren(QCheckBox)
    assert len({box.mapTo(dialog, QPoint(0, 0)).x() for box in boxes}) == 1
    window.settings.set("interface_size", 100)
