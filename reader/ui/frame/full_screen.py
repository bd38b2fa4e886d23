"""The full screen: the text alone, and the search and the menus when they are called."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QToolBar

from reader.ui.actions.actions import Actions
from reader.ui.commands.desk import Desk
from reader.wording import tr

# What leads to a field of the tool bar.
_SEARCHES = ("find", "search-library")


class FullScreen(QObject):
    """Takes away what stands around the page of a window, and gives it back.

    Panels come by their keys, one at a time, as in a narrow window.
    """

    def __init__(self, window: QMainWindow, desk: Desk, actions: Actions) -> None:
        super().__init__(window)
        self._window, self._desk, self._on = window, desk, False
        self._bars = window.findChildren(QToolBar)
        for name in _SEARCHES:
            actions[name].triggered.connect(self._show_search)
        desk.search_bar.left.connect(self._hide_search)
        for menu in actions.menus.values():
            menu.aboutToHide.connect(self._hide_menus_soon)

    def show(self, *, on: bool) -> None:
        """Leave the text alone on the screen, or put everything back around it."""
        if on == self._on:
            return
        self._on = on
        self._window.menuBar().setVisible(not on)
        self._window.statusBar().setVisible(not on)
        self._show_bars(not on)
        self._desk.areas.leave_alone(on=on)
        if on:
            self._desk.areas.focus_page()
            self._desk.notices.show_notice(tr("Escape leads back from the full screen."))

    def _show_search(self) -> None:
        if self._on:
            self._show_bars(True)
            # Done before, this came to nothing: what is hidden takes no keyboard.
            self._desk.search_bar.way_in.setFocus()

    def _hide_search(self) -> None:
        if self._on:
            self._show_bars(False)

    def _hide_menus_soon(self) -> None:
        """Hide the menus once none is open: another may be about to be."""
        if self._on:
            QTimer.singleShot(0, self, self._hide_menus)

    def _hide_menus(self) -> None:
        if self._on and QApplication.activePopupWidget() is None:
            self._window.menuBar().hide()

    def _show_bars(self, shown: bool) -> None:
        for bar in self._bars:
            bar.setVisible(shown)
