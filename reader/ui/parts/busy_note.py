"""What the status bar shows of what goes on: work, with a way to stop it, and reading."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStatusBar,
    QWidget,
)

from reader.ui.parts import plain
from reader.ui.parts.focusing import take_place
from reader.ui.parts.theme import Appearance, set_role
from reader.wording import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QProgressBar

_BAR_WIDTH = 90
_LINE_HEIGHT = 2
_STEPS = 1_000
# Where the words of the bar begin, as the style sheet has it, and what parts them from the rest.
_SIDE, _GAP = 19, 8


class WorkUnderWay:
    """One kind of work that a note shows while it goes on."""

    def __init__(self, note: BusyNote, stop: Callable[[], object] | None) -> None:
        self._note, self.stop = note, stop
        self.words, self.share = "", -1.0

    def tell(self, words: str, share: float = -1.0) -> None:
        """Say what is being done, and which share of it is (-1: not known); "" ends it."""
        self.words, self.share = words, share
        self._note.show_work(self)

    def end(self) -> None:
        """Show it no longer."""
        self.tell("")


class BusyNote(QWidget):
    """Shown while work goes on beside the window: of several kinds of it, what began last."""

    def __init__(self) -> None:
        super().__init__()
        self._under_way: list[WorkUnderWay] = []
        self.hide()

    # Made with the first work: a window has several notes, and most starts nothing under way.

    @cached_property
    def _said(self) -> plain.PlaceLabel:
        made = plain.PlaceLabel()  # in a narrow window it leaves room for what stops the work
        made.setObjectName("work")
        return made

    @cached_property
    def bar(self) -> QProgressBar:
        """How much of the work is done."""
        from PySide6.QtWidgets import QProgressBar

        made = QProgressBar()
        made.setTextVisible(False)
        made.setFixedWidth(_BAR_WIDTH)
        made.setMaximumHeight(6)
        made.setAccessibleName(tr("Reading"))
        return made

    @cached_property
    def stop(self) -> QPushButton:
        """What stops the work."""
        made = QPushButton(tr("Stop"))
        set_role(made, "link")
        made.clicked.connect(self._stop)
        return made

    def _fill(self) -> None:
        if self.layout() is None:
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, 8, 0)
            for widget in (self._said, self.bar, self.stop):
                row.addWidget(widget)
            take_place(self, self.stop)

    def work(self, stop: Callable[[], object] | None = None) -> WorkUnderWay:
        """Return what tells of one kind of work; ``stop`` is called when no more of it is wanted,
        without it there is no way to stop it.
        """
        return WorkUnderWay(self, stop)

    @property
    def words(self) -> list[str]:
        """What is being done, each kind of work in its words."""
        return [work.words for work in self._under_way]

    def show_work(self, work: WorkUnderWay) -> None:
        """Show how some work stands now."""
        if work.words and work not in self._under_way:
            self._under_way.append(work)
        elif not work.words and work in self._under_way:
            self._under_way.remove(work)
        if self._under_way:
            self._show(self._under_way[-1])
        self.setVisible(bool(self._under_way))

    def _show(self, work: WorkUnderWay) -> None:
        self._fill()
        self.stop.setVisible(work.stop is not None)
        self._said.setText(plain.one_line(work.words, 60))
        self.stop.setAccessibleName(tr("Stop: {work}", work=work.words))
        self.bar.setRange(0, 0 if work.share < 0 else _STEPS)
        self.bar.setValue(round(max(work.share, 0) * _STEPS))

    def _stop(self) -> None:
        if self._under_way and (stop := self._under_way[-1].stop) is not None:
            stop()


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
        if not self.length:
            return
        painter = QPainter(self)
        painter.fillRect(0, 0, self.length, self.height(), self._appearance.theme.accent)


class StatusBar(QStatusBar):
    """A bar whose messages begin where its other words do, and end with an ellipsis if they must.

    Qt has them begin further out, and cuts them.
    """

    def paintEvent(self, event: QPaintEvent) -> None:
        message = self.currentMessage()
        if not message:
            super().paintEvent(event)
            return
        from PySide6.QtWidgets import QStyle, QStyleOption  # late: a start has no message

        painter, option = QPainter(self), QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelStatusBar, option, painter, self)
        room = self._room()
        words = self.fontMetrics().elidedText(message, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().windowText().color())
        look = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, look | Qt.TextFlag.TextSingleLine, words)
        painter.end()

    def _room(self) -> QRect:
        """What is left beside what stands there for good."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        parts = self.findChildren(QWidget, options=direct)
        boxes = [
            one.geometry() for one in parts if one.isVisible() and not isinstance(one, ProgressLine)
        ]
        room = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            room.setLeft(max((box.right() + _GAP for box in boxes), default=room.left()))
        else:
            room.setRight(min((box.left() - _GAP for box in boxes), default=room.right()))
        return room
