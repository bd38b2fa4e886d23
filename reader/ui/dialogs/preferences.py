"""The dialog of all settings, made from their table; what is changed holds at once."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QGroupBox,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reader.kept.setting_kinds import Choice, Decimal, Number, Setting, Switch
from reader.kept.settings import Settings
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import scrolled


class PreferencesDialog(QDialog):
    """Shows every setting with its words and changes it as it is touched."""

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Preferences"))
        page = QWidget()
        groups = QVBoxLayout(page)
        for group, entries in groupby(settings.table().values(), lambda entry: entry.group):
            box = QGroupBox(group)
            form = QFormLayout(box)
            for entry in entries:
                self._add(form, entry)
            groups.addWidget(box)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(scrolled(page))
        rows.addWidget(buttons)
        self.resize(560, 620)

    def _add(self, form: QFormLayout, entry: Setting[Any]) -> None:
        editor = self._editor(entry)
        editor.setAccessibleName(entry.label)
        editor.setAccessibleDescription(entry.help)
        plain.set_tooltip(editor, entry.help)
        form.addRow("" if isinstance(editor, QCheckBox) else entry.label, editor)

    def _editor(self, entry: Setting[Any]) -> QWidget:
        value: Any = self._settings.get(entry.name)
        if isinstance(entry, Switch):
            box = QCheckBox(entry.label)
            box.setChecked(value)
            box.toggled.connect(lambda on: self._settings.set(entry.name, on))
            return box
        if isinstance(entry, Choice):
            return self._choice(entry, value)
        if isinstance(entry, Number):
            spin = QSpinBox()
            spin.setRange(entry.low, entry.high)
            spin.setSingleStep(entry.step)
            spin.setSuffix(f" {entry.unit}" if entry.unit else "")
            spin.setValue(value)
            spin.valueChanged.connect(lambda now: self._settings.set(entry.name, now))
            return spin
        if isinstance(entry, Decimal):
            decimal = QDoubleSpinBox()
            decimal.setRange(entry.low, entry.high)
            decimal.setSingleStep(entry.step)
            decimal.setDecimals(1)
            decimal.setValue(value)
            decimal.valueChanged.connect(lambda now: self._settings.set(entry.name, round(now, 1)))
            return decimal
        return self._text(entry, value)

    def _choice(self, entry: Choice, value: str) -> QComboBox:
        combo = QComboBox()
        for name, words in entry.choices.items():
            combo.addItem(words, name)
        combo.setCurrentIndex(max(0, combo.findData(value)))
        combo.currentIndexChanged.connect(
            lambda _: self._settings.set(entry.name, combo.currentData())
        )
        return combo

    def _text(self, entry: Setting[Any], value: str) -> QLineEdit:
        field = QLineEdit(value)

        def changed() -> None:
            if entry.accept(field.text()) is None:
                field.setText(str(self._settings.get(entry.name)))
            else:
                self._settings.set(entry.name, field.text())

        field.editingFinished.connect(changed)
        return field
