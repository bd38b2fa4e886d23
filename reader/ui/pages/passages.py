"""The passages of the open transcripts that mention a title, below each other, to go to."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.model.search.mentions import Mention, mentions
from reader.model.timecode import clock
from reader.model.transcript import Transcript
from reader.ui.pages.passage_button import SIDE, PassageButton
from reader.ui.parts import plain
from reader.ui.parts.theme import Appearance, set_role
from reader.ui.state.pages import OpenTranscript
from reader.wording import tr

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Passages(QWidget):
    """Looks for a title in one transcript after the other, without holding up the window.

    *Signals*: ``chosen(Span, OpenTranscript)``: the person wants to go to a passage;
    ``finished()``: all transcripts have been looked through.
    """

    chosen = Signal(object, object)
    finished = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.buttons: list[PassageButton] = []
        self._appearance = appearance
        self._title = ""
        self._waiting: list[OpenTranscript] = []
        self._are_many = False
        self._font = QFont()
        self._line_spacing = 1.5
        self._parts: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._look_into_next)

    def show_for(self, title: str, transcripts: Iterable[OpenTranscript]) -> None:
        """Show who mentions a title, in place of what was shown before."""
        self.clear()
        self._title = title
        self._waiting = list(transcripts)
        self._are_many = len(self._waiting) > 1
        self._turn.start()

    def clear(self) -> None:
        """Show nothing, and look no further."""
        self._turn.stop()
        self._waiting.clear()
        self.buttons.clear()
        for part in self._parts:
            self._layout.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts.clear()

    def set_letters(self, font: QFont, line_spacing: float) -> None:
        """Set the passages in other letters."""
        self._font, self._line_spacing = font, line_spacing
        for button in self.buttons:
            button.set_letters(font, line_spacing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down among the passages."""
        step = _STEPS.get(Qt.Key(event.key()))
        here = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), None)
        if step is None or here is None or not 0 <= here + step < len(self.buttons):
            super().keyPressEvent(event)
        else:
            self.buttons[here + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _look_into_next(self) -> None:
        if self._waiting:
            opened = self._waiting.pop(0)
            self._add(opened, mentions(self._title, opened.prose, opened.finder))
            self._turn.start()
            return
        if not self.buttons:
            none = tr("None of the open transcripts mentions it.")
            self._append(self._quiet(none))
        self.finished.emit()

    def _add(self, opened: OpenTranscript, found: Iterable[Mention]) -> None:
        for number, mention in enumerate(found):
            if number == 0 and self._are_many:
                self._append(self._quiet(plain.one_line(opened.title)))
            place = self._place(opened.transcript, mention)
            button = PassageButton(mention, place, self._appearance)
            button.set_letters(self._font, self._line_spacing)
            button.clicked.connect(
                lambda _checked, span=mention.span: self.chosen.emit(span, opened)
            )
            self.buttons.append(button)
            self._append(button)

    def _append(self, part: QWidget) -> None:
        self._parts.append(part)
        self._layout.addWidget(part)

    def _quiet(self, words: str) -> QWidget:
        label = plain.label(words, wrap=True)
        label.setContentsMargins(SIDE, 8, 0, 2)
        set_role(label, "quiet")
        return label

    def _place(self, transcript: Transcript, mention: Mention) -> str:
        """Where a passage is: its time, or its caption where the file gives no times."""
        first = mention.span.first
        start = transcript.cues[first].start
        if start is not None:
            return clock(start)
        return tr("caption {number} of {total}", number=first + 1, total=len(transcript.cues))
