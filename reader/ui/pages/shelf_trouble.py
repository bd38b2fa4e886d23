"""What is shown in place of a library that cannot be used: what is wrong, and what can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reader.ui.parts import plain
from reader.ui.parts.dialog_parts import scrolled
from reader.ui.parts.theme import set_role
from reader.ui.state.shelf import Shelf
from reader.wording import tr


class ShelfTrouble(QWidget):
    """Says what is wrong; nothing is replaced unless the person chooses it here."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self.sentence = plain.label(wrap=True, selectable=True)
        set_role(self.sentence, "warning")
        self._promise = plain.label(
            tr("The damaged file is not deleted: it is kept beside the new one."), wrap=True
        )
        set_role(self._promise, "quiet")
        self.restore = QPushButton()
        set_role(self.restore, "primary")
        self.anew = QPushButton(tr("Begin an Empty Library"))
        self.again = QPushButton(tr("Try Again"))
        self.restore.clicked.connect(self._restore)
        self.anew.clicked.connect(lambda: shelf.start_anew())
        self.again.clicked.connect(lambda: shelf.try_again())
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(14, 18, 14, 14)
        rows.setSpacing(10)
        for widget in (self.sentence, self.restore, self.anew, self.again, self._promise):
            rows.addWidget(widget)
        rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area := scrolled(inside))
        for ground in (area.viewport(), inside):
            ground.setAutoFillBackground(False)
        shelf.trouble_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        trouble, rescue = self._shelf.trouble, self._shelf.rescue
        if trouble is None:
            return
        self.sentence.setText(str(trouble))
        self.restore.setVisible(rescue is not None)
        if rescue is not None:
            made = rescue.made[:16].replace("T", " ")
            self.restore.setText(tr("Restore the Copy of {}").format(made))
        self.anew.setVisible(self._shelf.can_start_anew)
        self._promise.setVisible(self._shelf.can_start_anew)

    def _restore(self) -> None:
        if self._shelf.rescue is not None:
            self._shelf.rescue_from(self._shelf.rescue)
