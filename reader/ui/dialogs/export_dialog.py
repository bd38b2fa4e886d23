"""The dialog that saves an excerpt: what is taken, as what, and how it will look."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QWidget,
)

from reader.kept.settings import Settings
from reader.model.excerpt import Excerpt
from reader.quotes.exports import Matter, kinds
from reader.quotes.marked import Marked
from reader.quotes.parts import QuoteOptions
from reader.quotes.writing import excerpt_data, excerpt_preview
from reader.ui.dialogs.quoting import press
from reader.ui.dialogs.saving import SavingDialog
from reader.ui.parts import plain
from reader.ui.parts.background import Background
from reader.ui.parts.dialog_parts import let_shrink
from reader.ui.parts.flow_layout import FlowLayout
from reader.ui.parts.theme import set_role


class ExportDialog(SavingDialog):
    """Saves one excerpt."""

    def __init__(
        self,
        parent: QWidget,
        excerpt: Excerpt,
        settings: Settings,
        background: Background,
        marks: tuple[Marked, ...] = (),
        *,
        what: str = "The selection",
    ) -> None:
        super().__init__(parent, "Save Excerpt", settings, background)
        self._excerpt, self._marks = excerpt, marks
        words = f"{what}: {excerpt.locator}"
        if excerpt.is_whole:
            words = f"The whole transcript: {excerpt.cue_count:,} {excerpt.unit}s"
        self._what = plain.label(words, wrap=True)
        self._kinds = kinds(Matter.EXCERPT)
        self._kind = QComboBox()
        for name, kind in self._kinds.items():
            self._kind.addItem(kind.title, name)
        self._kind.setCurrentIndex(max(0, self._kind.findData(settings.export_format)))
        self._times = QCheckBox(self.tr("&Times"))
        self._speakers = QCheckBox(self.tr("S&peakers"))
        self._captions = QCheckBox(self.tr("One line a &caption"))
        self._from_zero = QCheckBox(self.tr("Times from &zero, as for a clip"))
        self._notes = QCheckBox(self.tr("&Highlights and notes"))
        self._notes.setEnabled(bool(marks))
        self._notes.setChecked(bool(marks) and settings.paper_notes)
        self._speakers.setChecked(True)
        self._times.setEnabled(excerpt.start is not None)
        self._speakers.setEnabled(bool(excerpt.speakers))
        self._boxes = (self._times, self._speakers, self._captions, self._notes)
        self._not_kept = plain.label(wrap=True)
        set_role(self._not_kept, "quiet")
        self._arrange()
        self._kind.currentIndexChanged.connect(self._show)
        for box in (*self._boxes, self._from_zero):
            box.toggled.connect(self._show)
        self._show()

    @property
    def kind(self) -> str:
        """The kind of file that is chosen."""
        return str(self._kind.currentData())

    def accept(self) -> None:
        """Ask where to save, and save there."""
        title = self._excerpt.title or self._excerpt.file_name or "transcript"
        self._ask_where(title, self._kinds[self.kind])

    def _data(self) -> Callable[[], bytes]:
        excerpt, kind, options = self._excerpt, self._kinds[self.kind], self._options()
        from_zero = self._is_from_zero()
        return lambda: excerpt_data(kind, excerpt, options, press, from_zero=from_zero)

    def _text(self) -> Callable[[], str]:
        excerpt, kind, options = self._excerpt, self._kinds[self.kind], self._options()
        from_zero = self._is_from_zero()
        return lambda: excerpt_preview(kind, excerpt, options, from_zero=from_zero)

    def _is_long(self) -> bool:
        return self._excerpt.is_long

    def _remember(self) -> None:
        if self._kinds[self.kind].is_for_quoting:
            self._settings.set("export_format", self.kind)
        if self._notes.isEnabled():
            self._settings.set("paper_notes", self._notes.isChecked())

    def _is_from_zero(self) -> bool:
        return self._from_zero.isChecked() and self._is_timed()

    def _is_timed(self) -> bool:
        """Whether the kind keeps the times of captions, and the excerpt has some."""
        return not self._kinds[self.kind].is_read and self._excerpt.start is not None

    def _options(self) -> QuoteOptions:
        return QuoteOptions(
            times=self._times.isChecked(),
            speakers=self._speakers.isChecked(),
            captions=self._captions.isChecked(),
            marks=self._marks if self._notes.isChecked() else (),
        )

    def _show(self) -> None:
        kind = self._kinds[self.kind]
        self._form.setRowVisible(self._with, kind.is_read)
        lost = ", ".join(kind.loses)
        self._not_kept.setText(f"Not kept, where there were any: {lost}." if lost else "")
        self._not_kept.setVisible(bool(lost))
        self._from_zero.setVisible(self._is_timed())
        self._show_preview()

    def _arrange(self) -> None:
        self._form = QFormLayout()
        self._form.addRow(self.tr("&Save as"), self._kind)
        let_shrink(self._kind)
        self._with = FlowLayout()
        for box in self._boxes:
            self._with.addWidget(box)
        self._form.addRow(self.tr("With"), self._with)
        self._form.addRow("", self._from_zero)
        self._stack(self._what, self._form, self.preview, self._not_kept, self.fault)
