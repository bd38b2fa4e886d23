"""Where something dragged over the window will land, shown while it is there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reader.ui.parts import plain
from reader.ui.parts.theme import set_role


class DropSign(QFrame):
    """A frame around a part of the window, with what will become of what is let go there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        # What is dragged goes on to what is below.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_role(self, "landing")
        self.words = plain.label()
        set_role(self.words, "landing")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows = QVBoxLayout(self)
        rows.addWidget(self.words, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def show_over(self, part: QWidget, words: str) -> None:
        """Show it around a part of its window."""
        self.words.setText(words)
        self.setGeometry(part.rect().translated(part.mapTo(self.window(), part.rect().topLeft())))
        self.show()
        self.raise_()
