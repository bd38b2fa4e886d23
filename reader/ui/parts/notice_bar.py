"""The bar below the page that says what went wrong, without standing in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget

from reader.ui.parts import plain
from reader.ui.parts.theme import set_role

_SHORT_NOTICE_MS = 6_000
_LONG_NOTICE_MS = 20_000


class NoticeBar(QFrame):
    """Shows one sentence until it is closed; a short notice goes by itself, and what it took the
    place of comes back.

    Beside it there may be one thing to do about it.

    *Signals*: ``left()``: the bar had the keyboard and has gone; ``told(str)``: a sentence is
    shown.
    """

    left = Signal()
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "banner")
        self.setAccessibleName(self.tr("Notice"))
        self.sentence = plain.label(wrap=True, selectable=True)
        self.way = QPushButton()
        set_role(self.way, "flat")
        self.way.clicked.connect(self._go)
        self._goes: Callable[[], object] = _nothing
        self._close = QPushButton(self.tr("Close"))
        set_role(self._close, "flat")
        self._close.clicked.connect(self._end)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.way)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end_notice)
        self._error: tuple[str, str, Callable[[], object] | None] | None = None
        self.hide()

    def show_error(
        self, sentence: str, way: str = "", goes: Callable[[], object] | None = None
    ) -> None:
        """Say what could not be done, until the person closes it; ``way`` is what can be done."""
        self._timer.stop()
        self._error = (sentence, way, goes)
        self._show(sentence, way, goes)
        self.told.emit(sentence)

    def show_notice(
        self, sentence: str, way: str = "", goes: Callable[[], object] | None = None
    ) -> None:
        """Say something of no consequence, for some seconds; longer where something can be done."""
        self._show(sentence, way, goes)
        self.told.emit(sentence)
        self._timer.start(_LONG_NOTICE_MS if way else _SHORT_NOTICE_MS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        goes = self._goes
        self._end()
        goes()

    def _end(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
        else:
            self._error = None
        self._end_notice()

    def _end_notice(self) -> None:
        if self._error is not None:
            self._show(*self._error)
            return
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if had_keyboard:
            self.left.emit()

    def _show(self, sentence: str, way: str, goes: Callable[[], object] | None) -> None:
        self.way.setText(way)
        self.way.setVisible(bool(way))
        self._goes = goes or _nothing
        self.sentence.setText(plain.one_line(sentence, 600))
        self.show()


def _nothing() -> None:
    """Where there is nothing to do."""
