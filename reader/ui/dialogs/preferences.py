"""The dialog of all settings, made from their table; what is changed holds at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFontComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reader.kept.setting_kinds import Choice, Decimal, Family, Folder, Number, Setting, Switch
from reader.kept.settings import Settings
from reader.ui.language import meant
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import inset, let_shrink, scrolled
from reader.ui.parts.typefaces import reading_font, sample_font
from reader.wording import language, tongue, tr, trc

_SAMPLE = tr("So why the bad music? “Nobody crosses the water today,” she said; 1,997 did.")


class PreferencesDialog(QDialog):
    """Shows every setting with its words and changes it as it is touched.

    ``listed`` has, for the settings that name one of several things, these and what they are
    called. The letters of the transcript are shown as they are set.

    *Signals*: ``anew_wanted()``: the window is to begin anew, in the language that is set now.
    """

    anew_wanted = Signal()

    def __init__(
        self, parent: QWidget, settings: Settings, listed: Mapping[str, Mapping[str, str]]
    ) -> None:
        super().__init__(parent)
        self._settings, self._listed = settings, listed
        self._shown_first: list[Callable[[], object]] = []
        self.sample = plain.label(_SAMPLE, wrap=True)
        self.sample.setContentsMargins(0, 0, 0, 8)
        self.setWindowTitle(tr("Preferences"))
        page = QWidget()
        groups = QVBoxLayout(page)
        table = settings.table().values()
        self._forms: list[QFormLayout] = []
        for group in dict.fromkeys(entry.group for entry in table):
            box = QGroupBox(group)
            form = QFormLayout(box)
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
            form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
            if group == Settings.typeface.group:
                form.addRow(self.sample)
            for entry in table:
                if entry.group == group:
                    self._add(form, entry)
            groups.addWidget(box)
            self._forms.append(form)
        for show in self._shown_first:
            show()
        self._level()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(scrolled(page))
        rows.addWidget(buttons)
        self.resize(560, 620)
        texts = [entry.name for entry in table if entry.group == Settings.typeface.group]
        self.finished.connect(settings.watch(lambda _: self._show_sample(), *texts))
        self._show_sample()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._level()

    def _level(self) -> None:
        """Let the fields of all groups begin at one edge."""
        rows = ((form, row) for form in self._forms for row in range(form.rowCount()))
        items = (form.itemAt(row, QFormLayout.ItemRole.LabelRole) for form, row in rows)
        parts = [item.widget() for item in items if item is not None]
        labels = [part for part in parts if part is not None]
        widest = max((label.sizeHint().width() for label in labels), default=0)
        for label in labels:
            label.setMinimumWidth(widest)

    def _show_sample(self) -> None:
        self.sample.setFont(reading_font(self._settings))

    def _add(self, form: QFormLayout, entry: Setting[Any]) -> None:
        editor = self._editor(entry)
        editor.setAccessibleName(entry.label)
        plain.set_tooltip(editor, entry.help)
        if isinstance(editor, QCheckBox):
            form.addRow(editor)  # over the whole row: beside the words before fields few have room
        else:
            form.addRow(entry.label, editor)
        if isinstance(editor, QFontComboBox):
            self._let_own_count(editor, form.labelForField(editor))
        if entry.name == Settings.language.name:
            form.addRow("", self._offer(form))

    def _offer(self, form: QFormLayout) -> QWidget:
        """What offers to begin anew, while another language is set than the window speaks.

        Its button says so in that language, which is the one that the person reads.
        """
        said = plain.label(
            tr("The window speaks it once it begins anew; all that is open comes back."), wrap=True
        )
        button = self.anew = QPushButton()
        button.setAutoDefault(False)
        button.clicked.connect(self.accept)
        button.clicked.connect(self.anew_wanted)
        plain.set_tooltip(button, tr("Begin anew now, in the language that is set"))
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(said)
        rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

        def show(_: str = "") -> None:
            wanted = meant(self._settings.language)
            button.setText(tongue(wanted).trc("a button", "Begin Anew Now"))
            form.setRowVisible(box, wanted != language())

        self._shown_first.append(show)
        self.finished.connect(self._settings.watch(show, Settings.language.name))
        return box

    def _editor(self, entry: Setting[Any]) -> QWidget:
        value: Any = self._settings.get(entry.name)
        if isinstance(entry, Switch):
            box = QCheckBox(entry.label)
            box.setChecked(value)
            box.toggled.connect(lambda on: self._settings.set(entry.name, on))
            return box
        if isinstance(entry, Choice):
            return self._choice(entry, entry.choices)
        if entry.name in self._listed:
            return self._choice(entry, self._listed[entry.name])
        if isinstance(entry, Family):
            return self._family(entry, value)
        if isinstance(entry, Folder):
            return self._folder(entry, value)
        if isinstance(entry, Number):
            spin = QSpinBox()
            inset(spin)
            spin.setRange(entry.low, entry.high)
            spin.setSingleStep(entry.step)
            spin.setSuffix(f" {entry.unit}" if entry.unit else "")
            spin.setSpecialValueText(entry.lowest)
            spin.setValue(value)
            spin.valueChanged.connect(lambda now: self._settings.set(entry.name, now))
            return spin
        if isinstance(entry, Decimal):
            decimal = QDoubleSpinBox()
            inset(decimal)
            decimal.setRange(entry.low, entry.high)
            decimal.setSingleStep(entry.step)
            decimal.setDecimals(1)
            decimal.setSuffix(f" {entry.unit}" if entry.unit else "")
            decimal.setValue(value)
            decimal.valueChanged.connect(lambda now: self._settings.set(entry.name, round(now, 1)))
            return decimal
        return self._text(entry, value)

    def _choice(self, entry: Setting[Any], choices: Mapping[str, str]) -> QComboBox:
        combo = QComboBox()
        let_shrink(combo)
        for index, (name, words) in enumerate(choices.items()):
            combo.addItem(words, name)
            font = sample_font(name) if entry.name == Settings.typeface.name else None
            if font is not None:
                combo.setItemData(index, font, Qt.ItemDataRole.FontRole)

        def show(_: str = "") -> None:
            combo.setCurrentIndex(max(0, combo.findData(self._settings.get(entry.name))))

        show()
        self.finished.connect(self._settings.watch(show, entry.name))
        combo.currentIndexChanged.connect(
            lambda _: self._settings.set(entry.name, combo.currentData())
        )
        return combo

    def _family(self, entry: Family, value: str) -> QFontComboBox:
        """The typefaces of this computer, each in its letters; the one picked is used at once."""
        combo = QFontComboBox()
        let_shrink(combo)
        combo.setCurrentFont(QFont(value or self.font().family()))

        combo.currentFontChanged.connect(lambda font: self._settings.set(entry.name, font.family()))
        return combo

    def _let_own_count(self, own: QFontComboBox, label: QWidget) -> None:
        """Let one's own typeface be picked where it is the one in use; it is as soon as it is."""

        def show(_: str = "") -> None:
            is_used = self._settings.typeface == "own"
            for part in (own, label):
                part.setEnabled(is_used)

        def changed(_: str) -> None:
            show()
            if own.isEnabled() and not self._settings.own_typeface:
                self._settings.own_typeface = own.currentText()

        show()
        self.finished.connect(self._settings.watch(changed, Settings.typeface.name))

    def _folder(self, entry: Folder, value: str) -> QWidget:
        """A folder by its path, with a way to look for it."""
        field = self._text(entry, value)
        field.setAccessibleName(entry.label)
        field.setPlaceholderText(trc("no folder", "None"))
        choose = QPushButton(tr("Choose…"))
        choose.setAutoDefault(False)
        choose.setAccessibleName(tr("Choose: {}").format(entry.label))

        def look() -> None:
            if found := QFileDialog.getExistingDirectory(self, entry.label, field.text()):
                field.setText(found)
                self._settings.set(entry.name, found)

        choose.clicked.connect(look)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field, 1)
        row.addWidget(choose)
        return both

    def _text(self, entry: Setting[Any], value: str) -> QLineEdit:
        field = QLineEdit(value)

        def changed() -> None:
            if entry.accept(field.text()) is None:
                field.setText(str(self._settings.get(entry.name)))
            else:
                self._settings.set(entry.name, field.text())

        field.editingFinished.connect(changed)
        return field
