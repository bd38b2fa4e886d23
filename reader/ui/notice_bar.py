"""The bar above the page that says what went wrong, without standing in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from reader.ui import plain
from reader.ui.theme import set_role

_SHORT_NOTICE_MS = 6_000


class NoticeBar(QFrame):
    """Shows one sentence until it is closed; a short notice goes by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "banner")
        self.setAccessibleName(self.tr("Notice"))
        self.sentence = plain.label(wrap=True, selectable=True)
        self._close = QPushButton(self.tr("Close"))
        set_role(self._close, "flat")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self.sentence, 1)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_error(self, sentence: str) -> None:
        """Say what could not be done, until the person closes it."""
        self._timer.stop()
        self._show(sentence)

    def show_notice(self, sentence: str) -> None:
        """Say something of no consequence, for some seconds."""
        self._show(sentence)
        self._timer.start(_SHORT_NOTICE_MS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _show(self, sentence: str) -> None:
        self.sentence.setText(plain.one_line(sentence, 600))
        self.show()
