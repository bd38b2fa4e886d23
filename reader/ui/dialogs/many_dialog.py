"""The dialog that saves several transcripts at once: as what, with what, and in which folder."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QDir, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.kept.settings import Settings
from reader.quotes.exports import Export, Matter, kinds
from reader.quotes.parts import QuoteOptions
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import ending
from reader.ui.parts.theme import set_role


class ManyDialog(QDialog):
    """Asks how some transcripts are to be saved, each as a file of its own.

    *Signals*: ``chosen(Path, Export, QuoteOptions)``: in this folder, as this kind, set so.
    """

    chosen = Signal(object, object, object)

    def __init__(self, parent: QWidget, count: int, settings: Settings) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Export Transcripts"))
        what = "1 transcript" if count == 1 else f"{count:,} transcripts, a file for each"
        about = plain.label(self.tr("{}. No file that is there is replaced.").format(what))
        set_role(about, "quiet")
        self._kinds = kinds(Matter.EXCERPT)
        self.kind_box = QComboBox()
        for name, kind in self._kinds.items():
            self.kind_box.addItem(kind.title, name)
        self.kind_box.setCurrentIndex(max(0, self.kind_box.findData(settings.export_format)))
        self.times = QCheckBox(self.tr("&Times"))
        self.speakers = QCheckBox(self.tr("S&peakers"))
        self.captions = QCheckBox(self.tr("One line a &caption"))
        self.speakers.setChecked(True)
        self.folder = QLineEdit(QDir.toNativeSeparators(QDir.homePath()))
        self.folder.setAccessibleName(self.tr("Folder"))
        self._lost = plain.label(wrap=True)
        set_role(self._lost, "quiet")
        self.fault = plain.label(wrap=True)
        set_role(self.fault, "warning")
        self.fault.hide()
        self._arrange(about)
        self.kind_box.currentIndexChanged.connect(lambda _: self._show())
        self._show()
        self.resize(520, self.sizeHint().height())

    def accept(self) -> None:
        """Say what is wanted; stay where there is no such folder."""
        folder = self.folder.text().strip()
        if not os.path.isdir(folder):
            self.fault.setText(self.tr("There is no such folder."))
            self.fault.show()
            self.folder.setFocus()
            return
        kind = self._kind
        if kind.is_for_quoting:
            self._settings.set("export_format", kind.name)
        options = QuoteOptions(
            times=self.times.isChecked(),
            speakers=self.speakers.isChecked(),
            captions=self.captions.isChecked(),
        )
        super().accept()
        self.chosen.emit(Path(folder), kind, options)

    # -- within ---------------------------------------------------------------------------------

    @property
    def _kind(self) -> Export:
        return self._kinds[str(self.kind_box.currentData())]

    def _show(self) -> None:
        kind = self._kind
        self._form.setRowVisible(self._with, kind.is_read)
        lost = ", ".join(kind.loses)
        self._lost.setText(f"Not kept, where there were any: {lost}." if lost else "")
        self._lost.setVisible(bool(lost))

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.windowTitle(), self.folder.text())
        if chosen:
            self.folder.setText(QDir.toNativeSeparators(chosen))

    def _arrange(self, about: QWidget) -> None:
        choose = QPushButton(self.tr("C&hoose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        where = QHBoxLayout()
        where.addWidget(self.folder, 1)
        where.addWidget(choose)
        self._with = QHBoxLayout()
        for box in (self.times, self.speakers, self.captions):
            self._with.addWidget(box)
        self._with.addStretch(1)
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._form.addRow(self.tr("&Save as"), self.kind_box)
        self._form.addRow(self.tr("With"), self._with)
        self._form.addRow(self.tr("In the folder"), where)
        rows = QVBoxLayout(self)
        rows.setSpacing(10)
        rows.addWidget(about)
        rows.addLayout(self._form)
        rows.addWidget(self._lost)
        rows.addWidget(self.fault)
        rows.addStretch(1)
        rows.addWidget(ending(self, self.tr("&Export"))[0])
