"""What is said of a search beneath its field: what is at fault, what else would be found."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from reader.ui.parts import plain
from reader.ui.parts.theme import set_role


class SearchNote(QWidget):
    """Floats over the page, so that nothing moves; hidden while there is nothing to say.

    It stands beneath ``field``; for Tab it comes after ``before``.

    *Signals*: ``taken()``: the person wants what is offered.
    """

    taken = Signal()

    def __init__(self, field: QWidget, before: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        set_role(self, "note")
        self.words = plain.label(wrap=True)
        self.offer = QPushButton()
        set_role(self.offer, "link")
        self.offer.clicked.connect(self.taken)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.offer)
        row.addStretch(0)
        self.hide()
        QWidget.setTabOrder(before, self.offer)

    def say(self, words: str, offer: str = "", *, is_fault: bool = False) -> None:
        """Show a sentence, and what is offered; nothing for neither."""
        self.words.setText(words)
        self.words.setVisible(bool(words))
        set_role(self.words, "warning" if is_fault else "")
        self.offer.setText(plain.menu_text(offer))
        self.offer.setVisible(bool(offer))
        self.setVisible(bool(words or offer))
        self.place()

    def place(self) -> None:
        """Stand beneath the field, as wide as it where there is a sentence to read."""
        if self.isHidden():
            return
        at = self._field.mapTo(self.window(), QPoint(0, self._field.height() + 4))
        least = self.minimumSizeHint().width()
        width = max(self._field.width(), least) if self.words.text() else least
        width = min(width, self.window().width() - 16)
        self.setFixedWidth(width)
        height = self._row.heightForWidth(width)
        self.setFixedHeight(max(height, self.minimumSizeHint().height()))
        self.move(max(8, min(at.x(), self.window().width() - width - 8)), at.y())
        self.raise_()
