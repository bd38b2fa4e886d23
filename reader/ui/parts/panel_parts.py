"""What the panels beside the text have in common: their heads, filters and empty states."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLabel, QLayout, QLineEdit, QVBoxLayout, QWidget

from reader.ui.parts import plain
from reader.ui.parts.icons import SMALL_SIZE, icon
from reader.ui.parts.theme import Appearance, Theme, set_role
from reader.wording import tr

_CLEAR_BUTTON = "_q_qlineeditclearaction"
_LONGEST = 200
_SIDE = 14


def heading(words: str, *, wrap: bool = False) -> QLabel:
    """Return the bold words above a panel or a part of a page."""
    made = plain.label(words, wrap=wrap)
    font = made.font()
    font.setBold(True)
    made.setFont(font)
    return made


def empty(words: str = "", above: int = _SIDE, side: int = _SIDE) -> QLabel:
    """Return what stands where there is nothing to list; the margins are in pixels.

    The keyboard stops there as it would in the list, so that a screen reader says it.
    """
    made = plain.label(words, wrap=True)
    set_role(made, "empty")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
    made.setContentsMargins(side, above, side, _SIDE)
    return made


def fill(panel: QWidget, top: QLayout, below: QWidget) -> None:
    """Fill a panel with its head and, down to its edges, what is below."""
    rows = QVBoxLayout(panel)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    rows.addLayout(top)
    rows.addWidget(below, 1)


class Panel(QWidget):
    """What stands beside the page or below it.

    ``way_in`` takes the keyboard that the panel is given, as long as it is shown.

    *Signals*: ``left()``: the keyboard is to go back to the page.
    """

    left = Signal()

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.way_in: QWidget | None = None
        set_role(self, "panel")
        self.setAccessibleName(name)


class FilterField(QLineEdit):
    """The field above a list, from which keys lead into the list and back.

    *Signals*: ``left()``: Escape was pressed in the empty field (in any other it empties it);
    ``entered()``: the keyboard is to go into the list; ``chosen()``: Enter was pressed.
    """

    left = Signal()
    entered = Signal()
    chosen = Signal()

    def __init__(self, appearance: Appearance, name: str, longest: int = _LONGEST) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Filter"))
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.setMaxLength(longest)
        # A method of its own, so that the theme lets go of a field that is gone.
        appearance.theme_changed.connect(self._take_look)
        self._take_look(appearance.theme)

    def _take_look(self, look: Theme) -> None:
        colour_clearing(self, look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let keys that no text has a use for lead out of the field."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
                self.textEdited.emit("")  # as Qt's own button that clears it does
            else:
                self.left.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.entered.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


def colour_clearing(field: QLineEdit, look: Theme) -> None:
    """Draw the button that clears a field in the colours of a theme."""
    clear = field.findChild(QAction, _CLEAR_BUTTON)
    if clear is not None:
        clear.setIcon(icon("clear", look, SMALL_SIZE))
