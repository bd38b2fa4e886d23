"""How a file was read, and how else it could be: the clean-up report, encoding and format."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.formats import FORMATS, EqualClaims
from reader.formats.decoding.charset import people_call
from reader.kept.memory import ReadAs
from reader.model.transcript import Provenance, Transcript
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import add_action, let_shrink
from reader.ui.parts.theme import set_role
from reader.ui.state.pages import OpenTranscript
from reader.wording import number, tr

# What files of transcripts are met in, the commonest first.
_ENCODINGS = (
    *("utf-8", "cp1252", "utf-16-le", "utf-16-be", "cp1250", "cp1251", "cp1253", "cp1254"),
    *("cp1255", "cp1256", "cp1257", "cp1258", "cp932", "euc_jp", "gb18030", "big5", "cp949"),
    *("cp874", "koi8-r", "koi8-u", "iso8859-2", "iso8859-15", "mac-roman"),
)
_MADE_BY = {
    Provenance.AUTOMATIC: tr("a machine (automatic captions)"),
    Provenance.HUMAN: tr("people"),
    Provenance.TRANSLATED: tr("translation"),
}
_FOUND_OUT = tr("Found out from the file")
_NOTHING = tr("Nothing had to be changed, left out or guessed.")


def report_text(opened: OpenTranscript) -> str:
    """Return the report as text: the facts of the file, then a line for all that was done to it."""
    source = opened.transcript.source
    titles = {form.name: form.title for form in FORMATS}
    facts = [
        (
            tr("File: {}"),
            str(opened.path) if opened.path and not opened.is_pasted else tr("pasted text"),
        ),
        (tr("Read as: {}"), titles.get(source.format, source.format)),
        (tr("Encoding: {}"), people_call(source.encoding) if source.encoding else ""),
        (tr("Fetched from: {}"), source.fetched.address if source.fetched else ""),
        (tr("Fetched on: {}"), source.fetched.day if source.fetched else ""),
        (tr("Version there: {}"), source.fetched.etag if source.fetched else ""),
        ("SHA-256: {}", source.fetched.sha256 if source.fetched else ""),
        (tr("Words made by: {}"), _made_by(opened.transcript)),
    ]
    notes = [
        tr("• {remark} (line {line})", remark=item.sentence, line=number(item.line))
        if item.line
        else f"• {item.sentence}"
        for item in opened.transcript.report
    ]
    said = [words.format(value) for words, value in facts if value]
    return "\n".join([*said, "", *(notes or [_NOTHING])])


def _made_by(transcript: Transcript) -> str:
    told = _MADE_BY.get(transcript.provenance, "")
    return f"{told}: {transcript.made_with}" if told and transcript.made_with else told


class FileReportDialog(QDialog):
    """Tells how a file was read and reads it again in another way.

    ``read`` is called with the choice of the person; it is None for pasted text, which was read
    from no file.
    """

    def __init__(
        self,
        parent: QWidget,
        opened: OpenTranscript,
        choice: ReadAs,
        read: Callable[[ReadAs], object] | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("How This File Was Read"))
        self._choice, self._read = choice, read
        self._report = QPlainTextEdit(report_text(opened))
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName(tr("Clean-up report"))
        rows = QVBoxLayout(self)
        rows.addWidget(self._report)
        if read is not None:
            self._add_choice(rows, opened)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        add_action(buttons, tr("&Copy Report"), self._copy)
        if read is not None:
            add_action(buttons, tr("&Read Again"), self.read_again)
        for button in buttons.findChildren(QPushButton):
            button.setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
        self.resize(620, 460)

    def _add_choice(self, rows: QVBoxLayout, opened: OpenTranscript) -> None:
        source = opened.transcript.source
        formats = {form.name: form.title for form in sorted(FORMATS, key=lambda f: f.title)}
        encodings = dict.fromkeys([*_ENCODINGS, *filter(None, [source.encoding])])
        self._format = _combo(tr("Format"), _FOUND_OUT, formats, self._choice.format)
        names = {name: _called(name) for name in encodings}
        self._encoding = _combo(tr("Encoding"), _FOUND_OUT, names, self._choice.encoding)
        let_shrink(self._format, self._encoding)
        hint = plain.label(
            tr("Wrong letters or a jumble? Choose another way; it is kept for this file."),
            wrap=True,
        )
        set_role(hint, "quiet")
        form = QFormLayout()
        form.addRow(tr("&Format:"), self._format)
        form.addRow(tr("&Encoding:"), self._encoding)
        form.addRow(hint)
        rows.addLayout(form)

    def read_again(self) -> None:
        """Read the file as it is chosen here, and close."""
        if self._read is not None:
            self.accept()
            self._read(ReadAs(self._encoding.currentData(), self._format.currentData()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())


def _called(encoding: str) -> str:
    called = people_call(encoding)
    order = encoding.rpartition("-")[2]
    if order == "le":
        return tr("{encoding} (little-endian)", encoding=called)
    return tr("{encoding} (big-endian)", encoding=called) if order == "be" else called


def _combo(name: str, first: str, choices: dict[str, str], chosen: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.addItem(first, "")
    for value, words in choices.items():
        combo.addItem(words, value)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
    return combo


class FormatDialog(QDialog):
    """Asks which of the formats that claim a file equally it is in."""

    def __init__(
        self, parent: QWidget, claims: EqualClaims, answer: Callable[[str], object]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Which Format?"))
        self._answer = answer
        said = plain.label(
            tr("“{file}” may be read in more than one way.", file=plain.one_line(claims.file)),
            wrap=True,
        )
        choices = {form.name: form.title for form in claims.formats}
        self._format = _combo(tr("Format"), "", choices, "")
        self._format.removeItem(0)
        buttons = QDialogButtonBox()
        buttons.addButton(tr("&Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        for widget in (said, self._format, buttons):
            rows.addWidget(widget)
        self.resize(400, self.sizeHint().height())

    def accept(self) -> None:
        """Open the file in the format chosen."""
        super().accept()
        self._answer(self._format.currentData())
