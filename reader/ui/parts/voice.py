"""What a screen reader is told of changes that have not the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.ui.parts import plain

_LONGEST = 400


class Voice(QObject):
    """Announces sentences for one window; without a screen reader nobody hears them.

    A reader that knows no announcements hears the labels that show the same words: those have no
    accessible name of their own, so that their text is their name, and a change of it is told.

    *Signals*: ``said(str)``: a sentence was announced.
    """

    said = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def announce(self, sentence: str) -> None:
        """Say a sentence once what is being said has been said; nothing for ""."""
        words = plain.one_line(sentence, _LONGEST)
        if not words:
            return
        if self._window.isVisible():  # of a window that comes a reader tells the title by itself
            # Late: these bring along tables of their own, and a start says nothing.
            from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, words))
        self.said.emit(words)


def tell_row(shown: QWidget, kind: str, row: int) -> None:
    """Tell a screen reader what happened to a row of a list: one of the names of Qt's events."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent  # late: a start selects nothing

    if QAccessible.isActive():
        event = QAccessibleEvent(shown, QAccessible.Event[kind])
        event.setChild(row)
        QAccessible.updateAccessibility(event)
