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
from reader.model.transcript import Provenance
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import add_action
from reader.ui.parts.theme import set_role
from reader.ui.state.pages import OpenTranscript

# What files of transcripts are met in, the commonest first.
_ENCODINGS = (
    *("utf-8", "cp1252", "utf-16-le", "utf-16-be", "cp1250", "cp1251", "cp1253", "cp1254"),
    *("cp1255", "cp1256", "cp1257", "cp1258", "cp932", "euc_jp", "gb18030", "big5", "cp949"),
    *("cp874", "koi8-r", "koi8-u", "iso8859-2", "iso8859-15", "mac-roman"),
)
_MADE_BY = {
    Provenance.AUTOMATIC: "a machine (automatic captions)",
    Provenance.HUMAN: "people",
    Provenance.TRANSLATED: "translation",
}
_FOUND_OUT = "Found out from the file"
_NOTHING = "Nothing had to be changed, left out or guessed."


def report_text(opened: OpenTranscript) -> str:
    """Return the report as text: the facts of the file, then a line for all that was done to it."""
    source = opened.transcript.source
    titles = {form.name: form.title for form in FORMATS}
    facts = [
        ("File", str(opened.path) if opened.path and not opened.is_pasted else "pasted text"),
        ("Read as", titles.get(source.format, source.format)),
        ("Encoding", people_call(source.encoding) if source.encoding else ""),
        ("Fetched from", source.fetched.address if source.fetched else ""),
        ("Fetched on", source.fetched.day if source.fetched else ""),
        ("Version there", source.fetched.etag if source.fetched else ""),
        ("SHA-256", source.fetched.sha256 if source.fetched else ""),
        ("Words made by", _MADE_BY.get(opened.transcript.provenance, "")),
    ]
    notes = [
        f"• {item.sentence}" + (f" (line {item.line:,})" if item.line else "")
        for item in opened.transcript.report
    ]
    said = [f"{name}: {value}" for name, value in facts if value]
    return "\n".join([*said, "", *(notes or [_NOTHING])])


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
        self.setWindowTitle("How This File Was Read")
        self._choice, self._read = choice, read
        self._report = QPlainTextEdit(report_text(opened))
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName("Clean-up report")
        rows = QVBoxLayout(self)
        rows.addWidget(self._report)
        if read is not None:
            self._add_choice(rows, opened)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        add_action(buttons, "&Copy Report", self._copy)
        if read is not None:
            add_action(buttons, "&Read Again", self.read_again)
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
        self._format = _combo("Format", _FOUND_OUT, formats, self._choice.format)
        names = {name: _called(name) for name in encodings}
        self._encoding = _combo("Encoding", _FOUND_OUT, names, self._choice.encoding)
        hint = plain.label(
            "Wrong letters or a jumble? Choose another way; it is kept for this file.", wrap=True
        )
        set_role(hint, "quiet")
        form = QFormLayout()
        form.addRow("&Format:", self._format)
        form.addRow("&Encoding:", self._encoding)
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
    order = {"le": " (little-endian)", "be": " (big-endian)"}.get(encoding.rpartition("-")[2], "")
    return people_call(encoding) + order


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
        self.setWindowTitle("Which Format?")
        self._answer = answer
        said = plain.label(
            f"“{plain.one_line(claims.file)}” may be read in more than one way.", wrap=True
        )
        choices = {form.name: form.title for form in claims.formats}
        self._format = _combo("Format", "", choices, "")
        self._format.removeItem(0)
        buttons = QDialogButtonBox()
        buttons.addButton("&Open", QDialogButtonBox.ButtonRole.AcceptRole)
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
