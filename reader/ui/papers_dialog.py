"""The dialog that saves quotations as one document with its sources, or as references."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.files import atomic_write, safe_name
from reader.settings import Settings
from reader.ui import gathering, plain
from reader.ui.background import Background, Job
from reader.ui.gathering import Gathering
from reader.ui.theme import set_role

_PREVIEW = 20_000


class PapersDialog(QDialog):
    """Saves quotations; stays open, with the reason shown, if that fails."""

    def __init__(
        self,
        parent: QWidget,
        gathered: Gathering,
        settings: Settings,
        background: Background,
    ) -> None:
        super().__init__(parent)
        self._gathered, self._settings, self._background = gathered, settings, background
        self._job: Job | None = None
        self.saved_as: Path | None = None
        self.setWindowTitle(self.tr("Save Quotations"))
        self.resize(680, 560)
        self.title = QLineEdit(gathered.title)
        self.kind_box, self.style_box = QComboBox(), QComboBox()
        for kind in gathered.kinds():
            self.kind_box.addItem(gathering.KINDS[kind][0], kind)
        for style, words in gathering.STYLES.items():
            self.style_box.addItem(words, style)
        self.style_box.setCurrentIndex(self.style_box.findData(settings.citation_style))
        self.times = QCheckBox(self.tr("&Times"))
        self.notes = QCheckBox(self.tr("&Notes and comments"))
        self.notes.setChecked(True)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(self.tr("Preview"))
        self.preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.said = plain.label(wrap=True, selectable=True)
        set_role(self.said, "warning")
        self._arrange()
        self.title.textChanged.connect(lambda _: self._show())
        for box in (self.kind_box, self.style_box):
            box.currentIndexChanged.connect(lambda _: self._show())
        for switch in (self.times, self.notes):
            switch.toggled.connect(lambda _: self._show())
        self._show()

    @property
    def kind(self) -> str:
        """The kind of file that is chosen."""
        return str(self.kind_box.currentData())

    def save_to(self, path: Path) -> None:
        """Write the file beside the window and close; if it cannot be, say why and stay open."""
        wanted = self._wanted()
        self._save.setEnabled(False)
        self._job = self._background.run(
            lambda: atomic_write(path, gathering.data(wanted)),
            lambda _: self._saved(path),
            self._refused,
        )

    def accept(self) -> None:
        """Ask where to save, and save there."""
        words, suffix = gathering.KINDS[self.kind]
        name = QDir.home().filePath(safe_name(self.title.text() or "quotations", suffix))
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.windowTitle(), name, f"{words} (*{suffix})"
        )
        if chosen:
            self.save_to(Path(chosen))

    def reject(self) -> None:
        """Close without waiting for what is being written."""
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _saved(self, path: Path) -> None:
        self._settings.set("citation_style", self.style_box.currentData())
        self.saved_as = path
        super().accept()

    def _refused(self, error: ReaderError) -> None:
        self._save.setEnabled(True)
        self.said.setText(str(error))
        self.said.show()

    def _wanted(self) -> Gathering:
        return self._gathered._replace(
            title=self.title.text().strip(),
            kind=self.kind,
            style=str(self.style_box.currentData()),
            has_times=self.times.isChecked(),
            has_notes=self.notes.isChecked(),
        )

    def _show(self) -> None:
        self.said.hide()
        try:
            text = gathering.preview(self._wanted())
        except ReaderError as error:
            self._refused(error)
            return
        cut = "\n…" if len(text) > _PREVIEW else ""
        self.preview.setPlainText(text[:_PREVIEW] + cut)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("T&itle"), self.title)
        form.addRow(self.tr("&Save as"), self.kind_box)
        form.addRow(self.tr("&References in"), self.style_box)
        switches = QHBoxLayout()
        for switch in (self.times, self.notes):
            switches.addWidget(switch)
        switches.addStretch(1)
        form.addRow(self.tr("With"), switches)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._save = buttons.addButton(self.tr("Sa&ve…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._save.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        number = len(self._gathered.quotes)
        count = f"{number:,} quotation{'s' * (number != 1)}"
        rows.addWidget(plain.label(count))
        rows.addLayout(form)
        rows.addWidget(self.preview, 1)
        rows.addWidget(self.said)
        rows.addWidget(buttons)
