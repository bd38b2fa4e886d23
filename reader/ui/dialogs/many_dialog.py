"""The dialog that saves several transcripts at once: as what, with what, and in which folder."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QDir, Signal
from PySide6.QtWidgets import (
    QCheckBox,
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
from reader.ui.dialogs.saving import SetSwitches, kind_box, lost_words
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import ending, scrolled
from reader.ui.parts.theme import set_role
from reader.wording import tr, trn


class ManyDialog(QDialog):
    """Asks how some transcripts are to be saved, each as a file of its own.

    *Signals*: ``chosen(Path, Export, QuoteOptions, bool)``: in this folder, as this kind, set so;
    captions all in capitals as sentences, if that is wanted.
    """

    chosen = Signal(object, object, object, bool)

    def __init__(
        self, parent: QWidget, count: int, settings: Settings, folder: Path | None = None
    ) -> None:
        """Ask for ``count`` transcripts; ``folder`` is the one that was chosen last."""
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(tr("Export Transcripts"))
        words = trn(
            "{n} transcript. No file that is there is replaced.",
            "{n} transcripts, a file for each. No file that is there is replaced.",
            count,
        )
        about = plain.label(words, wrap=True)
        set_role(about, "quiet")
        self._kinds = kinds(Matter.EXCERPT)
        self.kind_box = kind_box(self._kinds, settings.export_format)
        self.switches = SetSwitches()
        self.sentences = QCheckBox(tr("C&apitals as sentences"))
        self.folder = QLineEdit(QDir.toNativeSeparators(str(folder or QDir.homePath())))
        self._lost = plain.label(wrap=True)
        set_role(self._lost, "quiet")
        self.fault = plain.label(wrap=True)
        set_role(self.fault, "warning")
        self.fault.hide()
        self._arrange(about)
        self.kind_box.currentIndexChanged.connect(lambda _: self._show())
        self.folder.textChanged.connect(lambda _: self.fault.hide())
        self._show()
        self.resize(520, self.sizeHint().height())

    def accept(self) -> None:
        """Say what is wanted; stay where there is no such folder."""
        folder = self.folder.text().strip()
        if not os.path.isabs(folder):
            self._refuse(tr("Give the whole path of the folder, or choose it."))
        elif not os.path.isdir(folder):
            self._refuse(tr("There is no such folder."))
        else:
            kind = self._kind
            if kind.is_for_quoting:
                self._settings.set("export_format", kind.name)
            super().accept()
            options = self.switches.options()
            self.chosen.emit(Path(folder), kind, options, self.sentences.isChecked())

    # -- within ---------------------------------------------------------------------------------

    @property
    def _kind(self) -> Export:
        return self._kinds[str(self.kind_box.currentData())]

    def _refuse(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.show()
        self.folder.setFocus()

    def _show(self) -> None:
        kind = self._kind
        self._form.setRowVisible(self.switches, kind.is_read)
        self._lost.setText(lost_words(kind))
        self._lost.setVisible(bool(kind.loses))

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.windowTitle(), self.folder.text())
        if chosen:
            self.folder.setText(QDir.toNativeSeparators(chosen))

    def _arrange(self, about: QWidget) -> None:
        choose = QPushButton(tr("C&hoose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        where = QHBoxLayout()
        where.addWidget(self.folder, 1)
        where.addWidget(choose)
        named = plain.label(tr("In the &folder"))
        named.setBuddy(self.folder)
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        self._form = QFormLayout()
        self._form.addRow(tr("&Save as"), self.kind_box)
        self._form.addRow(tr("With"), self.switches)
        self._form.addRow("", self.sentences)
        self._form.addRow(named, where)
        rows.addWidget(about)
        rows.addLayout(self._form)
        rows.addWidget(self._lost)
        rows.addWidget(self.fault)
        rows.addStretch(1)
        row, accepting = ending(self, tr("&Export"))
        set_role(accepting, "primary")
        whole = QVBoxLayout(self)
        whole.addWidget(scrolled(page))
        whole.addWidget(row)
