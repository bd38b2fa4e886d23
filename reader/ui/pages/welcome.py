"""What is shown while nothing is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reader.ui.parts import plain
from reader.ui.parts.theme import set_role


class Welcome(QWidget):
    """Says what to do next.

    *Signals*: ``open_wanted()``, ``paste_wanted()``: the person has chosen one of the two ways.
    """

    open_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = title = plain.label(self.tr("No transcript is open"))
        set_role(title, "title")
        hint = plain.label(
            self.tr("Open a file, drop one here, or paste the text of a transcript."), wrap=True
        )
        set_role(hint, "quiet")
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        open_button = QPushButton(self.tr("&Open a File…"))
        set_role(open_button, "primary")
        open_button.clicked.connect(lambda: self.open_wanted.emit())
        paste_button = QPushButton(self.tr("&Paste Its Text"))
        paste_button.clicked.connect(lambda: self.paste_wanted.emit())
        rows = QVBoxLayout(self)
        rows.setSpacing(14)
        rows.addStretch(2)
        self._ways = (hint, open_button, paste_button)
        for widget in (title, *self._ways):
            rows.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(3)

    def tell(self, work: str) -> None:
        """Show what is being read, in place of the ways to begin; "" when that has ended."""
        self._title.setText(plain.one_line(work) or self.tr("No transcript is open"))
        for widget in self._ways:
            widget.setVisible(not work)
