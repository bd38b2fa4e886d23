"""What a hand finds at the words of the page: their menu, the bar beside them, times and notes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent

from reader.ui.actions.actions import Actions
from reader.ui.actions.menus import TEXT_MENU
from reader.ui.commands.desk import Desk
from reader.ui.state.session import Session

if TYPE_CHECKING:
    from reader.ui.panels.selection_bar import SelectionBar


class AtTheWords(QObject):
    """Shows them as the page asks for them."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk.window)
        self._desk, self._actions = desk, actions
        pane = desk.pane
        pane.menu_wanted.connect(self._show_menu)
        pane.words_selected.connect(self._show_bar)
        pane.time_clicked.connect(lambda at: actions.menus["edit/here"].popup(at))
        pane.note_clicked.connect(lambda: actions["note"].trigger())

    @cached_property
    def bar(self) -> SelectionBar:
        """The bar beside words that were selected with the mouse."""
        from reader.ui.panels.selection_bar import SelectionBar

        return SelectionBar(self._desk.pane, self._actions)

    def _show_bar(self) -> None:
        if self._desk.settings.show_selection_bar:
            self.bar.show_beside_words()

    def _show_menu(self, at: QPoint) -> None:
        if "bar" in vars(self):
            self.bar.hide()
        self._actions.menu(self._desk.window, TEXT_MENU).popup(at)


class MouseButtons(QObject):
    """The buttons of a mouse that lead back and forward, taken from the handle of a window.

    That gets events first, so the buttons work over fields and menus too, which would keep them.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            if event.button() == Qt.MouseButton.BackButton:
                self._session.back()
                return True
            if event.button() == Qt.MouseButton.ForwardButton:
                self._session.forward()
                return True
        return False
