"""The dialog of a highlight: its colour, what is noted of it, its tags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.model.highlight import COLOURS
from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import ending, tags_of
from reader.ui.parts.note_colours import swatch
from reader.ui.parts.theme import Theme, set_role
from reader.wording import quoted, tr

_LONGEST = 100_000


class NoteDialog(QDialog):
    """Edits a note; in an archive of several, ``are_many``, its author says who may read and
    change it.

    *Signals*: ``chosen(Note)``: the note as it is to be.
    """

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        note: Any,
        look: Theme,
        known_tags: Sequence[str] = (),
        *,
        are_many: bool = False,
    ) -> None:
        super().__init__(parent)
        self._note = note
        self.setWindowTitle(tr("Highlight and Note"))
        self.resize(520, 380)
        quote = plain.label(quoted(plain.one_line(note.quote, 300)), wrap=True)
        self.colour = QComboBox()
        for name, words in COLOURS.items():
            self.colour.addItem(swatch(look, name), words, name)
        self.colour.setCurrentIndex(max(0, self.colour.findData(note.colour)))
        self.words = QPlainTextEdit(note.words)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(tr("Note"))
        self.tags = QLineEdit(", ".join(note.tags))
        self.tags.setPlaceholderText(tr("parted by commas"))
        self.shared = QCheckBox(tr("&Shared: all who read the archive see it"))
        self.shared.setChecked(note.is_shared)
        self.open_to_all = QCheckBox(tr("Others may change &it too"))
        self.open_to_all.setChecked(note.is_open)
        self.open_to_all.setEnabled(note.is_shared)
        self.shared.toggled.connect(self.open_to_all.setEnabled)
        whose = plain.label(tr("{author} wrote this.", author=note.author), wrap=True)
        form = QFormLayout()
        form.addRow(tr("&Note"), self.words)
        form.addRow(tr("&Tags"), self.tags)
        form.addRow(tr("&Colour"), self.colour)
        if note.author:
            form.addRow("", whose)
        elif are_many:
            form.addRow("", self.shared)
            form.addRow("", self.open_to_all)
        hint = plain.label(wrap=True)
        if known_tags:
            shown = plain.one_line(", ".join(known_tags), 160)
            hint.setText(tr("Tags in use: {}").format(shown))
        set_role(hint, "quiet")
        rows = QVBoxLayout(self)
        rows.setSpacing(10)
        rows.addWidget(quote)
        rows.addLayout(form, 1)
        rows.addWidget(hint)
        rows.addWidget(ending(self, tr("&Keep"))[0])
        self.words.setFocus()

    def accept(self) -> None:
        """Say what the note is to be."""
        self.chosen.emit(
            self._note._replace(
                words=self.words.toPlainText().strip()[:_LONGEST],
                tags=tuple(tags_of(self.tags.text())),
                colour=str(self.colour.currentData()),
                is_shared=self.shared.isChecked(),
                is_open=self.shared.isChecked() and self.open_to_all.isChecked(),
            )
        )
        super().accept()
