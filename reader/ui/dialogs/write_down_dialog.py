"""The dialog of recordings without a transcript: have them written down, or name its transcript."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
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

from reader import files
from reader.errors import ReaderError
from reader.tasks.speech import LANGUAGES, NOT_INSTALLED, SpeechRequest, admit_model
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import ending, let_shrink, scrolled
from reader.ui.parts.theme import set_role
from reader.ui.state.pages import language_name
from reader.wording import listed, tr, trn

_LONGEST_NAME, _LONGEST_NAMES = 80, 200
_MOST_TOLD = 3


class WriteDownDialog(QDialog):
    """Asks by which model recordings are to be written down, and in which language.

    *Signals*: ``wanted(list[SpeechRequest])``: they are to be written down; the dialog waits to be
    told that this has begun (:meth:`close_begun`), or why not (:meth:`refuse`).
    ``transcript_wanted()``: the person has the transcript of the one, and wants to choose that.
    """

    wanted = Signal(object)
    transcript_wanted = Signal()

    def __init__(
        self, parent: QWidget, recordings: Sequence[Path], model: Path | None, *, is_here: bool
    ) -> None:
        super().__init__(parent)
        self._recordings, self._model = recordings, model
        self.setWindowTitle(tr("Write Down a Recording"))
        self.model = QLineEdit()
        self.model.setReadOnly(True)
        self.model.setPlaceholderText(tr("None is chosen"))
        self.choose = QPushButton(tr("C&hoose…"))
        self.choose.setAccessibleName(tr("Choose the Model"))
        self.choose.clicked.connect(self._choose_model)
        self.language = QComboBox()
        self.language.addItem(tr("Found out by listening"), "")
        names = ((language_name(code), code) for code in LANGUAGES)
        for name, code in sorted(names, key=lambda one: one[0].casefold()):
            self.language.addItem(name, code)
        let_shrink(self.language)
        self.fault = plain.label(wrap=True)
        set_role(self.fault, "warning")
        self.fault.hide()
        self._row, self.begin = ending(self, tr("&Write It Down Here"))
        self.other = QPushButton(tr("Choose Its &Transcript…"))
        self.other.clicked.connect(self._leave)
        self.other.setVisible(len(recordings) == 1)
        self._arrange()
        self._show_model()
        if not is_here:
            for part in (self.model, self.choose, self.language, self.begin):
                part.setEnabled(False)
            self._say(NOT_INSTALLED)
            self.other.setDefault(len(recordings) == 1)
        (self.begin if is_here and model else self.choose if is_here else self.other).setFocus()

    def accept(self) -> None:
        """Ask for it to be written down; stay where no model is chosen."""
        if self._model is None:
            self._say(tr("Choose a model first."))
            self.choose.setFocus()
            return
        self._say("")
        code: str = self.language.currentData()
        self.wanted.emit([SpeechRequest(one, self._model, code) for one in self._recordings])

    def close_begun(self) -> None:
        """Close it: the recording is being written down."""
        super().accept()

    def refuse(self, errors: Sequence[ReaderError]) -> None:
        """Say why none of them can be written down so."""
        sentences = list(dict.fromkeys(map(str, errors)))
        told = sentences[:_MOST_TOLD]
        if more := len(sentences) - len(told):
            told.append(trn("And {n} more.", "And {n} more.", more))
        self._say(" ".join(told))

    def _choose_model(self) -> None:
        folder = str(self._model.parent) if self._model is not None else ""
        models, others = tr("Models"), tr("All files")
        kinds = f"{models} (*.bin);;{others} (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Choose the Model"), folder, kinds)
        if not chosen:
            return
        try:
            self._model = admit_model(Path(chosen)).path
        except ReaderError as error:
            self._say(str(error))
            return
        self._say("")
        self._show_model()
        self.begin.setFocus()

    def _show_model(self) -> None:
        if self._model is not None:
            self.model.setText(plain.one_line(files.shown(self._model.name), _LONGEST_NAME))
            plain.set_tooltip(self.model, files.shown(self._model))

    def _leave(self) -> None:
        self.reject()
        self.transcript_wanted.emit()

    def _about(self) -> str:
        names = [files.shown(one.name) for one in self._recordings]
        if len(names) == 1:
            name = plain.one_line(names[0], _LONGEST_NAME)
            return tr(
                "{file} is a recording. A model can write it down on this computer.", file=name
            )
        return trn(
            "{n} recording: {names}. A model can write them down on this computer, one after "
            "another.",
            "{n} recordings: {names}. A model can write them down on this computer, one after "
            "another.",
            len(names),
            names=plain.one_line(listed(names), _LONGEST_NAMES),
        )

    def _say(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _arrange(self) -> None:
        about = plain.label(self._about(), wrap=True)
        hint = plain.label(
            tr(
                "A model is a file of whisper.cpp, such as ggml-small.bin; larger ones err less "
                "and take longer. Nothing is sent anywhere. The words are marked as a machine's."
            ),
            wrap=True,
        )
        set_role(hint, "quiet")
        line = QHBoxLayout()
        line.addWidget(self.model, 1)
        line.addWidget(self.choose)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setVerticalSpacing(8)
        form.addRow(tr("Model"), line)
        form.addRow(tr("&Language"), self.language)
        self.model.setAccessibleName(tr("Model"))
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(about)
        rows.addLayout(form)
        rows.addWidget(hint)
        rows.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addWidget(scrolled(page))
        whole.addWidget(self.fault)
        whole.addWidget(self._row)
        self.resize(540, 300)
