"""The dialog that saves an excerpt: what is taken, as what, and how it will look."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from reader.kept.settings import Settings
from reader.model.excerpt import Excerpt
from reader.quotes.exports import Matter, kinds
from reader.quotes.marked import Marked
from reader.quotes.parts import QuoteOptions
from reader.quotes.writing import excerpt_data, excerpt_preview
from reader.ui.dialogs.quoting import press
from reader.ui.dialogs.saving import SavingDialog, SetSwitches, kind_box, lost_words
from reader.ui.parts import plain
from reader.ui.parts.background import Background
from reader.ui.parts.theme import set_role
from reader.wording import tr, trn


class ExportDialog(SavingDialog):
    """Saves one excerpt, or the whole.

    ``in_sentences`` returns it with its captions in capitals as sentences, None where it has none;
    it is called beside the window.
    """

    def __init__(
        self,
        parent: QWidget,
        excerpt: Excerpt,
        settings: Settings,
        background: Background,
        marks: tuple[Marked, ...] = (),
        *,
        what: str = tr("The selection"),
        in_sentences: Callable[[], Excerpt] | None = None,
    ) -> None:
        called = tr("Save Transcript") if excerpt.is_whole else tr("Save Excerpt")
        super().__init__(parent, called, settings, background)
        self._excerpt, self._marks, self._in_sentences = excerpt, marks, in_sentences
        words = (
            _whole(excerpt)
            if excerpt.is_whole
            else tr("{what}: {where}", what=what, where=excerpt.where)
        )
        self._what = plain.label(words, wrap=True)
        self._kinds = kinds(Matter.EXCERPT)
        self._kind = kind_box(self._kinds, settings.export_format)
        self._with = SetSwitches()
        self._from_zero = QCheckBox(tr("Times from &zero, as for a clip"))
        self._notes = QCheckBox(tr("&Highlights and notes"))
        self._notes.setEnabled(bool(marks))
        self._notes.setChecked(bool(marks) and settings.paper_notes)
        self._with.times.setEnabled(excerpt.start is not None)
        self._with.speakers.setEnabled(bool(excerpt.speakers))
        self._with.addWidget(self._notes)
        self.still = QCheckBox(tr("Still &frame"))
        self.still.setChecked(excerpt.still is not None and settings.quote_still)
        self._with.addWidget(self.still)
        self.sentences = QCheckBox(tr("C&apitals as sentences"))
        self.sentences.setVisible(in_sentences is not None)
        self._not_kept = plain.label(wrap=True)
        set_role(self._not_kept, "quiet")
        self._arrange()
        self._kind.currentIndexChanged.connect(self._show)
        for box in (*self._with.boxes, self._notes, self.still, self._from_zero, self.sentences):
            box.toggled.connect(self._show)
        self._show()

    @property
    def kind(self) -> str:
        """The kind of file that is chosen."""
        return str(self._kind.currentData())

    def accept(self) -> None:
        """Ask where to save, and save there."""
        title = self._excerpt.title or self._excerpt.file_name or tr("transcript")
        self._ask_where(title, self._kinds[self.kind])

    def _data(self) -> Callable[[], bytes]:
        excerpt, kind, options = self._worded(), self._kinds[self.kind], self._options()
        from_zero = self._is_from_zero()
        return lambda: excerpt_data(kind, excerpt(), options, press, from_zero=from_zero)

    def _text(self) -> Callable[[], str]:
        excerpt, kind, options = self._worded(), self._kinds[self.kind], self._options()
        from_zero = self._is_from_zero()
        return lambda: excerpt_preview(kind, excerpt(), options, from_zero=from_zero)

    def _worded(self) -> Callable[[], Excerpt]:
        """Return what gives the words as they are wanted: as the file has them, or recased."""
        if self._in_sentences is not None and self.sentences.isChecked():
            return self._in_sentences
        return lambda: self._excerpt

    def _is_long(self) -> bool:
        # All of a transcript is recased, however little of it is taken.
        return self._excerpt.is_long or self.sentences.isChecked()

    def _remember(self) -> None:
        if self._kinds[self.kind].is_for_quoting:
            self._settings.set("export_format", self.kind)
        if self._notes.isEnabled():
            self._settings.set("paper_notes", self._notes.isChecked())
        if self._excerpt.still is not None:
            self._settings.set("quote_still", self.still.isChecked())

    def _is_from_zero(self) -> bool:
        return self._from_zero.isChecked() and self._is_timed()

    def _is_timed(self) -> bool:
        """Whether the kind keeps the times of captions, and the excerpt has some."""
        return not self._kinds[self.kind].is_read and self._excerpt.start is not None

    def _options(self) -> QuoteOptions:
        marks = self._marks if self._notes.isChecked() else ()
        return self._with.options(marks, stills=self.still.isChecked())

    def _show(self) -> None:
        kind = self._kinds[self.kind]
        self._form.setRowVisible(self._with, kind.is_read)
        # Told anew: with the row, Qt shows all that is in it.
        self.still.setVisible(kind.is_read and self._excerpt.still is not None)
        lost = lost_words(kind, stills=self.still.isChecked())
        self._not_kept.setText(lost)
        self._not_kept.setVisible(bool(lost))
        self._from_zero.setVisible(self._is_timed())
        self._show_preview()

    def _arrange(self) -> None:
        self._form = QFormLayout()
        self._form.addRow(tr("&Save as"), self._kind)
        self._form.addRow(tr("With"), self._with)
        self._form.addRow("", self._from_zero)
        self._form.addRow("", self.sentences)
        self._stack(self._what, self._form, self.preview, self._not_kept, self.fault)


def _whole(excerpt: Excerpt) -> str:
    """Return what is said of a whole transcript: how many captions or paragraphs it has."""
    if excerpt.unit == "paragraph":
        return trn(
            "The whole transcript: {n} paragraph",
            "The whole transcript: {n} paragraphs",
            excerpt.cue_count,
        )
    return trn(
        "The whole transcript: {n} caption",
        "The whole transcript: {n} captions",
        excerpt.cue_count,
    )
