"""The dialog that saves an excerpt: what is taken, as what, and how it will look."""

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
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.files import safe_name
from reader.model.excerpt import Excerpt
from reader.settings import Settings
from reader.ui import plain, quoting
from reader.ui.quoting import QuoteOptions
from reader.ui.theme import set_role

# A preview of so many characters shows how the file will look; the file has them all.
_PREVIEW = 20_000


class ExportDialog(QDialog):
    """Saves one excerpt; stays open, with the reason shown, if that fails."""

    def __init__(self, parent: QWidget, excerpt: Excerpt, settings: Settings) -> None:
        super().__init__(parent)
        self._excerpt, self._settings = excerpt, settings
        self.saved_as: Path | None = None
        self.setWindowTitle(self.tr("Save Excerpt"))
        self.resize(680, 560)

        words = f"The selection: {excerpt.locator}"
        if excerpt.is_whole:
            words = f"The whole transcript: {excerpt.cue_count:,} {excerpt.unit}s"
        self._what = plain.label(words, wrap=True)
        self._kind = QComboBox()
        for kind, about in quoting.KINDS.items():
            self._kind.addItem(about.title, kind)
        self._kind.setCurrentIndex(max(0, self._kind.findData(settings.export_format)))
        self._times = QCheckBox(self.tr("&Times"))
        self._speakers = QCheckBox(self.tr("S&peakers"))
        self._captions = QCheckBox(self.tr("One line a &caption"))
        self._speakers.setChecked(True)
        self._times.setEnabled(excerpt.start is not None)
        self._speakers.setEnabled(bool(excerpt.speakers))
        self._preview = QPlainTextEdit()
        self._preview.setReadOnly(True)
        self._preview.setAccessibleName(self.tr("Preview"))
        self._preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._fault = plain.label(wrap=True, selectable=True)
        set_role(self._fault, "warning")
        self._fault.hide()
        self._not_kept = plain.label(wrap=True)
        set_role(self._not_kept, "quiet")
        self._arrange()
        self._kind.currentIndexChanged.connect(self._show_preview)
        for box in (self._times, self._speakers, self._captions):
            box.toggled.connect(self._show_preview)
        self._show_preview()

    @property
    def kind(self) -> str:
        """The kind of file that is chosen."""
        return str(self._kind.currentData())

    def save_to(self, path: Path) -> None:
        """Write the file and close; if it cannot be written, say why and stay open."""
        try:
            quoting.save(self._excerpt, self.kind, self._options(), path)
        except ReaderError as error:
            self._fault.setText(str(error))
            self._fault.show()
            return
        if self.kind in quoting.REMEMBERED:
            self._settings.set("export_format", self.kind)
        self.saved_as = path
        super().accept()

    def accept(self) -> None:
        """Ask where to save, and save there; an existing file is only replaced if one says so."""
        suffix = quoting.KINDS[self.kind].suffix
        title = self._excerpt.title or self._excerpt.file_name or "transcript"
        name = safe_name(title, suffix)
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save Excerpt"),
            QDir.home().filePath(name),
            f"{quoting.KINDS[self.kind].title} (*{suffix})",
        )
        if chosen:
            self.save_to(Path(chosen))

    def _options(self) -> QuoteOptions:
        return QuoteOptions(
            times=self._times.isChecked(),
            speakers=self._speakers.isChecked(),
            captions=self._captions.isChecked(),
        )

    def _show_preview(self) -> None:
        self._form.setRowVisible(self._with, self.kind in quoting.FOR_PEOPLE)
        lost = quoting.loses(self.kind)
        self._not_kept.setText(f"Not kept, where there were any: {lost}." if lost else "")
        self._not_kept.setVisible(bool(lost))
        try:
            text = quoting.write(self._excerpt, self.kind, self._options())
        except ReaderError as error:
            text = ""
            self._fault.setText(str(error))
        self._fault.setVisible(not text)
        self._save.setEnabled(bool(text))
        cut = "\n…" if len(text) > _PREVIEW else ""
        self._preview.setPlainText(text[:_PREVIEW] + cut)

    def _arrange(self) -> None:
        self._form = QFormLayout()
        self._form.addRow(self.tr("&Save as"), self._kind)
        self._with = QHBoxLayout()
        for box in (self._times, self._speakers, self._captions):
            self._with.addWidget(box)
        self._with.addStretch()
        self._form.addRow(self.tr("With"), self._with)
        buttons = QDialogButtonBox()
        self._save = buttons.addButton(self.tr("&Save…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._save.setDefault(True)
        set_role(self._save, "primary")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(self._what)
        rows.addLayout(self._form)
        rows.addWidget(self._preview, 1)
        rows.addWidget(self._not_kept)
        rows.addWidget(self._fault)
        rows.addWidget(buttons)
