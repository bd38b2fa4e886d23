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
from reader.files import atomic_write, safe_name
from reader.model.excerpt import Excerpt
from reader.settings import Settings
from reader.ui import plain, quoting
from reader.ui.background import Background, Job
from reader.ui.quoting import QuoteOptions
from reader.ui.theme import set_role

# A preview of so many characters shows how the file will look; the file has them all.
_PREVIEW = 20_000


class ExportDialog(QDialog):
    """Saves one excerpt; stays open, with the reason shown, if that fails."""

    def __init__(
        self, parent: QWidget, excerpt: Excerpt, settings: Settings, background: Background
    ) -> None:
        super().__init__(parent)
        self._excerpt, self._settings, self._background = excerpt, settings, background
        self.saved_as: Path | None = None
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Save Excerpt"))
        self.resize(680, 560)

        words = f"The selection: {excerpt.locator}"
        if excerpt.is_whole:
            words = f"The whole transcript: {excerpt.cue_count:,} {excerpt.unit}s"
        self._what = plain.label(words, wrap=True)
        self._kind = QComboBox()
        for kind, (title, _suffix) in quoting.KINDS.items():
            self._kind.addItem(title, kind)
        self._kind.setCurrentIndex(max(0, self._kind.findData(settings.export_format)))
        self._times = QCheckBox(self.tr("&Times"))
        self._speakers = QCheckBox(self.tr("S&peakers"))
        self._captions = QCheckBox(self.tr("One line a &caption"))
        self._from_zero = QCheckBox(self.tr("Times from &zero, as for a clip"))
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
        for box in (self._times, self._speakers, self._captions, self._from_zero):
            box.toggled.connect(self._show_preview)
        self._show_preview()

    @property
    def kind(self) -> str:
        """The kind of file that is chosen."""
        return str(self._kind.currentData())

    def save_to(self, path: Path) -> None:
        """Write the file beside the window and close; if it cannot be, say why and stay open."""
        excerpt, kind, options = self._excerpt, self.kind, self._options()
        from_zero = self._is_from_zero()

        def work() -> None:
            atomic_write(path, quoting.data(excerpt, kind, options, from_zero=from_zero))

        self._save.setEnabled(False)
        self._tell(self.tr("Writing …"))
        self._job = self._background.run(work, lambda _: self._saved(path), self._refused)

    def reject(self) -> None:
        """Close without waiting for what is being written."""
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _saved(self, path: Path) -> None:
        if self.kind in quoting.REMEMBERED:
            self._settings.set("export_format", self.kind)
        self.saved_as = path
        super().accept()

    def _refused(self, error: ReaderError) -> None:
        self._save.setEnabled(True)
        self._tell(str(error))

    def _tell(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def _is_from_zero(self) -> bool:
        return self._from_zero.isChecked() and quoting.is_timed(self.kind, self._excerpt)

    def accept(self) -> None:
        """Ask where to save, and save there; an existing file is only replaced if one says so."""
        kind, suffix = quoting.KINDS[self.kind]
        title = self._excerpt.title or self._excerpt.file_name or "transcript"
        name = safe_name(title, suffix)
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save Excerpt"),
            QDir.home().filePath(name),
            f"{kind} (*{suffix})",
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
        self._from_zero.setVisible(quoting.is_timed(self.kind, self._excerpt))
        try:
            text = quoting.preview(
                self._excerpt, self.kind, self._options(), from_zero=self._is_from_zero()
            )
            self._tell("")
        except ReaderError as error:
            text = ""
            self._tell(str(error))
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
        self._form.addRow("", self._from_zero)
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
