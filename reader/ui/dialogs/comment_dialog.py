"""The dialog of a comment on a quotation in the basket."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import ending
from reader.wording import quoted, tr


class CommentDialog(QDialog):
    """Edits a comment.

    *Signals*: ``chosen(str)``: the comment as it is to be.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget, quote: str, comment: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Comment"))
        self.resize(480, 300)
        self.words = QPlainTextEdit(comment)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(tr("Comment"))
        rows = QVBoxLayout(self)
        rows.addWidget(plain.label(quoted(plain.one_line(quote, 300)), wrap=True))
        rows.addWidget(self.words, 1)
        rows.addWidget(ending(self, tr("&Keep"))[0])
        self.words.setFocus()

    def accept(self) -> None:
        """Say what the comment is to be."""
        self.chosen.emit(self.words.toPlainText().strip())
        super().accept()
