"""What is being done at length, in the status bar, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from reader.ui.parts import plain
from reader.ui.parts.theme import set_role

_BAR_WIDTH = 90
_STEPS = 1_000


class BusyNote(QWidget):
    """Shown while work goes on beside the window.

    *Signals*: ``stopped()``: the person wants no more of it.
    """

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said = plain.label()
        bar = self.bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setFixedWidth(_BAR_WIDTH)
        bar.setMaximumHeight(6)
        bar.setAccessibleName("Reading")
        self.stop = QPushButton("Stop")
        set_role(self.stop, "link")
        self.stop.clicked.connect(lambda: self.stopped.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        for widget in (self._said, bar, self.stop):
            row.addWidget(widget)
        self.hide()

    def tell(self, work: str, share: float = -1.0, *, can_stop: bool = True) -> None:
        """Show what is being done, and which share of it is (-1: not known); nothing for ""."""
        self.stop.setVisible(can_stop)
        self._said.setText(plain.one_line(work, 60))
        self.stop.setAccessibleName(f"Stop: {work}" if work else "Stop")
        self.bar.setRange(0, 0 if share < 0 else _STEPS)
        self.bar.setValue(round(max(share, 0) * _STEPS))
        self.setVisible(bool(work))
