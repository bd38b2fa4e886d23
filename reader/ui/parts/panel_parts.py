"""What the panels beside the text have in common: their heads, filters and empty states."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QLabel,
    QLayout,
    QLineEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.parts import plain
from reader.ui.parts.icons import SMALL_SIZE, icon
from reader.ui.parts.theme import Appearance, Theme, set_role
from reader.wording import tr

_LONGEST = 200
_SIDE = 14
_CLEAR_SIDE = 4
_PLACED_ANEW = frozenset(
    (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange)
)


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


def canvas_of(area: QAbstractScrollArea) -> QWidget:
    """Return what an area shows its content on, to be kept by who derives from it.

    Asked for what it does not know yet, PySide loads every class of widgets to find out which it
    is: a twentieth of a start. Told that it is a plain one, it asks no more.
    """
    found = area.findChild(QWidget, "qt_scrollarea_viewport")
    assert isinstance(found, QWidget)
    return found


def keep_room_to_scroll(area: QAbstractScrollArea) -> None:
    """Let an area keep the room of its scroll bar: nothing is set anew as that comes and goes.

    Where there is nothing to scroll it is not seen.
    """
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    bar = area.verticalScrollBar()
    bar.setEnabled(bar.minimum() < bar.maximum())
    bar.rangeChanged.connect(lambda least, most: bar.setEnabled(least < most))


class Below(QStackedWidget):
    """What is below a head, one of several pages; it leaves the head the room that this needs.

    Qt would give it as much as the highest of its pages could use, shown or not.
    """

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


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


class ClearedField(QLineEdit):
    """A line to type in, with the sign that empties it.

    *Signals*: ``placed_anew()``: what stands in it beside its words is to be placed; it is not told
    while nobody can see that.
    """

    placed_anew = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.clear_sign = ClearSign(self, appearance)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _PLACED_ANEW:
            self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def _place(self) -> None:
        if self.isVisible():
            self.placed_anew.emit()


class FilterField(ClearedField):
    """The field above a list, from which keys lead into the list and back.

    *Signals*: ``left()``: Escape was pressed in the empty field (in any other it empties it);
    ``entered()``: the keyboard is to go into the list; ``chosen()``: Enter was pressed.
    """

    left = Signal()
    entered = Signal()
    chosen = Signal()

    def __init__(self, appearance: Appearance, name: str, longest: int = _LONGEST) -> None:
        super().__init__(appearance)
        self.setPlaceholderText(tr("Filter"))
        self.setAccessibleName(name)
        self.setMaxLength(longest)

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


class ClearSign(QToolButton):
    """The button in a field that empties it, there while something is in it.

    The one that Qt has keeps its size where letters are larger, and its black in dark themes. What
    else stands in the field says with :meth:`leave` how much of it it takes.
    """

    def __init__(self, field: ClearedField, appearance: Appearance) -> None:
        super().__init__(field)
        self._field = field
        self._before = self._behind = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Escape does the same
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(tr("Clear"))
        set_role(self, "clear")
        field.placed_anew.connect(self._place)
        field.textChanged.connect(self._show)
        self.clicked.connect(self._empty)
        # A method of its own, so that the theme lets go of a field that is gone.
        appearance.theme_changed.connect(self._take_look)
        self.setIcon(icon("clear", appearance.theme, SMALL_SIZE))
        self._show(field.text())

    @property
    def room(self) -> int:
        """How much of the field it takes, in pixels, whether it is there or not."""
        return self.sizeHint().width() + _CLEAR_SIDE

    def leave(self, before: int, behind: int) -> None:
        """Keep so many pixels free before the words of the field and between them and the sign."""
        if (before, behind) != (self._before, self._behind):
            self._before, self._behind = before, behind
            self._place()

    def _place(self) -> None:
        field, hint, room = self._field, self.sizeHint(), self.room
        behind = room + self._behind
        is_mirrored = field.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = _CLEAR_SIDE if is_mirrored else field.width() - room
        self.setGeometry(left, (field.height() - hint.height()) // 2, hint.width(), hint.height())
        sides = (behind, self._before) if is_mirrored else (self._before, behind)
        field.setTextMargins(sides[0], 0, sides[1], 0)

    def _show(self, text: str) -> None:
        self.setVisible(bool(text))

    def _empty(self) -> None:
        self._field.selectAll()
        self._field.del_()  # as by keys, so that what is found follows

    def _take_look(self, look: Theme) -> None:
        self.setIcon(icon("clear", look, SMALL_SIZE))
        self._place()  # letters, and the sign with them, may be larger
