"""The bars of a window, its menus and its tool bar, which make do with the room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QMenuBar, QToolBar, QToolButton, QWidget

from reader.ui.actions.menus import BESIDE, SPARED
from reader.ui.parts import plain
from reader.ui.parts.focusing import LostKeyboard
from reader.ui.parts.icons import SIZE, icon
from reader.ui.parts.theme import Theme, grown
from reader.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

# Widths of the tool bar, in device-independent pixels where letters have their usual size.
_ROOM_FOR_WORDS = 1_080
_ROOM_FOR_ALL = max(SPARED.values())

_BESIDE_MORE = 8
# The room of an icon on the tool bar, so that its button is easily hit.
_AROUND_ICON = SIZE + 4


class MenuBar(QMenuBar):
    """The menus; what there is no room for stands behind a button that is seen and named.

    Qt's own button for it is a few pixels wide whatever the size of the letters.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        more = self.findChild(QToolButton, "qt_menubar_ext_button")
        assert isinstance(more, QToolButton)
        self._more = more
        self._more.setAccessibleName(tr("More menus"))
        plain.set_tooltip(self._more, tr("More menus"))

    def recolour(self, look: Theme) -> None:
        """Draw the sign of the button in the colours of a theme."""
        self._more.setIcon(icon("more", look))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        place = self._more.geometry()
        place.setWidth(grown(SIZE) + _BESIDE_MORE)
        if self.isRightToLeft():
            place.moveLeft(0)
        else:
            place.moveRight(self.width() - 1)
        self._more.setGeometry(place)


class ToolBar(QToolBar):
    """A bar of buttons that has words beside the main ones, or spares some, as its width lets it.

    It never spares what the window cannot do by its menus.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(tr("Tool bar"), window)
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._main: list[QToolButton] = []
        self._spared: list[tuple[int, QAction, QToolButton]] = []
        self._keyboard: LostKeyboard | None = None
        self._fit_icons()

    def add_field(self, part: QWidget) -> None:
        """Put a field at the end, which is to keep the keyboard whatever room there is."""
        self.addWidget(part)
        # Before this bar can spare anything, Qt hides what has no room, and hands the keyboard on.
        self._keyboard = LostKeyboard(part)

    def add(self, name: str, button: QToolButton) -> None:
        """Put the button of an action at the end."""
        shown = self.addWidget(button)
        if name in BESIDE:
            self._main.append(button)
        if name in SPARED:
            self._spared.append((SPARED[name], shown, button))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit_icons()

    def _fit_icons(self) -> None:
        """Let icons grow with letters: a bar that is made hears of the style sheet too late."""
        edge = grown(_AROUND_ICON)
        self.setIconSize(QSize(edge, edge))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for beside a field wide enough to type in."""
        width = event.size().width()
        has_words = width >= grown(_ROOM_FOR_WORDS)
        for button in self._main:
            button.setToolButtonStyle(
                Qt.ToolButtonStyle.ToolButtonTextBesideIcon
                if has_words
                else Qt.ToolButtonStyle.ToolButtonIconOnly
            )
        for part in self.actions():
            if part.isSeparator():
                part.setVisible(width >= grown(_ROOM_FOR_ALL))
        for least, shown, button in self._spared:
            shown.setVisible(width >= grown(least))
            # What is shown again would be allowed, whatever its own action says.
            button.setEnabled(button.defaultAction().isEnabled())
        super().resizeEvent(event)
        lost = self._keyboard.taken() if self._keyboard else None
        if lost is not None and (layout := self.layout()) is not None:
            layout.activate()
            lost.setFocus(Qt.FocusReason.OtherFocusReason)
