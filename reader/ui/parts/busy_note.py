"""What the status bar shows of what goes on: work, with a way to stop it, and reading."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from reader.ui.parts import plain
from reader.ui.parts.theme import Appearance, set_role

_BAR_WIDTH = 90
_LINE_HEIGHT = 2
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


class ProgressLine(QWidget):
    """A thin line along the top of a bar, as long as the share of a transcript that is read.

    A reader of the screen is told by the words in the bar.
    """

    def __init__(self, bar: QWidget, appearance: Appearance) -> None:
        super().__init__(bar)
        self._appearance = appearance
        self._share = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar.installEventFilter(self)
        appearance.theme_changed.connect(lambda _: self.update())

    def show_share(self, share: float) -> None:
        """Show how much is read, from 0 to 1."""
        before, self._share = self.length, share
        if self.length != before:
            self.update()

    @property
    def length(self) -> int:
        """How long the line is, in pixels."""
        return round(self.width() * min(max(self._share, 0.0), 1.0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the top of the bar."""
        bar = self.parentWidget()
        if event.type() == QEvent.Type.Resize and bar is not None:
            self.setGeometry(0, 0, bar.width(), _LINE_HEIGHT)
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.length, self.height(), self._appearance.theme.accent)
