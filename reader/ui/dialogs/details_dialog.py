"""The dialog of what a transcript and those who speak in it are called in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from reader.errors import ReaderError
from reader.files import shown
from reader.model.amendments import Amendments
from reader.model.days import day_of, is_ambiguous
from reader.model.file_titles import titled
from reader.model.transcript import Transcript
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import ending, scrolled
from reader.ui.parts.theme import set_role
from reader.wording import quoted, tr

if TYPE_CHECKING:
    from reader.library.values import Entry

_LONGEST = 1_000
_LONGEST_NAME = 28
_LONGEST_WORDS = 72
_DATE = tr("4 March 2021, 2021-03-04 or 2021")
"""How a date is written; it is none itself, so it is never taken for what the file says."""


class DetailsDialog(QDialog):
    """Edits the title, the author, the date and the speakers of one transcript.

    An emptied field stands for what the file says, which it shows. *Signals*:
    ``chosen(Amendments)``: the transcript is to be called so from now on. It waits to be
    told that this is so (:meth:`close_kept`), or why not (:meth:`refuse`).
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, said: Transcript, entry: Entry) -> None:
        super().__init__(parent)
        self._said, self._before = said, entry.amended
        self.setWindowTitle(tr("Edit Details"))
        self.resize(560, 480)
        self.fields: dict[str, QLineEdit] = {}
        self.names: dict[str, QLineEdit] = {}
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._form.setVerticalSpacing(8)
        # One without a title is listed by the name of its file.
        title = titled(said.title, shown(said.source.path)) or entry.title
        for name, words, says in (
            ("title", tr("&Title"), title),
            ("author", tr("&Author"), said.author),
            ("date", tr("&Date"), said.date),
        ):
            self.fields[name] = self._field(getattr(entry.amended, name) or says, says)
            self._form.addRow(words, self.fields[name])
        if not said.date:
            self.fields["date"].setPlaceholderText(_DATE)
        self._ask_for_speakers()
        self.fault = plain.label(wrap=True)
        set_role(self.fault, "warning")
        self.fault.hide()
        self._arrange()

    def accept(self) -> None:
        """Say what is to be called otherwise, if that has changed; stay where it cannot be."""
        date = self.amendments().date
        if date and (is_ambiguous(date) or not day_of(date)):
            words = (
                tr("“{}” can be read in two ways: write 4 March 2021 or 2021-03-04.")
                if is_ambiguous(date)
                else tr("“{}” is no date: write 4 March 2021, 2021-03-04 or 2021.")
            )
            self.fault.setText(words.format(plain.one_line(date, 40)))
            self.fault.show()
            self.fields["date"].setFocus()
            self.fields["date"].selectAll()
            return
        if (wanted := self.amendments()) == self._before:
            super().accept()
            return
        self.setEnabled(False)
        self.chosen.emit(wanted)

    def reject(self) -> None:
        """Close it, unless what was typed is being kept."""
        if self.isEnabled():
            super().reject()

    def close_kept(self) -> None:
        """Close it: what was typed is kept."""
        super().accept()

    def refuse(self, error: ReaderError) -> None:
        """Say why nothing was kept; what was typed stays, to be copied or kept later."""
        self.setEnabled(True)
        self.fault.setText(
            tr("{} Nothing was changed; what you typed is still here.").format(error)
        )
        self.fault.show()
        self.fields["title"].setFocus()

    def amendments(self) -> Amendments:
        """Return what is typed that is not what the file says."""
        facts = {
            name: _said_of(field, getattr(self._before, name))
            for name, field in self.fields.items()
        }
        before = dict(self._before.speakers)
        names = {said: _said_of(field, before.get(said, "")) for said, field in self.names.items()}
        speakers = sorted((said, name) for said, name in names.items() if name not in ("", said))
        return Amendments(**facts, speakers=tuple(speakers))

    # -- making it ------------------------------------------------------------------------------

    def _field(self, shown: str, says: str) -> QLineEdit:
        field = QLineEdit(plain.one_line(shown, _LONGEST))
        field.setMaxLength(_LONGEST)
        field.setPlaceholderText(plain.one_line(says, _LONGEST))
        field.setCursorPosition(0)
        return field

    def _ask_for_speakers(self) -> None:
        """Have a field for each name that the file has, with the first words said under it."""
        first: dict[str, str] = {}
        for cue in self._said.cues:
            if cue.speaker:
                first.setdefault(cue.speaker, cue.text)
        if first:
            about = plain.label(
                tr(
                    "A speaker has the new name wherever the transcript is shown, searched and "
                    "quoted. Two with the same name become one."
                ),
                wrap=True,
            )
            set_role(about, "quiet")
            self._form.addRow(about)
        now = dict(self._before.speakers)
        for said, text in first.items():
            field = self.names[said] = self._field(now.get(said, said), said)
            label = plain.label(plain.one_line(said, _LONGEST_NAME))
            label.setBuddy(field)
            field.setAccessibleName(tr("Name of {}").format(plain.one_line(said)))
            words = plain.label(quoted(plain.one_line(text, _LONGEST_WORDS)), wrap=True)
            set_role(words, "quiet")
            cell = QVBoxLayout()
            cell.setSpacing(2)
            cell.addWidget(field)
            cell.addWidget(words)
            self._form.addRow(label, cell)

    def _arrange(self) -> None:
        about = plain.label(
            tr("This is kept in the library; the words and the file stay as they are."),
            wrap=True,
        )
        set_role(about, "quiet")
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(about)
        rows.addLayout(self._form)
        rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addWidget(scrolled(page))
        whole.addWidget(self.fault)
        whole.addWidget(ending(self, tr("&Keep"))[0])


def _said_of(field: QLineEdit, before: str) -> str:
    """Return what is typed, "" where that is what the file says, and what was said ``before`` where
    nothing was changed.

    A field shows words on one line, without signs that nobody sees: compared is what is shown.
    """
    typed = _words(field.text())
    if typed == _words(field.placeholderText()):
        return ""
    return before if typed == _words(plain.one_line(before, _LONGEST)) else typed


def _words(text: str) -> str:
    return " ".join(text.split())
